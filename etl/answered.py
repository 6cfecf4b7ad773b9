"""Answers about tables, kept for as long as the tables are: a server that takes others forgets what it knew of them."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

Known = TypeVar("Known")  # tables, of whatever kind
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
Function = Callable[Concatenate[Known, Asked], Answer]


def kept(most: int) -> Callable[[Function[Known, Asked, Answer]], Function[Known, Asked, Answer]]:
    """Keep the `most` last answers of a function about each tables, as `functools.lru_cache` does for all together.

    What is asked beside the tables is hashable. An answer must not hold the tables themselves.
    """

    def decorate(function: Function[Known, Asked, Answer]) -> Function[Known, Asked, Answer]:
        known: WeakKeyDictionary[Known, OrderedDict[object, Answer]] = WeakKeyDictionary()
        lock = Lock()

        @wraps(function)
        def answered(tables: Known, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
            question = (asked, *named.items())
            with lock:
                answers = known.setdefault(tables, OrderedDict())
                if question in answers:
                    answers.move_to_end(question)
                    return answers[question]
            answer = function(tables, *asked, **named)
            with lock:
                answers[question] = answer
                while len(answers) > most:
                    answers.popitem(last=False)
            return answer

        return cast(Function[Known, Asked, Answer], answered)

    return decorate
