"""The texts: what each is, what was taken from it, and what became of its other numbers."""

from collections.abc import Mapping, Sequence

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.parts.chart import cited
from app.parts.coverage import coverage, unaccounted
from app.parts.words import figures, link
from app.urls import Region, Source
from etl import answered, period, queries
from etl.labels import (
    DATE_BY,
    EVERY_TEXT,
    LISTED,
    MORE_REGIONS,
    NOTHING_TAKEN,
    OF_NO_EDITION,
    REGIONS_COVERED,
    REPOSTED,
    SOURCES_LEAD,
    SOURCES_SUM,
    SOURCES_TITLE,
    SUM_BEYOND_SCOPE,
    TEXTS_OF_EDITION,
    WRITTEN,
)
from etl.rows import Row, gathered, rows, text
from etl.tables import Tables
from etl.text import Language

MOST_REGIONS = 6  # named on a card


def layout(tables: Tables, language: Language) -> Component:
    """The page, whole."""
    sources = queries.referred(tables, "source")
    return html.Div(
        [
            html.H1(SOURCES_TITLE.in_(language)),
            html.P(SOURCES_LEAD.in_(language), className="lead"),
            *_sum(sources, language),
            *_editions(tables, sources, language),
        ]
    )


def _editions(tables: Tables, sources: pd.DataFrame, language: Language) -> list[Component]:
    """The texts in the groups that they were read in, each group under its name."""
    told = regions_of(tables)
    groups: dict[str, list[Row]] = {}
    for row in rows(sources):
        groups.setdefault(text(row, f"edition_name_{language}"), []).append(row)
    parts: list[Component] = []
    for name, texts in groups.items():
        unnamed = OF_NO_EDITION if len(groups) > 1 else EVERY_TEXT
        named = TEXTS_OF_EDITION.filled(name=name or unnamed.in_(language), count=len(texts))
        cards = [_card(tables, row, told.get(row["source"], []), language) for row in texts]
        parts += [html.H2(named.in_(language), className="of-edition"), html.Ul(cards, className="sources")]
    return parts


@answered.kept(1)
def regions_of(tables: Tables) -> Mapping[str, Sequence[Row]]:
    """The regions that each text tells of, those of most claims first, with their names."""
    found = queries.covered(tables).merge(tables.regions, on="region", how="left")
    return gathered(rows(found.sort_values("claims", ascending=False, kind="stable")), "source")


def dates(source: Row, language: Language) -> list[str]:
    """When a text was written and, if later, reposted."""
    found = [WRITTEN.filled(date=period.in_words(source["date"], language)).in_(language)]
    if later := text(source, "reposted"):
        found.append(REPOSTED.filled(date=period.in_words(later, language)).in_(language))
    return found


def covered(told: Sequence[Row], language: Language, most: int | None = None) -> list[Component | str]:
    """Some regions as links, in their order; if some are left out, how many there are."""
    links = [link(row[f"region_name_{language}"], Region(row["region"]), language) for row in told[:most]]
    parts: list[Component | str] = []
    for each in links:
        parts += [LISTED.in_(language), each] if parts else [each]
    if len(told) > len(links):
        parts.append(MORE_REGIONS.filled(count=len(told)).in_(language))
    return parts


def _sum(sources: pd.DataFrame, language: Language) -> list[Component]:
    """All texts together; only of audited ones it is known how many numbers they hold."""
    audited = sources[sources["mentions"].notna()]
    if audited.empty:
        return []
    counts = {name: int(audited[name].sum()) for name in ("mentions", "mentions_bound", "mentions_set_aside")}
    words = SOURCES_SUM.filled(texts=len(sources), audited=len(audited), **counts)
    said = [words.in_(language), *_beyond_scope(audited, language)]
    return [html.P(said, className="sum"), *unaccounted(counts, language)]


def _beyond_scope(audited: pd.DataFrame, language: Language) -> list[str]:
    """How many numbers lie outside the scopes of texts that were not read for all of them."""
    scoped = audited[audited["scope"].notna() & audited["mentions_beyond"].notna()]
    if scoped.empty:
        return []
    scopes = LISTED.in_(language).join(cited(scoped[f"scope_name_{language}"]))
    count = int(scoped["mentions_beyond"].sum())
    words = SUM_BEYOND_SCOPE.filled(texts=len(scoped), scopes=scopes, count=count).in_(language)
    return [words if language == "zh" else f" {words}"]


def _card(tables: Tables, source: Row, told: Sequence[Row], language: Language) -> Component:
    passages = len(queries.outside(tables, source["source"]))
    about = " · ".join([source[f"publisher_{language}"], *dates(source, language)])
    return html.Li(
        [
            html.Div(
                [
                    html.H3(link(source[f"title_{language}"], Source(source["source"]), language)),
                    html.P(about),
                    html.P(
                        DATE_BY.filled(evidence=source[f"date_evidence_{language}"]).in_(language),
                        className="hint",
                    ),
                    _taken(source, told, language),
                ]
            ),
            coverage(source, passages, language),
        ],
        className="card source-card",
    )


def _taken(source: Row, told: Sequence[Row], language: Language) -> Component:
    if not told:
        return html.P(NOTHING_TAKEN.in_(language), className="hint")
    return html.P(
        [
            html.B(figures(source["figures"], language)),
            f" · {REGIONS_COVERED.in_(language)}",
            *covered(told, language, MOST_REGIONS),
        ]
    )
