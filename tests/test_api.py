"""The interface for programs: what stands at which address, in which format, and how it is narrowed down."""

import io
import json
import zipfile
from urllib.parse import urlencode

import openpyxl
import pytest
from lxml import etree

from app.api.representations import ADDRESSES, REPRESENTATIONS, TAKEN
from etl import areas, queries
from etl.exchange import csvs, datapackage, parquet, records, sdmx, structure
from etl.exchange.datasets import dataset
from etl.exchange.fields import FIELDS
from etl.queries import Filters
from tests import interface, invented
from tests.interface import DAY, ROOT, Shelf

MADE = {
    "json": lambda found: records.text(found).encode(),
    "csv": lambda found: csvs.text(found).encode("utf-8-sig"),
    "parquet": parquet.content,
}
MEDIA = {
    "json": "application/json",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sdmx.csv": "application/vnd.sdmx.data+csv",
    "xml": "application/vnd.sdmx.structure+xml",
    "zip": "application/zip",
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Shelf:
    return interface.shelf(tmp_path_factory.getbasetemp() / "interface")


@pytest.fixture(scope="module")
def client(shelf):
    return shelf.client


def rows(client, address: str, query: str = "") -> list[dict]:
    answer = client.get(f"{ROOT}/{address}{query and '?' + query}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.json["rows"]


# ── Datasets and formats ──


@pytest.mark.parametrize("form", MADE)
@pytest.mark.parametrize("name", FIELDS)
def test_a_dataset_is_given_in_every_format(shelf, name, form):
    answer = shelf.client.get(f"{ROOT}/{name}.{form}")
    found = dataset(name, shelf.served, Filters(), DAY)
    assert (answer.status_code, answer.mimetype) == (200, MEDIA[form])
    assert len(found.frame)
    assert answer.data == MADE[form](found)


@pytest.mark.parametrize("name", FIELDS)
def test_without_a_format_it_is_json_whatever_is_accepted(client, name):
    answer = client.get(f"{ROOT}/{name}", headers={"Accept": "text/html"})
    assert answer.mimetype == "application/json"
    assert answer.data == client.get(f"{ROOT}/{name}.json").data


def test_the_workbook_holds_what_is_asked_for(client):
    answer = client.get(f"{ROOT}/observations.xlsx?region=310000&as_of=2025-01-01")
    assert answer.mimetype == MEDIA["xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    cells = [str(cell) for sheet in book for row in sheet.values for cell in row]
    assert "地区：上海市" in cells
    assert "上海市" in cells
    assert "浙江省" not in {row[0] for row in book["明细"].values}


def test_sdmx_is_given(shelf, client):
    assert client.get(f"{ROOT}/observations.sdmx.csv").text == sdmx.data(shelf.served)
    narrowed = client.get(f"{ROOT}/observations.sdmx.csv?role=T")
    assert narrowed.text == sdmx.data(shelf.served, Filters(roles=("T",)))
    answer = client.get(f"{ROOT}/structure.xml")
    assert answer.text == structure.structure(shelf.served)
    etree.fromstring(answer.data)


def test_the_data_package_describes_the_files_beside_it(client):
    package = client.get(f"{ROOT}/datapackage.json").json
    found = {each["name"]: client.get(f"{ROOT}/{each['path']}") for each in package["resources"]}
    assert {*found} == {*FIELDS}
    for each in package["resources"]:
        answer = found[each["name"]]
        assert (answer.status_code, len(answer.data)) == (200, each["bytes"]), each["name"]


def test_everything_is_one_archive(shelf, client):
    answer = client.get(f"{ROOT}/zip")
    assert answer.mimetype == MEDIA["zip"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.testzip() is None
        assert archive.read("csv/observations.csv") == client.get(f"{ROOT}/observations.csv").data
        assert archive.read("csv/targets.csv") == client.get(f"{ROOT}/targets.csv").data


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_kept_is_the_same_as_what_was_made(client, address):
    first, second = client.get(f"{ROOT}/{address}"), client.get(f"{ROOT}/{address}")
    assert first.data == second.data
    assert first.headers["ETag"] == second.headers["ETag"]


@pytest.mark.parametrize("address", ["observations", "targets.csv", "regions.parquet", "openapi.json", ""])
def test_head_says_what_get_would(client, address):
    got, said = client.get(f"{ROOT}/{address}"), client.head(f"{ROOT}/{address}")
    assert said.data == b""
    assert said.headers.to_wsgi_list() == got.headers.to_wsgi_list()


# ── What narrows down ──

NARROWED = [
    pytest.param("region=310000", Filters(regions=("310000",)), id="a region"),
    pytest.param("region=310000&region=valley", Filters(regions=("310000", "valley")), id="a place besides"),
    pytest.param("region=110000", Filters(regions=("110000",)), id="a region without figures"),
    pytest.param("region=east", Filters(regions=areas.groups()["east"].codes), id="a group"),
    pytest.param("indicator=gdp", Filters(indicators=("gdp",)), id="an indicator"),
    pytest.param("role=target", Filters(roles=("T",)), id="a role by its word"),
    pytest.param("role=T&role=actual", Filters(roles=("T", "A")), id="roles by code and word"),
    pytest.param("source=second", Filters(sources=("second",)), id="a source"),
    pytest.param("family=shares", Filters(families=("shares",)), id="a family"),
    pytest.param("topic=economy", Filters(topics=("economy",)), id="a topic"),
    pytest.param("level=zone", Filters(levels=("zone",)), id="a level"),
    pytest.param("period=2024-01-01/P3Y", Filters(periods=("2024-01-01/P3Y",)), id="a span"),
    pytest.param("q=江苏 力争", Filters(words=("江苏", "力争")), id="words"),
    pytest.param("q=江苏&q=力争", Filters(words=("江苏", "力争")), id="words apart"),
    pytest.param("q=nothing-like-it", Filters(words=("nothing-like-it",)), id="words that are nowhere"),
    pytest.param(
        "obs=330000.gdp.2023.A.first", Filters(ids=("330000.gdp.2023.A.first",)), id="a figure by its id"
    ),
    pytest.param(
        "region=east&role=A&indicator=gdp&region=east",
        Filters(regions=areas.groups()["east"].codes, roles=("A",), indicators=("gdp",)),
        id="several at once, one twice",
    ),
]


ALSO_NARROWED = {"a group", "words", "a figure by its id", "words that are nowhere"}


@pytest.mark.parametrize(("query", "filters"), NARROWED)
def test_observations_are_those_the_tables_give(shelf, query, filters):
    expected = list(queries.observations(shelf.served, filters)["obs_id"])
    assert [row["OBS_ID"] for row in rows(shelf.client, "observations", query)] == expected


@pytest.mark.parametrize(("query", "filters"), [each for each in NARROWED if each.id in ALSO_NARROWED])
@pytest.mark.parametrize("name", ["indicators", "sources", "targets"])
def test_what_belongs_to_them_is_narrowed_likewise(shelf, name, query, filters):
    expected = dataset(name, shelf.served, filters, DAY)
    assert shelf.client.get(f"{ROOT}/{name}?{query}").data == records.text(expected).encode()


@pytest.mark.parametrize(
    ("address", "query", "column", "expected"),
    [
        pytest.param(
            "regions", "region=000000&region=valley", "REF_AREA", ["000000", "valley"], id="regions"
        ),
        pytest.param("regions", "level=nation", "REF_AREA", ["000000"], id="a level of regions"),
        pytest.param("coverage", "region=valley&indicator=firms", "TARGETS", [1], id="coverage of one thing"),
        pytest.param(
            "coverage", "level=zone&indicator=gdp", "COVERED", ["neither"], id="coverage of a level"
        ),
    ],
)
def test_regions_and_coverage_are_narrowed_by_what_means_something_to_them(
    client, address, query, column, expected
):
    assert [row[column] for row in rows(client, address, query)] == expected


@pytest.mark.parametrize(("day", "state"), [("2023-01-01", "FUTURE"), ("2026-01-01", "NO_RESULT")])
def test_targets_are_judged_for_the_day_asked_for(client, day, state):
    found = {(row["AS_OF"], row["STATE"]) for row in rows(client, "targets", f"as_of={day}&indicator=gdp")}
    assert (day, state) in found
    assert {asked for asked, _ in found} == {day}


def test_targets_are_judged_for_today_where_no_day_is_asked_for(client):
    assert {row["AS_OF"] for row in rows(client, "targets")} == {DAY.isoformat()}


@pytest.mark.parametrize(("heads", "first"), [("codes", "OBS_ID"), ("zh", "数据编号"), ("en", "Figure id")])
def test_columns_of_csv_have_codes_or_names(client, heads, first):
    text = client.get(f"{ROOT}/observations.csv?headers={heads}").data.decode("utf-8-sig")
    assert text.split(",")[0] == first


KNOWN = {
    "region": "310000", "indicator": "gdp", "role": "T", "source": "first", "family": "gdp", "topic": "economy",
    "level": "zone", "period": "2023", "q": "GDP", "obs": "330000.gdp.2023.A.first", "headers": "en",
    "as_of": DAY.isoformat(),
}  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_takes_the_parameters_that_mean_something_to_it(client, address):
    each = ADDRESSES[address]
    taken = urlencode({name: KNOWN[name] for name in each.takes})
    assert client.get(f"{ROOT}/{address}?{taken}").status_code == 200
    others = {name: value for name, value in KNOWN.items() if name not in each.takes}
    refused = client.get(f"{ROOT}/{address}?{urlencode(others)}")
    assert [name for name in others if f'"parameter": "{name}"' not in refused.text] == []


# ── Editions ──


def test_the_releases_are_listed(shelf):
    served, earlier = shelf.served.version, shelf.earlier.version
    assert shelf.client.get(f"{ROOT}/releases").json["releases"] == [
        {"version": served, "date": None, "url": f"{ROOT}/releases/{served}", "current": True},
        {"version": earlier, "date": "2024-06-30", "url": f"{ROOT}/releases/{earlier}", "current": False},
    ]


@pytest.mark.parametrize("name", ["observations", "indicators", "sources"])
def test_an_earlier_release_stands_at_its_own_address(shelf, name):
    earlier = shelf.client.get(f"{ROOT}/releases/{shelf.earlier.version}/{name}").data
    assert earlier == records.text(dataset(name, shelf.earlier, Filters(), DAY)).encode()
    assert earlier != shelf.client.get(f"{ROOT}/{name}").data


def test_each_release_has_its_own_words(shelf):
    new = {*shelf.served.observations["obs_id"]} - {*shelf.earlier.observations["obs_id"]}
    query = urlencode({"obs": sorted(new)[0]})
    assert shelf.client.get(f"{ROOT}/observations?{query}").status_code == 200
    assert (
        shelf.client.get(f"{ROOT}/releases/{shelf.earlier.version}/observations?{query}").status_code == 400
    )


@pytest.mark.parametrize(
    "address", ["observations.csv?region=east&q=GDP", "targets.json", "zip", "structure.xml"]
)
def test_an_answer_links_to_where_it_stands_for_good(shelf, client, address):
    answer = client.get(f"{ROOT}/{address}")
    link = answer.headers["Link"].removesuffix('>; rel="bookmark"').removeprefix("<")
    assert link.startswith(f"{ROOT}/releases/{shelf.served.version}/")
    there = client.get(link)
    assert there.data == answer.data
    assert "immutable" in there.headers["Cache-Control"]
    assert "Link" not in there.headers


# ── Documents ──


@pytest.mark.parametrize("at", ["", "/", "/releases/{version}"])
def test_the_index_leads_to_everything(shelf, client, at):
    index = client.get(f"{ROOT}{at.format(version=shelf.served.version)}").json
    urls = [url for each in index["datasets"] for url in (each["url"], *each["formats"].values())]
    urls += [each["url"] for each in index["documents"]] + [
        index[name] for name in ("releases", "openapi", "problems")
    ]
    assert {name["name"] for name in index["datasets"]} == {*FIELDS} == {*TAKEN}
    assert [url for url in urls if client.head(url).status_code != 200] == []


def test_the_index_tells_the_limits(client):
    index = client.get(ROOT).json
    assert index["version"]
    assert index["limits"] == {
        "query_bytes": 8192,
        "values_per_parameter": 200,
        "characters_of_q": 100,
        "json_rows": 100_000,
        "xlsx_rows": 1_000_000,
        "made_at_once": 2,
    }
    description = client.get(f"{ROOT}/openapi.json").json["info"]["description"]
    assert [name for name, most in index["limits"].items() if f"{most:,}" not in description] == []


def test_the_examples_of_the_description_are_real(client):
    described = client.get(f"{ROOT}/openapi.json").json
    examples = {
        name: each["examples"]["example"]["value"]
        for name, each in described["components"]["parameters"].items()
        if each["in"] == "query"
    }
    query = {name: value for name, value in examples.items() if name in TAKEN["observations"]}
    assert {*query} == {*TAKEN["observations"]}
    assert len(rows(client, "observations", urlencode(query, doseq=True))) == 1


def test_everything_is_readable_from_any_page(client):
    assert client.get(f"{ROOT}/observations").headers["Access-Control-Allow-Origin"] == "*"
    asked = client.options(f"{ROOT}/observations", headers={"Origin": "http://other.example"})
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert {*asked.headers["Allow"].split(", ")} == {"GET", "HEAD", "OPTIONS"}


def test_descriptor_and_package_agree(shelf, client):
    ours, theirs = (
        client.get(f"{ROOT}/datapackage.json").json,
        json.loads(datapackage.descriptor(shelf.served, DAY)),
    )
    paths = [each.pop("path").partition("?")[0] for each in ours["resources"]]
    assert paths == [each.pop("path") for each in theirs["resources"]]
    assert ours == theirs


def test_an_edition_without_figures_is_answered_too(tmp_path):
    client = interface.server(invented.without_figures(invented.tables(tmp_path))).test_client()
    light = [each.address for each in REPRESENTATIONS if not each.kept]
    statuses = {address: client.get(f"{ROOT}/{address}").status_code for address in (*light, "openapi.json")}
    assert {*statuses.values()} == {200}, statuses
