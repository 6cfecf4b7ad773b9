"""Texts that would run if anything took them for more than text, in every place of the catalogue, in a real browser.

The payloads go in batches, each a catalogue of its own, so that every page that lists things shows all of a batch.
Each page is opened twice: under the policy that it is sent with, and in a browser that minds no policy.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from app.server import create_app
from etl import catalog
from etl import tables as tidy
from tests.browsing import FLAGS, in_language, serving
from tests.trust import browser_kept, browser_preview, browser_raw, browser_visits, injected
from tests.trust.browser_payloads import PAYLOADS, payload
from tests.trust.browser_watch import SCAN_ADDRESSES, Seen, watching
from tests.trust.row import Row

DAY = date(2024, 6, 30)
SHOWN = 3  # things that went wrong which a row tells


@dataclass(frozen=True)
class Counts:
    """How many payloads, how many of them in one catalogue, and how many pages of one record are opened of each."""

    seed: int = 9
    payloads: int = len(PAYLOADS)
    batch: int = 20
    singles: int = 20
    lists: int = 16


QUICK = Counts(payloads=2, batch=2, singles=1, lists=1)


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Texts as the check lets them in; all pages; addresses; the preview; pages and pictures that are kept."""
    numbers = _chosen(counts.payloads)
    refused = texts = 0
    with _chromium() as browser:
        live = browser_raw.alive(browser.new_context(), numbers)
        yield Row(
            "payloads written raw",
            f"{len(live):,} of {len(numbers):,} run or lead elsewhere",
            "3 in 4, or nothing is tested",
            len(live) >= 0.75 * len(numbers),
        )
        free, bound = Seen(), Seen()
        astray = Seen()
        for n, first in enumerate(range(0, len(numbers), counts.batch)):
            batch = numbers[first : first + counts.batch]
            path, made = injected.inject(partial(_of, batch), len(batch), _made(folder / str(n)))
            texts, refused = texts + len(made.texts), refused + len(made.refused)
            with serving(create_app(tidy.build(catalog.read(path)), clock=lambda: DAY)) as site:
                _open(browser, site, free, batch, counts, bypass=True)
                _open(browser, site, bound, batch, counts, bypass=False)
                _lead_astray(browser, site, astray, batch)
        yield _row(f"{texts:,} texts ({refused:,} refused by the check), no policy", free, "pages")
        yield _row("the same, under the policy", bound, "pages")
        said = bound.said
        yield Row("what the browser complains of", f"{bound.pages:,} pages: {_told(said)}", "0", not said)
        yield _row("payloads in addresses", astray, "addresses")
        yield _row("problems of a working file", browser_preview.seen(browser, numbers, folder), "payloads")
        yield _row("pages and pictures that are kept", browser_kept.seen(browser, numbers, folder), "files")


def _open(
    browser: Browser, site: str, seen: Seen, batch: Sequence[int], counts: Counts, *, bypass: bool
) -> None:
    """Visit what a batch is shown on, every other page in English; the rest is fetched and parsed only."""
    context = browser.new_context(bypass_csp=bypass, viewport={"width": 1440, "height": 900})
    pages = [*browser_visits.listing(len(batch))][: counts.lists]
    records = range(min(counts.singles if bypass else (counts.singles + 3) // 4, len(batch)))
    pages += [each for k in records for each in browser_visits.single(k)]
    with watching(context, site, seen):
        page = context.new_page()
        for number, address in enumerate(pages):
            browser_visits.visit(page, seen, site, in_language(address, ("zh", "en")[number % 2]))
        page.goto(f"{site}/compare?family=fa0", wait_until="load")
        browser_visits.visit(page, seen, site, "/compare?family=fa0")
        browser_visits.choose(page, seen)
        for k in batch[: counts.singles]:
            browser_visits.search(page, seen, k)
        if bypass:
            parsed = [each for k in range(len(batch)) for each in browser_visits.further(k)]
            seen.ran += page.evaluate(SCAN_ADDRESSES, parsed)
    context.close()


def _lead_astray(browser: Browser, site: str, seen: Seen, batch: Sequence[int]) -> None:
    """Addresses that hold payloads: parsed, and the page for searching opened, with one as its fragment too."""
    context = browser.new_context(bypass_csp=True)
    with watching(context, site, seen):
        page = context.new_page()
        page.goto(f"{site}/guide", wait_until="load")
        for k in batch:
            addresses = [*browser_visits.astray(payload(k))]
            seen.ran += page.evaluate(SCAN_ADDRESSES, addresses)
            seen.pages += len(addresses)
        for k in batch[:: max(1, len(batch) // 4)]:
            for address in [*browser_visits.astray(payload(k))][6:8]:
                page.goto(f"{site}{address}#{payload(k)}", wait_until="load")
                seen.scan(page)
    context.close()


def _of(batch: Sequence[int], n: int) -> str:
    """The payload of the n-th record of a batch."""
    return payload(batch[n])


def _chosen(count: int) -> list[int]:
    """As many payloads as asked for, from all over the list."""
    return [n * len(PAYLOADS) // count for n in range(count)]


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def _row(what: str, seen: Seen, counted: str) -> Row:
    return Row(what, f"{seen.pages:,} {counted}: {_told(seen.ran)} executions", "0 executions", not seen.ran)


def _told(things: Sequence[str]) -> str:
    shown = "; ".join(dict.fromkeys(things[:SHOWN]))
    return f"{len(things):,}" + (f" ({shown})" if things else "")


@contextmanager
def _chromium() -> Iterator[Browser]:
    """Debian's chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()
