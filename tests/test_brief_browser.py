"""The brief on paper: one page, whatever its region has."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from markupsafe import Markup
from playwright.sync_api import Page

from app.markup import element, markup
from app.pages import brief
from app.urls import Brief
from tests import panel

DAY = date(2026, 11, 24)
A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def paper(browser):
    page = browser.contexts[0].new_page()
    yield page
    page.close()


def printed(paper: Page, project: Path, tables, region: str, language: str) -> pypdfium2.PdfDocument:
    """The sheet with our styles alone, its chart as high as it will be."""
    styles = "\n".join(path.read_text("utf-8") for path in sorted((project / "assets").glob("*.css")))
    address = f"https://figures.example.gov.cn/brief/{region}?lang={language}"
    sheet = markup(brief.layout(tables, Brief(region), language, DAY, address))
    body = [Markup(f"<style>{styles}</style>"), element("main", sheet)]
    paper.set_content(str(element("html", body, lang=language, class_="scripted")))
    return pypdfium2.PdfDocument(paper.pdf(prefer_css_page_size=True))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("data", "region"),
    [
        ("real", "330000"), ("real", "540000"), ("real", "optics-valley"),
        ("dense", "330000"), ("dense", "510000"), ("stress", "110000"), ("stress", "650000"),
    ],
)  # fmt: skip
def test_a_brief_is_one_page(paper, project, tables, data, region, language):
    made = {"real": lambda: tables, "dense": panel.dense_tables, "stress": panel.stress_tables}[data]()
    document = printed(paper, project, made, region, language)
    assert len(document) == 1
    assert tuple(map(round, document[0].get_size())) == A4
