"""Requests that two servers may read differently, sent as bytes to nginx and to gunicorn behind it.

Each hides a second request, for MARK. It must be refused, or be answered once; the second never reaches the app.
"""

import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from tests.deployed import Server
from tests.trust.row import Row

MARK = "/smuggled"
PATIENCE = 3.0  # seconds without a word after which no more is expected
_HOST = "Host: x.example\r\n"
_HIDDEN = f"GET {MARK} HTTP/1.1\r\n{_HOST}\r\n"
_POST = f"POST /_dash-update-component HTTP/1.1\r\n{_HOST}Content-Type: application/json\r\n"
_GET = "GET /edition HTTP/1.1\r\n"
_CHUNKED = "Transfer-Encoding: chunked\r\n"
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ")
_SIZE = f"{len(_HIDDEN):x}"


class Probe(NamedTuple):
    """What is sent, and what it may be answered with beside a refusal: `once` if one answer of any kind will do."""

    name: str
    sent: bytes
    once: bool = False


def probes() -> Iterator[Probe]:
    """All of them."""
    yield from _lengths()
    yield from _encodings()
    yield from _chunks()
    yield from _lines()
    yield from _targets()


def _lengths() -> Iterator[Probe]:
    yield _probe("CL.TE", f"{_POST}Content-Length: {5 + len(_HIDDEN)}\r\n{_CHUNKED}\r\n0\r\n\r\n{_HIDDEN}")
    yield _probe("TE.CL", f"{_POST}Content-Length: 4\r\n{_CHUNKED}\r\n{_SIZE}\r\n{_HIDDEN}\r\n0\r\n\r\n")
    for name, lengths in {
        "two lengths": ("5", str(5 + len(_HIDDEN))),
        "two lengths, the larger first": (str(5 + len(_HIDDEN)), "5"),
        "the same length twice": ("5", "5"),
        "a list of lengths": ("5, 5",),
        "a length with a sign": ("+5",),
        "a negative length": ("-5",),
        "a hexadecimal length": ("0x5",),
        "a length with an underscore": ("1_0",),
        "a length in Arabic digits": ("٥",),
        "a length of 4,400 digits": ("9" * 4_400,),
        "a length with a space in it": ("5 5",),
        "an empty length": ("",),
        "a fractional length": ("5.0",),
    }.items():
        said = "".join(f"Content-Length: {each}\r\n" for each in lengths)
        yield _probe(name, f"{_POST}{said}\r\n12345{_HIDDEN}")
    yield _probe("a length under a bare name", f"{_POST}Content-Length : 5\r\n\r\n12345{_HIDDEN}")
    yield _probe("a length with a tab before its colon", f"{_POST}Content-Length\t: 5\r\n\r\n12345{_HIDDEN}")
    yield _probe("a body to GET", f"{_GET}{_HOST}Content-Length: {len(_HIDDEN)}\r\n\r\n{_HIDDEN}", once=True)
    yield _probe(
        "a chunked body to GET", f"{_GET}{_HOST}{_CHUNKED}\r\n{_SIZE}\r\n{_HIDDEN}\r\n0\r\n\r\n", once=True
    )
    yield _probe(
        "a body to HEAD",
        f"HEAD /edition HTTP/1.1\r\n{_HOST}Content-Length: {len(_HIDDEN)}\r\n\r\n{_HIDDEN}",
        once=True,
    )
    yield _probe(
        "a body to a page that takes none",
        f"POST / HTTP/1.1\r\n{_HOST}Content-Length: {len(_HIDDEN)}\r\n\r\n{_HIDDEN}",
        once=True,
    )


def _encodings() -> Iterator[Probe]:
    body = f"\r\n0\r\n\r\n{_HIDDEN}"
    length = f"Content-Length: {5 + len(_HIDDEN)}\r\n"
    for said in (
        "Transfer-Encoding: xchunked", "Transfer-Encoding : chunked", "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity", "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
        "Transfer-Encoding:\x0bchunked",
        "Transfer-Encoding: \"chunked\"", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, chunked",
        "transfer-encoding: chunked\r\nTransfer-Encoding: chunked", "X: y\nTransfer-Encoding: chunked",
        "Transfer-Encoding:\r\n chunked", "Transfer_Encoding: chunked", "X: y\rTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\x00", "Transfer-Encoding: cow",
    ):  # fmt: skip
        # Where the encoding means nothing, the length tells, and what is hidden is body.
        yield _probe(repr(said), f"{_POST}{said}\r\n{length}{body}", once=True)
    yield _probe("chunked in HTTP/1.0", f"{_POST.replace('1.1', '1.0')}{_CHUNKED}{body}")


