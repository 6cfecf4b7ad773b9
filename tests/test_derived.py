"""How many digits a computed number may be told with, and where its ends are rounded to."""

from fractions import Fraction
from math import floor, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger import row
from values import intervals

from etl import derived
from etl.derived import Measured
from etl.intervals import Interval, point

MONEY, PERCENT = "CNY", "PT"


def number(written: str, unit: str = MONEY) -> Measured:
    return derived.measured(row(written, unit))


@pytest.mark.parametrize(
    ("written", "unit", "place", "firm"),
    [
        pytest.param("4.72万亿元", MONEY, 10, True, id="a hundredth of 万亿"),
        pytest.param("超1万亿元", MONEY, 12, False, id="a bound, one digit"),
        pytest.param("47200亿元", MONEY, 8, True, id="the same with more digits"),
        pytest.param("15家", "PN", None, True, id="a count to its last digit is exact"),
        pytest.param("1.2万家", "PN", 3, True, id="a count that is not"),
        pytest.param("超15家", "PN", 0, False, id="a bound of a count"),
        pytest.param("第三", "RANK", None, True, id="a place is exact"),
        pytest.param("三分之一", PERCENT, None, True, id="a fraction has no last digit"),
        pytest.param("七成", PERCENT, 1, True, id="tenths"),
        pytest.param("6.30%", PERCENT, -2, True, id="a zero that was written"),
        pytest.param("0%", PERCENT, 0, True, id="zero"),
        pytest.param("下降2.5%", PERCENT, -1, True, id="a decrease"),
    ],
)
def test_the_last_digit_that_a_figure_tells(written, unit, place, firm):
    found = number(written, unit)
    assert (found.place, found.firm) == (place, firm)


@pytest.mark.parametrize(
    ("written", "unit", "low", "high", "place"),
    [
        pytest.param("5%", PERCENT, 5, 5, None, id="a number is decided, not measured"),
        pytest.param("8万亿元以上", MONEY, 8 * 10**12, 8 * 10**12, None, id="a bound is its number"),
        pytest.param("超60家", "PN", 60, 60, None, id="a count is exact"),
        pytest.param("1.2万家", "PN", 12000, 12000, None, id="a count in 万"),
        pytest.param("40家左右", "PN", 36, 44, 0, id="about stays a band"),
        pytest.param("近900家", "PN", 810, 900, 0, id="just under stays a band"),
        pytest.param("3—5%", PERCENT, 3, 5, 0, id="a range stays a band"),
    ],
)
def test_what_a_target_asks_for(written, unit, low, high, place):
    found = derived.threshold(row(written, unit))
    assert (*found.interval[:2], found.place) == (low, high, place)


@pytest.mark.parametrize(
    ("compute", "one", "other", "stated", "place"),
    [
        pytest.param(
            derived.difference, "4.72万亿元", "3.1万亿元", "1620000000000", 11, id="the coarsest decimal"
        ),
        pytest.param(derived.difference, "4.7200万亿元", "超1万亿元", "3720000000000", 12, id="of a bound"),
        pytest.param(derived.ratio, "超1万亿元", "8262.5亿元", "1.21", 0, id="超1万亿: one digit"),
        pytest.param(derived.ratio, "8262.5亿元", "超1万亿元", "0.82625", -1, id="nor over it"),
        pytest.param(derived.ratio, "4.72万亿元", "3.10万亿元", "1.52", -2, id="three digits over three"),
        pytest.param(derived.ratio, "4.72万亿元", "3.1万亿元", "1.52", -1, id="no more than the poorest"),
    ],
)
def test_a_computed_number_has_no_more_digits_than_its_inputs(compute, one, other, stated, place):
    found = compute(number(one), number(other))
    assert float(found.stated) == pytest.approx(float(stated), rel=0.01)
    assert found.told == place


def test_sums_are_told_to_the_coarsest_decimal_and_counts_are_exact():
    assert derived.total([number("4.72万亿元"), number("300亿元")]).told == 10
    counts = derived.total([number("15家", "PN"), number("20家", "PN")])
    assert (counts.stated, counts.place, counts.interval) == (35, None, point(Fraction(35)))


