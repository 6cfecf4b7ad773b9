"""What the server answers: status, files to take away, and the posts of controls."""

import re
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from dash import Dash
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import layout
from app.pages import compare
from app.server import create_app
from tests import invented

GDP = "310000.gdp.2023.A.shanghai-page-2024"


@pytest.fixture(scope="module")
def app(tables) -> Dash:
    return create_app(tables)


@pytest.fixture
def client(app):
    return app.server.test_client()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/compare?family=nonsense", 200),
        ("/compare?region=delta&sort=gap&chart=small&period=2023", 200),
        ("/heat", 200),
        ("/changes", 200),
        ("/search?q=gdp", 200),
        ("/wall", 200),
        ("/wall?show=/targets&show=/nowhere", 200),
        ("/brief/330000", 200),
        ("/brief/999999", 404),
        ("/brief", 404),
        ("/region/540000", 200),
        ("/region/optics-valley", 200),
        ("/data", 200),
        ("/targets", 200),
        ("/targets?as_of=yesterday&state=won", 200),
        ("/sources", 200),
        ("/source/shanghai-page-2024", 200),
        (f"/source/shanghai-page-2024?obs={GDP}", 200),
        (f"/source/shanghai-page-2024?obs={GDP}x", 200),
        ("/source", 404),
        ("/source/nonsense", 404),
        ("/source/%2e%2e", 404),
        ("/nowhere", 404),
        ("/region/999999", 404),
        ("/region/%2e%2e", 404),
        ("/edition", 200),
        ("/search.json?q=gdp", 200),
        ("/_dash-layout", 200),
        ("/_dash-dependencies", 200),
    ],
)
def test_status(client, path, status):
    with client.get(path) as answer:
        assert answer.status_code == status
        if answer.mimetype == "text/html":
            assert b'<html lang="zh-CN"' in answer.data


@pytest.mark.parametrize("path", ["/", "/compare", "/wall", "/brief/330000", "/search?q=gdp", "/nowhere"])
def test_the_page_fetches_nothing_from_elsewhere(client, path):
    page = client.get(path).get_data(as_text=True).replace('href="http://localhost/', 'href="/')
    assert re.findall(r'(?:src|href|action)="(?![/#])[^"]*"', page) == []
    assert re.findall(r'(?:src|href|action)="//[^"]*"', page) == []


LIVE = ("/", "/compare", "/targets", "/coverage", "/region", "/data")
STILL = (
    "/sources",
    "/source/shanghai-page-2024",
    "/heat",
    "/changes",
    "/search?q=gdp",
    "/wall",
    "/brief/330000",
    "/guide",
    f"/cite/{GDP}",
)


@pytest.mark.parametrize(
    ("path", "live"), [*((each, True) for each in LIVE), *((each, False) for each in STILL)]
)
def test_only_pages_with_controls_load_the_scripts_of_dash(client, path, live):
    page = client.get(path).get_data(as_text=True)
    assert ("/_dash-component-suites/" in page) is live
    assert ("DashRenderer" in page) is live
    assert ('id="react-entry-point"' in page) is live


@pytest.mark.parametrize("path", [*LIVE, *STILL])
def test_everything_to_read_is_there_before_any_script(client, path):
    page = client.get(path).get_data(as_text=True)
    assert page.startswith("<!DOCTYPE html>\n<html ")
    assert len(re.findall("<h1>|<h1 ", page)) == 1
    assert len(re.findall("<main ", page)) == 1
    assert re.search("<title>[^<]+ · 区域指标看板</title>", page)


@pytest.mark.parametrize("path", [*LIVE, *STILL, "/nowhere"])
def test_no_two_elements_of_a_page_have_one_id(client, path):
    ids = re.findall(r' id="([^"]+)"', client.get(path).get_data(as_text=True))
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("path", "grid", "plotly"),
    [
        pytest.param("/data", True, False, id="the grid where there is a grid"),
        pytest.param("/compare", False, True, id="charts where there are charts"),
        pytest.param("/coverage", False, False, id="neither"),
    ],
)
def test_heavy_scripts_come_only_where_they_are_used(client, path, grid, plotly):
    page = client.get(path).get_data(as_text=True)
    assert ("-suites/dash_ag_grid/" in page) is grid
    assert ('src="/static/plotly.' in page) is plotly


@pytest.mark.parametrize(
    ("path", "to"),
    [
        pytest.param(f"/figure/{GDP}", f"/source/shanghai-page-2024?obs={GDP}", id="Chinese"),
        pytest.param(f"/figure/{GDP}?lang=en", f"/source/shanghai-page-2024?obs={GDP}&lang=en", id="English"),
    ],
)
def test_a_figure_of_a_chart_leads_to_its_source(client, path, to):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"] == to


