"""The glossary: every term complete, found where it stands, explained once, reachable without a mouse."""

import json
import re
import time
from datetime import date

import pytest
from dash import html
from hypothesis import given
from hypothesis import strategies as st
from trees import by_id, classed, walk, words

from app import ids, island, layout, steering
from app import site as sites
from app.markup import element, markup
from app.parts import chinese, glossary
from app.urls import Address, Compare, Coverage, Overview, Targets, Wall
from etl.glossary import mentions, terms
from tests.panel import dense_tables

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
        pytest.param("时期", "zh", [("时期", "时期")], id="alone"),
        pytest.param("同一时期", "zh", [], id="a common word in others"),
        pytest.param(
            "R&D经费投入强度", "zh", [("R&D经费投入强度", "研发投入强度")], id="letters and characters"
        ),
        pytest.param("", "zh", [], id="nothing"),
    ],
)
def test_finds_terms_in_a_text(text, language, expected):
    assert named(text, language) == expected


PIECES = st.one_of(st.text(max_size=4), st.sampled_from([*NEEDED, "GDP", "gross output", "5%以上"]))


@given(st.lists(PIECES, max_size=6).map("".join), st.sampled_from(["zh", "en"]))
def test_a_text_taken_apart_is_the_same_text(text, language):
    assert "".join(words for words, _ in mentions(text, language)) == text


def told(page: object, language: str = "zh") -> list[str]:
    """The words that are explained on a page, in order."""
    glossary.explain(page, language)
    return [words(each) for each in classed(page, "term")]


def test_a_term_is_explained_once_a_page():
    page = html.Div([html.P("增加值不是总产值，增加值也不是营业收入"), html.P("总产值")])
    assert told(page) == ["增加值", "总产值", "营业收入"]


def test_an_explanation_is_reached_by_keyboard_and_read_out():
    page = html.P("全要素生产率提高")
    told(page)
    (term,), (said,) = classed(page, "term"), classed(page, "term-said")
    assert (term.tabIndex, getattr(term, "aria-describedby"), said.role) == ("0", said.id, "tooltip")
    assert "出处：" in words(said)
    assert said not in list(walk(term))  # it would be read as part of the text
    assert str(markup(page)).count("<p") == 1  # it can stand inside a paragraph


@pytest.mark.parametrize("kind", [html.P, html.Li, html.Dd, html.Td, html.Figcaption])
def test_terms_are_explained_in_whatever_is_text(kind):
    assert told(html.Div(kind("占比"))) == ["占比"]
    assert told(html.Div(kind([html.B("注"), "增加值", html.Span("总产值"), html.Div("占比")]))) == [
        "增加值",
        "总产值",
        "占比",
    ]


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(html.Div("增加值"), id="no text"),
        pytest.param(html.P(html.A("增加值", href="/")), id="a link"),
        pytest.param(html.P(html.Button("增加值")), id="a button"),
        pytest.param(html.Li(html.H3("增加值")), id="a heading"),
        pytest.param(html.Details([html.Summary(html.Span("增加值"))]), id="what unfolds"),
        pytest.param(html.Li(html.Label("增加值")), id="a label"),
        pytest.param(html.Table(html.Thead(html.Tr(html.Td("增加值")))), id="the head of a table"),
        pytest.param(html.Tr(html.Th("增加值")), id="the head of a line"),
        pytest.param(html.Dl(html.Dt("增加值")), id="what a definition is of"),
        pytest.param(html.Nav(html.Ul(html.Li("增加值"))), id="navigation"),
        pytest.param(html.P(html.Q("增加值")), id="a phrase of a text"),
        pytest.param(html.P(html.Span("增加值", lang="zh-CN")), id="words of a text"),
        pytest.param(html.Blockquote(html.P("增加值")), id="a sentence of a text"),
        pytest.param(html.P(html.Code("增加值")), id="code"),
        pytest.param(html.P("增加值", role="status"), id="what is read out by itself"),
        pytest.param(html.P(html.Span("增加值", className="visually-hidden")), id="words for ears alone"),
        pytest.param(html.P(html.Span("增加值", **{"aria-hidden": "true"})), id="words for eyes alone"),
        pytest.param(html.Td("增加值", title="增加值"), id="words for the pointer"),
        pytest.param(html.P("增加值", className="notice-title"), id="a title"),
        pytest.param(html.Div(html.P("增加值"), id=island.ENTRY), id="where controls are built"),
        pytest.param(html.P(element("input", value="增加值")), id="markup"),
    ],
)
def test_terms_are_not_explained_where_they_are_no_text(part):
    before = str(markup(part))
    assert told(part) == []
    assert str(markup(part)) == before


