"""The page of targets: how many stand how, what answers each, and the way to both phrases."""

from datetime import date

import invented
import pytest
from dash import Dash
from dash.development.base_component import Component
from trees import classed, hrefs, plots, walk, words

from app.pages import compare, targets
from app.server import create_app
from app.urls import Compare, Targets
from etl import period
from etl.tables import Tables

# Added to the invented catalogue: results for its target, a base, and targets of every kind of answer.
ANSWERS = """\
  - {source: later, line: 1, region: 江苏, period: 2025, role: actual, modality: done, figures: [
      {indicator: gdp, value: 13.9万亿元, phrase: 达13.9万亿元}]}
  - {source: later, line: 2, region: 江苏, period: 2024, role: base, modality: done, figures: [
      {indicator: gdp, value: 13.7万亿元, phrase: 上年13.7万亿元}]}
  - {source: second, line: 31, region: 上海, period: 2025, role: target, modality: plan,
     set_by: {zh: 市政府, en: the city government}, figures: [
      {indicator: growth, value: 5%左右, phrase: 增长5%左右},
      {indicator: gdp, value: 5.6万亿元, phrase: 达到5.6万亿元}]}
  - {source: later, line: 3, region: 上海, period: 2025, role: actual, modality: done, figures: [
      {indicator: growth, value: 5.4%, phrase: 增长5.4%},
      {indicator: gdp, value: 超5.5万亿元, phrase: 超5.5万亿元}]}
"""
LATER = """\
  later:
    title: {zh: 后来的一篇, en: A later one}
    publisher: {zh: 某报, en: A paper}
    date: 2026-02
    date_evidence: {zh: 电头, en: dateline}
    file: later.txt
    sha256: 2222222222222222222222222222222222222222222222222222222222222222
    script: simplified
places:
"""
AFTER = date(2026, 3, 1)
ALL = Targets()


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    yaml = invented.YAML.replace("places:\n", LATER) + ANSWERS
    return invented.tables(tmp_path_factory.mktemp("targets"), yaml)


def page(tables: Tables, view: Targets = ALL, language: str = "zh", day: date = AFTER) -> Component:
    return targets.layout(tables, view, language, day)


def ledger_row(found: Component, *said: str) -> Component:
    """The row of the tables that says all this."""
    (row,) = [
        each
        for each in walk(found)
        if type(each).__name__ == "Tr" and all(part in words(each) for part in said)
    ]
    return row


@pytest.mark.parametrize(
    ("language", "state", "formula", "reason"),
    [
        pytest.param("zh", "低于力争值", "13.9万亿元 ÷ 14万亿元以上 = 约 99.3%", "", id="zh"),
        pytest.param(
            "en",
            "below the aspired value",
            "13.9 trillion yuan ÷ (≥ 14 trillion yuan) = about 99.3%",
            "",
            id="en",
        ),
    ],
)
def test_a_missed_aspiration_is_no_failure_and_its_formula_has_the_numbers(
    tables, language, state, formula, reason
):
    row = ledger_row(page(tables, language=language), state)
    assert formula in words(row).split("\n")
    assert words(row).endswith(reason)


def test_a_base_leads_up_to_its_target(tables):
    row = ledger_row(page(tables), "低于力争值")
    assert "13.7万亿元\n（2024年）→ 14万亿元以上（2025年）" in words(row)


def test_about_is_met_inside_its_band_and_percentages_differ_by_points(tables):
    assert "5.4% − 5%左右" in words(ledger_row(page(tables), "达到目标"))


def test_what_cannot_be_rated_says_why(tables):
    row = ledger_row(page(tables), "不可评")
    assert "结果可能是超过5.5万亿元，目标是5.6万亿元" in words(row)


def test_target_base_and_result_lead_to_their_phrases(tables):
    sources = [each for each in hrefs(ledger_row(page(tables), "低于力争值")) if "/source/" in each]
    assert sources == [
        "/source/second?obs=320000.gdp.2025.T.second",
        "/source/later?obs=320000.gdp.2024.B.later",
        "/source/later?obs=320000.gdp.2025.A.later",
    ]


