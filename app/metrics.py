"""The figures of a running server, in the form that Prometheus reads.

Several processes of one server write theirs into files of one folder, where the environment names one; whichever
of them is asked tells the sum.
"""

from collections.abc import Mapping
from pathlib import Path
from time import time

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from app.following import Status

KIND = CONTENT_TYPE_LATEST
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
# Seconds that an answer took: from one that was kept to the largest workbook.
STEPS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
# What requests are told apart by: the first part of the path, and of those only the ones that there are.
ROOMS = frozenset(
    (
        "api", "brief", "changes", "cite", "compare", "coverage", "data", "download", "edition", "figure", "guide",
        "healthz", "heat", "metrics", "r", "readyz", "region", "search", "search.json", "source", "sources", "static",
        "steer", "targets", "wall", "_dash-component-suites", "_dash-dependencies", "_dash-layout",
        "_dash-update-component",
    )
)  # fmt: skip
METHODS = frozenset(("GET", "HEAD", "POST", "OPTIONS"))
OTHER = "other"


class Metrics:
    """What is counted and measured in one process."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is where the processes of a server meet; none where there is only one."""
        self._folder, self._registry = folder, CollectorRegistry()
        self._requests = Counter(
            "indicators_requests_total", "Requests answered.", ("room", "method", "status"),
            registry=self._registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "indicators_request_seconds", "Seconds until an answer was made.", ("room",), buckets=STEPS,
            registry=self._registry,
        )  # fmt: skip
        self._kept = Counter(
            "indicators_kept_answers_total", "Pages and answers to controls, by whether they had been kept.",
            ("found",), registry=self._registry,
        )  # fmt: skip
        self._since = self._gauge(
            "indicators_release_timestamp_seconds", "When the release served was taken."
        )
        self._stale = self._gauge(
            "indicators_release_stale_seconds",
            "For how long something else than the release served should have been served; 0 where all is well.",
        )
        self._problems = Gauge(
            "indicators_working_file_problems", "Problems in the working file of a preview.", ("kind",),
            registry=self._registry, multiprocess_mode="livemax",
        )  # fmt: skip

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Metrics":
        """Those of a process in this environment."""
        return cls(Path(environ[FOLDER]) if environ.get(FOLDER) else None)

    def answered(self, room: str, method: str, status: str, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(room, method if method in METHODS else OTHER, status).inc()
        self._seconds.labels(room).observe(seconds)

    def kept(self, found: str) -> None:
        """Count an answer that was looked for among those kept: a `hit` or a `miss`."""
        self._kept.labels(found).inc()

    def problems(self, kind: str, count: int) -> None:
        """Tell how many problems of a kind (`error`, `warning`) the working file has."""
        self._problems.labels(kind).set(count)

    def told(self, status: Status | None = None) -> bytes:
        """All figures, with those of what is served now."""
        if status:
            self._since.set(status.since.timestamp())
            self._stale.set(time() - status.stale_since.timestamp() if status.stale_since else 0)
        if self._folder is None:
            return bytes(generate_latest(self._registry))
        together = CollectorRegistry()
        MultiProcessCollector(together, str(self._folder))  # type: ignore[no-untyped-call]
        return bytes(generate_latest(together))

    def _gauge(self, name: str, words: str) -> Gauge:
        # Of several processes the one that is worst off.
        return Gauge(name, words, registry=self._registry, multiprocess_mode="livemax")


def room(path: str) -> str:
    """What a path is counted under."""
    first = path.lstrip("/").partition("/")[0]
    return (first if first in ROOMS else OTHER) if first else "overview"
