"""Where a true value can lie: what words and digits leave open, and which claims can both be true."""

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import quantity
from etl.intervals import Interval, interval

NUMBERS = st.decimals(min_value=-(10**6), max_value=10**6, places=3, allow_nan=False, allow_infinity=False)
BEFORE = st.sampled_from(["", "不低于", "超", "不超过", "不足", "约", "近"])
UNITS = st.sampled_from(["", "%", "万家", "亿元", "万亿元", "成"])


def of(written: str) -> Interval:
    return interval(quantity.read(written), written)


@st.composite
def written(draw: st.DrawFn) -> str:
    """A quantity as a text could write it."""
    number, unit = abs(draw(NUMBERS)), draw(UNITS)
    if unit in ("万家", "亿元", "万亿元") and draw(st.booleans()):
        return f"{number:f}{unit}级" if draw(st.booleans()) else f"{number:f}—{number + 1:f}{unit}"
    return f"{draw(BEFORE)}{number:f}{unit}"


@pytest.mark.parametrize(
    ("words", "low", "high", "ends"),
    [
        pytest.param("43.9%", "43.85", "43.95", "[)", id="to its last digit"),
        pytest.param("4.72万亿元", "4715000000000", "4725000000000", "[)", id="its last digit is a hundredth of 万亿"),
        pytest.param("47200亿元", "4719950000000", "4720050000000", "[)", id="more digits say more"),
        pytest.param("七成", "65", "75", "[)", id="tenths"),
        pytest.param("千亿元", "50000000000", "150000000000", "[)", id="one digit, not written"),
        pytest.param("-0.5%", "-0.55", "-0.45", "[)", id="below zero"),
        pytest.param("一半", "50", "50", "[]", id="a fraction has no last digit"),
        pytest.param("8以上", "8", inf, "[]", id="at least holds its number"),
        pytest.param("超8", "8", inf, "(]", id="more than does not"),
        pytest.param("8以内", -inf, "8", "[]", id="at most holds its number"),
        pytest.param("不足8", -inf, "8", "[)", id="less than does not"),
        pytest.param("约40", "36", "44", "[]", id="about: a tenth to either side"),
        pytest.param("约4", "3.5", "4.5", "[]", id="about: never finer than its digits"),
        pytest.param("近900", "810", "900", "[)", id="just under: a tenth, and not the number"),
        pytest.param("3—5", "3", "5", "[]", id="a range with both its ends"),
        pytest.param("万亿级", "500000000000", "10000000000000", "[)", id="an order of magnitude"),
        pytest.param("百万平方米級", "500000", "10000000", "[)", id="the same in traditional script"),
        pytest.param("千亿级的", "50000000000", "1000000000000", "[)", id="the same with a tail"),
    ],
)  # fmt: skip
def test_the_interval_of_words(words, low, high, ends):
    expected = [end if isinstance(end, float) else Fraction(end) for end in (low, high)]
    assert of(words) == Interval(*expected, low_open=ends[0] == "(", high_open=ends[1] == ")")


@given(written())
def test_an_interval_holds_its_value_or_ends_there(words):
    value, found = quantity.read(words).value, of(words)
    assert found.low <= value <= found.high
    assert Interval(value, value).meets(found) or value in found[:2]


@given(written(), written())
def test_agreement_is_symmetric(one, other):
    assert of(one).meets(of(other)) == of(other).meets(of(one))


@given(written(), written())
def test_two_intervals_meet_or_one_lies_above_the_other(one, other):
    first, second = of(one), of(other)
    assert [first.meets(second), first.above(second), second.above(first)].count(True) == 1


@given(written())
def test_every_claim_agrees_with_itself(words):
    found = of(words)
    assert found.meets(found) or found.low == found.high  # 近0 holds nothing


@given(NUMBERS, st.integers(-3, 3), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN]))
def test_a_number_and_any_rounding_of_it_agree(number, places, rounding):
    rounded = Decimal(number).quantize(Decimal(10) ** -places, rounding=rounding)
    if places < 0 and rounded != 0:  # 12.3万 rather than 123000: zeros would be digits
        coarse = quantity.Quantity(Fraction(rounded), None, "EQ", None, rounded.scaleb(places), -places, 0)
        assert of(f"{number:f}").meets(interval(coarse, str(rounded)))
    elif places >= 0:
        assert of(f"{number:f}").meets(of(f"{rounded:f}"))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param("4.72万亿元", "4.7万亿元", True, id="a number and its rounding"),
        pytest.param("4.72万亿元", "4.73万亿元", False, id="neighbouring last digits"),
        pytest.param("4.72万亿元", "47249亿元", True, id="inside what the digits leave open"),
        pytest.param("4.72万亿元", "47251亿元", False, id="outside of it"),
        pytest.param("8以上", "8", True, id="at least 8 may be 8"),
        pytest.param("8以上", "不超过8", True, id="at least 8 and at most 8: it is 8"),
        pytest.param("超8", "不超过8", False, id="more than 8 is not at most 8"),
        pytest.param("8以上", "不足8", False, id="at least 8 is not less than 8"),
        pytest.param("超8", "8.4", True, id="more than 8 may be 8.4"),
        pytest.param("超8", "8", True, id="more than 8 may be 8.3, which rounds to 8"),
        pytest.param("超8.0", "7.9", False, id="but not 7.9"),
        pytest.param("近900", "900以上", False, id="just under 900 is not 900"),
        pytest.param("近900", "880", True, id="just under 900 may be 880"),
        pytest.param("近900", "800", False, id="but not 800"),
        pytest.param("约40", "45", False, id="about 40 is not 45"),
        pytest.param("3—5", "5以上", True, id="a range may end at 5"),
        pytest.param("3—5", "超5", False, id="but not beyond"),
        pytest.param("万亿级", "1.3万亿元", True, id="an order of magnitude holds what is more"),
        pytest.param("万亿级", "9000亿元", True, id="and what rounds up to it"),
        pytest.param("万亿级", "1000亿元", False, id="but not the order below"),
        pytest.param("万亿级", "10.5万亿元", False, id="nor the order above"),
        pytest.param("三分之一", "33.3%", True, id="a third and its decimals"),
        pytest.param("三分之一", "34%", False, id="a third is not 34%"),
    ],
)  # fmt: skip
def test_which_claims_can_both_be_true(one, other, agree):
    assert of(one).meets(of(other)) == agree


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("4.72万亿元", "4.7万亿元", id="more digits"),
        pytest.param("4.7万亿元", "约4.7万亿元", id="exact against about"),
        pytest.param("8.3", "超8", id="a number against a bound"),
        pytest.param("超9", "超8", id="the higher of two lower bounds"),
        pytest.param("超8", "8以上", id="without its number"),
        pytest.param("7以内", "8以内", id="the lower of two upper bounds"),
    ],
)
def test_which_claim_says_more(one, other):
    assert of(one).narrower(of(other))
    assert not of(other).narrower(of(one))


@pytest.mark.parametrize(("one", "other"), [("8以上", "9以内"), ("8", "9"), ("8", "8")])
def test_neither_says_more(one, other):
    assert not of(one).narrower(of(other))
    assert not of(other).narrower(of(one))
