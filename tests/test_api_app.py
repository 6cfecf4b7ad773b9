"""The interface within the whole server, beside pages that are kept in memory and addresses that any page has."""

import pytest

from app.server import create_app
from tests.interface import DAY, ROOT


@pytest.fixture(scope="module")
def client(tables):
    return create_app(tables, clock=lambda: DAY).server.test_client()


def test_what_was_asked_before_is_not_sent_again(client):
    first = client.get(f"{ROOT}/observations", headers={"Accept-Encoding": "br"})
    asked = {"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]}
    assert client.get(f"{ROOT}/observations", headers=asked).status_code == 304


@pytest.mark.parametrize(
    "path", ["/api", "/api/v1/nothing", "/api/v1/releases/none/zip", "/api/v1/observations.xls"]
)
def test_below_the_interface_there_are_no_pages(client, path):
    answer = client.get(path, follow_redirects=True)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_elsewhere_a_wrong_method_is_refused_in_one_line(client):
    assert client.post(f"{ROOT}/zip").mimetype == "application/problem+json"
    answer = client.post("/nowhere")
    assert (answer.status_code, answer.mimetype) == (405, "text/plain")
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_fault_of_a_page_is_a_page(client, tables, monkeypatch):
    monkeypatch.setattr("app.api.answering.represented", None)
    monkeypatch.setattr("app.layout.page", None)
    fresh = create_app(tables).server.test_client()
    assert fresh.get(f"{ROOT}/codes").mimetype == "application/problem+json"
    assert fresh.get("/sources").mimetype == "text/html"
