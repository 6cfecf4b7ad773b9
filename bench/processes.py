"""Servers in processes of their own, on the loopback address."""

import http.client
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HOST = "127.0.0.1"
PATIENCE = 60  # seconds
STEP = 0.005


class Running(NamedTuple):
    """A server that answers."""

    pid: int
    port: int
    started: float  # time.perf_counter() when its process was started
    answered: float  # … when it had answered the first page

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def memory(self) -> float:
        """Resident memory in bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        return 1024 * float(re.findall(r"VmRSS:\s+(\d+) kB", status)[0])


@contextmanager
def running(command: Sequence[str]) -> Iterator[Running]:
    """A server for as long as it is needed; `{port}` in the command is a free one.

    Raises:
        RuntimeError: it ends, or does not answer in time.
    """
    port = _free_port()
    words = [word.format(port=port) if "{port}" in word else word for word in command]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {name: value for name, value in os.environ.items() if name != "TEXTS_DIR"}
    started = time.perf_counter()
    process = subprocess.Popen(words, env=environment, **quiet)
    try:
        _answer(process, port)
        yield Running(process.pid, port, started, time.perf_counter())
    finally:
        process.terminate()
        process.wait(10)


def _answer(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait until the first page has come."""
    deadline = time.perf_counter() + PATIENCE
    while time.perf_counter() < deadline and process.poll() is None:
        if _status(port) == http.client.OK:
            return
        time.sleep(STEP)
    ended = "it runs" if process.returncode is None else f"it ended with {process.returncode}"
    raise RuntimeError(f"no answer from {process.args!r}: {ended}")


def _status(port: int) -> int | None:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/", headers={"Accept-Encoding": "gzip, br"})
        response = connection.getresponse()
        response.read()
    except ConnectionRefusedError:
        return None
    finally:
        connection.close()
    return response.status


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
