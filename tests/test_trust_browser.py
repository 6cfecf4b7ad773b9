"""Texts that would run in a browser: the quick part of what `python -m tests.trust browser` tells, and its judges."""

from typing import Annotated, NamedTuple

import pytest
from playwright.sync_api import Browser

from etl import records, scalars
from etl.catalog import SECTIONS
from etl.schema import Observation, SetAside, Words
from tests.aside import aside
from tests.trust import browser as browser_rows
from tests.trust import browser_payloads, injected
from tests.trust.browser_watch import SCAN_PAGE, watching

SITE = "http://planted.invalid"


def test_there_are_200_payloads_and_no_two_alike():
    assert len(browser_payloads.PAYLOADS) == len(set(browser_payloads.PAYLOADS)) == 200
    assert browser_payloads.payload(0) == "<script>hit(0)</script>"


@pytest.mark.parametrize("kind", [*SECTIONS.values(), SetAside, Observation])
def test_every_field_of_the_schema_is_free_or_known_to_have_a_form(kind):
    odd = [
        (each.key, inside.__name__)
        for inside in _inside(kind)
        for each in records.fields(inside)
        if each.record is None
        and each.reader not in (*injected.FREE.values(), *injected.FORMED)
        and not (each.reader and (each.reader.choices or each.reader.declared))
        and (inside, each.key) not in injected.READ_ON
    ]
    assert odd == []


def test_a_new_text_of_the_schema_carries_a_payload_by_itself():
    class Enlarged(NamedTuple):
        name: Words
        slogan: Words | None = None
        motto: Annotated[str, scalars.phrase] | None = None

    made = injected.Injected(lambda k: f"<{k}>", 1)
    content = made.written(Enlarged, 0, "topics.to0", {})
    assert content["slogan"] == {"zh": "<0>", "en": "<0>"}
    assert content["motto"] == "<0>"
    assert [*injected.free(Enlarged)] == ["name.zh", "name.en", "slogan.zh", "slogan.en", "motto"]


def test_every_free_text_of_every_record_carries_its_payload(tmp_path):
    _, made = injected.inject(lambda k: f"<b>{k}</b>", 2, tmp_path)
    for section, kind in SECTIONS.items():
        for name in injected.free(kind):
            place = f"{section}.{section[:2]}1.{name}"
            assert any(at.replace("[0]", "") == place for at in made.texts), place
    told = {
        at.partition("figures[0].")[2].replace("[0]", "")
        for at in made.texts
        if at.startswith("observations")
    }
    assert told == {*injected.free(Observation), "value"} - {"bound"}
    # A number in the words of a goal makes it none.
    assert set(made.refused.values()) <= {"unreadable-value"}


@pytest.fixture
def context(browser: Browser):
    made = browser.contexts[0].browser.new_context()
    yield made
    made.close()


@pytest.mark.parametrize(
    "planted",
    [
        pytest.param("<script>hit(1)</script>", id="a script that runs"),
        pytest.param("<img src=x onerror=hit(1)>", id="a picture that fails"),
        pytest.param("<a href='javascript:hit(1)'>a</a>", id="a link to a script"),
        pytest.param("<a href='https://e.invalid/'>a</a>", id="a link elsewhere"),
        pytest.param("<b onclick=hit(1)>a</b>", id="a handler that waits"),
        pytest.param(
            "<svg><a xlink:href='javascript:hit(1)'><text>a</text></a></svg>", id="a link in a drawing"
        ),
        pytest.param("<img src=//e.invalid/1>", id="a picture from elsewhere"),
        pytest.param("<meta http-equiv=refresh content='9;//e.invalid'>", id="a page that leads on"),
        pytest.param("<p style='background:url(//e.invalid/1)'>a</p>", id="a style"),
        pytest.param("<script>alert(1)</script>", id="a dialog"),
    ],
)
def test_what_a_careless_program_would_write_is_seen(context, planted):
    context.route(f"{SITE}/**", lambda route: route.fulfill(body=planted, content_type="text/html"))
    with watching(context, SITE) as seen:
        page = context.new_page()
        page.goto(SITE, wait_until="load")
        seen.scan(page)
        page.wait_for_timeout(50)
    assert seen.ran


def test_text_is_not_seen_as_more(context):
    words = "".join(map(_escaped, browser_payloads.PAYLOADS))
    context.route(
        f"{SITE}/**",
        lambda route: route.fulfill(body=f"<p title='{words}'>{words}", content_type="text/html"),
    )
    with watching(context, SITE) as seen:
        page = context.new_page()
        page.goto(SITE, wait_until="load")
        assert page.evaluate(SCAN_PAGE) == []
    assert seen.ran == []


def _inside(kind: type) -> list[type]:
    found = [kind]
    for each in records.fields(kind):
        if each.record is not None:
            found += _inside(each.record)
    return found


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;").replace('"', "&#34;")


def test_each_row_holds(tmp_path):
    told = aside(list, browser_rows.rows(browser_rows.QUICK, tmp_path))
    assert [row for row in told if not row.holds] == []
    assert len(told) == 7
