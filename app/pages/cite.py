"""Where a citation id leads: the figure as the cited edition has it, beside what it is now, and how to cite it."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from app import urls
from app.editions import read
from app.pages import missing
from app.parts.cited import cited
from app.parts.copying import copying
from app.parts.notice import notice
from app.urls import Cite, Missing
from etl import change_words, queries
from etl.changes import Change, became, redefined
from etl.exchange.citing import of_figure
from etl.labels import (
    CHANGE_KIND,
    CITE_ADDRESS,
    CITE_EYEBROW,
    CITE_HOW,
    CITE_IS,
    CITE_LANGUAGE,
    CITE_NAMED,
    CITE_OTHER,
    CITE_REDEFINED,
    CITE_STATE,
    CITE_WAS,
    MISSING_TITLE,
)
from etl.problems import InvalidFile
from etl.release import Edition
from etl.rows import Row, rows
from etl.tables import Tables
from etl.text import LANGUAGES, Language

# States in which what is shown is what was cited.
AS_CITED = frozenset({"present", "unversioned", "same"})


class _Found(NamedTuple):
    """A cited figure: its row today, that of the cited edition, and how they stand to each other (CITE_STATE)."""

    now: Row | None
    state: str
    then: Row | None = None
    edition: Edition | None = None
    change: Change | None = None
    definition: Change | None = None

    @property
    def row(self) -> Row | None:
        """The figure to cite: as the cited edition has it, else as it is today."""
        return self.then or self.now


def layout(
    tables: Tables, view: Cite, language: Language, shelf: Sequence[Edition], origin: str
) -> Component:
    """The page, whole; `shelf` are the editions at hand, `origin` is where this server is found: https://host."""
    found = _found(tables, view, shelf)
    if found.row is None:
        return missing.layout(tables, Missing(urls.path(view)), language)
    version = view.version if found.then else tables.version
    return html.Div(
        [
            html.P(CITE_EYEBROW.in_(language), className="eyebrow"),
            html.H1(_named(found.row, language)),
            _told(found, view, tables.version, language),
            *_defined(found, language),
            html.Div(_cards(found, tables.version, language), className="cited-figures"),
            _how(found.row, version, origin, language),
        ],
        className="cite",
    )


def name(tables: Tables, view: Cite, language: Language, shelf: Sequence[Edition]) -> str:
    """What the page is called."""
    row = _found(tables, view, shelf).row
    return _named(row, language) if row else MISSING_TITLE.in_(language)


def resolves(tables: Tables, view: Cite, shelf: Sequence[Edition]) -> bool:
    """Whether there is anything to show."""
    return _found(tables, view, shelf).row is not None


def _found(tables: Tables, view: Cite, shelf: Sequence[Edition]) -> _Found:
    now = _row(tables, view.obs)
    if view.version in ("", tables.version):
        return _Found(now, "present" if view.version else "unversioned")
    edition = next((each for each in shelf if each.id == view.version), None)
    if edition is None:
        return _Found(now, "away")
    try:
        before = read(edition)
    except InvalidFile:
        return _Found(now, "unread")
    then = _row(before, view.obs)
    if then is None:
        return _Found(now, "never", edition=edition)
    change = became(then, before, tables)
    if change and not change.after:
        return _Found(None, "gone", then, edition, change)
    definition = redefined(then["indicator"], before, tables)
    if change is None:
        return _Found(now, "same", then, edition, None, definition)
    return _Found(change.after, "changed", then, edition, change, definition)


def _row(tables: Tables, obs: str) -> Row | None:
    return next(iter(rows(queries.observation(tables, obs))), None)


def _named(row: Row, language: Language) -> str:
    region, indicator = row[f"region_name_{language}"], row[f"indicator_name_{language}"]
    return CITE_NAMED.filled(region=region, indicator=indicator).in_(language)


def _told(found: _Found, view: Cite, now: str, language: Language) -> Component:
    """How what is shown stands to what was cited."""
    title, words = CITE_STATE[found.state]
    change = found.change
    said = words.filled(
        version=view.version,
        now=now,
        date=found.edition.date if found.edition else "",
        kind=CHANGE_KIND[change.kind] if change else "",
        what=change_words.what(change, language) if change and change.after else "",
    )
    look = "notice-quiet" if found.state in AS_CITED else ""
    return notice(title.in_(language), html.P(said.in_(language)), look)


def _defined(found: _Found, language: Language) -> list[Component]:
    """How the definition differs: the same number may then mean something else."""
    if found.definition is None:
        return []
    what = html.P(change_words.fields(found.definition, language))
    return [notice(CITE_REDEFINED.in_(language), what)]


def _cards(found: _Found, now: str, language: Language) -> list[Component]:
    cards = []
    if found.then and found.edition:
        was = CITE_WAS.filled(version=found.edition.id, date=found.edition.date).in_(language)
        cards.append(cited(found.then, found.edition.id, was, language, served=False))
    if found.now:
        title = CITE_IS if found.then or found.state in AS_CITED else CITE_OTHER
        cards.append(cited(found.now, now, title.filled(version=now).in_(language), language, served=True))
    return cards


def _how(row: Row, version: str, origin: str, language: Language) -> Component:
    """How to cite the figure, in both languages, and where it is found for good."""
    words = of_figure(row, version, origin)
    address = origin + urls.href(Cite(row["obs_id"], version), "zh")
    return html.Section(
        [
            html.H2(CITE_HOW.in_(language)),
            *(part for spoken in LANGUAGES for part in _worded(words.in_(spoken), spoken, language)),
            html.H3(CITE_ADDRESS.in_(language)),
            copying(html.P(html.A(address, href=address)), CITE_ADDRESS.in_(language), language),
        ],
        className="card how-to-cite",
    )


def _worded(words: str, spoken: Language, language: Language) -> tuple[Component, Component]:
    what = CITE_LANGUAGE[spoken].in_(language)
    return html.H3(what), copying(html.P(words, lang=spoken), what, language)
