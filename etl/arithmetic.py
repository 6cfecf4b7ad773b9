"""Sums, differences and ratios of what is only known to lie between two ends. Exact: nothing is rounded.

Every result holds all values that the admissible values of its inputs give.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import product
from math import inf, isfinite

from etl.intervals import End, Interval, point


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of independent values; zero of none."""
    summed = point(Fraction(0))
    for part in parts:
        summed = Interval(
            summed.low + part.low,
            summed.high + part.high,
            summed.low_open or part.low_open,
            summed.high_open or part.high_open,
        )
    return summed


def negative(value: Interval) -> Interval:
    """The same below zero as above."""
    return Interval(-value.high, -value.low, value.high_open, value.low_open)


def difference(one: Interval, other: Interval) -> Interval:
    """One less the other."""
    return total((one, negative(other)))


def ratio(one: Interval, other: Interval) -> Interval:
    """One over the other.

    Raises:
        ValueError: one can be negative, or the other zero or negative: such a ratio misleads.
    """
    if one.low < 0 or not _positive(other):
        raise ValueError(f"no ratio of {one} to {other}")
    low_open = one.low_open or (one.low > 0 and (other.high_open or other.high == inf))
    high_open = one.high_open or (one.high > 0 and other.low_open)
    return Interval(_over(one.low, other.high), _over(one.high, other.low), low_open, high_open)


def reduction(base: Interval, reached: Interval, wanted: Interval) -> Interval:
    """How much of the way down from a base to what is wanted was gone: (B−A)/(B−T). 1 is all of it.

    The base stands in both parts, so that the ends are those at the corners, not those of two differences.

    Raises:
        ValueError: the base is endless, or not wholly above what is wanted.
    """
    if not base.above(wanted) or base.low <= wanted.high or not all(map(isfinite, (*base[:2], *wanted[:2]))):
        raise ValueError(f"no way down from {base} to {wanted}")
    corners = [_way(b, a, t) for b, a, t in product(base[:2], reached[:2], wanted[:2])]
    return Interval(min(corners), max(corners))


def _positive(value: Interval) -> bool:
    return value.low > 0 or (value.low == 0 and value.low_open)


def _over(one: End, other: End) -> End:
    if other == inf:
        return Fraction(0)
    if one == inf or (other == 0 and one > 0):
        return inf
    if other == 0:
        return Fraction(0)  # nothing over something, however little
    return one / other


def _way(base: End, reached: End, wanted: End) -> End:
    # A result without end in one direction leaves the rate without end in the other.
    return -reached if not isfinite(reached) else (base - reached) / (base - wanted)
