"""What the server answers: status, files to take away, and the posts of controls."""

import io
import json
import re
from urllib.parse import unquote

import pytest
from dash import Dash
from openpyxl import load_workbook

from app.server import create_app
from etl.exports import csv_text
from etl.queries import Filters
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
        ("/assets/favicon.svg", 200),
        ("/_dash-layout", 200),
        ("/_dash-dependencies", 200),
    ],
)
def test_status(client, path, status):
    with client.get(path) as answer:
        assert answer.status_code == status
        if not path.startswith(("/assets", "/_dash")):
            assert b'<html lang="zh-CN">' in answer.data


def test_the_page_fetches_nothing_from_elsewhere(client):
    page = client.get("/").get_data(as_text=True)
    assert re.findall(r'(?:src|href)="(?!/)[^"]*"', page) == []


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        pytest.param("", Filters(), id="everything"),
        pytest.param("?region=310000", Filters(regions=("310000",)), id="region"),
        pytest.param("?role=target&role=estimate", Filters(roles=("T", "E")), id="roles"),
        pytest.param(
            "?indicator=gdp&source=jimu-news-2024", Filters((), ("gdp",), (), ("jimu-news-2024",)), id="both"
        ),
        pytest.param("?q=gdp+%E8%8B%8F%E5%B7%9E", Filters(words=("gdp", "苏州")), id="words"),
    ],
)
def test_the_csv_holds_what_the_filters_leave(client, tables, query, filters):
    answer = client.get(f"/download/observations.csv{query}")
    assert answer.data.decode("utf-8-sig") == csv_text(tables, filters)
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.mimetype == "text/csv"
    assert f"区域指标_{tables.version}.csv" in unquote(answer.headers["Content-Disposition"])


def test_the_workbook_is_one_and_names_its_words(client, tables):
    answer = client.get("/download/observations.xlsx?q=%E8%8B%8F%E5%B7%9E")
    assert f"区域指标_{tables.version}.xlsx" in unquote(answer.headers["Content-Disposition"])
    about = load_workbook(io.BytesIO(answer.data)).worksheets[0]
    assert "文字：苏州" in {cell.value for row in about.iter_rows() for cell in row}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "query",
    ["region=999999", "role=T", "indicator=x", "source=x", "colour=red", f"obs={GDP}", "q=%0A%0Dx&y=%0A"],
)
def test_an_unknown_filter_is_refused_in_one_line(client, kind, query):
    answer = client.get(f"/download/observations.{kind}?{query}&lang=en")
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert answer.get_data(as_text=True).count("\n") == 1
    assert "unknown filter" in answer.get_data(as_text=True)


def test_two_apps_in_one_process_are_independent(tables, tmp_path):
    real, other = create_app(tables), create_app(invented.tables(tmp_path))
    here, there = real.server.test_client(), other.server.test_client()
    assert here.get("/region/optics-valley").status_code == 200
    assert there.get("/region/optics-valley").status_code == 404
    assert there.get("/region/valley").status_code == 200
    assert "第一篇" in there.get("/download/observations.csv").get_data(as_text=True)


def call(
    client,
    outputs: list[str],
    inputs: dict[str, object],
    changed: str,
    state: dict[str, object] | None = None,
):
    """Post what a browser posts when a control changes; the answer by component and property."""

    def props(values: dict[str, object]) -> list[dict[str, object]]:
        return [
            {"id": key.split(".")[0], "property": key.split(".")[1], "value": value}
            for key, value in values.items()
        ]

    body = {
        "output": f"..{'...'.join(outputs)}.." if len(outputs) > 1 else outputs[0],
        "outputs": props(dict.fromkeys(outputs)) if len(outputs) > 1 else props(dict.fromkeys(outputs))[0],
        "inputs": props(inputs),
        "state": props(state or {}),
        "changedPropIds": [changed],
    }
    return client.post("/_dash-update-component", data=json.dumps(body), content_type="application/json")


COMPARE = {
    "outputs": [
        "compare-url.search",
        "compare-family.value",
        "compare-regions.value",
        "compare-levels.value",
        "compare-periods.value",
        "compare-panels.children",
    ],
    "inputs": {
        "compare-url.search": "?lang=en",
        "compare-family.value": "gdp",
        "compare-regions.value": [],
        "compare-levels.value": [],
        "compare-periods.value": "same",
    },
}


def test_a_control_moves_the_address(client):
    inputs = COMPARE["inputs"] | {"compare-family.value": "funds"}
    answer = call(client, COMPARE["outputs"], inputs, "compare-family.value").json["response"]
    assert answer["compare-url"]["search"] == "?family=funds&lang=en"
    assert "Size of government funds" in json.dumps(answer["compare-panels"])


