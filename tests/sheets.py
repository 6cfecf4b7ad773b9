"""Workbooks read back: by openpyxl, by pandas, and as the XML they are made of."""

import io
import re
from datetime import date
from functools import lru_cache
from html import unescape
from zipfile import ZipFile

import pandas as pd
from defusedxml import ElementTree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.exchange.fields import OBSERVATIONS
from etl.extract import Extract
from etl.queries import Filters
from etl.tables import Tables
from etl.workbook import workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = ["说明", "对比", "明细", "目标", "覆盖", "指标", "来源", "代码表", "冲突与不可评"]
TABLED = {
    "明细": "observations", "目标": "targets", "覆盖": "coverage", "指标": "indicators", "来源": "sources",
    "代码表": "codes", "冲突与不可评": "disputes",
}  # fmt: skip
_FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"[^>]*><f>([^<]*)</f>')
_HEAD, _FIGURES = 5, 10  # rows of the sheet 对比, from 1


def made(tables: Tables, day: date, filters: Filters = Filters(), **extract: object) -> bytes:
    return workbook(tables, Extract(day, filters, **extract))


@lru_cache(maxsize=4)  # reading takes longer than all else; nobody writes into what was read
def opened(content: bytes, *, values: bool = False) -> Workbook:
    """The workbook; with `values` formulas show what they give."""
    return load_workbook(io.BytesIO(content), data_only=values)


def parts(content: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def read(content: bytes, sheet: str) -> pd.DataFrame:
    """A sheet that is a table, as pandas reads it: columns by their codes, codes as text, only empty cells missing."""
    texts = {field.code: str for field in OBSERVATIONS if field.kind in ("text", "code")}
    options = {
        "header": 1,
        "dtype": texts | {"OBS_VALUE_EXACT": str},
        "keep_default_na": False,
        "na_values": [""],
    }
    return pd.read_excel(io.BytesIO(content), sheet_name=sheet, engine="openpyxl", **options)


def records(content: bytes, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet that is a table, by code; formulas as what they give."""
    book = load_workbook(io.BytesIO(content), data_only=True, read_only=True)
    _, header, *rows = list(book[sheet].iter_rows(values_only=True))
    book.close()
    padded = (row + (None,) * (len(header) - len(row)) for row in rows)
    found = [dict(zip(header, row, strict=True)) for row in padded]
    return [row for row in found if any(value is not None for value in row.values())]


def matrix(content: bytes) -> dict[tuple[str, ...], dict[str, tuple[object, str]]]:
    """The sheet 对比: (indicator, role, period, level, unit) → region → value and number format."""
    sheet = opened(content, values=True)["对比"]
    found = {}
    for column in range(2, sheet.max_column + 1):
        header = tuple(sheet.cell(row, column).value for row in range(_HEAD, _FIGURES))
        if all(header):
            found[header] = {
                sheet.cell(row, 1).value: (
                    sheet.cell(row, column).value,
                    sheet.cell(row, column).number_format,
                )
                for row in range(_FIGURES, sheet.max_row + 1)
                if sheet.cell(row, column).value is not None and sheet.cell(row, 1).font.bold
            }
    return found


def formulas(content: bytes) -> dict[tuple[str, str], str]:
    """Every formula by sheet and cell."""
    found = parts(content)
    return {
        (sheet, cell): unescape(formula)
        for number, sheet in enumerate(SHEETS, 1)
        for cell, formula in _FORMULA.findall(found[f"xl/worksheets/sheet{number}.xml"])
    }


def xml(content: bytes, name: str) -> ElementTree:
    return ElementTree.fromstring(parts(content)[name])
