"""The controls of a page: built for the address that its scripts are asked from, and in words until then."""

import json
import re
from html import unescape
from urllib.parse import urlsplit

import dash_mantine_components as dmc
import pytest
from dash import Dash, html
from playwright.sync_api import Route

from app import ids, island
from app.markup import markup
from app.pages import compare, data
from app.parts.controls import one_of, several_of
from app.server import create_app
from app.urls import Compare, Data
from tests.posts import post, told
from tests.trees import classed, walk, words

LAYOUT = "/_dash-layout"


@pytest.fixture(scope="module")
def app(tables) -> Dash:
    return create_app(tables)


@pytest.fixture
def client(app):
    return app.server.test_client()


def built(part: object) -> dict[str, dict[str, object]]:
    """The live components of some JSON by id."""
    if isinstance(part, list):
        return {name: props for each in part for name, props in built(each).items()}
    if not isinstance(part, dict) or "props" not in part:
        return {}
    props = part["props"]
    own = {props["id"]: props} if isinstance(props.get("id"), str) else {}
    return own | built(props.get("children"))


def asked(client, referrer: str | None) -> dict[str, dict[str, object]]:
    headers = {} if referrer is None else {"Referer": referrer}
    return built(client.get(LAYOUT, headers=headers).json)


@pytest.mark.parametrize(
    ("referrer", "name", "value"),
    [
        ("http://localhost/compare?family=funds", ids.COMPARE_FAMILY, "funds"),
        ("http://localhost/compare?family=nonsense", ids.COMPARE_FAMILY, "gdp"),
        ("http://localhost/compare?region=330000&region=delta", ids.COMPARE_REGIONS, ["330000", "delta"]),
        ("https://elsewhere.example/coverage?topic=talent", ids.COVERAGE_TOPIC, "talent"),
        ("http://localhost/region/330000", ids.REGION_CHOICE, "330000"),
        ("http://localhost/targets?by=topic&lang=en", ids.TARGETS_BY, "topic"),
        ("http://localhost/data?q=%E8%8B%8F", ids.DATA_TEXT, "苏"),
        ("http://localhost/?show=figures", ids.OVERVIEW_SHOWN, "figures"),
    ],
)
def test_controls_are_built_for_the_page_that_asks(client, referrer, name, value):
    found = asked(client, referrer)
    assert found[name]["value"] == value
    at = urlsplit(referrer)
    assert found[ids.BUILT]["data"] == f"{at.path}?{at.query}"


def test_their_labels_are_in_the_language_of_the_page(client):
    labels = [
        asked(client, f"http://localhost/compare{query}")[ids.COMPARE_FAMILY]["label"]
        for query in ("", "?lang=en")
    ]
    assert len({*labels}) == 2
    assert labels[1].isascii()


@pytest.mark.parametrize("referrer", [None, "", "http://localhost", "http://[", "\x00", "/"])
def test_without_the_address_there_are_none_or_those_of_the_first_page(client, referrer):
    found = asked(client, referrer)
    assert set(found) - {ids.OVERVIEW_SHOWN} == {
        ids.URL, ids.BUILT, ids.LACKING, ids.CONTROLS,
    }  # fmt: skip
    assert bool(found[ids.BUILT]["data"]) == (ids.OVERVIEW_SHOWN in found)


@pytest.mark.parametrize("path", ["/sources", "/wall", "/nowhere", "/brief/330000"])
def test_pages_without_controls_have_none(client, path):
    assert built(asked(client, f"http://localhost{path}")[ids.CONTROLS].get("children")) == {}


def test_controls_that_are_lacking_are_built_for_the_address_that_the_browser_tells(client):
    answer = post(client, "lacking.data", {"lacking.data": "/compare?family=funds"})
    found = built(told(answer)["controls.children"])
    assert found[ids.COMPARE_FAMILY]["value"] == "funds"
    assert found == built(asked(client, "http://localhost/compare?family=funds")[ids.CONTROLS]["children"])


@pytest.mark.parametrize(
    "path", ["/", "/compare?family=funds", "/data?q=x&lang=en", "/region/330000?lang=en"]
)
def test_a_page_tells_the_address_that_its_controls_are_asked_for_by(client, path):
    (address,) = re.findall(r' data-address="([^"]*)"', client.get(f"{path}#x").get_data(as_text=True))
    answer = post(client, "lacking.data", {"lacking.data": unescape(address)})
    assert answer.status_code == 200
    assert told(answer)["controls.children"]


