"""The sheet 对比: provinces × indicators, where a definition is held by two provinces or more."""

from typing import NamedTuple

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from etl import display, period
from etl.areas import areas
from etl.codes import Claim, Comparator, Status
from etl.labels import (
    CLAIM_MARK,
    EDITION,
    FIELD,
    MATRIX_CLAIM,
    MATRIX_EMPTY,
    MATRIX_NOTE,
    MATRIX_STATUS,
    ROLE,
    SCALE_ZH,
    STATUS_MARK,
)
from etl.rows import Row, rows
from etl.sheets import figures, grid
from etl.sheets.grid import Column, Content

_HEADERS = ("indicator_name_zh", "role_name", "period_name", "unit_name")
_FIRST = 3  # row of the first header; the note stands above
_NOTE_COLUMNS = 6


# Claims that can stand for their region.
_STANDING = (Claim.ONLY, Claim.AGREED, Claim.PREFERRED, Claim.LATEST)


class _Group(NamedTuple):
    """The figures of one column: one indicator, role and period."""

    headers: tuple[str, ...]  # as in _HEADERS
    cells: dict[str, Content]  # by province


def comparable(view: pd.DataFrame) -> pd.DataFrame:
    """The rows of provinces whose indicator has figures of two provinces or more, one a fact.

    A fact is there by the first of its claims that the view holds; never by one contradicted, revised or of
    another definition.
    """
    provinces = view[(view["level"] == "province") & view["claim"].isin(_STANDING)]
    provinces = provinces.sort_values("claim_rank", kind="stable").drop_duplicates("fact").sort_index()
    holders = provinces.groupby("indicator")["region"].transform("nunique")
    return provinces[holders >= 2]


def fill(sheet: Worksheet, view: pd.DataFrame) -> None:
    """Write the sheet from a VIEW. Rows are all provinces that have a figure, in the order of the code list."""
    shared = comparable(view)
    if shared.empty:
        grid.put(sheet.cell(1, 1), MATRIX_EMPTY.zh, grid.QUIET)
        sheet.column_dimensions["A"].width = 80
        return
    groups = _groups(shared)
    provinces = sorted(set(view.loc[view["level"] == "province", "region"]))
    names = Column(
        max((FIELD[key].zh for key in _HEADERS), key=len), [areas()[code].name_zh for code in provinces]
    )
    for offset, key in enumerate(_HEADERS):
        grid.head(sheet, _FIRST + offset, [FIELD[key].zh, *(group.headers[offset] for group in groups)])
    first = _FIRST + len(_HEADERS)
    grid.body(sheet, first, [names, *(_column(group, provinces) for group in groups)])
    grid.fit_rows(sheet)
    _put_note(sheet, shared)
    sheet.freeze_panes = f"B{first}"
    sheet.print_title_rows = f"{_FIRST}:{first - 1}"


def _put_note(sheet: Worksheet, shared: pd.DataFrame) -> None:
    """The note stands across the first columns, which have their widths already."""
    note = MATRIX_NOTE.zh
    if (shared["obs_status"] != Status.NORMAL).any():
        note += MATRIX_STATUS.zh.format(mark=STATUS_MARK)
    if (shared["claim"] == Claim.PREFERRED).any():
        note += MATRIX_CLAIM.zh.format(mark=CLAIM_MARK)
    grid.put(sheet.cell(1, 1), note, grid.QUIET)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=_NOTE_COLUMNS)
    across = sum(sheet.column_dimensions[get_column_letter(n)].width for n in range(1, _NOTE_COLUMNS + 1))
    sheet.row_dimensions[1].height = grid.height(note, across)


def _groups(shared: pd.DataFrame) -> list[_Group]:
    order = list(dict.fromkeys(shared["indicator"]))
    roles = list(ROLE)
    keys = sorted(
        set(
            zip(
                shared["indicator"],
                shared["measure_role"],
                shared["time_period"],
                _editions(shared),
                strict=True,
            )
        ),
        key=lambda key: (order.index(key[0]), roles.index(key[1]), *key[2:]),
    )
    parted = shared.assign(edition=_editions(shared))
    grouped = dict(iter(parted.groupby(["indicator", "measure_role", "time_period", "edition"])))
    return [_group(grouped[key]) for key in keys]


def _editions(shared: pd.DataFrame) -> pd.Series:
    """The edition of each row, empty where none is stated: editions do not share a column."""
    return shared["vintage_zh"].fillna("")


def _group(group: pd.DataFrame) -> _Group:
    records = rows(group)
    some = records[0]
    scale = figures.scale_of(records)
    headers = (
        some["indicator_name_zh"],
        ROLE[some["measure_role"]].zh,
        period.in_words(some["time_period"], "zh")
        + (EDITION.zh.format(edition=some["edition"]) if some["edition"] else ""),
        SCALE_ZH[scale] + display.unit(some, "zh"),
    )
    return _Group(headers, {record["region"]: _cell(record, scale) for record in records})


def _cell(row: Row, scale: int) -> Content:
    """A number; words for a range, whose ends no one number shows."""
    if row["comparator"] == Comparator.RG:
        return display.figure(row, "zh") + figures.marks(row)
    return figures.scaled(row, scale)


def _column(group: _Group, provinces: list[str]) -> Column:
    longest = max(group.headers, key=len)
    return Column(longest, [group.cells.get(province) for province in provinces])
