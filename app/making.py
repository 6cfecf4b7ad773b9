"""A process that makes the pages of a release, and leaves them to those who serve it (see `app.shared`).

It is the last in line for the processor: readers do not wait for it, and the memory that it takes goes with it. It is
started by `app.beforehand`, is told its `Job` on standard input, and ends where that is closed.
"""

import logging
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlsplit

from flask import Flask

from app import ahead, deployed, resources, steering, urls
from app.answers import LAYOUT, Answers, Asked
from app.known import Known
from app.settings import Settings
from app.shared import Shared
from app.urls import PAGES, Compare, Data, Region, Source, View
from etl import release
from etl.text import LANGUAGES, Language

# The largest files that are taken away.
FILES = (urls.EVERYTHING_PATH, *(urls.export(Data(), kind) for kind in ("xlsx", "csv")))
LAST = 19  # of those that the processor is given to
GONE = 3  # how the process ends where there is no such release any more


class Job(NamedTuple):
    """Which release is to be made, for whom, and what was asked for most, of this one or the one before.

    `asked` tells under which address of the server, and how compressed; all else is asked for as the first of it was.
    """

    told: Settings
    version: str
    folder: Path
    asked: tuple[Asked, ...]


def main() -> None:
    """Make everything."""
    os.nice(LAST)
    logging.disable()
    job: Job = pickle.load(sys.stdin.buffer)
    Thread(target=_end_with_who_asked, daemon=True).start()
    path = next((each.path for each in release.shelved(job.told.releases) if each.id == job.version), None)
    if path is None:
        sys.exit(GONE)
    tables = deployed.reading(job.told.store, job.told.beside)(path)
    app = deployed.app_of(tables, job.told, Answers(Shared(job.folder, job.version)))
    for asked in wanted(job.asked, app.site.known):
        make(app.server, asked)


def make(server: Flask, asked: Asked) -> None:
    """Ask for an answer, so that it is kept. What cannot be made is told to whoever asks for it."""
    found = urlsplit(asked.root)
    with suppress(Exception):
        server.test_client().get(
            found.path.rstrip("/") + asked.target,
            base_url=f"{found.scheme}://{found.netloc}",
            headers={"Accept-Encoding": asked.takes, "Referer": asked.page},
        )


def wanted(popular: tuple[Asked, ...], known: Known) -> Iterator[Asked]:
    """What was popular, then everything, each page with its controls."""
    yield from popular
    for root, takes in dict.fromkeys((asked.root, asked.takes) for asked in popular[:1]):
        for target in everything(known):
            yield Asked(root, target, takes)
            if not target.startswith((steering.PATH, urls.FILES_PATH)):
                yield Asked(root, f"{LAYOUT}?", takes, target)


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
    yield from (f"{path}?" for path in FILES)
    for language in LANGUAGES:
        for family in families:
            around = (family, *ahead.neighbours(family, known))
            yield from (steered(view, language) for view in around)


def steered(view: Compare, language: Language) -> str:
    """What a browser asks for, below a release, where the controls of a comparison say this view."""
    return f"{steering.PATH}{resources.address(view, language)}"


def _end_with_who_asked() -> None:
    # Not by way of sys.stdin, whose lock Python wants when it ends.
    while os.read(0, 1):
        pass
    os._exit(0)
