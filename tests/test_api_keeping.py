"""Nothing is sent twice: entity tags, answers that never change, and what browsers and servers keep."""

import gzip
from datetime import date

import brotli
import pytest
from flask import Flask

from app import answers, headers, sending
from app import site as sites
from app.api import program, routes
from app.api.representations import ADDRESSES
from app.static import FOREVER, Static
from app.whole import Whole
from tests import interface, invented
from tests.interface import ROOT, Shelf

TAGGED = [*ADDRESSES, "", "releases", "openapi.json", "problems", "problems/busy"]
ENCODINGS = {"": lambda content: content, "gzip": gzip.decompress, "br": brotli.decompress}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Shelf:
    return interface.shelf(tmp_path_factory.getbasetemp() / "interface")


@pytest.fixture(scope="module")
def client(shelf):
    return shelf.client


def tag(client, address: str) -> str:
    """The entity tag of an answer, which need not be made for it."""
    answer = client.get(f"{ROOT}/{address}", headers={"If-None-Match": "*"})
    assert answer.status_code == 304
    return answer.headers["ETag"]


@pytest.mark.parametrize("address", TAGGED)
def test_who_has_it_gets_nothing(client, address):
    first = client.get(f"{ROOT}/{address}")
    again = client.get(f"{ROOT}/{address}", headers={"If-None-Match": f'"other", {first.headers["ETag"]}'})
    assert (again.status_code, again.data) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin"):
        assert again.headers[name] == first.headers[name]
    assert client.get(f"{ROOT}/{address}", headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("address", ["observations", "observations.csv", "structure.xml", "openapi.json"])
def test_a_tag_holds_however_it_is_compressed(client, address, encoding):
    plain = client.get(f"{ROOT}/{address}")
    packed = client.get(f"{ROOT}/{address}", headers={"Accept-Encoding": encoding})
    assert packed.headers.get("Content-Encoding", "") == encoding
    assert ENCODINGS[encoding](packed.data) == plain.data
    assert packed.headers["ETag"] == plain.headers["ETag"]
    asked = {"Accept-Encoding": encoding, "If-None-Match": packed.headers["ETag"]}
    assert client.get(f"{ROOT}/{address}", headers=asked).status_code == 304
    assert client.head(f"{ROOT}/{address}", headers=asked).status_code == 304


def test_what_is_unchanged_is_not_made_again(shelf, monkeypatch):
    known = tag(shelf.client, "zip")
    fresh = interface.server(shelf.served).test_client()
    monkeypatch.setattr(Whole, "zip", None)
    assert fresh.get(f"{ROOT}/zip", headers={"If-None-Match": known}).status_code == 304


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("observations", "observations.csv", id="formats"),
        pytest.param("observations.csv", "observations.csv?headers=zh", id="heads"),
        pytest.param("observations", "observations?region=310000", id="parts"),
        pytest.param("observations?region=310000", "observations?region=320000", id="regions"),
        pytest.param("indicators", "sources", id="datasets"),
        pytest.param("targets?as_of=2025-01-01", "targets?as_of=2025-01-02", id="days"),
        pytest.param("observations", "releases/{earlier}/observations", id="releases"),
    ],
)
def test_what_differs_has_another_tag(shelf, client, one, other):
    assert tag(client, one) != tag(client, other.format(earlier=shelf.earlier.version))


def test_what_is_the_same_has_one_tag(shelf, client):
    assert tag(client, "observations") == tag(client, "observations.json")
    assert tag(client, "observations") == tag(client, f"releases/{shelf.served.version}/observations")
    assert tag(client, "observations") == tag(interface.server(shelf.served).test_client(), "observations")


def test_only_what_depends_on_the_day_changes_with_it(shelf, client):
    tomorrow = interface.server(shelf.served, date(2025, 7, 1)).test_client()
    changed = {address for address in ADDRESSES if tag(tomorrow, address) != tag(client, address)}
    assert changed == {
        "targets", "targets.json", "targets.csv", "targets.parquet", "observations.xlsx", "zip", "datapackage.json",
    }  # fmt: skip


