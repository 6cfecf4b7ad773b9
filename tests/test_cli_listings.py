"""The commands that list: compare, targets and coverage, and the warnings of check."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import ledger
import pytest
from checked import told
from click.testing import CliRunner, Result
from ledger import defined, document, result, words

from etl.cli import main
from etl.command import answering
from etl.comparison import COLUMNS
from etl.coverage import MATRIX
from etl.labels import ATTAINMENT, COVERAGE_STATE
from etl.tables import Tables
from etl.target_listing import LISTED
from etl.text import LANGUAGES

DAY = ledger.DAY.isoformat()
COMPARE, TARGETS = ("compare", "--family", "strategic"), ("targets", "--as-of", DAY)
COMMANDS = {"compare": COMPARE, "targets": TARGETS, "coverage": ("coverage",)}
HEADS = {
    "compare": [*COLUMNS],
    "targets": [*LISTED],
    "coverage": [name.replace("by", "indicator", 1) if name.startswith("by") else name for name in MATRIX],
}


@pytest.fixture(autouse=True)
def endless_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not make a test speak."""
    monkeypatch.setattr(answering, "PATIENCE", 600.0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def whole(folder: Path) -> Tables:
    """Where the reader stands, with the invented ledger as `indicators.yaml`."""
    return ledger.tables(folder)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="indicators")


def rows(done: Result) -> list[dict[str, str]]:
    assert (done.exit_code, done.stderr) == (0, "")
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_csv_and_json_say_the_same(command, language):
    given = (*COMMANDS[command], "--lang", language)
    lines = rows(run(*given, "--format", "csv"))
    objects = json.loads(run(*given, "--format", "json").stdout)
    assert [*lines[0]] == [*objects[0]] == HEADS[command]
    assert len(lines) == len(objects) > 10
    for line, each in zip(lines, objects, strict=True):
        for name, value in each.items():
            written = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            assert line[name].removeprefix("'") == written


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_table_is_aligned_words(command, language):
    done = run(*COMMANDS[command], "--lang", language)
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) > 10
    assert not re.search(r"\b(nan|NaN|None)\b|<NA>|NaT", done.stdout)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("command", ["compare", "targets", "coverage"])
def test_no_chinese_is_left_in_english_but_for_what_is_quoted(command):
    quoted = {"value_as_written", "as_written", "target_as_written", "base_as_written", "result_as_written"}
    for line in rows(run(*COMMANDS[command], "--lang", "en", "--format", "csv")):
        said = {
            name: value for name, value in line.items() if name not in quoted and not name.endswith("_zh")
        }
        assert {name for name, value in said.items() if re.search("[\u4e00-\u9fff]", value)} == set()


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("command", COMMANDS)
def test_json_keeps_numbers_and_truths(command):
    for each in json.loads(run(*COMMANDS[command], "--format", "json").stdout):
        for name in ("rank_low", "rank_high", "rank_of", "rank_tied", "targets", "results", "estimates"):
            assert isinstance(each.get(name), int | None)
        assert isinstance(each.get("low_open", False), bool)
        assert isinstance(each.get("low"), str | None)  # exact decimals


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize(
    ("given", "column", "values"),
    [
        pytest.param(["--period", "2023"], "time_period", {"2023"}, id="period"),
        pytest.param(
            ["--region", "浙江", "--region", "江苏"], "ref_area", {"330000", "320000"}, id="regions"
        ),
        pytest.param(["--role", "target"], "measure_role", {"T"}, id="role"),
        pytest.param(["--level", "province"], "level", {"province"}, id="level"),
        pytest.param(
            [], "definition", {"share-output", "share-added", "added-growth"}, id="all of the family"
        ),
    ],
)
def test_compare_narrows(given, column, values):
    assert {row[column] for row in rows(run(*COMPARE, *given, "--format", "csv"))} == values


