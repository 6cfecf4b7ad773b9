"""Numbers computed from figures: where the true one can lie, and how many digits may be told.

A sum or difference is told to the coarsest last digit of its inputs, a ratio to the fewest digits of any.
"""

from collections.abc import Callable
from fractions import Fraction
from math import floor, isfinite, log10
from typing import NamedTuple

import pandas as pd

from etl import arithmetic
from etl.codes import Comparator
from etl.display import exact
from etl.intervals import End, Interval, point
from etl.rows import Row

# A ratio to an exact number has as many digits as one likes; readers need no more than these.
ENOUGH = 3


class Measured(NamedTuple):
    """A number: as stated, where the true one can lie, and the power of ten of the last digit that can be told."""

    stated: Fraction
    interval: Interval
    place: int | None  # none where it is exact
    firm: bool = True  # the stated number stands for it; else only its ends do

    @property
    def told(self) -> int:
        """The power of ten to round to; an exact whole number is told whole."""
        if self.place is not None:
            return self.place
        last = _last(self.stated, ENOUGH)
        return min(last, 0) if self.stated.denominator == 1 else last


def span(row: Row) -> Interval:
    """The interval of a row of the observations table (see `etl.tables.OBSERVATIONS`), in base unit."""
    low = Fraction(row["low"]) if isinstance(row["low"], str) else -float("inf")
    high = Fraction(row["high"]) if isinstance(row["high"], str) else float("inf")
    return Interval(low, high, bool(row["low_open"]), bool(row["high_open"]))


def measured(row: Row) -> Measured:
    """The number of a row of the observations table."""
    interval = span(row)
    exactly = interval.low == interval.high or pd.isna(row["decimals"])
    place = None if exactly else int(row["unit_mult"]) - int(row["decimals"])
    return Measured(Fraction(row["obs_value_exact"]), interval, place, row["comparator"] == Comparator.EQ)


def threshold(row: Row) -> Measured:
    """The number a target sets. It is decided, not measured: no rounding makes a target of 5% one of 4.6%.

    左右, 近 and ranges set a band, which stays.
    """
    number = measured(row)
    if row["comparator"] in (Comparator.AP, Comparator.AB, Comparator.RG):
        return number
    return Measured(number.stated, point(number.stated), None)


def difference(one: Measured, other: Measured) -> Measured:
    """One less the other."""
    places = [number.place for number in (one, other) if number.place is not None]
    return Measured(
        one.stated - other.stated,
        arithmetic.difference(one.interval, other.interval),
        max(places, default=None),
        one.firm and other.firm,
    )


def ratio(one: Measured, other: Measured) -> Measured:
    """One over the other.

    Raises:
        ValueError: as `etl.arithmetic.ratio`.
    """
    interval = arithmetic.ratio(one.interval, other.interval)
    return _quotient(one.stated / other.stated, interval, (one, other))


def reduction(base: Measured, reached: Measured, wanted: Measured) -> Measured:
    """(B−A)/(B−T): how much of the way down was gone.

    Raises:
        ValueError: as `etl.arithmetic.reduction`.
    """
    interval = arithmetic.reduction(base.interval, reached.interval, wanted.interval)
    gone, way = difference(base, reached), difference(base, wanted)
    return _quotient(gone.stated / way.stated, interval, (gone, way))


def total(parts: list[Measured]) -> Measured:
    """The sum."""
    places = [number.place for number in parts if number.place is not None]
    return Measured(
        sum((number.stated for number in parts), Fraction(0)),
        arithmetic.total(number.interval for number in parts),
        max(places, default=None),
        all(number.firm for number in parts),
    )


def digits(number: Measured) -> int | None:
    """How many digits of it can be told, at least one; none where it is exact."""
    return None if number.place is None else max(_magnitude(number.stated) - number.place + 1, 1)


def ends(number: Measured, place: int) -> tuple[str | None, str | None]:
    """Both ends as decimals at a power of ten, rounded away from each other; none where there is no end."""
    return _outward(number.interval.low, place, floor), _outward(number.interval.high, place, _ceil)


def nearest(value: Fraction, place: int) -> Fraction:
    """Rounded to a power of ten, halves away from zero, as statistics offices do."""
    step = Fraction(10) ** place
    steps = abs(value) / step
    return (1 if value >= 0 else -1) * floor(steps + Fraction(1, 2)) * step


def _quotient(stated: Fraction, interval: Interval, inputs: tuple[Measured, ...]) -> Measured:
    limits = [limit for limit in map(digits, inputs) if limit is not None]
    place = _last(stated, min(*limits, ENOUGH)) if limits else None
    return Measured(stated, interval, place, all(number.firm for number in inputs))


def _outward(end: End, place: int, towards: Callable[[Fraction], int]) -> str | None:
    if not isfinite(end):
        return None
    step = Fraction(10) ** place
    return exact(towards(Fraction(end) / step) * step)


def _ceil(value: Fraction) -> int:
    return -floor(-value)


def _last(value: Fraction, count: int) -> int:
    """The power of ten of the last of so many digits."""
    return _magnitude(value) - count + 1


def _magnitude(value: Fraction) -> int:
    """The power of ten of the first digit."""
    if not value:
        return 0
    guess = floor(log10(abs(value)))  # a float, which can round 999999.99… up
    return guess - 1 if Fraction(10) ** guess > abs(value) else guess
