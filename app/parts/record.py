"""Everything about one observation: what it says, how it was read, and where it stands."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.parts.badges import badges
from app.parts.citation import citation, value
from app.parts.claim import own_words
from app.parts.entry import remarks
from app.parts.words import level, link, when
from app.urls import Cite, Compare, Data, Region
from etl.exchange.datasets import citation as citation_id
from etl.labels import (
    CITE_ID,
    CITE_TO,
    CLAIM,
    CLOSE,
    COMPARATOR,
    FIELD,
    OTHERS_ON_IT,
    RECORD,
    RECORD_EMPTY,
    TO_COMPARE,
)
from etl.rows import Row, rows
from etl.text import Language


def record(
    view: pd.DataFrame,
    beside: pd.DataFrame,
    around: Data,
    language: Language,
    sentence: Sequence[Component] = (),
) -> Component:
    """The one row of a VIEW and its `version`, or how to choose one. `around` is the view to go back to.

    `beside` holds the other claims about its fact, `sentence` what its text says around the phrase, where
    that is at hand.
    """
    if view.empty:
        return html.P(RECORD_EMPTY.in_(language), className="hint")
    row = rows(view)[0]
    return html.Article(
        [
            html.Header(
                [
                    html.H2(RECORD.in_(language), className="record-title"),
                    link(CLOSE.in_(language), around, language, "record-close"),
                ]
            ),
            html.H3(row[f"indicator_name_{language}"]),
            html.P(value(row, language), className="entry-value"),
            html.Div([*badges(row, language), html.Span(when(row, language))], className="entry-facts"),
            html.Dl(_facts(row, language)),
            citation(row, language),
            *sentence,
            *remarks(row, language),
            *_others(beside, around, language),
            html.P(link(CITE_TO.in_(language), Cite(row["obs_id"], row["version"]), language)),
            html.P(link(TO_COMPARE.in_(language), Compare(row["family"]), language)),
        ],
        className="card record",
    )


def _others(beside: pd.DataFrame, around: Data, language: Language) -> list[Component]:
    """The other claims about the fact, each leading to its own record."""
    if beside.empty:
        return []
    claims = [
        html.Li(
            [
                *own_words(row, language),
                link(row[f"title_{language}"], replace(around, obs=row["obs_id"]), language),
            ]
        )
        for row in rows(beside)
    ]
    title = html.H4(OTHERS_ON_IT.in_(language))
    return [html.Section([title, html.Ul(claims)], className="record-others")]


def _facts(row: Row, language: Language) -> list[Component]:
    said = [
        ("region_name_zh", link(row[f"region_name_{language}"], Region(row["region"]), language)),
        ("level_name", level(row, language)),
        ("value_as_written", html.Span(row["value_as_written"], lang="zh-CN")),
        ("comparator_name", COMPARATOR[row["comparator"]].in_(language)),
        ("claim_name", CLAIM[row["claim"]].in_(language)),
        ("publisher_zh", row[f"publisher_{language}"]),
    ]
    facts = [part for name, words in said for part in (html.Dt(FIELD[name].in_(language)), html.Dd(words))]
    id_ = html.Code(citation_id(row["obs_id"], row["version"]))
    return [*facts, html.Dt(CITE_ID.in_(language)), html.Dd(id_)]
