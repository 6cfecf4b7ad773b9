"""Answers made before they are asked for: what a reader of a comparison is one choice away from.

Made one at a time and only while nobody waits for an answer, so that readers do not pay for each other.
"""

import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from threading import Lock, Thread
from weakref import ref

from flask import Flask, Response, request

from app import steering, urls
from app.known import Known
from app.steering import Steering
from app.urls import CHARTS, SORTS, Compare, View
from etl.text import Language

MOST = 1024  # comparisons around which something is made
PAUSE = 0.02  # seconds between looks whether somebody waits
# A comparison, and the same as controls ask for it.
PATHS = (urls.COMPARE_PATH, f"{steering.PATH}{urls.COMPARE_PATH}")


class Ahead:
    """Makes answers that are expected, in a thread of its own."""

    def __init__(self, answered: Steering) -> None:
        self._answered = answered
        self._wanted: deque[tuple[View, Language, str]] = deque()
        self._waiting = 0
        self._works = False
        self._lock = Lock()
        self._expected: set[tuple[View, Language]] = set()

    def waits(self, more: int) -> None:
        """That so many more (or fewer) readers wait for an answer."""
        with self._lock:
            self._waiting += more

    def expect(self, view: Compare, language: Language, origin: str, known: Known) -> None:
        """Make what is one choice away from a view, unless that was expected before."""
        around = replace(view, period="", sort="", chart="")
        with self._lock:
            if (around, language) in self._expected or len(self._expected) >= MOST:
                return
            self._expected.add((around, language))
            self._wanted.extend((each, language, origin) for each in neighbours(around, known))
            if not self._works:
                self._works = True
                Thread(target=_work, args=(ref(self),), daemon=True).start()

    def make_one(self) -> bool:
        """Make what is to be made next; whether there was anything."""
        asked = self._next()
        while asked and self._waiting:
            time.sleep(PAUSE)
        if asked:
            # What cannot be made is told to whoever asks for it.
            with suppress(Exception):
                self._answered(*asked)
        return asked is not None

    def _next(self) -> tuple[View, Language, str] | None:
        """What is to be made next; None ends the work."""
        with self._lock:
            self._works = bool(self._wanted)
            return self._wanted.popleft() if self._wanted else None


def _work(ahead: "ref[Ahead]") -> None:
    """Make one after the other, for as long as there is work, and an app that anybody asks: a replaced one is gone."""
    while (worker := ahead()) and worker.make_one():
        del worker


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
            if isinstance(view, Compare) and not (
                view.regions or view.levels or view.indicators or view.beside
            ):
                ahead.expect(view, language, request.url_root.rstrip("/"), known)
        return response
