"""The sheet 覆盖: regions × indicators, a sign in each cell for what the texts give."""

import pandas as pd
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from etl import coverage
from etl.labels import COVERAGE_KEY, COVERAGE_NOTE, FIELD
from etl.queries import Filters
from etl.sheets import grid
from etl.sheets.grid import Column
from etl.tables import Tables

_FIRST = 3  # row of the header; the note stands above
_NOTE_COLUMNS = 12
_ACROSS = 6.0  # width of a column of signs, in characters
_SCALE = 60  # percent of its size on paper
_TALL = 210  # height of the heads, in points
_UP = Alignment(textRotation=90, vertical="bottom", horizontal="center", wrap_text=True)
_CENTRED = Alignment(vertical="center", horizontal="center")


def fill(sheet: Worksheet, tables: Tables, filters: Filters) -> None:
    """Write the sheet; of the filters those for regions and indicators count."""
    found = _narrowed(coverage.coverage(tables), filters)
    found = found.assign(sign=coverage.signs(found))
    named = dict(zip(found["indicator"], found["indicator_name_zh"], strict=True))
    regions = found.drop_duplicates("region")
    columns = [
        Column(name, list(found.loc[found["indicator"] == key, "sign"])) for key, name in named.items()
    ]
    heads = Column(FIELD["region_name_zh"].zh, list(regions["region_name_zh"]))
    grid.head(sheet, _FIRST, [heads.header, *named.values()])
    grid.body(sheet, _FIRST + 1, [heads, *columns])
    _stand_heads_up(sheet, len(named))
    _put_note(sheet)
    # Seventy columns on one page could not be read; the regions stand on each page again.
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.scale = _SCALE
    sheet.freeze_panes = f"B{_FIRST + 1}"
    sheet.print_title_rows = f"{_FIRST}:{_FIRST}"
    sheet.print_title_cols = "A:A"


def _narrowed(found: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    for column, wanted in (("region", filters.regions), ("indicator", filters.indicators)):
        if wanted:
            found = found[found[column].isin(wanted)]
    return found


def _put_note(sheet: Worksheet) -> None:
    signs = "　".join(f"{sign} {words.zh}" for sign, words in COVERAGE_KEY)
    grid.put(sheet.cell(1, 1), f"{signs}　{COVERAGE_NOTE.zh}", grid.QUIET)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=_NOTE_COLUMNS)
    sheet.row_dimensions[1].height = grid.height(signs + COVERAGE_NOTE.zh, _ACROSS * _NOTE_COLUMNS)


def _stand_heads_up(sheet: Worksheet, columns: int) -> None:
    """Names upright above narrow columns of signs."""
    for number in range(2, columns + 2):
        sheet.column_dimensions[get_column_letter(number)].width = _ACROSS
        sheet.cell(_FIRST, number).alignment = _UP
        for row in range(_FIRST + 1, sheet.max_row + 1):
            sheet.cell(row, number).alignment = _CENTRED
    sheet.row_dimensions[_FIRST].height = _TALL
