"""What a check says: each problem at its place, for people, programs and code hosts."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from etl import faults
from etl.cli import main
from etl.faults import examples
from etl.faults.examples.example import MARK
from etl.faults.examples.sample import SAMPLE
from etl.reporting import as_json, text
from etl.text import across


def check(path: Path, content: str, *options: str) -> Result:
    path.write_text(content, encoding="utf-8")
    return CliRunner().invoke(main, ["check", str(path), "--as-of", "2024-06-30", *options])


@pytest.fixture
def file(tmp_path):
    return tmp_path / "indicators.yaml"


def mistaken(code: str) -> str:
    """The sample with the wrong lines of an example."""
    return examples.BY_CODE[code].wrong_file().replace(MARK, "")


WARNED = mistaken("jump")
MANY = "".join(f"      - {{indicator: gdp{n}, value: {n}亿元, phrase: {n}亿元}}\n" for n in range(1, 48))
FORTY_SEVEN = SAMPLE + MANY


# ‸ marks where underlining begins and ends.
UNDERLINED = [
    pytest.param("role: ‸acutal‸", 96, id="letters"),
    pytest.param("region: ‸安微省‸", 96, id="Chinese characters"),
    pytest.param("全国各地: {zh: 甲乙, en: ‸A‸}", 96, id="letters behind Chinese characters"),
    pytest.param("区域region混排: ‸value中文８‸ rest 其余", 96, id="both, full-width digits"),
    pytest.param("\tkey:\t‸word‸", 96, id="tabs"),
    pytest.param("key: ‸“quoted 引号”‸", 96, id="quoted"),
    pytest.param("‸phrsae‸: 总量超8万亿元", 96, id="a key"),
    pytest.param("also: ‸[64, 66, 某]‸", 96, id="a flow list"),
    pytest.param("x" * 200 + "‸wrong‸" + "y" * 200, 96, id="a long line"),
    pytest.param("甲" * 200 + "‸错‸" + "乙" * 200, 96, id="a long Chinese line"),
    pytest.param("甲x" * 100 + "‸错处wrong‸", 96, id="the end of a long line"),
]


@pytest.mark.parametrize(("marked", "width"), UNDERLINED)
def test_the_wrong_part_and_no_more_is_underlined(marked, width):
    before, wrong, after = marked.split("‸")
    shown, marks = text.underlined(before + wrong + after, 7, len(before) + 1, len(wrong))
    assert shown.startswith("     7 │ ")
    left, line = across(shown[: marks.index("^")]), shown[len("     7 │ ") :]
    assert marks.lstrip(" │").strip("^") == ""
    place = next(n for n in range(len(shown) + 1) if across(shown[:n]) == marks.index("^"))
    assert shown[place:].startswith(wrong)
    assert marks.count("^") == across(wrong)
    assert left >= 0
    assert across(line) <= width + 1


@given(st.text(st.sampled_from("ab 甲乙，\t“"), max_size=300), st.data())
def test_marks_stand_below_the_first_character_wherever_it_is(line, data):
    column = data.draw(st.integers(1, len(line) + 1))
    length = data.draw(st.integers(1, 300))
    shown, marks = text.underlined(line, 12345, column, length)
    at = marks.index("^")
    place = next(n for n in range(len(shown) + 1) if across(shown[:n]) >= at)
    assert across(shown[:place]) == at
    if column <= len(line):
        assert shown[place] in (line[column - 1].replace("\t", " "), "…")
    assert across(shown) <= 9 + text.WIDTH + 1


def test_a_mistake_is_shown_with_its_line_and_what_was_meant(file):
    done = check(file, SAMPLE.replace("region: 浙江", "region: 安微省", 1))
    assert done.exit_code == 1
    assert done.stdout.split("\n") == [
        f"{file}:79:13: observations[0].region: “安微省”不是 GB/T 2260 的地区，也不是 places 里的地点；"
        "请写名称或代码；没有代码的地方先在 places 里声明；是否想写“安徽省”？ [unknown-area]",
        "    79 │     region: 安微省",
        "       │             ^^^^^^",
        "",
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "meant"),
    [
        pytest.param("region: 浙江", "region: 安微省", "安徽省", id="a region"),
        pytest.param(
            "indicator: digital-share", "indicator: digital-shrae", "digital-share", id="an indicator"
        ),
        pytest.param("source: bulletin-2024", "source: bulletin-2042", "bulletin-2024", id="a source"),
        pytest.param("phrase: 总量", "phrsae: 总量", "phrase", id="a key of a figure"),
        pytest.param("    script: simplified", "    scirpt: simplified", "script", id="a key of a source"),
        pytest.param("role: target", "role: tagret", "target", id="a role"),
        pytest.param("modality: plan", "modality: paln", "plan", id="a modality"),
        pytest.param("places:", "place:", "places", id="a section"),
        pytest.param("indicators:", "indicator:", "indicators", id="a section that must be there"),
        pytest.param("within: 杭州", "within: 杭洲", "杭州", id="a unit around a place"),
    ],
)
def test_the_nearest_word_is_offered(file, right, wrong, meant):
    assert right in SAMPLE
    done = check(file, SAMPLE.replace(right, wrong, 1), "--lang", "en")
    assert done.exit_code == 1
    assert f'did you mean "{meant}"?' in done.stdout.split("\n")[0]


def test_a_misspelt_key_is_not_missed_too(file):
    for right, wrong in (
        ("phrase: 总量", "phrsae: 总量"),
        ("period: 2023", "peroid: 2023"),
        ("topics:", "topic:"),
    ):
        told = json.loads(check(file, SAMPLE.replace(right, wrong, 1), "--format", "json").stdout)
        assert [each["code"] for each in told["problems"]] == ["unknown-key"]


def test_both_places_of_what_stands_twice_are_shown(file):
    done = check(file, mistaken("duplicate-key"), "--lang", "en")
    assert [line for line in done.stdout.split("\n") if "│" in line] == [
        "    83 │     role: estimate",
        "       │     ^^^^",
        "    81 │     role: actual",
    ]
    assert f"{file}:81:5: it stands here first" in done.stdout


def test_of_many_alike_a_few_are_shown_and_the_others_counted(file):
    done = check(file, FORTY_SEVEN, "--lang", "en")
    shown = re.findall(r"\[not-declared\]$", done.stdout, re.MULTILINE)
    assert len(shown) == text.ALIKE
    assert "… and 37 more like it (not-declared); --all lists them" in done.stdout
    assert done.stdout.count("\n") < 60
    assert "47" in done.stderr
    every = check(file, FORTY_SEVEN, "--lang", "en", "--all")
    assert len(re.findall(r"\[not-declared\]$", every.stdout, re.MULTILINE)) == 47
    assert "more like it" not in every.stdout


def test_errors_come_before_warnings_and_in_the_order_of_the_file(file):
    content = WARNED + "      - {indicator: gdp-growth, region: 光谷, value: 3%, phrase: 3%}\n"
    content = content.replace("measure: addition", "measure: adition")
    told = json.loads(check(file, content, "--format", "json").stdout)["problems"]
    assert [each["level"] for each in told] == ["error", "error", "warning"]
    assert told[0]["line"] < told[2]["line"] < told[1]["line"]


def test_a_warning_alone_does_not_fail_the_check(file):
    done = check(file, WARNED)
    assert done.exit_code == 0
    assert "警告：" in done.stdout
    assert "[jump]" in done.stdout


@pytest.mark.parametrize("kind", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(SAMPLE, 0, id="sound"),
        pytest.param(WARNED, 0, id="warning"),
        pytest.param(mistaken("not-choice"), 1, id="error"),
        pytest.param("a: b: c\n", 1, id="syntax"),
    ],
)
def test_the_exit_code_tells_programs(file, content, code, kind):
    assert check(file, content, "--format", kind).exit_code == code


@pytest.mark.parametrize("kind", ["text", "json", "sarif", "github"])
def test_a_file_that_is_not_there_is_wrong_use(file, kind):
    done = CliRunner().invoke(main, ["check", str(file), "--format", kind])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "找不到" in done.stderr


@pytest.mark.parametrize(("language", "words"), [("zh", "不在可选值中"), ("en", "is not one of")])
def test_problems_are_told_in_the_language_asked_for(file, language, words):
    for kind in ("text", "sarif", "github"):
        done = check(file, mistaken("not-choice"), "--lang", language, "--format", kind)
        assert words in done.stdout


def test_an_explanation_changes_no_exit_code(file):
    content = examples.BY_CODE["conflict"].right_file()
    assert "[pair]" in check(file, content, "--explain").stdout
    for kind, level in (("json", '"level": "note"'), ("sarif", '"level": "note"'), ("github", "::notice ")):
        done = check(file, content, "--explain", "--format", kind)
        assert done.exit_code == 0
        assert level in done.stdout


def test_json_tells_all_of_a_problem(file):
    told = json.loads(check(file, mistaken("duplicate-key"), "--format", "json").stdout)
    assert (told["format"], told["errors"], told["warnings"]) == (as_json.FORMAT, 1, 0)
    (problem,) = told["problems"]
    assert {
        key: problem[key] for key in ("code", "level", "line", "column", "end_column", "path", "explained")
    } == {
        "code": "duplicate-key",
        "level": "error",
        "line": 83,
        "column": 5,
        "end_column": 9,
        "path": "observations[0].role",
        "explained": "docs/problems.md#duplicate-key",
    }
    assert problem["message"].keys() == problem["mend"].keys() == {"zh", "en"}
    (other,) = problem["related"]
    assert (other["line"], other["column"]) == (81, 5)


def test_of_a_sound_file_json_has_no_problems(file):
    told = json.loads(check(file, SAMPLE, "--format", "json").stdout)
    assert told == {"format": as_json.FORMAT, "errors": 0, "warnings": 0, "problems": []}


# What the schema of SARIF 2.1.0 asks of the parts that are written.
REQUIRED = {
    "log": {"version", "runs"},
    "run": {"tool"},
    "driver": {"name"},
    "rule": {"id"},
    "result": {"message"},
}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SAMPLE, id="sound"),
        pytest.param(FORTY_SEVEN, id="errors"),
        pytest.param(WARNED, id="a warning with another place"),
        pytest.param("# 注释\n", id="of the whole file"),
    ],
)
def test_sarif_has_what_its_specification_asks_for(file, content):
    log = json.loads(check(file, content, "--format", "sarif").stdout)
    assert log.keys() >= REQUIRED["log"]
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver.keys() >= REQUIRED["driver"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(set(rules)) == len(rules)
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["ruleId"] in faults.BY_CODE
        assert result["message"]["text"]
        assert result["level"] in ("error", "warning", "note")
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            place = location["physicalLocation"]
            assert place["artifactLocation"]["uri"]
            region = place.get("region")
            assert region is None or (
                region["startLine"] >= 1 and 1 <= region["startColumn"] <= region["endColumn"]
            )


def test_lines_for_a_code_host_are_escaped(file, tmp_path):
    odd = tmp_path / "a,b:c%.yaml"
    done = check(
        odd,
        SAMPLE.replace("period: 2023", 'period: "20,23%:\\n::x"', 1),
        "--format",
        "github",
        "--lang",
        "en",
    )
    (line,) = done.stdout.rstrip("\n").split("\n")
    about, _, words = line.removeprefix("::error ").partition("::")
    told = dict(part.split("=", 1) for part in about.split(","))
    assert told["file"].endswith("a%2Cb%3Ac%25.yaml")
    assert (told["title"], told["line"], told["col"]) == ("not-period", "80", "13")
    assert "20,23%25:%0A::x" in words
    assert int(told["endColumn"]) > 13


def test_a_problem_of_the_whole_file_stands_at_its_beginning_for_all_readers(file):
    assert f"{file}:1:1: " in check(file, "# 注释\n").stdout
    assert ",line=1,col=1,endColumn=2::" in check(file, "# 注释\n", "--format", "github").stdout
    (told,) = json.loads(check(file, "# 注释\n", "--format", "json").stdout)["problems"]
    assert (told["line"], told["column"]) == (1, 1)
    (run,) = json.loads(check(file, "# 注释\n", "--format", "sarif").stdout)["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endColumn": 2}