def test_who_set_a_target_is_told_or_that_no_text_says_so(tables):
    said = words(page(tables))
    assert "设定者：市政府" in said
    assert "设定者：文中未写明" in said


def counts(found: Component) -> dict[str, str]:
    (listed,) = classed(found, "states")
    return {words(each).split("\n")[-1]: words(each).split("\n")[0] for each in listed.children}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2025-12-31", {"未到期": "5"}, id="the last day is not past"),
        pytest.param(
            "2026-01-01",
            {"达到目标": "1", "未达到目标": "1", "不可评": "1", "未到期": "2"},
            id="the day after",
        ),
        pytest.param(
            "2027-01-01",
            {"达到目标": "1", "未达到目标": "1", "不可评": "1", "已到期，无结果": "2"},
            id="all due",
        ),
    ],
)
def test_the_day_is_the_readers_to_choose(tables, day, expected):
    found = page(tables, Targets(as_of=day), day=date(1999, 1, 1))
    assert counts(found) == expected
    assert f"按 {period.in_words(day, 'zh')} 判断" in words(found)


def test_without_a_day_the_clock_tells(tables):
    assert "按 2026年3月1日 判断" in words(page(tables))


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        pytest.param(Targets(states=("met", "not_rateable")), ["生产总值增速", "地区生产总值"], id="states"),
        pytest.param(Targets(modalities=("aspire",)), ["地区生产总值"], id="modality"),
        pytest.param(Targets(due=("2026",)), ["企业数", "位次"], id="deadline"),
        pytest.param(Targets(regions=("310000",)), ["生产总值增速", "地区生产总值"], id="region"),
        pytest.param(Targets(due=("2026",), states=("met",)), [], id="none"),
    ],
)
def test_filters_narrow_the_ledger(tables, view, shown):
    found = page(tables, view)
    heads = [each for each in walk(found) if type(each).__name__ == "Th" and each.scope == "row"]
    assert [words(each) for each in heads] == shown
    assert ("没有符合条件的目标" in words(found)) == (not shown)


def test_by_topic_a_row_is_headed_by_its_region(tables):
    assert "江苏省 · 地区生产总值" in words(page(tables, Targets(by="topic")))
    assert [words(each) for each in walk(page(tables, Targets(by="topic"))) if type(each).__name__ == "H2"][
        1:
    ] == ["经济"]


def test_a_chart_draws_what_there_is_and_no_bar_without_a_result(tables):
    found = {plot["about"]["name"]: plot["figure"] for plot in plots(page(tables))}
    marks = [trace["meta"] for trace in found["targets-320000"]["data"]]
    assert marks == ["way", "base", "reached", "at-least", "aspired", "result"]
    assert [trace["meta"] for trace in found["targets-valley"]["data"]] == ["target"]
    for figure in found.values():
        assert all(0 <= x <= 1.05 for trace in figure["data"] for x in trace["x"])


def test_no_chinese_word_is_left_on_the_english_page(tables):
    found = page(tables, language="en")
    quoted = {words(each) for each in walk(found) if getattr(each, "lang", None) == "zh-CN"}
    left = [
        line
        for line in words(found).split("\n")
        if line not in quoted and any("\u4e00" <= letter <= "\u9fff" for letter in line)
    ]
    assert left == []


def test_levels_and_periods_mix_only_where_a_reader_asks(tables):
    apart = compare.layout(tables, Compare("gdp"), "zh")
    assert not classed(apart, "mixed")
    across = compare.layout(tables, Compare("gdp", period="across"), "zh")
    assert any(words(each).startswith("跨期比较：") for each in classed(across, "mixed"))


@pytest.fixture(scope="module")
def app(tables) -> Dash:
    return create_app(tables, clock=lambda: AFTER)


def test_the_app_judges_by_the_clock_it_is_given(app):
    client = app.server.test_client()
    assert client.get("/targets").status_code == 200
    assert client.get("/download/observations.xlsx").data.startswith(b"PK")
