"""What addresses give: each dataset in its formats, and documents about the whole edition. One table."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from app import said
from app.api import limits
from app.api.parameters import NARROWING, Asked
from app.api.problems import Fault, Kind, ProblemError
from app.whole import Whole
from etl import queries
from etl.exchange import csvs, datapackage, parquet, records, sdmx, structure
from etl.exchange.datasets import Dataset, dataset
from etl.exchange.fields import FIELDS
from etl.extract import Extract
from etl.labels import BAD_ROWS, PARAMETER
from etl.queries import Filters
from etl.tables import Tables

JSON = "application/json"
CSV = "text/csv; charset=utf-8; header=present"
PARQUET = "application/vnd.apache.parquet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
SDMX_CSV = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
SDMX_ML = "application/vnd.sdmx.structure+xml; version=3.0.0; charset=utf-8"

_AS_OF, _HEADERS = "as_of", "headers"
_ALL = tuple(NARROWING)
# What narrows each dataset down, and what else decides its rows.
TAKEN: Mapping[str, tuple[str, ...]] = {
    "observations": _ALL,
    "indicators": _ALL,
    "regions": ("region", "level"),
    "sources": _ALL,
    "targets": (*(name for name in _ALL if name != "role"), _AS_OF),
    "coverage": ("region", "indicator", "level"),
    "codes": (),
}


class Question(NamedTuple):
    """What is to be represented: the part asked for of an edition, judged for a day."""

    tables: Tables
    asked: Asked
    day: date
    whole: Whole


class Representation(NamedTuple):
    """What an address gives: of what, in which format and media type, by which parameters.

    `saved` says whether browsers shall save it as a file; `kept` whether `make` sees to keeping it.
    """

    of: str
    format: str
    media: str
    takes: tuple[str, ...]
    make: Callable[[Question], bytes]
    saved: bool = True
    kept: bool = False

    @property
    def address(self) -> str:
        """The last part of its address."""
        return self.of if self.of == self.format else f"{self.of}.{self.format}"

    @property
    def dated(self) -> bool:
        """Whether the day is part of the answer."""
        return _AS_OF in self.takes

    def content(self, question: Question) -> bytes:
        """The bytes: of a whole edition made once and kept for a while, of a part of it made now.

        Raises:
            ProblemError: there is more of it than the format is given in.
            BusyError: too many large files are being made.
        """
        if self.kept or question.asked.filters != Filters():
            return self.make(question)
        day = question.day if self.dated else None
        key = (self.of, self.format, question.tables.version, question.asked.heads, day)
        return question.whole.file(key, lambda: self.make(question))


def _rows(name: str, question: Question) -> Dataset:
    return dataset(name, question.tables, question.asked.filters, question.day)


def _json(name: str, question: Question) -> bytes:
    found = _rows(name, question)
    _within(len(found.frame), limits.MOST_JSON_ROWS, "JSON")
    return records.text(found).encode()


def _csv(name: str, question: Question) -> bytes:
    # With a byte-order mark Excel reads UTF-8 as such.
    return csvs.text(_rows(name, question), question.asked.heads).encode("utf-8-sig")


def _parquet(name: str, question: Question) -> bytes:
    return parquet.content(_rows(name, question))


def _sdmx_csv(question: Question) -> bytes:
    return sdmx.data(question.tables, question.asked.filters).encode()


def _xlsx(question: Question) -> bytes:
    tables, asked = question.tables, question.asked
    if queries.more(tables, asked.filters, limits.MOST_XLSX_ROWS):
        every = queries.number(tables, asked.filters, queries.size(tables)).claims
        _within(every, limits.MOST_XLSX_ROWS, "Excel")
    if asked.filters == Filters():
        return question.whole.workbook(question.day, tables)
    words = said.listed(tables, [pair for pair in asked.pairs if pair[0] in PARAMETER])
    key = (tables.version, question.day, asked.filters)
    return question.whole.narrowed(key, tables, lambda: Extract(question.day, asked.filters, said=words))


def _datapackage(question: Question) -> bytes:
    """The descriptor of the CSV files that stand beside it; that of the targets for the day of their hash."""
    package = json.loads(datapackage.descriptor(question.tables, question.day))
    for resource in package["resources"]:
        if _AS_OF in TAKEN[resource["name"]]:
            resource["path"] += f"?{_AS_OF}={question.day.isoformat()}"
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _within(count: int, most: int, form: str) -> None:
    if count > most:
        said = BAD_ROWS.filled(count=count, format=form, most=most)
        raise ProblemError(Fault(Kind.TOO_MANY_ROWS, said, {"rows": count, "limit": most}))


def _of(name: str) -> Iterator[Representation]:
    """The formats every dataset has."""
    takes = TAKEN[name]
    yield Representation(name, "json", JSON, takes, lambda asked: _json(name, asked), saved=False)
    yield Representation(name, "csv", CSV, (*takes, _HEADERS), lambda asked: _csv(name, asked))
    yield Representation(name, "parquet", PARQUET, takes, lambda asked: _parquet(name, asked))


def _others() -> Iterator[Representation]:
    """Further formats of the observations, and what describes or holds the whole edition."""
    takes = TAKEN["observations"]
    yield Representation("observations", "xlsx", XLSX, (*takes, _AS_OF), _xlsx, kept=True)
    yield Representation("observations", "sdmx.csv", SDMX_CSV, takes, _sdmx_csv)
    yield Representation(
        "structure", "xml", SDMX_ML, (), lambda asked: structure.structure(asked.tables).encode(), saved=False
    )
    yield Representation("datapackage", "json", JSON, (_AS_OF,), _datapackage, saved=False)
    yield Representation(
        "zip", "zip", ZIP, (_AS_OF,), lambda asked: asked.whole.zip(asked.day, asked.tables), kept=True
    )


REPRESENTATIONS: tuple[Representation, ...] = (*(each for name in FIELDS for each in _of(name)), *_others())
# By the last part of the address; a dataset without a format is JSON.
ADDRESSES: Mapping[str, Representation] = {
    **{each.address: each for each in REPRESENTATIONS},
    **{each.of: each for each in REPRESENTATIONS if each.of in FIELDS and each.format == "json"},
}


def formats(of: str) -> list[str]:
    """The formats that something is given in."""
    return [each.format for each in REPRESENTATIONS if each.of == of]
