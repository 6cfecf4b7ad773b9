"""A walk through every page in both languages: at two or five widths, in light and dark, by axe-core and by eye.

`make shots` keeps what is seen in the folder that `SHOTS` names, one file a page, language and width.
"""

import os
import re
from pathlib import Path
from typing import get_args

import pytest
from playwright.sync_api import expect

from app.urls import View
from tests.browsing import axe_violations, in_language, resize

SHOTS = os.environ.get("SHOTS")
# A page is opened at the first. To the page, 200 % zoom is a window of half the width and height.
# English words are longer where it is narrow; what lies between stands as it does in Chinese.
WINDOWS = {
    "zh": ((3840, 2160), (1440, 900), (820, 900), (640, 400), (360, 900)),
    "en": ((360, 900), (3840, 2160)),
}
GDP = "310000.gdp.2023.A.shanghai-page-2024"
PAGES = {
    "overview": "/",
    "overview by GDP": "/?show=gdp.actual",
    "compare": "/compare",
    "compare look-alikes": "/compare?family=strategic-share",
    "compare ranks": "/compare?family=research-facilities",
    "compare across levels and periods": "/compare?family=gdp&level=province&level=city&period=across",
    "compare a group by name": "/compare?family=gdp&region=delta&sort=name",
    "targets": "/targets",
    "targets by topic on a day": "/targets?as_of=2025-01-01&by=topic&state=no_result",
    "no such targets": "/targets?state=exceeded",
    "heat": "/heat",
    "coverage": "/coverage",
    "coverage of a topic": "/coverage?topic=innovation",
    "coverage of zones": "/coverage?topic=digital&level=zone",
    "regions": "/region",
    "province": "/region/330000",
    "province without figures": "/region/540000",
    "zone": "/region/optics-valley",
    "brief": "/brief/330000",
    "brief without figures": "/brief/540000",
    "data": "/data",
    "data with a record": f"/data?region=310000&obs={GDP}",
    "sources": "/sources",
    "source": "/source/zhejiang-sessions-2024",
    "source with a figure": f"/source/shanghai-page-2024?obs={GDP}",
    "changes": "/changes",
    "search": "/search?q=zj",
    "search for nothing": "/search",
    "guide": "/guide",
    "cite": f"/cite/{GDP}",
    "cite of another edition": f"/cite/{GDP}@0123456789ab",
    "cite of nothing": "/cite/310000.gdp.1066.A.lost@0123456789ab",
    "wall to choose": "/wall",
    "wall": "/wall?show=%2F&show=%2Fcompare%3Ffamily%3Dgdp&seconds=60",
    "parameters that mean nothing": "/compare?family=zzz&x=1",
    "missing region": "/region/999999",
    "missing page": "/nowhere",
}
# Whatever is to be hit with a finger, but for links within sentences and numbers of notes.
TARGETS = ".switch, .site-header nav a, .search button, main :is(a, summary, button, input)"
SMALL = f"""() => [...document.querySelectorAll('{TARGETS}')].filter((each) => {{
  // What lies in a higher label or field is hit with it; a chip goes by its option too.
  const whole = each.closest('label, .mantine-Input-wrapper');
  const box = (whole || each).getBoundingClientRect();
  const beside = [...each.parentNode.childNodes].filter((node) => node.nodeType === 3);
  const said = beside.some((node) => node.textContent.trim().length > 1);
  if (each.matches('a') && (said || each.closest('sup'))) return false;
  if (each.matches('.mantine-Pill-remove, .mantine-CloseButton-root')) return false;
  return box.width > 0 && box.height > 0 && box.height < 43.5 && each.type !== 'hidden' && !each.closest('.ag-root');
}}).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_at_every_width(visit, tables, name, language):
    opened = WINDOWS[language][0][0]
    page = visit(in_language(PAGES[name], language), opened, "light" if language == "zh" else "dark")
    assert page.evaluate("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[language]
    expect(page.locator("body")).to_contain_text(re.compile(tables.version))
    for width, height in WINDOWS[language]:
        resize(page, width, height)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (
            f"it scrolls sideways at {width}"
        )
        if SHOTS:
            shot = Path(SHOTS, f"{name.replace(' ', '-')}_{language}_{width}.png")
            page.screenshot(path=shot, full_page=width < 2000)
        if width == 360:
            assert page.evaluate(SMALL) == [], "too small for a finger"
    assert axe_violations(page) == []  # zh on a phone and light, en on a wall and dark


def test_the_walk_covers_every_kind_of_page():
    kinds = {kind.__name__.lower() for kind in get_args(View)} - {"missing"}
    assert kinds <= {path.split("?")[0].split("/")[1] or "overview" for path in PAGES.values()}
