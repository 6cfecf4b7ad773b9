"""What a definition is made of, and why look-alikes stand apart, in words."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import definitions, queries
from etl.codes import Measure, Timing, Unit
from etl.definitions import PARTS, apart, described, differing, key, reasons_of
from etl.labels import DIFFERENCE_UNSTATED
from etl.rows import Row, rows
from etl.tables import Tables
from etl.text import LANGUAGES

STATED = (
    "numerator",
    "denominator",
    "scope",
    "price_basis",
    "definition_vintage",
    "differs",
    "definition_note",
)


def definition(**words: str | tuple[str, str] | None) -> dict[str, object]:
    """A row of the indicators table; words are given once for both languages, or as a pair."""
    row: dict[str, object] = {"measure": "share", "timing": "stretch", "unit_measure": "PT", "indicator": "a"}
    row |= {name: words.pop(name) for name in [*row] if name in words}
    said = {"numerator": ("总产值", "gross output"), "scope": ("全省", "province")} | words
    for name in STATED:
        pair = said.get(name)
        zh, en = pair if isinstance(pair, tuple) else (pair, pair)
        row |= {f"{name}_zh": zh, f"{name}_en": en}
    return row


def share(statistic: tuple[str, str], of: tuple[str, str] = ("战新", "strategic")) -> dict[str, object]:
    (zh, en), (what, kind) = statistic, of
    return definition(
        numerator=(f"{what}{zh}", f"{en} of {kind}"), denominator=(f"规上工业{zh}", f"{en} of industry")
    )


OUTPUT, ADDED = ("总产值", "gross output"), ("增加值", "value added")
PLAIN = definition()


@pytest.mark.parametrize(
    ("one", "other", "zh", "en"),
    [
        pytest.param(
            share(OUTPUT),
            share(ADDED),
            "总产值占总产值 vs 增加值占增加值",
            "gross output over gross output vs value added over value added",
            id="by which statistic",
        ),
        pytest.param(
            share(OUTPUT),
            share(OUTPUT, ("高技术", "high-tech")),
            "战新 vs 高技术",
            "strategic vs high-tech",
            id="of what",
        ),
        pytest.param(
            definition(measure="addition"),
            definition(measure="stock"),
            "新增 vs 累计",
            "additions vs total",
            id="a flow and a stock",
        ),
        pytest.param(
            definition(measure="average_growth"),
            definition(measure="growth"),
            "年均 vs 当年",
            "yearly average vs of the year",
            id="average and yearly growth",
        ),
        pytest.param(
            definition(measure="share"),
            definition(measure="contribution"),
            "比重 vs 对增量的贡献率",
            "share vs contribution to an increment",
            id="a level and an increment",
        ),
        pytest.param(
            PLAIN,
            definition(scope=("全国", "nation")),
            "范围 全省 vs 全国",
            "Scope: province vs nation",
            id="over whom",
        ),
        pytest.param(
            definition(price_basis=("现价", "current")),
            definition(price_basis=("不变价", "constant")),
            "价格口径 现价 vs 不变价",
            "Price basis: current vs constant",
            id="at which prices",
        ),
        pytest.param(
            definition(definition_vintage=("四经普", "fourth")),
            definition(definition_vintage=("五经普", "fifth")),
            "数据轮次 四经普 vs 五经普",
            "Edition: fourth vs fifth",
            id="of which edition",
        ),
        pytest.param(
            PLAIN, definition(unit_measure="PP"), "% vs 个百分点", "% vs percentage points", id="unit"
        ),
        pytest.param(
            PLAIN,
            definition(differs=("含外资", "with foreign")),
            "含外资",
            "with foreign",
            id="in other words",
        ),
        pytest.param(
            PLAIN,
            definition(price_basis=("现价", "current")),
            "价格口径 未注明 vs 现价",
            "Price basis: not stated vs current",
            id="prices that only one states",
        ),
        pytest.param(
            definition(definition_vintage=("五经普", "fifth")),
            PLAIN,
            "数据轮次 五经普 vs 未注明",
            "Edition: fifth vs not stated",
            id="an edition that only one states",
        ),
        pytest.param(
            definition(numerator=OUTPUT),
            definition(numerator=("工业总产值", "gross output of industry")),
            "总产值 vs 工业总产值",
            "gross output vs gross output of industry",
            id="of all and of a part",
        ),
        pytest.param(
            PLAIN,
            definition(),
            "口径的差别没有写明",
            "what differs is not stated",
            id="in nothing that is stated",
        ),
    ],
)
def test_why_two_definitions_are_kept_apart(one, other, zh, en):
    assert [apart(one, other, language) for language in LANGUAGES] == [zh, en]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("规模以上工业增加值", "规上工业增加值", True, id="a shorter word"),
        pytest.param("地区生产总值", "GDP", True, id="another name"),
        pytest.param("項目數", "项目数", True, id="the other script"),
        pytest.param("新增企业", "新增企业（家）", True, id="a remark"),
        pytest.param("新增企业", "新增 企业、", True, id="marks"),
        pytest.param("总产值", "增加值", False, id="another statistic"),
    ],
)
def test_the_key_passes_over_usual_words(one, other, same):
    assert (key(definition(numerator=one)) == key(definition(numerator=other))) == same


WORDS = st.sampled_from(
    [
        None,
        *[
            (zh, en)
            for zh, en in [("总产值", "gross output"), ("增加值", "value added"), ("投资", "investment")]
        ],
        ("工业总产值", "gross output of industry"),
        ("工业增加值", "value added of industry"),
        ("专利", "patents"),
    ]
)
DEFINITIONS = st.builds(
    lambda numerator, denominator, scope, price, vintage, measure, timing, unit: definition(
        numerator=numerator or ("专利", "patents"),
        denominator=denominator,
        scope=scope,
        price_basis=price,
        definition_vintage=vintage,
        measure=measure,
        timing=timing,
        unit_measure=unit,
    ),
    WORDS,
    WORDS,
    st.sampled_from([("全省", "province"), ("全国", "nation"), ("工业", "industry")]),
    st.sampled_from([None, ("现价", "current"), ("不变价", "constant")]),
    st.sampled_from([None, ("五经普", "fifth census")]),
    st.sampled_from(Measure),
    st.sampled_from(Timing),
    st.sampled_from([Unit.PT, Unit.PP, Unit.CNY]),
)


@given(DEFINITIONS, DEFINITIONS)
def test_parts_differ_where_keys_do(one, other):
    assert bool(differing(one, other)) == (key(one) != key(other))
    assert differing(one, other) == differing(other, one)
    assert set(differing(one, other)) <= set(PARTS)


@pytest.mark.parametrize("language", LANGUAGES)
@given(one=DEFINITIONS, other=DEFINITIONS)
def test_what_differs_is_never_left_unsaid(language, one, other):
    unsaid = apart(one, other, language) == DIFFERENCE_UNSTATED.in_(language)
    assert unsaid == (not differing(one, other))


@given(DEFINITIONS)
def test_no_part_is_set_against_itself(one):
    for other in (definition(), one):
        for reason in apart(one, other, "zh").split("；"):
            first, _, second = reason.partition(" vs ")
            assert first != second


def of_family(name: str, tables: Tables) -> list[Row]:
    return rows(queries.definitions(tables, name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pair_of_a_family_of_the_catalogue_says_how_it_differs(tables, language):
    for family in queries.families(tables).query("definitions > 1")["family"]:
        found = reasons_of(of_family(family, tables), language)
        assert found
        assert [pair for *pair, words in found if words == DIFFERENCE_UNSTATED.in_(language)] == []


def test_each_pair_is_there_once_and_the_input_stays_as_it_is(tables):
    shares = of_family("strategic-share", tables)
    before = deepcopy(shares)
    found = reasons_of(shares, "zh")
    assert len(found) == len(shares) * (len(shares) - 1) // 2
    assert found[0][2].startswith("总产值占总产值 vs 增加值占增加值")
    assert shares == before
    assert reasons_of(of_family("gdp", tables)[:1], "zh") == []


def test_what_is_no_ratio_is_not_called_a_numerator(tables):
    parts = dict(described(of_family("gdp", tables)[0], "zh"))
    assert "分子" not in parts
    assert parts["统计内容"] == "地区生产总值"


def test_no_chinese_word_is_left_in_english(tables):
    said = [words for *_, words in reasons_of(rows(tables.indicators.head(25)), "en")]
    assert not any("\u4e00" <= character <= "\u9fff" for words in said for character in words)
    assert definitions.field_name(PLAIN, "numerator").en == "What is measured"
