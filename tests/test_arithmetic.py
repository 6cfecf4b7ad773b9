"""Interval arithmetic: whatever the true values are, what is computed from them lies in the result."""

from fractions import Fraction
from math import inf, isinf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from values import NUMBERS, POSITIVE, admissible, holds, intervals

from etl import arithmetic
from etl.intervals import Interval, point

NOT_NEGATIVE = st.integers(0, 48).map(lambda number: Fraction(number, 4))


@given(st.lists(intervals(), max_size=4), st.data())
def test_a_sum_holds_every_sum(parts, data):
    found = arithmetic.total(parts)
    assert holds(found, sum((data.draw(admissible(each)) for each in parts), Fraction(0)))


@given(intervals(), intervals(), st.data())
def test_a_difference_holds_every_difference(one, other, data):
    value = data.draw(admissible(one)) - data.draw(admissible(other))
    assert holds(arithmetic.difference(one, other), value)


@given(intervals(), st.data())
def test_the_negative_holds_every_negative_and_comes_back(one, data):
    assert holds(arithmetic.negative(one), -data.draw(admissible(one)))
    assert arithmetic.negative(arithmetic.negative(one)) == one


def positive(interval: Interval) -> bool:
    return interval.low > 0 or (interval.low == 0 and interval.low_open)


@given(intervals(NOT_NEGATIVE), intervals(NOT_NEGATIVE), st.data())
def test_a_ratio_holds_every_ratio(one, other, data):
    assume(one.low >= 0 and positive(other))
    value = data.draw(admissible(one)) / data.draw(admissible(other))
    assert holds(arithmetic.ratio(one, other), value)


@given(intervals(), intervals())
def test_a_ratio_refuses_what_is_not_positive_and_nothing_else(one, other):
    if one.low >= 0 and positive(other):
        arithmetic.ratio(one, other)
    else:
        with pytest.raises(ValueError, match="no ratio"):
            arithmetic.ratio(one, other)


@given(intervals(POSITIVE, endless=False), intervals(), intervals(POSITIVE, endless=False), st.data())
def test_a_reduction_holds_every_reduction(base, reached, wanted, data):
    assume(base.low > wanted.high)
    found = arithmetic.reduction(base, reached, wanted)
    b, a, t = (data.draw(admissible(each)) for each in (base, reached, wanted))
    assert holds(found, (b - a) / (b - t))


@given(intervals(NUMBERS), intervals(), intervals(NUMBERS))
def test_a_reduction_refuses_a_base_that_may_not_lie_above(base, reached, wanted):
    finite = all(abs(end) != inf for end in (*base[:2], *wanted[:2]))
    if finite and base.low > wanted.high:
        arithmetic.reduction(base, reached, wanted)
    else:
        with pytest.raises(ValueError, match="no way down"):
            arithmetic.reduction(base, reached, wanted)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(point(3), point(4), Interval(Fraction(3, 4), Fraction(3, 4)), id="two numbers"),
        pytest.param(point(0), point(4), point(0), id="nothing over something"),
        pytest.param(Interval(8, inf, True), point(4), Interval(2, inf, True), id="more than 8 over 4"),
        pytest.param(
            Interval(8, inf), Interval(2, 4, False, True), Interval(2, inf, True), id="an open end below"
        ),
        pytest.param(
            point(8), Interval(4, inf), Interval(0, 2, True), id="over something endless: above zero"
        ),
        pytest.param(
            point(8),
            Interval(0, 4, True),
            Interval(2, inf, False, True),
            id="over something as small as you like",
        ),
        pytest.param(point(0), Interval(0, inf, True), point(0), id="nothing over anything"),
    ],
)
def test_ratios(one, other, expected):
    first, second = (Interval(_exact(each.low), _exact(each.high), *each[2:]) for each in (one, other))
    assert arithmetic.ratio(first, second) == expected


def _exact(end: float) -> Fraction | float:
    return end if isinf(end) else Fraction(end)


def test_nothing_adds_up_to_zero():
    assert arithmetic.total([]) == point(Fraction(0))


def test_a_base_in_both_parts_of_a_reduction_does_not_count_twice():
    """50…60 down to 25 of 0: from a half of the way to 7/12, not (25…35) over (50…60)."""
    base = Interval(Fraction(50), Fraction(60))
    found = arithmetic.reduction(base, point(Fraction(25)), point(Fraction(0)))
    assert found == Interval(Fraction(1, 2), Fraction(7, 12))
