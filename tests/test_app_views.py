"""The pages as trees of components: what they say, and what they keep apart."""

import ast
import json
import re

import pytest
from dash.development.base_component import Component

from app import ids, layout
from app import site as sites
from app.pages import compare, data, missing, overview, region
from app.parts import classes, tiles
from app.static import ASSETS
from app.urls import Address, Compare, Data, Missing, Overview, Region, Source, Sources
from etl import findings, queries
from tests import invented
from tests.trees import by_id, charts, has_class, plots, walk, words

GDP = "310000.gdp.2023.A.shanghai-page-2024"
APP = ASSETS.parent / "app"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
QUOTATION = re.compile("<br>“.*?”<br>")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_overview_counts_what_there_is(tables, site, language):
    page = overview.layout(tables, site.known, Overview(), language)
    said = words(page)
    for number in (queries.facts(tables), tables.observations["region"].nunique(), 5):
        assert str(number) in said
    assert ("超8万亿元" if language == "zh" else "> 8 trillion yuan") in said


def test_every_province_has_a_tile_and_none_without_data_has_a_colour(tables, site):
    page = overview.layout(tables, site.known, Overview("figures"), "zh")
    links = [each for each in walk(by_id(page, ids.OVERVIEW_TILES)) if has_class(each, "tile")]
    assert len(links) == 34
    empty = [each for each in links if "tile-empty" in each.className]
    assert all("无数据" in words(each) for each in empty)
    assert len(empty) == 34 - queries.counts(tables, "province").query("province != '000000'").shape[0]


def test_a_bound_keeps_its_sign_in_its_tile(tables):
    tiling = tiles.of_values(findings.standing(tables, "gdp", "A"), "zh")
    assert tiling.faces["330000"].short == ">8万亿元"
    assert tiling.faces["330000"].bound
    assert tiling.faces["310000"].short == "4.72万亿元"
    assert not tiling.faces["310000"].bound
    assert "440000" not in tiling.faces


def test_tiles_of_different_periods_tell_them(tables):
    standing = findings.standing(tables, "gdp", "A")
    mixed = standing.assign(time_period=["2022", "2023"])
    assert {face.period for face in tiles.of_values(mixed, "zh").faces.values()} == {
        "2022年（推断）",
        "2023年（推断）",
    }
    assert {face.period for face in tiles.of_values(standing, "zh").faces.values()} == {""}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([4.0], [(4, 4)], id="one"),
        pytest.param([1.0, 2, 2, 3], [(1, 1), (2, 2), (3, 3)], id="few: a class each"),
        pytest.param(
            [float(x) for x in range(10)], [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9)], id="many: five classes"
        ),
    ],
)
def test_classes_of_values(values, expected):
    found = classes.of_values(values)
    assert [tuple(each) for each in found] == expected
    assert all(classes.place(value, found) >= 0 for value in values)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [([], []), ([1], [(1, 1)]), ([2], [(1, 2)]), ([3, 37], [(1, 2), (3, 5), (6, 10), (11, 20), (21, 37)])],
)
def test_classes_of_counts(counts, expected):
    assert [tuple(each) for each in classes.of_counts(counts)] == expected


def test_compare_says_why_definitions_stand_apart(tables):
    page = compare.layout(tables, Compare("strategic-share"), "zh")
    assert "总产值占总产值 vs 增加值占增加值" in words(page)
    panels = [each for each in walk(page) if has_class(each, "panel")]
    assert len(panels) == 3


def test_compare_keeps_levels_apart(tables):
    page = compare.layout(tables, Compare("gdp"), "zh")
    assert "层级不同" in words(page)
    headings = [words(each) for each in walk(page) if type(each).__name__ == "H3"]
    assert headings == ["地区生产总值（省级、2023年）", "地区生产总值（地级市、2024—2026年）"]


def test_compare_names_chosen_regions_without_figures(tables):
    page = compare.layout(tables, Compare("gdp", ("310000", "440000")), "zh")
    assert "所选地区中无此类数据：广东省。" in words(page)


def test_a_target_without_a_result_of_its_period_says_so(tables):
    page = compare.layout(tables, Compare("industry-growth"), "zh")
    assert "有目标、尚无完成值：浙江省（2024年）" in words(page).split("\n")


