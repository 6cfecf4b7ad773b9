"""What those who watch over the server ask: whether it lives, what it serves, and its figures.

And what nginx asks each second: which release pages show, by which it keeps them (see `app.resources`).
"""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from app.following import Status
from app.front import Application
from app.metrics import KIND, Metrics
from app.resources import RELEASE_HEADER

ALIVE, READY, METRICS, RELEASE = "/healthz", "/readyz", "/metrics", "/releasez"
PLAIN, JSON = "text/plain; charset=utf-8", "application/json"

Start = Callable[..., Any]


class Health:
    """Answers ALIVE, READY, METRICS and RELEASE, and hands everything else on. No such answer is kept by browsers.

    ALIVE: a thread was free to say so. READY: the release that is served, as JSON; `stale_since` tells since when
    it is not the one that should be, and `reason` why. Readers still get the last good one then, so that the
    answer stays 200. RELEASE: what pages show, in the header RELEASE_HEADER.
    """

    def __init__(
        self, behind: Application, status: Callable[[], Status], release: Callable[[], str], metrics: Metrics
    ) -> None:
        self._behind, self._status, self._release, self._metrics = behind, status, release, metrics

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """A WSGI application."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return self._behind(environ, start)
        match environ["PATH_INFO"]:
            case path if path == ALIVE:
                return _said(environ, start, b"ok\n", PLAIN)
            case path if path == READY:
                told = json.dumps(ready(self._status()), ensure_ascii=False)
                return _said(environ, start, told.encode() + b"\n", JSON)
            case path if path == METRICS:
                return _said(environ, start, self._metrics.told(self._status()), KIND)
            case path if path == RELEASE:
                release = self._release()
                return _said(environ, start, f"{release}\n".encode(), PLAIN, (RELEASE_HEADER, release))
        return self._behind(environ, start)


def ready(status: Status) -> dict[str, Any]:
    """A status as READY tells it."""
    return {
        "release": status.release,
        "version": status.version,
        "since": _moment(status.since),
        "stale_since": _moment(status.stale_since),
        "reason": status.reason and {"zh": status.reason.zh, "en": status.reason.en},
    }


def _moment(time: datetime | None) -> str | None:
    return time.astimezone(UTC).isoformat(timespec="seconds") if time else None


def _said(
    environ: dict[str, Any], start: Start, body: bytes, kind: str, *more: tuple[str, str]
) -> list[bytes]:
    about = [
        ("Content-Type", kind),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        *more,
    ]
    start("200 OK", about)
    return [body] if environ["REQUEST_METHOD"] == "GET" else []
