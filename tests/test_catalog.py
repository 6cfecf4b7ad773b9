"""An editor's mistakes: all of them at once, each at its place, each with a way to mend it."""

import re
from pathlib import Path

import pytest

from etl import catalog
from etl.problems import InvalidFile

SOUND = """\
topics:
  economy: {name: {zh: 经济, en: Economy}}
families:
  gdp: {name: {zh: 地区生产总值, en: GDP}}
indicators:
  gdp:
    name: {zh: 地区生产总值, en: GDP}
    family: gdp
    topic: economy
    measure: level
    timing: stretch
    unit: CNY
    direction: more
    numerator: {zh: 地区生产总值, en: GDP}
    scope: {zh: 全地区, en: whole region}
  centres:
    name: {zh: 中心数, en: Centres}
    family: gdp
    topic: economy
    measure: stock
    timing: point
    unit: PN
    counted: {zh: 家, en: centres}
    direction: more
    numerator: {zh: 中心, en: centres}
    scope: {zh: 全地区, en: whole region}
sources:
  report-2024:
    title: {zh: 报告, en: Report}
    publisher: {zh: 某报, en: A paper}
    date: 2024-03
    date_evidence: {zh: 电头, en: dateline}
    file: report.txt
    sha256: 0000000000000000000000000000000000000000000000000000000000000000
    script: simplified
places:
  valley: {name: {zh: 某谷, en: A valley}, kind: zone, within: 杭州}
observations:
  - source: report-2024
    line: 7
    region: 浙江
    period: 2023
    role: actual
    modality: done
    figures:
      - indicator: gdp
        value: 超8万亿元
        phrase: 总量超8万亿元
      - indicator: centres
        region: valley
        role: target
        modality: plan
        value: 40家左右
        phrase: 新建中心40家左右
"""


def problems_of(path: Path, content: str) -> list:
    path.write_text(content, encoding="utf-8")
    try:
        catalog.read(path)
    except InvalidFile as error:
        return list(error.problems)
    return []


@pytest.fixture
def file(tmp_path):
    return tmp_path / "indicators.yaml"


def test_a_sound_file_has_no_problems(file):
    assert problems_of(file, SOUND) == []


def test_a_figure_takes_from_its_block_what_it_does_not_say_itself(file):
    file.write_text(SOUND, encoding="utf-8")
    gdp, centres = catalog.read(file).observations.values()
    assert (gdp.region, gdp.role, gdp.line) == ("330000", "A", 7)
    assert (centres.region, centres.role, centres.line) == ("valley", "T", 7)


def test_what_stands_around_a_phrase_or_a_goal_is_no_part_of_it(file):
    """A cell that begins with a tab is a formula to some programs."""
    told = r'value: "\t与经济增长同步", phrase: "\n 与经济增长同步 "'
    goal = SOUND.replace("value: 超8万亿元\n        phrase: 总量超8万亿元", told.replace(", ", "\n        "))
    file.write_text(
        goal.replace("role: actual", "role: target").replace("modality: done", "modality: plan"), "utf-8"
    )
    gdp, _ = catalog.read(file).observations.values()
    assert (gdp.value.text, gdp.phrase) == ("与经济增长同步", "与经济增长同步")


def test_ids_of_observations_explain_themselves(file):
    file.write_text(SOUND, encoding="utf-8")
    assert list(catalog.read(file).observations) == [
        "330000.gdp.2023.A.report-2024",
        "valley.centres.2023.T.report-2024",
    ]


