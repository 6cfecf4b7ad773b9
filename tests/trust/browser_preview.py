"""The preview of a working file whose mistakes are payloads: what the bar tells of them is text."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from app.preview.server import preview
from tests import invented
from tests.listening import listening
from tests.trust.browser_payloads import payload
from tests.trust.browser_watch import Seen, watching

PATIENCE = 60_000  # milliseconds
SETTLED = "(stamp) => document.querySelector('#preview-news')?.textContent.includes(stamp)"


def seen(browser: Browser, numbers: Sequence[int], folder: Path) -> Seen:
    """What the bar does with payloads in keys, values, ids and names of files."""
    found = Seen()
    desk = folder / "desk"
    desk.mkdir()
    path = desk / "working.yaml"
    path.write_text(invented.YAML, encoding="utf-8")
    context = browser.new_context(bypass_csp=True)
    with _previewed(path) as site, watching(context, site, found):
        page = context.new_page()
        page.goto(f"{site}/sources", wait_until="load", timeout=PATIENCE)
        for first in range(0, len(numbers), 3):
            some = numbers[first : first + 3]
            _save(path, page, [payload(k) for k in some], first)
            found.scan(page)
            found.pages += len(some)
    context.close()
    return found


def _save(path: Path, page: Page, words: Sequence[str], number: int) -> None:
    """Save mistakes that quote the payloads, and wait until the bar tells of them."""
    stamp = f"stamp-{number}"
    texts = [_quoted(each) for each in words]
    wrong = "".join(
        f"  - {{{each}: 1, region: {each}, figures: [{{indicator: {each}, value: {each}}}]}}\n"
        for each in texts
    )
    sources = "".join(f"  {each}: {{title: {each}, file: {each}}}\n" for each in texts)
    broken = invented.YAML.replace("sources:\n", f"{stamp}: 1\nsources:\n{sources}", 1) + wrong
    path.write_text(broken, encoding="utf-8")
    page.wait_for_function(SETTLED, arg=stamp, timeout=PATIENCE)


def _quoted(words: str) -> str:
    """As YAML in double quotes; what cannot be seen by its number."""
    return json.dumps(words)


@contextmanager
def _previewed(path: Path) -> Iterator[str]:
    """The address of a preview for as long as it is needed."""
    door, reader = preview(path)
    threading.Thread(target=reader.run, daemon=True).start()
    with listening(door) as site:
        yield site
