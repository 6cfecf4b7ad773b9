"""Pages and pictures that readers keep: what changed, what was audited, charts as SVG, each opened from the disk."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page

from app.server import create_app
from etl import catalog
from etl import tables as tidy
from etl.audit import findings
from etl.diff import page
from etl.diff.accounting import between
from tests.browsing import in_language, serving
from tests.trust import browser_visits, injected
from tests.trust.browser_payloads import payload
from tests.trust.browser_watch import Seen, watching

DAY = date(2024, 6, 30)
CHARTS = 20  # of which pictures are taken


def seen(browser: Browser, numbers: Sequence[int], folder: Path) -> Seen:
    """What the kept files do once they are opened."""
    found = Seen()
    kept = folder / "kept"
    kept.mkdir()
    path, _ = injected.inject(lambda n: payload(numbers[n]), len(numbers), kept)
    after = tidy.build(catalog.read(path))
    files = [*_changes(after, len(numbers), kept), *_audits(path, numbers, kept)]
    context = browser.new_context(bypass_csp=True)
    with serving(create_app(after, clock=lambda: DAY)) as site, watching(context, site, found):
        files += _pictures(context.new_page(), site, len(numbers), kept)
    context.close()
    context = browser.new_context(bypass_csp=True)
    with watching(context, "file://", found):
        opened = context.new_page()
        for file in files:
            opened.goto(file.as_uri(), wait_until="load")
            found.scan(opened)
            found.pages += 1
    context.close()
    return found


def _changes(after: tidy.Tables, count: int, folder: Path) -> Iterator[Path]:
    """Everything became a payload, and everything was one before."""
    harmless = folder / "harmless"
    harmless.mkdir()
    path, _ = injected.inject(lambda n: f"乙{n}", count, harmless)
    before = tidy.build(catalog.read(path))
    for name, sides in {"became": (before, after), "was": (after, before)}.items():
        for language in ("zh", "en"):
            file = folder / f"{name}-{language}.html"
            names = (payload(0), payload(1))
            file.write_text(page.page(between(*sides, DAY, names), language), encoding="utf-8")
            yield file


def _audits(path: Path, numbers: Sequence[int], folder: Path) -> Iterator[Path]:
    """An audit of a text that is nothing but payloads."""
    text = folder / "text.txt"
    lines = [f"{payload(k)} 12家 {payload(k)}".replace("\n", " ").replace("\u2028", " ") for k in numbers]
    text.write_text("\n".join(lines), encoding="utf-8")
    found = findings.audit([str(text)], None, catalog.read(path))
    for language in ("zh", "en"):
        file = folder / f"audit-{language}.html"
        file.write_text(found.written("html", language), encoding="utf-8")
        yield file


def _pictures(page: Page, site: str, count: int, folder: Path) -> Iterator[Path]:
    for n in range(min(CHARTS, count)):
        page.goto(site + in_language(f"/compare?family=fa{n}", ("zh", "en")[n % 2]), wait_until="load")
        drawn = browser_visits.picture(page)
        if drawn is not None:
            file = folder / f"{n}.svg"
            file.write_text(drawn, encoding="utf-8")
            yield file
