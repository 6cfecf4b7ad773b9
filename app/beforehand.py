"""Pages made before anybody asks for them: those that were asked for most of the release before, then all there are.

The first page of a release takes a second, any other half of one: who comes just after a release was published, or a
process was started, shall not wait for it. Of the processes of one server one makes, and all have it (`app.shared`).
"""

import fcntl
import os
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode, urlsplit

from flask import Flask

from app import ahead, steering, urls
from app.answers import LAYOUT, Answers, Asked
from app.known import Known
from app.pages.compare import AUTO
from app.site import Site
from app.urls import COMPARE_PATH, PAGES, SORTS, Compare, Region, Source, View
from etl.labels import PERIODS_SAME
from etl.text import LANGUAGES, Language

AT_ONCE = 1.0  # seconds that a release waits until pages of it are made
FIRST = 24  # pages that are made meanwhile, as far as there is time
POPULAR = 256  # that are made after it
LOCK = "making"


class Beforehand:
    """Makes pages of one app. Its thread ends with all of them, or when `stop` is called."""

    def __init__(self, server: Flask, answers: Answers, site: Site, popular: Sequence[Asked] = ()) -> None:
        """`popular` are the questions that were asked most of the app before this one, the most popular first."""
        self._server, self._answers, self._site = server, answers, site
        self._popular = popular
        self._stopped = Event()

    def at_once(self) -> None:
        """Make what will be asked for within the next seconds. In no particular order: others make the rest."""
        until = time.monotonic() + AT_ONCE
        first = list(self._popular[:FIRST])
        for asked in random.sample(first, len(first)):
            if time.monotonic() > until:
                return
            self._make(asked)

    def begin(self) -> None:
        """Make everything, in a thread of its own: from the start, or from when somebody has asked for a page."""
        Thread(target=self._work, name="beforehand", daemon=True).start()

    def stop(self) -> None:
        """Make no more: another release is served."""
        self._stopped.set()

    def _work(self) -> None:
        while not self._popular and not self._stopped.wait(0.2):
            self._popular = self._answers.popular(1)
        self._site.index()  # which each process has its own of
        shared = self._answers.shared
        with _alone(shared.folder if shared else None):
            for asked in self._wanted():
                if self._stopped.is_set():
                    return
                began, before = time.monotonic(), self._answers.asked
                self._make(asked)
                # Where others ask meanwhile, most of the time is theirs.
                if self._answers.asked > before + 1:
                    self._stopped.wait(3 * (time.monotonic() - began))

    def _wanted(self) -> Iterator[Asked]:
        yield from self._popular
        for root, takes in dict.fromkeys((asked.root, asked.takes) for asked in self._popular[:1]):
            for target in everything(self._site.known):
                yield Asked(root, target, takes)
                if not target.startswith(steering.PATH):
                    yield Asked(root, f"{LAYOUT}?", takes, target)

    def _make(self, asked: Asked) -> None:
        found = urlsplit(asked.root)
        # What cannot be made is told to whoever asks for it.
        with suppress(Exception):
            self._server.test_client().get(
                found.path.rstrip("/") + asked.target,
                base_url=f"{found.scheme}://{found.netloc}",
                headers={"Accept-Encoding": asked.takes, "Referer": asked.page},
            )


def everything(known: Known) -> Iterator[str]:
    """What links lead to, and what comparisons are steered to by one choice; what most readers ask for comes first."""
    families = [Compare(family) for family in sorted(known.compared)]
    regions = [Region(region) for region in sorted(known.reporting)]
    sources = [Source(source) for source in sorted(known.sources)]
    pages: list[View] = [*PAGES.values(), *families, *regions, *sources]
    for language in LANGUAGES:
        for view in pages:
            path, _, query = urls.href(view, language).partition("?")
            yield f"{path}?{query}"
    for language in LANGUAGES:
        for family in families:
            around = (family, *ahead.neighbours(family, known))
            yield from (steered(view, language) for view in around)


def steered(view: Compare, language: Language) -> str:
    """What a browser asks for where the controls of a comparison say this view (see assets/live.js)."""
    held: dict[str, str] = {"lang": language} if language == "en" else {}
    held |= {"family": view.family, "period": view.period or PERIODS_SAME}
    held |= {"sort": view.sort or SORTS[0], "chart": view.chart or AUTO}
    return f"{steering.PATH}{COMPARE_PATH}?{urlencode(held)}"


@contextmanager
def _alone(folder: Path | None) -> Iterator[None]:
    """One process after the other, where several share a folder. It is free again when the process ends."""
    if folder is None:
        yield
        return
    try:
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
