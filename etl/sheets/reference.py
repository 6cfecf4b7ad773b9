"""The sheets 指标, 来源 and 代码表: definitions, texts, and what codes stand for."""

import pandas as pd

from etl import display
from etl.exchange.datasets import dataset
from etl.exchange.fields import INDICATORS, SOURCES
from etl.extract import Extract
from etl.labels import DIRECTION, MEASURE, SCRIPT, SHEET, TIMING
from etl.rows import Row, rows
from etl.sheets.book import Book
from etl.sheets.detail import column, exchanged, number, text, word
from etl.sheets.listed import Column, fill
from etl.tables import Tables

_INDICATOR_WORDS = (
    column("INDICATOR_NAME", text("indicator_name_zh"), True),
    column("FAMILY_NAME", text("family_name_zh"), True),
    column("TOPIC_NAME", text("topic_name_zh"), True),
    column("MEASURE_NAME", word("measure", MEASURE), True),
    column("TIMING_NAME", word("timing", TIMING), True),
    column("UNIT_NAME", lambda row: display.unit(row, "zh"), True),
    column("DIRECTION_NAME", word("direction", DIRECTION), True),
    column("NUMERATOR", text("numerator_zh"), True),
    column("DENOMINATOR", text("denominator_zh"), True),
    column("SCOPE", text("scope_zh"), True),
    column("PRICE_BASIS", text("price_basis_zh"), True),
    column("DEFINITION_NOTE", text("definition_note_zh"), True),
    column("FIGURES", number("figures"), True),
)
_SOURCE_WORDS = (
    column("SOURCE_TITLE", text("title_zh"), True),
    column("PUBLISHER", text("publisher_zh"), True),
    column("DATE", text("date"), True),
    column("DATE_EVIDENCE", text("date_evidence_zh"), True),
    column("REPOSTED", text("reposted"), True),
    column("SCRIPT_NAME", word("script", SCRIPT), True),
    column("FIGURES", number("figures"), True),
    column("SOURCE", text("source"), True),
    column("FILE", text("file"), True),
)
_CODES = tuple(column(code, text(code), True) for code in ("CODE_LIST", "CODE", "NAME", "NAME_EN"))


def _with_rest(words: tuple[Column, ...], fields: tuple[Column, ...]) -> tuple[Column, ...]:
    shown = {each.code for each in words}
    return (*words, *(each for each in fields if each.code not in shown))


_INDICATORS = _with_rest(_INDICATOR_WORDS, tuple(map(exchanged, INDICATORS)))
_SOURCES = _with_rest(_SOURCE_WORDS, tuple(map(exchanged, SOURCES)))


def write_indicators(book: Book, tables: Tables, view: pd.DataFrame, extract: Extract) -> None:
    """Write the definitions that a VIEW refers to; all there are, of everything."""
    found = _referred(tables.indicators, "indicator", view, extract)
    _write(book, "indicators", _INDICATORS, found.assign(version=tables.version))


def write_sources(book: Book, tables: Tables, view: pd.DataFrame, extract: Extract) -> None:
    """Write the sources that a VIEW refers to; all there are, of everything."""
    found = _referred(tables.sources, "source", view, extract)
    _write(book, "sources", _SOURCES, found.assign(version=tables.version))


def write_codes(book: Book, tables: Tables, extract: Extract) -> None:
    """Write the code lists."""
    _write(book, "codes", _CODES, dataset("codes", tables, extract.filters, extract.as_of).frame)


def _referred(table: pd.DataFrame, key: str, view: pd.DataFrame, extract: Extract) -> pd.DataFrame:
    """Rows of the indicators or sources table, with the number of facts of the view as `figures`."""
    figures = view.groupby(key)["fact"].nunique()
    found = table if extract.whole else table[table[key].isin(figures.index)]
    return found.assign(figures=found[key].map(figures).fillna(0).astype("Int64"))


def _write(book: Book, name: str, columns: tuple[Column, ...], frame: pd.DataFrame) -> None:
    records: list[Row] = rows(frame)
    fill(book, SHEET[name].zh, name, columns, [records])