@pytest.mark.parametrize(("query", "title"), [("", "没有这个页面"), ("?lang=en", "no such page")])
def test_a_chart_of_an_older_edition_leads_to_a_page_that_says_what_is_missing(client, query, title):
    answer = client.get(f"/figure/310000.gdp.1066.A.lost{query}")
    assert answer.status_code == 404
    assert title in answer.get_data(as_text=True)
    assert 'class="onward"' in answer.get_data(as_text=True)


@pytest.mark.parametrize("obs", ["", "x", f"{GDP}x", "//example.org", "http://example.org", "%2e%2e/", "a/b"])
def test_a_figure_that_does_not_exist_leads_nowhere(client, obs):
    assert client.get(f"/figure/{obs}").status_code in {404, 308}
    assert client.get(f"/figure/{obs}", follow_redirects=True).status_code == 404


def test_the_edition_can_be_asked_for_again_and_again(client, tables):
    answer = client.get("/edition")
    assert answer.get_data(as_text=True) == tables.version
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'data-version="{tables.version}"' in client.get("/").get_data(as_text=True)


@pytest.mark.parametrize(("query", "title"), [("", "区域指标看板"), ("?lang=en", "Regional Indicators")])
def test_a_fault_is_told_to_the_reader_without_its_cause(tables, monkeypatch, query, title):
    def fails(*_: object) -> None:
        raise RuntimeError("the cause")

    monkeypatch.setattr(compare, "panels", fails)
    answer = create_app(tables).server.test_client().get(f"/compare{query}")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert f"<title>{title}</title>" in page
    assert "style." in page
    assert "the cause" not in page
    assert "Traceback" not in page


def test_after_a_fault_the_page_is_made_anew(tables, monkeypatch):
    client = create_app(tables).server.test_client()
    with monkeypatch.context() as broken:
        broken.setattr(layout, "page", None)
        assert client.get("/sources").status_code == 500
    assert client.get("/sources").status_code == 200


@pytest.mark.parametrize(
    ("words", "found"), [("zj", "浙江省"), ("330000", "浙江省"), ("gdp", "地区生产总值")]
)
def test_suggestions_come_as_json(client, words, found):
    answer = client.get(f"/search.json?q={words}")
    assert answer.mimetype == "application/json"
    assert found in {each["name"] for each in answer.json}
    assert all(client.get(each["href"]).status_code == 200 for each in answer.json)


@pytest.mark.parametrize("words", ["", "%00", "x" * 5000, "zzzzzz"])
def test_suggestions_of_nothing_are_none(client, words):
    answer = client.get(f"/search.json?q={words}")
    assert (answer.status_code, answer.json) == (200, [])


def test_two_apps_in_one_process_are_independent(tables, tmp_path):
    real, other = create_app(tables), create_app(invented.tables(tmp_path))
    here, there = real.server.test_client(), other.server.test_client()
    assert here.get("/region/optics-valley").status_code == 200
    assert there.get("/region/optics-valley").status_code == 404
    assert there.get("/region/valley").status_code == 200
    assert "第一篇" in there.get("/download/data.csv").get_data(as_text=True)


def steered(client, address: str) -> dict[str, Any]:
    """What the controls of a page that say an address are told."""
    answer = client.get(f"/steer{address}")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    said: dict[str, Any] = answer.json
    return said


def test_a_control_moves_the_address_and_fills_the_page(client, tables):
    said = steered(client, "/compare?family=funds&sort=value&chart=auto&period=same&lang=en")
    assert said["search"] == "?family=funds&lang=en"
    assert said["version"] == tables.version
    assert {*said["parts"]} == {"compare-panels", "takeaway-shown", "takeaway-cited"}
    assert "Size of government funds" in said["parts"]["compare-panels"]


@pytest.mark.parametrize(
    ("asked", "search"),
    [
        ("region=delta&region=330000", "?family=gdp&region=delta&region=330000&lang=en"),
        ("level=province&level=city", "?family=gdp&level=province&level=city&lang=en"),
        ("period=across", "?family=gdp&period=across&lang=en"),
        ("period=2023", "?family=gdp&period=2023&lang=en"),
        ("sort=gap", "?family=gdp&sort=gap&lang=en"),
        ("chart=time", "?family=gdp&chart=time&lang=en"),
    ],
)
def test_each_control_of_a_comparison_has_its_word_in_the_address(client, asked, search):
    said = steered(client, f"/compare?family=gdp&{asked}&lang=en")
    assert said["search"] == search
    (name, _, value) = asked.partition("&")[0].partition("=")
    assert value in said["values"][f"compare-{name}"]["value"]


