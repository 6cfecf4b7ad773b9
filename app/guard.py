"""Before anything else looks at a request: what no reader sends is refused at once, and cheaply.

How long an address may be and what may stand in it, how large a body is; and that every answer, whoever gives it,
says the same of itself to the browser. What may be posted is known to `app.callbacks`. Imports nothing heavy.
"""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from app import refused
from app.refused import Start

# Of every answer, whoever gives it.
SAID: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    # The controls of a page are asked for by its address.
    "Referrer-Policy": "same-origin",
    # What no page uses; what a page uses (the clipboard, the whole screen) is left to it.
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = "Content-Security-Policy"
# Of what is no page.
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
LONGEST_ADDRESS = 16_384  # bytes of path and query
LONGEST_PARAMETER = 4_096  # bytes, as written
MOST_PARAMETERS = 1_000
LONGEST_BODY = 65_536  # bytes; what a page posts has some hundreds
_PIECE = 16_384
# Control characters, and what is a slash elsewhere.
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
# Folders above, hidden files, and what would be read a second time.
_NOWHERE = re.compile(r"/\.|%[0-9A-Fa-f]{2}")

Environ = dict[str, Any]


class Guard:
    """A WSGI application that hands on to another what may be looked at."""

    def __init__(self, behind: Any) -> None:
        self._behind = behind

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer a request, or hand it on with a body that has been read whole."""

        def begin(status: str, said: list[tuple[str, str]], *rest: Any) -> Any:
            return start(status, _completed(said), *rest)

        wrong = _address(environ["PATH_INFO"], environ.get("QUERY_STRING", ""))
        if wrong:
            return refused.answered(begin, wrong)
        if not _has_body(environ):
            return self._handed_on(environ, begin)
        body = _body(environ)
        if isinstance(body, int):
            # Where the next request begins is not known.
            return refused.answered(begin, body, [("Connection", "close")])
        environ.update({"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))})
        environ.pop("HTTP_TRANSFER_ENCODING", None)
        return self._handed_on(environ, begin)

    def _handed_on(self, environ: Environ, start: Start) -> Iterable[bytes]:
        answer: Iterable[bytes] = self._behind(environ, start)
        return answer


def _completed(said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The headers of an answer, with those of SAID and a policy where it has none of its own."""
    own = {name.lower() for name, _ in said}
    lacking = {**SAID, POLICY: NOTHING}.items()
    return [*said, *((name, value) for name, value in lacking if name.lower() not in own)]


def _address(path: str, query: str) -> int | None:
    """The status that an address is refused with; none where it may be looked at."""
    if len(path) + len(query) > LONGEST_ADDRESS:
        return 414
    try:
        readable = path.encode("latin-1").decode()
    except UnicodeError:  # overlong forms among them
        return 400
    if not readable.startswith("/") or _UNREADABLE.search(readable):
        return 400
    if _NOWHERE.search(readable):
        return 404
    parameters = query.split("&")
    if len(parameters) > MOST_PARAMETERS or max(map(len, parameters)) > LONGEST_PARAMETER:
        return 400
    return None


def _has_body(environ: Environ) -> bool:
    return environ.get("CONTENT_LENGTH", "") not in {"", "0"} or "HTTP_TRANSFER_ENCODING" in environ


def _body(environ: Environ) -> bytes | int:
    """The body, or the status that the request is refused with. Never more is read than may be taken."""
    declared = environ.get("CONTENT_LENGTH") or None
    if declared is not None and not (declared.isascii() and declared.isdigit()):
        return 400
    if declared is not None and (len(declared) > len(str(LONGEST_BODY)) or int(declared) > LONGEST_BODY):
        return 413
    try:
        body = _read(environ["wsgi.input"], LONGEST_BODY + 1 if declared is None else int(declared))
    except OSError:  # chunks that are none, or a client that is gone
        return 400
    if len(body) > LONGEST_BODY:
        return 413
    return 400 if declared is not None and len(body) < int(declared) else body


def _read(source: Any, most: int) -> bytes:
    found = bytearray()
    while len(found) < most and (piece := source.read(min(_PIECE, most - len(found)))):
        found += piece
    return bytes(found)
