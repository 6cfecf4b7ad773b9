"""One text: what it is, its figures where they stand, and what became of its other numbers."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app import ids
from app.pages.sources import covered, dates, regions_of
from app.parts.badges import badges
from app.parts.citation import lines, value
from app.parts.coverage import coverage
from app.parts.entry import remarks
from app.parts.left_out import left_out
from app.parts.sentence import TAG, sentence, within
from app.parts.set_aside import outside, set_aside
from app.parts.words import aria, figures, link, when
from app.texts import Presence, Texts
from app.urls import Cite, Compare, Data, Region, Source, Sources
from etl import portion, queries
from etl.labels import (
    AS_DATA,
    ASKED_FOR,
    CHAIN,
    CITE,
    COVERAGE_TITLE,
    FACTS_TITLE,
    FIELD,
    IN_DATA,
    ITS_FIGURES,
    NOTHING_TAKEN,
    OF,
    SCOPE_OF_TEXT,
    SCRIPT,
    SENTENCES_ELSEWHERE,
    SOURCES_TITLE,
    TEXT_ABSENT,
    TEXT_CHANGED,
    TEXT_SAME,
)
from etl.portion import Portion
from etl.queries import Filters
from etl.rows import Row, rows, text
from etl.tables import Tables
from etl.text import Language, Text

MOST = 2_000  # figures of a text that its page shows
HASH = 12  # characters of a hash that tell files apart at a glance
PRESENCE: dict[Presence, Text] = {
    Presence.ELSEWHERE: SENTENCES_ELSEWHERE,
    Presence.ABSENT: TEXT_ABSENT,
    Presence.CHANGED: TEXT_CHANGED,
    Presence.SAME: TEXT_SAME,
}


def layout(tables: Tables, view: Source, language: Language, texts: Texts) -> Component:
    """The page, whole."""
    told = next(row for row in rows(queries.referred(tables, "source")) if row["source"] == view.source)
    source = rows(tables.sources[tables.sources["source"] == view.source])[0]
    shown = portion.of(tables, Filters(sources=(view.source,)), MOST)
    taken = _taken(tables, shown, view).assign(version=tables.version)
    passages = queries.outside(tables, view.source)
    return html.Div(
        [
            _head(source, told["figures"], language),
            html.Div(
                [
                    _facts(source, regions_of(tables).get(view.source, []), texts.presence(source), language),
                    _coverage(source, len(passages), language),
                ],
                className="columns",
            ),
            *left_out(shown, language, Data(sources=(view.source,))),
            _figures(taken, source, view, texts, language),
            set_aside(queries.set_aside(tables, view.source), source["script"], language),
            *outside(passages, language),
        ],
        className="source",
    )


def _taken(tables: Tables, shown: Portion, view: Source) -> pd.DataFrame:
    """The figures of the text that are shown, the one that is looked for among them."""
    found = queries.observations(tables, shown.filters, shown.most if shown.cut else None)
    if not view.obs or view.obs in set(found["obs_id"]):
        return found
    return pd.concat([found, queries.observation(tables, view.obs)], ignore_index=True)


def _head(source: Row, count: int, language: Language) -> Component:
    above = link(SOURCES_TITLE.in_(language), Sources(), language)
    mark = html.Span(CHAIN.in_(language), **aria(hidden="true"))
    about = [
        source[f"publisher_{language}"],
        *dates(source, language),
        figures(count, language),
    ]
    return html.Header(
        [
            html.Nav([above, mark], className="chain"),
            html.H1(source[f"title_{language}"]),
            html.P(" · ".join(about), className="hint"),
        ]
    )


def _facts(source: Row, regions: Sequence[Row], presence: Presence, language: Language) -> Component:
    digest = html.Code(source["sha256"][:HASH], title=source["sha256"])
    said = [
        ("date_evidence_zh", source[f"date_evidence_{language}"]),
        ("script_name", SCRIPT[source["script"]].in_(language)),
        ("file", html.Code(source["file"])),
        ("sha256", digest),
        *([("region_name_zh", covered(regions, language))] if regions else []),
    ]
    facts = [part for name, words in said for part in (html.Dt(FIELD[name].in_(language)), html.Dd(words))]
    if scope := text(source, f"scope_name_{language}"):
        note = text(source, f"scope_note_{language}")
        told = OF.filled(name=scope, kind=note).in_(language) if note else scope
        facts += [html.Dt(SCOPE_OF_TEXT.in_(language)), html.Dd(told)]
    return html.Section(
        [
            html.H2(FACTS_TITLE.in_(language)),
            html.Dl(facts),
            html.P(PRESENCE[presence].in_(language), className=f"presence presence-{presence.value}"),
        ],
        className="card source-facts",
    )


def _coverage(source: Row, passages: int, language: Language) -> Component:
    title = html.H2(COVERAGE_TITLE.in_(language))
    return html.Section([title, coverage(source, passages, language)], className="card")


def _figures(taken: pd.DataFrame, source: Row, view: Source, texts: Texts, language: Language) -> Component:
    """The figures by line; those of one phrase stand together."""
    if taken.empty:
        return html.Section(html.P(NOTHING_TAKEN.in_(language)), className="card empty")
    phrases: dict[tuple[int, str, str], list[Row]] = {}
    for row in rows(taken.sort_values(["line", "position"])):
        phrases.setdefault((row["line"], row["as_written"], text(row, "also_lines")), []).append(row)
    return html.Section(
        [
            html.H2(ITS_FIGURES.in_(language)),
            html.P(link(AS_DATA.in_(language), Data(sources=(view.source,)), language), className="hint"),
            html.Ol(
                [_phrase(said, source, view.obs, texts, language) for said in phrases.values()],
                className="phrases",
            ),
        ],
        className="card",
    )


def _phrase(said: Sequence[Row], source: Row, obs: str, texts: Texts, language: Language) -> Component:
    """A phrase with its figures; with its sentence too, if one of them is looked for."""
    asked = next((row for row in said if row["obs_id"] == obs), None)
    return html.Li(
        [
            html.P(lines(said[0], language), className="phrase-line"),
            _quoted(said[0]["as_written"], asked, source),
            *(sentence(texts.sentence(source, asked), source, asked, language) if asked else []),
            html.Ul([_figure(row, row is asked, language) for row in said], className="phrase-figures"),
        ],
        className="phrase phrase-asked" if asked else "phrase",
    )


def _quoted(phrase: str, asked: Row | None, source: Row) -> Component:
    """The phrase, with the value that is looked for lit."""
    words = within(phrase, asked["value_as_written"], html.Mark) if asked else phrase
    return html.Q(words, lang=TAG[source["script"]], className="citation-phrase")


def _figure(row: Row, asked: bool, language: Language) -> Component:
    region = link(row[f"region_name_{language}"], Region(row["region"]), language)
    indicator = link(row[f"indicator_name_{language}"], Compare(row["family"]), language)
    record = link(IN_DATA.in_(language), Data(obs=row["obs_id"]), language, "figure-record")
    cite = link(CITE.in_(language), Cite(row["obs_id"], row["version"]), language, "figure-record")
    here = [html.P(ASKED_FOR.in_(language), className="asked-for")] if asked else []
    marked: Any = {"id": ids.MARKED, "tabIndex": "-1"} if asked else {}
    return html.Li(
        [
            *here,
            html.P(value(row, language), className="figure-value"),
            html.Div(
                [
                    html.P([region, " · ", indicator], className="figure-name"),
                    html.Div(
                        [*badges(row, language), html.Span(when(row, language)), record, cite],
                        className="entry-facts",
                    ),
                    *remarks(row, language),
                ]
            ),
        ],
        className="figure",
        **marked,
    )
