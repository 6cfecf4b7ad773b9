"""Invented datasets, and each format read back into plain rows: what came out must be what went in."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
from hypothesis import strategies as st

from etl import cells, queries
from etl.exchange import csvs, parquet, records, sdmx
from etl.exchange.datasets import Dataset
from etl.exchange.fields import OBSERVATIONS, Field, Kind
from etl.tables import Tables

Row = dict[str, Any]
DTYPES: Mapping[Kind, str] = {
    "text": "str",
    "code": "str",
    "number": "str",
    "integer": "Int64",
    "date": "datetime64[us]",
    "flag": "bool",
}
# Beginnings that a spreadsheet takes for a formula, and characters that files stumble over.
FORMULAS = ["=1+1", "+86", "-1", "@SUM(A1)", "＝1", "＋", "－", "＠", "\t=", "\r=", "\n=", "'=1"]
AWKWARD = [*FORMULAS, '"', ",", "\x00", "\ufffe", "浙江", "\r\n", "\u2028", " ", "1e5"]
TEXTS = st.builds(
    str.__add__,
    st.sampled_from(["", *AWKWARD]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
).filter(bool)
NUMERALS = st.builds(
    lambda digits, places: f"{Decimal(digits).scaleb(-places):f}",
    st.integers(-(10**18), 10**18),
    st.integers(0, 18),
)
OF_KIND: Mapping[Kind, st.SearchStrategy[Any]] = {
    "text": st.none() | TEXTS,
    "code": st.none() | TEXTS,
    "number": st.none() | NUMERALS,
    "integer": st.none() | st.integers(-(2**53), 2**53),
    "date": st.none() | st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    "flag": st.booleans(),
}
# One column of each kind, and those that SDMX treats in a way of its own.
_DRAWN = {
    "NOTE",
    "AS_WRITTEN",
    "COMPARATOR",
    "OBS_VALUE",
    "LOW",
    "LINE",
    "PERIOD_START",
    "LOW_OPEN",
    "GB_CODE",
}
FEW = tuple(field for field in OBSERVATIONS if field.code in _DRAWN)


def few_areas(some: Tables) -> Tables:
    """The same tables with provinces and the areas that figures need: thousands of counties only take time."""
    needed = {region for path in queries.regions(some)["path"] for region in path.split("/")}
    kept = some.regions["region"].isin(needed) | (some.regions["level"] == "province")
    return replace(some, regions=some.regions[kept].reset_index(drop=True))


def dataset(rows: list[Row], fields: tuple[Field, ...] = FEW) -> Dataset:
    """Rows of cells by column as a dataset of observations; what they do not say is missing."""
    columns = {field.code: _column(field, rows) for field in fields}
    return Dataset("observations", fields, pd.DataFrame(columns), "0123456789ab")


def _column(field: Field, rows: list[Row]) -> pd.Series:
    # No row is without these.
    unsaid = {"REF_AREA": "330000"}.get(field.code, False if field.kind == "flag" else None)
    return pd.Series([row.get(field.code, unsaid) for row in rows], dtype=DTYPES[field.kind])


def datasets(fields: tuple[Field, ...] = FEW) -> st.SearchStrategy[Dataset]:
    """Datasets of a few rows, with anything in the columns FEW."""
    row = st.fixed_dictionaries({field.code: OF_KIND[field.kind] for field in FEW})
    return st.builds(dataset, st.lists(row, max_size=4), st.just(fields))


def expected(found: Dataset) -> list[Row]:
    """The rows of a dataset as every format should give them back: numbers by value, days as such, None."""
    return [
        {field.code: _plain(row[field.code], field) for field in found.fields}
        for row in found.frame.to_dict("records")
    ]


def _plain(value: Any, field: Field) -> Any:
    if pd.isna(value):
        return None
    if field.kind == "date":
        return pd.Timestamp(value).date()
    if field.kind == "number":
        return Decimal(value)
    return cells.visible(value) if isinstance(value, str) else value


def _from_text(text: str, field: Field) -> Any:
    if text == "":
        return None
    match field.kind:
        case "number":
            return Decimal(text)
        case "integer":
            return int(text)
        case "date":
            return date.fromisoformat(text)
        case "flag":
            return {"true": True, "false": False}[text]
    return undone(text)


def undone(text: str) -> str:
    """What stood in a cell before it was guarded."""
    return text[1:] if text.startswith("'") and cells.is_formula(text) else text


def lines(text: str) -> list[dict[str, str]]:
    """The lines of a CSV file by their heads."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _from_csv(found: Dataset) -> list[Row]:
    return [
        {field.code: _from_text(line[field.code], field) for field in found.fields}
        for line in lines(csvs.text(found))
    ]


def _from_json(found: Dataset) -> list[Row]:
    told = json.loads(records.text(found), parse_float=Decimal)
    days = {field.code for field in found.fields if field.kind == "date"}
    return [
        {code: date.fromisoformat(cell) if cell and code in days else cell for code, cell in row.items()}
        for row in told["rows"]
    ]


def _from_parquet(found: Dataset) -> list[Row]:
    return pq.read_table(io.BytesIO(parquet.content(found))).to_pylist()


def _from_sdmx(found: Dataset) -> list[Row]:
    """Of observations: those columns that SDMX keeps."""
    given = {field.code for field in found.fields}
    fields = [field for field in sdmx.components() if field.code in given]
    read = [
        {field.code: _from_text(line[field.code], field) for field in fields}
        for line in lines(sdmx.text(found))
    ]
    return [row | {"REF_AREA": sdmx.area_code(row["REF_AREA"])} for row in read]


BACK: Mapping[str, Callable[[Dataset], list[Row]]] = {
    "csv": _from_csv,
    "json": _from_json,
    "parquet": _from_parquet,
    "sdmx": _from_sdmx,
}
