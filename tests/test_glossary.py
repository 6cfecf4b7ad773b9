"""The glossary: every term complete, found where it stands, explained once, reachable without a mouse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import classed, walk, words

from app.markup import markup
from app.parts.glossary import explained
from etl.glossary import mentions, terms

NEEDED = [
    "地区生产总值", "国内生产总值", "增加值", "总产值", "营业收入", "同比", "比重", "百分点",
    "口径", "规模以上工业", "初步核算数", "目标值", "完成值", "完成率", "基期", "年均增速",
    "贡献率", "累计", "新增", "存量", "流量", "时点", "时期", "不变价",
    "全要素生产率", "战略性新兴产业", "高新技术产业", "研发投入强度", "专精特新", "独角兽", "算力", "省级",
    "地级", "县级", "力争", "以上",
]  # fmt: skip


def named(text: str, language: str) -> list[tuple[str, str]]:
    """The words of a text that are terms, each with the name of its term."""
    return [(words, term.name.zh) for words, term in mentions(text, language) if term]


@pytest.mark.parametrize("name", NEEDED)
def test_a_term_that_officials_meet_is_there(name):
    assert name in {term.name.zh for term in terms()}


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.id)
def test_a_term_is_complete_short_and_has_a_source(term):
    assert all((*term.name, *term.definition, *term.source, term.id))
    assert len(term.definition.zh) <= 90
    assert len(term.definition.en.split()) <= 45
    assert term.definition.zh[-1] == "。"
    assert term.definition.en[-1] == "."


def test_names_and_ids_are_told_apart():
    assert len({term.id for term in terms()}) == len(terms())
    spellings = [each for term in terms() for each in (*term.name, *term.spellings)]
    assert len(set(spellings)) == len(spellings)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("地区生产总值", "zh", [("地区生产总值", "地区生产总值")], id="the whole text"),
        pytest.param(
            "规模以上工业增加值",
            "zh",
            [("规模以上工业", "规模以上工业"), ("增加值", "增加值")],
            id="what begins first is meant",
        ),
        pytest.param("同比增速", "zh", [("同比增速", "同比")], id="the longest spelling"),
        pytest.param("增长6%以上", "zh", [("以上", "以上")], id="after a number"),
        pytest.param("以上各项", "zh", [], id="not after a number"),
        pytest.param("GDP和GDPs", "zh", [("GDP", "国内生产总值")], id="letters make whole words"),
        pytest.param("Gross Output rose", "en", [("Gross Output", "总产值")], id="capitals"),
        pytest.param("growth", "en", [], id="part of a word"),
        pytest.param("规上工业", "en", [], id="Chinese in English"),
        pytest.param("", "zh", [], id="nothing"),
    ],
)
def test_finds_terms_in_a_text(text, language, expected):
    assert named(text, language) == expected


PIECES = st.one_of(st.text(max_size=4), st.sampled_from([*NEEDED, "GDP", "gross output", "5%以上"]))


@given(st.lists(PIECES, max_size=6).map("".join), st.sampled_from(["zh", "en"]))
def test_a_text_taken_apart_is_the_same_text(text, language):
    assert "".join(words for words, _ in mentions(text, language)) == text


def test_a_term_is_explained_once_a_page():
    seen: set[str] = set()
    first = explained("增加值不是总产值，增加值也不是营业收入", "zh", seen)
    second = explained("总产值", "zh", seen)
    assert len(classed(first, "explained")) == 3
    assert second == ["总产值"]


def test_an_explanation_is_reached_by_keyboard_and_read_out():
    told = explained("全要素生产率提高", "zh", set())
    (term,), (said,) = classed(told, "term"), classed(told, "term-said")
    assert (term.tabIndex, getattr(term, "aria-describedby"), said.role) == ("0", said.id, "tooltip")
    assert "出处：" in words(said)
    assert said not in list(walk(term))  # it would be read as part of the text
    assert str(markup(told)).count("<p") == 0  # it can stand inside a paragraph


def test_a_text_without_terms_stays_words():
    assert explained("没有", "zh", set()) == ["没有"]