def test_another_program_makes_another_tag(client, monkeypatch):
    before = tag(client, "codes")
    monkeypatch.setattr(program, "digest", lambda: "another")
    assert tag(client, "codes") != before


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        pytest.param("observations.csv", "no-cache", id="the served edition"),
        pytest.param("targets?as_of=2025-01-01", "no-cache", id="the served edition, for a day"),
        pytest.param("releases", "no-cache", id="the releases"),
        pytest.param("releases/{version}", "no-cache", id="the index of a release"),
        pytest.param("releases/{version}/observations.csv", FOREVER, id="observations of a release"),
        pytest.param("releases/{version}/observations?region=310000", FOREVER, id="a part of them"),
        pytest.param("releases/{earlier}/codes.parquet", FOREVER, id="of an earlier release"),
        pytest.param("releases/{version}/targets", "no-cache", id="targets today"),
        pytest.param("releases/{version}/targets?as_of=2025-01-01", FOREVER, id="targets for a day"),
        pytest.param("releases/{version}/observations.xlsx", "no-cache", id="a workbook today"),
        pytest.param("releases/{version}/zip?as_of=2025-06-30", FOREVER, id="an archive for a day"),
        pytest.param("releases/none/observations", "no-store", id="no release"),
        pytest.param("observations?region=x", "no-store", id="a problem"),
    ],
)
def test_what_never_changes_says_so(shelf, client, address, kept):
    asked = address.format(version=shelf.served.version, earlier=shelf.earlier.version)
    assert client.head(f"{ROOT}/{asked}").headers["Cache-Control"] == kept


def test_whole_editions_are_made_once_and_parts_of_them_each_time(shelf, monkeypatch):
    made = []
    text = "etl.exchange.csvs.text"
    monkeypatch.setattr(text, lambda found, heads: made.append(len(found.frame)) or "")
    client = interface.server(shelf.served).test_client()
    for _ in range(3):
        client.get(f"{ROOT}/sources.csv")
        client.get(f"{ROOT}/sources.csv?source=first")
    assert made == [2, 1, 1, 1]


def test_a_new_day_is_a_new_answer(tmp_path):
    """As in the server itself, where pages are kept in memory by what they depend on."""
    day = [date(2024, 12, 31)]
    site = sites.site(invented.tables(tmp_path), clock=lambda: day[0])
    server = Flask("days")
    answers.register(server, lambda: day[0])
    headers.register(server, [])
    sending.register(server, Static())
    routes.register(server, site, Whole(site))
    client = server.test_client()
    first = client.get(f"{ROOT}/targets")
    day[0] = date(2030, 1, 1)
    then = client.get(f"{ROOT}/targets", headers={"If-None-Match": first.headers["ETag"]})
    assert then.status_code == 200
    assert {row["AS_OF"] for row in then.json["rows"]} == {"2030-01-01"}


# ── Names of files ──


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("observations.csv", "observations_{version}.csv"),
        ("observations.csv?region=310000&role=T&q=GDP", "observations_310000_T_{version}.csv"),
        ("observations.sdmx.csv?period=2024-01-01/P3Y", "observations_2024-01-01-P3Y_{version}.sdmx.csv"),
        ("targets.parquet?as_of=2025-01-01", "targets_2025-01-01_{version}.parquet"),
        ("zip", "2025-06-30_{version}.zip"),
        ("observations.xlsx?region=east", "observations_east_2025-06-30_{version}.xlsx"),
    ],
)
def test_a_file_is_named_by_what_is_in_it(shelf, client, address, named):
    name = named.format(version=shelf.served.version)
    said = client.head(f"{ROOT}/{address}").headers["Content-Disposition"]
    assert said == (
        f'attachment; filename="regional-indicators_{name}"; '
        f"filename*=UTF-8''%E5%8C%BA%E5%9F%9F%E6%8C%87%E6%A0%87_{name}"
    )


@pytest.mark.parametrize("address", ["observations", "datapackage.json", "structure.xml", ""])
def test_what_browsers_can_show_has_no_name(client, address):
    assert "Content-Disposition" not in client.head(f"{ROOT}/{address}").headers
