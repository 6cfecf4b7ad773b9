"""How far a target has come before its deadline: a flow against its path, a stock by its distance.

Only what was added over a stretch of time adds up, so only that has a pace: against the path the text states or,
of additions, against their share of the time. A level, a share or a rate has none.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from etl import attainment, derived
from etl.codes import OTHERWISE_DEFINED, Attainment, Direction, Measure, Obstacle, Rate, Role, Timing, Unit
from etl.derived import Measured
from etl.intervals import Interval
from etl.rows import Row

_DAY = timedelta(days=1)
_NOT_ADDING_UP = (Unit.PT, Unit.PP, Unit.FOLD, Unit.RANK)
_STATES = {
    Attainment.EXCEEDED: Attainment.ON_PACE,
    Attainment.MET: Attainment.ON_PACE,
    Attainment.NOT_MET: Attainment.BEHIND,
    Attainment.NOT_RATEABLE: Attainment.NOT_RATEABLE,
}


class Pace(NamedTuple):
    """What was added so far, by when, and which share of the target was due by then."""

    parts: tuple[Row, ...]
    reached: Measured
    until: date
    due: Fraction
    stated: bool  # due by the path of the text, else by the share of time


def parts(target: Row, beside: Iterable[Row], as_of: date) -> tuple[Row, ...]:
    """Results that follow each other without a gap from the first day of the target's period, up to a day."""
    inside = [row for row in beside if within(target, row, as_of)]
    chain: list[Row] = []
    next_day = day(target["period_start"])
    while following := [row for row in inside if day(row["period_start"]) == next_day]:
        chain.append(max(following, key=lambda row: day(row["period_end"])))
        next_day = day(chain[-1]["period_end"]) + _DAY
    return tuple(chain)


def newest(target: Row, beside: Iterable[Row], as_of: date) -> Row | None:
    """Of a stock the newest result before the deadline and up to a day; none of what is no stock."""
    if target["timing"] != Timing.POINT:
        return None
    earlier = [
        row
        for row in beside
        if row["measure_role"] == Role.ACTUAL
        and row["obs_status"] not in OTHERWISE_DEFINED
        and day(row["period_end"]) <= as_of
        and row["period_end"] < target["period_end"]
    ]
    return max(earlier, key=lambda row: day(row["period_end"]), default=None)


def pace(target: Row, chain: Sequence[Row], path: Sequence[Row]) -> Pace | None:
    """How what was added so far stands to what was due; none where nothing was added or nothing is due by then."""
    if not chain or attainment.direction(target) is Direction.NEITHER:
        return None
    until = day(chain[-1]["period_end"])
    due = _due(target, until, path)
    reached = derived.total([derived.measured(row) for row in chain])
    return None if due is None else Pace(tuple(chain), reached, until, due, bool(path))


def judged(target: Row, found: Pace) -> attainment.Verdict:
    """ON_PACE or BEHIND where all values that were perhaps added say so, else NOT_RATEABLE."""
    if {row["obs_status"] for row in (target, *found.parts)} & OTHERWISE_DEFINED:
        return attainment.Verdict(Attainment.NOT_RATEABLE, Obstacle.DEFINED_OTHERWISE)
    wanted = attainment.zone(target)
    due = Interval(wanted.low * found.due, wanted.high * found.due, wanted.low_open, wanted.high_open)
    state = _STATES[attainment.met(due, attainment.direction(target), found.reached.interval)]
    obstacle = Obstacle.OPEN if state is Attainment.NOT_RATEABLE else None
    try:
        rate = derived.ratio(found.reached, derived.threshold(target))
    except ValueError:
        return attainment.Verdict(state, obstacle, unrated=Obstacle.NOT_POSITIVE)
    return attainment.Verdict(state, obstacle, Rate.PROGRESS, rate)


def distance(target: Row, latest: Row) -> Measured:
    """How far a stock still was from its target, in base unit; below zero where it was beyond it."""
    wanted, reached = derived.threshold(target), derived.measured(latest)
    if attainment.direction(target) is Direction.LESS:
        return derived.difference(reached, wanted)
    return derived.difference(wanted, reached)


def day(moment: date) -> date:
    """The day of a time stamp."""
    return date(moment.year, moment.month, moment.day)


def within(target: Row, row: Row, as_of: date) -> bool:
    """Whether a row is a result of a part of the target's period, up to a day."""
    if row["measure_role"] != Role.ACTUAL:
        return False
    starts, ends = row["period_start"] >= target["period_start"], row["period_end"] <= target["period_end"]
    whole = row["period_start"] == target["period_start"] and row["period_end"] == target["period_end"]
    return bool(starts and ends and not whole and day(row["period_end"]) <= as_of)


def _due(target: Row, until: date, path: Sequence[Row]) -> Fraction | None:
    """The share of the target that was due by the end of a day."""
    if target["timing"] != Timing.STRETCH or target["unit_measure"] in _NOT_ADDING_UP:
        return None
    if path and target["measure"] in (Measure.ADDITION, Measure.LEVEL):
        passed = [step for step in path if day(step["period_end"]) <= until]
        whole = derived.threshold(target).stated
        return Fraction(passed[-1]["obs_value_exact"]) / whole if passed and whole > 0 else None
    if target["measure"] != Measure.ADDITION:
        return None
    first, last = day(target["period_start"]), day(target["period_end"])
    return Fraction((until - first).days + 1, (last - first).days + 1)
