"""Running text: lines joined where a sentence goes on, and every place leading back to its line and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import running, sentences
from etl.running import BREAK


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["全省地区生产总值同比增长", "  百分之五"], "全省地区生产总值同比增长百分之五", id="goes on"),
        pytest.param(["工作扎实推进。", "全年"], f"工作扎实推进。{BREAK}全年", id="full stop"),
        pytest.param(["工作扎实推进。”", "全年"], f"工作扎实推进。”{BREAK}全年", id="full stop in quotation marks"),
        pytest.param(["一季度", "全年"], f"一季度{BREAK}全年", id="heading"),
        pytest.param(["全省地区生产总值同比增长", "", "百分之五"], "全省地区生产总值同比增长百分之五", id="blank line"),
        pytest.param(["全省地区生产总值达到", "一、产业"], f"全省地区生产总值达到{BREAK}一、产业", id="numbered"),
        pytest.param(["全部企业已经开工的现在已有", "近八", "成"], "全部企业已经开工的现在已有近八成", id="short rest"),
        pytest.param(["億萬", "ＡＢ"], f"亿万{BREAK}AB", id="one script, half-width"),
    ],
)  # fmt: skip
def test_joins_what_belongs_together(lines, text):
    assert running.run(lines).text == text


@given(st.lists(st.text(max_size=30), max_size=8))
def test_every_character_leads_back_to_itself(lines):
    text = running.run(lines)
    for at, character in enumerate(text.text):
        line, column = text.place(at)
        written = (lines[line - 1] + "\n")[column - 1]
        assert character in (BREAK, ",", running.fold(written))


@given(st.lists(st.text(st.characters(exclude_characters="\n")), min_size=1, max_size=8), st.data())
def test_lines_are_found_again(lines, data):
    text = running.run(lines)
    number = data.draw(st.integers(1, len(lines)))
    first, last = text.of_line(number)
    assert all(text.place(at).line == number for at in range(first, last))


def test_a_line_that_does_not_exist_is_empty():
    assert running.run(["增长"]).of_line(2) == (0, 0)


TEXT = ["开头一句。全省地区生产总值達到", "8萬億元，增长5%！后一句。", "“又增长5%。”完"]


@pytest.mark.parametrize(
    ("line", "phrase", "lit"),
    [
        pytest.param(2, "增长5%", ("全省地区生产总值達到8萬億元，", "增长5%", "！"), id="within a sentence"),
        pytest.param(
            1, "达到8万亿元", ("全省地区生产总值", "達到8萬億元", "，增长5%！"), id="other script, two lines"
        ),
        pytest.param(3, "增长5%", ("“又", "增长5%", "。”"), id="closing quotation mark"),
        pytest.param(1, "增长5%", None, id="other line"),
        pytest.param(9, "增长5%", None, id="no such line"),
        pytest.param(2, "", None, id="no phrase"),
    ],
)
def test_lights_a_phrase_in_its_sentence(line, phrase, lit):
    assert sentences.light(TEXT, line, phrase) == lit
