"""What a reader clicks, types, shares, takes along and prints, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from app.server import create_app
from etl import queries
from tests import invented
from tests.browsing import axe_violations, serving, settle

GDP = "310000.gdp.2023.A.shanghai-page-2024"


@pytest.mark.parametrize("address", ["/nowhere", "/region/999999"])
def test_a_missing_page_says_404_and_leads_on(visit, served, address):
    page = visit(address)
    assert page.request.get(served + address).status == 404
    expect(page.locator("main")).to_contain_text("404")
    page.get_by_role("main").get_by_role("link", name="概览").click()
    expect(page.locator("h1")).to_have_text("各地区发展目标与完成情况")


def test_the_navigation_leads_everywhere_and_keeps_the_language(visit):
    page = visit("/?lang=en")
    pages = {
        "Compare": "/compare",
        "Targets": "/targets",
        "Heat table": "/heat",
        "Coverage": "/coverage",
        "Regions": "/region",
        "Data": "/data",
        "Sources": "/sources",
        "Changes": "/changes",
        "Overview": "/",
    }
    for name, path in pages.items():
        page.get_by_role("navigation", name="Main navigation").get_by_role("link", name=name).click()
        page.wait_for_url(f"**{path}?lang=en")
        settle(page)
        expect(page).to_have_title(f"{name} · Regional Indicators")


def test_the_language_switch_keeps_the_view(visit):
    page = visit("/compare?family=funds")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/compare?family=funds&lang=en")
    expect(page.locator(".family h2")).to_have_text("Size of government funds")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/compare?family=funds")
    expect(page.locator(".family h2")).to_have_text("政府基金规模")


def test_a_tile_leads_to_its_region_by_keyboard(visit):
    page = visit("/")
    tile = page.locator(".tile", has_text="浙江")
    tile.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/region/330000")
    expect(page.locator("h1")).to_have_text("浙江省")


def test_tiles_can_be_coloured_by_an_indicator(visit):
    page = visit("/")
    page.get_by_label("着色依据").first.click()
    page.get_by_role("option", name="地区生产总值（完成值，2 个省份）").click()
    page.wait_for_url("**/?show=gdp.actual")
    expect(page.locator(".tile", has_text="浙江")).to_contain_text(">8万亿元")
    expect(page.locator(".tile", has_text="西藏")).to_contain_text("无数据")


def test_a_family_is_chosen_kept_in_the_address_and_undone_by_going_back(visit):
    page = visit("/compare")
    page.get_by_label("指标族").first.click()
    page.get_by_role("option", name="战略性新兴产业、高新技术产业比重（3）").click()
    page.wait_for_url("**/compare?family=strategic-share")
    expect(page.locator(".panel")).to_have_count(3)
    expect(page.locator(".notice")).to_contain_text("总产值占总产值 vs 增加值占增加值")
    assert page.evaluate("document.activeElement.id") == "compare-family"
    page.go_back()
    page.wait_for_url("**/compare")
    expect(page.locator(".family h2")).to_have_text("地区生产总值")
    expect(page.get_by_label("指标族").first).to_have_value("地区生产总值（3）")
    page.go_forward()
    expect(page.locator(".panel")).to_have_count(3)


def test_regions_narrow_a_comparison(visit):
    page = visit("/compare?family=gdp")
    page.locator("#compare-region").click()
    page.get_by_role("option", name="上海市", exact=True).click()
    page.wait_for_url("**/compare?family=gdp&region=310000")
    expect(page.locator(".panel")).to_have_count(1)


def test_a_topic_is_chosen_on_the_coverage_page_and_undone_by_going_back(visit):
    page = visit("/coverage")
    heads = page.locator(".cover thead th")
    expect(heads).to_have_count(15)
    page.get_by_label("主题").first.click()
    page.get_by_role("option", name="人才").click()
    page.wait_for_url("**/coverage?topic=talent")
    expect(heads).to_have_count(8)
    page.get_by_label("层级").first.click()
    page.get_by_role("option", name="省级").click()
    page.wait_for_url("**/coverage?topic=talent&level=province")
    expect(page.locator(".cover tbody [scope=row]")).to_have_count(34)
    page.go_back()
    page.wait_for_url("**/coverage?topic=talent")
    page.go_back()
    page.wait_for_url("**/coverage")
    expect(heads).to_have_count(15)
    expect(page.get_by_label("主题").first).to_have_value("全部主题")


def test_coverage_leads_by_keyboard_from_a_topic_to_its_indicators_and_to_the_figures(visit):
    page = visit("/coverage?lang=en")
    page.get_by_role("columnheader", name="Talent").get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/coverage?topic=talent&lang=en")
    cell = page.get_by_role("link", name="Zhejiang · Outstanding engineers trained: target only")
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/data?region=330000&indicator=engineers-trained&lang=en")
    expect(page.locator(".shown")).to_contain_text("1 figure shown of")


def test_head_and_names_of_the_coverage_stay_in_sight_while_it_scrolls(visit):
    page = visit("/coverage?topic=innovation", 360)
    page.locator(".cover-scroll").focus()
    corner = page.locator(".cover thead th").first
    before = corner.bounding_box()
    page.locator(".cover-scroll").evaluate("frame => frame.scrollTo(900, 700)")
    assert corner.bounding_box() == pytest.approx(before, abs=1)
    shown = page.locator(".cover-scroll").bounding_box()
    name = page.locator(".cover tbody [scope=row]").last.bounding_box()
    assert name["x"] - shown["x"] < 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_coverage_on_paper_is_whole_and_repeats_its_head(visit):
    page = visit("/coverage?topic=innovation")
    page.emulate_media(media="print")
    expect(page.locator(".cover-scroll")).to_have_css("overflow", "visible")
    expect(page.locator(".cover-scroll")).to_have_css("max-height", "none")
    expect(page.locator(".cover thead")).to_have_css("display", "table-header-group")
    expect(page.locator(".cover thead th").first).to_have_css("position", "static")


def test_levels_and_periods_mix_on_request_and_say_so(visit):
    page = visit("/compare?family=gdp")
    expect(page.locator(".mixed")).to_have_count(0)
    page.get_by_label("时期").first.click()
    page.get_by_role("option", name="各地最新一期").click()
    page.wait_for_url("**/compare?family=gdp&period=across")
    page.get_by_label("层级").first.click()
    for level in ("省级", "地级市"):
        page.get_by_role("option", name=level, exact=True).click()
    page.wait_for_url("**level=province&level=city&period=across")
    expect(page.locator(".panel")).to_have_count(1)
    expect(page.locator(".mixed")).to_contain_text(["跨期比较：2023年、2024—2026年", "跨层级比较：省级"])


def test_targets_are_judged_for_the_day_in_the_address(visit):
    page = visit("/targets?as_of=2024-12-31")
    expect(page.locator(".states li")).to_have_text(["27○未到期"])
    page.get_by_label("判断日").fill("2025-01-01")
    page.wait_for_url("**/targets?as_of=2025-01-01")
    expect(page.locator(".states li")).to_have_text(["6○未到期", "21□已到期，无结果"])
    page.get_by_label("目标状态").first.click()
    page.get_by_role("option", name="○ 未到期").click()
    page.wait_for_url("**/targets?state=future&as_of=2025-01-01")
    expect(page.locator(".account h2")).to_have_text(["徐汇区", "江苏省", "苏州市"])
    page.go_back()
    expect(page.locator(".states li")).to_have_count(2)


@pytest.mark.parametrize(
    ("address", "part", "phrase"),
    [
        pytest.param("/targets?region=330000", ".annotation-text-g", "10%以上", id="words"),
        pytest.param(
            "/targets?region=330000", ".lanes-wide .scatterlayer .point >> nth=-1", "10%以上", id="mark"
        ),
        pytest.param("/targets?region=440000", ".aims .value", "1/3以上", id="list"),
        pytest.param("/targets?region=440000", ".ledger .value", "1/3以上", id="table"),
    ],
)
def test_a_target_leads_to_its_phrase(visit, address, part, phrase):
    page = visit(address)
    if part.startswith(".ledger"):
        page.get_by_text("以表格查看").first.click()
    page.locator(part).first.click(force=True)
    assert phrase in asked_for(page)


def test_charts_offer_no_way_outside(visit):
    page = visit("/compare")
    assert page.locator(".chart .main-svg").count() > 0
    assert page.locator(".modebar-btn").count() == 0
    chart = page.locator(".plot").first
    expect(chart).to_have_attribute("aria-label", re.compile("浙江省 超8万亿元"))


def test_a_region_is_chosen_by_name(visit):
    page = visit("/region")
    choice = page.get_by_label("选择地区").first
    choice.click()
    choice.fill("西藏")
    page.get_by_role("option", name="西藏自治区（0）").click()
    page.wait_for_url("**/region/540000")
    expect(page.locator("main")).to_contain_text("尚无数据")


def asked_for(page: Page) -> str:
    """The words of the figure that a source marks; it is in sight and has the focus."""
    page.wait_for_url(re.compile(r"/source/[^?]+\?obs="))
    marked = page.locator("#marked")
    expect(marked).to_be_focused()
    expect(marked).to_be_in_viewport()
    return marked.inner_text()


def test_a_bar_leads_to_its_figure_and_going_back_to_the_chart(visit):
    page = visit("/compare?lang=en")
    page.locator(".chart").first.locator(".bars .point path").nth(1).click(force=True)
    assert "4.72 trillion yuan" in asked_for(page)
    assert page.url.endswith(f"/source/shanghai-page-2024?obs={GDP}&lang=en")
    expect(page.locator("#marked")).to_have_css("background-color", "rgb(255, 243, 209)")
    expect(page.locator(".phrase-asked q mark")).to_have_text("4.72万亿元")
    page.go_back()
    page.wait_for_url("**/compare?lang=en")
    settle(page)
    expect(page.locator(".panel").first).to_be_visible()


def test_the_words_above_a_bar_lead_there_too(visit):
    page = visit("/compare")
    page.locator(".chart").first.locator(".annotation-text-g", has_text="浙江省").click()
    assert "超8万亿元" in asked_for(page)


def test_a_tap_on_a_bar_is_a_click(visit):
    page = visit("/compare", 360)
    page.locator(".chart").first.locator(".bars .point path").first.click(force=True)
    assert "超8万亿元" in asked_for(page)


@pytest.mark.parametrize(
    ("address", "figure"),
    [
        pytest.param("/", ".headline .value >> nth=0", id="headline"),
        pytest.param("/?show=gdp.actual", ".tile:has-text('浙江')", id="tile"),
        pytest.param("/compare?family=gdp", ".table .value >> nth=0", id="cell of the table under a chart"),
        pytest.param("/compare?family=gdp", ".cited .citation a >> nth=0", id="source under a chart"),
        pytest.param("/compare?family=economy-rank", ".statements .value >> nth=0", id="rank"),
        pytest.param("/region/330000", ".entry-value .value >> nth=0", id="value of a region"),
        pytest.param("/region/330000", ".citation a >> nth=0", id="source of a region"),
        pytest.param(f"/data?obs={GDP}", ".record .value", id="value of the record"),
    ],
)
def test_one_key_leads_from_a_figure_to_its_phrase(visit, address, figure):
    page = visit(address)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    link = page.locator(figure)
    link.focus()
    page.keyboard.press("Enter")
    assert "您查看的数据" in asked_for(page)


@pytest.mark.parametrize("column", ["phrase", "source"])
def test_a_cell_of_the_table_leads_to_its_phrase_and_does_not_choose_its_row(visit, column):
    page = visit("/data?region=310000")
    page.locator(".ag-row", has_text="4.72万亿元").locator(f".cell-{column} a").click()
    page.wait_for_url(f"**/source/shanghai-page-2024?obs={GDP}")
    settle(page)
    assert "4.72万亿元" in asked_for(page)
    page.go_back()
    page.wait_for_url("**/data?region=310000")
    settle(page)
    expect(page.locator(".record")).to_have_count(0)


def test_a_figure_of_a_source_leads_to_its_record(visit):
    page = visit(f"/source/shanghai-page-2024?obs={GDP}")
    page.locator("#marked").get_by_role("link", name="数据详情").click()
    page.wait_for_url(f"**/data?obs={GDP}")
    settle(page)
    expect(page.locator(".record")).to_contain_text("达到4.72万亿元")
    expect(page.locator(".ag-row-selected")).to_contain_text("地区生产总值")


def test_another_figure_of_the_same_source_is_marked_in_its_turn(visit):
    page = visit(f"/source/shanghai-page-2024?obs={GDP}")
    page.locator(".figure .value", has_text="43.9%").click()
    page.wait_for_url("**obs=310000.strategic-output-share*")
    expect(page.locator("#marked")).to_contain_text("43.9%")
    assert "43.9%" in asked_for(page)
    page.go_back()
    expect(page.locator("#marked")).to_contain_text("4.72万亿元")


def test_a_source_without_a_figure_to_mark_is_read_from_its_start(visit):
    page = visit("/sources")
    page.locator(".source-card a").first.click()
    page.wait_for_url("**/source/*")
    settle(page)
    expect(page.locator("h1")).to_be_in_viewport()


def test_filters_narrow_the_table_and_stand_in_the_address(visit, tables):
    facts, claims = queries.facts(tables), len(tables.observations)
    page = visit("/data")
    page.get_by_label("数据性质").first.click()
    page.get_by_role("option", name="预计值").click()
    page.wait_for_url("**/data?role=estimate")
    expect(page.locator(".shown")).to_have_text(f"显示 1 条数据，共 {facts} 条")
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(1)
    page.go_back()
    expect(page.locator(".shown")).to_have_text(
        f"显示 {facts} 条数据，共 {facts} 条（{claims} 行：每处说法一行）"
    )


def test_words_are_found_and_the_download_holds_what_is_shown(visit, tables):
    page = visit("/data")
    page.get_by_label("文字查找").fill("苏州 GDP")
    page.wait_for_url("**/data?q=*")
    expect(page.locator(".shown")).to_have_text(f"显示 1 条数据，共 {queries.facts(tables)} 条")
    with page.expect_download() as shown:
        page.get_by_role("link", name="下载所见 CSV").click()
    lines = shown.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "推动GDP迈上3万亿元台阶" in lines[1]
    with page.expect_download() as everything:
        page.get_by_role("link", name="下载全部 Excel").click()
    assert re.fullmatch(r"区域指标_everything_[0-9a-f]{12}\.xlsx", everything.value.suggested_filename)
    assert everything.value.path().read_bytes().startswith(b"PK")


def test_a_row_is_chosen_by_mouse_and_by_keyboard(visit):
    page = visit("/data?region=310000")
    page.locator(".ag-row", has_text="43.9%").locator(".cell-value").click()
    page.wait_for_url("**obs=310000.strategic-output-share*")
    expect(page.locator(".record")).to_contain_text("比重已达43.9%")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.wait_for_url("**obs=310000.three-leading*")
    page.get_by_role("link", name="关闭").click()
    page.wait_for_url("**/data?region=310000")
    expect(page.locator(".record")).to_have_count(0)
    expect(page.locator(".ag-row-selected")).to_have_count(0)


def test_the_table_sorts_by_number_and_not_by_letters(visit):
    page = visit("/data?region=330000&indicator=gdp&indicator=tech-smes-added&indicator=top-talent-selected")
    header = page.get_by_role("columnheader", name="数值")
    header.click()
    rows = page.locator(".ag-center-cols-container .ag-row")
    for place, value in enumerate(["40名以上", "1.2万家", "超8万亿元"]):
        expect(rows.and_(page.locator(f"[row-index='{place}']")).locator(".cell-value")).to_have_text(value)
    expect(rows).to_have_count(3)


def test_on_a_phone_each_row_is_a_card(visit):
    page = visit("/data?region=310000", 360)
    card = page.locator(".figure-card").first
    expect(card).to_contain_text("达到4.72万亿元")
    expect(card).to_contain_text("第 17 行")


def test_keyboard_focus_can_be_seen(visit):
    page = visit("/compare")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_paper_shows_the_page_without_its_controls(visit):
    page = visit("/compare")
    page.emulate_media(media="print")
    expect(page.locator(".controls")).to_be_hidden()
    expect(page.locator("header nav")).to_be_hidden()
    expect(page.locator(".panel").first).to_be_visible()


@pytest.fixture
def texts_site(tmp_path) -> Iterator[str]:
    """The address of a server with the invented catalogue and the folder of its one text."""
    tables = invented.tables(tmp_path)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "first.txt").write_text(
        "昨日发布。去年全省经济总量超8万亿元，增长6.0%。其余从略。\n", encoding="utf-8"
    )
    with serving(create_app(tables, folder)) as address:
        yield address


@pytest.mark.parametrize("width", [360, 1280])
def test_where_the_text_is_at_hand_a_click_on_a_bar_leads_to_its_sentence(texts_site, browser, width):
    page = browser.contexts[0].new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{texts_site}/compare")
    settle(page)
    page.locator(".chart").first.locator(".bars .point path").first.click(force=True)
    assert "超8万亿元" in asked_for(page)
    expect(page.locator(".sentence mark")).to_have_text("总量超8万亿元")
    expect(page.locator(".sentence")).to_contain_text("去年全省经济")
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_paper_shows_what_is_lit(visit):
    page = visit(f"/source/shanghai-page-2024?obs={GDP}")
    page.emulate_media(media="print")
    expect(page.locator("#marked")).to_be_visible()
    expect(page.locator("mark").first).to_have_css("print-color-adjust", "exact")
    expect(page.locator(".figure-record").first).to_be_hidden()
