"""Search: whatever a reader calls a thing, it is found; the nearest first, and what has no figures says so."""

import re
from collections.abc import Callable

import invented
import pytest
from dash.development.base_component import Component
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import by_id, classed, hrefs, walk, words

from app import suggestions, urls
from app.markup import markup
from app.pages import search as page
from app.parts import hits
from app.urls import LONGEST_TEXT, Search
from etl import areas, glossary, keywords, pinyin, search
from etl.entries import Found, plain
from etl.rows import rows


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return invented.tables(tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="module")
def small_index(small):
    return search.index(small)


@pytest.fixture(scope="module")
def index(tables):
    return search.index(tables)


def found(index, text: str, kind: Found | None = None) -> list[str]:
    return [hit.name for hit in search.find(index, text, "zh") if kind in (None, hit.kind)]


# ── Pinyin ──

INITIALS = {
    "北京": "bj", "天津": "tj", "河北": "hb", "山西": "sx", "内蒙古": "nmg", "辽宁": "ln", "吉林": "jl",
    "黑龙江": "hlj", "上海": "sh", "江苏": "js", "浙江": "zj", "安徽": "ah", "福建": "fj", "江西": "jx",
    "山东": "sd", "河南": "hn", "湖北": "hb", "湖南": "hn", "广东": "gd", "广西": "gx", "海南": "hn",
    "重庆": "cq", "四川": "sc", "贵州": "gz", "云南": "yn", "西藏": "xz", "陕西": "sx", "甘肃": "gs",
    "青海": "qh", "宁夏": "nx", "新疆": "xj", "台湾": "tw", "香港": "xg", "澳门": "am",
}  # fmt: skip


def test_the_cases_are_all_provinces():
    assert {area.short_zh for area in areas.areas().values() if area.level == "province"} == set(INITIALS)


@pytest.mark.parametrize(("name", "letters"), INITIALS.items(), ids=INITIALS)
def test_initials_of_a_province(name, letters):
    assert pinyin.initials(pinyin.syllables(name, areas.find(name).pinyin)) == letters


@pytest.mark.parametrize(
    ("name", "letters", "reading"),
    [
        pytest.param("延安", "Yanan", "yan an", id="its characters tell, not the letters"),
        pytest.param("济南", "Jinan", "ji nan", id="the same letters otherwise"),
        pytest.param("西安", "Xian", "xi an", id="two syllables that could be one"),
        pytest.param("襄城", "Xiangcheng", "xiang cheng", id="two that could be three"),
        pytest.param("鄂尔多斯", "Eerduosi", "e er duo si", id="vowels alone"),
        pytest.param("新干", "Xingan", "xin gan", id="n or ng"),
        pytest.param("兴安", "Xingan", "xing an", id="ng or n"),
        pytest.param("吕梁", "Lvliang", "lv liang", id="ü written v"),
        pytest.param("陕西", "Shaanxi", "shaan xi", id="a syllable that only the list has"),
        pytest.param("某地", "Qqq", "", id="no pinyin"),
    ],
)
def test_splits_pinyin_by_the_characters(name, letters, reading):
    assert " ".join(pinyin.syllables(name, letters)) == reading


def test_every_name_of_the_list_is_split_into_its_characters():
    for area in areas.areas().values():
        reading = pinyin.syllables(area.short_zh, area.pinyin)
        assert len(reading) == len(area.short_zh), area
        assert "".join(reading) == area.pinyin.lower()


