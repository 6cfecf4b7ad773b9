"""What never changes stands at one address, of one release; all else leads there, or is told and soon forgotten."""

import gzip
import os
import re
from datetime import date
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import resources, urls
from app.server import create_app
from app.texts import Texts
from etl import tables as tidy
from tests import invented

DAY = date(2026, 11, 27)
FOREVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def app(everything):
    return create_app(tidy.build(everything), clock=lambda: DAY)


@pytest.fixture(scope="module")
def client(app):
    return app.server.test_client()


def named(client, page: str = "/compare") -> str:
    """The release that a page asks for more of."""
    return str(re.search(r'data-release="(/r/[^"]+)"', client.get(page).text)[1])


@pytest.mark.parametrize(
    "path",
    [
        "/", "/compare?family=gdp", "/compare?family=gdp&lang=en&sort=name", "/targets", "/coverage", "/data", "/heat",
        "/region/330000", "/sources", "/brief/330000", "/guide", "/search?q=gdp", "/_dash-dependencies",
        "/search.json?lang=zh&q=zj", "/download/compare.csv?family=gdp", "/download/compare.xlsx?family=gdp",
        "/download/everything.xlsx",
    ],
)  # fmt: skip
def test_each_view_of_a_release_can_be_kept_for_good(client, path):
    address = named(client) + path
    first = client.get(address)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, FOREVER)
    assert first.headers["X-Accel-Expires"] == "31536000"
    tag, weak = first.get_etag()
    assert tag
    assert not weak
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(address).data == first.data


@pytest.mark.parametrize("path", ["/", "/compare?family=gdp", "/download/compare.csv?family=gdp", "/edition"])
def test_nginx_may_keep_for_long_what_is_of_the_release_that_it_asks_of(client, path):
    current = named(client).removeprefix("/r/")
    for asked, seconds in ((current, "3600"), (f"0{current[1:]}", "1"), ("", "5")):
        answer = client.get(path, headers={"X-Release": asked})
        assert (answer.status_code, answer.headers["X-Accel-Expires"]) == (200, seconds)
    assert "X-Accel-Expires" not in client.get("/nowhere", headers={"X-Release": current}).headers


def test_what_is_told_names_its_release_and_is_what_the_page_shows(app, client):
    page = client.get("/compare?family=gdp").text
    said = client.get(f"{named(client)}/compare?family=gdp").json
    assert said["version"] == app.site.tables.version
    assert said["parts"]["compare-panels"] in page


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        pytest.param(
            "/compare?family=gdp&sort=value&chart=auto&period=same", "/compare?family=gdp", id="usual"
        ),
        pytest.param("/compare?lang=en&family=gdp", "/compare?family=gdp&lang=en", id="another order"),
        pytest.param("/compare?family=gdp&lang=zh", "/compare?family=gdp", id="usual language"),
        pytest.param("/compare?family=gdp&utm=1", "/compare?family=gdp", id="unknown"),
        pytest.param("/compare/?family=gdp", "/compare?family=gdp", id="a slash more"),
        pytest.param("/%63ompare?family=gdp", "/compare?family=gdp", id="escaped"),
        pytest.param("/compare?family=%67dp", "/compare?family=gdp", id="escaped value"),
        pytest.param("/compare?family=gdp&&", "/compare?family=gdp", id="nothing"),
        pytest.param("/_dash-dependencies?x", "/_dash-dependencies", id="of a file"),
        pytest.param(
            "/download/compare.csv?lang=en&family=gdp", "/download/compare.csv?family=gdp", id="file"
        ),
        pytest.param("/search.json?q=zj&lang=zh", "/search.json?lang=zh&q=zj", id="suggestions"),
    ],
)
def test_what_says_the_same_otherwise_leads_to_the_one_address(client, asked, leads_to):
    release = named(client)
    answer = client.get(release + asked)
    assert (answer.status_code, answer.headers["Location"]) == (308, release + leads_to)
    assert (answer.headers["Cache-Control"], answer.headers["X-Accel-Expires"]) == (
        "public, max-age=60",
        "60",
    )
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404), ("/wall", 404), ("/changes", 404), ("/cite/x", 404), ("/region/999999", 404),
        ("/_dash-config", 404), ("/download/changes.csv", 404), ("/download/nowhere.csv", 404),
        ("/download/compare.csv?family=made-up", 400),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_kept(client, path, status):
    answer = client.get(named(client) + path)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (status, "no-store")
    assert "X-Accel-Expires" not in answer.headers


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda name: name.replace(name[3:15], "0123456789ab"), id="version"),
        pytest.param(lambda name: name[:-8] + "00000000", id="program"),
        pytest.param(lambda name: name.replace("20261127", "20261129"), id="a day to come"),
        pytest.param(lambda name: name.replace("20261127", "20260231"), id="no day"),
        pytest.param(lambda name: name + "0", id="longer"),
        pytest.param(lambda _: "/r/current", id="a word"),
        pytest.param(lambda _: "/r", id="none"),
    ],
)
def test_another_release_is_not_there(client, change):
    answer = client.get(f"{change(named(client))}/compare?family=gdp")
    assert answer.status_code == 404


