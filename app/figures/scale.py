"""The axis of a bar chart: round numbers that hold every mark, from zero."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

import pandas as pd

from app.figures import wording
from etl.codes import Measure, Unit
from etl.rows import Row

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
INTERVALS = 4  # at most, on one side of zero
WHOLE = 100.0  # percent
TICK_SIZE = 12.5  # pixels of the words of ticks
TICK_GAP = 10  # pixels between them
EDGE, OPEN = 0.05, 0.12  # of the length of an axis, beyond its last mark and for an open end
ROOM = 1.06  # for an open end beyond the longest bar


class Axis(NamedTuple):
    """Ends and ticks, in base unit."""

    left: float
    right: float
    ticks: tuple[float, ...]


def axis(drawn: Sequence[Row], *, tight: bool = False) -> Axis:
    """The axis for rows of one definition: 0–100 for shares of a whole, else zero to a round number.

    A `tight` one ends just beyond the marks instead, for where room is scarce.
    """
    ends = [end for row in drawn for end in reach(row)]
    open_ended = any(pd.isna(row["high"]) for row in drawn)
    falling = any(pd.isna(row["low"]) and row["obs_value"] < 0 for row in drawn)
    top, bottom = (
        max(0.0, *ends) * (ROOM if open_ended else 1.0),
        min(0.0, *ends) * (ROOM if falling else 1.0),
    )
    if _of_a_whole(drawn[0]) and min(ends) >= 0 and top <= WHOLE * ROOM:
        return Axis(0.0, max(top, WHOLE), (0.0, WHOLE / 2, WHOLE))
    step = _step(max(top, -bottom) or 1.0)
    if drawn[0]["unit_measure"] == Unit.PN:
        step = max(step, 1.0)
    first, last = floor(bottom / step), ceil(top / step)
    ticks = tuple(place * step for place in range(first, last + 1))
    return _within(ticks, bottom, top) if tight else Axis(ticks[0], ticks[-1], ticks)


def upright(drawn: Sequence[Row]) -> Axis:
    """The axis of lines: round numbers around the marks, from zero unless all values lie far from it."""
    ends = [end for row in drawn for end in reach(row)]
    bottom, top = min(ends), max(ends)
    if not 0 < top / 2 < bottom:
        bottom, top = min(0.0, bottom), max(0.0, top)
    step = _step((top - bottom) or abs(top) or 1.0)
    ticks = tuple(place * step for place in range(floor(bottom / step), ceil(top / step) + 1))
    above, below = (OPEN if any(pd.isna(row[end]) for row in drawn) else EDGE for end in ("high", "low"))
    length = (top - bottom) or step
    right = top + above * length
    left = bottom - below * length if bottom else 0.0
    return _between(ticks, left, right)


def cut(axis: Axis) -> bool:
    """Whether an axis leaves out zero, which is to be said."""
    return axis.left > 0 or axis.right < 0


def _within(ticks: Sequence[float], bottom: float, top: float) -> Axis:
    """Ends a little beyond the marks, at zero too, so that no mark lies on the words beside the chart."""
    room = EDGE * (top - bottom)
    if not room:
        return Axis(ticks[0], ticks[-1], tuple(ticks))
    return _between(ticks, bottom - room, top + room)


def _between(ticks: Sequence[float], left: float, right: float) -> Axis:
    """The ticks between two ends; the ends give way where none lies between them, as about a single value."""
    within = tuple(tick for tick in ticks if left <= tick <= right)
    return Axis(left, right, within) if within else Axis(ticks[0], ticks[-1], tuple(ticks))


def thinned(ticks: Sequence[tuple[float, str]], width: float) -> list[tuple[float, str]]:
    """Ticks and their words: every one, or every second, third … as the width has room for.

    They are counted from zero or, without one, from the last.
    """
    longest = max(wording.pixels(words, TICK_SIZE) for _, words in ticks) + TICK_GAP
    zero = next((place for place, (value, _) in enumerate(ticks) if value == 0), len(ticks) - 1)
    step = next(
        (n for n in range(1, len(ticks)) if longest * (len(ticks) - 1) / n <= width), max(1, len(ticks) - 1)
    )
    return [each for place, each in enumerate(ticks) if (place - zero) % step == 0]


def reach(row: Row) -> list[float]:
    """The value of a row of a VIEW and the ends of its interval, where it has ends."""
    return [row["obs_value"], *(float(row[end]) for end in ("low", "high") if not pd.isna(row[end]))]


def _of_a_whole(row: Row) -> bool:
    return row["unit_measure"] == Unit.PT and row["measure"] in (Measure.SHARE, Measure.CONTRIBUTION)


def _step(reach: float) -> float:
    power = 10.0 ** floor(log10(reach / INTERVALS))
    return next(step * power for step in STEPS if reach / (step * power) <= INTERVALS)