def test_the_address_moves_the_controls_and_is_left_alone(client):
    inputs = COMPARE["inputs"] | {"compare-url.search": "?family=funds&region=330000"}
    answer = call(client, COMPARE["outputs"], inputs, "compare-url.search").json["response"]
    assert "compare-url" not in answer
    assert answer["compare-family"]["value"] == "funds"
    assert answer["compare-regions"]["value"] == ["330000"]


def test_address_and_controls_that_agree_need_nothing(client):
    assert call(client, COMPARE["outputs"], COMPARE["inputs"], "compare-url.search").status_code == 204


@pytest.mark.parametrize("family", [None, 5, ["gdp"], {"a": 1}, "nonsense", "x" * 10_000])
@pytest.mark.parametrize("regions", [None, 5, "310000", [None, 5, ["x"]], ["nonsense"]])
def test_values_that_were_never_offered_do_no_harm(client, family, regions):
    inputs = COMPARE["inputs"] | {"compare-family.value": family, "compare-regions.value": regions}
    assert call(client, COMPARE["outputs"], inputs, "compare-family.value").status_code in {200, 204}


def test_the_page_is_rebuilt_for_another_path_and_not_for_its_own_parameters(client):
    outputs, state = ["shell.children", "shell.lang", "title.data"], {"shell.lang": "zh-CN"}
    moved = {"url.pathname": "/compare", "url.search": "?family=funds"}
    assert call(client, outputs, moved, "url.search", state).status_code == 204
    assert call(client, outputs, moved, "url.pathname", state).json["response"]["shell"]["lang"] == "zh-CN"
    english = moved | {"url.search": "?family=funds&lang=en"}
    assert call(client, outputs, english, "url.search", state).json["response"]["shell"]["lang"] == "en"


def charts(*clicks: object) -> list[list[dict[str, object]]]:
    """What a browser posts of the charts of a comparison: for each property the value of every chart."""
    names = [{"type": "chart", "indicator": f"i{i}", "level": "province"} for i in range(len(clicks))]
    return [
        [{"id": name, "property": kind, "value": value} for name, value in zip(names, clicks, strict=True)]
        for kind in ("clickData", "clickAnnotationData")
    ]


def click(client, value: object, search: str = ""):
    marks, words = charts(value)
    body = {
        "output": "compare-url.href",
        "outputs": {"id": "compare-url", "property": "href"},
        "inputs": [marks, words],
        "state": [{"id": "compare-url", "property": "search", "value": search}],
        "changedPropIds": ['{"indicator":"i0","level":"province","type":"chart"}.clickData'],
    }
    return client.post("/_dash-update-component", data=json.dumps(body), content_type="application/json")


@pytest.mark.parametrize("clicked", [{"points": [{"customdata": GDP}]}, {"annotation": {"name": GDP}}])
@pytest.mark.parametrize(("search", "end"), [("", ""), ("?family=gdp&lang=en", "&lang=en")])
def test_a_click_on_a_chart_leads_to_the_source_of_its_figure(client, clicked, search, end):
    answer = click(client, clicked, search).json["response"]
    assert answer["compare-url"]["href"] == f"/source/shanghai-page-2024?obs={GDP}{end}"


@pytest.mark.parametrize(
    "clicked",
    [None, 5, "x", [], {"points": []}, {"points": [{"customdata": "//example.org"}]}, {"annotation": {}}],
)
def test_a_click_that_tells_no_figure_leads_nowhere(client, clicked):
    assert click(client, clicked).status_code == 204


def test_another_figure_of_a_source_rebuilds_its_page(client):
    outputs, state = ["shell.children", "shell.lang", "title.data"], {"shell.lang": "zh-CN"}
    moved = {"url.pathname": "/source/shanghai-page-2024", "url.search": f"?obs={GDP}"}
    answer = call(client, outputs, moved, "url.search", state)
    assert "您查看的数据" in json.dumps(answer.json["response"]["shell"], ensure_ascii=False)


def test_sentences_are_shown_by_the_app_that_is_given_the_texts(tmp_path):
    tables, folder = invented.tables(tmp_path), tmp_path / "texts"
    folder.mkdir()
    (folder / "first.txt").write_text("昨日发布。去年总量超8万亿元。\n", encoding="utf-8")
    outputs, state = ["shell.children", "shell.lang", "title.data"], {"shell.lang": None}
    moved = {"url.pathname": "/source/first", "url.search": "?obs=330000.gdp.2023.A.first"}
    said = [
        call(create_app(tables, at).server.test_client(), outputs, moved, "url.pathname", state).get_data(
            True
        )
        for at in (folder, None)
    ]
    assert ["去年" in json.dumps(json.loads(each), ensure_ascii=False) for each in said] == [True, False]
