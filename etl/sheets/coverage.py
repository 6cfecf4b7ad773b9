"""The sheet 覆盖: regions × indicators, a sign in each cell for what the texts give."""

from collections.abc import Iterator, Sequence

import pandas as pd

from etl import coverage
from etl.extract import Extract
from etl.labels import SHEET
from etl.rows import Row
from etl.sheets.book import Book
from etl.sheets.detail import column, text
from etl.sheets.listed import Column, fill
from etl.sheets.streamed import Streamed
from etl.tables import Tables

_ACROSS = 5.0  # width of a column of signs, in characters
_TALL = 210  # height of the heads, in points
_SCALE = 60  # percent of its size on paper
_PART = 200  # regions at a time


def write(book: Book, tables: Tables, view: pd.DataFrame, extract: Extract) -> None:
    """Write the sheet: every region asked for, by the indicators that a VIEW has figures of; by all, of everything."""
    found = _narrowed(coverage.coverage(tables, levels=extract.filters.levels), view, extract)
    found = found.assign(sign=coverage.signs(found))
    named = dict(zip(found["indicator"], found["indicator_name_zh"], strict=True))
    columns = [
        column("REF_AREA_NAME", text("REF_AREA_NAME"), True),
        *(Column(code, name, text(code), True) for code, name in named.items()),
        column("REF_AREA", text("REF_AREA")),
    ]
    sheet = fill(book, SHEET["coverage"].zh, "coverage", columns, _parts(found))
    _stand_heads_up(book, sheet, columns)
    # Seventy columns on one page could not be read; the regions stand on each page again.
    sheet.set_print_scale(_SCALE)
    sheet.repeat_columns(0, 0)


def _narrowed(found: pd.DataFrame, view: pd.DataFrame, extract: Extract) -> pd.DataFrame:
    asked = (
        ("region", extract.filters.regions),
        ("indicator", () if extract.whole else tuple(view["indicator"].unique())),
    )
    for name, wanted in asked:
        if wanted:
            found = found[found[name].isin(wanted)]
    return found


def _parts(found: pd.DataFrame) -> Iterator[Sequence[Row]]:
    """A record a region: its name, and the sign of each indicator by its id."""
    part: list[Row] = []
    for region, alike in found.groupby("region", sort=False):
        signs = dict(zip(alike["indicator"], alike["sign"], strict=True))
        part.append({**signs, "REF_AREA": region, "REF_AREA_NAME": alike["region_name_zh"].iloc[0]})
        if len(part) == _PART:
            yield part
            part = []
    yield part


def _stand_heads_up(book: Book, sheet: Streamed, columns: Sequence[Column]) -> None:
    """Names upright above narrow columns of signs."""
    for number, each in enumerate(columns[1:-1], 1):
        sheet.write_string(0, number, each.title, book.look("upright"))
        sheet.set_column(number, number, _ACROSS)
    sheet.set_row(0, _TALL)