@pytest.mark.usefixtures("whole")
def test_compare_one_indicator_and_levels_and_periods_on_request():
    one = rows(run("compare", "--indicator", "firms", "--format", "csv"))
    assert {row["definition"] for row in one} == {"firms"}
    across = rows(
        run("compare", "--indicator", "firms", "--across-periods", "--role", "actual", "--format", "csv")
    )
    assert len(across) < len(one)
    mixed = rows(
        run("compare", "--indicator", "gdp", "--level", "province", "--level", "city", "--format", "csv")
    )
    assert mixed


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("kind", ["table", "csv", "json"])
def test_compare_of_what_there_is_not_prints_no_rows(kind):
    done = run(*COMPARE, "--period", "1999", "--format", kind)
    assert (done.exit_code, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1
    assert kind != "json" or json.loads(done.stdout) == []


def test_a_family_that_no_indicator_is_of_has_no_rows(folder):
    text = document(result("gdp", "8万亿元", 2024))
    text = text.replace("families:\n", "families:\n  lonely: {name: {zh: 空, en: Empty}}\n")
    (folder / "indicators.yaml").write_text(text, encoding="utf-8")
    assert rows(run("compare", "--family", "lonely", "--format", "csv")) == []


@pytest.mark.usefixtures("whole")
def test_targets_are_judged_for_the_day_they_are_asked_for():
    before, after = (
        {row["target"]: row["state"] for row in rows(run("targets", "--as-of", day, "--format", "csv"))}
        for day in ("2024-12-31", "2025-01-01")
    )
    name = "330000.share-output.2024.T.report"
    assert (before[name], after[name]) == ("FUTURE", "NOT_MET")


@pytest.mark.usefixtures("whole")
def test_without_a_day_it_is_today():
    assert {row["as_of"] for row in rows(run("targets", "--format", "csv"))} <= {
        date.fromordinal(date.today().toordinal() - step).isoformat() for step in (0, 1)
    }


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("language", LANGUAGES)
def test_targets_say_every_state_in_words(language):
    told = {
        row["state"]: row["state_name"] for row in rows(run(*TARGETS, "--lang", language, "--format", "csv"))
    }
    assert {*told} == {*ATTAINMENT}
    assert all(told[state] == ATTAINMENT[state].in_(language) for state in told if state != "NOT_MET")


@pytest.mark.usefixtures("whole")
def test_targets_narrow():
    found = rows(run(*TARGETS, "--region", "山东", "--indicator", "profit", "--format", "csv"))
    assert {(row["region"], row["indicator"]) for row in found} == {("370000", "profit")}


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("language", LANGUAGES)
def test_coverage_explains_its_signs(language):
    done = run("coverage", "--lang", language, "--by", "topic")
    assert all(words.in_(language) in done.stdout for words in COVERAGE_STATE.values())


@pytest.mark.usefixtures("whole")
def test_coverage_narrows():
    by_topic = rows(
        run("coverage", "--by", "topic", "--topic", "economy", "--level", "province", "--format", "csv")
    )
    assert {(row["topic"], row["level"]) for row in by_topic} == {("economy", "province")}
    none = run("coverage", "--level", "county")
    assert none.exit_code == 0


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(["compare"], {"zh": "--family", "en": "give either"}, id="compare nothing"),
        pytest.param(
            ["compare", "--family", "gdp", "--indicator", "gdp"],
            {"zh": "只写其一", "en": "give either"},
            id="both",
        ),
        pytest.param(
            ["compare", "--family", "strategy"], {"zh": "“strategic”", "en": '"strategic"'}, id="family"
        ),
        pytest.param(["compare", "--indicator", "firm"], {"zh": "“firms”", "en": '"firms"'}, id="indicator"),
        pytest.param([*COMPARE, "--region", "浙江shen"], {"zh": "浙江", "en": "浙江"}, id="region"),
        pytest.param([*COMPARE, "--role", "targets"], {"zh": "target", "en": "target"}, id="role"),
        pytest.param([*COMPARE, "--period", "2023年"], {"zh": "2023年", "en": "2023年"}, id="period"),
        pytest.param(
            ["targets", "--region", "浙江shen"], {"zh": "浙江", "en": "浙江"}, id="region of targets"
        ),
        pytest.param(
            ["targets", "--indicator", "firm"], {"zh": "“firms”", "en": '"firms"'}, id="indicator of targets"
        ),
        pytest.param(["coverage", "--topic", "econmy"], {"zh": "“economy”", "en": '"economy"'}, id="topic"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_word_is_wrong_use_and_the_nearest_is_named(folder, given, said, language):
    done = run(*given, "--lang", language, "--out", "out.csv")
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert said[language] in line
    assert not (folder / "out.csv").exists()


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize(
    "given",
    [
        pytest.param([*COMPARE, "--format", "xlsx"], id="format"),
        pytest.param([*COMPARE, "--level", "planet"], id="level"),
        pytest.param(["targets", "--as-of", "2024-02-30"], id="no such day"),
        pytest.param(["targets", "--as-of", "2024"], id="no day"),
        pytest.param(["coverage", "--by", "region"], id="by"),
        pytest.param(["coverage", "--lang", "de"], id="language"),
        pytest.param(["targets", "nowhere.yaml"], id="no such file"),
        pytest.param([*COMPARE, "--out", "nowhere/out.csv"], id="no such folder"),
        pytest.param(["coverage", "--out", "indicators.yaml"], id="onto the input"),
    ],
)
def test_wrong_use_prints_no_data(folder, given):
    before = (folder / "indicators.yaml").read_bytes()
    done = run(*given)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr
    assert isinstance(done.exception, SystemExit)
    assert (folder / "indicators.yaml").read_bytes() == before


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_gets_what_stdout_would(folder, command):
    given = (*COMMANDS[command], "--format", "csv")
    assert run(*given, "--out", "out.csv").stdout == ""
    assert (folder / "out.csv").read_bytes().decode() == run(*given).stdout


TWINS = {
    name: defined(
        "新增企业数", "New firms", "other", "addition", "PN", "more", numerator=words("企业", "firms")
    )
    for name in ("firms", "again")
}


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "警告：与第 6 行的“firms”"), ("en", 'warning: looks like "firms"')]
)
def test_a_warning_is_no_fault(folder, language, said):
    (folder / "indicators.yaml").write_text(document(indicators=TWINS), encoding="utf-8")
    done = run("check", "--lang", language)
    assert (done.exit_code, done.stderr) == (0, "")
    (line,) = told(done.stdout)
    assert re.match(r"indicators\.yaml:7:3: indicators\.again: ", line)
    assert said in line
    assert run("export", "--format", "csv").exit_code == 0


