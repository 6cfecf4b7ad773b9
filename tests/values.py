"""Strategies: intervals, and the values that they admit."""

from fractions import Fraction
from math import inf, isfinite

from hypothesis import strategies as st

from etl.intervals import Interval

# Few different ends, so that intervals often touch.
NUMBERS = st.integers(-24, 24).map(lambda number: Fraction(number, 4))
POSITIVE = st.integers(1, 48).map(lambda number: Fraction(number, 4))


@st.composite
def intervals(
    draw: st.DrawFn, numbers: st.SearchStrategy[Fraction] = NUMBERS, endless: bool = True
) -> Interval:
    """Points, finite and endless intervals, with open and closed ends; none is empty."""
    one, other = sorted((draw(numbers), draw(numbers)))
    shape = draw(st.sampled_from(["between", "point", *(["above", "below"] if endless else [])]))
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if shape == "above":
        return Interval(one, inf, low_open)
    if shape == "below":
        return Interval(-inf, other, high_open=high_open)
    return (
        Interval(one, one) if shape == "point" or one == other else Interval(one, other, low_open, high_open)
    )


@st.composite
def admissible(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A value that lies in an interval; often right at an end, or close to an open one."""
    low = interval.low if isfinite(interval.low) else min(interval.high, Fraction(0)) - 50
    high = interval.high if isfinite(interval.high) else max(interval.low, Fraction(0)) + 50
    first = Fraction(1, 1000) if interval.low_open else Fraction(0)
    last = Fraction(999, 1000) if interval.high_open else Fraction(1)
    return low + (high - low) * draw(st.sampled_from([first, Fraction(1, 3), Fraction(1, 2), last]))


def holds(interval: Interval, value: Fraction) -> bool:
    """Whether a value lies in an interval."""
    above = value > interval.low or (value == interval.low and not interval.low_open)
    below = value < interval.high or (value == interval.high and not interval.high_open)
    return above and below
