"""Answers made before they are asked for: what a reader of a comparison is one choice away from.

Made one at a time and only while nobody waits for an answer, so that readers do not pay for each other.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from queue import SimpleQueue
from threading import Lock, Thread

from flask import Flask, Response, request

from app import steering, urls
from app.known import Known
from app.steering import Steering
from app.urls import CHARTS, SORTS, Compare, View
from etl.text import Language

PAUSE = 0.02  # seconds between looks whether somebody waits
# A comparison, and the same as controls ask for it.
PATHS = (urls.COMPARE_PATH, f"{steering.PATH}{urls.COMPARE_PATH}")


class Ahead:
    """Makes answers that are expected, in a thread of its own."""

    def __init__(self, answered: Steering) -> None:
        self._answered = answered
        self._wanted: SimpleQueue[tuple[View, Language, str]] = SimpleQueue()
        self._waiting = 0
        self._lock = Lock()
        self._expected: set[tuple[View, Language, str]] = set()
        Thread(target=self._work, daemon=True).start()

    def waits(self, more: int) -> None:
        """That so many more (or fewer) readers wait for an answer."""
        with self._lock:
            self._waiting += more

    def expect(self, view: Compare, language: Language, origin: str, known: Known) -> None:
        """Make what is one choice away from a view, unless that was expected before."""
        around = replace(view, period="", sort="", chart="")
        with self._lock:
            if (around, language, origin) in self._expected:
                return
            self._expected.add((around, language, origin))
        for each in neighbours(around, known):
            self._wanted.put((each, language, origin))

    def _work(self) -> None:
        while True:
            asked = self._wanted.get()
            while self._waiting:
                time.sleep(PAUSE)
            # What cannot be made is told to whoever asks for it.
            with suppress(Exception):
                self._answered(*asked)


def neighbours(view: Compare, known: Known) -> Iterator[Compare]:
    """The views one choice of period, order or chart away, the newest period first."""
    yield from (replace(view, period=period) for period in sorted(known.compared[view.family], reverse=True))
    yield from (replace(view, sort=sort) for sort in SORTS[1:])
    yield from (replace(view, chart=chart) for chart in CHARTS)


def register(server: Flask, answered: Steering, known: Known) -> None:
    """Expect more of whoever opens or steers a comparison."""
    ahead = Ahead(answered)

    @server.before_request
    def begin() -> None:
        ahead.waits(1)

    @server.teardown_request
    def end(_error: BaseException | None) -> None:
        ahead.waits(-1)

    @server.after_request
    def look(response: Response) -> Response:
        if request.path in PATHS and response.status_code == 200:
            query = request.query_string.decode(errors="replace")
            view, language, _ = urls.parse(urls.COMPARE_PATH, query, known)
            # Of narrower views there are too many.
            if isinstance(view, Compare) and not view.regions and not view.levels:
                ahead.expect(view, language, request.host_url.rstrip("/"), known)
        return response