def test_a_family_of_ranks_has_statements_and_no_key(tables):
    page = compare.layout(tables, Compare("economy-rank"), "zh")
    assert "第1位" in words(page)
    assert not any(has_class(each, "marks") or has_class(each, "chart") for each in walk(page))


def test_no_chart_leads_outside(tables):
    script = (ASSETS / "charts.js").read_text("utf-8")
    assert 'showSendToCloud: false, plotlyServerURL: ""' in script
    found = plots(compare.layout(tables, Compare("gdp"), "zh"))
    assert found
    assert {plot["leads"] for plot in found} == {"/figure/"}


def test_a_place_never_passes_for_the_region_around_it(tables):
    page = region.layout(tables, Region("330000"), "zh")
    own, inside = words(page).split("区域内的功能区、平台与下级地区")
    assert "808P" in inside
    assert "808P" not in own
    assert "不代表本地区" in inside


def entry(page: Component, name: str) -> Component:
    """The entry of one fact, by the name of its indicator."""
    (found,) = [each for each in walk(page) if has_class(each, "entry") and words(each).startswith(name)]
    return found


def test_texts_that_agree_are_one_entry_and_each_keeps_its_own_words(tables):
    found = entry(region.layout(tables, Region("330000"), "zh"), "实施“双尖双领+X”重大科技项目")
    assert [words(each) for each in walk(found) if has_class(each, "entry-value")] == ["400项以上"]
    assert [words(each) for each in walk(found) if has_class(each, "claim-value")] == [
        "400個以上",
        "400项以上",
    ]
    assert len([each for each in walk(found) if has_class(each, "citation")]) == 2


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory):
    return invented.tables(tmp_path_factory.mktemp("disputed"), invented.DISPUTED)


@pytest.mark.parametrize(
    ("place", "name", "shown", "otherwise", "told"),
    [
        pytest.param(
            "320000",
            "地区生产总值",
            "13.5万亿元",
            "14万亿元以上 力争 · 与采信的说法不符",
            "采信理由：以文件为准",
            id="contradicted",
        ),
        pytest.param(
            "330000",
            "生产总值增速",
            "6.4%",
            "6.0% 已完成 · 初步核算数 · 已被修订",
            "修订或更新后的数",
            id="revised",
        ),
        pytest.param(
            "330000",
            "企业数",
            "近900家",
            "1500家 已完成 · 口径不同，另列",
            "近900家",
            id="otherwise defined",
        ),
    ],
)
def test_what_is_stated_otherwise_is_told_beside_the_figure(disputed, place, name, shown, otherwise, told):
    found = entry(region.layout(disputed, Region(place), "zh"), name)
    assert [words(each) for each in walk(found) if has_class(each, "entry-value")] == [shown]
    (rival,) = [each for each in walk(found) if has_class(each, "claim-rival")]
    assert words(rival).replace("\n", "") == f"另有说法：{otherwise}"
    assert told in words(found).replace("\n", "")


def test_a_chart_draws_the_claim_shown_and_names_the_others(disputed):
    page = compare.layout(disputed, Compare("gdp"), "zh")
    (chart,) = [each for each in charts(page) if "13.5万亿元" in str(each["layout"]["annotations"])]
    assert "14万亿元" not in str(chart)
    assert "另有说法，图中未画：江苏省 14万亿元以上（与采信的说法不符）" in words(page)
    assert "浙江省 6.0%（已被修订）" in words(page)


def test_a_comparison_counts_facts_and_lists_claims(disputed):
    page = compare.layout(disputed, Compare("gdp"), "zh")
    assert "5 条数据" in words(page)
    rows = [each for each in walk(page) if type(each).__name__ == "Tr"]
    assert len(rows) == 2 + len(queries.comparison(disputed, "gdp"))


def test_a_tile_shows_the_preferred_claim_and_tells_that_texts_differ(disputed):
    face = tiles.of_values(findings.standing(disputed, "gdp", "T"), "zh").faces["320000"]
    assert face.short == "13.5万亿元"
    assert "说法不一" in face.words


def test_the_data_page_lists_every_claim_with_its_state(disputed):
    page = data.controls(disputed, Data(("320000",)), "zh")
    claims = {row["value"]: row["claim"] for row in by_id(page, ids.DATA_GRID).rowData}
    assert claims == {"13.5万亿元": "说法不一，采信此说", "14万亿元以上": "与采信的说法不符"}
    assert words(by_id(page, ids.DATA_SUMMARY)).startswith("显示 1 条数据，共 10 条（2 行：每处说法一行）")


