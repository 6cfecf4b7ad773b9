"""The page of targets in a real browser: words for the room there is, links for fingers, few sheets of paper."""

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browsing import axe_violations


def test_a_chart_of_targets_has_the_words_for_the_room_there_is(visit):
    page = visit("/targets?region=330000")
    expect(page.locator(".lanes-wide .main-svg").first).to_be_visible()
    expect(page.locator(".lanes-narrow .plot")).to_be_hidden()
    page.set_viewport_size({"width": 360, "height": 900})
    expect(page.locator(".lanes-narrow .main-svg").first).to_be_visible()
    expect(page.locator(".lanes-wide .plot")).to_be_hidden()


def test_listed_targets_are_large_enough_for_a_finger(visit):
    page = visit("/targets", 360)
    heights = page.locator(".aims .value").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().height)"
    )
    assert len(heights) == 26
    assert min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_all_targets_fit_four_sheets(visit):
    page = visit("/targets", scheme="dark")
    expect(page.locator(".lanes-wide .main-svg").first).to_be_visible()
    assert len(pypdfium2.PdfDocument(page.pdf(format="A4"))) <= 4


@pytest.mark.parametrize(
    ("address", "width", "scheme"),
    [
        pytest.param("/targets", 360, "light", id="a phone"),
        pytest.param("/targets?by=topic&lang=en", 1440, "dark", id="a desk in the dark"),
    ],
)
def test_axe_finds_nothing(visit, address, width, scheme):
    assert axe_violations(visit(address, width, scheme)) == []
