"""What a control asks of the server, recorded in the browser and asked again without one."""

import re
import socket
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from itertools import count, cycle, islice, takewhile
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Response

from bench.processes import HOST
from bench.sites import Site
from bench.visits import STILL, changed, opened, seen, settle

CONNECTIONS, PROCESSES = 32, 4
SECONDS = 3.0  # of load in one round
REPEATS, VALUES = 5, 4
DROPPED = {"host", "connection", "content-length", "cookie"}
CHUNK = 1 << 16


class Asked(NamedTuple):
    """One request, as its head without host, and its body."""

    head: str
    body: bytes

    def on(self, port: int) -> bytes:
        """What goes over the line."""
        length = f"Content-Length: {len(self.body)}\r\n" if self.body else ""
        own = f"Host: {HOST}:{port}\r\n{length}\r\n"
        return (self.head + own).encode("latin-1") + self.body


def recorded(context: BrowserContext, site: Site, address: str) -> list[Asked]:
    """For each value of the control the request whose answer is the longest: the one that brings the charts.

    Where no control asks anything, the page itself.
    """
    if site.answers == site.charts:
        return [Asked(f"GET {site.charts} HTTP/1.1\r\nAccept-Encoding: br\r\n", b"")]
    page, wire = opened(context, address + site.charts)
    seen(page, "drawn")
    found, answers = [], []
    page.on("response", lambda response: answers.append(response) if site.answers in response.url else None)
    for value in site.values[:VALUES]:
        settle(page, wire, STILL)
        answers.clear()
        changed(page, site, value)
        settle(page, wire, STILL)
        found.append(_asked_for(max(answers, key=lambda response: len(response.body()))))
    page.close()
    return found


def _asked_for(response: Response) -> Asked:
    request, parts = response.request, urlsplit(response.url)
    headers = {name: value for name, value in request.all_headers().items() if name[0] != ":"}
    kept = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if name.lower() not in DROPPED)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return Asked(f"{request.method} {target} HTTP/1.1\r\n{kept}", request.post_data_buffer or b"")


class Share(NamedTuple):
    """Milliseconds of the server, medians: asked for the first time since its start, and again."""

    first: float
    again: float
    bytes: float


def share(port: int, posts: Sequence[Asked]) -> Share:
    """How long a fresh server takes for each request. The very first one only wakes it."""
    with socket.create_connection((HOST, port)) as line:
        _asked(line, posts[0].on(port))
        first = [_asked(line, post.on(port)) for post in posts[1:] or posts]
        again = [_asked(line, post.on(port)) for post in islice(cycle(posts), REPEATS * len(posts))]
    milliseconds = [statistics.median(each[0] for each in asked) for asked in (first, again)]
    return Share(*milliseconds, bytes=statistics.median(each[1] for each in again))


def _asked(line: socket.socket, request: bytes) -> tuple[float, int]:
    """Milliseconds and bytes of one answer."""
    start = time.perf_counter()
    line.sendall(request)
    length = _answer(line)
    return 1000 * (time.perf_counter() - start), length


def _answer(line: socket.socket) -> int:
    """Take in one answer; its bytes.

    Raises:
        RuntimeError: it is no answer with a body of a known length.
        ConnectionError: the server has closed the line.
    """
    taken = b""
    while b"\r\n\r\n" not in taken:
        taken += _taken(line, CHUNK)
    head, _, body = taken.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    if not head.startswith(b"HTTP/1.1 200") or not length:
        raise RuntimeError(head.decode("latin-1"))
    missing = int(length[1]) - len(body)
    while missing > 0:
        missing -= len(_taken(line, min(missing, CHUNK)))
    return len(head) + 4 + int(length[1])


def _taken(line: socket.socket, most: int) -> bytes:
    piece = line.recv(most)
    if not piece:
        raise ConnectionError("closed")
    return piece


def throughput(port: int, posts: Sequence[Asked]) -> float:
    """Answers a second on CONNECTIONS lines that stay open."""
    requests = [post.on(port) for post in posts]
    with ProcessPoolExecutor(PROCESSES) as pool:
        asked = [pool.submit(_load, port, requests, n) for n in range(PROCESSES)]
        return sum(each.result() for each in asked) / SECONDS


def _load(port: int, requests: Sequence[bytes], offset: int) -> int:
    deadline = time.perf_counter() + SECONDS
    lines = CONNECTIONS // PROCESSES
    with ThreadPoolExecutor(lines) as pool:
        places = range(offset * lines, (offset + 1) * lines)
        return sum(pool.map(lambda place: _line(port, requests, place, deadline), places))


def _line(port: int, requests: Sequence[bytes], place: int, deadline: float) -> int:
    """How many answers one connection gets, the values in turn, each line from another one on."""
    turns: Any = takewhile(lambda _: time.perf_counter() < deadline, count(place))
    answered = 0
    while time.perf_counter() < deadline:
        # A server closes a line after so many answers.
        with suppress(ConnectionError), socket.create_connection((HOST, port)) as line:
            for turn in turns:
                _asked(line, requests[turn % len(requests)])
                answered += 1
    return answered