# ── Finding ──


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("浙江省", "浙江省", id="full name"),
        pytest.param("浙江", "浙江省", id="short name"),
        pytest.param("皖", "安徽省", id="one character"),
        pytest.param("zhejiang", "浙江省", id="pinyin"),
        pytest.param("Zhe Jiang", "浙江省", id="pinyin with a space, capitals"),
        pytest.param("zhèjiāng", "浙江省", id="pinyin with tones"),
        pytest.param("ｚｊ", "浙江省", id="initials, full width"),
        pytest.param("hlj", "黑龙江省", id="initials of three"),
        pytest.param("hong kong", "香港特别行政区", id="English of two words"),
        pytest.param("xianggang", "香港特别行政区", id="pinyin that is not the English name"),
        pytest.param("xi'an", "西安市", id="an apostrophe"),
        pytest.param("lüliang", "吕梁市", id="u with dots"),
        pytest.param("330000", "浙江省", id="code"),
        pytest.param("33", "浙江省", id="beginning of a code"),
        pytest.param("臺灣", "台湾省", id="Traditional characters"),
        pytest.param("shaanxi", "陕西省", id="as the list spells it"),
        pytest.param("乾安", "乾安县", id="a character that simplification would change"),
        pytest.param("valley", "中国光谷", id="an English word inside"),
        pytest.param("optics-valley", "中国光谷", id="id of a place"),
    ],
)
def test_a_region_is_found_by_all_its_names(index, asked, name):
    assert found(index, asked)[0] == name


@pytest.mark.parametrize(
    ("asked", "names"), [("shanxi", {"山西省", "陕西省"}), ("sx", {"山西省", "陕西省", "绍兴市"})]
)
def test_names_that_sound_alike_are_all_found(index, asked, names):
    assert names <= set(found(index, asked))


def test_the_exact_name_stands_before_what_begins_so_and_what_has_it_inside(index):
    named = found(index, "江", Found.REGION)
    assert found(index, "吉林")[:2] == ["吉林省", "吉林市"]
    assert named.index("江西省") < named.index("浙江省")


def test_of_equals_those_with_figures_come_first(index):
    told = [hit for hit in search.find(index, "zj", "zh") if hit.matched == "zj"]
    assert [bool(hit.figures) for hit in told] == sorted((bool(hit.figures) for hit in told), reverse=True)
    assert {"浙江省", "镇江市"} <= {hit.name for hit in told}


def test_a_zone_of_the_alias_list_is_told_and_is_no_name(index, tables):
    (hit,) = [hit for hit in search.find(index, "东湖高新区", "zh") if hit.id == "420100"]
    assert (hit.field, "不等于" in hit.matched) == ("zone", True)
    (row,) = rows(tables.regions[tables.regions["region"] == "420100"])
    assert "东湖高新区" not in keywords.keywords(row)


@pytest.mark.parametrize(
    ("asked", "kind", "field"),
    [
        pytest.param("地区生产总值", Found.INDICATOR, "name", id="name"),
        pytest.param("firms", Found.INDICATOR, "name", id="English"),
        pytest.param("place-in-order", Found.INDICATOR, "code", id="id"),
        pytest.param("乙", Found.DEFINITION, "denominator", id="denominator"),
        pytest.param("甲", Found.DEFINITION, "numerator", id="numerator"),
        pytest.param("whole region", Found.DEFINITION, "scope", id="scope in English"),
        pytest.param("第一篇", Found.SOURCE, "title", id="title"),
        pytest.param("某报", Found.SOURCE, "publisher", id="publisher"),
        pytest.param("2024-01", Found.SOURCE, "date", id="date"),
    ],
)
def test_finds_indicators_definitions_and_sources(small_index, asked, kind, field):
    assert (kind, field) in {(hit.kind, hit.field) for hit in search.find(small_index, asked, "zh")}