@pytest.mark.parametrize("path", ["/compare", "/compare?family=none&x=1", "/data?role=target&lang=zh"])
def test_however_a_reader_wrote_it(client, path):
    (address,) = re.findall(r' data-address="([^"]*)"', client.get(path).get_data(as_text=True))
    assert post(client, "lacking.data", {"lacking.data": unescape(address)}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        None, 5, "", ["/compare"], {"a": 1}, "http://[", "http://localhost", "x", "/nowhere", "/compare?x=1",
        "http://localhost/compare?family=funds", "/compare?family=none", "/data?q=" + "x" * 5000,
    ],
)  # fmt: skip
def test_what_no_page_tells_is_refused(client, address):
    answer = post(client, "lacking.data", {"lacking.data": address})
    assert answer.status_code == 400
    assert answer.get_data(as_text=True).count("\n") == 1


def test_the_controls_of_two_pages_are_not_mixed_in_memory(client):
    found = [asked(client, f"http://localhost{path}") for path in ("/compare", "/coverage", "/compare")]
    assert found[0] == found[2] != found[1]
    assert ids.COVERAGE_TOPIC not in found[2]


def test_every_id_that_a_callback_touches_is_built_or_in_the_page(client):
    """An element that is filled by a callback has to stand in the HTML, for nothing else makes it."""
    live = ("/", "/compare", "/targets", "/coverage", "/region", "/data")
    there = {name for path in live for name in asked(client, f"http://localhost{path}")}
    for callback in client.get("/_dash-dependencies").json:
        assert {each["id"] for each in [*callback["inputs"], *callback["state"]]} <= there


@pytest.mark.parametrize(
    ("control", "shown"),
    [
        pytest.param(
            one_of("a", "Label", [{"value": "x", "label": "An X"}], "x", "en"),
            "An X",
            id="the words of a value",
        ),
        pytest.param(
            one_of("a", "Label", [{"group": "g", "items": [{"value": "x", "label": "An X"}]}], "x", "en"),
            "An X",
            id="of a value in a group",
        ),
        pytest.param(
            several_of("a", "Label", [{"value": v, "label": v.upper()} for v in "xyz"], ["z", "x"], "en"),
            "Z X",
            id="several",
        ),
        pytest.param(several_of("a", "Label", [], [], "en"), "all", id="none chosen means all"),
        pytest.param(html.Div(dmc.TextInput(label="Label", placeholder="a hint")), "a hint", id="a hint"),
        pytest.param(html.Div(dmc.TextInput(label="Label", value="words")), "words", id="words"),
    ],
)
def test_until_then_labels_and_values_stand_there(control, shown):
    found = island.still([island.row(control)])
    assert words(found).split("\n") == ["Label", shown]
    assert "still" in found.className
    assert markup(found)


def test_all_controls_of_a_page_have_their_still(tables):
    controls = compare.controls(tables, Compare("gdp"), "zh")
    labels = [each.label for each in walk(controls) if getattr(each, "label", None)]
    still = classed(compare.layout(tables, Compare("gdp"), "zh"), "still-label")
    assert [words(each) for each in still] == labels
    assert len(labels) == 6


def test_the_table_of_data_is_read_before_the_grid_is_there(tables):
    page = data.layout(tables, Data(("310000",)), "zh")
    (entry,) = [each for each in walk(page) if getattr(each, "id", None) == island.ENTRY]
    assert "4.72万亿元" in words(entry)
    assert markup(page)


def test_a_page_beside_others_has_no_controls_and_no_ids(tables):
    page = island.without(compare.layout(tables, Compare("gdp"), "zh"))
    assert not classed(page, "controls")
    assert [each for each in walk(page) if getattr(each, "id", None)] == []
    assert "地区生产总值" in words(page)


def test_a_browser_that_keeps_the_address_to_itself_gets_its_controls(served, browser):
    """As with an old bookmark, whose address is not in the words of the page."""
    page = browser.new_page(locale="zh-CN")
    posted: list[str] = []
    try:
        page.route("**/compare**", silently)
        page.on(
            "request",
            lambda request: posted.append(request.post_data or "") if request.method == "POST" else None,
        )
        page.goto(f"{served}/compare?old=1&family=funds")
        page.wait_for_selector(f"#{ids.COMPARE_REGIONS}")
        assert len(posted) == 1
        assert json.loads(posted[0])["inputs"][0]["value"] == "/compare?family=funds"
        page.evaluate("history.pushState({}, '', '/compare?family=gdp')")
        page.go_back()
        page.wait_for_timeout(300)
        assert len(posted) == 1
    finally:
        page.close()


def silently(route: Route) -> None:
    """The page, in a browser that tells nobody where it is."""
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "referrer-policy": "no-referrer"})