def test_the_page_of_yesterday_gets_what_was_said_yesterday(tables):
    today = [date(2024, 6, 30)]
    client = create_app(tables, clock=lambda: today[0]).server.test_client()
    yesterday = named(client, "/targets")
    before = client.get(f"{yesterday}/targets").json["parts"]
    today[0] = date(2024, 7, 1)
    assert named(client, "/targets") != yesterday
    assert client.get(f"{yesterday}/targets").json["parts"] == before
    assert client.get(f"{named(client, '/targets')}/targets").json["parts"] != before


def test_controls_are_those_of_the_page_that_asks(client):
    address = f"{named(client)}/_dash-layout"
    compare, targets = (
        client.get(address, headers={"Referer": f"http://localhost{page}"})
        for page in ("/compare?family=gdp", "/targets")
    )
    assert compare.data != targets.data
    # Browsers have one address for all pages, nginx looks at who asks.
    assert (compare.headers["Cache-Control"], compare.headers["X-Accel-Expires"]) == ("no-cache", "31536000")
    other = client.get(address, headers={"Referer": "http://localhost/compare?made=up"})
    assert "X-Accel-Expires" not in other.headers


def test_dash_asks_for_what_is_of_the_release_of_its_page(client):
    page = client.get("/compare?family=gdp").text.replace("\\u002f", "/")
    assert f'"requests_pathname_prefix":"{named(client)}/"' in page


def test_what_is_posted_is_guarded_as_elsewhere(client):
    answer = client.post(f"{named(client)}/_dash-update-component", json={})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (400, "no-store")


def test_editions_of_texts_have_resources_of_their_own(app, client):
    page = client.get("/edition/reports-2026/compare")
    below = re.search(r'data-below="([^"]*)"', page.text)[1]
    release = below + re.search(r'data-release="([^"]+)"', page.text)[1]
    said = client.get(f"{release}/compare?family=gdp-growth")
    assert said.status_code == 200
    assert said.json["version"] != app.site.tables.version
    led = client.get(f"{release}/compare?sort=value&family=gdp-growth")
    assert led.headers["Location"] == f"{release}/compare?family=gdp-growth"


@pytest.mark.parametrize(
    ("takes", "read"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", lambda body: body)]
)
def test_each_encoding_has_its_own_tag(client, takes, read):
    address = f"{named(client)}/compare?family=gdp"
    plain, answer = (client.get(address, headers={"Accept-Encoding": each}) for each in ("", takes))
    assert read(answer.data) == plain.data
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert (answer.headers["ETag"] == plain.headers["ETag"]) is (takes == "")


def test_a_page_is_asked_for_again_by_its_tag(client):
    first = client.get("/compare?family=gdp")
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/compare?family=gdp", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


# ── The release's name ──


def test_two_programs_and_two_machines_with_the_same_texts_agree(tmp_path):
    names = []
    for place, when in (("one", 1), ("other", 2)):
        (tmp_path / place).mkdir()
        file = tmp_path / place / "first.txt"
        file.write_text("总量超8万亿元。", "utf-8")
        os.utime(file, (when, when))
        names.append(program(tmp_path, tmp_path / place))
    assert names[0] == names[1] != program(tmp_path, None)
    (tmp_path / "other" / "first.txt").write_text("总量超9万亿元。", "utf-8")
    assert program(tmp_path, tmp_path / "other") != names[0]


def program(folder: Path, texts: Path | None) -> str:
    site = create_app(invented.tables(folder), texts).site
    assert site.texts == Texts(texts)
    return resources.release(site).program


@given(
    query=st.lists(
        st.tuples(
            st.sampled_from(["family", "region", "sort", "period", "q", "lang", "beside", "as_of", "x"]),
            st.sampled_from(["gdp", "330000", "name", "en", "2023", "a~b*c", "浙 江", "2024-01-01"])
            | st.text(max_size=5),
        ),
        max_size=6,
    ),
    page=st.sampled_from(["/", "/compare", "/data", "/targets", "/search", "/coverage"]),
)  # fmt: skip
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_asked_leads_to_an_address_that_leads_nowhere_else(app, client, query, page):
    release = named(client)
    words = "&".join(f"{quote(name)}={quote(value)}" for name, value in query)
    answer = client.get(f"{release}{page}?{words}")
    if answer.status_code == 308:
        answer = client.get(answer.headers["Location"])
    assert answer.status_code == 200
    view, language, _ = urls.parse(page, answer.json["search"], app.site.known)
    assert answer.request.full_path.rstrip("?") == release + resources.address(view, language)
