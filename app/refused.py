"""What is refused is told in one plain line: no page, no trace of what went on inside. Imports nothing heavy."""

from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from typing import Any

from etl.labels import REFUSED, REFUSED_OTHERWISE

KIND = "text/plain; charset=utf-8"

Start = Callable[..., Any]


def line(status: int) -> str:
    """What a status means here, on one line."""
    words = REFUSED.get(status, REFUSED_OTHERWISE)
    return f"{status} {words.zh} {words.en}\n"


def answered(start: Start, status: int, also: Sequence[tuple[str, str]] = ()) -> Iterable[bytes]:
    """The answer of a WSGI application that refuses."""
    body = line(status).encode()
    about = [("Content-Type", KIND), ("Content-Length", str(len(body))), ("Cache-Control", "no-store"), *also]
    start(f"{status} {HTTPStatus(status).phrase}", about)
    return [body]
