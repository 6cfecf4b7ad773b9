"""A figure as it is cited: all that is said of it and where it stands, on a card of its own."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from app.parts.badges import badges
from app.parts.citation import lines, stands
from app.parts.entry import remarks
from app.parts.words import level, link, when
from app.urls import Compare, Region
from etl import display
from etl.exchange.datasets import citation
from etl.labels import (
    CITE_ID,
    CITE_PHRASE,
    CITE_PLACE,
    CITE_TO_SOURCE,
    CLAIM,
    COMPARATOR,
    FIELD,
    MODALITY,
    ROLE,
)
from etl.rows import Row
from etl.text import Language, Text


def cited(row: Row, version: str, title: str, language: Language, *, served: bool) -> Component:
    """One row of a VIEW of an edition; `served` where it is the present one, whose pages it can lead to."""
    facts = [
        part
        for label, words in _facts(row, version, language, served)
        for part in (html.Dt(label.in_(language)), html.Dd(words))
    ]
    onward = html.P(link(CITE_TO_SOURCE.in_(language), stands(row), language))
    return html.Article(
        [
            html.H2(title),
            html.P(display.figure(row, language), className="entry-value"),
            html.Div([*badges(row, language), html.Span(when(row, language))], className="entry-facts"),
            html.Dl(facts),
            *remarks(row, language),
            *([onward] if served else []),
        ],
        className="card cited-figure",
    )


def _facts(
    row: Row, version: str, language: Language, served: bool
) -> Iterator[tuple[Text, Component | str | list[Component | str]]]:
    region, indicator = row[f"region_name_{language}"], row[f"indicator_name_{language}"]
    place, title = f"{row[f'publisher_{language}']} · {lines(row, language)}", row[f"title_{language}"]
    if served:
        region = link(region, Region(row["region"]), language)
        indicator = link(indicator, Compare(row["family"]), language)
        title = link(title, stands(row), language)
    yield FIELD["region_name_zh"], [region, f" · {level(row, language)}"]
    yield FIELD["indicator_name_zh"], indicator
    yield FIELD["period_name"], when(row, language)
    yield FIELD["role_name"], ROLE[row["measure_role"]].in_(language)
    yield FIELD["modality_name"], MODALITY[row["modality"]].in_(language)
    yield FIELD["value_as_written"], html.Span(row["value_as_written"], lang="zh-CN")
    yield FIELD["comparator_name"], COMPARATOR[row["comparator"]].in_(language)
    yield FIELD["claim_name"], CLAIM[row["claim"]].in_(language)
    yield CITE_PHRASE, html.Q(row["as_written"], lang="zh-CN", className="citation-phrase")
    yield CITE_PLACE, [title, f" · {place}"]
    yield CITE_ID, html.Code(citation(row["obs_id"], version))
