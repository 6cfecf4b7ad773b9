"""Targets one below the other: the result as a bar against the target as a tick, the base as a point before it.

Each row has an axis of its own, from zero, for each has a unit of its own: lengths compare within a row only.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from app.figures import palette, scale, stack, strokes, wording
from app.figures.marks import Body, End, mark
from app.figures.strokes import ARROW, BAR
from etl import period, verdicts
from etl.codes import Modality
from etl.labels import ATTAINMENT_SHAPE, MODALITY
from etl.rows import Row
from etl.targets import Entry
from etl.text import Language

ROOM = 1.15  # beyond the longest mark, for arrows
TICK = 24  # height of a target's tick in pixels
FOOT = 6
_NUMBERS = ("obs_value", "obs_upper", "low", "high")


class Told(NamedTuple):
    """An entry with its words in the language of the chart, and what heads its row."""

    entry: Entry
    said: verdicts.Said
    name: str


def ledger(told: Sequence[Told], language: Language) -> go.Figure:
    """A row for each target, in the order given; its pixel height is the figure's `layout.height`.

    What is clicked tells its observation: a mark by its `customdata`, words by their `name`.
    """
    slots = stack.stacked((each.entry.target["obs_id"], _lines(each, language)) for each in told)
    height = slots[-1].middle + TICK / 2 + FOOT
    figure = go.Figure(layout=stack.layout(0, 1, height, palette.FONT[language]))
    for each, slot in zip(told, slots, strict=True):
        for trace in _traces(each.entry, slot.middle, language):
            figure.add_trace(trace)
    tracks = [
        stack.shape(0, 1, slot.middle - BAR / 2, slot.middle + BAR / 2, palette.TRACK) for slot in slots
    ]
    return figure.update_layout(annotations=list(stack.words(slots)), shapes=tracks)


def _lines(told: Told, language: Language) -> list[str]:
    """What is aimed at, then by when and how firmly, how it stands, from which base."""
    target = told.entry.target
    facts = [period.in_words(target["time_period"], language)]
    if target["modality"] != Modality.PLAN:
        facts.append(MODALITY[target["modality"]].in_(language))
    facts.append(f"{ATTAINMENT_SHAPE[told.entry.verdict.state]} {told.said.state}")
    facts += [words for words in (told.said.rate, told.said.pair, told.said.distance) if words]
    return wording.headed(told.name, target, facts, language)


def _traces(entry: Entry, y: float, language: Language) -> Iterator[go.Bar | go.Scatter]:
    target, base, so_far = entry.target, entry.base, _so_far(entry)
    drawn = [row for row in (entry.result, *so_far, base) if row is not None]
    aimed = scale.reach(target) if mark(target).end in (End.ABOUT, End.RANGE) else [target["obs_value"]]
    ends = [*aimed, *(end for row in drawn for end in scale.reach(row))]
    left, right = min(0.0, *ends) * ROOM, max(0.0, *ends) * ROOM or 1.0
    for row in (entry.result, *so_far):
        if row is not None:
            placed = _placed(row, left, right)
            zero = _share(0.0, left, right)
            yield from strokes.strokes(placed, y, 1, wording.hover(row, language), zero)
    if base is not None:
        yield from _from_base(base, target, left, right, y, language)
    yield from _tick(target, left, right, y, language, over_bar=entry.result is not None)


def _so_far(entry: Entry) -> tuple[Row, ...]:
    """What stands in for a result before the deadline: the stock at its newest. Parts of a sum are no bar."""
    return (entry.latest,) if entry.latest and entry.result is None else ()


def _from_base(
    base: Row, target: Row, left: float, right: float, y: float, language: Language
) -> Iterator[go.Scatter]:
    """A point at the base and a line from there to the target."""
    start, end = (_share(row["obs_value"], left, right) for row in (base, target))
    hover = wording.hover(base, language)
    line = go.Scatter(
        x=[start, end], y=[y, y], mode="lines", line={"color": palette.BASE, "width": 2}, meta="way"
    )
    point = go.Scatter(
        x=[start],
        y=[y],
        mode="markers",
        marker={
            "symbol": "circle",
            "size": 11,
            "color": palette.BASE,
            "line": {"color": palette.PAPER, "width": 1},
        },
        meta=Body.BASE.value,
    )
    yield strokes.told(line, base, hover)
    yield strokes.told(point, base, hover)
    body, bound = mark(base)
    if bound in (End.AT_LEAST, End.AT_MOST):
        length = ARROW if bound is End.AT_LEAST else -ARROW
        yield strokes.told(strokes.arrow(start, length, y, palette.BASE), base, hover)
    if bound in (End.ABOUT, End.RANGE):
        yield strokes.told(strokes.band(_placed(base, left, right), y, body), base, hover)


def _tick(
    target: Row, left: float, right: float, y: float, language: Language, *, over_bar: bool
) -> Iterator[go.Bar | go.Scatter]:
    """The target across the row; 力争 hollow, a bound with its arrow, 左右 and 近 with their band."""
    body, end = mark(target)
    placed, hover, colour = _placed(target, left, right), wording.hover(target, language), strokes.edge(body)
    if end in (End.ABOUT, End.RANGE):
        yield strokes.told(strokes.band(placed, y, body), target, hover)
    if end in (End.AT_LEAST, End.AT_MOST):
        length = ARROW if end is End.AT_LEAST else -ARROW
        shown = (
            palette.TARGET if over_bar and end is End.AT_MOST else colour
        )  # dark on dark would not be seen
        yield strokes.told(strokes.arrow(placed["obs_value"], length, y, shown), target, hover)
    fill = palette.PAPER if body is Body.ASPIRED else palette.TARGET
    tick = go.Scatter(
        x=[placed["obs_value"]],
        y=[y],
        mode="markers",
        marker={
            "symbol": "diamond-tall",
            "size": TICK,
            "color": fill,
            "line": {"color": colour, "width": 2},
        },
        meta=body.value,
    )
    yield strokes.told(tick, target, hover)


def _placed(row: Row, left: float, right: float) -> Row:
    """The row with its numbers as shares of the axis of its chart."""
    numbers = {
        name: row[name] if pd.isna(row[name]) else _share(float(row[name]), left, right) for name in _NUMBERS
    }
    return row | numbers


def _share(value: float, left: float, right: float) -> float:
    return (value - left) / (right - left)
