"""Dense and extreme data in a real browser: no words over others, none cut off, every key to the marks in sight."""

import re

import pytest
from playwright.sync_api import Page, Route

from app.server import create_app
from tests import invented, panel
from tests.browsing import in_language, resize, serving, visiting

WIDTHS = (1440, 1000, 360)  # pages are opened at the first: each width draws every chart anew
# Rounding may take a pixel; what pointing at a mark shows lies over all else.
FAULTS = """() => {
  const found = [], seen = (box) => box.width && box.height;
  const words = (host) => [...host.querySelectorAll('.main-svg text')]
    .filter((text) => text.textContent.trim() && !text.closest('.hoverlayer'))
    .filter((text) => getComputedStyle(text).visibility !== 'hidden')
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => seen(box));
  const out = (box, room) =>
    box.left < room.left - 1 || box.right > room.right + 1 || box.top < room.top - 1 || box.bottom > room.bottom + 1;
  const over = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
  const lines = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].filter(seen);
  };

  for (const host of document.querySelectorAll('.plot')) {
    const room = host.getBoundingClientRect(), drawn = words(host);
    const name = host.getAttribute('aria-label').slice(0, 60);
    for (const [text, box] of drawn) if (out(box, room)) found.push(`cut off: ${text} in ${name}`);
    drawn.forEach(([text, box], place) => {
      for (const [other, at] of drawn.slice(0, place))
        if (over(box, at)) found.push(`${text} over ${other} in ${name}`);
    });
  }
  for (const tile of document.querySelectorAll('.tile')) {
    const chart = tile.closest('.chart'), box = tile.getBoundingClientRect();
    if (getComputedStyle(chart).overflowX !== 'visible' && out(box, chart.getBoundingClientRect()))
      found.push(`cut off: ${tile.textContent}`);
    for (const words of tile.querySelectorAll('[aria-hidden] span'))
      if (lines(words).some((box) => out(box, tile.getBoundingClientRect())))
        found.push(`outside its tile: ${words.textContent}`);
  }
  for (const cell of document.querySelectorAll('.heat td, .heat th'))
    if (cell.scrollWidth > cell.clientWidth + 1) found.push(`outside its cell: ${cell.textContent}`);
  for (const entry of document.querySelectorAll('.legend li'))
    if (lines(entry).some((box) => box.left < -1 || box.right > innerWidth + 1))
      found.push(`key: ${entry.textContent}`);
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  return found;
}"""
DENSE = {
    "tiles of long values": "/?show=gdp.actual",
    "four rankings of 31": "/compare?family=patents&chart=rank",
    "lines": "/compare?family=gdp&chart=time&region=delta",
    "31 small charts": "/compare?family=gdp&chart=small",
    "heat table": "/heat?topic=innovation",
    "small charts of a region": "/region/330000",
    "targets": "/targets",
    "brief": "/brief/330000",
}
STRAINED = {
    "tiles of losses": "/?show=losses.actual",
    "tiles of ranges": "/?show=bounded.actual",
    "losses ranked": "/compare?family=losses&chart=rank",
    "lines with breaks and ties": "/compare?family=look-alikes&chart=time&region=delta",
    "lines below zero": "/compare?family=losses&chart=time&region=delta",
    "small charts with gaps": "/compare?family=share&chart=small",
    "heat table": "/heat",
    "small charts of a region": "/region/330000",
    "long names of targets": "/targets?region=330000",
    "brief": "/brief/330000",
}


@pytest.fixture(scope="module")
def dense_site():
    with serving(create_app(panel.dense_tables(), clock=lambda: invented.DAY)) as address:
        yield address


@pytest.fixture
def dense(dense_site, browser):
    with visiting(dense_site, browser) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def strained_site():
    with serving(create_app(panel.stress_tables(), clock=lambda: invented.DAY)) as address:
        yield address


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("address", DENSE.values(), ids=DENSE)
def test_all_words_of_a_dense_page_can_be_read(address, language, dense_site, browser):
    with visiting(dense_site, browser) as visit:
        assert faults(visit(in_language(address, language))) == {}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("address", STRAINED.values(), ids=STRAINED)
def test_all_words_of_a_strained_page_can_be_read(address, language, strained_site, browser):
    with visiting(strained_site, browser) as visit:
        assert faults(visit(in_language(address, language))) == {}


def faults(page: Page) -> dict[int, list[str]]:
    """What cannot be read at which width of the window."""
    found: dict[int, list[str]] = {}
    for width in WIDTHS:
        resize(page, width)
        if seen := page.evaluate(FAULTS):
            found[width] = seen
    return found


def svg_of(page: Page) -> str:
    """The picture of the first chart, without its elements."""
    with page.expect_download() as drawing:
        page.locator(".tool[data-do=svg]").first.click()
    picture = drawing.value.path().read_text("utf-8")
    assert "var(--" not in picture
    return re.sub(r"<[^>]+>", " ", picture)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("/?show=gdp.actual", ["西藏", "台湾", "无数据", "示意排列", "来源："], id="tiles"),
        pytest.param(
            "/compare?family=gdp&chart=small&region=110000&region=320000&region=330000&region=440000&region=650000",
            ["北京", "新疆", "15万亿", "来源："],
            id="small charts",
        ),
        pytest.param("/region/330000", ["浙江省", "地区生产总值", "来源："], id="charts of a region"),
        pytest.param("/brief/330000", ["浙江省", "9.5万亿元", "来源："], id="the chart of a brief"),
    ],
)
def test_whatever_is_drawn_is_taken_along_with_what_explains_it(dense, address, said):
    page = dense(address)
    picture = svg_of(page)
    version = page.evaluate("document.documentElement.dataset.version")
    assert [words for words in (*said, version) if words not in picture] == []
    tools = page.locator(".tools").first
    assert {each.get_attribute("data-do") for each in tools.locator("button").all()} == {
        "png", "svg", "link", "screen",
    }  # fmt: skip
    with page.expect_download() as table:
        tools.get_by_role("link", name="数据 CSV").click()
    assert len(table.value.path().read_text("utf-8-sig").splitlines()) > 2


@pytest.mark.parametrize(("words", "region"), [("江苏", "320000"), ("136696.9亿", "320000")])
def test_names_and_values_beside_bars_lead_to_their_source(dense, words, region):
    """To its address: the source itself has thousands of figures, and its page is not asked for."""
    led = []

    def lead(route: Route) -> None:
        led.append(route.fetch(max_redirects=0).headers["location"])
        route.fulfill(body="<main><h1>there</h1></main>", content_type="text/html")

    page = dense("/compare?family=gdp&period=2024")
    page.route("**/figure/**", lead)
    page.locator(".textpoint text", has_text=words).first.click()
    page.wait_for_url("**/figure/**")
    assert len(led) == 1
    assert re.match(rf"/source/[^?]+\?obs={region}\.gdp\.2024\.A\.", led[0])
