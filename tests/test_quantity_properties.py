"""What holds for every written quantity, whatever its digits and words."""

import re
from decimal import Decimal
from fractions import Fraction

import opencc
from hypothesis import example, given
from hypothesis import strategies as st

from etl import vocabulary
from etl.codes import Comparator, Unit
from etl.quantity import Quantity, Unreadable, read

MULTIPLIERS = {
    "": 0, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10,
    "千亿": 11, "万亿": 12, "千万亿": 15, "亿亿": 16,
}  # fmt: skip
UNITS = {
    "家": (Unit.PN, 0),
    "个省份": (Unit.PN, 0),
    "元": (Unit.CNY, 0),
    "%": (Unit.PT, 0),
    "个百分点": (Unit.PP, 0),
    "次/秒": (Unit.OPS, 0),
    "EFLOPS": (Unit.PFLOPS, 3),
    "千瓦时": (Unit.KWH, 0),
    "平方米": (Unit.MTK, 0),
}
WORDINGS = {
    "{}{}{}": Comparator.EQ,
    "达到{}{}{}": Comparator.EQ,
    "不低于{}{}{}": Comparator.GE,
    "{}{}{}以上": Comparator.GE,
    "超{}{}{}以上": Comparator.GE,
    "突破{}{}{}大关": Comparator.GT,
    "{}{}余{}": Comparator.GT,
    "控制在{}{}{}以内": Comparator.LE,
    "不足{}{}{}": Comparator.LT,
    "约{}{}{}": Comparator.AP,
    "{}{}{}级": Comparator.AP,
    "将近{}{}{}": Comparator.AB,
}
ONE_TO_ONE = [opencc.OpenCC(region) for region in ("s2t", "s2tw", "s2hk")]

numbers = st.builds(
    lambda digits, decimals: Decimal(f"{digits}e-{decimals}"),
    st.integers(0, 10**12),
    st.integers(0, 6),
)


@st.composite
def phrases(draw):
    """Words and the quantity they state."""
    number, grouped = draw(numbers), draw(st.booleans())
    multiplier, unit, wording = (
        draw(st.sampled_from(sorted(table))) for table in (MULTIPLIERS, UNITS, WORDINGS)
    )
    code, scale = UNITS[unit]
    power = MULTIPLIERS[multiplier] + scale
    quantity = Quantity(
        value=Fraction(number) * 10**power,
        upper=None,
        comparator=WORDINGS[wording],
        unit=code,
        quoted=number,
        unit_mult=power,
        decimals=-number.as_tuple().exponent,
    )
    return wording.format(f"{number:,f}" if grouped else f"{number:f}", multiplier, unit), quantity


def chinese(number: int) -> str:
    """The number in Chinese, with 一十 written in full."""
    high, low = divmod(number, 10**8)
    middle, rest = divmod(low, 10**4)
    parts = [f"{chinese(high)}亿" if high else "", f"{four(middle)}万" if middle else "零", four(rest)]
    return re.sub("零+", "零", "".join(parts)).strip("零") or "零"


def four(number: int) -> str:
    """Four digits with their places, noughts at the front kept."""
    digits = zip(f"{number:04}", ("千", "百", "十", ""), strict=True)
    return "".join(
        "零" if digit == "0" else "零一二三四五六七八九"[int(digit)] + place for digit, place in digits
    ).rstrip("零")


@given(phrases())
def test_what_is_written_is_read_back(phrase):
    written, quantity = phrase
    assert read(written) == quantity


@given(st.integers(0, 10**12) | st.integers(0, 10**4).map(lambda part: part * 10**7))
@example(10**12)
@example(10_010_010)
def test_chinese_numerals_are_read_back(number):
    written = chinese(number)
    assert read(written).value == number
    assert read(re.sub("^一十", "十", written)).value == number
    assert read(written.replace("二千", "两千").replace("零", "〇")).value == number


@given(phrases(), st.sampled_from(ONE_TO_ONE), st.booleans())
def test_script_and_width_change_nothing(phrase, traditional, wide):
    written, quantity = phrase
    other = traditional.convert(written)
    if wide:
        other = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in other)
    assert read(other) == quantity


@given(phrases(), st.sampled_from([" ", "\n", "\u3000"]))
def test_white_space_around_words_changes_nothing(phrase, space):
    written, quantity = phrase
    assert read(re.sub(r"(?<![0-9])|(?![0-9])", space, written)) == quantity


@given(
    numbers,
    numbers,
    st.sampled_from(sorted(MULTIPLIERS)),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from("—-～~至到"),
)
def test_a_range_keeps_both_ends(one, other, multiplier, unit, mark):
    lower, upper = sorted((one, other))
    quantity = read(f"{lower:f}{mark}{upper:f}{multiplier}{unit}")
    power = MULTIPLIERS[multiplier] + UNITS[unit][1]
    assert quantity.comparator is Comparator.RG
    assert (quantity.value, quantity.upper) == (Fraction(lower) * 10**power, Fraction(upper) * 10**power)
    assert (quantity.quoted, quantity.unit_mult) == (lower, power)


WORDS = [*vocabulary.BEFORE, *vocabulary.AFTER_MULTIPLE, *vocabulary.UNITS, *vocabulary.RANGE]
likely = st.lists(
    st.sampled_from([*WORDS, *"0123456789.,/零一二两十百千万亿点第兆 \n"]) | st.just("分之"), max_size=12
).map("".join)


anything = st.text(max_size=80) | likely | st.text("一十百千万亿零0123456789.,余多点", max_size=20)


def read_or_refused(written):
    try:
        return read(written)
    except Unreadable as refused:
        return refused


@given(anything)
def test_any_text_is_read_or_refused_at_a_place_in_it(written):
    match read_or_refused(written):
        case Unreadable() as refused:
            assert 0 <= refused.offset <= len(written)
            assert all(refused.reason)
        case quantity:
            assert 0 <= quantity.value <= (quantity.value if quantity.upper is None else quantity.upper)
            assert (quantity.upper is None) == (quantity.comparator is not Comparator.RG)
            assert quantity.quoted is None or quantity.value == (
                Fraction(quantity.quoted) * 10**quantity.unit_mult
            )
