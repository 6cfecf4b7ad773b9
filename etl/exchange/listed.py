"""Code lists in full: the closed ones, and those that the data make up (areas, indicators, sources)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from etl import queries
from etl.exchange.codelists import CODE_LISTS
from etl.exchange.datasets import dataset
from etl.exchange.fields import FIELDS, Field
from etl.exchange.sdmx import area_id
from etl.queries import Filters
from etl.tables import Tables
from etl.text import Text


class Code(NamedTuple):
    """A code of a list: id, name, the id above it, and what else is known of it, by column."""

    id: str
    name: Text
    parent: str = ""
    notes: Mapping[str, Text | str] = {}


def code_lists(tables: Tables) -> dict[str, tuple[Code, ...]]:
    """Every code list by its id. Of areas those that have figures and what lies above them."""
    closed = {
        name: tuple(Code(str(code), words) for code, words in listed.items())
        for name, listed in CODE_LISTS.items()
    }
    return {
        "CL_AREA": tuple(_areas(tables)),
        "CL_INDICATOR": tuple(_described("indicators", "INDICATOR", "INDICATOR_NAME", tables)),
        "CL_SOURCE": tuple(_described("sources", "SOURCE", "SOURCE_TITLE", tables)),
        **closed,
    }


def _areas(tables: Tables) -> Iterator[Code]:
    needed = {region for path in queries.regions(tables)["path"] for region in path.split("/")}
    found = tables.regions[tables.regions["region"].isin(needed)]
    for area in found.to_dict("records"):
        name = Text(area["region_name_zh"], area["region_name_en"])
        parent = "" if pd.isna(area["parent"]) else area_id(area["parent"])
        yield Code(area_id(area["region"]), name, parent, {"LEVEL": area["level"]})


def _described(name: str, key: str, title: str, tables: Tables) -> Iterator[Code]:
    """The rows of a dataset as codes: its `key` and `title`, the other columns as notes."""
    fields = [field for field in FIELDS[name] if field.kind in ("text", "code")]
    left_out = {key, title, f"{title}_EN", "VERSION"}
    told = [field for field in fields if field.code not in left_out and not field.code.endswith("_EN")]
    for row in dataset(name, tables, Filters(), date.min).frame.to_dict("records"):
        notes = {field.code: _note(row, field) for field in told if not pd.isna(row[field.code])}
        yield Code(row[key], Text(row[title], row[f"{title}_EN"]), notes=notes)


def _note(row: Mapping[Any, Any], field: Field) -> Text | str:
    """In two languages where there is a column of either."""
    words, english = row[field.code], f"{field.code}_EN"
    return Text(words, row[english]) if english in row else str(words)