@pytest.mark.parametrize("others", ["8262.5亿元", "3.1万亿元", "1.2345万亿元"])
@pytest.mark.parametrize("compute", [derived.difference, derived.ratio])
def test_nothing_from_more_than_a_trillion_shows_four_digits(compute, others):
    for pair in ((number("超1万亿元"), number(others)), (number(others), number("超1万亿元"))):
        found = compute(*pair)
        shown = derived.nearest(found.stated, found.told) / Fraction(10) ** found.told
        assert abs(shown) < 10
        assert not found.firm


@given(st.integers(1, 9999), st.integers(0, 3), st.integers(1, 9999), st.integers(0, 3))
def test_a_ratio_has_the_digits_of_its_poorest_input(one, decimals, other, others):
    first, second = (f"{n / 10**d:.{d}f}万亿元" for n, d in ((one, decimals), (other, others)))
    a, b = number(first), number(second)
    found = derived.ratio(a, b)
    told = derived.digits(found)
    assert told == min(derived.digits(a), derived.digits(b), derived.ENOUGH)


@given(st.integers(-(10**12), 10**12).filter(bool), st.integers(0, 12))
def test_a_number_has_as_many_digits_as_it_is_written_with(value, places):
    found = Measured(Fraction(value, 10**places), point(Fraction(0)), -places)
    assert derived.digits(found) == len(str(abs(value)))


@given(intervals(), st.integers(-3, 2))
def test_ends_are_rounded_away_from_each_other(interval, place):
    low, high = derived.ends(Measured(Fraction(1), interval, None), place)
    step = Fraction(10) ** place
    assert (low is None) == (interval.low == -inf)
    assert (high is None) == (interval.high == inf)
    if low is not None:
        assert interval.low - step < Fraction(low) <= interval.low
    if high is not None:
        assert interval.high <= Fraction(high) < interval.high + step


@given(st.fractions(-100, 100), st.integers(-3, 2))
def test_rounding_goes_to_the_nearest_and_halves_away_from_zero(value, place):
    step = Fraction(10) ** place
    found = derived.nearest(value, place)
    assert abs(found - value) <= step / 2
    assert (found / step).denominator == 1
    assert derived.nearest(-value, place) == -found


def test_a_half_is_rounded_away_from_zero():
    assert [derived.nearest(Fraction(each, 2), 0) for each in (1, 5, -1, -5)] == [1, 3, -1, -3]


@pytest.mark.parametrize(
    ("base", "reached", "wanted", "stated", "told"),
    [
        pytest.param("70亿立方米", "58亿立方米", "60亿立方米", "1.2", 0, id="two digits over two"),
        pytest.param("70.0亿立方米", "58.5亿立方米", "60亿立方米", "1.15", 0, id="the coarsest of them"),
    ],
)
def test_a_way_down_has_the_digits_of_its_differences(base, reached, wanted, stated, told):
    found = derived.reduction(*(number(each, "MTQ") for each in (base, reached, wanted)))
    assert found.stated == Fraction(stated)
    assert derived.digits(found) == 2
    assert found.told == told - 1


@pytest.mark.parametrize("other", ["0家", "0家以上"])
def test_no_ratio_to_zero(other):
    with pytest.raises(ValueError, match="no ratio"):
        derived.ratio(number("5家", "PN"), derived.threshold(row(other)))


def test_an_interval_of_a_row_is_exact():
    found = derived.span(row("4.72万亿元", MONEY))
    assert found == Interval(Fraction(4_715_000_000_000), Fraction(4_725_000_000_000), high_open=True)
    assert derived.span(row("超8家")) == Interval(Fraction(8), inf, low_open=True)


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=10**6))
def test_what_is_exact_is_told_to_three_digits_and_whole_numbers_whole(value):
    found = Measured(value, point(value), None)
    if value.denominator == 1:
        assert derived.nearest(value, found.told) == value
    else:
        assert 100 <= floor(value / Fraction(10) ** found.told) <= 999


def test_a_difference_of_exact_counts_is_exact():
    found = derived.difference(number("4321家", "PN"), number("3000家", "PN"))
    assert derived.nearest(found.stated, found.told) == 1321
    assert derived.ends(found, found.told) == ("1321", "1321")
