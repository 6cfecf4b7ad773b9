"""What is wrong with a request is said as problem details: parameter, value, what is allowed; never ignored."""

import json
import shutil
from urllib.parse import quote

import pytest

from app import guard
from app.api import limits, vocabulary
from app.api.paths import PROBLEMS
from app.api.problems import MEDIA, MOST_FAULTS, STATUS, Kind
from tests import interface
from tests.interface import ROOT, Shelf


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Shelf:
    return interface.shelf(tmp_path_factory.getbasetemp() / "interface")


@pytest.fixture(scope="module")
def client(shelf):
    return shelf.client


def problem(answer) -> dict:
    """A problem document that says what RFC 9457 asks of one."""
    assert answer.content_type == MEDIA
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    told = json.loads(answer.data)
    assert told["status"] == answer.status_code
    assert told["title"]
    assert told["detail"]
    return told


def kind(told: dict) -> str:
    return told["type"].removeprefix(f"{PROBLEMS}/")


NAMES = ["region", "indicator", "role", "source", "family", "topic", "level", "period", "q", "obs"]
TARGETS = [*NAMES[:2], *NAMES[3:], "as_of"]
ROLES = ["target", "T", "actual", "A", "estimate", "E", "base", "B"]
LEVELS = ["nation", "province", "prefecture", "county", "zone", "park", "platform", "facility"]
INDICATORS = ["gdp", "growth", "share", "firms", "place-in-order"]
PERIODS = ["2023", "2024-01-01/P3Y", "2025"]
DAYS = ["2025-01-01", "2025-01-02"]
LONG = "x" * 101
PARAMETER, VALUE, QUERY = "unknown-parameter", "unknown-value", "unreadable-query"

WRONG = [
    pytest.param("observations?colour=red", PARAMETER, "colour", None, NAMES, id="no such parameter"),
    pytest.param("observations?Region=310000", PARAMETER, "Region", None, NAMES, id="another case"),
    pytest.param("observations?as_of=2025-01-01", PARAMETER, "as_of", None, NAMES, id="no day here"),
    pytest.param("observations?headers=zh", PARAMETER, "headers", None, NAMES, id="no heads in JSON"),
    pytest.param("targets?role=T", PARAMETER, "role", None, TARGETS, id="targets have one role"),
    pytest.param("codes?region=310000", PARAMETER, "region", None, [], id="codes are not narrowed"),
    pytest.param("?region=310000", PARAMETER, "region", None, [], id="nor is the index"),
    pytest.param("openapi.json?x", PARAMETER, "x", None, [], id="nor is the description"),
    pytest.param("releases?x=1", PARAMETER, "x", None, [], id="nor are the releases"),
    pytest.param("observations?region=上海", VALUE, "region", "上海", ["310000"], id="a name for a code"),
    pytest.param("observations?region=31000", VALUE, "region", "31000", ["310000"], id="a code cut short"),
    pytest.param("observations?indicator=gpd", VALUE, "indicator", "gpd", INDICATORS, id="misspelt"),
    pytest.param("observations?role=goal", VALUE, "role", "goal", ROLES, id="no such role"),
    pytest.param("observations?level=city", VALUE, "level", "city", LEVELS, id="a level by another word"),
    pytest.param("observations?period=2022", VALUE, "period", "2022", PERIODS, id="a period without figures"),
    pytest.param("observations?source=x", VALUE, "source", "x", ["first", "second"], id="no such source"),
    pytest.param("observations?region=", VALUE, "region", "", [], id="an empty value"),
    pytest.param("observations?region", VALUE, "region", "", [], id="no value"),
    pytest.param(
        "codes.csv?headers=fr", VALUE, "headers", "fr", ["codes", "zh", "en"], id="no language of it"
    ),
    pytest.param(
        "zip?as_of=0001-01-01", VALUE, "as_of", "0001-01-01", ["1950-01-01 … 2100-12-31"], id="too long ago"
    ),
    pytest.param("targets?as_of=today", VALUE, "as_of", "today", ["1950-01-01 … 2100-12-31"], id="no day"),
    pytest.param(
        "zip?as_of=2025-02-30",
        VALUE,
        "as_of",
        "2025-02-30",
        ["1950-01-01 … 2100-12-31"],
        id="not in the calendar",
    ),
    pytest.param(
        "targets?as_of=20250101",
        VALUE,
        "as_of",
        "20250101",
        ["1950-01-01 … 2100-12-31"],
        id="written otherwise",
    ),
    pytest.param("observations?q=%20", VALUE, "q", " ", None, id="no words"),
    pytest.param(f"observations?q={LONG}", VALUE, "q", LONG, None, id="too many words"),
    pytest.param("observations?q=%00", QUERY, "q", "\0", None, id="a control character"),
    pytest.param("observations?region=%0d%0aX:1", QUERY, "region", "\r\nX:1", None, id="line breaks"),
    pytest.param("observations?q=%ff", QUERY, None, None, None, id="not UTF-8"),
    pytest.param("observations?q=%ed%a0%80", QUERY, None, None, None, id="half a pair"),
    pytest.param(
        "targets?as_of=2025-01-01&as_of=2025-01-02", "repeated-parameter", "as_of", DAYS, None, id="two days"
    ),
]


