"""The 34 provinces as tiles: a schematic layout, not a map."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.parts import classes
from app.parts.chart import About, cited, sources_said, tooled
from app.parts.citation import stands
from app.parts.tile import Face, tile
from app.parts.words import aria, figures, link, when
from app.urls import Data, Region
from etl import areas, display, goals, period
from etl.areas import Area
from etl.codes import Claim, Comparator, Derivation, Role
from etl.labels import (
    AS_TABLE,
    CLAIM,
    CONVERTED_FROM,
    FIELD,
    NO_DATA,
    PERIODS_DIFFER,
    SEVERAL_FIGURES,
    SIGN,
    TILE_BOUND,
    TILE_GOAL,
    TILE_GOAL_SHORT,
    TILE_LEADS,
    TILE_RANGE,
    TILES,
    TILES_CONVERTED,
    TILES_COUNTED,
    TILES_PERIOD,
    TILES_SCHEMATIC,
)
from etl.rows import Row, rows
from etl.text import Language

# Which of the six shades serve how many classes: far apart, and the palest left out, which looks like none.
SHADES = {1: (3,), 2: (1, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}


class Tiling(NamedTuple):
    """Faces by region code, the legend as shade and words, what to know before reading and choosing, the
    observations behind it and the titles of their sources."""

    faces: Mapping[str, Face]
    legend: Sequence[tuple[int, str]]
    notes: Sequence[str]
    data: Data
    sources: Sequence[str] = ()


def of_counts(counts: pd.DataFrame, language: Language) -> Tiling:
    """Tiles by number of figures; `counts` has the columns province and figures."""
    numbers = {code: int(count) for code, count in zip(counts["province"], counts["figures"], strict=True)}
    numbers.pop(areas.NATION, None)
    groups = classes.of_counts(list(numbers.values()))
    faces = {
        code: Face(str(count), figures(count, language), _shade(count, groups))
        for code, count in numbers.items()
    }
    legend = [
        (_shade(group.low, groups), figures_between(int(group.low), int(group.high), language))
        for group in groups
    ]
    return Tiling(faces, legend, [TILES_COUNTED.in_(language)], Data())


def of_values(standing: pd.DataFrame, language: Language) -> Tiling:
    """Tiles by the newest figure of one indicator and role; `standing` as `etl.findings.standing` gives it."""
    found = rows(standing)
    by_value = sorted(goals.numbers(found), key=lambda row: float(row["obs_value"]))
    told = [*by_value, *goals.goals(found)]
    periods = list(dict.fromkeys(row["time_period"] for row in told))
    groups = classes.of_values([row["obs_value"] for row in by_value])
    faces: dict[str, Face] = {}
    for row in told:
        face = _face(row, groups, language)
        # Several figures that end on one day, such as a year's and its last month's, are for the region's page.
        faces[row["region"]] = (
            face
            if row["region"] not in faces
            else face._replace(short="≠", words=SEVERAL_FIGURES.in_(language), leads_to=None, unit="")
        )
    if len(periods) == 1:
        faces = {code: face._replace(period="") for code, face in faces.items()}
    note = (
        TILES_PERIOD.filled(period=period.in_words(periods[0], language)).in_(language)
        if len(periods) == 1
        else PERIODS_DIFFER.in_(language)
    )
    legend = [_class_words(group, groups, by_value, language) for group in groups]
    notes = [note, TILE_LEADS.in_(language)]
    if any(map(display.converted, by_value)):
        notes.append(TILES_CONVERTED.in_(language))
    return Tiling(faces, legend, notes, _data(standing), cited(standing[f"title_{language}"]))


def _data(standing: pd.DataFrame) -> Data:
    regions, indicators, roles, ends = (
        tuple(standing[name].unique()) for name in ("region", "indicator", "measure_role", "time_period")
    )
    return Data(regions, indicators, tuple(Role(role).name.lower() for role in roles), periods=ends)


def figures_between(low: int, high: int, language: Language) -> str:
    """A class of counts in words."""
    return (
        figures(low, language)
        if low == high
        else TILE_RANGE.filled(low=low, high=figures(high, language)).in_(language)
    )


def tiles(tiling: Tiling, name: str, language: Language) -> Component:
    """The tiles with their legend; `name` says what they show."""
    drawn = [tile(each, tiling.faces.get(each.code), language) for each in areas.tiles()]
    grid = html.Div(
        [_legend(tiling, language), html.Ul(drawn, className="tiles", **aria(label=TILES.in_(language)))],
        className="tiling",
    )
    shades = [(f"shade-{shade}", words) for shade, words in tiling.legend]
    sources = [sources_said(tiling.sources, language)] if tiling.sources else []
    notes = [tiling.notes[0], TILES_SCHEMATIC.in_(language), *sources]
    about = About("tiles", name, [*shades, ("no-data", NO_DATA.in_(language))], notes)
    return tooled([grid], about, language, tiling.data)


def table(tiling: Tiling, name: str, language: Language) -> Component:
    """The same as a table, in the order of the code list."""
    head = html.Tr([html.Th(words, scope="col") for words in (FIELD["region_name_zh"].in_(language), name)])
    body = [_line(area, tiling, language) for area in areas.areas().values() if area.level == "province"]
    listed = html.Table([html.Thead(head), html.Tbody(body)], className="table")
    return html.Details([html.Summary(AS_TABLE.in_(language)), html.Div(listed, className="scroll")])


def _line(area: Area, tiling: Tiling, language: Language) -> Component:
    face = tiling.faces.get(area.code)
    name = area.name_zh if language == "zh" else area.name_en
    words = link(face.words, face.leads_to or Region(area.code), language) if face else NO_DATA.in_(language)
    return html.Tr([html.Th(link(name, Region(area.code), language), scope="row"), html.Td(words)])


def _face(row: Row, groups: Sequence[classes.Class], language: Language) -> Face:
    goal = goals.is_goal(row)
    said = [display.figure(row, language), *_written(row, language), when(row, language)]
    return Face(
        short=TILE_GOAL_SHORT.in_(language) if goal else _short(row, language),
        words=" · ".join([*said, *_disputed(row, language)]),
        shade=None if goal else _shade(row["obs_value"], groups),
        bound=row["comparator"] not in (Comparator.EQ, Comparator.NA),
        period=when(row, language),
        leads_to=stands(row),
        unit="" if goal else display.short_unit(row, language),
    )


def _short(row: Row, language: Language) -> str:
    """The number with its sign; that it is converted is told in words and below the tiles."""
    plain = {**row, "derivation": Derivation.QUOTED}
    worded = row["comparator"] == Comparator.AP and language == "zh"  # 左右 is as short as its sign
    if worded or (row["comparator"] == Comparator.RG and not display.converted(row)):
        return display.figure(plain, language)
    return SIGN[row["comparator"]] + display.figure({**plain, "comparator": Comparator.EQ}, language)


def _written(row: Row, language: Language) -> list[str]:
    """What the text has, where a number is converted."""
    words = CONVERTED_FROM.filled(written=row["value_as_written"]).in_(language)
    return [words] if display.converted(row) else []


def _disputed(row: Row, language: Language) -> list[str]:
    """That other texts contradict a figure, where they do."""
    return [CLAIM[row["claim"]].in_(language)] if row["claim"] == Claim.PREFERRED else []


def _shade(value: float, groups: Sequence[classes.Class]) -> int:
    return SHADES[len(groups)][classes.place(value, groups)]


def _class_words(
    group: classes.Class, groups: Sequence[classes.Class], by_value: Sequence[Row], language: Language
) -> tuple[int, str]:
    exact = ({**row, "comparator": Comparator.EQ} for row in by_value)  # a class is one of numbers
    inside = [_short(row, language) for row in exact if group.low <= row["obs_value"] <= group.high]
    words = inside[0] if group.low == group.high else f"{inside[0]} — {inside[-1]}"
    return _shade(group.low, groups), words


def _legend(tiling: Tiling, language: Language) -> Component:
    keys = [(f"shade-{shade}", words) for shade, words in tiling.legend]
    keys.append(("tile-empty", NO_DATA.in_(language)))
    if any(face.bound for face in tiling.faces.values()):
        keys.append(("tile-bound", TILE_BOUND.in_(language)))
    if any(face.shade is None for face in tiling.faces.values()):
        keys.append(("tile-goal", TILE_GOAL.in_(language)))
    entries = [html.Li([html.Span(className=f"swatch {look}"), html.Span(words)]) for look, words in keys]
    return html.Div(
        [
            *(html.P(note, className="hint") for note in tiling.notes),
            html.Ul(entries, className="legend"),
            html.P(TILES_SCHEMATIC.in_(language), className="hint"),
        ],
        className="tiles-legend",
    )
