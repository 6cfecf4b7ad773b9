"""Bodies that never end, sent to the real server: it reads as much as it may take, and no more."""

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.deployed import Server
from tests.trust.row import Row

MEGABYTE = 1024 * 1024
PIECE = b"x" * 16_384
PATIENCE = 20.0
MOST_GROWTH = 20  # MB


def sent(server: Server, most: int, *, chunked: bool) -> tuple[int, int]:
    """Send a body of so many bytes until it is refused: the status, and how many bytes were taken."""
    how = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {most}"
    head = (
        f"POST /_dash-update-component HTTP/1.1\r\nHost: x.example\r\nContent-Type: application/json\r\n{how}"
    )
    taken = 0
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as line:
        line.sendall(f"{head}\r\n\r\n".encode())
        line.settimeout(0.05)
        answer = b""
        with suppress(BrokenPipeError, ConnectionResetError):
            while taken < most and not answer:
                piece = b"%x\r\n%b\r\n" % (len(PIECE), PIECE) if chunked else PIECE
                with suppress(TimeoutError):
                    line.sendall(piece)
                taken += len(PIECE)
                if taken % (64 * len(PIECE)) == 0:
                    with suppress(TimeoutError):
                        answer = line.recv(65_536)
        line.settimeout(PATIENCE)
        with suppress(ConnectionResetError):
            answer = answer or line.recv(65_536)
    status = answer.split(b" ", 2)[1:2]
    return (int(status[0]) if status else 0), taken


def memory(server: Server) -> float:
    """What the workers hold, in MB; the one that holds most."""
    return max(_resident(each) for each in server.workers())


def rows(server: Server, size: int) -> Iterator[Row]:
    """Bodies of so many MB, chunked and declared."""
    sent(server, MEGABYTE, chunked=True)  # what is loaded when it is first needed
    before, found = memory(server), []
    began = time.monotonic()
    for chunked in (True, False):
        found.append(sent(server, size * MEGABYTE, chunked=chunked))
    growth = memory(server) - before
    seconds = time.monotonic() - began
    # A server that closes may do so before its answer is read: then there is none.
    refused = all(status in {413, 0} for status, _ in found) and any(status == 413 for status, _ in found)
    told = ", ".join(f"{status or 'cut off'} after {taken / MEGABYTE:.1f} MB" for status, taken in found)
    yield Row(
        f"bodies of {size} MB, chunked and declared, to gunicorn",
        f"{told}; growth {growth:.1f} MB, {seconds:.1f} s",
        f"413 or cut off, growth ≤ {MOST_GROWTH} MB",
        refused and growth <= MOST_GROWTH,
    )


def _resident(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * 4096 / MEGABYTE
