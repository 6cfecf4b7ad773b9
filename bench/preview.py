"""From a save to an open page that shows it: `python -m bench.preview [FIGURES] [PATH]`.

A preview of an invented file runs in a process of its own, and a page of it is open in Chromium. A figure that the
page shows is changed in the file again and again; the page itself tells when it shows the new one. The baseline is
the same page, loaded anew by the same browser in the same round. What the server spends on a save is timed apart.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from playwright.sync_api import Page

from app.preview.bar import BESIDE
from app.server import create_app
from bench import large_yaml
from bench.processes import running
from etl import catalog, tables
from tests.browsing import browsing

ROUNDS = 9
REGION = "110101"
FIGURE = "value: {0}家\n        phrase: 专精特新企业{0}家"
# Milliseconds since 1970 when the words are in what is to be read, looked for with each frame.
SHOWN = """(words) => new Promise((done) => {
  const shown = () => document.querySelector('main')?.textContent.includes(words);
  const look = () => (shown() ? done(Date.now()) : requestAnimationFrame(look));
  look();
})"""


class Edited(NamedTuple):
    """The file, with a place for a figure of the newest year of REGION."""

    path: Path
    before: str
    after: str
    value: int

    def save(self, number: int) -> str:
        """Save another value, and tell it as the page writes it."""
        value = str(self.value + number)
        self.path.write_text(self.before + FIGURE.format(value) + self.after, encoding="utf-8")
        return f"{value}家"


def main(figures: int = 1000, page: str = f"/region/{REGION}") -> None:
    with TemporaryDirectory() as folder:
        edited = _edited(Path(folder) / "indicators.yaml", figures)
        sys.stdout.writelines(f"{line}\n" for line in _measured(edited, page, figures))


def _edited(path: Path, figures: int) -> Edited:
    large_yaml.written(figures, path)
    text = path.read_text("utf-8")
    at = text.rindex(f"region: '{REGION}'")
    start = text.index("- indicator: specialised-smes\n        ", at) + len(
        "- indicator: specialised-smes\n        "
    )
    value = int(text[start:].partition("value: ")[2].partition("家")[0])
    end = start + len(FIGURE.format(value))
    assert text[start:end] == FIGURE.format(value)
    return Edited(path, text[:start], text[end:], value)


def _measured(edited: Edited, page: str, figures: int) -> Iterator[str]:
    program = str(Path(sys.executable).with_name("indicators"))
    with running([program, "preview", str(edited.path), "--port", "{port}"]) as server, browsing() as browser:
        following, loaded = (browser.contexts[0].new_page() for _ in range(2))
        following.goto(server.address + page)
        rounds = [
            _round(following, loaded, server.address + page, edited, 1 + number) for number in range(ROUNDS)
        ]
        memory = server.memory
    saved, anew = (statistics.median(times) for times in zip(*rounds[1:], strict=True))
    yield f"{figures} figures, {page}: medians of {ROUNDS - 1} rounds"
    yield f"{'save to shown':28}{saved:9.0f} ms"
    yield f"{'the page loaded anew':28}{anew:9.0f} ms"
    yield f"{'ratio':28}{saved / anew:9.2f}"
    yield f"{'memory of the server':28}{memory / 1e6:9.0f} MB"
    yield from (f"  {name:26}{spent:9.0f} ms" for name, spent in _spent(edited.path, page))


def _round(following: Page, loaded: Page, address: str, edited: Edited, number: int) -> tuple[float, float]:
    """Milliseconds from a save to the open page, and of loading the same page anew when it is no longer news."""
    following.bring_to_front()
    began, words = 1000 * time.time(), edited.save(number)
    saved = following.evaluate(SHOWN, words) - began
    loaded.bring_to_front()
    began = 1000 * time.time()
    loaded.goto(address, wait_until="commit")
    anew = loaded.evaluate(SHOWN, words) - began
    loaded.goto("about:blank")
    return saved, anew


def _spent(path: Path, page: str) -> Iterator[tuple[str, float]]:
    """What the steps of the server take by themselves, in this process."""
    steps: dict[str, list[float]] = {"read and checked": [], "tables": [], "app": [], "page": []}
    for _ in range(4):
        read = _timed(steps["read and checked"], lambda: catalog.read(path))
        built = _timed(steps["tables"], lambda read=read: tables.build(read))
        app = _timed(steps["app"], lambda built=built: create_app(built, beside=BESIDE))
        _timed(steps["page"], lambda app=app: app.server.test_client().get(page))
    return ((name, statistics.median(times[1:])) for name, times in steps.items())


def _timed(times: list[float], work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    done = work()
    times.append(1000 * (time.perf_counter() - began))
    return done


if __name__ == "__main__":
    main(*(int(each) if each.isdecimal() else each for each in sys.argv[1:]))
