"""Every trap of YAML 1.1: kept as the text that was typed, or refused at its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import places, strict_yaml
from etl.problems import InvalidFile


@pytest.fixture
def read(tmp_path):
    def read(content: str | bytes) -> strict_yaml.Document:
        path = tmp_path / "file.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return strict_yaml.read(path)

    return read


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("12:30", id="sexagesimal"),
        pytest.param("011000", id="octal"),
        pytest.param("0x1F", id="hexadecimal"),
        pytest.param("0b11", id="binary"),
        pytest.param("no", id="boolean no"),
        pytest.param("Yes", id="boolean yes"),
        pytest.param("on", id="boolean on"),
        pytest.param("true", id="boolean true"),
        pytest.param("1_000", id="underscored number"),
        pytest.param("1e3", id="exponent"),
        pytest.param("1.10", id="trailing zero"),
        pytest.param("2024-03-01", id="date"),
        pytest.param("2024-03-01 12:00:00", id="timestamp"),
        pytest.param("~", id="null tilde"),
        pytest.param("null", id="null"),
        pytest.param(".inf", id="infinity"),
        pytest.param(".nan", id="not a number"),
        pytest.param("=", id="value indicator"),
        pytest.param("４０％", id="full-width digits"),
    ],
)
def test_a_scalar_stays_the_text_that_was_typed(read, typed):
    assert read(f"key: {typed}\n").root == {"key": typed}


@pytest.mark.parametrize(
    ("content", "line", "column", "said"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", 3, 1, "stands twice", id="duplicate key"),
        pytest.param("a:\n  b: 1\n  b: 2\n", 3, 3, "line 2, column 3", id="duplicate key, nested"),
        pytest.param("a: &x 1\n", 1, 4, "anchors", id="anchor"),
        pytest.param("a: 1\nb: *x\n", 2, 4, "aliases", id="alias"),
        pytest.param("a:\n  <<: {b: 1}\n", 2, 3, "merge keys", id="merge key"),
        pytest.param("a: !!int 1\n", 1, 4, "tags", id="standard tag"),
        pytest.param("a: !mine {b: 1}\n", 1, 4, "tags", id="own tag"),
        pytest.param("? [a, b]\n: 1\n", 1, 3, "one word", id="list as key"),
        pytest.param("a: 1\n---\nb: 2\n", 2, 1, "one document", id="second document"),
        pytest.param("a: 浙\xa0江\n", 1, 5, "U+00A0", id="no-break space"),
        pytest.param("a: 浙\u200b江\n", 1, 5, "U+200B", id="zero-width space"),
        pytest.param("a: 1\nb: \u202e2\n", 2, 4, "U+202E", id="bidirectional mark"),
        pytest.param("a: \x07\n", 1, 4, "U+0007", id="control character"),
        pytest.param("\ufeffa: 1\na: 2\n", 2, 1, "stands twice", id="byte-order mark shifts nothing"),
    ],
)
def test_lesser_faults_are_noted_and_reading_goes_on(read, content, line, column, said):
    (problem,) = read(content).problems
    assert (problem.line, problem.column) == (line, column)
    assert said in problem.said("en")


@pytest.mark.parametrize(
    ("content", "line", "column", "said"),
    [
        pytest.param("a: b: c\n", 1, 5, 'unexpected ": "', id="colon in plain text"),
        pytest.param("a: 1\n\tb: 2\n", 2, 1, "tab", id="tab"),
        pytest.param("a:\n  line：46\n  value: 1\n", 2, 7, 'after "line"', id="Chinese colon"),
        pytest.param("a:\n  line:46\n  value: 1\n", 2, 7, 'after "line"', id="no space after the colon"),
        pytest.param("a:\nb:1", 2, 2, 'after "b"', id="no space after the colon, at the end of the file"),
        pytest.param("a:\n  - b\n c: 1\n", 3, 2, "indentation", id="indentation"),
        pytest.param('a: 1\nb: "x\n', 2, 4, "quotation mark", id="open quote, shown where it was opened"),
        pytest.param("a: 1\nb: [1, 2\n", 2, 4, "bracket", id="open bracket, shown where it was opened"),
        pytest.param("a: @x\n", 1, 4, "does not allow", id="reserved character"),
        pytest.param("a: " + "[" * 500, 1, 24, "too deeply", id="deep nesting"),
        pytest.param("", 1, 1, "empty", id="empty file"),
        pytest.param(" \n\n", 1, 1, "empty", id="blank file"),
        pytest.param("浙江: 杭州\n".encode("gb18030"), 1, 1, "UTF-8", id="GB18030"),
        pytest.param("a: 1\nb: 浙".encode()[:-1], 2, 4, "UTF-8", id="cut in the middle of a character"),
    ],
)
def test_a_file_that_cannot_be_read_has_one_clear_problem(read, content, line, column, said):
    with pytest.raises(InvalidFile) as caught:
        read(content)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (line, column)
    assert said in problem.said("en")


def test_comments_alone_are_a_problem(read):
    (problem,) = read("# nothing yet\n").problems
    assert "comments only" in problem.said("en")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda path: None, "no such file", id="missing"),
        pytest.param(lambda path: path.mkdir(), "folder", id="directory"),
    ],
)
def test_a_path_that_is_no_file(tmp_path, make, said):
    path = tmp_path / "indicators.yaml"
    make(path)
    with pytest.raises(InvalidFile) as caught:
        strict_yaml.read(path)
    assert [said in problem.said("en") for problem in caught.value.problems] == [True]


def test_positions_count_characters_not_bytes(read):
    document = read("部分:\n  - {名称: 浙江, 值: 1}\n")
    assert document.position(("部分", 0, "值")) == (2, 17)
    assert document.places.of_key(("部分", 0, "值")) == (2, 14)
    assert places.spell(("部分", 0, "值")) == "部分[0].值"


@given(st.text(alphabet=st.sampled_from("ab: -[]{}\n\t#&*!|>'\"%@`,?中文：\ufeff\x00\u200b1"), max_size=80))
def test_no_text_escapes_as_another_error(tmp_path_factory, content):
    path: Path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(content, encoding="utf-8", newline="")
    lines = content.count("\n") + content.count("\r") + 1
    try:
        problems = strict_yaml.read(path).problems
    except InvalidFile as error:
        problems = error.problems
        assert problems
    assert all(1 <= problem.line <= lines for problem in problems)
