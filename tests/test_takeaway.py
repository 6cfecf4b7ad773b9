"""What every page ends with: files of what is shown and of everything, the guide, and how to cite the page."""

import re
from typing import get_args

import pytest
from playwright.sync_api import expect

from app import ids, layout, steering, urls
from app.document import Document
from app.layout import shell
from app.server import create_app
from app.urls import (
    Address,
    Brief,
    Changes,
    Cite,
    Compare,
    Coverage,
    Data,
    Guide,
    Heat,
    Missing,
    Overview,
    Region,
    Search,
    Source,
    Sources,
    Targets,
    View,
    Wall,
)
from tests import invented
from tests.browsing import axe_violations
from tests.trees import by_id, classed, hrefs, words

GDP = "310000.gdp.2023.A.shanghai-page-2024"
ORIGIN = "https://example.org"
SEEN: tuple[View, ...] = (
    Overview("gdp.actual"), Compare("gdp", ("330000",)), Targets(topics=("talent",)), Coverage("innovation"),
    Region("330000"), Data(("310000",), obs=GDP), Sources(), Source("shanghai-page-2024", GDP), Brief("330000"),
    Heat(), Changes(),
)  # fmt: skip
UNSEEN: tuple[View, ...] = (Region(), Search(), Search("gdp"), Guide(), Cite(GDP), Missing("/nowhere"))


def row(site, view: View, language="zh"):
    (found,) = classed(shell(site, Address(view, language), invented.DAY, ORIGIN), "takeaway")
    return found


def test_every_kind_of_page_is_among_these():
    assert {type(view) for view in (*SEEN, *UNSEEN)} == {*get_args(View)} - {Wall}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", [*SEEN, *UNSEEN[:-1]], ids=urls.path)
def test_every_page_leads_to_its_files_and_to_everything_and_says_how_to_cite_it(site, view, language):
    shown = row(site, view, language)
    found = hrefs(shown)
    seen = [urls.export(view, kind) for kind in ("xlsx", "csv")] if view in SEEN else []
    assert found[: len(seen) + 3] == [
        *seen,
        urls.EVERYTHING_PATH,
        urls.ZIP_PATH,
        urls.href(Guide(), language),
    ]
    assert "lang=" not in "".join(seen)
    said = words(by_id(shown, ids.TAKEAWAY_CITED))
    for part in (site.tables.version, invented.DAY.isoformat(), ORIGIN + urls.path(view)):
        assert part in said


def test_a_page_that_is_missing_has_nothing_to_cite(site):
    found = row(site, Missing("/nowhere"))
    assert hrefs(found) == [urls.EVERYTHING_PATH, urls.ZIP_PATH, urls.href(Guide(), "zh")]
    assert classed(found, "copying") == []


def test_where_targets_are_judged_for_today_the_cited_address_names_the_day(site):
    said = words(by_id(row(site, Targets()), ids.TAKEAWAY_CITED))
    assert f"{ORIGIN}/targets?as_of={invented.DAY.isoformat()}" in said


def test_a_wall_has_nothing_to_take(site):
    assert classed(shell(site, Address(Wall(("/",)), "zh"), invented.DAY, ORIGIN), "takeaway") == []


@pytest.fixture(scope="module")
def app(tables) -> Document:
    return create_app(tables, clock=lambda: invented.DAY)


@pytest.mark.parametrize("view", [*SEEN[1:3], Data(("310000",))], ids=urls.path)
def test_what_a_control_moves_brings_the_row_of_the_new_view(app, view):
    """In the words of the page itself, for the server that was asked."""
    client = app.server.test_client()
    page = client.get(urls.href(view, "en")).get_data(as_text=True)
    parts = client.get(f"{steering.PATH}{urls.href(view, 'en')}").json["parts"]
    for name in (ids.TAKEAWAY_SHOWN, ids.TAKEAWAY_CITED):
        assert parts[name] in page
    assert urls.export(view, "csv").replace("&", "&amp;") in parts[ids.TAKEAWAY_SHOWN]


def test_servers_of_two_names_do_not_share_a_citation(app):
    client = app.server.test_client()
    cited = [
        client.get(f"{steering.PATH}/compare", base_url=f"http://{host}").json["parts"][ids.TAKEAWAY_CITED]
        for host in ("one.example", "two.example")
    ]
    assert "http://one.example/compare" in cited[0]
    assert "http://two.example/compare" in cited[1]


@pytest.mark.parametrize("view", SEEN, ids=urls.path)
def test_the_file_of_a_row_is_there(app, view):
    assert app.server.test_client().get(urls.export(view, "csv")).status_code == 200


def test_a_path_of_nothing_is_told_apart(site):
    assert layout.missing_at(site, "/nowhere")
    assert layout.missing_at(site, "/cite/lost@1066")
    assert not layout.missing_at(site, f"/cite/{GDP}@1066")


# ── In a browser ──


def test_the_row_follows_what_controls_show_and_can_be_copied_and_printed(visit):
    page = visit("/compare?family=gdp", width=360)
    page.locator(".takeaway summary").click()
    page.locator("#compare-sort").click()
    page.get_by_role("option", name="按名称（拼音）").click()
    shown = page.locator(f"#{ids.TAKEAWAY_SHOWN}").get_by_role("link", name="下载所见 Excel")
    expect(shown).to_have_attribute("href", re.compile("sort=name"))
    cited = page.locator(f"#{ids.TAKEAWAY_CITED} .copy-words")
    expect(cited).to_contain_text("/compare?family=gdp&sort=name")
    expect(cited).to_be_visible()  # it stays open
    small = page.locator(".takeaway :is(a, summary, button)").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect().height).filter((high) => high < 43.5)"
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe_violations(page) == []
    button = page.locator(".takeaway .copy")
    button.click()
    expect(button).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == cited.inner_text().strip()
    page.locator(".takeaway summary").click()
    page.emulate_media(media="print")
    expect(cited).to_contain_text("数据版本")
    expect(page.locator(".takeaway a").first).to_be_hidden()
