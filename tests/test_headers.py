"""What every answer says of itself: nothing from elsewhere, and no script but files of ours and those hashed."""

import base64
import json
import re
import sys
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


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/static/x", 404), ("GET", "/assets/x", 404), ("GET", "/steer/x", 404), ("GET", "/_reload-hash", 404),
        ("GET", "/_favicon.ico", 404), ("GET", "/_dash-component-suites/dash/x.js", 404),
        ("GET", "/_dash-component-suites/os/path.py", 404), ("GET", "/_dash-component-suites/os/x.js", 404),
        ("GET", "/_dash-component-suites/dash/dcc/dash_core_components.js.map", 404), ("POST", "/", 405),
        ("PUT", "/compare", 405), ("TRACE", "/", 405), ("POST", "/_dash-update-component", 400),
    ],
)  # fmt: skip
def test_what_has_no_page_is_told_in_one_line(client, method, path, status, caplog):
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert answer.mimetype == "text/plain"
    assert answer.get_data(as_text=True).count("\n") == 1
    assert policy(answer)
    assert caplog.records == []


@pytest.mark.parametrize(
    "path", ["/_dash-foo", "/_alive_x", "/_dash-config", "/wp-login.php", "/edition/x/y"]
)
def test_an_unknown_path_has_the_page_that_says_so(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"


def test_a_page_does_not_tell_which_versions_run_here(client):
    (config,) = re.findall(
        r'id="_dash-config"[^>]*>(.*?)</script>', client.get("/compare").get_data(as_text=True)
    )
    assert not [name for name in json.loads(config) if "version" in name and name != "disable_version_check"]
    assert sys.version.split()[0] not in config


def test_pages_of_others_may_read_the_interface_alone(client):
    said = [client.get(path).headers["Cross-Origin-Resource-Policy"] for path in ("/api/v1", "/sources")]
    assert said == ["cross-origin", "same-origin"]