def test_what_is_seen_comes_before_what_is_folded_up():
    folded = html.Details([html.Summary("表"), html.P("增加值"), html.P("总产值")])
    page = html.Div([folded, html.Details(html.P("占比"), open=True), html.P("增加值")])
    told(page)
    assert [words(each) for each in classed(folded, "term")] == ["总产值"]
    assert len(classed(page, "term")) == 3


def test_the_words_of_a_page_stay_what_they_are():
    page = html.P(["增加值与", html.B("总产值"), "之比，即占比"])
    before = words(page).replace("\n", "")
    told(page)
    for said in classed(page, "term-said"):
        said.children = None
    assert words(page).replace("\n", "") == before


def shown(site, view, language: str = "zh") -> str:
    return str(markup(layout.shell(site, Address(view, language), date(2026, 1, 1))))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", [Compare("gdp"), Overview()], ids=["compare", "overview"])
def test_a_page_is_the_same_when_it_is_made_again(site, view, language):
    first = shown(site, view, language)
    assert 'role="tooltip"' in first
    assert shown(site, view, language) == first


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("opened", "moved", "place"),
    [
        (Compare("strategic-share"), Compare("gdp"), ids.COMPARE_PANELS),
        (Overview(), Overview("gdp.actual"), ids.OVERVIEW_TILES),
        (Targets(), Targets(by="topic"), ids.TARGETS_LEDGER),
        (Coverage(), Coverage("economy"), ids.COVERAGE_MATRIX),
    ],
    ids=["compare", "overview", "targets", "coverage"],
)
def test_what_a_control_moves_explains_nothing_that_the_page_around_it_explains(
    site, opened, moved, place, language
):
    page = layout.shell(site, Address(opened, language), date.today())
    by_id(page, place).children = None
    around = {each.id for each in classed(page, "term-said")}
    sent = json.loads(steering.steering(site)(moved, language, ""))["parts"][place]
    explained = re.findall(r'id="(term-[a-z-]+)"', sent)
    assert len(set(explained)) == len(explained)
    assert not around & set(explained)


def test_a_wall_explains_nothing(site):
    assert 'role="tooltip"' not in shown(site, Wall(("/compare?family=gdp", "/targets")))


def test_chinese_words_of_an_english_explanation_say_so():
    page = html.P("at least 5%")
    assert told(page, "en") == ["at least"]
    assert "超过" in [words(each) for each in walk(page) if getattr(each, "lang", None) == "zh-CN"]


@pytest.mark.parametrize(
    ("text", "language", "marked"),
    [
        pytest.param("short name: 皖", "en", ["皖"], id="a word"),
        pytest.param("“浙江日报”（杭州）, a daily", "en", ["浙江日报”（杭州"], id="a title"),
        pytest.param("GDP", "en", [], id="letters"),
        pytest.param("简称：皖", "zh", [], id="on a Chinese page"),
    ],
)
def test_chinese_words_are_marked_on_english_pages(text, language, marked):
    pieces = chinese.told(text, language)
    assert [words(each) for each in walk(pieces)] == marked
    assert "".join(words(each) for each in pieces) == text


def test_a_dense_page_is_gone_through_at_once():
    site = sites.site(dense_tables())
    view = Compare("patents")
    pages = [layout.page(site, view, "zh", date(2026, 1, 1)) for _ in range(3)]
    assert len(list(walk(pages))) > 5000
    taken = []
    for page in pages:
        begun = time.process_time()
        glossary.explain(page, "zh")
        taken.append(time.process_time() - begun)
    assert min(taken) < 0.05  # a tenth of what the page itself takes; other tests run meanwhile
