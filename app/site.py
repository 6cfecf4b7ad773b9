"""What all pages are built from: one edition of the data, and what is at hand beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from app.clock import Clock
from app.known import Known
from app.texts import NO_TEXTS, Texts
from app.urls import MAP_TAB
from etl import boundaries, release, search
from etl.release import Edition
from etl.search import Index
from etl.tables import Tables


@dataclass(frozen=True, slots=True)
class Site:
    """The tables, what addresses may speak of, the texts and earlier editions at hand, and the day.

    `index` is what searching looks into; it is made when it is first asked for.
    """

    tables: Tables
    known: Known
    index: Callable[[], Index]
    texts: Texts = NO_TEXTS
    editions: Sequence[Edition] = ()
    clock: Clock = date.today


def site(
    tables: Tables, texts: Path | None = None, releases: Path | None = None, clock: Clock = date.today
) -> Site:
    """The site of these tables; `texts` and `releases` are folders, where there are any."""
    editions = release.editions(releases) if releases else ()
    tabs = (MAP_TAB,) if boundaries.at_hand() else ()
    known = Known.of(tables, [edition.id for edition in editions], tabs)
    return Site(tables, known, cache(lambda: search.index(tables)), Texts(texts), editions, clock)
