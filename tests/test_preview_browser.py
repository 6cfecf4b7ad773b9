"""Open pages of a preview, in a real browser: they follow what is saved, and stay where the reader is."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import invented
import pytest
from playwright.sync_api import Browser, Page, expect

from app.preview import reading
from app.preview.server import preview
from tests.browsing import axe_violations, visiting
from tests.listening import listening

LAST = invented.YAML[invented.YAML.rindex("  - {source") :]


class Desk(NamedTuple):
    """A working file and where its preview is."""

    path: Path
    site: str

    def save(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    def change(self, value: str) -> None:
        """Save the file with another GDP of Shanghai."""
        self.save(invented.YAML.replace("4.72", value))


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("desk") / "working.yaml"
    path.write_text(invented.YAML, encoding="utf-8")
    door, reader = preview(path)
    threading.Thread(target=reader.run, daemon=True).start()
    with listening(door) as site:
        yield Desk(path, site)


@pytest.fixture
def open_page(desk: Desk, browser: Browser):
    desk.save(invented.YAML)
    with visiting(desk.site, browser) as opened:
        yield opened


def mark_as_mine(page: Page) -> None:
    page.evaluate("window.mine = true")


def is_mine(page: Page) -> bool:
    """Whether it is still the document that was marked, not one loaded anew."""
    return bool(page.evaluate("window.mine"))


def test_a_page_follows_and_keeps_the_readers_place(desk, open_page):
    page = open_page("/compare?family=gdp&region=310000")
    mark_as_mine(page)
    page.set_viewport_size({"width": 1280, "height": 500})
    page.locator("main details:not([open]) > summary").first.click()
    page.evaluate("scrollTo(0, 260)")
    place = page.evaluate("scrollY")
    for value in ("4.73", "4.74"):
        desk.change(value)
        expect(page.locator("main table").first).to_contain_text(value)
        expect(page.locator(".plot.drawn").first).to_contain_text(value)
    assert is_mine(page)
    assert page.evaluate("scrollY") == place
    assert page.evaluate("document.activeElement.matches('details[open] > summary')")
    assert page.url.endswith("/compare?family=gdp&region=310000")
    # Controls still work, and ask for what the file holds now.
    page.get_by_label("指标族").first.click()
    page.get_by_role("option", name="比重").click()
    page.wait_for_url("**/compare?family=shares&region=310000")
    desk.save(invented.YAML)
    assert is_mine(page)


def test_the_table_of_data_follows(desk, open_page):
    page = open_page("/data?region=310000")
    mark_as_mine(page)
    desk.change("4.75")
    expect(page.locator(".ag-row").first).to_contain_text("4.75")
    assert is_mine(page)


def test_the_bar_comes_with_problems_and_goes_when_they_are_mended(desk, open_page):
    page = open_page("/changes?lang=en")
    bar = page.locator("#preview")
    expect(bar).to_contain_text("no problems")
    desk.save(invented.YAML.replace("4.72万亿元", "4.72"))
    place = bar.locator(".preview-place").first
    expect(place).to_contain_text("working.yaml:")
    expect(bar).to_contain_text("The page still shows the last data")
    assert axe_violations(page) == []
    place.click()
    expect(place).to_contain_text("copied")
    assert page.evaluate("navigator.clipboard.readText()") == place.get_attribute("data-place")
    desk.save(invented.YAML)
    expect(bar).to_contain_text("no problems")


def test_a_file_without_its_end_waits_for_the_editor(desk, open_page, monkeypatch):
    monkeypatch.setattr(reading, "PATIENCE", 0.1)
    page = open_page("/data")
    mark_as_mine(page)
    desk.save(invented.YAML.removesuffix(LAST))
    button = page.get_by_role("button", name="就用这一份")
    expect(page.locator("#preview")).to_contain_text("少了 2 条数据")
    before = page.locator("html").get_attribute("data-version")
    button.click()
    expect(button).to_have_count(0)
    assert page.locator("html").get_attribute("data-version") != before
    assert is_mine(page)


def test_a_sheet_of_paper_says_what_it_is(desk, open_page):
    page = open_page("/sources")
    page.emulate_media(media="print")
    said = page.evaluate("getComputedStyle(document.querySelector('.preview-paper'), '::after').content")
    assert said == '"预览 · 未发布"'
    expect(page.locator(".preview-paper")).to_be_visible()
    expect(page.locator("#preview")).to_be_hidden()
