"""The wall screen: what takes turns is in its address, and everything stands there without scripts."""

import re
from datetime import date

import pytest
from dash import html
from trees import classed, walk, words

from app import urls
from app.known import Known
from app.markup import markup
from app.pages import wall
from app.urls import SECONDS, Compare, Overview, Targets, View, Wall

DAY = date(2026, 11, 24)
VIEWS: tuple[View, ...] = (Overview("gdp.actual"), Compare("gdp", levels=("province",)), Targets())
SHOWN = tuple(urls.href(view, "zh") for view in VIEWS)


@pytest.fixture(scope="module")
def known(tables) -> Known:
    return Known.of(tables)


def page(tables, known, view: Wall, language="zh"):
    return wall.layout(tables, known, view, language, DAY, lambda each: html.P(repr(each)))


def inputs(part: object, kind: str) -> list[str]:
    return re.findall(rf'<input type="{kind}"[^>]*>', str(markup(part)))


def test_each_view_asked_for_is_a_pane_in_order(tables, known):
    panes = classed(page(tables, known, Wall(SHOWN)), "wall-pane")
    assert [words(pane) for pane in panes] == [repr(view) for view in VIEWS]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_step_is_a_button_with_the_name_of_its_view(tables, known, language):
    screen = page(tables, known, Wall(SHOWN), language)
    steps = classed(screen, "wall-step")
    assert {type(step).__name__ for step in steps} == {"Button"}
    names = [wall.name(tables, view, language) for view in VIEWS]
    assert [step.title for step in steps] == names
    assert all(name in getattr(step, "aria-label") for step, name in zip(steps, names, strict=True))
    assert len(set(names)) == len(names)


def test_the_seconds_and_the_edition_are_told(tables, known):
    screen = page(tables, known, Wall(SHOWN, "60"))
    assert getattr(screen, "data-seconds") == "60"
    assert hasattr(screen, "data-wall")
    assert tables.version in words(classed(screen, "wall-data"))
    assert getattr(page(tables, known, Wall(SHOWN)), "data-seconds") == "30"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_views_a_plain_form_asks_for_them(tables, known, language):
    asking = page(tables, known, Wall(), language)
    (form,) = [each for each in walk(asking) if isinstance(each, html.Form)]
    assert (form.method, form.action) == ("get", "/wall")
    assert "<script" not in str(markup(asking))
    boxes = inputs(asking, "checkbox")
    offered = [re.search(r'value="([^"]*)"', box)[1].replace("&amp;", "&") for box in boxes]
    query = "&".join(f"show={urls.quote(each, safe='')}" for each in offered)
    address = urls.parse("/wall", f"{query}&seconds=20", known)
    assert address.view == Wall(tuple(offered), "20")  # every choice is one that the address may hold
    assert address.ignored == ()
    assert 0 < sum("checked" in box for box in boxes) < len(boxes)
    assert len(inputs(asking, "radio")) == len(SECONDS)
    assert len(inputs(asking, "hidden")) == (language == "en")


def test_every_view_of_an_address_has_a_name(tables, known):
    for path in (
        "/",
        "/coverage",
        "/region/330000",
        "/brief/330000",
        "/data",
        "/sources",
        "/heat",
        "/changes",
        "/search",
    ):
        view = urls.parse(path, "", known).view
        assert wall.name(tables, view, "zh")
        assert wall.name(tables, view, "en")
