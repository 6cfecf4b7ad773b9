"""A real server and a real browser, and what must hold of every page that the browser opens."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import waitress
from axe_playwright_python.sync_playwright import Axe
from dash import Dash
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Charts in sight are drawn, controls and the table built.
READY = """() =>
  [...document.querySelectorAll('.plot')].every((host) => {
    const box = host.getBoundingClientRect();
    return !box.width || box.top > innerHeight || box.bottom < 0 || host.classList.contains('drawn');
  })
  && !document.querySelector('.still')
  && (!document.querySelector('#data-obs') || document.querySelector('.ag-row, .ag-overlay-no-rows-center'))
"""
Visit = Callable[..., Page]


@contextmanager
def serving(app: Dash) -> Iterator[str]:
    """The address of a real server for as long as it is needed."""
    server = waitress.create_server(app.server, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


@contextmanager
def browsing() -> Iterator[Browser]:
    """Debian's chromium with one context for all tests: a browser that keeps what it has fetched."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("These tests drive a browser: install Debian's chromium (make browser does).")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        launched.new_context(permissions=["clipboard-read", "clipboard-write"])
        yield launched
        launched.close()


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
    for page in pages:
        page.close()
    assert faults == []


def settle(page: Page) -> None:
    """Wait until the page is built and its charts and table are drawn."""
    page.locator("main h1").first.wait_for(state="attached")
    page.wait_for_function(READY)


def in_language(address: str, language: str) -> str:
    return address if language == "zh" else f"{address}{'&' if '?' in address else '?'}lang=en"


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds, the rule of WCAG 2.2 on the size of targets included."""
    options = {"rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