# ⌖ marks where the problem must be pointed at. Each row: what stood there, what the editor wrote, words
# of the message.
MARK = "⌖"
MISTAKES = [
    pytest.param("region: 浙江", "region: ⌖浙江首", "“浙江”", id="unknown region, nearest match"),
    pytest.param("region: 浙江", "region: ⌖朝阳区", "110105", id="ambiguous region, candidates"),
    pytest.param("region: 浙江", "region: ⌖光谷", "places", id="zone not declared"),
    pytest.param("- indicator: gdp", "- indicator: ⌖gpd", "gdp", id="unknown indicator"),
    pytest.param("source: report-2024", "source: ⌖report-2042", "report-2024", id="unknown source"),
    pytest.param("period: 2023", "period: ⌖2023年", "2025-Q1", id="period in words"),
    pytest.param("period: 2023", "period: ⌖2023-02-30", "2023-02-30", id="day that does not exist"),
    pytest.param("role: actual", "role: ⌖acutal", "actual", id="misspelt role"),
    pytest.param("modality: done", "modality: ⌖DONE", "done", id="code in upper case"),
    pytest.param("line: 7", "line: ⌖0", "行号", id="line zero"),
    pytest.param("line: 7", "line: ⌖1_0", "行号", id="underscored line"),
    pytest.param("line: 7", "line: 7\n    also: ⌖9", "列表", id="line in place of a list of lines"),
    pytest.param("value: 超8万亿元", "value: ⌖若干万亿元", "读不懂", id="unreadable value"),
    pytest.param("value: 超8万亿元", "value: ⌖8兆元", "兆", id="兆 is refused"),
    pytest.param(
        "value: 超8万亿元\n        phrase: 总量",
        "value: 9万亿元\n        phrase: ⌖总量",
        "9万亿元",
        id="value not in the phrase",
    ),
    pytest.param(
        "unit: CNY\n    direction: more\n    numerator: {zh: 地区生产总值, en: GDP}",
        "unit: TNE\n    direction: more\n    numerator: {zh: 地区生产总值, en: GDP}",
        "TNE",
        id="unit of value and indicator differ",
    ),
    pytest.param("phrase: 总量超", "phrase: ⌖全省总量。超", "句", id="a sentence"),
    pytest.param("phrase: 总量超", "⌖phrsae: 总量超", "phrase", id="misspelt key"),
    pytest.param(
        "- source: report-2024\n    line: 7\n",
        "- ⌖source: report-2024\n",
        "line",
        id="key missing from a whole block, told once at the block",
    ),
    pytest.param(
        "- indicator: gdp\n        value", "- ⌖value", "indicator", id="key missing from one figure"
    ),
    pytest.param(
        "value: 超8万亿元\n        phrase: 总",
        "value: 8万亿元\n        phrase: ⌖总",
        "超",
        id="bound left out",
    ),
    pytest.param(
        "value: 40家左右\n        phrase: 新",
        "value: 40家\n        phrase: ⌖新",
        "左右",
        id="bound behind left out",
    ),
    pytest.param(
        "value: 40家左右\n        phrase: 新",
        "value: 0家左右\n        phrase: ⌖新",
        "更长的数",
        id="number cut",
    ),
    pytest.param("value: 超8万亿元", "value: ⌖超8万亿", "单位", id="no unit and no note"),
    pytest.param("modality: plan", "modality: ⌖done", "target", id="a target that is done"),
    pytest.param("period: 2023", "period: ⌖2025", "2024-03", id="a result later than its source"),
    pytest.param(
        "zone, within: 杭州", "zone, within: 武汉, note: ⌖无代码", "zh: 中文", id="words in one language"
    ),
    pytest.param("en: Economy}", "en: Economy, ⌖and growth}", "引号", id="comma in unquoted words"),
    pytest.param(
        "  gdp:\n    name: {zh: 地区生产总值, en: GDP}\n    family: gdp\n    topic: economy\n    measure: level",
        "  gdp:\n    ⌖name: {zh: 地区生产总值, en: GDP}\n    family: gdp\n    topic: economy\n    measure: share",
        "分母",
        id="share without denominator",
    ),
    pytest.param("{zh: 经济, en: Economy}", "⌖{zh: 经济}", "en", id="no English"),
    pytest.param("within: 杭州", "within: ⌖武汗", "武汉", id="unknown containing unit"),
    pytest.param("  report-2024:\n", "  ⌖Report_2024:\n", "小写", id="id in another style"),
    pytest.param("topics:", "⌖topic:", "topics", id="misspelt section"),
    pytest.param("script: simplified", "script: ⌖[simplified]", "一个值", id="list in place of a value"),
    pytest.param("date: 2024-03", "date: ⌖''", "空", id="empty value"),
    pytest.param("file: report.txt", "file: ⌖../report.txt", "文件名", id="path in place of a name"),
    pytest.param(
        "file: report.txt", r'file: ⌖"\nreport.txt"', "文件名", id="a name that begins with an end of line"
    ),
    pytest.param("kind: zone", "kind: ⌖&z zone", "锚点", id="anchor"),
    pytest.param("role: actual\n", "role: actual\n    ⌖role: base\n", "重复", id="duplicate key"),
]


def marked(content: str) -> tuple[str, list[tuple[int, int]]]:
    """The content without its marks, and the line and column of each."""
    places = []
    for number, line in enumerate(content.split("\n"), start=1):
        places += [(number, match.start() + 1 - i) for i, match in enumerate(re.finditer(MARK, line))]
    return content.replace(MARK, ""), places


