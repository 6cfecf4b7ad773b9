"""Provinces by indicators: each cell a figure, shaded by its class within its own column."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from app.figures import wording
from app.parts import classes
from app.parts.citation import stands, value
from app.parts.tiles import SHADES
from app.parts.words import aria, link, when
from app.urls import Compare, Region
from etl import areas, display, ranking
from etl.areas import Area
from etl.codes import OTHERWISE_DEFINED, Comparator, Unit
from etl.labels import (
    EDITION_UNSTATED,
    HEAT_ALONE,
    HEAT_CORNER,
    HEAT_HEAD,
    HEAT_HIGHEST,
    HEAT_LOWEST,
    HEAT_UNLIKE,
    NO_DATA,
    SEVERAL_FIGURES,
    STATUS,
    TILE_BOUND,
)
from etl.rows import Row, gathered, text
from etl.text import Language

SEVERAL = "≠"
MOST = 8  # columns that stand side by side whoever has them


class Column(NamedTuple):
    """One indicator: what its like figures share, the figures of each province, and the classes of the like ones."""

    head: Row
    cells: Mapping[str, Sequence[Row]]
    groups: Sequence[classes.Class]


def columns(found: Iterable[Row]) -> list[Column]:
    """The indicators of some results of provinces, in the order of the rows.

    `found` are rows of `etl.queries.VIEW`, of `claim_rank` 1 only. Figures are like the most of their
    column that share edition, level and period; only these are classed.
    """
    return [_column(alike) for alike in gathered(found, "indicator").values()]


def apart(found: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """The columns of most provinces first and, where there are more than MOST, those of one province by themselves."""
    ordered = sorted(found, key=lambda column: -len(column.cells))
    several = [column for column in ordered if len(column.cells) > 1]
    if len(ordered) <= MOST or not several:
        return ordered, []
    return several, ordered[len(several) :]


def listing(alone: Sequence[Column], language: Language) -> list[Component]:
    """What one province alone has, which no column can compare: name, province and figure."""
    if not alone:
        return []
    listed = html.Ul([html.Li(_alone(column, language)) for column in alone])
    title = HEAT_ALONE.filled(count=len(alone)).in_(language)
    return [html.Section([html.H2(title), listed], className="heat-alone")]


def _alone(column: Column, language: Language) -> list[Component | str]:
    name = link(column.head[f"indicator_name_{language}"], Compare(column.head["family"]), language)
    parts: list[Component | str] = [name, " · ", column.head[f"region_name_{language}"]]
    for row in next(iter(column.cells.values())):
        parts += [" ", html.B(value(row, language)), " ", html.Span(when(row, language), className="hint")]
    return parts


def table(listed: Sequence[Column], name: str, language: Language) -> Component:
    """All provinces in the order of the code list, those without figures too."""
    corner = html.Th(HEAT_CORNER.in_(language), scope="col")
    head = html.Tr([corner, *(_head(column.head, language) for column in listed)])
    provinces = [area for area in areas.areas().values() if area.level == "province"]
    body = [_line(area, listed, language) for area in provinces]
    return html.Div(
        html.Table([html.Thead(head), html.Tbody(body)], className="heat", style={"--columns": len(listed)}),
        className="heat-scroll",
        tabIndex="0",
        role="region",
        **aria(label=name),
    )


def legend(listed: Sequence[Column], language: Language) -> Component:
    """What shades and signs mean: those that occur."""
    held = [(row, column) for column in listed for each in column.cells.values() for row in each]
    keys = {
        "tile-bound": TILE_BOUND if any(row["comparator"] != Comparator.EQ for row, _ in held) else None,
        "heat-plain": HEAT_UNLIKE if not all(_shaded(row, column) for row, column in held) else None,
        "tile-empty": NO_DATA,
    }
    entries = [
        html.Li([html.Span(className=f"swatch {look}"), html.Span(words.in_(language))])
        for look, words in keys.items()
        if words
    ]
    return html.Ul([*_shades(held, language), *entries], className="legend heat-legend")


def _shades(held: Sequence[tuple[Row, Column]], language: Language) -> list[Component]:
    """The shades of the column with the most classes, from the lowest to the highest; none where none is shaded."""
    most = max((len(column.groups) for row, column in held if _shaded(row, column)), default=0)
    swatches = [html.Span(className=f"swatch shade-{shade}") for shade in SHADES.get(most, ())]
    ends = html.Span(HEAT_LOWEST.in_(language)), html.Span(HEAT_HIGHEST.in_(language))
    return [html.Li([ends[0], *swatches, ends[1]], className="heat-shades")] if swatches else []


def _column(alike: Sequence[Row]) -> Column:
    """The commonest likeness heads the column; of several equally common ones the latest."""
    counted = Counter(ranking.likeness(row) for row in alike)
    head = max(alike, key=lambda row: (counted[ranking.likeness(row)], row["period_end"]))
    ordered = sorted(alike, key=lambda row: str(row["region"]))
    cells = {
        region: _chosen(list(held), head) for region, held in groupby(ordered, lambda row: row["region"])
    }
    values = [row["obs_value"] for held in cells.values() for row in held if _like(row, head)]
    return Column(head, cells, classes.of_values(values))


def _chosen(held: Sequence[Row], head: Row) -> Sequence[Row]:
    """Of several figures of a province the one that is like its column, else all."""
    return [row for row in held if _like(row, head)][:1] or held


def _like(row: Row, head: Row) -> bool:
    return ranking.likeness(row) == ranking.likeness(head)


def _shaded(row: Row, column: Column) -> bool:
    """Whether a figure has a class: it is like its column, and no place in an order."""
    return row["unit_measure"] != Unit.RANK and _like(row, column.head)


def _head(row: Row, language: Language) -> Component:
    """The indicator, which leads to its comparison, and the period and unit of its column."""
    unit = display.unit(row, language)
    under = HEAT_HEAD.filled(period=when(row, language), unit=unit).in_(language)
    name = link(row[f"indicator_name_{language}"], Compare(row["family"]), language)
    return html.Th([name, html.Span(under, className="heat-under")], scope="col")


def _line(area: Area, listed: Sequence[Column], language: Language) -> Component:
    name = area.short_zh if language == "zh" else area.name_en
    head = html.Th(link(name, Region(area.code), language), scope="row")
    return html.Tr([head, *(_cell(area, column, language) for column in listed)])


def _cell(area: Area, column: Column, language: Language) -> Component:
    """A figure that leads to its source; of several unlike ones their region's page tells them apart."""
    held = column.cells.get(area.code, ())
    if not held:
        return html.Td(NO_DATA.in_(language), className="heat-none")
    if len(held) > 1:
        several = link(SEVERAL, Region(area.code), language)
        return html.Td(several, title=SEVERAL_FIGURES.in_(language), className="heat-plain")
    (row,) = held
    apart = [html.Span(words, className="heat-under") for words in _apart(row, column.head, language)]
    shown = link([wording.short(row, language), *apart], stands(row), language)
    return html.Td(shown, title=display.figure(row, language), className=_look(row, column))


def _look(row: Row, column: Column) -> str:
    bound = "" if row["comparator"] == Comparator.EQ else " tile-bound"
    if not _shaded(row, column):
        return f"heat-plain{bound}"
    return f"shade-{SHADES[len(column.groups)][classes.place(row['obs_value'], column.groups)]}{bound}"


def _apart(row: Row, head: Row, language: Language) -> list[str]:
    """What sets a figure apart from its column: period, edition, definition."""
    said = []
    if row["time_period"] != head["time_period"]:
        said.append(when(row, language))
    if text(row, "vintage_zh") != text(head, "vintage_zh"):
        said.append(text(row, f"vintage_{language}") or EDITION_UNSTATED.in_(language))
    if row["obs_status"] in OTHERWISE_DEFINED:
        said.append(STATUS[row["obs_status"]].in_(language))
    return said
