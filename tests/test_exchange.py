"""Open formats: nothing lost, nothing rounded, nothing that a program would run."""

import csv
import io
import json
import re
from decimal import Decimal

import exchanged
import invented
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from exchanged import BACK
from hypothesis import given, settings

from etl.exchange import csvs, parquet, records, sdmx
from etl.exchange.datasets import Dataset, citation, dataset
from etl.exchange.fields import FIELDS, OBSERVATIONS
from etl.exchange.kinds import KINDS
from etl.queries import Filters
from etl.tables import Tables

NAMES = list(FIELDS)
OF_ANY = [kind for kind in BACK if kind != "sdmx"]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return exchanged.few_areas(invented.tables(tmp_path_factory.mktemp("small"), invented.DISPUTED))


def found(name: str, tables: Tables, filters: Filters = Filters()) -> Dataset:
    return dataset(name, tables, filters, invented.DAY)


def kept(rows: list[dict], given: list[dict]) -> list[dict]:
    """The rows of `rows`, with the columns that `given` has."""
    return [{code: row[code] for code in other} for row, other in zip(rows, given, strict=True)]


@pytest.mark.parametrize("kind", OF_ANY)
@settings(max_examples=40)
@given(exchanged.datasets())
def test_whatever_is_in_a_dataset_comes_back(kind, invented_one):
    assert BACK[kind](invented_one) == exchanged.expected(invented_one)


@settings(max_examples=25)
@given(exchanged.datasets(OBSERVATIONS))
def test_whatever_is_in_observations_comes_back_from_sdmx(invented_one):
    back = BACK["sdmx"](invented_one)
    assert back == kept(exchanged.expected(invented_one), back)


@pytest.mark.parametrize("kind", OF_ANY)
@pytest.mark.parametrize("name", NAMES)
def test_every_dataset_comes_back(name, kind, small):
    given_one = found(name, small)
    assert BACK[kind](given_one) == exchanged.expected(given_one)


@pytest.mark.parametrize("kind", BACK)
def test_the_real_figures_come_back(kind, tables):
    observations = found("observations", tables)
    back = BACK[kind](observations)
    assert len(back) == len(tables.observations)
    assert back == kept(exchanged.expected(observations), back)


@pytest.mark.parametrize("kind", OF_ANY)
@pytest.mark.parametrize("name", ["observations", "targets"])
def test_an_empty_table_has_its_columns(name, kind, small):
    empty = found(name, invented.without_figures(small))
    assert BACK[kind](empty) == []
    heads = {
        "csv": lambda: csvs.text(empty).rstrip("\n").split(","),
        "json": lambda: [column["code"] for column in json.loads(records.text(empty))["columns"]],
        "parquet": lambda: pq.read_schema(io.BytesIO(parquet.content(empty))).names,
    }
    assert heads[kind]() == [field.code for field in FIELDS[name]]


@pytest.mark.parametrize("write", [csvs.text, sdmx.text], ids=["csv", "sdmx"])
def test_no_cell_of_a_csv_is_a_formula(write):
    rows = [{"NOTE": text, "AS_WRITTEN": text, "OBS_VALUE": "-1"} for text in exchanged.FORMULAS]
    for text, line in zip(
        exchanged.FORMULAS, exchanged.lines(write(exchanged.dataset(rows, OBSERVATIONS))), strict=True
    ):
        assert (line["NOTE"], line["AS_WRITTEN"], line["OBS_VALUE"]) == (f"'{text}", f"'{text}", "-1")


@pytest.mark.parametrize(
    ("heads", "first"),
    [
        pytest.param("codes", "OBS_ID,REF_AREA,REF_AREA_NAME", id="codes"),
        pytest.param("zh", "数据编号,地区代码,地区", id="Chinese"),
        pytest.param("en", "Figure id,Area,Name of the area", id="English"),
    ],
)
def test_heads_are_codes_or_words_and_no_two_alike(small, heads, first):
    head = csvs.text(found("observations", small), heads).split("\n")[0]
    assert head.startswith(first)
    assert len({*head.split(",")}) == len(OBSERVATIONS)


def test_csv_has_unix_line_ends_and_no_byte_order_mark(small):
    text = csvs.text(found("observations", small))
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")


