"""Figures that are well written and make no sense: told where they stand, and silent where they can be so."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.reporting import tried

DAY = date(2024, 6, 30)


def indicator(
    measure: str, unit: str, timing: str = "stretch", more: str = "", direction: str = "more"
) -> str:
    words = "{zh: 甲, en: A}"
    counted = ", counted: {zh: 家, en: firms}" if unit == "PN" else ""
    denominator = f", denominator: {words}" if measure == "share" else ""
    return (
        f"{{name: {words}, family: f, topic: t, measure: {measure}, timing: {timing}, unit: {unit}, "
        f"direction: {direction}, numerator: {words}, scope: {words}{counted}{denominator}{more}}}"
    )


INDICATORS: Mapping[str, str] = {
    "gdp": indicator("level", "CNY"),
    "per-head": indicator("level", "CNY", more=", denominator: {zh: 人口, en: population}"),
    "water": indicator("level", "MTQ", direction="less"),
    "firms": indicator("stock", "PN", "point"),
    "new-firms": indicator("addition", "PN"),
    "growth": indicator("growth", "PT"),
    "share": indicator("share", "PT"),
    "of-provinces": indicator("stock", "PN", "point", ", levels: [province]"),
    "of-zhejiang": indicator("stock", "PN", "point", ", within: 浙江"),
}
# Each has a family of its own: likeness is another matter.
HEAD = (
    "topics: {t: {name: {zh: 甲, en: A}}}\nfamilies:\n"
    + "".join(f"  {name}: {{name: {{zh: 甲, en: A}}}}\n" for name in INDICATORS)
    + "indicators:\n"
    + "".join(
        f"  {name}: {about.replace('family: f', f'family: {name}')}\n" for name, about in INDICATORS.items()
    )
    + "places: {valley: {name: {zh: 某谷, en: A valley}, kind: zone, within: 杭州}}\nsources:\n"
    + "".join(
        f"  {name}: {{title: {{zh: 甲, en: A}}, publisher: {{zh: 甲, en: A}}, date: {day}, date_evidence: "
        f"{{zh: 甲, en: A}}, file: {name}.txt, sha256: {n:064}, script: simplified}}\n"
        for n, (name, day) in enumerate({"early": "2022-03", "late": "2024-03-15"}.items())
    )
    + "observations:\n"
)
START = HEAD.count("\n") + 1  # the line of the first figure; each has a line to itself


class Figure(NamedTuple):
    """A figure and what it says besides."""

    indicator: str
    value: str
    period: str = "2023"
    region: str = "浙江"
    role: str = "actual"
    more: str = ""  # of the figure
    source: str = "late"
    block: str = ""  # the region of its block, where it differs

    def line(self, number: int) -> str:
        modality = {"actual": "done", "target": "plan", "estimate": "expect", "base": "done"}[self.role]
        own = f", region: {self.region}" if self.block else ""
        return (
            f"  - {{source: {self.source}, line: {number + 1}, region: {self.block or self.region}, "
            f"period: {self.period}, role: {self.role}, modality: {modality}, figures: [{{indicator: "
            f"{self.indicator}{own}, value: {self.value}, phrase: {self.value}{self.more}}}]}}\n"
        )


def told(*figures: Figure, day: date = DAY) -> list[tuple[str, int]]:
    """The code of each problem, and the number of the figure at which it is told, from 0."""
    content = HEAD + "".join(figure.line(number) for number, figure in enumerate(figures))
    return [(each.code, each.line - START) for each in tried.problems(content, day)]


F = Figure
AGO = "2022"


def accepting(code: str) -> str:
    return f", accepted: [{{warning: {code}, zh: 已核对原文, en: compared with the text}}]"


DEFINED_OTHERWISE = ", status: definition_differs"
EDITION = ", vintage: {zh: 修订后, en: revised}"

# The warnings of figures: what is told, and of which of them.
TOLD = [
    pytest.param("share-over-whole", 0, [F("share", "482%")], id="a share above the whole"),
    pytest.param("share-over-whole", 0, [F("share", "超102%")], id="a share surely above the whole"),
    pytest.param("share-over-whole", 0, [F("share", "-3%")], id="a share below nothing"),
    pytest.param("growth-range", 0, [F("growth", "650%")], id="growth out of range"),
    pytest.param("growth-range", 0, [F("growth", "下降62%")], id="a fall out of range"),
    pytest.param(
        "unit-slip", 1, [F("gdp", "7.77万亿元", AGO), F("gdp", "8.26亿元")], id="亿 in place of 万亿"
    ),
    pytest.param(
        "unit-slip", 1, [F("gdp", "7.77万亿元", AGO), F("gdp", "8.26万元")], id="万 in place of 万亿"
    ),
    pytest.param("unit-slip", 1, [F("firms", "3万家", AGO), F("firms", "3家")], id="万 left out"),
    pytest.param(
        "unit-slip",
        0,
        [F("gdp", "7亿元", "2021"), F("gdp", "7.77万亿元", AGO), F("gdp", "8.26万亿元")],
        id="the first of three",
    ),
    pytest.param(
        "unit-slip",
        1,
        [F("gdp", "8.26万亿元"), F("gdp", "超9亿元", "2024", role="target")],
        id="a target in another unit than the result",
    ),
    pytest.param(
        "jump", 1, [F("gdp", "2.0万亿元", AGO), F("gdp", "8.0万亿元")], id="four times the year before"
    ),
    pytest.param(
        "jump", 1, [F("gdp", "8.0万亿元", AGO), F("gdp", "2.0万亿元")], id="a quarter of the year before"
    ),
    pytest.param(
        "jump", 0, [F("gdp", "8.0万亿元"), F("gdp", "2.0万亿元", AGO)], id="told at the later period"
    ),
    pytest.param("jump", 1, [F("share", "20%", AGO), F("share", "48%")], id="a share by 28 points"),
    pytest.param("jump", 1, [F("growth", "5%", AGO), F("growth", "-28%")], id="growth by 33 points"),
    pytest.param(
        "jump",
        1,
        [F("firms", "100家", "2023-Q3"), F("firms", "400家", "2023-Q4")],
        id="from quarter to quarter",
    ),
    pytest.param(
        "jump", 1, [F("gdp", "2.0万亿元", AGO), F("gdp", "8.0万亿元", role="estimate")], id="to an estimate"
    ),
    pytest.param(
        "target-below-result",
        1,
        [F("gdp", "8.0万亿元"), F("gdp", "7.8万亿元", "2025", role="target")],
        id="a target below the last result",
    ),
    pytest.param(
        "target-below-result",
        1,
        [F("share", "48.2%"), F("share", "43%左右", "2025-Q4", role="target")],
        id="about a share, at most ten per cent more",
    ),
    pytest.param(
        "part-over-whole",
        1,
        [F("gdp", "8.0万亿元"), F("gdp", "9.0万亿元", region="杭州")],
        id="a city with more than its province",
    ),
    pytest.param(
        "part-over-whole",
        0,
        [F("firms", "90家", region="valley"), F("firms", "80家", region="浙江")],
        id="a zone with more than the province around its city",
    ),
    pytest.param(
        "parts-over-whole",
        0,
        [F("gdp", "8.0万亿元"), F("gdp", "5.0万亿元", region="杭州"), F("gdp", "4.0万亿元", region="宁波")],
        id="cities with more than their province",
    ),
    pytest.param(
        "outside-region",
        0,
        [F("gdp", "2.0万亿元", region="合肥", block="浙江")],
        id="a city of another province",
    ),
    pytest.param(
        "outside-region",
        0,
        [F("firms", "9家", region="valley", block="江苏")],
        id="a zone of another province",
    ),
    pytest.param(
        "outside-scope", 0, [F("of-provinces", "9家", region="杭州")], id="a city, of provinces only"
    ),
    pytest.param("outside-scope", 0, [F("of-zhejiang", "9家", region="江苏")], id="another province"),
    pytest.param("outside-scope", 0, [F("of-zhejiang", "9家", region="全国")], id="the nation around it"),
    pytest.param("not-over", 0, [F("gdp", "8.0万亿元", "2024")], id="a year that is not over"),
    pytest.param("not-over", 0, [F("firms", "8家", "2024-01-01/P6M")], id="half a year that is not over"),
    pytest.param("stale", 0, [F("firms", "8家", more=", review: 2024-05")], id="reviewed too late"),
    pytest.param("stale", 0, [F("firms", "8家", more=", review: 2024-06-29")], id="reviewed a day too late"),
]

SILENT = [
    pytest.param([F("share", "100%")], id="all of it"),
    pytest.param([F("share", "0%")], id="none of it"),
    pytest.param([F("share", "近102%")], id="a share that may still be the whole"),
    pytest.param([F("share", "超99%")], id="a share with a bound"),
    pytest.param(
        [F("growth", "100%"), F("growth", "-50%", region="江苏")], id="growth at the ends of its range"
    ),
    pytest.param([F("growth", "约105%")], id="growth that may still be in its range"),
    pytest.param([F("growth", "0.001%", AGO), F("growth", "10%")], id="of percentages no unit slips"),
    pytest.param(
        [F("gdp", "7.77万亿元", AGO), F("gdp", "8.26亿元", more=DEFINED_OTHERWISE)], id="by definition"
    ),
    pytest.param([F("gdp", "7.77万亿元"), F("gdp", "8.26亿元", region="余杭")], id="slips of two regions"),
    pytest.param([F("gdp", "7.77万亿元"), F("per-head", "8.26万元")], id="slips of two indicators"),
    pytest.param([F("gdp", "2.0万亿元", "2021"), F("gdp", "8.0万亿元")], id="a missing year between"),
    pytest.param([F("gdp", "2.0万亿元", "2023-Q4"), F("gdp", "8.0万亿元")], id="a quarter and a year"),
    pytest.param([F("gdp", "2.0万亿元", AGO), F("gdp", "8.0万亿元", more=EDITION)], id="another edition"),
    pytest.param(
        [F("gdp", "2.0万亿元", AGO), F("gdp", "8.0万亿元", more=DEFINED_OTHERWISE)], id="another definition"
    ),
    pytest.param(
        [F("gdp", "超2.0万亿元", AGO), F("gdp", "8.0万亿元")], id="from a bound that leaves it open"
    ),
    pytest.param(
        [F("gdp", "2.0万亿元", AGO), F("gdp", "8.0万亿元以内")], id="to a bound that leaves it open"
    ),
    pytest.param([F("gdp", "2.0万亿元", AGO), F("gdp", "6.0万亿元")], id="three times"),
    pytest.param([F("firms", "1家", AGO), F("firms", "9家")], id="a handful of firms"),
    pytest.param([F("firms", "0家", AGO), F("firms", "900家")], id="from nothing"),
    pytest.param([F("new-firms", "100家", AGO), F("new-firms", "900家")], id="what is new varies more"),
    pytest.param(
        [F("gdp", "8.0万亿元"), F("gdp", "7.95万亿元左右", "2024", role="target")],
        id="a target that may be more",
    ),
    pytest.param(
        [F("gdp", "8.0万亿元"), F("gdp", "7.0万亿元以上", "2024", role="target")],
        id="a target without an upper end",
    ),
    pytest.param([F("growth", "6%"), F("growth", "5%", "2024", role="target")], id="a lower aim of growth"),
    pytest.param(
        [F("water", "8亿立方米"), F("water", "7亿立方米", "2024", role="target")], id="less is better"
    ),
    pytest.param(
        [F("gdp", "8.0万亿元"), F("gdp", "2.0万亿元", "2024-Q1", role="target")],
        id="a quarter's target, a year's result",
    ),
    pytest.param(
        [F("gdp", "8.0万亿元"), F("gdp", "7.5万亿元", "2025", role="target", source="early")],
        id="a target that was set before the result",
    ),
    pytest.param(
        [F("gdp", "8.0万亿元"), F("gdp", "7.0万亿元", "2025", role="target", more=DEFINED_OTHERWISE)],
        id="a target of another definition",
    ),
    pytest.param([F("gdp", "8.0万亿元"), F("gdp", "7.9万亿元", region="杭州")], id="a city with less"),
    pytest.param(
        [F("gdp", "8.0万亿元以上"), F("gdp", "9.0万亿元", region="杭州")], id="a province with a bound"
    ),
    pytest.param(
        [F("gdp", "8.0万亿元"), F("gdp", "9.0万亿元", AGO, region="杭州")], id="a city in another year"
    ),
    pytest.param(
        [F("gdp", "8.0万亿元"), F("gdp", "9.0万亿元", region="杭州", more=EDITION)],
        id="a city in another edition",
    ),
    pytest.param([F("gdp", "8.0万亿元"), F("gdp", "9.0万亿元", region="江苏")], id="another province"),
    pytest.param([F("per-head", "8万元"), F("per-head", "9万元", region="杭州")], id="what is told per head"),
    pytest.param([F("growth", "6%"), F("growth", "9%", region="杭州")], id="growth of a part"),
    pytest.param([F("share", "48%"), F("share", "60%", region="杭州")], id="a share of a part"),
    pytest.param(
        [
            F("gdp", "8.0万亿元"),
            F("gdp", "5.0万亿元", region="杭州"),
            F("gdp", "4.0万亿元", region="宁波", more=EDITION),
        ],
        id="a sum of two editions",
    ),
    pytest.param(
        [F("gdp", "8.0万亿元"), F("gdp", "5.0万亿元", region="杭州"), F("gdp", "4.0万亿元", region="余杭")],
        id="a city and a district in it are not added",
    ),
    pytest.param(
        [
            F("gdp", "8.0万亿元"),
            F("gdp", "5.0万亿元以内", region="杭州"),
            F("gdp", "4.0万亿元", region="宁波"),
        ],
        id="a sum with a part that may be small",
    ),
    pytest.param([F("firms", "9家", region="valley", block="浙江")], id="a zone of the province"),
    pytest.param([F("gdp", "9.0万亿元", region="浙江", block="杭州")], id="the province around the city"),
    pytest.param([F("of-provinces", "9家"), F("of-zhejiang", "9家")], id="within the scope"),
    pytest.param([F("of-zhejiang", "9家", region="valley")], id="a zone within the scope"),
    pytest.param(
        [F("gdp", "8.0万亿元", "2024", role="estimate")], id="an estimate of a year that is not over"
    ),
    pytest.param([F("firms", "8家", "2024-03")], id="the month in which a text was written"),
    pytest.param([F("firms", "8家", "2024-01-01/P3M")], id="the quarter that ends in that month"),
    pytest.param([F("firms", "8家", more=", review: 2024-06")], id="to be reviewed this month"),
    pytest.param([F("firms", "8家", more=", review: 2024-06-30")], id="to be reviewed today"),
]


@pytest.mark.parametrize(("code", "place", "figures"), TOLD)
def test_what_makes_no_sense_is_told(code, place, figures):
    assert told(*figures) == [(code, place)]


@pytest.mark.parametrize("figures", SILENT)
def test_what_can_be_so_is_not(figures):
    assert told(*figures) == []


WARNED = [case for case in TOLD if case.values[0] != "share-over-whole"]


@pytest.mark.parametrize(("code", "place", "figures"), WARNED)
def test_a_reason_beside_the_figure_silences_its_warning_and_no_other(code, place, figures):
    def having(number: int, accepted: str) -> list[Figure]:
        return [
            figure._replace(more=figure.more + accepting(accepted)) if n == number else figure
            for n, figure in enumerate(figures)
        ]

    other = "jump" if code != "jump" else "stale"
    assert told(*having(place, code)) == []
    assert sorted(told(*having(place, other))) == sorted([(code, place), ("nothing-to-accept", place)])
    elsewhere = [number for number in range(len(figures)) if number != place]
    for number in elsewhere[:1]:
        assert sorted(told(*having(number, code))) == sorted([(code, place), ("nothing-to-accept", number)])


def test_an_error_cannot_be_accepted():
    refused = F("share", "482%", more=accepting("share-over-whole"))
    assert [code for code, _ in told(refused)] == ["not-choice"]


def test_one_number_entered_twice_is_told_at_the_second():
    once = (
        "  - {source: late, line: 1, region: 浙江, period: 2023, role: actual, modality: done, figures: [\n"
    )
    one = "    {indicator: growth, value: 6.0%, phrase: 增长6.0%},\n"
    again = "    {indicator: growth, region: 杭州, value: 6.0%, phrase: 增长6.0%}]}\n"
    (problem,) = tried.problems(HEAD + once + one + again, DAY)
    assert (problem.code, problem.line, problem.warning) == ("told-twice", START + 2, True)
    assert [other.line for other in problem.related] == [START + 1]
    both = (one + again).replace("增长6.0%", "分别增长6.0%和6.0%")
    assert tried.problems(HEAD + once + both, DAY) == ()
    silenced = again.replace("}]", accepting("told-twice") + "}]")
    assert tried.problems(HEAD + once + one + silenced, DAY) == ()


@pytest.mark.parametrize("code", ["jump", "unit-slip", "target-below-result", "part-over-whole"])
def test_the_place_of_the_other_figure_is_told_too(code):
    figures = next(case.values for case in TOLD if case.values[0] == code)
    content = HEAD + "".join(figure.line(number) for number, figure in enumerate(figures[2]))
    (problem,) = tried.problems(content, DAY)
    other = content.split("\n")[START - 1 :][1 - figures[1]]
    assert [(each.line, each.column) for each in problem.related] == [
        (START + 1 - figures[1], other.index("value: ") + 8)
    ]
    wrong = content.split("\n")[problem.line - 1]
    assert wrong[problem.column - 1 :].startswith(figures[2][figures[1]].value)
    assert problem.length == len(figures[2][figures[1]].value)
    assert f"第 {START + 1 - figures[1]} 行" in problem.said("zh")


def test_before_the_first_year_there_is_nothing_to_compare_with():
    assert told(F("firms", "30家", "0001"), F("firms", "31家", "0002")) == []


def test_a_spike_is_told_on_its_way_up_and_down():
    peak = [F("gdp", "2.0万亿元", "2021"), F("gdp", "9.0万亿元", AGO), F("gdp", "2.1万亿元")]
    assert told(*peak) == [("jump", 1), ("jump", 2)]


def test_a_figure_that_slipped_is_told_once_not_as_a_jump_too():
    slipped = [F("gdp", "7.0万亿元", "2021"), F("gdp", "7亿元", AGO), F("gdp", "8.0万亿元")]
    assert told(*slipped) == [("unit-slip", 1)]


steady = st.lists(st.integers(700, 1300), min_size=3, max_size=8)


def in_years(amounts: list[str]) -> list[Figure]:
    return [F("gdp", amount, str(2023 - n)) for n, amount in enumerate(amounts)]


@settings(max_examples=25)
@given(steady)
def test_a_steady_series_is_silent(amounts):
    assert told(*in_years([f"{amount / 100}万亿元" for amount in amounts])) == []


@settings(max_examples=25)
@given(steady, st.data(), st.sampled_from(["亿元", "万元"]))
def test_a_slip_of_the_unit_in_a_steady_series_is_always_told_and_nothing_else(amounts, data, unit):
    place = data.draw(st.integers(0, len(amounts) - 1))
    written = [f"{amount / 100}{unit if n == place else '万亿元'}" for n, amount in enumerate(amounts)]
    assert told(*in_years(written)) == [("unit-slip", place)]


@settings(max_examples=25)
@given(
    st.lists(
        st.builds(
            F,
            st.sampled_from([*INDICATORS]),
            st.sampled_from(
                ["8.0万亿元", "0元", "-3%", "超5家", "三分之一以上", "9家", "0.01%", "3—5万家", "1亿元级"]
            ),
            st.sampled_from(["2023", "2022", "2023-Q4", "2023-12-31", "2021-01-01/P3Y", "9999", "0001"]),
            st.sampled_from(["浙江", "杭州", "全国", "valley", "香港"]),
            st.sampled_from(["actual", "target", "estimate", "base"]),
        ),
        max_size=6,
    )
)
def test_whatever_stands_together_is_judged_without_failing(figures):
    told(*figures)
