"""What is asked for, as the bytes of one file of a format of `etl.exchange.kinds`."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from etl.exchange import bundle, csvs, parquet, records, sdmx, structure
from etl.exchange.csvs import Heads
from etl.exchange.datasets import Dataset, dataset
from etl.extract import Extract
from etl.labels import EXPORTED_BY, LEVEL, LISTED, ROLE
from etl.queries import Filters
from etl.tables import Tables
from etl.workbook import workbook


class Asked(NamedTuple):
    """A dataset by name, what it is narrowed down to, the day to judge targets for, what heads a CSV."""

    dataset: str
    filters: Filters
    as_of: date
    heads: Heads = "codes"


def written(kind: str, tables: Tables, asked: Asked, told: Callable[[int], None]) -> bytes:
    """The file; `told` is told how many more observations are in its workbook, if it has one."""
    match kind:
        case "csv":
            return csvs.text(_dataset(tables, asked), asked.heads).encode()
        case "json":
            return records.text(_dataset(tables, asked)).encode()
        case "parquet":
            return parquet.content(_dataset(tables, asked))
        case "sdmx-csv":
            return sdmx.data(tables, asked.filters).encode()
        case "sdmx-ml":
            return structure.structure(tables).encode()
        case "datapackage":
            return bundle.package(tables, asked.as_of)
        case "xlsx":
            return _workbook(tables, asked, told)
        case "zip":
            return bundle.bundle(tables, asked.as_of, _workbook(tables, asked, told))
    raise AssertionError(kind)


def _dataset(tables: Tables, asked: Asked) -> Dataset:
    return dataset(asked.dataset, tables, asked.filters, asked.as_of)


def _workbook(tables: Tables, asked: Asked, told: Callable[[int], None]) -> bytes:
    extract = Extract(asked.as_of, asked.filters, said=tuple(_said(tables, asked.filters)))
    return workbook(tables, extract, told)


def _said(tables: Tables, filters: Filters) -> Iterator[str]:
    """What the observations were narrowed down to, in words."""
    named = {
        "regions": (tables.regions, "region", "region_name_zh"),
        "indicators": (tables.indicators, "indicator", "indicator_name_zh"),
        "families": (tables.indicators, "family", "family_name_zh"),
        "topics": (tables.indicators, "topic", "topic_name_zh"),
        "sources": (tables.sources, "source", "title_zh"),
    }
    names = {key: dict(zip(of[code], of[name], strict=True)) for key, (of, code, name) in named.items()}
    names |= {"roles": {code: words.zh for code, words in ROLE.items()}}
    names |= {"levels": {code: words.zh for code, words in LEVEL.items()}}
    for key, words in EXPORTED_BY.items():
        if wanted := getattr(filters, key):
            listed = LISTED.zh.join(names.get(key, {}).get(value, value) for value in wanted)
            yield words.filled(listed=listed).zh
