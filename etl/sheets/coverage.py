"""The sheet 覆盖: regions × indicators, a sign in each cell for what the texts give."""

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from etl import coverage
from etl.labels import COVERAGE_NOTE, COVERAGE_SIGN, COVERAGE_STATE, FIELD
from etl.queries import Filters
from etl.sheets import grid
from etl.sheets.grid import Column
from etl.tables import Tables

_FIRST = 3  # row of the header; the note stands above
_NOTE_COLUMNS = 8
_WIDEST = 14


def fill(sheet: Worksheet, tables: Tables, filters: Filters) -> None:
    """Write the sheet; of the filters those for regions and indicators count."""
    found = _narrowed(coverage.coverage(tables), filters)
    named = dict(zip(found["indicator"], found["indicator_name_zh"], strict=True))
    regions = found.drop_duplicates("region")
    columns = [
        Column(
            name, [COVERAGE_SIGN[state] for state in found.loc[found["indicator"] == key, "state"]], _WIDEST
        )
        for key, name in named.items()
    ]
    heads = Column(FIELD["region_name_zh"].zh, list(regions["region_name_zh"]))
    grid.head(sheet, _FIRST, [heads.header, *named.values()])
    grid.body(sheet, _FIRST + 1, [heads, *columns])
    grid.fit_rows(sheet)
    _put_note(sheet)
    sheet.freeze_panes = f"B{_FIRST + 1}"
    sheet.print_title_rows = f"{_FIRST}:{_FIRST}"
    sheet.print_title_cols = "A:A"


def _narrowed(found: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    for column, wanted in (("region", filters.regions), ("indicator", filters.indicators)):
        if wanted:
            found = found[found[column].isin(wanted)]
    return found


def _put_note(sheet: Worksheet) -> None:
    signs = "　".join(f"{COVERAGE_SIGN[code]} {words.zh}" for code, words in COVERAGE_STATE.items())
    grid.put(sheet.cell(1, 1), f"{signs}　{COVERAGE_NOTE.zh}", grid.QUIET)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=_NOTE_COLUMNS)
    sheet.row_dimensions[1].height = grid.height(signs + COVERAGE_NOTE.zh, _WIDEST * _NOTE_COLUMNS)