@pytest.mark.parametrize(("asked", "expected", "parameter", "value", "allowed"), WRONG)
def test_a_wrong_parameter_is_named_with_its_value_and_what_is_allowed(
    client, asked, expected, parameter, value, allowed
):
    answer = client.get(f"{ROOT}/{asked}")
    told = problem(answer)
    assert (answer.status_code, kind(told)) == (400, expected)
    assert (told.get("parameter"), told.get("value"), told.get("allowed")) == (parameter, value, allowed)


@pytest.mark.parametrize("form", [".csv", ".parquet", ".xlsx", ".sdmx.csv"])
def test_it_is_told_whatever_the_format(client, form):
    assert kind(problem(client.get(f"{ROOT}/observations{form}?region=nowhere"))) == "unknown-value"


def test_all_that_is_wrong_is_told_at_once(client):
    told = problem(client.get(f"{ROOT}/observations?colour=red&region=1&role=actual&level=x"))
    assert [(kind(each), each["parameter"]) for each in told["errors"]] == [
        ("unknown-parameter", "colour"),
        ("unknown-value", "region"),
        ("unknown-value", "level"),
    ]
    assert told["parameter"] == "colour"


def test_of_very_much_the_first_is_told(client):
    asked = "&".join(f"x{number}=1" for number in range(50))
    assert len(problem(client.get(f"{ROOT}/observations?{asked}"))["errors"]) == MOST_FAULTS


@pytest.mark.parametrize(
    ("name", "at"),
    [("region", "regions"), ("obs", "observations"), ("indicator", "indicators"), ("period", "observations")],
)
def test_long_lists_are_led_to(client, monkeypatch, name, at):
    monkeypatch.setattr(vocabulary, "MOST_LISTED", 1)
    told = problem(client.get(f"{ROOT}/observations?{name}=nothing-like-it"))
    assert told["allowed_at"] == f"{ROOT}/{at}"
    assert len(told["allowed"]) <= vocabulary.MOST_NEAREST
    assert client.get(told["allowed_at"]).status_code == 200


