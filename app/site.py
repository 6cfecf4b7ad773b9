"""What all pages are built from: one edition of the data, and what is at hand beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from app import urls
from app.clock import Clock
from app.known import Known
from app.texts import NO_TEXTS, Texts
from app.urls import MAP_TAB
from etl import boundaries, release, search
from etl import editions as read_together
from etl.editions import Listed
from etl.release import Edition
from etl.search import Index
from etl.tables import Tables


@dataclass(frozen=True, slots=True)
class Site:
    """The tables, what addresses may speak of, the texts and earlier editions at hand, and the day.

    `index` is what searching looks into; it is made when it is first asked for. `parts` are the editions of texts
    that can be looked at on their own, and `part` is the one that this site is of: none where it is of all texts.
    """

    tables: Tables
    known: Known
    index: Callable[[], Index]
    texts: Texts = NO_TEXTS
    editions: Sequence[Edition] = ()
    clock: Clock = date.today
    parts: Sequence[Listed] = ()
    part: Listed | None = None

    @property
    def below(self) -> str:
        """The path that the site stands below; empty for that of all texts."""
        return urls.of_edition(self.part.id) if self.part else ""


def site(
    tables: Tables, texts: Path | None = None, releases: Path | None = None, clock: Clock = date.today
) -> Site:
    """The site of these tables; `texts` and `releases` are folders, where there are any."""
    earlier = release.editions(releases) if releases else ()
    found = _of(tables, [edition.id for edition in earlier])
    # A single edition that all texts are of is no choice.
    parts = read_together.listed(tables)
    whole = len(parts) == 1 and tables.sources["edition"].notna().all()
    return replace(found, texts=Texts(texts), editions=earlier, clock=clock, parts=() if whole else parts)


def part(whole: Site, edition: str) -> Site:
    """The site of one edition of texts out of that of all; earlier ones are told of there only.

    Raises:
        KeyError: there is no such edition.
    """
    chosen = {each.id: each for each in whole.parts}[edition]
    found = _of(read_together.only(whole.tables, edition))
    return replace(found, texts=whole.texts, clock=whole.clock, parts=whole.parts, part=chosen)


def _of(tables: Tables, editions: Sequence[str] = ()) -> Site:
    tabs = (MAP_TAB,) if boundaries.at_hand() else ()
    return Site(tables, Known.of(tables, editions, tabs), cache(lambda: search.index(tables)))