def test_values_are_exact_and_bounds_stand_beside_them(small):
    rows = {line["OBS_ID"]: line for line in exchanged.lines(csvs.text(found("observations", small)))}
    beyond = rows["330000.gdp.2023.A.first"]
    assert (beyond["COMPARATOR"], beyond["OBS_VALUE"], beyond["LOW_OPEN"]) == ("GT", "8000000000000", "true")
    assert rows["330000.share.2023.A.first"]["OBS_VALUE"] == "33.3333333333"
    assert rows["330000.growth.2023.A.first"]["QUOTED_VALUE"] == "6.0"
    ranging = rows["310000.firms.2023.A.first"]
    assert (ranging["COMPARATOR"], ranging["OBS_VALUE"], ranging["OBS_UPPER"]) == ("RG", "30000", "50000")


def test_every_figure_has_an_id_to_be_cited_by(small):
    for line in exchanged.lines(csvs.text(found("observations", small))):
        assert line["CITATION"] == citation(line["OBS_ID"], small.version)


@pytest.mark.parametrize(
    "digits", ["123456789012345678", "0.123456789012345678", "-12345678901234567.8", "4.70"]
)
def test_json_numbers_have_every_digit(digits):
    text = records.text(exchanged.dataset([{"OBS_VALUE": digits}]))
    assert f'"OBS_VALUE":{digits},' in text
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal)["rows"][0]["OBS_VALUE"] == Decimal(digits)


def test_json_tells_what_its_columns_are(small):
    told = json.loads(records.text(found("observations", small)))
    assert (told["dataset"], told["version"]) == ("observations", small.version)
    described = {column["code"]: column for column in told["columns"]}
    assert described["OBS_VALUE"] == {
        "code": "OBS_VALUE", "type": "number", "title_zh": "数值（基本单位）", "title_en": "Value in base unit",
    }  # fmt: skip


def test_parquet_columns_have_types_and_titles(small):
    schema = pq.read_schema(io.BytesIO(parquet.content(found("observations", small))))
    types = {name: schema.field(name).type for name in schema.names}
    assert (types["OBS_VALUE"], types["LINE"]) == (pa.decimal128(38, 18), pa.int64())
    assert (types["PERIOD_START"], types["LOW_OPEN"], types["REF_AREA"]) == (
        pa.date32(), pa.bool_(), pa.string(),
    )  # fmt: skip
    assert schema.metadata[b"version"] == small.version.encode()
    assert schema.field("OBS_VALUE").metadata[b"title_zh"].decode() == "数值（基本单位）"


def test_a_number_too_long_for_its_type_makes_a_column_of_text():
    digits = "9" * 30
    read = pd.read_parquet(
        io.BytesIO(parquet.content(exchanged.dataset([{"OBS_VALUE": digits}, {"LOW": "1"}])))
    )
    assert read["OBS_VALUE"].tolist()[0] == digits
    assert read["LOW"].tolist()[1] == Decimal(1)


@pytest.mark.parametrize("write", [csvs.text, records.text, parquet.content, sdmx.text], ids=[*BACK])
def test_equal_data_give_equal_bytes(write, small):
    assert write(found("observations", small)) == write(found("observations", small))


@pytest.mark.parametrize("name", NAMES)
def test_a_dataset_is_left_as_it_was(name, small):
    given_one = found(name, small)
    before = given_one.frame.copy(deep=True)
    for write in (csvs.text, records.text, parquet.content):
        write(given_one)
    pd.testing.assert_frame_equal(given_one.frame, before)


def test_the_documentation_names_columns_that_exist(project):
    text = (project / "docs" / "formats.md").read_text("utf-8")
    known = {field.code for fields in FIELDS.values() for field in fields} | {"UNIT_MULT", "CL_AREA"}
    assert {*re.findall(r"`([A-Z]+(?:_[A-Z]+)+)`", text)} <= known
    assert {*KINDS} == {*re.findall(r"^\| `([a-z][a-z-]+)` \|", text, re.MULTILINE)}


@pytest.mark.parametrize(
    ("heads", "role", "bound"), [("zh", "完成值", "超过"), ("en", "Result", "more than")]
)
def test_below_heads_in_words_codes_are_words_too(small, heads, role, bound):
    found = dataset("observations", small, Filters(regions=("330000",), indicators=("gdp",)), invented.DAY)
    head, line = csv.reader(io.StringIO(csvs.text(found, heads)))
    row = dict(zip([field.code for field in found.fields], line, strict=True))
    assert row["MEASURE_ROLE"].lower() == role.lower()
    assert bound in row["COMPARATOR"].lower()
    assert row["REF_AREA"] == "330000"
    assert len(head) == len(line)