# ── Addresses ──


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/api", "not-found", id="the root"),
        pytest.param("/api/", "not-found", id="the root, with a slash"),
        pytest.param("/api/v2/observations", "not-found", id="another version"),
        pytest.param("/api/v1/nothing", "not-found", id="no dataset"),
        pytest.param("/api/v1/nothing.csv", "not-found", id="no dataset in a format"),
        pytest.param("/api/v1/observations/", "not-found", id="a slash too many"),
        pytest.param("/api/v1/observations.csv/x", "not-found", id="below a file"),
        pytest.param("/api/v1/problems/none", "not-found", id="no kind of problem"),
        pytest.param("/api/v1/observations.", "not-found", id="an empty format"),
        pytest.param("/api/v1/observations.xml", "unknown-format", id="a format of others"),
        pytest.param("/api/v1/codes.xlsx", "unknown-format", id="a format of observations"),
        pytest.param("/api/v1/observations.CSV", "unknown-format", id="another case"),
        pytest.param("/api/v1/structure.json", "unknown-format", id="a document in another format"),
        pytest.param("/api/v1/releases/0123456789ab", "unknown-release", id="no release"),
        pytest.param(
            "/api/v1/releases/0123456789ab/observations.csv", "unknown-release", id="data of no release"
        ),
        pytest.param("/api/v1/releases/../observations", "unknown-release", id="dots"),
        pytest.param("/api/v1/releases/..%2f..%2fetc/passwd", "not-found", id="slashes in disguise"),
        pytest.param("/api/v1/releases/%2e%2e/observations", "unknown-release", id="dots in disguise"),
        pytest.param("/api/v1/releases/%00/observations", "unknown-release", id="a control character"),
        pytest.param("/api/v1/releases/%0d%0aX:1/observations", "unknown-release", id="line breaks"),
        pytest.param("/api/v1/releases/%ff/observations", "unknown-release", id="not UTF-8"),
        pytest.param("/api/v1/releases/" + "9" * 4000 + "/observations", "unknown-release", id="very long"),
        pytest.param("/api/v1/%3Cscript%3E.csv", "not-found", id="markup"),
    ],
)
def test_what_is_not_there_is_not_found(client, path, expected):
    answer = client.get(path, follow_redirects=True)
    told = problem(answer)
    assert (answer.status_code, kind(told)) == (404, expected)
    assert len(told["value"]) <= 200
    assert {*answer.headers.keys()} <= {
        "Content-Type", "Content-Length", "Cache-Control", "Vary", "Content-Security-Policy",
        "Access-Control-Allow-Origin", "Access-Control-Expose-Headers", *guard.SAID,
    }  # fmt: skip


def test_the_formats_there_are_are_named(client):
    assert problem(client.get(f"{ROOT}/observations.xls"))["allowed"] == [
        "json",
        "csv",
        "parquet",
        "xlsx",
        "sdmx.csv",
    ]
    assert problem(client.get(f"{ROOT}/regions.xlsx"))["allowed"] == ["json", "csv", "parquet"]


def test_the_releases_there_are_are_named(shelf, client):
    told = problem(client.get(f"{ROOT}/releases/none/zip"))
    assert told["allowed"] == [shelf.served.version, shelf.earlier.version]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY", "BREW"])
@pytest.mark.parametrize("address", ["", "/observations.csv", "/releases", "/nothing", "/problems/busy"])
def test_nothing_can_be_written(client, method, address):
    answer = client.open(f"{ROOT}{address}", method=method)
    told = problem(answer)
    assert (answer.status_code, kind(told)) == (405, "method-not-allowed")
    assert {*answer.headers["Allow"].split(", ")} == {*told["allowed"]} == {"GET", "HEAD", "OPTIONS"}


# ── Limits ──


def test_a_query_string_is_so_long_at_most(client):
    longest = "&".join(["q=x"] + ["region=310000"] * 1000)[: limits.LONGEST_QUERY]
    assert kind(problem(client.get(f"{ROOT}/observations?{longest}x"))) == "query-too-long"
    assert client.get(f"{ROOT}/observations?{longest}x").status_code == 414


def test_a_parameter_has_so_many_values_at_most(client, monkeypatch):
    monkeypatch.setattr("app.api.parameters.MOST_VALUES", 2)
    assert client.get(f"{ROOT}/observations?region=310000&region=320000").status_code == 200
    told = problem(client.get(f"{ROOT}/observations?region=310000&region=320000&region=310000"))
    assert (kind(told), told["parameter"], told["limit"]) == ("too-many-values", "region", 2)


