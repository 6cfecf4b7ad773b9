"""Whether a result meets a target. Pure: two rows of the observations table and arithmetic on them.

What a target asks for is a zone on the line of numbers; a state is given only where it holds for every value
that the result admits.
"""

from math import isfinite
from typing import NamedTuple

from etl import arithmetic, derived
from etl.codes import OTHERWISE_DEFINED, Attainment, Comparator, Direction, Obstacle, Rate, Unit
from etl.derived import Measured
from etl.intervals import Interval
from etl.rows import Row

_BY_COMPARATOR = {
    Comparator.GE: Direction.MORE,
    Comparator.GT: Direction.MORE,
    Comparator.LE: Direction.LESS,
    Comparator.LT: Direction.LESS,
}
_PERCENTAGES = (Unit.PT, Unit.PP)


class Verdict(NamedTuple):
    """A state, why it is not better known, and the rate with its kind or why there is none."""

    state: Attainment
    obstacle: Obstacle | None = None
    kind: Rate | None = None
    rate: Measured | None = None
    unrated: Obstacle | None = None


def direction(target: Row) -> Direction:
    """Which way the target points: as its bound says (不低于, 不超过), else as its indicator does."""
    return _BY_COMPARATOR.get(target["comparator"], Direction(target["direction"]))


def judged(target: Row, result: Row, base: Row | None) -> Verdict:
    """How a result stands to its target. `base` is the value to count a decrease from, if a text gives one."""
    if {target["obs_status"], result["obs_status"]} & OTHERWISE_DEFINED:
        return Verdict(Attainment.NOT_RATEABLE, Obstacle.DEFINED_OTHERWISE)
    state = met(zone(target), direction(target), derived.span(result))
    kind, rate, unrated = _rated(target, result, base)
    obstacle = Obstacle.OPEN if state is Attainment.NOT_RATEABLE else None
    return Verdict(state, obstacle, kind, rate, unrated)


def met(wanted: Interval, way: Direction, reached: Interval) -> Attainment:
    """EXCEEDED, MET or NOT_MET where every value that was perhaps reached says so, else NOT_RATEABLE."""
    if way is Direction.NEITHER:
        return _within(reached, wanted)
    if way is Direction.LESS:
        wanted, reached = arithmetic.negative(wanted), arithmetic.negative(reached)
    if reached.above(wanted):
        return Attainment.EXCEEDED
    if (reached.low, reached.low_open) >= (wanted.low, wanted.low_open):
        return Attainment.MET
    return Attainment.NOT_MET if wanted.above(reached) else Attainment.NOT_RATEABLE


def zone(target: Row) -> Interval:
    """What meets the target and no more: its number, its band, or all that lies beyond a number it leaves out."""
    beyond = target["comparator"] in (Comparator.GT, Comparator.LT)
    return derived.span(target) if beyond else derived.threshold(target).interval


def _within(reached: Interval, zone: Interval) -> Attainment:
    if reached == zone or reached.within(zone):
        return Attainment.MET
    return Attainment.NOT_RATEABLE if reached.meets(zone) else Attainment.NOT_MET


def _rated(
    target: Row, result: Row, base: Row | None
) -> tuple[Rate | None, Measured | None, Obstacle | None]:
    wanted, reached, way = derived.threshold(target), derived.measured(result), direction(target)
    if target["unit_measure"] in _PERCENTAGES:
        return Rate.DIFFERENCE, derived.difference(reached, wanted), None
    if target["unit_measure"] == Unit.RANK:
        return None, None, Obstacle.ORDINAL
    if way is Direction.NEITHER:
        return None, None, Obstacle.NO_DIRECTION
    if way is Direction.LESS:
        return _reduced(wanted, reached, base)
    if not isfinite(reached.interval.low):
        return None, None, Obstacle.ENDLESS
    try:
        return Rate.RATIO, derived.ratio(reached, wanted), None
    except ValueError:
        return None, None, Obstacle.NOT_POSITIVE


def _reduced(
    wanted: Measured, reached: Measured, base: Row | None
) -> tuple[Rate | None, Measured | None, Obstacle | None]:
    if base is None:
        return None, None, Obstacle.NO_BASE
    if base["obs_status"] in OTHERWISE_DEFINED:
        return None, None, Obstacle.DEFINED_OTHERWISE
    if not all(map(isfinite, derived.span(base)[:2])):
        return None, None, Obstacle.ENDLESS
    try:
        return Rate.REDUCTION, derived.reduction(derived.measured(base), reached, wanted), None
    except ValueError:
        return None, None, Obstacle.BASE_BELOW
