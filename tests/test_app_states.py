"""States that are designed, not left over: no scripts, no server, newer data, dark, taken along, on paper."""

import re
import struct

import pytest
from playwright.sync_api import expect

from etl import display, findings, queries
from etl.rows import rows
from tests.browsing import axe_violations, in_language, settle


@pytest.fixture
def scriptless(served, browser):
    """Opens an address in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})

    def open_page(address: str):
        page = context.new_page()
        page.goto(served + address)
        return page

    yield open_page
    context.close()


def test_without_scripts_the_overview_shows_its_figures_as_a_table(scriptless, tables):
    page = scriptless("/?show=gdp.actual")
    table = page.locator("details:has-text('以表格查看') table").first
    expect(page.locator(".tile", has_text="浙江")).to_contain_text(">8万亿元")
    cells = table.locator("tr").all_text_contents()
    assert len(cells) == 1 + 34
    for row in rows(findings.standing(tables, "gdp", "A")):
        assert any(row["region_name_zh"] in cell and display.figure(row, "zh") in cell for cell in cells)
    assert page.locator("noscript").bounding_box()["height"] > 30


@pytest.mark.parametrize(
    "address", ["/compare", "/targets", "/region/330000", "/data", "/heat", "/brief/330000"]
)
def test_without_scripts_every_figure_can_still_be_read_and_followed(scriptless, address):
    page = scriptless(address)
    value = page.locator("main a[href^='/source/']").first
    assert re.search(r"\d", page.locator("main").inner_text())
    assert value.get_attribute("href")
    assert page.evaluate("1") == 1
    assert page.locator(".plot:visible").count() == 0  # no empty frame where nothing can be drawn


def test_without_scripts_words_are_found(scriptless):
    page = scriptless("/")
    page.get_by_role("searchbox").first.fill("zj")
    page.get_by_role("button", name="搜索").first.click()
    expect(page.locator("main")).to_contain_text("浙江省")


def test_dark_is_kept_and_charts_follow(visit):
    page = visit("/compare")
    button = page.get_by_role("button", name="深色")
    expect(button).to_have_attribute("aria-pressed", "false")
    before = page.locator(".bars .point path").first.evaluate("bar => getComputedStyle(bar).fill")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(
        "before => getComputedStyle(document.querySelector('.bars .point path')).fill !== before", arg=before
    )
    page.goto(page.url)
    settle(page)
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    page.get_by_role("button", name="深色").click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "light")


def test_newer_data_are_told_and_reloaded(visit):
    page = visit("/compare")
    expect(page.locator("#banner")).to_be_hidden()
    page.route("**/edition", lambda route: route.fulfill(body="another"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#banner")).to_contain_text("数据已更新")
    assert axe_violations(page) == []
    page.unroute("**/edition")
    page.get_by_role("button", name="重新载入").click()
    settle(page)
    expect(page.locator("#banner")).to_be_hidden()


def test_answers_of_another_edition_are_not_mixed_into_the_page(visit):
    page = visit("/compare?family=gdp")
    page.evaluate("document.documentElement.dataset.version = 'older'")
    page.locator("#compare-family").click()
    page.get_by_role("option", name="战略性新兴产业、高新技术产业比重（3）").click()
    expect(page.locator("#banner")).to_contain_text("数据已更新")
    expect(page.locator(".family h2")).to_have_text("地区生产总值")


def test_a_lost_connection_is_told(visit):
    page = visit("/compare")
    page.context.set_offline(True)
    page.evaluate("window.dispatchEvent(new Event('offline'))")
    expect(page.locator("#banner")).to_contain_text("连接中断")
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("#banner")).to_be_hidden()


@pytest.mark.parametrize(("status", "said"), [(500, "连接中断"), (400, "查找时间太长")])
def test_a_control_that_gets_no_answer_says_so(served, browser, status, said):
    page = browser.contexts[0].new_page()
    page.goto(f"{served}/compare")
    settle(page)
    page.route("**/r/*/compare**", lambda route: route.fulfill(status=status))
    page.locator("#compare-sort").click()
    page.get_by_role("option", name="按名称（拼音）").click()
    expect(page.locator("#banner")).to_contain_text(said)
    page.close()


def test_a_control_asks_again_where_a_server_is_just_starting(served, browser):
    page = browser.contexts[0].new_page()
    page.goto(f"{served}/compare?family=gdp")
    settle(page)
    busy = [True]

    def answered(route):
        if busy and busy.pop():
            route.fulfill(status=503, headers={"Retry-After": "1"})
        else:
            route.continue_()

    page.route("**/r/*/compare**", answered)
    page.locator("#compare-sort").click()
    page.get_by_role("option", name="按名称（拼音）").click()
    page.wait_for_url("**sort=name**")
    assert not busy
    expect(page.locator("#banner")).to_be_hidden()
    page.close()


def test_a_chart_is_taken_along_as_a_picture_that_explains_itself(visit, tables):
    page = visit("/compare?family=gdp")
    with page.expect_download() as drawing:
        page.locator(".tool[data-do=svg]").first.click()
    assert drawing.value.suggested_filename == f"gdp-province-rank_{tables.version}.svg"
    svg = drawing.value.path().read_text("utf-8")
    text = re.sub(r"<[^>]+>", "", svg)
    for said in (
        "地区生产总值（省级、2023年）", "单位：元", "超8万亿元", "浙江省", "完成值：实心", "来源：", tables.version,
    ):  # fmt: skip
        assert said in text
    assert "Noto Sans CJK SC" in svg
    assert "var(--" not in svg
    with page.expect_download() as picture:
        page.locator(".tool[data-do=png]").first.click()
    content = picture.value.path().read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    assert content.startswith(b"\x89PNG")
    assert width >= 1280
    assert height >= 400


def test_a_chart_gives_its_data_its_link_and_the_whole_screen(visit):
    page = visit("/compare?family=gdp")
    tools = page.locator(".tools").first
    with page.expect_download() as table:
        tools.get_by_role("link", name="数据 CSV").click()
    assert "超8万亿" in table.value.path().read_text("utf-8-sig") or "8万亿" in table.value.path().read_text(
        "utf-8-sig"
    )
    button = tools.locator("[data-do=link]")
    button.click()
    expect(button).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("/compare?family=gdp#chart-gdp-province-rank")
    tools.locator("[data-do=screen]").click()
    page.wait_for_function("document.fullscreenElement?.matches('.panel')")
    page.keyboard.press("Escape")


def test_what_is_drawn_what_is_said_and_what_is_tabled_agree(visit, tables):
    page = visit("/compare?family=gdp&level=province")
    facts = rows(queries.comparison(tables, "gdp").query("level == 'province' and claim_rank == 1"))
    expect(page.locator(".bars .point path")).to_have_count(len(facts))
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    label = page.locator(".plot").first.get_attribute("aria-label")
    drawn = page.locator(".plot").first.inner_text().replace("\n", "")
    tabled = page.locator(".panel table").first.inner_text()
    for row in facts:
        value = display.figure(row, "zh")
        assert value in label
        assert value in drawn
        assert value in tabled


def test_the_picker_finds_regions_by_whatever_names_them(visit):
    page = visit("/compare?family=gdp")
    named = {  # no two alike beside each other: what is shown must have changed
        "皖": "安徽省", "zj": "浙江省", "delta": "长三角", "zhejiang": "浙江省", "长三": "长三角", "330000": "浙江省",
    }  # fmt: skip
    for typed, found in named.items():
        page.locator("#compare-region").fill(typed)
        shown = page.get_by_role("option").filter(visible=True)
        expect(shown.first, typed).to_contain_text(found)


def test_the_picker_shows_regions_without_data_greyed_and_says_why(visit):
    page = visit("/compare?family=gdp")
    page.locator("#compare-region").fill("西藏")
    option = page.get_by_role("option").filter(visible=True)
    expect(option).to_have_text("西藏自治区（此项无数据）")
    expect(option).to_have_attribute("data-combobox-disabled", "true")
    assert axe_violations(page) == []


def test_a_group_stands_for_its_members_in_the_address(visit):
    page = visit("/compare?family=gdp")
    page.locator("#compare-region").fill("长三角")
    page.get_by_role("option").filter(visible=True).first.click()
    page.wait_for_url("**/compare?family=gdp&region=delta")
    expect(page.locator(".absent")).to_contain_text("江苏省、安徽省")


def test_the_search_box_suggests_and_leads_by_keyboard(visit):
    page = visit("/")
    box = page.get_by_role("combobox", name="搜索").first
    box.fill("zj")
    expect(page.get_by_role("listbox").first).to_be_visible()
    assert axe_violations(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/region/330000")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", ["增加值", "at least"])
def test_what_is_found_can_be_used_by_everyone(visit, words, language):
    page = visit(in_language(f"/search?q={words}", language))
    expect(page.locator(".hit-term").first).to_be_visible()
    assert axe_violations(page) == []


def test_a_term_is_explained_to_mouse_and_keyboard_and_goes_by_escape(visit):
    page = visit("/compare?family=gdp")
    term = page.locator(".term").first
    term.focus()
    tip = page.locator("[role=tooltip]").first
    expect(tip).to_be_visible()
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_the_wall_turns_stops_and_steps_by_keyboard(visit):
    page = visit("/wall?show=%2F&show=%2Ftargets&seconds=10")
    shown = page.locator(".wall-pane:visible")
    expect(shown).to_have_count(1)
    first = shown.get_attribute("aria-label")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".wall-pane:visible")).not_to_have_attribute("aria-label", first)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".wall-pane:visible")).to_have_attribute("aria-label", first)
    page.get_by_role("button", name="暂停").click()
    expect(page.get_by_role("button", name="继续")).to_be_visible()


def test_paper_is_white_whatever_the_screen(visit):
    page = visit("/compare?family=gdp", scheme="dark")
    page.wait_for_load_state("networkidle")  # Mantine writes the scheme once more when it has started.
    bar = page.locator(".bars .point path").first
    expect(bar).to_have_css("fill", "rgb(110, 168, 232)")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "light")
    expect(bar).to_have_css("fill", "rgb(27, 79, 156)")
    expect(page.locator(".panel").first).to_have_css("background-color", "rgb(255, 255, 255)")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    expect(bar).to_have_css("fill", "rgb(110, 168, 232)")


def test_every_thing_that_can_be_done_is_reached_by_tab_and_shows_it(visit):
    page = visit("/compare?family=gdp")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                """() => {
          const focused = document.activeElement, style = getComputedStyle(focused);
          const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.borderColor;
          return `${focused.dataset.do || focused.id || focused.tagName}:${Boolean(shown)}`;
        }"""
            )
        )
    names = {each.split(":")[0] for each in reached}
    assert {
        "scheme",
        "compare-family",
        "compare-region",
        "png",
        "svg",
        "link",
        "screen",
        "SUMMARY",
        "A",
    } <= names
    assert {each.split(":")[1] for each in reached} == {"true"}
