"""A value in another unit than its indicator's is converted exactly, or is none of it."""

from fractions import Fraction
from itertools import product
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import amounts, scalars
from etl.codes import Unit
from etl.intervals import EVERYTHING, Interval, interval
from etl.scalars import Written


@pytest.mark.parametrize(
    ("written", "unit", "number"),
    [
        pytest.param("1350.97亿斤", Unit.TNE, Fraction("67548500"), id="斤 in tonnes"),
        pytest.param("3斤", Unit.KGM, Fraction(3, 2), id="斤 in kilograms"),
        pytest.param("250公斤", Unit.TNE, Fraction(1, 4), id="kilograms in tonnes"),
        pytest.param("0.3万吨", Unit.KGM, Fraction(3_000_000), id="tonnes in kilograms"),
        pytest.param("500米", Unit.KMT, Fraction(1, 2), id="metres in kilometres"),
        pytest.param("1.2公里", Unit.MTR, Fraction(1200), id="kilometres in metres"),
        pytest.param("2公顷", Unit.MTK, Fraction(20_000), id="hectares in square metres"),
        pytest.param("50万平方米", Unit.HAR, Fraction(50), id="square metres in hectares"),
        pytest.param("40EFLOPS", Unit.OPS, Fraction(40 * 10**18), id="EFLOPS in operations a second"),
        pytest.param("1.35亿亿次/秒", Unit.PFLOPS, Fraction("13.5"), id="operations a second in PFLOPS"),
        pytest.param("9.4万亿元", Unit.CNY, Fraction(9_400_000_000_000), id="the same unit"),
        pytest.param("40", Unit.PN, Fraction(40), id="no unit written"),
    ],
)
def test_a_value_is_converted_exactly(written, unit, number):
    value = scalars.figure(written)
    assert amounts.fits(value, unit)
    assert amounts.number(value, unit) == number


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        pytest.param("30亿元", Unit.USD, id="a rate of exchange is no multiple"),
        pytest.param("3%", Unit.PP, id="percent are no percentage points"),
        pytest.param("30亩", Unit.HAR, id="亩, a fifteenth"),
        pytest.param("3倍", Unit.PT, id="a multiple is no percentage"),
        pytest.param("30吨", Unit.MTR, id="another dimension"),
    ],
)
def test_what_measures_another_thing_is_not_converted(written, unit):
    value = scalars.figure(written)
    assert not amounts.fits(value, unit)
    assert amounts.number(value, unit) is None
    assert amounts.meant(value, unit) == EVERYTHING


def test_a_goal_without_a_number_fits_any_unit_and_says_nothing_of_it():
    goal = scalars.figure("与经济增长同步")
    for unit in Unit:
        assert amounts.fits(goal, unit)
        assert amounts.number(goal, unit) is None
        assert amounts.meant(goal, unit) == EVERYTHING


@pytest.mark.parametrize(
    ("written", "span"),
    [
        pytest.param("1350亿斤以上", Interval(Fraction(67_500_000), inf), id="a bound"),
        pytest.param("超1350亿斤", Interval(Fraction(67_500_000), inf, low_open=True), id="an open bound"),
        pytest.param("不超过1350亿斤", Interval(-inf, Fraction(67_500_000)), id="a bound from above"),
        pytest.param("1300亿斤—1350亿斤", Interval(Fraction(65_000_000), Fraction(67_500_000)), id="a range"),
        pytest.param("1350亿斤左右", Interval(Fraction(60_750_000), Fraction(74_250_000)), id="about"),
        pytest.param("1350亿斤", Interval(Fraction(67_475_000), Fraction(67_525_000)), id="its last digit"),
    ],
)
def test_a_bound_is_converted_with_its_number(written, span):
    found = amounts.meant(scalars.figure(written), Unit.TNE)
    assert (found.low, found.high, found.low_open) == (span.low, span.high, span.low_open)


def test_there_and_back_is_the_same():
    for one, other in product(Unit, repeat=2):
        there, back = amounts.multiple(one, other), amounts.multiple(other, one)
        assert there is None or back is None or there * back == 1


def test_by_way_of_a_third_unit_is_the_same():
    for one, other, third in product(Unit, repeat=3):
        steps = amounts.multiple(one, other), amounts.multiple(other, third), amounts.multiple(one, third)
        assert None in steps or steps[0] * steps[1] == steps[2]


@given(
    st.decimals(min_value="0.01", max_value=10**6, places=2),
    st.sampled_from(["{}亿斤", "{}亿斤以上", "超{}亿斤", "近{}亿斤", "{}亿斤左右", "不超过{}亿斤"]),
)
def test_converting_moves_all_of_an_interval_and_nothing_else(number, form):
    """Whatever is converted lies where its own interval says, times the multiple."""
    value = scalars.figure(form.format(number))
    span, found = interval(value.quantity, value.text, Unit.JIN), amounts.meant(value, Unit.TNE)
    assert (found.low, found.high) == tuple(end * Fraction(1, 2000) for end in span[:2])
    assert found[2:] == span[2:]
    assert found.low <= amounts.number(value, Unit.TNE) <= found.high


@given(st.decimals(min_value="0.01", max_value=10**6, places=2), st.sampled_from(Unit))
def test_what_has_no_unit_is_in_that_of_its_indicator(number, unit):
    value = Written(str(number), scalars.figure(str(number)).quantity)
    assert amounts.number(value, unit) == Fraction(number)
