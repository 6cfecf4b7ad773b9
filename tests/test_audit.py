"""Every number of a text accounted for: what is bound, what is set aside, what is left, and how it is told."""

import csv
import io
import json
import re

import audited
import pytest
from click.testing import CliRunner, Result

from etl import catalog, strict_yaml
from etl.audit.rows import COLUMNS
from etl.cli import main
from etl.command import answering


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TEXTS_DIR", raising=False)
    monkeypatch.setattr(answering, "PATIENCE", 600.0)  # a busy machine must not make a test speak
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="indicators")


def rows(*words: object) -> list[dict[str, str]]:
    return list(
        csv.DictReader(io.StringIO(run("audit", "--texts", "texts", "--format", "csv", *words).stdout))
    )


def state_of(found: list[dict[str, str]]) -> dict[str, str]:
    return {row["as_written"]: row["state"] for row in found}


# The text lacks one thing: nothing says what 四個 is.
LEFT = ("audited: {mentions: 7, bound: 4, set_aside: 3}", "audited: {mentions: 8, bound: 4, set_aside: 3}")
WHOLE = [
    ("phrases: [415X]}", "phrases: [415X]}\n  - {source: report, reason: list, phrases: [四个中心]}"),
    ("audited: {mentions: 7, bound: 4, set_aside: 3}", "audited: {mentions: 8, bound: 4, set_aside: 4}"),
]


def test_every_mention_has_its_state(folder):
    audited.write(folder, LEFT)
    found = [(row["line"], row["as_written"], row["state"], row["reason"], row["obs_ids"]) for row in rows()]
    assert found == [
        ("1", "2024-03-02 9:30", "not_text", "", ""),
        ("1", "12345", "not_text", "", ""),
        ("2", "8.26万亿元", "bound", "", "330000.gdp.2023.A.report"),
        ("2", "6%以上", "bound", "", "330000.gdp-growth.2023.A.report"),
        ("3", "“415X”", "set_aside", "name", ""),
        ("3", "3家", "set_aside", "other", ""),
        ("3", "四個", "unaccounted", "", ""),
        ("4", "“415X”", "set_aside", "name", ""),
        ("4", "近900家", "bound", "", "330000.firms.2023.A.report"),
        ("5", "近900家", "bound", "", "330000.firms.2023.A.report"),
    ]


def test_what_is_left_is_told_with_its_place_and_fails(folder):
    audited.write(folder, LEFT)
    done = run("audit", "--texts", "texts")
    assert done.exit_code == 1
    summary, left = done.stdout.splitlines()
    assert summary == (
        "texts/report.txt（report）：10 处数字，已录入 4，搁置 3，不属正文 2，没有交代 1；覆盖 87.5%"
    )
    assert left.startswith("texts/report.txt:3:21: 四個 (读作 等于 4 个；疑为 ")
    assert done.stderr == ""


def test_all_accounted_for_is_no_failure(folder):
    audited.write(folder, *WHOLE)
    done = run("audit", "--texts", "texts", "--lang", "en")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "texts/report.txt (report): 10 mentions, 4 bound, 4 set aside, 2 outside the text, 0 unaccounted; "
        "coverage 100%\n"
    )


@pytest.mark.parametrize(
    ("change", "mention", "state"),
    [
        pytest.param(("phrases: [415X]", "phrases: [“415X”]"), "“415X”", "set_aside", id="quotation marks written"),
        pytest.param(("phrases: [415X]", "phrases: [15X]"), "“415X”", "unaccounted", id="part of a name"),
        pytest.param(("lines: [3]", "lines: [2, 4-5]"), "3家", "unaccounted", id="other lines"),
        pytest.param(("lines: [3]", "lines: [2-3]"), "3家", "set_aside", id="range of lines"),
        pytest.param(("phrases: [3家企业]", "phrases: [3家企業]"), "3家", "set_aside", id="other script"),
        pytest.param(("value: 6%以上", "value: 6%"), "6%以上", "unaccounted", id="bound not entered"),
        pytest.param(("phrases: [415X]", "phrases: [415X, 增长6%以上]"), "6%以上", "bound", id="both: bound"),
        pytest.param(("line: 2\n", "line: 5\n"), "8.26万亿元", "unaccounted", id="phrase on another line"),
        pytest.param(("- lines: 1\n", "- lines: 2\n"), "12345", "unaccounted", id="inside after all"),
    ],
)  # fmt: skip
def test_states_follow_the_catalogue(folder, change, mention, state):
    text = audited.TEXT
    if change[1].endswith("6%"):  # the phrase must hold the value whole
        change = ("value: 6%以上, phrase: 增长6%以上", "value: 6%, phrase: 增长6%")
    audited.write(folder, change, text=text)
    assert state_of(rows())[mention] == state


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        pytest.param(
            [LEFT, ("phrases: [415X]", "phrases: [415X, 416X]")],
            ":51:52: set_aside[0].phrases[1]: ",
            "416X",
            id="covers nothing",
        ),
        pytest.param(
            [],
            ":49:14: sources.report.audited: ",
            "{mentions: 8, bound: 4, set_aside: 3}",
            id="counts out of date",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_catalogue_is_pointed_at(folder, changes, place, words):
    audited.write(folder, *changes)
    done = run("audit", "--texts", "texts")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"indicators.yaml{place}")
    assert words in done.stderr