def test_another_family_starts_with_its_own_newest_period(client):
    said = steered(client, "/compare?family=funds&period=2023")
    assert said["search"] == "?family=funds"
    assert said["values"]["compare-period"] == {"value": "same"}
    assert "2023" not in {each["value"] for each in said["properties"]["compare-period"]["data"]}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/?show=gdp.actual", "overview-tiles"),
        ("/compare?family=funds", "compare-panels"),
        ("/targets?by=topic", "targets-ledger"),
        ("/coverage?topic=talent&lang=en", "coverage-matrix"),
    ],
)
def test_what_comes_back_is_what_the_page_of_the_address_shows(client, address, name):
    said = steered(client, address)
    page = client.get(address.partition("?")[0] + said["search"]).get_data(as_text=True)
    assert f'<div id="{name}">{said["parts"][name]}</div>' in page
    assert said["version"] in page


@pytest.mark.parametrize("page", ["/", "/compare", "/targets", "/coverage", "/data"])
@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_all_controls_of_a_page_are_told_their_values(client, page, query):
    """Otherwise going back would leave some of them as they were."""
    said = steered(client, page + query)
    steering = [
        {f"{each['id']}.{each['property']}" for each in callback["inputs"]}
        for callback in client.get("/_dash-dependencies").json
    ]
    assert {f"{name}.{prop}" for name, props in said["values"].items() for prop in props} in steering
    built = client.get("/_dash-layout", headers={"Referer": f"http://localhost{page}{query}"}).text
    assert all(f'"id":"{name}"' in built for name in {**said["values"], **said["properties"]})


def test_a_row_of_the_table_is_told_beside_it(client):
    said = steered(client, f"/data?region=310000&obs={GDP}")
    assert said["values"]["data-obs"] == {"selectedRows": {"ids": [GDP]}}
    assert {row["region"] for row in said["properties"]["data-obs"]["rowData"]} == {"上海市"}
    assert "4.72万亿元" in str(said["properties"]["data-record"])


@pytest.mark.parametrize("page", ["/sources", "/heat", "/region/330000", "/brief/330000", "/guide"])
def test_where_nothing_is_chosen_all_of_the_page_is_told(client, page):
    said = steered(client, page)
    heading = re.search("<h1.*?</h1>", said["parts"]["main"])[0]
    assert heading in client.get(page).get_data(as_text=True)
    assert said["values"] == said["properties"] == {}


@pytest.mark.parametrize("page", ["nowhere", "wall", "changes", "../etc"])
def test_where_there_is_no_single_view_nothing_is_told(client, page):
    assert client.get(f"/steer/{page}").status_code == 404


PAGES = st.sampled_from(["", "compare", "targets", "coverage", "data"])


@given(page=PAGES | st.text(max_size=8), query=st.text(max_size=40))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_asked_is_a_fault(client, page, query):
    assert client.get(f"/steer/{quote(page)}?{quote(query, safe='=&?')}").status_code in {200, 404}


@given(
    page=PAGES,
    pairs=st.lists(
        st.tuples(
            st.sampled_from(
                ["family", "region", "level", "period", "show", "topic", "as_of", "q", "obs", "lang"]
            ),
            st.sampled_from(
                ["gdp", "funds", "330000", "*", "province", "across", "talent", "2023-01-01", "en"]
            )
            | st.text(max_size=6),
        ),
        max_size=6,
    ),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_address_that_is_told_is_the_one_that_tells_it(client, page, pairs):
    said = steered(client, f"/{page}?{urlencode(pairs)}")
    assert steered(client, f"/{page}{said['search']}") == said


def test_another_figure_of_a_source_is_another_page(client):
    page = client.get(f"/source/shanghai-page-2024?obs={GDP}").get_data(as_text=True)
    assert "您查看的数据" in page
    assert "您查看的数据" not in client.get("/source/shanghai-page-2024").get_data(as_text=True)


def test_sentences_are_shown_by_the_app_that_is_given_the_texts(tmp_path):
    tables, folder = invented.tables(tmp_path), tmp_path / "texts"
    folder.mkdir()
    (folder / "first.txt").write_text("昨日发布。去年总量超8万亿元。\n", encoding="utf-8")
    said = [
        create_app(tables, at)
        .server.test_client()
        .get("/source/first?obs=330000.gdp.2023.A.first")
        .get_data(True)
        for at in (folder, None)
    ]
    assert ["去年" in each for each in said] == [True, False]
