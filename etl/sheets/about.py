"""The sheet 说明: what the workbook is and how to read it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import NamedTuple

import pandas as pd
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from etl import labels
from etl.codes import Comparator
from etl.labels import FIELD, FIELD_NOTE, FILTERED_BY, LISTED, PRODUCT, ROLE, SHEET, SHEET_CONTENT, SIGN
from etl.queries import VIEW, Filters
from etl.sheets import grid
from etl.sheets.detail import FIELDS
from etl.tables import Tables
from etl.text import Text

_WIDTHS = (24, 100)  # label, words


class _Line(NamedTuple):
    """One row; `font` is that of its first cell."""

    cells: tuple[str, ...] = ()
    font: Font = grid.BOLD


def fill(sheet: Worksheet, tables: Tables, filters: Filters, view: pd.DataFrame, as_of: date) -> None:
    """Write the sheet for a VIEW that the filters left and a day that targets are judged for."""
    for letter, characters in zip("AB", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = characters
    for row, line in enumerate(_lines(tables, filters, view["fact"].nunique(), as_of), 1):
        for number, content in enumerate(line.cells, 1):
            grid.put(sheet.cell(row, number), content, line.font if number == 1 else grid.PLAIN)
    grid.fit_rows(sheet)
    sheet.row_dimensions[1].height = 30
    sheet.sheet_view.showGridLines = False


def _lines(tables: Tables, filters: Filters, figures: int, as_of: date) -> Iterator[_Line]:
    yield _Line((PRODUCT.zh,), grid.TITLE)
    yield _Line((labels.WORKBOOK_CONTENT.zh, labels.WORKBOOK_PURPOSE.zh))
    yield _Line((labels.WORKBOOK_VERSION.zh, tables.version))
    yield _Line((labels.WORKBOOK_SIZE.zh, f"{figures:,}"))
    yield _Line((labels.WORKBOOK_AS_OF.zh, as_of.isoformat()))
    for words in in_words(tables, filters):
        yield _Line((labels.WORKBOOK_FILTERS.zh, words))
    yield from _section(labels.WORKBOOK_SHEETS, ((SHEET[key].zh, SHEET_CONTENT[key].zh) for key in SHEET))
    yield from _section(labels.WORKBOOK_RULES, ((str(n), rule.zh) for n, rule in enumerate(labels.RULES, 1)))
    yield from _section(labels.WORKBOOK_BOUNDS, _bounds())
    yield from _section(labels.WORKBOOK_ROLES, _codes(ROLE))
    yield from _section(labels.WORKBOOK_MODALITIES, _codes(labels.MODALITY))
    yield from _section(labels.WORKBOOK_MARKS, ((words.zh, "") for words in labels.MARK.values()))
    yield from _section(labels.WORKBOOK_STATES, _states())
    yield from _section(labels.WORKBOOK_COVERAGE, _coverage())
    yield from _section(labels.WORKBOOK_STATUSES, _codes(labels.STATUS))
    yield from _section(labels.WORKBOOK_CLAIMS, _codes(labels.CLAIM))
    yield from _section(labels.WORKBOOK_FIELDS, _fields())


def in_words(tables: Tables, filters: Filters) -> Iterator[str]:
    """The filters in Chinese, one line each; an id that the tables do not know stays as it is."""
    names = {
        "regions": _names(tables.regions, "region", "region_name_zh"),
        "indicators": _names(tables.indicators, "indicator", "indicator_name_zh"),
        "roles": {code: words.zh for code, words in ROLE.items()},
        "sources": _names(tables.sources, "source", "title_zh"),
    }
    chosen = {name: values for name, values in asdict(filters).items() if values}
    for name, values in chosen.items():
        yield FILTERED_BY[name].zh.format(
            listed=LISTED.zh.join(names.get(name, {}).get(value, value) for value in values)
        )
    if not chosen:
        yield labels.WORKBOOK_ALL.zh


def _section(title: Text, rows: Iterable[tuple[str, str]]) -> Iterator[_Line]:
    yield _Line()
    yield _Line((title.zh,), grid.SECTION)
    for cells in rows:
        yield _Line(cells, grid.PLAIN)


def _bounds() -> Iterator[tuple[str, str]]:
    shown = {
        **SIGN,
        Comparator.EQ: labels.WORKBOOK_SIGNLESS.zh,
        Comparator.RG: f"{SIGN[Comparator.GE]} {SIGN[Comparator.LE]}",
    }
    for code, words in labels.COMPARATOR.items():
        if code != Comparator.NA:
            yield shown[code], _coded(code, words.zh)


def _states() -> Iterator[tuple[str, str]]:
    for code, words in labels.ATTAINMENT.items():
        yield f"{labels.ATTAINMENT_SHAPE[code]} {words.zh}", _coded(code, labels.ATTAINMENT_RULE[code].zh)


def _coverage() -> Iterator[tuple[str, str]]:
    return (
        (labels.COVERAGE_SIGN[code], _coded(code, words.zh)) for code, words in labels.COVERAGE_STATE.items()
    )


def _codes(words: Mapping[str, Text]) -> Iterator[tuple[str, str]]:
    return ((text.zh, str(code)) for code, text in words.items())


def _fields() -> Iterator[tuple[str, str]]:
    for field in FIELDS:
        note = FIELD_NOTE.get(field.key)
        yield FIELD[field.key].zh, _coded(field.key if field.key in VIEW else "", note.zh if note else "")


def _coded(code: str, words: str) -> str:
    return "  ".join(part for part in (code, words) if part)


def _names(table: pd.DataFrame, key: str, name: str) -> dict[str, str]:
    return dict(zip(table[key], table[name], strict=True))
