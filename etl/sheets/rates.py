"""The rate of a target as formulas over cells of its own row: what the ledger computed, computed again by Excel.

An end of the rate is attained where each of its inputs is at one of its own ends; which of them, is looked up.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import isfinite
from typing import NamedTuple

from etl import derived, verdicts
from etl.attainment import Verdict
from etl.codes import Comparator, Rate, Unit
from etl.derived import Measured
from etl.intervals import End
from etl.labels import SIGN, UNIT
from etl.sheets.content import Content, Formula, Number
from etl.targets import Entry

_LOW, _HIGH, _AS_STATED = "LOW", "HIGH", "STATED"


class Inputs(NamedTuple):
    """The numbers that a rate is formed from, each as stated and between its ends."""

    reached: Measured
    wanted: Measured
    base: Measured | None


# How a rate is formed, over names of cells.
_FORMED: Mapping[Rate, str] = {
    Rate.RATIO: "{{REACHED_{a}}}/{{WANTED_{t}}}",
    Rate.PROGRESS: "{{REACHED_{a}}}/{{WANTED_{t}}}",
    Rate.DIFFERENCE: "{{REACHED_{a}}}-{{WANTED_{t}}}",
    Rate.REDUCTION: "({{FROM_{b}}}-{{REACHED_{a}}})/({{FROM_{b}}}-{{WANTED_{t}}})",
}
_COMPUTED: Mapping[Rate, Callable[[Fraction, Fraction, Fraction], Fraction]] = {
    Rate.RATIO: lambda a, t, _b: a / t,
    Rate.PROGRESS: lambda a, t, _b: a / t,
    Rate.DIFFERENCE: lambda a, t, _b: a - t,
    Rate.REDUCTION: lambda a, t, b: (b - a) / (b - t),
}


def inputs(entry: Entry) -> Inputs | None:
    """What the rate of an entry is formed from; none where it has none."""
    if entry.verdict.rate is None:
        return None
    reached = entry.pace.reached if entry.pace else derived.measured(entry.result) if entry.result else None
    assert reached is not None
    reducing = entry.verdict.kind is Rate.REDUCTION
    base = derived.measured(entry.base) if reducing and entry.base else None
    return Inputs(reached, derived.threshold(entry.target), base)


def rate(entry: Entry, given: Inputs | None) -> Content:
    """The rate where one number stands for it, rounded as the ledger rounds; or its only end, with its sign."""
    verdict = entry.verdict
    if verdict.rate is None or verdict.kind is None or given is None:
        return None
    rounded = derived.nearest(verdict.rate.stated, verdict.rate.told)
    hidden = verdict.kind is not Rate.DIFFERENCE and verdicts.hides_the_difference(verdict.rate, rounded)
    if verdict.rate.firm and not hidden:
        formula = _FORMED[verdict.kind].format(a=_AS_STATED, t=_AS_STATED, b=_AS_STATED)
        return Formula(
            f"ROUND({formula},{-verdict.rate.told})", _shown(verdict, rounded, "", verdict.rate.told)
        )
    known = [end for end in verdict.rate.interval[:2] if isfinite(end)]
    if len(known) != 1:
        return None
    return low(entry, given) or high(entry, given)


def low(entry: Entry, given: Inputs | None) -> Content:
    """The least that the rate can be, rounded down."""
    return _end(entry, given, 0, "INT(ROUND(({formula})*{step},6))/{step}")


def high(entry: Entry, given: Inputs | None) -> Content:
    """The most that the rate can be, rounded up."""
    return _end(entry, given, 1, "-INT(-ROUND(({formula})*{step},6))/{step}")


def _end(entry: Entry, given: Inputs | None, which: int, rounding: str) -> Content:
    """An end of the rate. Before it is rounded outwards, what binary arithmetic adds to it is rounded away."""
    verdict = entry.verdict
    if verdict.rate is None or verdict.kind is None or given is None:
        return None
    place = verdict.rate.told - 1  # as the ledger has its ends
    rounded = derived.ends(verdict.rate, place)[which]
    if rounded is None:
        return None
    shown = _shown(verdict, Fraction(rounded), _sign(verdict.rate, which), place)
    corner = next(_corners(verdict.kind, given, verdict.rate.interval[which]), None)
    if corner is None:  # over a target without end the rate comes to nothing, which no cell says
        return shown
    formula = _FORMED[verdict.kind].format(**corner)
    step = f"10^{-place}"
    return Formula(rounding.format(formula=formula, step=step), shown)


def _corners(kind: Rate, given: Inputs, wanted: End) -> Iterator[dict[str, str]]:
    """At which ends of its inputs the rate is the end that is wanted."""
    for a, t, b in product((_LOW, _HIGH), repeat=3):
        ends = [_at(given.reached, a), _at(given.wanted, t), _at(given.base, b)]
        if not all(map(isfinite, ends)):
            continue
        try:
            found = _COMPUTED[kind](*(Fraction(end) for end in ends))
        except ZeroDivisionError:
            continue
        if found == wanted:
            yield {"a": a, "t": t, "b": b}


def _at(number: Measured | None, end: str) -> End:
    if number is None:
        return Fraction(0)
    return number.interval.low if end == _LOW else number.interval.high


def _sign(rate: Measured, which: int) -> str:
    """The sign of an end that stands alone, as a bound shows it."""
    if rate.firm:
        return ""
    if which == 0:
        return SIGN[Comparator.GT if rate.interval.low_open else Comparator.GE]
    return SIGN[Comparator.LT if rate.interval.high_open else Comparator.LE]


def _shown(verdict: Verdict, value: Fraction, sign: str, place: int) -> Number:
    """A rate as a reader sees it, to a power of ten: percent of the target, or percentage points."""
    if verdict.kind is Rate.DIFFERENCE:
        return Number(float(value), max(-place, 0), sign, UNIT[Unit.PP].zh)
    return Number(float(value), max(-place - 2, 0), sign, percent=True)