def test_rows_say_how_each_was_read_and_what_is_suggested(folder):
    audited.write(folder, LEFT)
    row = rows()[2]
    assert tuple(row) == COLUMNS
    assert row | {"obs_ids": "", "state": ""} == {
        "file": "report.txt", "line": "2", "column": "14", "as_written": "8.26万亿元", "value": "8260000000000",
        "unit": "CNY", "comparator": "EQ", "modality": "DONE", "suggested_class": "figure",
        "suggested_region": "330000", "suggested_period": "2023", "state": "", "reason": "", "obs_ids": "",
        "upper": "",
    }  # fmt: skip


def test_json_holds_the_same_rows(folder):
    audited.write(folder, LEFT)
    found = json.loads(run("audit", "--texts", "texts", "--format", "json").stdout)
    assert [
        {name: "" if cell is None else str(cell) for name, cell in row.items()} for row in found
    ] == rows()


def test_a_row_never_becomes_a_formula(folder):
    audited.write(folder, LEFT)
    (folder / "texts" / "other.txt").write_text("增速为-0.5%，", encoding="utf-8")
    (row,) = rows("other.txt")
    assert (row["as_written"], row["value"]) == ("'-0.5%", "-0.5")


def test_a_text_that_no_source_declares_is_audited_too(folder):
    audited.write(folder, *WHOLE)
    (folder / "texts" / "other.txt").write_text("全省共有5家企业。", encoding="gb18030")
    assert state_of(rows("other.txt")) == {"5家": "unaccounted"}
    assert run("audit", "--texts", "texts").exit_code == 1


def test_a_renamed_text_is_known_by_its_content(folder):
    audited.write(folder, LEFT)
    (folder / "texts" / "report.txt").rename(folder / "elsewhere.txt")
    assert state_of(rows(folder / "elsewhere.txt"))["6%以上"] == "bound"


def test_a_text_that_cannot_be_read_does_not_silence_the_others(folder):
    audited.write(folder, *WHOLE)
    (folder / "texts" / "other.txt").write_bytes("增长5%".encode("utf-16"))
    done = run("audit", "--texts", "texts")
    assert done.exit_code == 1
    assert done.stdout.startswith("texts/report.txt（report）：10 处数字")
    assert "other.txt" in done.stderr


def test_a_text_that_changed_is_told(folder):
    audited.write(folder, *WHOLE, text=audited.TEXT + "完")
    assert "44:13: sources.report.sha256: " in run("audit", "--texts", "texts").stderr


@pytest.mark.parametrize("out", ["indicators.yaml", "texts/report.txt"])
def test_what_was_read_is_never_written_over(folder, out):
    audited.write(folder, LEFT)
    before = (folder / out).read_bytes()
    done = run("audit", "--texts", "texts", "--draft", "--out", out)
    assert done.exit_code == 2
    assert out in done.stderr
    assert (folder / out).read_bytes() == before


