"""Targets one below the other: bullets and, where there is a base to start from, dumbbells.

A bullet is the result as a bar against the target as a tick; a dumbbell leads from the base to the target, and
the result marks how far it got.
Each row has an axis of its own, from zero, for each has a unit of its own: lengths compare within a row only.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from app.figures import palette, scale, stack, strokes, ticks, wording
from app.figures.marks import Body, End, mark
from app.figures.plot import Figure, Trace
from app.figures.strokes import ARROW, BAR
from etl import period, verdicts
from etl.codes import Modality
from etl.labels import ATTAINMENT_SHAPE, MODALITY
from etl.rows import Row
from etl.targets import Entry
from etl.text import Language

ROOM = 1.15  # beyond the longest mark, for arrows
REACHED = 6  # thickness of the way that a result has come, in pixels
TICK = 24  # height of a target's tick in pixels
FOOT = 6
_NUMBERS = ("obs_value", "obs_upper", "low", "high")


class Told(NamedTuple):
    """An entry with its words in the language of the chart, and what heads its row."""

    entry: Entry
    said: verdicts.Said
    name: str


def ledger(told: Sequence[Told], language: Language) -> Figure:
    """A row for each target, in the order given; its pixel height is the figure's `layout.height`.

    What is clicked tells its observation: a mark by its `customdata`, words by their `name`.
    """
    slots = stack.stacked((each.entry.target["obs_id"], _lines(each, language)) for each in told)
    height = slots[-1].middle + TICK / 2 + FOOT
    traces = [
        trace
        for each, slot in zip(told, slots, strict=True)
        for trace in _traces(each.entry, slot.middle, language)
    ]
    tracks = [
        stack.shape(0, 1, slot.middle - BAR / 2, slot.middle + BAR / 2, palette.TRACK) for slot in slots
    ]
    layout = stack.layout(0, 1, height) | {"annotations": list(stack.words(slots)), "shapes": tracks}
    return {"data": traces, "layout": layout}


def _lines(told: Told, language: Language) -> list[str]:
    """What is aimed at, then by when and how firmly, how it stands, from which base."""
    target = told.entry.target
    facts = [period.in_words(target["time_period"], language)]
    if target["modality"] != Modality.PLAN:
        facts.append(MODALITY[target["modality"]].in_(language))
    facts.append(f"{ATTAINMENT_SHAPE[told.entry.verdict.state]} {told.said.state}")
    facts += [words for words in (told.said.rate, told.said.pair, told.said.distance) if words]
    return wording.headed(told.name, target, facts, language)


def _traces(entry: Entry, y: float, language: Language) -> Iterator[Trace]:
    """A bullet: a bar from zero against the target. With a base a dumbbell: from the base to the target."""
    target, base, result = entry.target, entry.base, entry.result or entry.latest
    left, right = _axis(target, [row for row in (result, base) if row is not None])
    if base is not None:
        yield from _way(base, target, left, right, y, wording.hover(base, language))
    if result is not None:
        hover, placed = wording.hover(result, language), _placed(result, left, right)
        if base is None:
            yield from strokes.strokes(placed, y, 1, hover, _share(0.0, left, right))
        else:
            yield from _reached(placed, _placed(base, left, right), y, hover)
    hover, over_bar = wording.hover(target, language), result is not None and base is None
    yield from ticks.tick(_placed(target, left, right), y, 1, hover, TICK, over_bar=over_bar)
    if result is not None and base is not None:
        yield _end(_placed(result, left, right), y, wording.hover(result, language))


def _axis(target: Row, others: Sequence[Row]) -> tuple[float, float]:
    """The ends of the axis of one row, zero among what lies between."""
    aimed = scale.reach(target) if mark(target).end in (End.ABOUT, End.RANGE) else [target["obs_value"]]
    ends = [*aimed, *(end for row in others for end in scale.reach(row))]
    return min(0.0, *ends) * ROOM, max(0.0, *ends) * ROOM or 1.0


def _way(base: Row, target: Row, left: float, right: float, y: float, hover: str) -> Iterator[Trace]:
    """The base with its bounds, and a line from there to the target."""
    placed = _placed(base, left, right)
    start, end = placed["obs_value"], _share(target["obs_value"], left, right)
    yield strokes.told(_line(start, end, y, palette.BASE, 2, "way"), base, hover)
    yield strokes.told(ticks.base(placed, y), base, hover)
    for trace in _bounds(placed, y, palette.BASE):
        yield strokes.told(trace, base, hover)


def _reached(placed: Row, base: Row, y: float, hover: str) -> Iterator[Trace]:
    """How far it got from the base, and the bounds of the result."""
    colour = strokes.edge(mark(placed).body)
    line = _line(base["obs_value"], placed["obs_value"], y, colour, REACHED, "reached")
    yield strokes.told(line, placed, hover)
    for trace in _bounds(placed, y, colour):
        yield strokes.told(trace, placed, hover)


def _end(placed: Row, y: float, hover: str) -> Trace:
    """The point of a result; hollow where the true value is not at its number."""
    body, end = mark(placed)
    colour = strokes.edge(body)
    plain = end is End.EXACT and body is Body.RESULT
    line = {"color": palette.PAPER if plain else colour, "width": 2}
    look = {"symbol": "circle", "size": 14, "color": colour if plain else palette.PAPER, "line": line}
    return strokes.told(ticks.point(placed["obs_value"], y, look, body.value), placed, hover)


def _bounds(placed: Row, y: float, colour: str) -> Iterator[Trace]:
    """The arrow of an open end, or the field in which the true value lies."""
    body, end = mark(placed)
    if end in (End.AT_LEAST, End.AT_MOST):
        length = ARROW if end is End.AT_LEAST else -ARROW
        yield strokes.arrow(placed["obs_value"], length, y, colour)
    if end in (End.ABOUT, End.RANGE):
        yield strokes.band(placed, y, body)


def _line(start: float, end: float, y: float, colour: str, width: float, meta: str) -> Trace:
    return {
        "type": "scatter", "x": [start, end], "y": [y, y], "mode": "lines",
        "line": {"color": colour, "width": width}, "meta": meta,
    }  # fmt: skip


def _placed(row: Row, left: float, right: float) -> Row:
    """The row with its numbers as shares of the axis of its chart."""
    numbers = {
        name: row[name] if pd.isna(row[name]) else _share(float(row[name]), left, right) for name in _NUMBERS
    }
    return row | numbers


def _share(value: float, left: float, right: float) -> float:
    return (value - left) / (right - left)
