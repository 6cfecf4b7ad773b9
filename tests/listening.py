"""A real server on this machine's loopback, for as long as a test needs it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import waitress
from waitress.wasyncore import close_all


@contextmanager
def listening(application: Callable[..., Any], threads: int = 8) -> Iterator[str]:
    """The address of a server of a WSGI application."""
    sockets: dict[int, object] = {}
    server = waitress.create_server(application, host="127.0.0.1", port=0, threads=threads, map=sockets)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        # The loop ends with its last socket. Its own thread closes them all, those that browsers keep open too:
        # closed from here, they are missed by a loop that is waiting for them. A loop that is awake already may
        # have closed them before this thread has written the byte that wakes it.
        with suppress(OSError):
            server.trigger.pull_trigger(lambda: close_all(sockets))
        thread.join(timeout=5)
        server.task_dispatcher.shutdown()
