"""What a reader does on a page that shows texts: looks, opens, hovers, chooses, searches and takes pictures away."""

from collections.abc import Iterator
from urllib.parse import quote

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TimeoutExpired

from tests.browsing import READY
from tests.trust.browser_payloads import payload
from tests.trust.browser_watch import Seen

PATIENCE = 60_000  # milliseconds, for a machine that does other things too
OPEN = "() => { for (const each of document.querySelectorAll('main details')) each.open = true; }"
# Each chart tells what it knows of some of its points, one after the other: plotly answers every 50 ms.
HOVER = """async () => {
  const wait = () => new Promise((done) => setTimeout(done, 60));
  for (const host of document.querySelectorAll('.plot.drawn')) {
    const traces = host.sheet?.data ?? [];
    for (const curveNumber of traces.keys())
      for (const pointNumber of [0, 1, 2]) {
        try { window.Plotly.Fx.hover(host.sheet, [{ curveNumber, pointNumber }]); } catch { continue; }
        await wait();
      }
  }
}"""
LISTS = "#react-entry-point .mantine-Select-input, #react-entry-point .mantine-MultiSelect-inputField"


def listing(count: int) -> Iterator[str]:
    """Pages that show all records at once."""
    yield from ("/", "/targets", "/targets?by=topic", "/heat", "/coverage", "/coverage?topic=to1", "/region")
    yield from (
        "/region/330000",
        "/region/310000",
        "/brief/320000",
        "/sources",
        "/data",
        "/search?q=hit",
        "/changes",
    )
    yield f"/wall?show=%2Fsources&show={quote('/compare?family=fa1', safe='')}&seconds=120"
    yield f"/data?region=330000&obs=330000.in0.2023.A.so{0 % count}"


def single(k: int) -> Iterator[str]:
    """Pages of one record, which show texts that no list has."""
    yield from (f"/source/so{k}", f"/compare?family=fa{k}", f"/region/pl{k}")
    yield f"/cite/{REGION[k % 4]}.in{k}.2023.A.so{k}"


def further(k: int) -> Iterator[str]:
    """More addresses at which a record is shown."""
    yield from (f"/brief/pl{k}", f"/heat?topic=to{k}", f"/?show=in{k}.actual", f"/targets?topic=to{k}")
    yield from (
        f"/compare?family=fa{k}&chart=time",
        f"/steer/compare?family=fa{k}",
        f"/steer/targets?topic=to{k}",
    )
    yield f"/steer/data?indicator=in{k}"


REGION = ("330000", "310000", "320000", "110000")


def astray(words: str) -> Iterator[str]:
    """Addresses with a text in each place that takes words from a reader."""
    said = quote(words, safe="")
    yield from (f"/{said}", f"/region/{said}", f"/source/{said}", f"/cite/{said}@{said}", f"/figure/{said}")
    yield from (
        f"/compare?family={said}&region={said}&period={said}",
        f"/?show={said}&tab={said}&lang={said}",
    )
    yield from (
        f"/search?q={said}",
        f"/data?q={said}&obs={said}",
        f"/targets?as_of={said}",
        f"/steer/data?q={said}",
    )
    yield from (
        f"/wall?show={said}&seconds={said}",
        f"/compare?{said}={said}",
        f"/download/data.csv?q={said}&x={said}",
    )


def visit(page: Page, seen: Seen, site: str, address: str) -> None:
    """Open a page, look at all of it and touch what can be touched; note what that sets off."""
    page.goto(f"{site}{address}", wait_until="load", timeout=PATIENCE)
    page.evaluate(OPEN)
    try:
        page.wait_for_function(READY, timeout=PATIENCE)
    except TimeoutExpired:
        seen.said.append(f"{address} does not come to rest")
    seen.pages += 1
    seen.scan(page)
    if page.locator(".plot.drawn").count():
        page.evaluate(HOVER)
        seen.scan(page)


def choose(page: Page, seen: Seen, most: int = 3) -> None:
    """Open the lists of the controls."""
    lists = page.locator(LISTS)
    for number in range(min(lists.count(), most)):
        lists.nth(number).click(timeout=PATIENCE)
        page.locator("[role=listbox] [role=option]").first.wait_for(state="attached", timeout=PATIENCE)
        seen.scan(page)
        page.keyboard.press("Escape")


def search(page: Page, seen: Seen, k: int) -> None:
    """Type a payload where readers search, and wait for what is suggested."""
    field = page.locator("input[type=search]").first
    field.fill(payload(k).replace("\n", " "))
    with page.expect_response(lambda answer: "q=" in answer.url, timeout=PATIENCE):
        field.press("End")
        field.dispatch_event("input")
    page.wait_for_timeout(50)
    seen.scan(page)


def picture(page: Page) -> str | None:
    """The first chart as the SVG that a reader takes away, where there is one."""
    button = page.locator(".tool[data-do=svg]")
    if not button.count():
        return None
    with page.expect_download(timeout=PATIENCE) as taken:
        button.first.click(timeout=PATIENCE)
    return taken.value.path().read_text("utf-8")
