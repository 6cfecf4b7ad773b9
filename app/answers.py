"""Answers kept for those who ask the same again: pages and what controls change depend on nothing but the question.

The edition of the data is fixed while the server runs; the day and the texts at hand are part of the question.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import NamedTuple

from flask import Flask, Response, g, request

MOST = 1024  # answers
LONGEST_ANSWER = 1_048_576  # bytes, compressed
KEPT = ("text/html", "application/json")
# What Dash sends is its own; what programs ask for by tag is not to be sent again whole.
ELSEWHERE = ("/_dash", "/api/")


class Answer(NamedTuple):
    """A response as it went out."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


class Answers:
    """The answers used last, at most MOST of them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = Lock()

    def get(self, question: Hashable) -> Answer | None:
        """The answer to a question asked before."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
            return self._kept.get(question)

    def keep(self, question: Hashable, answer: Answer) -> None:
        """Keep an answer, and drop what was not asked for longest."""
        with self._lock:
            self._kept[question] = answer
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)


def register(server: Flask, state: Callable[[], Hashable]) -> None:
    """Answer from memory what was asked before while `state` (day and texts) is the same.

    To be registered before what compresses answers, so that they are kept as they go out.
    """
    answers = Answers()

    @server.before_request
    def known() -> Response | None:
        g.question = _question(state)
        answer = answers.get(g.question) if g.question else None
        if answer is None:
            return None
        g.question = None
        return Response(answer.body, headers=list(answer.headers))

    @server.after_request
    def remember(response: Response) -> Response:
        question = g.get("question")
        if (
            question
            and response.status_code == 200
            and response.mimetype in KEPT
            and not response.is_streamed
        ):
            body = response.get_data()
            if len(body) <= LONGEST_ANSWER:
                answers.keep(question, Answer(body, tuple(response.headers.items())))
        return response


def _question(state: Callable[[], Hashable]) -> Hashable:
    """What an answer depends on; None where it is not to be kept."""
    takes = request.headers.get("Accept-Encoding", "")
    if request.method == "GET" and not request.path.startswith(ELSEWHERE):
        return ("GET", request.host_url, request.full_path, takes, state())
    return None
