"""Pages of a site as Chromium meets them: what comes over the wire, what is seen when, what a control takes."""

import json
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, ViewportSize, sync_playwright

from bench.sites import Site

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WINDOW = ViewportSize(width=1280, height=900)
SCRIPT = Path(__file__).with_name("visits.js").read_text("utf-8")
# 10 Mbit/s each way with 40 ms of delay.
SLOW = {"offline": False, "latency": 40, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}
PATIENCE = 90_000  # milliseconds
QUIET, STILL = 2.0, 1.0  # seconds without work: for the end of loading, and before a click
STEP = 100  # milliseconds

Figures = dict[str, float]  # by what is measured: milliseconds, bytes, or a count


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's browser.

    Raises:
        RuntimeError: it is not installed.
    """
    path = shutil.which("chromium")
    if path is None:
        raise RuntimeError("Install chromium (make tools does).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def stranger(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A reader who has never been there: nothing is cached."""
    context = browser.new_context(viewport=WINDOW, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    conditions = f"{{readable: () => {site.readable}, drawn: () => {site.drawn}}}"
    script = SCRIPT.replace("CONDITIONS", conditions).replace("MARKS", json.dumps(site.marks))
    context.add_init_script(script)
    yield context
    context.close()


@dataclass
class Wire:
    """What has come over the line."""

    bytes: float = 0
    requests: int = 0
    last: float = field(default_factory=time.perf_counter)

    def ask(self, event: dict[str, Any]) -> None:
        self.requests += event["request"]["url"].startswith("http")
        self.last = time.perf_counter()

    def come(self, event: dict[str, Any]) -> None:
        self.bytes += event["encodedDataLength"]
        self.last = time.perf_counter()


def opened(context: BrowserContext, address: str, slow: bool = False) -> tuple[Page, Wire]:
    """A new page that is on its way."""
    page, wire = context.new_page(), Wire()
    session: CDPSession = context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", wire.ask)
    session.on("Network.loadingFinished", wire.come)
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", SLOW)
    page.goto(address, wait_until="commit")
    return page, wire


def seen(page: Page, name: str) -> float:
    """Milliseconds from the start of the page until a condition was seen to hold."""
    page.wait_for_function(f"() => window.bench.seen.{name}")
    return float(page.evaluate(f"window.bench.seen.{name}"))


def settle(page: Page, wire: Wire, quiet: float) -> None:
    """Wait until neither the line nor the script has done anything for some seconds."""
    while True:
        page.wait_for_timeout(STEP)
        idle = float(page.evaluate("window.bench.idle()")) / 1000
        if min(idle, time.perf_counter() - wire.last) >= quiet:
            return


def first_visit(context: BrowserContext, address: str, until: str) -> Figures:
    """A whole first load, `until` a condition holds and all is quiet."""
    page, wire = opened(context, address)
    figures = {until: seen(page, until)}
    settle(page, wire, QUIET)
    figures |= {
        "fcp": page.evaluate("window.bench.fcp()"),
        "blocking": page.evaluate("window.bench.blocking()"),
    }
    page.close()
    return figures | {"requests": wire.requests, "bytes": wire.bytes}


def time_until(context: BrowserContext, address: str, until: str, slow: bool = False) -> float:
    """Milliseconds of a load until a condition holds."""
    page, _ = opened(context, address, slow)
    found = seen(page, until)
    page.close()
    return found


def changes(context: BrowserContext, site: Site, address: str, values: Sequence[str]) -> list[float]:
    """Milliseconds from the click on each value of the control until the chart is another."""
    page, wire = opened(context, address + site.charts)
    seen(page, "drawn")
    found = []
    for value in values:
        settle(page, wire, STILL)
        found.append(changed(page, site, value))
    page.close()
    return found


def changed(page: Page, site: Site, value: str) -> float:
    """Milliseconds from the click on a value of the control until the chart is another."""
    if not site.option:
        page.evaluate("window.bench.arm('change')")
        page.select_option(site.control, value)
        return _redrawn(page)
    page.locator(site.control).first.click()
    option = page.locator(f"{site.option}:visible", has_text=value).first
    option.wait_for()
    page.evaluate("window.bench.arm('click')")
    option.click()
    return _redrawn(page)


def _redrawn(page: Page) -> float:
    page.wait_for_function("() => window.bench.changed")
    return float(page.evaluate("window.bench.changed"))