def _chunks() -> Iterator[Probe]:
    for name, chunks in {
        "an extension": "5;x=y\r\n12345\r\n0\r\n\r\n",
        "an extension with a line feed": "5;x\n12345\r\n0\r\n\r\n",
        "a size with a sign": "+5\r\n12345\r\n0\r\n\r\n",
        "a size with 0x": "0x5\r\n12345\r\n0\r\n\r\n",
        "a size with an underscore": "0_5\r\n12345\r\n0\r\n\r\n",
        "a size beyond 64 bits": "10000000000000005\r\n12345\r\n0\r\n\r\n",
        "a size and a space": "5 \r\n12345\r\n0\r\n\r\n",
        "a chunk without its end": "5\r\n12345XX0\r\n\r\n",
        "a chunk that is too short": f"{_SIZE}\r\n12345\r\n0\r\n\r\n",
        "bare line feeds": "5\n12345\n0\n\n",
        "no size": "\r\n12345\r\n0\r\n\r\n",
        "a negative size": "-5\r\n12345\r\n0\r\n\r\n",
        "trailers": "0\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    }.items():
        yield _probe(f"chunks: {name}", f"{_POST}{_CHUNKED}\r\n{chunks}")


def _lines() -> Iterator[Probe]:
    for name, said in {
        "a folded line": "X: y\r\n z\r\n",
        "a line that begins with a space": " X: y\r\n",
        "a name with a space": "X y: z\r\n",
        "no name": ": z\r\n",
        "no colon": "X\r\n",
        "NUL in a value": "X: a\x00b\r\n",
        "a carriage return in a value": "X: a\rb\r\n",
        "a header of 20,000 characters": f"X: {'a' * 20_000}\r\n",
        "500 headers": "".join(f"X-{n}: y\r\n" for n in range(500)),
        "two hosts": "Host: y.example\r\n",
        "a path in a header": f"X-Original-URL: {MARK}\r\nX-Rewrite-URL: {MARK}\r\n",
        "a path for the app": f"PATH_INFO: {MARK}\r\nSCRIPT_NAME: {MARK}\r\nPath-Info: {MARK}\r\n",
        "another method": "X-HTTP-Method-Override: DELETE\r\n",
        "an upgrade": "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n",
        "a header named by the connection": "Connection: close, X-Forwarded-For\r\n",
    }.items():
        yield _probe(name, f"{_GET}{_HOST}{said}\r\n", once=True)
    yield _probe("bare line feeds", "GET /edition HTTP/1.1\nHost: x.example\n\n", once=True)
    yield _probe("bare carriage returns", "GET /edition HTTP/1.1\rHost: x.example\r\r")


def _targets() -> Iterator[Probe]:
    for target in (
        "http://other.example/edition", "http://other.example:80/edition", "https://x.example/edition", "*", "edition",
        "//edition", "/edition#x", "/edition?a b", "/%", "/%zz", "/%00", "/a%0d%0aX:%20y", "/../edition",
        "/%2e%2e/edition", "/\\edition",
        "http://[::1/edition", "x.example:443", "/" + "a" * 9_000, "/?" + "a" * 9_000, "",
    ):  # fmt: skip
        yield _probe(f"target {target[:30]!r}", f"GET {target} HTTP/1.1\r\n{_HOST}\r\n", once=True)
    for first in (
        "GET /edition HTTP/1.2", "GET /edition HTTP/2.0", "GET /edition", "GET  /edition  HTTP/1.1",
        "get /edition HTTP/1.1", "GET /edition HTTP/1.1 x", "GE\tT /edition HTTP/1.1", "GET /edition XTTP/1.1",
        "\x16\x03\x01\x02",
    ):  # fmt: skip
        yield _probe(f"line {first!r}", f"{first}\r\n{_HOST}\r\n", once=True)
    yield _probe("no host", "GET /edition HTTP/1.1\r\n\r\n", once=True)


def answers(server: Server, sent: bytes) -> list[int]:
    """The statuses that come back until the server falls silent or closes."""
    found = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as line:
        with suppress(OSError):
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
        with suppress(OSError):
            while piece := line.recv(65_536):
                found += piece
    return [int(status) for status in _STATUS.findall(found)]


def wrong(probe: Probe, statuses: list[int]) -> str:
    """What is wrong with the answers to a probe; empty where nothing is. A connection that is closed is a refusal."""
    if len(statuses) > 1:
        return f"{probe.name}: {len(statuses)} answers {statuses}"
    if any(status >= 500 for status in statuses) and statuses != [501] and statuses != [505]:
        return f"{probe.name}: {statuses[0]}"
    if statuses and not probe.once and not 400 <= statuses[0] < 500 and statuses[0] not in {501, 505}:
        return f"{probe.name}: {statuses[0]} and no refusal"
    return ""


def rows(front: Server, app: Server) -> Iterator[Row]:
    """Each probe to nginx, and to gunicorn itself."""
    for openly, (name, server) in enumerate((("nginx", front), ("gunicorn", app))):
        tried = list(probes())
        faults = [fault for each in tried if (fault := wrong(each, answers(server, each.sent)))]
        reached = app.said().count(f'"{MARK}"') - openly
        # What reaches the app is in its log: this one does.
        answers(server, _HIDDEN.encode())
        seen = app.said().count(f'"{MARK}"') == openly + reached + 1
        told = "; ".join(faults[:5])
        yield Row(
            f"requests that two servers may read differently, to {name}",
            f"{len(tried)}: {len(faults)} answered wrongly, {reached} reached the app. {told}".rstrip(),
            "each refused or answered once, 0 hidden requests reach the app",
            not faults and not reached and seen,
        )


def _probe(name: str, sent: str, *, once: bool = False) -> Probe:
    return Probe(name, sent.encode("utf-8"), once)