def test_a_record_leads_to_the_other_claims_about_its_fact(disputed):
    view = Data(("320000",), obs="320000.gdp.2025.T.first")
    record = by_id(data.layout(disputed, view, "zh"), ids.DATA_RECORD)
    assert "14万亿元以上" in words(record)
    hrefs = [each.href for each in walk(record) if hasattr(each, "href")]
    assert "/data?region=320000&obs=320000.gdp.2025.T.second" in hrefs
    alone = by_id(data.layout(disputed, Data(obs="310000.growth.2023.A.first"), "zh"), ids.DATA_RECORD)
    assert "其他说法" not in words(alone)


def test_a_province_without_figures_says_so(tables):
    page = words(region.layout(tables, Region("540000"), "zh"))
    assert "西藏自治区" in page
    assert "尚无数据" in page


def test_the_nation_does_not_list_everything(tables):
    page = words(region.layout(tables, Region("000000"), "zh"))
    assert "0.45%" in page
    assert "808P" not in page


def test_a_missing_region_has_neighbours(tables):
    page = words(missing.layout(tables, Missing("/region/330099"), "zh"))
    assert "浙江省" in page
    assert "Zhejiang" in words(missing.layout(tables, Missing("/region/Zhejang"), "en"))


def test_the_data_page_shows_what_the_address_asks(tables):
    page = data.controls(tables, Data(("310000",), obs=GDP), "zh")
    grid = by_id(page, ids.DATA_GRID)
    assert {row["region"] for row in grid.rowData} == {"上海市"}
    assert grid.selectedRows == {"ids": [GDP]}
    assert "达到4.72万亿元" in words(by_id(page, ids.DATA_RECORD))
    assert f"{GDP}@{tables.version}" in words(by_id(page, ids.DATA_RECORD))


def test_the_grid_says_bounds_in_words_and_sorts_by_number(tables):
    page = data.controls(tables, Data(("330000",), ("gdp",)), "zh")
    (row,) = by_id(page, ids.DATA_GRID).rowData
    assert row["value"] == "超8万亿元"
    assert row["number"] == 8e12


@pytest.mark.parametrize(
    "view",
    [
        Overview(),
        Overview("gdp.actual"),
        Compare("gdp"),
        Compare("industry-scale"),
        Region(),
        Region("310000"),
        Data(obs=GDP),
        Sources(),
        Source("shanghai-page-2024", GDP),
    ],
)
def test_english_pages_hold_no_chinese_but_quotations(site, view):
    quoted = {"Q", "Code", "Mark"}
    page = layout.page(site, view, "en", invented.DAY)
    drawn = json.dumps(plots(page), ensure_ascii=False)
    assert not CHINESE.search(QUOTATION.sub("", drawn))
    found = [
        each.children
        for each in walk(page)
        if isinstance(getattr(each, "children", None), str)
        and type(each).__name__ not in {*quoted, "Script"}
        and getattr(each, "lang", None) != "zh-CN"
        and CHINESE.search(each.children)
    ]
    assert found == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_edition_without_figures_still_has_all_its_pages(tmp_path, language):
    empty = sites.site(invented.without_figures(invented.tables(tmp_path)))
    views = (
        Overview(),
        Compare(""),
        Region(),
        Region("330000"),
        Data(),
        Sources(),
        Source("first"),
        Missing("/x"),
    )
    for view in views:
        assert words(layout.shell(empty, Address(view, language), invented.DAY))


def test_ignored_parameters_are_named(site):
    assert "family=zzz" in words(layout.shell(site, Address(Overview(), "zh", ("family=zzz",)), invented.DAY))


def test_titles_name_the_page(site):
    assert layout.title(site, Address(Region("330000"), "zh")) == "浙江省 · 区域指标看板"
    assert layout.title(site, Address(Data(), "en")) == "Data · Regional Indicators"


def test_all_words_stand_in_the_labels():
    spoken = []
    for path in APP.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
        notes = {
            ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)
        }
        texts = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        spoken += [(path.name, text) for text in texts - notes if CHINESE.search(text)]
    assert spoken == []
    own = [path for path in ASSETS.iterdir() if not path.name.endswith(".min.js")]
    assert [path.name for path in own if CHINESE.search(path.read_text("utf-8"))] == []
