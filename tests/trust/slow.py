"""Senders that never come to an end: heads and bodies of which a byte comes every second (slowloris)."""

import asyncio
from contextlib import suppress

PAUSE = 1.0  # seconds between bytes
SOURCE = "127.0.0.3"  # another address than that of the viewers
_HEAD = "GET /?{n} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
_BODY = (
    "POST /_dash-update-component HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    "Content-Length: 60000\r\n\r\n"
)


async def sending(port: int, number: int, seconds: float) -> int:
    """So many slow senders, half of heads and half of bodies, each coming back when shown out; how many got in."""
    until = asyncio.get_running_loop().time() + seconds
    connected = await asyncio.gather(*(_sender(port, n, until) for n in range(number)))
    return sum(connected)


async def _sender(port: int, n: int, until: float) -> bool:
    loop, connected = asyncio.get_running_loop(), False
    start = _HEAD.format(n=n) if n % 2 else _BODY
    while loop.time() < until:
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(SOURCE, 0))
            connected = True
            writer.write(start.encode())
            while loop.time() < until and not writer.is_closing():
                await asyncio.sleep(PAUSE)
                writer.write(b"x")
                await writer.drain()
            writer.close()
        await asyncio.sleep(PAUSE)
    return connected
