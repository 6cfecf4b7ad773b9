"""A real server and a real browser, and what must hold of every page that the browser opens."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import pytest
from axe_playwright_python.sync_playwright import Axe
from dash import Dash
from playwright.sync_api import Browser, Page, sync_playwright

from tests.listening import listening

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Charts in sight are drawn; where scripts build controls and the table, these have come.
READY = """() => {
  const entry = document.querySelector('#react-entry-point');
  const has = (parts) => entry.querySelector(parts);
  return [...document.querySelectorAll('.plot')].every((host) => {
    const box = host.getBoundingClientRect();
    return !box.width || box.top > innerHeight || box.bottom < 0 || host.classList.contains('drawn');
  }) && (!entry || (!has('.still') && has('.control')
    && (!has('.data') || has('.ag-row, .ag-overlay-no-rows-center'))));
}"""
# All charts are drawn, and as wide as there is room for.
FITTED = """() => [...document.querySelectorAll('.plot')].every((host) => !host.clientWidth
  || (host.classList.contains('drawn') && host.sheet.layout.width === host.clientWidth))"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
Visit = Callable[..., Page]


@contextmanager
def serving(app: Dash) -> Iterator[str]:
    """The address of a real server of the app for as long as it is needed."""
    with listening(app.server) as site:
        yield site


@contextmanager
def browsing() -> Iterator[Browser]:
    """Debian's chromium with a profile of its own, its first context.

    Readers' browsers keep what they have fetched and compiled. This one does too, though only with a profile on
    disk, and each page costs half as much.
    """
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("These tests drive a browser: install Debian's chromium (make tools does).")
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=path, args=FLAGS, permissions=["clipboard-read", "clipboard-write"]
        )
        assert context.browser is not None
        yield context.browser
        context.close()


@contextmanager
def visiting(site: str, browser: Browser) -> Iterator[Visit]:
    """Opens addresses; whatever the browser complains of, or fetches elsewhere, fails the test at its end."""
    faults: list[str] = []
    pages: list[Page] = []

    def note_message(message) -> None:
        # The address of a missing page answers 404, which the browser reports.
        if message.type in {"error", "warning"} and "status of 404" not in message.text:
            faults.append(f"{message.type}: {message.text}")

    def local(url: str) -> bool:
        return url.startswith((site, "data:", "blob:"))

    def open_page(address: str, width: int = 1440, scheme: str = "light") -> Page:
        page = browser.contexts[0].new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.on("console", note_message)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request", lambda request: faults.extend([] if local(request.url) else [f"fetched {request.url}"])
        )
        page.goto(site + address)
        settle(page)
        return page

    yield open_page
    # Whatever a test has left behind is gone before the next.
    browser.contexts[0].set_offline(False)
    for page in pages:
        forget(page, site)
        page.close()
    assert faults == []


def forget(page: Page, site: str) -> None:
    """Empty what a page has stored in its browser."""
    storages = {"origin": site, "storageTypes": "local_storage,session_storage,cookies"}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", storages)


def settle(page: Page) -> None:
    """Wait until the page is built and its charts and table are drawn."""
    page.locator("main h1").first.wait_for(state="attached")
    page.wait_for_function(READY)


def resize(page: Page, width: int, height: int = 900) -> None:
    """Give a page another window and wait until it fits: laid out anew, each chart as wide as its room."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(PAINTED)
    settle(page)
    page.wait_for_function(FITTED)


def in_language(address: str, language: str) -> str:
    return address if language == "zh" else f"{address}{'&' if '?' in address else '?'}lang=en"


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds, the rule of WCAG 2.2 on the size of targets included.

    All rules are tried; what passes them is not listed, for that takes longer than trying.
    """
    options = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