@pytest.mark.parametrize("word", ["report", "report.txt", "texts/report.txt"])
def test_a_text_goes_by_source_file_name_or_path(folder, word):
    audited.write(folder, *WHOLE)
    assert run("audit", "--texts", "texts", word).exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--texts", "texts", "no-such"], "no-such", id="no such text"),
        pytest.param(["--texts", "empty", "report"], "report.txt", id="text of a source not there"),
        pytest.param(["texts"], "--texts texts", id="folder in place of a text"),
        pytest.param([], "--texts", id="no folder and no text"),
        pytest.param(["--texts", "empty"], "empty", id="folder without texts"),
    ],
)
def test_wrong_use_is_told(folder, words, said):
    audited.write(folder, *WHOLE)
    (folder / "empty").mkdir()
    done = run("audit", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_the_folder_of_texts_can_be_set_once(folder, monkeypatch):
    audited.write(folder, *WHOLE)
    monkeypatch.setenv("TEXTS_DIR", "texts")
    assert run("audit").exit_code == 0


def test_a_draft_can_be_completed_and_pasted(folder):
    path = audited.write(
        folder,
        ("phrases: [3家企业]", "phrases: [416X]"),
        ("      - {indicator: gdp-growth, value: 6%以上, phrase: 增长6%以上}\n", ""),
    )
    before = path.read_bytes()
    drafted = run("audit", "--texts", "texts", "--draft").stdout
    assert path.read_bytes() == before
    (folder / "draft.yaml").write_text(drafted, encoding="utf-8")
    root = strict_yaml.read(folder / "draft.yaml").root
    growth, firms, centres = root["observations"]
    assert growth == {
        "source": "report", "line": "2", "region": "330000", "period": "2023", "inferred_from": "待填",
        "role": "actual", "modality": "done", "figures": [
            {"indicator": "待填", "value": "6%以上", "phrase": "浙江地区生产总值达到8.26万亿元，增长6%以上"},
        ],
    }  # fmt: skip
    assert firms["figures"][0]["value"] == "3家"
    assert (centres["role"], centres["modality"]) == ("target", "aspire")
    assert centres["figures"][0]["phrase"] == "力爭建成四個"
    # Pasted, the first of them is a part of the catalogue like any other.
    assert "待填  # 字面相近，口径须核对：gdp-growth" in drafted
    block = drafted.split("  - source: report")[1]
    block = re.sub(" +inferred_from: .*\n", "    inferred_from: {zh: 去年, en: last year}\n", block)
    block = block.replace("待填", "gdp-growth")
    path.write_text(path.read_text("utf-8") + "  - source: report" + block, encoding="utf-8")
    assert catalog.read(path).observations["330000.gdp-growth.2023.A.report"].value.text == "6%以上"


def test_a_draft_of_a_new_text_sets_names_and_dates_aside(folder):
    audited.write(folder, *WHOLE)
    text = "2025年，“33618”体系: 5G等三大产业，“四个意识”。该公司销售额增长3%。"
    (folder / "texts" / "other.txt").write_text(text, encoding="utf-8")
    drafted = run("audit", "--texts", "texts", "--draft", "other.txt").stdout
    (folder / "draft.yaml").write_text(drafted, encoding="utf-8")
    root = strict_yaml.read(folder / "draft.yaml").root
    assert root["sources"]["待填"]["file"] == "other.txt"
    rules = root["set_aside"]
    assert {rule["reason"]: rule.get("lines") for rule in rules} == {
        "date": None, "name": ["1"], "list": ["1"], "company": ["1"],
    }  # fmt: skip
    assert {rule["reason"]: rule["phrases"] for rule in rules} == {
        "date": ["2025年"], "name": ["“33618”", "5G", "四个意识"], "list": ["三大产业"],
        "company": ["该公司销售额增长3%"],
    }  # fmt: skip


def test_a_draft_writes_a_decrease_with_its_word(folder):
    audited.write(folder, *WHOLE)
    (folder / "texts" / "other.txt").write_text("全省投资下降3.3%。", encoding="utf-8")
    assert "value: 下降3.3%\n" in run("audit", "--texts", "texts", "--draft", "other.txt").stdout


def test_a_draft_points_at_a_figure_of_equal_value(folder):
    audited.write(folder, ("line: 4, also: [5]", "line: 4"))
    drafted = run("audit", "--texts", "texts", "--draft").stdout
    assert "value: 近900家  # 第 4 行的数据同值；若是重复，写进那一条的 also" in drafted


def test_the_report_shows_text_and_reading_side_by_side(folder):
    audited.write(folder, LEFT)
    (folder / "texts" / "report.txt").write_text(audited.TEXT + "<b>5家</b>", encoding="utf-8")
    page = run("audit", "--texts", "texts", "--format", "html").stdout
    marks = re.findall(r'<mark class="(\w+)" id="m1-(\d+)"><a href="#r1-\2">([^<]+)</a></mark>', page)
    assert len(marks) == 11
    assert ("unaccounted", "6", "四個") in marks
    assert "&lt;b&gt;" in page
    assert "330000.gdp.2023.A.report" in page
    assert "举例" in page
    assert "<script" not in page
    assert "http" not in page


def test_the_report_can_be_saved(folder):
    audited.write(folder, *WHOLE)
    done = run("audit", "--texts", "texts", "--format", "html", "--out", "audit.html")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (folder / "audit.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_real_texts_are_accounted_for_to_the_last_number(texts, project):
    done = run("audit", "--texts", texts, "--catalog", project / "indicators.yaml")
    assert done.stderr == ""
    assert done.exit_code == 0, done.stdout
    assert done.stdout.count("100%") == len(done.stdout.splitlines())


def test_reports_that_nobody_has_curated_are_read_without_fault(texts, five):
    """As government work reports were before anyone had; not all of them, for each takes seconds."""
    reports = sorted((texts / "reports-2026").glob("*.txt"))[::4]
    done = run("audit", "--catalog", five, "--format", "csv", *reports)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) > 100 * len(reports)
