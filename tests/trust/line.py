"""A connection as a browser keeps it: one request after the other on it, opened anew when the server has closed it.

Cheap, for the one who asks takes the processor from the one who is asked, and answers are timed when they come.
"""

import asyncio
import re
import time
from collections.abc import Mapping
from typing import NamedTuple

PATIENCE = 30.0  # seconds for an answer; a reader has long gone by then
FAILED = 0  # the status of no answer
_HEADERS = re.compile(rb"(?im)^(content-length|content-encoding|transfer-encoding|connection): *([^\r\n]*)")
_END = b"\r\n\r\n"


class Answer(NamedTuple):
    """What came of a request. Without an answer the status is FAILED and the body says why.

    `headers` are those of lengths, encodings and the connection, in lower case.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    began: float  # time.monotonic()
    seconds: float  # until the last byte was there


class Line:
    """One connection to a server of loopback, from an address of loopback."""

    def __init__(self, port: int, source: str = "127.0.0.1", patience: float = PATIENCE) -> None:
        self._port, self._source, self._patience = port, source, patience
        self._channel: _Channel | None = None

    async def get(self, target: str, referer: str = "") -> Answer:
        """The answer to a GET. Where the server has closed the connection meanwhile, it is opened again once, as
        browsers do it."""
        began = time.monotonic()
        try:
            kept = self._channel is not None
            try:
                return await self._asked(target, referer, began)
            except _ClosedError:
                if not kept:
                    raise
                return await self._asked(target, referer, began)
        except (OSError, EOFError, ValueError) as error:
            self.close()
            reason = f"{type(error).__name__} {error}".encode()
            return Answer(FAILED, {}, reason, began, time.monotonic() - began)

    async def _asked(self, target: str, referer: str, began: float) -> Answer:
        loop = asyncio.get_running_loop()
        if self._channel is None or self._channel.closed:
            async with asyncio.timeout(self._patience):
                _, self._channel = await loop.create_connection(
                    _Channel, "127.0.0.1", self._port, local_addr=(self._source, 0)
                )
        channel = self._channel
        limit = loop.call_later(self._patience, channel.give_up)
        try:
            status, headers, body, ended = await channel.ask(self._request(target, referer))
        except _ClosedError:
            self.close()
            raise
        finally:
            limit.cancel()
        if headers.get("connection") == "close":
            self.close()
        return Answer(status, headers, body, began, ended - began)

    def _request(self, target: str, referer: str) -> bytes:
        origin = f"127.0.0.1:{self._port}"
        said = f"Referer: http://{origin}{referer}\r\n" if referer else ""
        return (
            f"GET {target} HTTP/1.1\r\nHost: {origin}\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n{said}\r\n"
        ).encode()

    def close(self) -> None:
        """Close it; the next request opens another."""
        if self._channel is not None:
            self._channel.close()
        self._channel = None


class _ClosedError(ConnectionError):
    """The connection was closed before any of the answer came."""


_Whole = tuple[int, Mapping[str, str], bytes, float]


class _Channel(asyncio.Protocol):
    """What comes on a connection, one answer at a time."""

    def __init__(self) -> None:
        self.closed = False
        self._came = bytearray()
        self._head: tuple[int, int, Mapping[str, str]] | None = None  # its length, the status, the headers
        self._answer: asyncio.Future[_Whole] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def ask(self, request: bytes) -> "asyncio.Future[_Whole]":
        """The answer to a request, and when it had come."""
        self._came.clear()
        self._head = None
        self._answer = asyncio.get_running_loop().create_future()
        if self.closed:
            self._end(_ClosedError())
        else:
            self._transport.write(request)
        return self._answer

    def data_received(self, data: bytes) -> None:
        self._came += data
        if self._head is None and (end := self._came.find(_END)) >= 0:
            head = bytes(self._came[:end])
            pairs = {name.decode().lower(): value.decode("latin-1") for name, value in _HEADERS.findall(head)}
            self._head = end + len(_END), int(head[9:12]), pairs
        if self._head and (body := self._body(*self._head)) is not None:
            self._end((self._head[1], self._head[2], body, time.monotonic()))

    def _body(self, start: int, _status: int, headers: Mapping[str, str]) -> bytes | None:
        """The body, once it is there."""
        if headers.get("transfer-encoding") == "chunked":
            return _unchunked(self._came[start:]) if self._came.endswith(b"0" + _END) else None
        length = int(headers.get("content-length", "0"))
        return bytes(self._came[start : start + length]) if len(self._came) >= start + length else None

    def connection_lost(self, _error: Exception | None) -> None:
        self.closed = True
        self._end(EOFError("the answer is cut off") if self._came else _ClosedError())

    def give_up(self) -> None:
        """End a request that is not answered."""
        self._end(TimeoutError())

    def close(self) -> None:
        """Close the connection."""
        self.closed = True
        self._transport.close()

    def _end(self, found: _Whole | Exception) -> None:
        if self._answer is None or self._answer.done():
            return
        if isinstance(found, Exception):
            self._answer.set_exception(found)
        else:
            self._answer.set_result(found)


def _unchunked(content: bytearray) -> bytes | None:
    """The body out of its chunks; none where the last one has not come."""
    parts, place = [], 0
    while (end := content.find(b"\r\n", place)) >= 0:
        size = int(content[place:end], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(bytes(content[end + 2 : end + 2 + size]))
        place = end + 2 + size + 2
    return None
