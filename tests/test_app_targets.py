"""The page of targets: how many stand how, what answers each, and the way to both phrases."""

from datetime import date, timedelta

import invented
import ledger
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


def charted(found: Component) -> dict[str, dict]:
    """The figures of a page by the names of their charts."""
    return {plot["about"]["name"]: plot["figure"] for plot in plots(found)}


def test_a_chart_draws_only_what_there_is_something_to_compare_with(tables):
    found = charted(page(tables))
    assert [trace["meta"] for trace in found["targets-320000"]["data"]] == [
        "way", "base", "reached", "at-least", "aspired", "reached",
    ]  # fmt: skip
    assert set(found) == {
        f"targets-{region}{suffix}" for region in ("320000", "310000") for suffix in ("", "-narrow")
    }
    for figure in found.values():
        assert all(0 <= x <= 1.05 for trace in figure["data"] for x in trace["x"])


@pytest.mark.parametrize(
    ("language", "name", "value", "facts"),
    [
        pytest.param("zh", "企业数", "1.2万家", ["2024—2026年", "○", "未到期"], id="zh"),
        pytest.param("en", "Firms", "12,000 firms", ["2024–2026", "○", "not due yet"], id="en"),
    ],
)
def test_others_are_listed_with_all_that_is_known(tables, language, name, value, facts):
    found = page(tables, language=language)
    firms, place = classed(found, "aim")
    assert words(firms).split("\n") == [name, value, *facts]
    assert hrefs(firms) == [
        "/source/second?obs=valley.firms.2024-01-01_P3Y.T.second" + ("&lang=en" if language == "en" else "")
    ]
    assert words(place).startswith("位次" if language == "zh" else "Place")


def test_a_listed_target_tells_its_modality_and_why_it_cannot_be_judged(tmp_path):
    entered = [
        ledger.target("place", "第三", 2024, modality="aspire"),
        ledger.result("place", "第二", 2024),
        ledger.target("gdp", "9万亿元", 2024),
        ledger.estimate("gdp", "8.9万亿元", 2024),
    ]
    place, gdp = map(words, classed(page(ledger.tables(tmp_path, *entered), day=ledger.DAY), "aim"))
    assert "2024年 · 力争" in place
    assert "第2" in place
    assert "只有预计值，预计值不算结果" in gdp
    assert "8.9万亿元" in gdp


@pytest.mark.parametrize(
    ("region", "said"),
    [
        pytest.param("valley", ["位次不是数量，不画成条形。"], id="no chart: only that a place is none"),
        pytest.param(
            "310000", ["每条横轴各自从零起，长短只在一条之内可比；没有条形，就是没有结果。"], id="all drawn"
        ),
    ],
)
def test_hints_are_about_what_is_there(tables, region, said):
    found = page(tables, Targets(regions=(region,)))
    (card,) = classed(found, "account")
    assert [words(each) for each in classed(card, "hint") if type(each).__name__ == "P"][1:] == said


@pytest.mark.parametrize(
    ("view", "marks"),
    [
        pytest.param(
            ALL, ["tick-target", "tick-aspired", "line", "from-base", "at-least", "about"], id="all"
        ),
        pytest.param(
            Targets(regions=("320000",)), ["tick-aspired", "line", "from-base", "at-least"], id="a dumbbell"
        ),
        pytest.param(Targets(regions=("valley",)), [], id="no chart, no key"),
    ],
)
def test_the_key_has_the_marks_that_occur(tables, view, marks):
    found = page(tables, view)
    drawn = [each.className.split()[1].removeprefix("mark-") for each in classed(found, "mark")]
    assert drawn == marks
    told = [{mark for mark, _ in plot["about"]["key"]} for plot in plots(found)]
    assert set().union(*told) == set(marks)


def lines_above(figure: dict) -> list[str]:
    return [each["text"] for each in figure["layout"]["annotations"]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_use_the_width_there_is(tables, language):
    found = charted(page(tables, Targets(by="topic"), language))
    wide, narrow = lines_above(found["targets-economy"]), lines_above(found["targets-economy-narrow"])
    assert len(wide) < len(narrow)
    assert wide[0].endswith("</b>")  # the value stands behind the name


@pytest.mark.parametrize(
    ("parts", "begins", "ends"),
    [
        pytest.param(["24家"], [0], [24], id="one part"),
        pytest.param(["24家", "30家"], [0, 24], [24, 54], id="parts end to end"),
        pytest.param(["24家", "30家以上"], [0, 24], [24, 54], id="a bound at the end"),
        pytest.param(["24家以上", "30家"], None, None, id="nothing begins behind a bound"),
    ],
)
def test_what_was_added_so_far_is_drawn_up_to_the_target(tmp_path, parts, begins, ends):
    entered = [
        ledger.result("new-firms", part, f"2025-Q{number}", source="revision")
        for number, part in enumerate(parts, 1)
    ]
    entered = [ledger.target("new-firms", "100家", 2025), *entered]
    found = page(ledger.tables(tmp_path, *entered), day=date(2026, 1, 1) - timedelta(days=100))
    if begins is None:
        assert charted(found) == {}
        (listed,) = classed(found, "aim")
        assert all(part in words(listed) for part in parts)
        return
    traces = charted(found)["targets-330000"]["data"]
    (aim,) = [trace["x"][0] for trace in traces if trace["meta"] == "target"]
    bars = [(trace["base"][0], trace["x"][0]) for trace in traces if trace["type"] == "bar"]
    assert [begin / aim * 100 for begin, _ in bars] == pytest.approx(begins)
    assert [(begin + length) / aim * 100 for begin, length in bars] == pytest.approx(ends)


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
    assert client.get("/download/everything.xlsx").data.startswith(b"PK")