def test_a_warning_is_not_counted_among_the_problems(folder):
    text = document(result("firms", "3%", 2024), indicators=TWINS)
    (folder / "indicators.yaml").write_text(text, encoding="utf-8")
    done = run("check")
    assert done.exit_code == 1
    assert len(told(done.stdout)) == 2
    assert done.stderr == "1 处问题，1 处警告\n"


def test_check_explains_what_replaced_what(folder):
    (folder / "indicators.yaml").write_text(document(*ledger.ENTERED), encoding="utf-8")
    assert run("check").stdout == ""
    explained = run("check", "--explain", "--lang", "en").stdout
    for words_ in (
        "replaced the one there",
        "revises the preliminary value",
        "preferred has settled",
        "corroborated",
    ):
        assert words_ in explained


def test_the_real_catalogue_can_be_listed(project, folder):
    for given in (
        ("compare", "--family", "strategic-share"),
        ("targets", "--as-of", "2025-01-01"),
        ("coverage",),
    ):
        assert run(*given, project / "indicators.yaml").exit_code == 0


@pytest.mark.usefixtures("whole")
def test_a_place_does_not_depend_on_the_regions_asked_for():
    asked = ("compare", "--indicator", "share-output", "--period", 2022, "--role", "A", "--format", "csv")
    everything = rows(run(*asked))
    assert len(everything) > 1
    for each in everything:
        (alone,) = rows(run(*asked, "--region", each["region"]))
        assert (alone["rank_low"], alone["rank_high"]) == (each["rank_low"], each["rank_high"])
