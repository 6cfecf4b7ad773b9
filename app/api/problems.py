"""What can be wrong with a request, as problem details of RFC 9457."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from app.api.paths import PROBLEMS
from etl.errors import IndicatorsError
from etl.labels import PROBLEM, PROBLEM_MEANS
from etl.text import Text

MEDIA = "application/problem+json"
LONGEST_VALUE = 200  # characters of what a reader typed that are said again
MOST_FAULTS = 20  # told at once


class Kind(StrEnum):
    """The kinds of problems; each has an address that explains it."""

    NOT_FOUND = "not-found"
    UNKNOWN_FORMAT = "unknown-format"
    UNKNOWN_RELEASE = "unknown-release"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    UNKNOWN_PARAMETER = "unknown-parameter"
    UNKNOWN_VALUE = "unknown-value"
    REPEATED_PARAMETER = "repeated-parameter"
    TOO_MANY_VALUES = "too-many-values"
    UNREADABLE_QUERY = "unreadable-query"
    QUERY_TOO_LONG = "query-too-long"
    TOO_MANY_ROWS = "too-many-rows"
    BUSY = "busy"
    RELEASE_UNREADABLE = "release-unreadable"
    FAULT = "fault"


STATUS: Mapping[Kind, int] = {
    **dict.fromkeys(Kind, 400),
    Kind.NOT_FOUND: 404,
    Kind.UNKNOWN_FORMAT: 404,
    Kind.UNKNOWN_RELEASE: 404,
    Kind.METHOD_NOT_ALLOWED: 405,
    Kind.QUERY_TOO_LONG: 414,
    Kind.BUSY: 503,
    Kind.RELEASE_UNREADABLE: 503,
    Kind.FAULT: 500,
}


class Fault(NamedTuple):
    """One thing that is wrong: its kind, what it is in words, and its data (parameter, value, allowed …)."""

    kind: Kind
    detail: Text
    data: Mapping[str, Any] = {}


class ProblemError(IndicatorsError):
    """A request that cannot be answered: all that is wrong with it, what decides the status first."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults[:MOST_FAULTS]
        super().__init__("; ".join(fault.detail.en for fault in self.faults))

    @property
    def status(self) -> int:
        """The HTTP status."""
        return STATUS[self.faults[0].kind]


def document(faults: tuple[Fault, ...]) -> dict[str, Any]:
    """The problem document: the first fault and, where there are more, all of them as `errors`."""
    first, *others = map(_told, faults)
    return {**first, "errors": [first, *others]} if others else first


def kinds() -> list[dict[str, Any]]:
    """What every kind of problem means."""
    return [explained(kind) for kind in Kind]


def explained(kind: Kind) -> dict[str, Any]:
    """What one kind of problem means: type, title, status, what to do about it."""
    means = PROBLEM_MEANS[kind]
    return {**_named(kind), "means_zh": means.zh, "means_en": means.en}


def both(words: Text) -> str:
    """Chinese first, English beside."""
    return f"{words.zh} {words.en}"


def clipped(value: str) -> str:
    """What a reader typed, as far as it is said again."""
    return value[:LONGEST_VALUE]


def _told(fault: Fault) -> dict[str, Any]:
    means = PROBLEM_MEANS[fault.kind]
    said = Text(fault.detail.zh + means.zh, f"{fault.detail.en} {means.en}")
    return {**_named(fault.kind), "detail": both(said), **fault.data}


def _named(kind: Kind) -> dict[str, Any]:
    return {"type": f"{PROBLEMS}/{kind}", "title": both(PROBLEM[kind]), "status": STATUS[kind]}
