"""Figures in words: bounds said, digits as written."""

import pytest

from etl import display, intervals, quantity, queries

UNITS = {"PN": ("家", "firms")}


def row(written: str, unit: str) -> dict:
    """A view row as `etl.tables` makes it from a written value."""
    read = quantity.read(written)
    counted_zh, counted_en = UNITS.get(unit, (None, None))
    return {
        "value_as_written": written,
        "comparator": read.comparator,
        "unit_measure": unit,
        "derivation": "QUOTED",
        "quoted_value": None if read.quoted is None else str(read.quoted),
        "unit_mult": read.unit_mult,
        "obs_value": float(read.value),
        "obs_value_exact": f"{float(read.value):.10f}",
        "obs_upper": None if read.upper is None else float(read.upper),
        "counted_zh": counted_zh,
        "counted_en": counted_en,
    }


@pytest.mark.parametrize(
    ("written", "unit", "zh", "en"),
    [
        pytest.param("4.72万亿元", "CNY", "4.72万亿元", "4.72 trillion yuan", id="exact"),
        pytest.param("100億元", "CNY", "100亿元", "10 billion yuan", id="no digit is added"),
        pytest.param("7.0%", "PT", "7.0%", "7.0%", id="no digit is lost"),
        pytest.param("迈过8万亿", "CNY", "超8万亿元", "> 8 trillion yuan", id="more than, unit from the indicator"),
        pytest.param("400項以上", "PN", "400家以上", "≥ 400 firms", id="at least"),
        pytest.param("不超过5%", "PT", "5%以内", "≤ 5%", id="at most"),
        pytest.param("40家左右", "PN", "40家左右", "about 40 firms", id="about"),
        pytest.param("近900家", "PN", "近900家", "just under 900 firms", id="just under"),
        pytest.param("1.2万家", "PN", "1.2万家", "12,000 firms", id="ten thousands"),
        pytest.param("千亿元", "CNY", "1000亿元", "100 billion yuan", id="without digits"),
        pytest.param("七成", "PT", "7成", "70% (given in tenths)", id="tenths say no more than tenths"),
        pytest.param("不低于三分之一", "PT", "1/3以上", "≥ 1/3", id="a third"),
        pytest.param("万亿级", "CNY", "1万亿元级", "of the order of 1 trillion yuan", id="order of magnitude"),
        pytest.param("第三", "RANK", "第3位", "No. 3", id="rank"),
        pytest.param("3—5万家", "PN", "3—5万家", "30,000–50,000 firms", id="range"),
        pytest.param("下降2%以上", "PT", "下降2%以上", "≤ -2%", id="decrease"),
        pytest.param("10亿亿次/秒", "OPS", "10亿亿次/秒", "100 quadrillion operations/s", id="huge"),
    ],
)  # fmt: skip
def test_a_figure_in_words(written, unit, zh, en):
    figure = row(written, unit)
    assert (display.figure(figure, "zh"), display.figure(figure, "en")) == (zh, en)


def test_every_figure_of_the_catalogue_has_words_in_both_languages(tables):
    for figure in queries.observations(tables).to_dict("records"):
        assert display.figure(figure, "zh")
        assert not any("\u4e00" <= character <= "\u9fff" for character in display.figure(figure, "en"))


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0.0, "0", "0"),
        (12_000.0, "1.2万", "12,000"),
        (-3e8, "-3亿", "-300 million"),
        (8e12, "8万亿", "8 trillion"),
    ],
)
def test_axis_ticks_are_scaled(value, zh, en):
    assert (display.scaled(value, "zh"), display.scaled(value, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("written", "unit", "zh", "en"),
    [
        pytest.param(
            "4.72万亿元", "CNY", "4.715万亿元至4.725万亿元（不含）",
            "4.715 trillion yuan up to, not including, 4.725 trillion yuan", id="exact",
        ),
        pytest.param("400家以上", "PN", "400家以上", "at least 400 firms", id="at least"),
        pytest.param("超400家", "PN", "超过400家", "more than 400 firms", id="more than"),
        pytest.param("不超过5%", "PT", "5%以下", "at most 5%", id="at most"),
        pytest.param("不足5%", "PT", "不满5%", "less than 5%", id="less than"),
        pytest.param("约1.2万家", "PN", "1.08万家至1.32万家", "10,800 firms to 13,200 firms", id="about"),
        pytest.param("三分之一", "PT", "恰为33.3333333333%", "exactly 33.3333333333%", id="a third"),
        pytest.param("-0.5%", "PT", "-0.55%至-0.45%（不含）", "-0.55% up to, not including, -0.45%", id="below zero"),
    ],
)  # fmt: skip
def test_an_interval_in_words(written, unit, zh, en):
    read = quantity.read(written)
    found = intervals.interval(read, written)
    assert [display.span(found, row(written, unit), language) for language in ("zh", "en")] == [zh, en]
