"""Coverage: what the texts give of each region and topic or indicator, and where they say nothing."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app import ids, island
from app.island import Answer
from app.parts import matrix
from app.parts.controls import Options, one_of, several_of
from app.parts.matrix import Matrix
from app.urls import BROAD, Compare, Coverage, View
from etl import breadth, queries
from etl.codes import LEVELS, Level
from etl.coverage import By, coverage, cut
from etl.labels import (
    ALL_TOPICS,
    COVERAGE_BROAD,
    COVERAGE_FIRST,
    COVERAGE_LEAD,
    COVERAGE_NOTE,
    COVERAGE_PAGE,
    COVERAGE_PROVINCES,
    COVERAGE_READ,
    COVERAGE_TABLE,
    LEVEL_ASKED,
    LEVELS_SHOWN,
    MARKS,
    NO_SUCH_REGIONS,
    TOPIC,
)
from etl.queries import Filters
from etl.rows import Row, rows
from etl.tables import Tables
from etl.text import Language

# What the control holds while no topic is chosen: no id of a topic has this form.
EVERY = "*"
MOST = 400  # regions of one matrix


def layout(tables: Tables, view: Coverage, language: Language) -> Component:
    """The page, whole."""
    return html.Div(
        [
            html.H1(COVERAGE_PAGE.in_(language)),
            html.P(COVERAGE_LEAD.in_(language), className="lead"),
            island.place(controls(tables, view, language)),
            html.Div(shown(tables, view, language), id=ids.COVERAGE_MATRIX),
        ]
    )


def answer(tables: Tables, view: Coverage, language: Language) -> Answer:
    """What another topic or other levels move."""
    values = {ids.COVERAGE_TOPIC: view.topic or EVERY, ids.COVERAGE_LEVELS: list(view.levels)}
    return Answer(values, {ids.COVERAGE_MATRIX: shown(tables, view, language)})


def shown(tables: Tables, view: Coverage, language: Language) -> list[Component]:
    """What the matrix is of, in sum, how to read it, and the matrix."""
    found = _matrix(tables, view)
    if found.found.empty:
        return [html.P(NO_SUCH_REGIONS.in_(language), className="absent")]
    topic = next((row for row in _topics(tables) if row["topic"] == view.topic), None)
    every = COVERAGE_BROAD if view.topic == BROAD else ALL_TOPICS
    name = topic[f"topic_name_{language}"] if topic else every.in_(language)
    label = COVERAGE_TABLE[found.by].filled(topic=name).in_(language)
    return [
        html.Header([html.H2(name), matrix.totals(found, language)], className="family"),
        *_cut(tables, view, len(found.found["region"].unique()), language),
        html.Section(
            [
                html.H2(MARKS.in_(language)),
                matrix.signs(found, language),
                html.P(COVERAGE_READ[found.by].in_(language), className="hint"),
                html.P(COVERAGE_NOTE.in_(language), className="hint"),
            ],
            className="marks",
        ),
        matrix.table(found, label, language),
    ]


def _cut(tables: Tables, view: Coverage, shown: int, language: Language) -> list[Component]:
    """That not all regions are there, and which are."""
    if not cut(tables, _levels(view), MOST):
        return []
    said = COVERAGE_FIRST.filled(count=shown) if view.levels else COVERAGE_PROVINCES
    return [html.P(said.in_(language), className="absent")]


def _levels(view: Coverage) -> list[str]:
    return [level for word in view.levels for level in LEVELS[Level(word)]]


def _matrix(tables: Tables, view: Coverage) -> Matrix:
    by: By = "indicator" if view.topic else "topic"
    levels = _levels(view)
    among = breadth.broadest(tables) if view.topic == BROAD else ()
    found = coverage(tables, by, levels, None if among else view.topic or None, among, MOST)
    if by == "indicator":
        found = _by_breadth(tables, found)
    heads = _families(tables) if view.topic else _into(tables, view)
    there = Filters(regions=tuple(found["region"].unique()), indicators=_columns(view, found))
    return Matrix(found, by, heads, _with_figures(tables, by, there))


def _by_breadth(tables: Tables, found: pd.DataFrame) -> pd.DataFrame:
    """The columns that more provinces tell of first; regions as they were."""
    regions = {region: place for place, region in enumerate(found["region"].unique())}
    ordered = breadth.ordered(found, "indicator", breadth.breadth(tables))
    return ordered.iloc[ordered["region"].map(regions).argsort(kind="stable")]


def _families(tables: Tables) -> dict[str, View | None]:
    """Where each indicator is compared; nowhere as long as its family has no figures."""
    indicators = rows(queries.referred(tables, "indicator"))
    compared = {row["family"] for row in indicators if row["figures"]}
    return {
        row["indicator"]: Compare(row["family"]) if row["family"] in compared else None for row in indicators
    }


def _into(tables: Tables, view: Coverage) -> dict[str, View | None]:
    """Each topic with its indicators, of the same levels."""
    return {row["topic"]: Coverage(row["topic"], view.levels) for row in _topics(tables)}


def _columns(view: Coverage, found: pd.DataFrame) -> tuple[str, ...]:
    """The indicators that are columns; none where topics are."""
    return tuple(found["indicator"].unique()) if view.topic else ()


def _with_figures(tables: Tables, by: By, there: Filters) -> dict[tuple[str, str], tuple[str, ...]]:
    """The indicators that have figures, by region and column, in the order of the catalog."""
    column = dict(zip(tables.indicators["indicator"], tables.indicators[by], strict=True))
    place = {name: position for position, name in enumerate(column)}
    told = queries.told(tables, "indicator", there)[["region", "indicator"]].drop_duplicates()
    found: dict[tuple[str, str], list[str]] = {}
    for region, indicator in sorted(
        zip(told["region"], told["indicator"], strict=True), key=lambda pair: place[pair[1]]
    ):
        found.setdefault((region, column[indicator]), []).append(indicator)
    return {cell: tuple(indicators) for cell, indicators in found.items()}


def _topics(tables: Tables) -> list[Row]:
    """All topics, those without figures included, in the order of the catalog."""
    return rows(tables.indicators.drop_duplicates("topic"))


def controls(tables: Tables, view: Coverage, language: Language) -> list[Component]:
    """Topic and levels."""
    topics: Options = [
        {"value": EVERY, "label": ALL_TOPICS.in_(language)},
        *([{"value": BROAD, "label": COVERAGE_BROAD.in_(language)}] if breadth.broadest(tables) else []),
        *({"value": row["topic"], "label": row[f"topic_name_{language}"]} for row in _topics(tables)),
    ]
    levels: Options = [{"value": level.value, "label": LEVEL_ASKED[level].in_(language)} for level in Level]
    return [
        island.row(
            one_of(ids.COVERAGE_TOPIC, TOPIC.in_(language), topics, view.topic or EVERY, language),
            several_of(ids.COVERAGE_LEVELS, LEVELS_SHOWN.in_(language), levels, view.levels, language),
        ),
    ]
