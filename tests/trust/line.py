"""A connection as a browser keeps it: one request after the other on it, opened anew when the server has closed it."""

import asyncio
import time
from collections.abc import Mapping
from typing import NamedTuple

PATIENCE = 30.0  # seconds for an answer; a reader has long gone by then
LONGEST_HEAD = 65_536
FAILED = 0  # the status of no answer


class Answer(NamedTuple):
    """What came of a request. Without an answer the status is FAILED and the body says why."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    began: float  # time.monotonic()
    seconds: float  # until the last byte was there


class Line:
    """One connection to a server of loopback, from an address of loopback."""

    def __init__(self, port: int, source: str = "127.0.0.1", patience: float = PATIENCE) -> None:
        self._port, self._source, self._patience = port, source, patience
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def get(self, target: str, referer: str = "") -> Answer:
        """The answer to a GET. Where the server has closed the connection meanwhile, it is opened again once, as
        browsers do it."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._patience):
                kept = self._writer is not None
                try:
                    status, headers, body = await self._asked(target, referer)
                except _ClosedError:
                    if not kept:
                        raise
                    status, headers, body = await self._asked(target, referer)
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError) as error:
            self.close()
            reason = f"{type(error).__name__} {error}".encode()
            return Answer(FAILED, {}, reason, began, time.monotonic() - began)
        return Answer(status, headers, body, began, time.monotonic() - began)

    async def _asked(self, target: str, referer: str) -> tuple[int, Mapping[str, str], bytes]:
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(
                "127.0.0.1", self._port, limit=LONGEST_HEAD, local_addr=(self._source, 0)
            )
        assert self._reader is not None
        try:
            self._writer.write(self._request(target, referer))
            head = await self._reader.readuntil(b"\r\n\r\n")
        except (ConnectionError, asyncio.IncompleteReadError) as error:
            self.close()
            if getattr(error, "partial", b""):
                raise EOFError("the answer ends within its head") from error
            raise _ClosedError from error
        status, headers = _read(head)
        body = await _body(self._reader, headers)
        if headers.get("connection") == "close":
            self.close()
        return status, headers, body

    def _request(self, target: str, referer: str) -> bytes:
        origin = f"127.0.0.1:{self._port}"
        said = f"Referer: http://{origin}{referer}\r\n" if referer else ""
        return (
            f"GET {target} HTTP/1.1\r\nHost: {origin}\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n{said}\r\n"
        ).encode()

    def close(self) -> None:
        """Close it; the next request opens another."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


class _ClosedError(ConnectionError):
    """The connection was closed before any of the answer came."""


def _read(head: bytes) -> tuple[int, Mapping[str, str]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines if line)
    return int(first.split(" ", 2)[1]), {name.lower(): value.strip() for name, _, value in pairs}


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(headers.get("content-length", "0")))
    parts = []
    while size := int(await reader.readuntil(b"\r\n"), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readuntil(b"\r\n")
    return b"".join(parts)