@pytest.mark.parametrize(("right", "wrong", "said"), MISTAKES)
def test_a_mistake_is_pointed_at(file, right, wrong, said):
    assert right in SOUND
    content, places = marked(SOUND.replace(right, wrong, 1))
    if not places:  # the mistake shows where the value is written
        content, places = marked(content.replace("value: 超", f"value: {MARK}超"))
    at_place = [problem for problem in problems_of(file, content) if (problem.line, problem.column) in places]
    assert any(said in problem.said("zh") for problem in at_place)


def test_ten_mistakes_of_different_kinds_are_all_reported_at_once(file):
    planted = {
        "topic: economy\n    measure: level": "topic: ⌖ecnomy\n    measure: level",
        "timing: point": "timing: ⌖pont",
        "counted: {zh: 家, en: centres}": "counted: {zh: 家, en: centres, ⌖fr: centres}",
        "date: 2024-03": "date: ⌖2024-13",
        "sha256: 0000": "sha256: ⌖000g",
        "kind: zone": "kind: zone, ⌖kind: park",
        "region: 浙江": "region: ⌖淅江",
        "modality: done": "modality: ⌖!!str done",
        "value: 超8万亿元": "value: ⌖数万亿元",
        "phrase: 新建中心40家左右": "phrase: ⌖新建中心四十家左右",
    }
    content = SOUND
    for right, wrong in planted.items():
        assert content.count(right) == 1, right
        content = content.replace(right, wrong)
    content, places = marked(content)
    assert len(places) == 10
    assert [(problem.line, problem.column) for problem in problems_of(file, content)] == places


def test_a_fault_shared_by_a_block_is_reported_once(file):
    found = problems_of(file, SOUND.replace("period: 2023", "period: last year"))
    assert [problem.path for problem in found] == ["observations[0].period"]


def test_a_missing_section_is_told_once_not_at_each_reference(file):
    start, end = SOUND.index("topics:"), SOUND.index("families:")
    found = problems_of(file, SOUND[:start] + SOUND[end:])
    assert ["topics" in problem.said("zh") for problem in found] == [True]


def test_a_section_of_the_wrong_shape_is_told_once_not_at_each_reference(file):
    found = problems_of(file, SOUND.replace("topics:\n  economy:", "topics:\n  - economy:"))
    assert [(problem.line, problem.path) for problem in found] == [(2, "topics")]


def test_the_same_fact_twice_in_one_source_points_at_the_first(file):
    again = f"      - indicator: {MARK}gdp\n        value: 8万亿元\n        phrase: 突破8万亿元\n"
    content, places = marked(SOUND + again.replace("value: 8", "value: 突破8"))
    (problem,) = problems_of(file, content)
    assert [(problem.line, problem.column)] == places
    first = SOUND.split("\n").index("      - indicator: gdp") + 1
    assert f"第 {first} 行" in problem.said("zh")


# A second text about the same fact, which agrees with the first.
TWO_TEXTS = (
    SOUND.replace(
        "places:",
        """\
  bulletin-2024:
    title: {zh: 公报, en: Bulletin}
    publisher: {zh: 某局, en: A bureau}
    date: 2024-04
    date_evidence: {zh: 电头, en: dateline}
    file: bulletin.txt
    sha256: 1111111111111111111111111111111111111111111111111111111111111111
    script: simplified
places:""",
    )
    + """\
  - source: bulletin-2024
    line: 3
    region: 浙江
    period: 2023
    role: actual
    modality: done
    figures:
      - indicator: gdp
        value: 8.26万亿元
        phrase: 达8.26万亿元
"""
)
FIRST = "value: 超8万亿元\n"
SECOND = "value: 8.26万亿元\n        phrase: 达8.26万亿元\n"
LESS = f"value: {MARK}7.9万亿元\n        phrase: 达7.9万亿元\n"
WHY = "{zh: 公报为准, en: the bulletin is official}"
LINE_OF_FIRST = TWO_TEXTS.split("\n").index("        value: 超8万亿元") + 1


