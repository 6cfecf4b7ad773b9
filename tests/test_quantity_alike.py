"""Figures in the same words are parsed once: what is read is what parsing each of them gives."""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl import quantity
from etl.quantity import Quantity, Unreadable

BEFORE = [
    "",
    "超",
    "不低于",
    "近",
    "约",
    "下降",
    "减少近",
    "-",
    "负",
    "第",
    "达到",
    "增长",
    "零",
    "三",
    "第-",
    " ",
    "由",
]
AFTER = [
    "", "%", "万亿元", "家以上", "余家", "多个", "个百分点", "成", "成五", "分之一", "/3", "名", "位", "倍", "家左右",
    "亿亿", "～5万家", "万", "千", "十", "级", "万家以内", "兆元", "％", "半", "台阶", " 万 元",
]  # fmt: skip
DIGITS = [
    "0", "00", "007", "0.5", "1", "1.0", "1.50", "9", "10", "12", "100", "1,000", "1，000", "１２", "１．５", "2.",
    ".5", "1.2.3", "99999999999999999999", "٣", "1 000", "三", "二十",
]  # fmt: skip
numbers = st.sampled_from(DIGITS) | st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,4})?", fullmatch=True)
typed = st.builds("{}{}{}".format, st.sampled_from(BEFORE), numbers, st.sampled_from(AFTER))
ranged = st.builds("{}{}{}".format, typed, st.sampled_from(["～", "-", "到", "至", "—"]), typed)
anything = st.text(st.sampled_from("0123456789.,%万亿元家超近第成余-～分之一二十下降 　５"), max_size=10)


def answer(function: object, written: str) -> Quantity | tuple[str, int, object]:
    try:
        return function(written)  # type: ignore[operator]
    except Unreadable as error:
        return error.written, error.offset, error.reason


def same(written: str) -> None:
    read, parsed = answer(quantity.read, written), answer(quantity.parse, written)
    assert read == parsed
    if isinstance(read, Quantity) and isinstance(parsed, Quantity):
        assert str(read.quoted) == str(parsed.quoted)  # 1.50 is not 1.5: its digits were written


@settings(max_examples=150)
@given(typed | ranged | anything)
@example("下降0.5%")
@example("第1名")
@example("近1成")
@example("1,000家")
@example("7成5")
@example("1/3")
@example("3分之1")
def test_whatever_is_written_is_read_as_if_parsed(written):
    same(written)


@settings(max_examples=40)
@given(st.sampled_from(BEFORE), st.sampled_from(AFTER), st.lists(numbers, min_size=2, max_size=6))
def test_words_that_were_met_before_change_nothing_for_other_digits(before, after, several):
    for digits in several:
        same(f"{before}{digits}{after}")


@pytest.mark.parametrize("before", BEFORE)
def test_the_same_holds_for_all_words_and_the_awkward_digits(before):
    for after, digits in product(AFTER, DIGITS):
        same(f"{before}{digits}{after}")
