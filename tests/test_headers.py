"""What every answer says of itself: nothing from elsewhere, and no script but files of ours and those hashed."""

import base64
import re
from hashlib import sha256

import pytest
from dash import Dash

from app import layout
from app.server import create_app

GDP = "310000.gdp.2023.A.shanghai-page-2024"
LIVE = ("/", "/compare", "/targets", "/coverage", "/region", "/data")
STILL = (
    "/sources",
    "/source/shanghai-page-2024",
    "/heat",
    "/changes",
    "/search?q=gdp",
    "/wall",
    "/brief/330000",
)
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module")
def app(tables) -> Dash:
    return create_app(tables)


@pytest.fixture
def client(app):
    return app.server.test_client()


def policy(answer) -> dict[str, list[str]]:
    """The directives of an answer's Content-Security-Policy."""
    parts = (part.split() for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def run(page: str) -> list[str]:
    """The scripts that stand in a page and that a browser would run: not files, and not data."""
    return [
        text
        for about, text in SCRIPT.findall(page)
        if "src=" not in about and "application/json" not in about
    ]


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    "path",
    [
        *LIVE, *STILL, "/nowhere", "/region/999999", "/edition", "/search.json?q=gdp", "/static/x", "/figure/x",
        f"/figure/{GDP}", "/download/observations.csv", "/download/observations.xlsx",
        "/download/observations.csv?region=999999", "/_dash-layout", "/_dash-dependencies",
        "/api/v1", "/api/v1/codes", "/api/v1/sources.csv", "/api/v1/openapi.json", "/api/v1/releases/none", "/api/x",
    ],
)  # fmt: skip
def test_every_kind_of_answer_has_the_policy(client, path):
    with client.get(path) as answer:
        found = policy(answer)
        assert found["default-src"] == ["'self'"]
        assert found["object-src"] == ["'none'"]
        assert found["base-uri"] == ["'self'"]
        assert found["frame-ancestors"] == ["'self'"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_files_posts_and_what_came_from_memory_have_it_too(client, app):
    assert policy(client.get(app.static.url("style.css")))
    assert policy(client.post("/_dash-update-component", data="{}", content_type="application/json"))
    assert policy(client.post("/nowhere"))
    assert client.get("/sources").headers["Content-Security-Policy"] == policy_twice(client, "/sources")


def policy_twice(client, path: str) -> str:
    answer = client.get(path)
    assert len(answer.headers.getlist("Content-Security-Policy")) == 1
    return answer.headers["Content-Security-Policy"]


def test_a_fault_has_it_too(tables, monkeypatch):
    monkeypatch.setattr(layout, "page", None)
    answer = create_app(tables).server.test_client().get("/sources")
    assert answer.status_code == 500
    assert policy(answer)["default-src"] == ["'self'"]


@pytest.mark.parametrize("path", LIVE)
def test_the_scripts_that_stand_in_a_live_page_are_exactly_those_hashed(client, path):
    answer = client.get(path)
    own, *hashes = policy(answer)["script-src"]
    assert own == "'self'"
    assert {hashed(script) for script in run(answer.get_data(as_text=True))} == {*hashes}


@pytest.mark.parametrize("path", [*STILL, "/nowhere"])
def test_the_script_of_any_page_may_run(client, path):
    answer = client.get(path)
    assert {hashed(script) for script in run(answer.get_data(as_text=True))} <= {
        *policy(answer)["script-src"]
    }


@pytest.mark.parametrize("path", [*STILL, "/nowhere"])
def test_in_any_other_page_stands_only_what_comes_before_the_first_paint(client, app, path):
    assert run(client.get(path).get_data(as_text=True)) == [app.static.text("early.js")]


@pytest.mark.parametrize("path", [*LIVE, *STILL, "/nowhere"])
def test_no_element_has_a_script_in_an_attribute(client, path):
    page = SCRIPT.sub("", client.get(path).get_data(as_text=True))
    assert re.findall(r"<[^>]* on[a-z]+=", page) == []
    assert "javascript:" not in page


def test_the_policy_allows_neither_evaluation_nor_inline_scripts(client):
    scripts = policy(client.get("/"))["script-src"]
    assert "'unsafe-inline'" not in scripts
    assert "'unsafe-eval'" not in scripts


@pytest.mark.parametrize(
    ("path", "said"), [("/", "no-cache"), ("/nowhere", "no-cache"), ("/edition", "no-store")]
)
def test_browsers_ask_again_for_pages(client, path, said):
    assert client.get(path).headers["Cache-Control"] == said
