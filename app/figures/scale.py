"""The axis of a bar chart: round numbers that hold every mark, from zero."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

import pandas as pd

from etl.codes import Measure, Unit
from etl.rows import Row

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
INTERVALS = 4  # at most, on one side of zero
WHOLE = 100.0  # percent
ROOM = 1.06  # for an open end beyond the longest bar


class Axis(NamedTuple):
    """Ends and ticks, in base unit."""

    left: float
    right: float
    ticks: tuple[float, ...]


def axis(drawn: Sequence[Row]) -> Axis:
    """The axis for rows of one definition: 0–100 for shares of a whole, else zero to a round number."""
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
    return Axis(ticks[0], ticks[-1], ticks)


def reach(row: Row) -> list[float]:
    """The value of a row of a VIEW and the ends of its interval, where it has ends."""
    return [row["obs_value"], *(float(row[end]) for end in ("low", "high") if not pd.isna(row[end]))]


def _of_a_whole(row: Row) -> bool:
    return row["unit_measure"] == Unit.PT and row["measure"] in (Measure.SHARE, Measure.CONTRIBUTION)


def _step(reach: float) -> float:
    power = 10.0 ** floor(log10(reach / INTERVALS))
    return next(step * power for step in STEPS if reach / (step * power) <= INTERVALS)
