"""One line of the log for each request: without its parameters, its body, the reader's address or secrets.

Who asked for what is the business of nginx in front, and kept or not as its owner decides.
"""

import logging
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

from app.front import Application
from app.lines import TOLD
from app.metrics import OTHER, Metrics, room

LOG = logging.getLogger("indicators.requests")
LONGEST = 200  # characters of a path

Start = Callable[..., Any]


class Logged:
    """Counts and logs each request that another application answers."""

    def __init__(self, behind: Application, metrics: Metrics) -> None:
        self._behind, self._metrics = behind, metrics

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """A WSGI application."""
        began, answer = perf_counter(), {"status": "500"}
        environ[TOLD] = {}

        def begin(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            answer["status"] = status.partition(" ")[0]
            return start(status, headers, *rest)

        try:
            return self._behind(environ, begin)
        finally:
            self._tell(environ, answer["status"], perf_counter() - began)

    def _tell(self, environ: dict[str, Any], status: str, seconds: float) -> None:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        there = room(path) if status != "404" else OTHER
        self._metrics.answered(there, method, status, seconds)
        if found := environ[TOLD].get("kept"):
            self._metrics.kept(found)
        told = {
            "method": method[:LONGEST],
            # As it came, one byte a character (PEP 3333).
            "path": path[:LONGEST].encode("latin-1", "replace").decode(errors="replace"),
            "status": int(status),
            "ms": round(1000 * seconds, 1),
            "kept": found,
            "request": environ.get("HTTP_X_REQUEST_ID", "")[:64],
        }
        LOG.info("answered", extra={"told": told})
