"""What a question is asked with: values themselves, or marks in whose place an engine is given values later.

Questions are written once (`etl.store.questions`). In memory they are asked with values. For an engine they are put
into its own words once for each form of what is asked, and marks stand where values differ.
"""

from collections.abc import Mapping
from typing import Any, Protocol

import narwhals as nw

Value = str | int | tuple[str, ...]
Asked = Mapping[str, Value]  # by name; what is not asked for is not there
Form = tuple[tuple[str, str], ...]  # name and kind of each value, by name

ONE, MANY, NUMBER = "one", "many", "number"
# No text of ours begins with a character that is for private use, and no position or limit is as large.
_MARK, _NUMBERS = "\ue000", 10**15


class Values(Protocol):
    """What a question is asked with, as parts of its expressions."""

    def has(self, name: str) -> bool:
        """Whether anything is asked for by this name."""

    def one(self, name: str) -> Any:
        """A text or a number, to compare with."""

    def among(self, name: str, column: str) -> nw.Expr:
        """Whether what a column holds is one of several texts."""


class Given(Values):
    """The values themselves."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked

    def has(self, name: str) -> bool:
        return name in self._asked

    def one(self, name: str) -> Any:
        return self._asked[name]

    def among(self, name: str, column: str) -> nw.Expr:
        return nw.col(column).is_in(self._asked[name])


class Marked(Values):
    """Marks for values of a form."""

    def __init__(self, form: Form) -> None:
        self._kinds, self._places = dict(form), {name: place for place, (name, _) in enumerate(form)}

    def has(self, name: str) -> bool:
        return name in self._kinds

    def one(self, name: str) -> Any:
        return _NUMBERS + self._places[name] if self._kinds[name] == NUMBER else f"{_MARK}{ONE}:{name}"

    # Not `is_in`: narwhals wraps it so that no engine finds what it wants by an index.
    def among(self, name: str, column: str) -> nw.Expr:
        return nw.col(column) == f"{_MARK}{self._kinds[name]}:{name}"


def plain(asked: Asked) -> Asked:
    """The same, with one of one as itself: engines put rows in order by an index where a column equals one value."""
    return {name: _alone(value) for name, value in asked.items()}


def form(asked: Asked) -> Form:
    """Of what form it is that is asked."""
    return tuple(sorted((name, _kind(value)) for name, value in asked.items()))


def marked(text: str) -> tuple[str, str] | None:
    """Kind and name of the value for which a text of an engine's words stands; none where it stands for itself."""
    if not text.startswith(_MARK):
        return None
    kind, _, name = text.removeprefix(_MARK).partition(":")
    return kind, name


def numbered(number: int, of: Form) -> str | None:
    """The name of the value for which a number of an engine's words stands; none where it stands for itself."""
    place = number - _NUMBERS
    return of[place][0] if 0 <= place < len(of) else None


def _alone(value: Value) -> Value:
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


def _kind(value: Value) -> str:
    if isinstance(value, str):
        return ONE
    return NUMBER if isinstance(value, int) else MANY
