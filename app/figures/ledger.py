"""Targets one below the other: bullets and, where there is a base to start from, dumbbells.

A bullet is the result as a bar against the target as a tick, or what there is so far as bars end to end; a
dumbbell leads from the base to the target, and the result marks how far it got.
Each row has an axis of its own, from zero, for each has a unit of its own: lengths compare within a row only.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from html import escape
from itertools import accumulate
from operator import add
from typing import NamedTuple

import pandas as pd

from app.figures import palette, scale, stack, strokes, ticks, wording
from app.figures.marks import Body, End, mark
from app.figures.plot import Figure, Trace
from app.figures.strokes import ARROW, BAR
from etl import display, goals, period, verdicts
from etl.codes import Modality, Unit
from etl.labels import ATTAINMENT_SHAPE, LEDGER_MARK, MODALITY
from etl.rows import Row
from etl.targets import Entry
from etl.text import Language, Text, across

ROOM = 1.15  # beyond the longest mark, for arrows
REACHED = 6  # thickness of the way that a result has come, in pixels
TICK = 24  # height of a target's tick in pixels
FOOT = 6
# Half-width characters that fit 720 pixels, from which on the style sheet shows a wide chart.
HEAD, FACTS = 90, 104
# What the key calls the marks that traces call otherwise.
_KEYED = {"target": "tick-target", "aspired": "tick-aspired", "base": "from-base", "reached": "line"}
_NUMBERS = ("obs_value", "obs_upper", "low", "high")


class Told(NamedTuple):
    """An entry with its words in the language of the chart, and what heads its row."""

    entry: Entry
    said: verdicts.Said
    name: str


def drawn(entry: Entry) -> bool:
    """Whether a row says more than its words: there is a base, a result or what there is so far beside the target.

    A place in an order is no quantity, and a goal without a number has no place on an axis. Of what was added so far
    a bound is drawn only at the end, for what follows one begins nowhere.
    """
    if entry.target["unit_measure"] == Unit.RANK or goals.is_goal(entry.target):
        return False
    return entry.base is not None or bool(_bars(entry))


def keyed(told: Iterable[Told]) -> dict[str, Text]:
    """The marks in the rows of those that are drawn, by name, in the order of the key."""
    marks = {trace["meta"] for each in told if drawn(each.entry) for trace in _traces(each.entry, 0, "zh")}
    names = {_KEYED.get(name, name) for name in marks}
    return {name: words for name, words in LEDGER_MARK.items() if name in names}


def ledger(told: Sequence[Told], language: Language, *, wide: bool = False) -> Figure:
    """A row for each target, in the order given; its pixel height is the figure's `layout.height`.

    Words wrap at the width of a phone or, in a `wide` chart, of a desk. What is clicked tells its
    observation: a mark by its `customdata`, words by their `name`.
    """
    lines = _wide if wide else _narrow
    slots = stack.stacked((each.entry.target["obs_id"], lines(each, language)) for each in told)
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


def _narrow(told: Told, language: Language) -> list[str]:
    return wording.headed(told.name, told.entry.target, _facts(told, language), language)


def _wide(told: Told, language: Language) -> list[str]:
    """The value behind the name, and the facts below."""
    value = display.figure(told.entry.target, language)
    *above, last = wording.wrapped(told.name, HEAD - across(value))
    facts = wording.wrapped(" · ".join(_facts(told, language)), FACTS)
    return [
        *map(escape, above),
        f"{escape(last)}  <b>{escape(value)}</b>",
        *(wording.muted(escape(line)) for line in facts),
    ]


def _facts(told: Told, language: Language) -> list[str]:
    """By when what is aimed at and how firmly, how it stands, from which base."""
    target = told.entry.target
    facts = [period.in_words(target["time_period"], language)]
    if target["modality"] != Modality.PLAN:
        facts.append(MODALITY[target["modality"]].in_(language))
    facts.append(f"{ATTAINMENT_SHAPE[told.entry.verdict.state]} {told.said.state}")
    return facts + [words for words in (told.said.rate, told.said.pair, told.said.distance) if words]


def _traces(entry: Entry, y: float, language: Language) -> Iterator[Trace]:
    """A bullet: bars from zero against the target. With a base a dumbbell: from the base to the target."""
    target, base, bars = entry.target, entry.base, _bars(entry)
    result = entry.result or entry.latest if base is not None else None
    left, right = _axis(target, [row for row in (base, result, *(bar for _, bar in bars)) if row is not None])
    for start, bar in bars:
        hover, begin = wording.hover(bar, language), _share(start, left, right)
        yield from strokes.strokes(_placed(bar, left, right), y, 1, hover, begin)
    if base is not None:
        yield from _way(base, target, left, right, y, wording.hover(base, language))
        if result is not None:
            hover = wording.hover(result, language)
            yield from _reached(_placed(result, left, right), _placed(base, left, right), y, hover)
    hover = wording.hover(target, language)
    over_bar = ticks.lies_beneath(target, [bar["obs_value"] for _, bar in bars])
    yield from ticks.tick(_placed(target, left, right), y, 1, hover, TICK, over_bar=over_bar)
    if result is not None:
        yield _end(_placed(result, left, right), y, wording.hover(result, language))


def _bars(entry: Entry) -> list[tuple[float, Row]]:
    """Where each bar begins, and its row with its numbers from there on: one for a result that no base leads up to,
    or one for each part of the period so far, unless one that is bounded has another behind it.
    """
    if result := entry.result or entry.latest:
        return [(0.0, result)] if entry.base is None else []
    parts = entry.pace.parts if entry.pace else ()
    if any(mark(row).end is not End.EXACT for row in parts[:-1]):
        return []
    starts = accumulate((row["obs_value"] for row in parts), initial=0.0)
    return [(start, _numbers(row, partial(add, start))) for start, row in zip(starts, parts, strict=False)]


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
    return strokes.told(ticks.point(placed["obs_value"], y, look, "reached"), placed, hover)


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
    return _numbers(row, lambda value: _share(value, left, right))


def _numbers(row: Row, changed: Callable[[float], float]) -> Row:
    """The row with the numbers it has changed."""
    return row | {name: row[name] if pd.isna(row[name]) else changed(float(row[name])) for name in _NUMBERS}


def _share(value: float, left: float, right: float) -> float:
    return (value - left) / (right - left)