def test_json_has_so_many_rows_at_most_and_other_formats_any_number(shelf, monkeypatch):
    client = interface.server(shelf.served).test_client()  # which keeps nothing yet
    monkeypatch.setattr(limits, "MOST_JSON_ROWS", 3)
    told = problem(client.get(f"{ROOT}/observations"))
    assert (kind(told), told["limit"], told["rows"]) == ("too-many-rows", 3, len(shelf.served.observations))
    assert client.get(f"{ROOT}/observations?region=valley").status_code == 200
    assert client.get(f"{ROOT}/observations.csv").status_code == 200
    assert client.get(f"{ROOT}/observations.parquet").status_code == 200


def test_a_workbook_has_so_many_rows_at_most(client, monkeypatch):
    monkeypatch.setattr(limits, "MOST_XLSX_ROWS", 3)
    assert kind(problem(client.get(f"{ROOT}/observations.xlsx?role=A"))) == "too-many-rows"


# ── Kinds of problems, and what they stand at ──


@pytest.mark.parametrize("name", Kind)
def test_the_type_of_a_problem_leads_to_what_it_means(client, name):
    told = client.get(f"{PROBLEMS}/{name}").json
    assert (told["type"], told["status"]) == (f"{PROBLEMS}/{name}", STATUS[name])
    assert told["means_zh"]
    assert told["means_en"]
    assert told in client.get(PROBLEMS).json["problems"]


def test_a_damaged_release_is_a_problem_of_its_own(shelf, tmp_path):
    copied = shutil.copytree(shelf.release, tmp_path / "copied")
    client = interface.server(shelf.served, releases=tmp_path).test_client()
    damaged = copied / "observations.parquet"
    whole = damaged.read_bytes()
    damaged.write_bytes(b"")
    at = f"{ROOT}/releases/{shelf.earlier.version}"
    for address in (at, f"{at}/observations.csv", f"{at}/zip"):
        answer = client.get(address)
        assert (answer.status_code, kind(problem(answer))) == (503, "release-unreadable")
    assert client.get(f"{ROOT}/observations.csv").status_code == 200
    damaged.write_bytes(whole)
    assert client.get(f"{at}/observations.csv").status_code == 200


def test_a_fault_is_told_without_its_cause(shelf, monkeypatch):
    monkeypatch.setattr("app.api.answering.represented", None)
    answer = interface.server(shelf.served).test_client().get(f"{ROOT}/observations")
    assert (answer.status_code, kind(problem(answer))) == (500, "fault")
    assert "NoneType" not in answer.text


# ── Whatever is asked ──

HOSTILE = [
    "\0", "%", "%zz", "\r\nSet-Cookie: x=1", '"', "<script>", "../../etc/passwd", "=1+1", "\u202e", "𝟛", "{value}",
    "{0.__class__}", "x" * 3000, "%25%30%30", "' OR 1=1", "\ufeff", "٣", ";", "&&", "[]", "a\u0301",
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_no_value_does_harm(client, value):
    asked = quote(value, safe="")
    addresses = [f"targets.csv?{name}={asked}" for name in (*NAMES, "as_of", "headers", "version")]
    for address in (*addresses, f"regions?{asked}={asked}", f"releases/{asked}/codes.{asked}"):
        answer = client.get(f"{ROOT}/{address}")
        assert answer.status_code in (200, 308, 400, 404, 414), address
        assert "Set-Cookie" not in answer.headers
        assert all(ord(each) < 127 for _, text in answer.headers for each in text)
        assert answer.status_code == 308 or answer.mimetype in (MEDIA, "text/csv", "application/json")


@pytest.mark.parametrize(("word", "near"), [("淅江省", "330000"), ("Shanghai", "310000"), ("某谷", "valley")])
def test_what_is_meant_is_guessed_from_names(client, word, near):
    assert near in problem(client.get(f"{ROOT}/regions?region={word}"))["allowed"]


def test_what_begins_so_is_named(client):
    told = problem(client.get(f"{ROOT}/regions?region=3101"))
    assert {each[:4] for each in told["allowed"]} == {"3101"}
