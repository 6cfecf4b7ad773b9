"""The pictures of the editors' guide, of the real product: the guide is walked, and drawn where it shows one.

Run as `make pictures`.
"""

import re
import subprocess
from collections.abc import Callable, Mapping
from contextlib import ExitStack, chdir
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from playwright.sync_api import Page

from etl import kept
from tests.browsing import PAINTED, READY, browsing
from tests.editors_guide import FORM, PAGE, Step, done, laid_out, standing, steps

FOLDER = PAGE.parent / "pictures"
WIDTH, HEIGHT = 1100, 640
FORM_WIDTH = 1500  # up to the phrase
LINES = 28  # of a terminal
TERMINAL = """<meta charset="utf-8"><style>
body { margin: 0; background: #1d2430; color: #e6e9ee }
pre { margin: 0; padding: 18px; font: 15px/1.5 "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap }
b { color: #7fb4e6; font-weight: normal }
</style><pre>"""
SHEET = """<meta charset="utf-8"><style>
body { margin: 8px; zoom: .6; overflow: hidden }
table { border-collapse: collapse; table-layout: fixed; width: 4400px }
td { font: 15px/1.4 "Noto Sans CJK SC", sans-serif; height: 24px }
comment, .comment-indicator { display: none }
</style>"""
COMPARED = "/compare?family=gdp"


def draw() -> None:
    """Walk the guide in a folder of its own and draw each of its pictures."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, patch.object(kept, "FOLDER", Path(folder) / "kept"):
        laid_out(Path(folder))
        with chdir(folder), browsing() as browser, ExitStack() as previews:
            page = browser.contexts[0].new_page()
            page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            said, site = "", ""
            for step in steps():
                if step.kind == "picture":
                    _DRAWN.get(step.words, terminal)(page, said or site)
                    page.screenshot(path=FOLDER / f"editors-{step.words}.png")
                elif step.words.startswith("indicators preview"):
                    site, said = previews.enter_context(standing(step.words)), ""
                    _chart(page, site)
                elif step.kind == "sh":
                    previews.close()
                    said = _told(step)
                else:
                    done(step)


def _told(step: Step) -> str:
    return "".join(
        f"<b>$ {line}</b>\n{escape(done(step._replace(words=line)))}" for line in step.words.splitlines()
    )


def terminal(page: Page, said: str) -> None:
    """A terminal after a command."""
    lines = said.splitlines()
    page.set_content(TERMINAL + "\n".join([*lines[:LINES], *(["…"] if len(lines) > LINES else [])]))
    page.set_viewport_size(
        {"width": WIDTH, "height": page.evaluate("document.querySelector('pre').offsetHeight")}
    )


def spoilt(page: Page, _: str) -> None:
    """The open page of a preview after a mistake was saved."""
    page.locator("#preview .preview-place").first.wait_for()


def mended(page: Page, _: str) -> None:
    """The same page when all is well again."""
    page.locator("#preview .preview-place").first.wait_for(state="detached")
    page.wait_for_function(READY)
    page.evaluate(PAINTED)


def published(page: Page, _: str) -> None:
    """What readers see."""
    with standing("indicators serve releases") as site:
        _chart(page, site)


def form(page: Page, _: str) -> None:
    """The form as an office program lays it out: the first of its sheets, without what is hidden."""
    command = ["soffice", f"-env:UserInstallation={Path('profile').absolute().as_uri()}", "--headless"]
    subprocess.run([*command, "--convert-to", "html", str(FORM)], check=True, capture_output=True)
    sheet = re.search("<table.*?</table>", FORM.with_suffix(".html").read_text("utf-8"), re.DOTALL)
    assert sheet
    page.set_content(SHEET + sheet[0])
    page.set_viewport_size({"width": FORM_WIDTH, "height": 330})
    page.evaluate("scrollTo(0, 0)")


def _chart(page: Page, site: str) -> None:
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.goto(site.rstrip("/") + COMPARED)
    page.wait_for_function(READY)
    page.locator(".plot.drawn").first.evaluate("plot => scrollTo(0, plot.getBoundingClientRect().top - 150)")
    page.evaluate(PAINTED)


_DRAWN: Mapping[str, Callable[[Page, str], None]] = {
    "preview-bar": spoilt,
    "preview": mended,
    "form": form,
    "published": published,
}

if __name__ == "__main__":
    draw()
