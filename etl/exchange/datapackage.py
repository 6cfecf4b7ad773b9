"""The datasets as a Frictionless tabular data package: a descriptor of their CSV files."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from etl.exchange import csvs
from etl.exchange.codelists import CODE_LISTS
from etl.exchange.datasets import Dataset, dataset
from etl.exchange.fields import FIELDS, KEYS, Field, Kind
from etl.labels import DATA_PURPOSE, DATASET, DATASETS_TITLE, MAINTAINERS, PACKAGE_CSV_NOTE, PRODUCT
from etl.queries import Filters
from etl.tables import Tables
from etl.text import Text

# With a byte-order mark, which spreadsheet programs need and other readers pass over.
ENCODING = "utf-8-sig"
DESCRIPTOR = "datapackage.json"
# Dataset and column of each column that refers to another dataset.
REFERENCES: Mapping[str, tuple[str, str]] = {
    "REF_AREA": ("regions", "REF_AREA"),
    "INDICATOR": ("indicators", "INDICATOR"),
    "SOURCE": ("sources", "SOURCE"),
    "TARGET": ("observations", "OBS_ID"),
}
_TYPES: Mapping[Kind, str] = {
    "text": "string",
    "code": "string",
    "number": "number",
    "integer": "integer",
    "date": "date",
    "flag": "boolean",
}


def everything(tables: Tables, as_of: date) -> Iterator[Dataset]:
    """All datasets in full, targets judged for a day."""
    return (dataset(name, tables, Filters(), as_of) for name in FIELDS)


def descriptor(tables: Tables, as_of: date) -> str:
    """The datapackage.json for CSV files of `everything` beside it, each `<dataset>.csv` with a byte-order mark."""
    return files(list(everything(tables, as_of)))[DESCRIPTOR].decode()


def files(datasets: Sequence[Dataset], folder: str = "") -> dict[str, bytes]:
    """The package by the names of its files: `datapackage.json`, and `<folder><dataset>.csv` of each dataset."""
    made = {f"{folder}{each.name}.csv": csvs.text(each).encode(ENCODING) for each in datasets}
    resources = [_resource(each, *file) for each, file in zip(datasets, made.items(), strict=True)]
    return made | {DESCRIPTOR: _described(datasets, resources).encode()}


def _described(datasets: Sequence[Dataset], resources: Sequence[Mapping[str, Any]]) -> str:
    sources = next(each.frame for each in datasets if each.name == "sources")
    package = {
        "profile": "tabular-data-package",
        "name": "regional-indicators",
        "title": f"{PRODUCT.zh} {PRODUCT.en}: {DATASETS_TITLE.zh} {DATASETS_TITLE.en}",
        "description": _both(DATA_PURPOSE, PACKAGE_CSV_NOTE),
        "version": datasets[0].version,
        "licenses": [{"name": "MIT", "path": "https://opensource.org/license/mit", "title": "MIT License"}],
        "contributors": [{"title": MAINTAINERS, "role": "maintainer"}],
        "sources": [{"title": f"{zh} {en}"} for zh, en in _titled(sources)],
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _titled(sources: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(sources["SOURCE_TITLE"], sources["SOURCE_TITLE_EN"], strict=True)


def _resource(found: Dataset, path: str, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": found.name,
        "title": _both(DATASET[found.name]),
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(found),
    }


def _schema(found: Dataset) -> dict[str, Any]:
    keys = KEYS[found.name]
    return {
        "fields": [_field(field, keys) for field in found.fields],
        "missingValues": [""],
        "primaryKey": list(keys),
        "foreignKeys": [_foreign(field) for field in found.fields if _refers(field, found.name)],
    }


def _refers(field: Field, name: str) -> bool:
    """Whether a column of a dataset refers to another one."""
    return field.code in REFERENCES and REFERENCES[field.code][0] != name


def _foreign(field: Field) -> dict[str, Any]:
    resource, column = REFERENCES[field.code]
    return {"fields": [field.code], "reference": {"resource": resource, "fields": [column]}}


def _field(field: Field, keys: tuple[str, ...]) -> dict[str, Any]:
    constraints = {
        **({"required": True} if field.code in keys else {}),
        **({"enum": list(map(str, CODE_LISTS[field.listed_in]))} if field.listed_in in CODE_LISTS else {}),
    }
    return {
        "name": field.code,
        "type": _TYPES[field.kind],
        "title": _both(field.title),
        **({"description": _both(field.note)} if field.note else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _both(*words: Text) -> str:
    return " ".join((*(each.zh for each in words), *(each.en for each in words)))
