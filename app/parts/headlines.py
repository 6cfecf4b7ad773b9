"""Headline cards: real figures, chosen by a rule and not by taste."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.parts.citation import value
from app.parts.words import link, when
from app.urls import Compare, Region
from etl import findings, queries
from etl.codes import Role
from etl.labels import HEADLINE_MORE, HEADLINES, HEADLINES_RULE
from etl.rows import Row, gathered, rows
from etl.tables import Tables
from etl.text import Language

CARDS = 7
VALUES = 2  # of one card


def headlines(tables: Tables, language: Language) -> Component:
    """Of each topic the first indicator that a province has a result of, its newest results."""
    results = [row for row in rows(queries.mappable(tables)) if row["measure_role"] == Role.ACTUAL]
    of_topics = [alike[0] for alike in gathered(results, "topic").values()]
    cards = [_card(tables, row, language) for row in of_topics[:CARDS]]
    return html.Section(
        [
            html.H2(HEADLINES.in_(language)),
            html.Div(cards, className="headlines"),
            html.P(HEADLINES_RULE.in_(language), className="hint"),
        ],
        className="card",
    )


def _card(tables: Tables, chosen: Row, language: Language) -> Component:
    standing = findings.standing(tables, chosen["indicator"], Role.ACTUAL)
    shown = rows(standing.head(VALUES))
    return html.Article(
        [
            html.P(chosen[f"topic_name_{language}"], className="headline-topic"),
            html.H3(link(chosen[f"indicator_name_{language}"], Compare(shown[0]["family"]), language)),
            html.Div(
                [*(_value(row, language) for row in shown), *_more(standing, shown[0]["family"], language)],
                className="headline-values",
            ),
        ],
        className="headline",
    )


def _value(row: Row, language: Language) -> Component:
    region = link(row[f"region_name_{language}"], Region(row["region"]), language)
    return html.Div(
        [
            html.P(value(row, language), className="headline-value"),
            html.P([region, " · ", when(row, language)], className="hint"),
        ]
    )


def _more(standing: pd.DataFrame, family: str, language: Language) -> list[Component]:
    hidden = len(standing) - VALUES
    words = HEADLINE_MORE.filled(count=hidden).in_(language)
    return [link(words, Compare(family), language)] if hidden > 0 else []
