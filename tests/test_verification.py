"""Every figure found again in its text and read anew; what moved or was misread is pointed at in the YAML."""

from pathlib import Path

import audited
import pytest
from click.testing import CliRunner, Result

from etl import catalog
from etl.cli import main
from etl.command import answering


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TEXTS_DIR", raising=False)
    monkeypatch.setattr(answering, "PATIENCE", 600.0)  # a busy machine must not make a test speak
    return tmp_path


def written(folder: Path, *changes: tuple[str, str], text: str = audited.TEXT) -> Path:
    """The small catalogue without its counts, which are another test's matter."""
    uncounted = ("audited: {mentions: 7, bound: 4, set_aside: 3}", "reposted: 2024-04")
    return audited.write(folder, uncounted, *changes, text=text)


def verify(*words: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, words)], prog_name="indicators")


def test_what_stands_in_its_text_is_found_again(folder):
    written(folder)
    done = verify("--texts", "texts")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (
        done.stderr
        == "3 个数据在原文原处找到，数值与原文相符（地区、时期、指标由编辑判断）；0 个的原文不在手边，只核对了短语\n"
    )


MOVED = "开头新加的一行。\n" + audited.TEXT


@pytest.mark.parametrize(
    ("changes", "text", "problems"),
    [
        pytest.param(
            [("line: 2\n", "line: 4\n")],
            audited.TEXT,
            [(":55:11: observations[0].line: ", "第 2 行")] * 2,
            id="on another line",
        ),
        pytest.param(
            [("8.26万亿元, phrase: 达到8.26万亿元", "8.27万亿元, phrase: 达到8.27万亿元")],
            audited.TEXT,
            [(":62:50: observations[0].figures[0].phrase: ", "8.27万亿元")],
            id="nowhere in the text",
        ),
        pytest.param(
            [("6%以上, phrase: 增长6%以上", "6%, phrase: 增长6%")],
            audited.TEXT,
            [(":63:40: observations[0].figures[1].value: ", "“6%以上”（以上（含本数） 6 %）")],
            id="bound cut off by the end of the phrase",
        ),
        pytest.param(
            [("8.26万亿元, phrase: 达到8.26万亿元", "26万亿元, phrase: 26万亿元")],
            audited.TEXT,
            [(":62:33: observations[0].figures[0].value: ", "“8.26万亿元”")],
            id="digits cut off by the beginning of the phrase",
        ),
        pytest.param(
            [("also: [5]", "also: [5, 3]")],
            audited.TEXT,
            [(":64:43: observations[0].figures[2].also: ", "第 3 行")],
            id="not repeated",
        ),
        pytest.param(
            [],
            MOVED,
            [
                (":44:13: sources.report.sha256: ", "report.txt"),
                (":52:59: set_aside[1].phrases[0]: ", "3家企业"),
                (":55:11: observations[0].line: ", "第 3 行"),
                (":55:11: observations[0].line: ", "第 3 行"),
                (":64:34: observations[0].figures[2].line: ", "第 5 行"),
            ],
            id="a line came in above",
        ),
        pytest.param(
            [],
            audited.TEXT.replace("8.26", "8.25"),
            [
                (":44:13: sources.report.sha256: ", "report.txt"),
                (":62:50: observations[0].figures[0].phrase: ", "达到8.26万亿元"),
            ],
            id="a figure was corrected",
        ),
    ],
)
def test_what_does_not_agree_is_pointed_at(folder, changes, text, problems):
    written(folder, *changes, text=text)
    done = verify("--texts", "texts")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    for line, (place, words) in zip(lines, problems, strict=True):
        assert line.startswith(f"indicators.yaml{place}")
        assert words in line


FALL = audited.TEXT.replace("增长6%以上", "下降6%以上")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        pytest.param("下降6%以上", "", id="entered as a decrease"),
        pytest.param("6%以上", "value 请连同写成“下降6%以上”", id="entered as growth"),
    ],
)
def test_a_decrease_is_negative(folder, value, problem):
    change = ("value: 6%以上, phrase: 增长6%以上", f"value: {value}, phrase: 下降6%以上")
    path = written(folder, change, ("also: [5], ", ""), text=FALL)
    path.write_text(
        path.read_text("utf-8").replace(audited.hash_of(audited.TEXT), audited.hash_of(FALL)), "utf-8"
    )
    done = verify("--texts", "texts")
    assert problem in done.stdout
    assert done.exit_code == bool(problem)
    if not problem:
        found = catalog.read(path).observations["330000.gdp-growth.2023.A.report"].value.quantity
        assert (found.value, found.comparator) == (-6, "LE")


def test_counts_that_are_not_true_are_a_problem(folder):
    audited.write(folder)
    assert "49:14: sources.report.audited: " in verify("--texts", "texts").stdout


def test_problems_are_told_in_english_too(folder):
    written(folder, text=MOVED)
    done = verify("--texts", "texts", "--lang", "en")
    assert '"达到8.26万亿元" does not stand on line 2 but on 3; correct the line' in done.stdout


def test_without_the_texts_the_values_are_read_from_their_phrases(folder):
    written(folder)
    done = verify()
    assert (done.exit_code, done.stdout) == (0, "")
    assert (
        done.stderr
        == "0 个数据在原文原处找到，数值与原文相符（地区、时期、指标由编辑判断）；3 个的原文不在手边，只核对了短语\n"
    )


def test_a_missing_text_is_a_problem_where_texts_are_asked_for(folder):
    written(folder)
    (folder / "texts" / "report.txt").unlink()
    done = verify("--texts", "texts")
    assert done.exit_code == 1
    assert done.stdout.startswith("indicators.yaml:43:11: sources.report.file: 给出的文件夹里没有这个文本")


def test_a_text_that_cannot_be_read_is_a_problem(folder):
    written(folder)
    (folder / "texts" / "report.txt").write_bytes(b"\xff\xfe\x00\x00")
    done = verify("--texts", "texts")
    assert done.exit_code == 1
    assert "report.txt" in done.stdout


@pytest.mark.parametrize(
    ("value", "phrase"),
    [
        pytest.param("8.26万亿元", "达到8.26万亿元左右吧，约8.26万亿元", id="bound in the phrase"),
        pytest.param("万亿元", "达到8.26万亿元", id="digits in the phrase"),
    ],
)
def test_without_the_texts_a_phrase_that_says_more_is_a_problem(folder, value, phrase):
    written(folder, ("value: 8.26万亿元, phrase: 达到8.26万亿元", f"value: {value}, phrase: {phrase}"))
    assert verify().exit_code == 1


def test_the_real_figures_all_stand_in_their_texts(texts, project, everything):
    done = verify(project / "indicators.yaml", "--texts", texts)
    assert done.stdout == ""
    assert done.exit_code == 0
    assert done.stderr.startswith(f"{len(everything.observations)} 个")
