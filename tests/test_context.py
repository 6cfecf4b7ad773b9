"""What the words around a mention suggest."""

import pytest

from etl import context, mentions, running
from etl.codes import Modality

PLACES = {"云谷园区": "cloud-valley"}


def suggestion(*lines: str, written_in: int | None = 2024, nth: int = -1) -> context.Suggestion:
    text = running.run(lines)
    setting = context.setting(text, PLACES, written_in)
    return context.suggest(mentions.find_in(text)[nth], setting)


@pytest.mark.parametrize(
    ("lines", "region"),
    [
        pytest.param(["今年，浙江新增企业10家。"], "330000", id="province"),
        pytest.param(["浙江杭州新增企业10家。"], "330100", id="the nearer of two"),
        pytest.param(["貴州新增企業10家。"], "520000", id="Traditional"),
        pytest.param(["云谷园区新增企业10家。"], "cloud-valley", id="declared place"),
        pytest.param(["浙江发展很快。新增企业10家。"], "330000", id="sentence before"),
        pytest.param(["【湖北】", "工作扎实推进，新增企业10家。"], "420000", id="heading"),
        pytest.param(["浙江省政府工作报告", "新增企业10家。"], "330000", id="title"),
        pytest.param(["浙江省政府工作报告", "对标江苏，全省新增企业10家。"], "330000", id="全省"),
        pytest.param(["浙江省政府工作报告", "全国新增企业10家。"], "000000", id="全国 as the subject"),
        pytest.param(["浙江省政府工作报告", "企业10家，占全国三成。"], "330000", id="全国 as a yardstick"),
        pytest.param(["围绕重大理论问题设课题10项。"], None, id="no region in 重大理论"),
    ],
)
def test_suggests_the_region_named_last(lines, region):
    assert suggestion(*lines).region == region


@pytest.mark.parametrize(
    ("line", "period"),
    [
        pytest.param("2023年新增10家", "2023", id="year"),
        pytest.param("截至2023年6月有10家", "2023-06", id="month"),
        pytest.param("去年新增10家", "2023", id="last year, from when it was written"),
        pytest.param("今年要新增10家", "2024", id="this year"),
        pytest.param("“十四五”期间新增10家", "2021-01-01/P5Y", id="plan"),
        pytest.param("2022年有8家，2023年有10家", "2023", id="the nearer of two"),
        pytest.param("新增2070个，共5家", None, id="a number like a year"),
        pytest.param("新增10家", None, id="none named"),
    ],
)
def test_suggests_the_period_named_last(line, period):
    assert suggestion(line).period == period


def test_a_heading_dates_what_stands_below_it():
    lines = [
        "2026年政府工作报告",
        "一、2025年工作回顾",
        "地区生产总值增长5%。",
        "二、2026年重点工作",
        "增长6%。",
    ]
    assert [suggestion(*lines, written_in=None, nth=nth).period for nth in (2, 4)] == ["2025", "2026"]


def test_below_a_heading_of_targets_nothing_is_done_yet():
    lines = ["2026年政府工作报告", "二、“十五五”时期主要目标任务", "经济总量迈上3万亿元台阶，完成改造10家。"]
    assert suggestion(*lines, written_in=None).modality == Modality.PLAN
    assert suggestion(*lines, written_in=None).period == "2026-01-01/P5Y"


def test_without_a_date_of_writing_the_year_named_most_counts():
    assert suggestion("2025年总结：2025年，去年新增10家", written_in=None).period == "2024"


@pytest.mark.parametrize(
    ("line", "modality"),
    [
        pytest.param("力争新增10家", Modality.ASPIRE, id="aspire"),
        pytest.param("确保新增10家", Modality.COMMIT, id="commit"),
        pytest.param("预计新增10家", Modality.EXPECT, id="expect"),
        pytest.param("計劃新增10家", Modality.PLAN, id="plan, Traditional"),
        pytest.param("已建成10家", Modality.DONE, id="done"),
        pytest.param("力争产值翻番，企业10家", Modality.ASPIRE, id="aspiration reaches on"),
        pytest.param("预计产值翻番，企业10家", None, id="expectation does not"),
        pytest.param("主要指标有10家", None, id="no plan in 主要"),
        pytest.param("2023年增长10%", Modality.DONE, id="a year that is over"),
        pytest.param("2025年增长10%", Modality.PLAN, id="a year to come"),
        pytest.param("2024年增长10%", None, id="the year of writing"),
    ],
)
def test_suggests_how_firmly_it_is_said(line, modality):
    assert suggestion(line).modality == modality