def test_texts_that_agree_are_no_problem(file):
    assert problems_of(file, TWO_TEXTS) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param(
            {SECOND: LESS}, ["冲突", "report-2024", "超8万亿元", f"第 {LINE_OF_FIRST} 行"], id="a conflict"
        ),
        pytest.param(
            {SECOND: f"{LESS}        inferred_from: {{zh: 去年, en: last year}}\n"},
            ["说法冲突", "这里的时期是推断的"],
            id="a conflict, perhaps of periods",
        ),
        pytest.param(
            {SECOND: f"{SECOND}        preferred: {MARK}{WHY}\n"},
            ["没有与它冲突"],
            id="preferred without a conflict",
        ),
        pytest.param(
            {
                FIRST: f"{FIRST}        preferred: {WHY}\n",
                SECOND: f"{LESS.replace(MARK, '')}        preferred: {MARK}{WHY}\n",
            },
            [f"第 {LINE_OF_FIRST} 行", "只能采信一处"],
            id="preferred twice",
        ),
        pytest.param(
            {
                "source: bulletin-2024\n    line: 3": "source: report-2024\n    line: 7",
                f"gdp\n        {SECOND}": f"{MARK}gdp\n        {SECOND}",
            },
            ["同一行", "超8万亿元"],
            id="two values on one line of one text",
        ),
        pytest.param(
            {
                "source: bulletin-2024": "source: report-2024",
                f"gdp\n        {SECOND}": f"{MARK}gdp\n        {SECOND.replace('8.26', '突破8')}",
            },
            ["also"],
            id="the same again on another line of one text",
        ),
    ],
)
def test_claims_that_cannot_stand_together_are_pointed_at(file, changes, said):
    content = TWO_TEXTS
    for right, wrong in changes.items():
        assert content.count(right) == 1, right
        content = content.replace(right, wrong)
    content, places = marked(content)
    (problem,) = problems_of(file, content)
    assert [(problem.line, problem.column)] == places
    assert [part for part in said if part not in problem.said("zh")] == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(f"        preferred: {WHY}\n", id="an editor says which to believe"),
        pytest.param("        status: definition_differs\n", id="its definition differs"),
        pytest.param("        period: 2022\n", id="it is of another period"),
        pytest.param("        role: estimate\n        modality: expect\n", id="it is of another role"),
    ],
)
def test_a_conflict_can_be_settled(file, change):
    assert problems_of(file, TWO_TEXTS.replace(SECOND, LESS.replace(MARK, "") + change)) == []


def test_a_preliminary_value_may_be_revised(file):
    content = TWO_TEXTS.replace(SECOND, LESS.replace(MARK, ""))
    assert problems_of(file, content.replace(FIRST, f"{FIRST}        status: provisional\n")) == []


def test_a_source_may_tell_a_fact_again_in_other_words(file):
    elsewhere = TWO_TEXTS.replace("source: bulletin-2024\n    line: 3", "source: report-2024\n    line: 3")
    file.write_text(elsewhere, encoding="utf-8")
    assert list(catalog.read(file).observations) == [
        "330000.gdp.2023.A.report-2024",
        "valley.centres.2023.T.report-2024",
        "330000.gdp.2023.A.report-2024.L3",
    ]


def test_a_firmer_word_is_worth_a_claim_of_its_own(file):
    again = TWO_TEXTS.replace("source: bulletin-2024\n    line: 3", "source: report-2024\n    line: 3")
    content = again.replace("    role: actual\n    modality: done", "    role: target\n    modality: plan")
    aspired = content.replace(
        SECOND, "value: 超8万亿元\n        modality: aspire\n        phrase: 力争超8万亿元\n"
    )
    assert problems_of(file, aspired) == []


def test_a_comparator_may_stand_apart_from_its_number(file):
    content = SOUND.replace(
        "value: 超8万亿元\n        phrase: 总量超8万亿元",
        "bound: 不低于\n        value: 8万亿元\n        phrase: 不低于去年的8万亿元",
    )
    file.write_text(content, encoding="utf-8")
    first = next(iter(catalog.read(file).observations.values()))
    assert first.value.quantity.comparator == "GE"


def test_problems_print_as_compilers_print_them(file):
    content, ((line, column),) = marked(SOUND.replace("role: actual", f"role: {MARK}acutal"))
    (problem,) = problems_of(file, content)
    assert problem.in_("en") == (
        f"{file}:{line}:{column}: observations[0].role: "
        '"acutal" is not one of target, actual, estimate, base; write one of them; did you mean "actual"?'
    )


def test_an_unknown_region_hides_no_other_mistake(file):
    """All at once: what is wrong in a block does not keep its figures from being compared with their phrases."""
    content = SOUND.replace("region: 浙江", "region: 浙江首").replace("总量超8万亿元", "总量超9万亿元")
    content = content.replace("indicator: centres", "indicator: gdp")
    assert [problem.code for problem in problems_of(file, content)] == [
        "unknown-area",
        "not-in-phrase",
        "wrong-unit",
    ]
