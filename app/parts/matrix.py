"""Regions by topics or indicators: a sign for what the texts give of each, and a way to the figures."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.parts.words import aria, hidden, level, link
from app.urls import Data, Region, View
from etl.codes import Coverage
from etl.coverage import By
from etl.labels import (
    COVERAGE_CELL,
    COVERAGE_COUNTED,
    COVERAGE_COUNTS,
    COVERAGE_ESTIMATES,
    COVERAGE_LISTED,
    COVERAGE_SIGN,
    COVERAGE_STATE,
    COVERAGE_SUM,
    COVERAGE_WITH,
    COVERAGE_WITHOUT,
    ESTIMATED_ONLY,
    ESTIMATED_SIGN,
    PICK_REGIONS,
)
from etl.rows import Row, rows
from etl.text import Language, Text

# An estimate alone is neither target nor result, and is stated all the same.
ESTIMATED = "estimated"
SIGNS: Mapping[str, str] = {
    Coverage.BOTH: COVERAGE_SIGN[Coverage.BOTH],
    Coverage.TARGET_ONLY: COVERAGE_SIGN[Coverage.TARGET_ONLY],
    Coverage.RESULT_ONLY: COVERAGE_SIGN[Coverage.RESULT_ONLY],
    ESTIMATED: ESTIMATED_SIGN,
    Coverage.NEITHER: COVERAGE_SIGN[Coverage.NEITHER],
    Coverage.NOT_APPLICABLE: COVERAGE_SIGN[Coverage.NOT_APPLICABLE],
}
STATES: Mapping[str, Text] = {**COVERAGE_STATE, ESTIMATED: ESTIMATED_ONLY}
WIDE = 12  # columns beyond which paper is turned


class Matrix(NamedTuple):
    """`found` as `etl.coverage.coverage` gives it, where the head of each column leads, and which indicators
    have figures in which cell (by region and column)."""

    found: pd.DataFrame
    by: By
    heads: Mapping[str, View | None]
    indicators: Mapping[tuple[str, str], tuple[str, ...]]


def kind(cell: Row) -> str:
    """The state of a cell or, where there is an estimate alone, ESTIMATED."""
    alone = cell["state"] == Coverage.NEITHER and cell["estimates"] > 0
    return ESTIMATED if alone else str(cell["state"])


def said(cell: Row, by: By, language: Language) -> str:
    """A cell in words: 浙江省 · 人才：只有目标（7 个目标，0 个结果）."""
    state = STATES[kind(cell)]
    if kind(cell) == ESTIMATED:
        state = COVERAGE_ESTIMATES.filled(state=state, estimates=cell["estimates"])
    elif cell["targets"] or cell["results"]:
        state = COVERAGE_COUNTS.filled(state=state, targets=cell["targets"], results=cell["results"])
    region, name = cell[f"region_name_{language}"], cell[f"{by}_name_{language}"]
    return COVERAGE_CELL.filled(region=region, name=name, said=state).in_(language)


def totals(matrix: Matrix, language: Language) -> Component:
    """How many regions and columns there are, and how many of their cells are how."""
    kinds = [kind(cell) for cell in rows(matrix.found)]
    listed = [
        COVERAGE_COUNTED.filled(state=STATES[name], count=kinds.count(name)).in_(language)
        for name in SIGNS
        if name in kinds or name != ESTIMATED
    ]
    words = COVERAGE_SUM[matrix.by].filled(
        regions=matrix.found["region"].nunique(),
        columns=matrix.found[matrix.by].nunique(),
        listed=COVERAGE_LISTED.in_(language).join(listed),
    )
    return html.P(words.in_(language), className="summed")


def signs(matrix: Matrix, language: Language) -> Component:
    """What each sign means: all states, and the lone estimate where it occurs."""
    occurring = {kind(cell) for cell in rows(matrix.found)}
    shown = [name for name in SIGNS if name in occurring or name != ESTIMATED]
    entries = [html.Li([_sign(name, "cover-key"), STATES[name].in_(language)]) for name in shown]
    return html.Ul(entries, className="legend cover-legend")


def table(matrix: Matrix, name: str, language: Language) -> Component:
    """The matrix under its name: regions with any figure first, those without behind, none left out."""
    columns = matrix.found.drop_duplicates(matrix.by)
    width = len(columns) + 1
    corner = html.Th(PICK_REGIONS.in_(language), scope="col")
    head = html.Tr([corner, *(_head(row, matrix, language) for row in rows(columns))])
    bodies = [
        html.Tbody([_title(title, len(group), width, language), *_lines(group, matrix, language)])
        for title, group in _groups(matrix.found)
    ]
    wide = " cover-wide" if width > WIDE else ""
    return html.Div(
        html.Table([html.Thead(head), *bodies], className=f"cover{wide}", style={"--columns": len(columns)}),
        className="cover-scroll",
        tabIndex="0",
        role="region",
        **aria(label=name),
    )


def _groups(found: pd.DataFrame) -> Iterator[tuple[Text, dict[str, list[Row]]]]:
    """The cells of each region, of regions with figures and of those without."""
    lines: dict[str, list[Row]] = {}
    for cell in rows(found):
        lines.setdefault(cell["region"], []).append(cell)
    for title, wanted in ((COVERAGE_WITH, True), (COVERAGE_WITHOUT, False)):
        group = {name: cells for name, cells in lines.items() if any(map(_figures, cells)) == wanted}
        if group:
            yield title, group


def _figures(cell: Row) -> int:
    return int(cell["targets"] + cell["results"] + cell["estimates"])


def _title(title: Text, count: int, width: int, language: Language) -> Component:
    words = html.Span(title.filled(count=count).in_(language))
    return html.Tr(html.Th(words, colSpan=width, scope="rowgroup"), className="cover-group")


def _head(row: Row, matrix: Matrix, language: Language) -> Component:
    name, target = row[f"{matrix.by}_name_{language}"], matrix.heads[row[matrix.by]]
    return html.Th(link(name, target, language) if target else name, scope="col")


def _lines(group: Mapping[str, Collection[Row]], matrix: Matrix, language: Language) -> list[Component]:
    return [
        html.Tr([_region(next(iter(cells)), language), *(_cell(cell, matrix, language) for cell in cells)])
        for cells in group.values()
    ]


def _region(cell: Row, language: Language) -> Component:
    """The name of a region, with its level where it is not a province."""
    plain = cell["level"] in ("nation", "province")
    lesser = [] if plain else [html.Span(level(cell, language), className="hint")]
    name = link(cell[f"region_name_{language}"], Region(cell["region"]), language)
    return html.Th([name, *lesser], scope="row")


def _cell(cell: Row, matrix: Matrix, language: Language) -> Component:
    """A sign in colour, and its words for ears and for the pointer; it leads to its figures if there are any.

    Where there are none, one component must do, for there are many: the style sheet draws its sign.
    """
    words, name = said(cell, matrix.by, language), kind(cell)
    if not _figures(cell):
        return html.Td(
            STATES[name].in_(language),
            title=words,
            className=f"covers-{name} empty",
            **_data(sign=SIGNS[name]),
        )
    count = html.Span(str(_figures(cell)), className="cover-count", **aria(hidden="true"))
    content = [_sign(name), count, hidden(words)]
    target = Data(regions=(cell["region"],), indicators=matrix.indicators[cell["region"], cell[matrix.by]])
    return html.Td(link(content, target, language), title=words, className=f"covers-{name}")


def _data(**names: str) -> Any:
    """Attributes for the style sheet: sign="…" becomes data-sign."""
    return {f"data-{name}": value for name, value in names.items()}


def _sign(name: str, look: str = "") -> Component:
    return html.Span(SIGNS[name], className=f"cover-sign covers-{name} {look}".strip(), **aria(hidden="true"))
