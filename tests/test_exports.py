"""CSV: nothing lost, nothing invented, nothing that a spreadsheet would run."""

import csv
import io

import invented
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import cells, queries
from etl.exports import COLUMNS, csv_text, table_text
from etl.queries import Filters

ASKED_FOR = [
    "obs_id",
    "ref_area",
    "region_name",
    "within",
    "indicator",
    "indicator_name",
    "time_period",
    "measure_role",
    "obs_value",
    "unit_measure",
    "comparator",
    "modality",
    "obs_status",
    "source",
    "line",
    "as_written",
    "note",
]

HOSTILE = [
    pytest.param("=1+1", id="formula"),
    pytest.param("+86", id="plus"),
    pytest.param("-1", id="minus"),
    pytest.param("@SUM(A1)", id="at"),
    pytest.param("\t=1", id="tab"),
    pytest.param("\r=1", id="carriage return"),
    pytest.param("＝1+1", id="full-width"),
    pytest.param('=HYPERLINK("http://example.org","x")', id="link"),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory):
    return invented.tables(tmp_path_factory.mktemp("small"))


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def undone(text: str) -> str:
    """What stood in the cell before it was guarded."""
    return text[1:] if text.startswith("'") and cells.is_formula(text) else text


def test_the_columns_asked_for_come_first(small):
    header = csv_text(small).split("\n")[0].split(",")
    assert header[: len(ASKED_FOR)] == ASKED_FOR
    assert header == [*COLUMNS, "version"]


def as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_every_observation_is_there_with_every_cell(tables):
    view = queries.observations(tables)
    found = read(csv_text(tables))
    assert len(found) == len(view)
    for name, column in COLUMNS.items():
        if column != "obs_upper":
            expected = ["" if pd.isna(value) else as_text(value) for value in view[column]]
            assert [undone(row[name]) for row in found] == expected, name


def test_values_are_exact_decimals_in_base_unit_without_exponent(small):
    found = {row["obs_id"]: row for row in read(csv_text(small))}
    assert found["310000.gdp.2023.A.first"]["obs_value"] == "4720000000000"
    assert found["330000.share.2023.A.first"]["obs_value"] == "33.3333333333"
    ranging = found["310000.firms.2023.A.first"]
    assert (ranging["obs_value"], ranging["obs_upper"], ranging["comparator"]) == ("30000", "50000", "RG")
    assert found["330000.growth.2023.A.first"]["quoted_value"] == "6.0"


def test_every_claim_is_there_and_says_how_it_stands(tmp_path):
    disputed = invented.tables(tmp_path, invented.DISPUTED)
    found = {row["obs_id"]: row for row in read(csv_text(disputed))}
    preferred, contradicted = found["320000.gdp.2025.T.first"], found["320000.gdp.2025.T.second"]
    assert preferred["fact"] == contradicted["fact"] == "320000.gdp.2025.T"
    assert (preferred["claim_rank"], preferred["claim"]) == ("1", "PREFERRED")
    assert (contradicted["claim_rank"], contradicted["claim"]) == ("2", "CONTRADICTED")
    assert (preferred["preferred"], preferred["preferred_en"]) == ("以文件为准", "the official paper")
    assert contradicted["preferred"] == ""
    assert found["330000.growth.2023.A.first.L30"]["claim"] == "LATEST"


def test_a_place_has_no_area_code_and_names_the_unit_around_it(small):
    places = [row for row in read(csv_text(small)) if row["region"] == "valley"]
    assert {(row["ref_area"], row["within"], row["region_name"]) for row in places} == {
        ("", "420100", "某谷")
    }


def test_missing_is_an_empty_cell(small):
    row = read(csv_text(small))[0]
    assert [row[name] for name in ("note", "obs_upper", "also_lines", "inferred_from")] == [""] * 4


def test_it_is_plain_utf8_with_unix_line_ends(tables):
    text = csv_text(tables)
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")


def test_pandas_reads_it_back(tables):
    found = pd.read_csv(io.StringIO(csv_text(tables)))
    assert found["obs_value"].tolist() == pytest.approx(tables.observations["obs_value"].tolist(), rel=1e-10)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        pytest.param(Filters(regions=("310000",)), 5, id="region"),
        pytest.param(Filters(roles=("T",), sources=("second",)), 3, id="role and source"),
        pytest.param(Filters(regions=("440000",)), 0, id="a region without figures"),
    ],
)
def test_filters_narrow_the_rows(small, filters, count):
    assert len(read(csv_text(small, filters))) == count


def test_without_observations_the_header_remains(small):
    assert csv_text(invented.without_figures(small)) == ",".join([*COLUMNS, "version"]) + "\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_a_formula(small, text):
    found = read(csv_text(invented.saying(small, "note_zh", text)))
    assert {row["note"] for row in found} == {f"'{text}"}


@pytest.mark.parametrize("column", ["obs_value_exact", "quoted_value"])
def test_numbers_keep_their_minus(small, column):
    name = next(name for name, source in COLUMNS.items() if source == column)
    found = read(csv_text(invented.saying(small, column, "-3.50")))
    assert {row[name] for row in found} == {"-3.50"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("甲，乙", "甲，乙", id="Chinese"),
        pytest.param('a "b", c', 'a "b", c', id="quotes and commas"),
        pytest.param("一\n二", "一\n二", id="newline"),
        pytest.param("一\r二", "一\r二", id="carriage return"),
        pytest.param("a\x00b\x07", "a�b�", id="control characters show"),
        pytest.param("\ufffe", "�", id="no character shows"),
    ],
)
def test_awkward_text_arrives(small, text, shown):
    found = read(csv_text(invented.saying(small, "note_zh", text)))
    assert {row["note"] for row in found} == {shown}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_any_text_comes_back_once_the_guard_is_undone(texts):
    frame = pd.DataFrame({"words": pd.Series(texts, dtype="str")})
    found = [row["words"] for row in read(table_text(frame))]
    assert [undone(text) for text in found] == [cells.visible(text) for text in texts]
    assert not any(text[:1] in ("=", "+", "-", "@", "\t", "\r") for text in found)


def test_a_tidy_table_has_plain_numbers_and_days(small):
    (row, *_) = read(table_text(small.observations))
    assert (row["obs_value"], row["period_start"]) == ("8000000000000", "2023-01-01")