def test_a_definition_is_not_told_beside_its_indicator(small_index):
    told = search.find(small_index, "地区生产总值", "zh")
    assert [(hit.kind, hit.id, hit.field) for hit in told if hit.kind is not Found.TERM] == [
        (Found.INDICATOR, "gdp", "name"),
        (Found.INDICATOR, "growth", "family"),
    ]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        pytest.param("营业收入", "name", id="Chinese"),
        pytest.param("business revenue", "name", id="English"),
        pytest.param("营收", "spelling", id="another spelling"),
        pytest.param("income of firms", "explanation", id="words of the explanation"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_term_is_found_by_its_names_and_its_explanation(small_index, asked, field, language):
    (hit,) = [hit for hit in search.find(small_index, asked, language) if hit.id == "business-revenue"]
    assert (hit.kind, hit.field) == (Found.TERM, field)
    assert hit.about == glossary.find("business-revenue").definition.in_(language)


def test_all_words_must_be_found(index):
    assert found(index, "浙江 日报", Found.SOURCE)
    assert found(index, "浙江 没有的词") == []


def test_letters_inside_a_word_are_no_match(small_index):
    assert not search.find(small_index, "irms", "en")


def test_a_hit_counts_its_figures(small_index):
    (hit,) = [
        hit for hit in search.find(small_index, "zhejiang", "en") if hit.kind is Found.REGION and hit.figures
    ]
    assert hit == ("region", "330000", "Zhejiang", "province", "name", "Zhejiang", 4, "")


@pytest.mark.parametrize("asked", ["", "   ", "——", "‘’"])
def test_no_words_find_nothing(index, asked):
    assert search.find(index, asked, "zh") == []


@pytest.fixture(scope="module")
def ask(index) -> Callable[[str], list[search.Hit]]:
    """What is found for a text; hypothesis would write out the index itself."""
    return lambda text: search.find(index, text, "en", 3)


@settings(deadline=None)
@given(text=st.text(max_size=12))
def test_any_text_can_be_asked(ask, text):
    assert len(ask(text)) <= 3
    assert plain(plain(text)) == plain(text)


# ── For the picker ──


@pytest.mark.parametrize(
    ("region", "words"),
    [
        pytest.param(
            "330000", {"浙江省", "浙江", "浙", "zhejiang", "zj", "330000", "Zhejiang"}, id="province"
        ),
        pytest.param("610000", {"陕", "秦", "shaanxi", "shanxi", "sx"}, id="as spelled and as typed"),
        pytest.param("810000", {"港", "xianggang", "Hong", "Kong"}, id="English of its own"),
        pytest.param("optics-valley", {"中国光谷", "optics-valley"}, id="a place without pinyin"),
    ],
)
def test_keywords_hold_all_names(tables, region, words):
    (row,) = rows(tables.regions[tables.regions["region"] == region])
    assert words <= set(keywords.keywords(row).split())


# ── Page, box, suggestions ──


def test_the_page_groups_what_it_finds_and_leads_there(tables, index):
    shown = page.layout(tables, Search("增加值"), "zh", index)
    parts = tables.indicators[["indicator_name_zh", "numerator_zh", "denominator_zh", "scope_zh"]].fillna("")
    named, defined = (
        frame.agg("".join, axis=1).str.contains("增加值") for frame in (parts.iloc[:, :1], parts.iloc[:, 1:])
    )
    assert [words(each) for each in walk(shown) if type(each).__name__ == "H2"] == [
        f"指标（{named.sum()}）",
        "术语（6）",
        f"口径（{(defined & ~named).sum()}）",
    ]
    assert "/compare?family=strategic-share" in hrefs(shown)
    assert "/data?q=%E5%A2%9E%E5%8A%A0%E5%80%BC" in hrefs(shown)


@pytest.mark.parametrize(
    ("asked", "href"),
    [
        ("hlj", "/region/230000"),
        ("地区生产总值", "/compare?family=gdp"),
        ("浙江日报", "/source/zhejiang-daily-2024"),
    ],
)
def test_each_kind_leads_to_its_page(tables, index, asked, href):
    assert href in hrefs(page.layout(tables, Search(asked), "zh", index))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_term_is_explained_among_what_is_found(tables, index, language):
    shown = page.layout(tables, Search("total factor productivity"), language, index)
    term = glossary.find("total-factor-productivity")
    (line,) = classed(shown, "hit-term")
    assert term.definition.in_(language) in words(line)
    assert term.source.in_(language) in words(line)
    assert not classed(line, "hit-figures")
    (href,) = hrefs(line)
    address, _, place = href.partition("#")
    assert by_id(shown, place)
    assert address == urls.href(Search(term.name.in_(language)), language)


def test_a_suggested_term_leads_to_its_explanation(index):
    told = [each for each in suggestions.suggest(index, "贡献率", "zh") if each["kind"] == "术语"]
    assert told == [
        {
            "name": "贡献率", "kind": "术语", "about": glossary.find("contribution").definition.zh, "where": "",
            "figures": "", "href": "/search?q=%E8%B4%A1%E7%8C%AE%E7%8E%87#term",
        }
    ]  # fmt: skip


HAN = re.compile("[\u3400-\u9fff]")


def unmarked(part: object, marked: bool = False) -> list[str]:
    """Texts with Chinese words that nothing around them tells to be Chinese."""
    if isinstance(part, list | tuple):
        return [text for each in part for text in unmarked(each, marked)]
    if isinstance(part, Component):
        return unmarked(getattr(part, "children", None), marked or getattr(part, "lang", None) == "zh-CN")
    return [part] if type(part) is str and HAN.search(part) and not marked else []


@pytest.mark.parametrize(
    "asked", ["皖", "日报", "东湖高新区", "增加值", "浙江 gdp", "at least", "没有的词", ""]
)
def test_chinese_words_on_english_pages_say_so(tables, index, asked):
    assert unmarked(page.layout(tables, Search(asked), "en", index)) == []


def test_a_region_without_figures_says_so(tables, index):
    (line,) = classed(page.layout(tables, Search("黑龙江"), "zh", index), "hit")[:1]
    assert "没有自己的数据" in words(line)


def test_a_region_and_an_indicator_lead_to_the_figures(tables, index):
    shown = page.layout(tables, Search("浙江 gdp"), "zh", index)
    assert "/data?region=330000&indicator=gdp" in hrefs(shown)
    assert "其中之一" in words(shown)


@pytest.mark.parametrize("text", ["", "qqqqq"], ids=["nothing asked", "nothing found"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_where_nothing_is_found_there_are_hints(tables, index, text, language):
    shown = page.layout(tables, Search(text), language, index)
    assert not classed(shown, "hit")
    assert len(classed(shown, "sample")) == 7
    assert text in words(shown)


def test_long_lists_are_cut_and_say_so(tables, index):
    shown = page.layout(tables, Search("xian"), "zh", index)
    assert len(classed(shown, "hit")) == page.LISTED
    assert f"先列 {page.LISTED} 项" in words(shown)


@pytest.mark.parametrize(("language", "kept"), [("zh", False), ("en", True)])
def test_the_box_is_a_plain_form_that_keeps_the_language(language, kept):
    html = str(markup(hits.box(language, '"><script>')))
    assert 'action="/search"' in html
    assert 'method="get"' in html
    assert ('name="lang" value="en"' in html) == kept
    assert "<script" not in html


def test_suggestions_say_what_they_are_and_lead_there(index):
    (first, *_) = told = suggestions.suggest(index, "zj", "en")
    assert len(told) == suggestions.SHOWN
    assert first == {
        "name": "Zhejiang", "kind": "Regions", "about": "province", "where": "initials of the pinyin: zj",
        "figures": "28 figures", "href": "/region/330000?lang=en",
    }  # fmt: skip


def test_the_server_answers_suggestions_and_builds_the_index_when_first_asked(index):
    built = []
    server = Flask("suggestions")
    suggestions.register(server, lambda: (built.append(1), index)[1])
    assert not built
    client = server.test_client()
    assert client.get("/search.json?q=皖").get_json()[0]["href"] == "/region/340000"
    assert client.get("/search.json").get_json() == []
    assert client.get("/search.json", query_string={"q": "浙" * (LONGEST_TEXT + 9)}).get_json() == []


def test_kinds_can_be_jumped_to(tables, index):
    shown = page.layout(tables, Search("浙江"), "zh", index)
    assert [href for href in hrefs(shown) if href.startswith("#")] == ["#region", "#indicator", "#source"]
    assert words(by_id(shown, "source")) == "来源（2）"
