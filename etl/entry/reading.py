"""A workbook for data entry, read back: its rows, what it was made from, and which cells cannot be read."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name

from etl import labels
from etl.entry import record
from etl.entry.cells import UnreadCellError, shown
from etl.entry.choices import Choices
from etl.entry.columns import ACTION, COLUMNS, HEADS, ID, SAID, Column, Kind
from etl.entry.grid import Cell, Grid, Workbook
from etl.entry.package import Package
from etl.entry.said import Said, typed
from etl.labels import ENTRY_EXAMPLE, ENTRY_SHEET
from etl.text import Text

_DATED = ("period", "review")
_FORM = ENTRY_SHEET["entry"]


class Remark(NamedTuple):
    """Something to mend in a row, or in one of its cells."""

    row: int  # as spreadsheet programs count, from 1
    column: str  # its key; empty where the whole row is meant
    message: Text
    code: str
    warning: bool = False


class Row(NamedTuple):
    """One row that says something."""

    number: int  # as spreadsheet programs count, from 1
    obs_id: str  # empty where it is new
    action: str
    said: Said


class Filled(NamedTuple):
    """All that was read."""

    rows: tuple[Row, ...]
    exported: Mapping[str, Said]  # what was handed out, by id
    sha256: str  # of the file it came from
    columns: Mapping[str, int]  # where each key stands, from 0
    unread: tuple[Remark, ...]
    own: tuple[str, ...]  # columns that the editor added


def filled(package: Package, choices: Choices) -> Filled:
    """Read the form and its record.

    Raises:
        RefusedWorkbookError: it is not one that `template.workbook` made, or lost its columns or its record.
    """
    book = Workbook(package)
    exported, sha256 = _record(book)
    if _FORM not in book.sheets:
        found = labels.LISTED.zh.join(book.sheets)
        raise package.refused(labels.ENTRY_NO_SHEET, sheet=_FORM, found=found)
    grid = book.grid(_FORM)
    if grid.merged:
        raise package.refused(labels.ENTRY_MERGED, cells=", ".join(grid.merged[:5]))
    columns, own = _columns(package, grid)
    unread: list[Remark] = []
    rows = tuple(_rows(grid, columns, choices, unread, book.from_1904))
    return Filled(rows, exported, sha256, columns, tuple(unread), own)


def cell_name(columns: Mapping[str, int], row: int, column: str) -> str:
    """The place of a cell as spreadsheet programs know it: 填写!G12."""
    letters = xl_col_to_name(columns[column]) if column else ""
    return f"{_FORM}!{letters}{row}"


def _record(book: Workbook) -> tuple[dict[str, Said], str]:
    if record.SHEET not in book.sheets:
        raise book.package.refused(labels.ENTRY_NO_RECORD)
    rows = book.grid(record.SHEET).rows
    words = {row: {column: cell.words for column, cell in cells.items()} for row, cells in rows.items()}
    head, keys = words.get(0, {}), words.get(1, {})
    if head.get(0) != record.FORM or keys.get(0) != ID:
        raise book.package.refused(labels.ENTRY_NO_RECORD)
    exported: dict[str, Said] = {
        cells[0]: {keys[column]: text for column, text in cells.items() if column and column in keys}
        for row, cells in words.items()
        if row >= record.HEADS and 0 in cells
    }
    return exported, head.get(1, "")


def _columns(package: Package, grid: Grid) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where columns stand, wherever the editor moved them; and what they are called that were added."""
    found: dict[str, int] = {}
    twice = []
    for number, cell in sorted(grid.rows.get(HEADS - 1, {}).items()):
        key = cell.words.strip()
        if key in found:
            twice.append(key)
        found[key] = number
    if twice:
        raise package.refused(labels.ENTRY_TWICE, names=", ".join(twice))
    known = [column.key for column in COLUMNS]
    missing = [key for key in known if key not in found]
    if missing:
        raise package.refused(labels.ENTRY_NO_COLUMN, names=", ".join(missing))
    return {key: found[key] for key in known}, tuple(key for key in found if key not in known)


def _rows(
    grid: Grid, columns: Mapping[str, int], choices: Choices, unread: list[Remark], from_1904: bool
) -> Iterator[Row]:
    for number in sorted(grid.rows):
        cells = {key: grid.rows[number][at] for key, at in columns.items() if at in grid.rows[number]}
        if number < HEADS or not any(column.key in cells for column in SAID):
            continue
        reader = _Reader(number + 1, cells, choices, from_1904)
        action = reader.words(_BY_KEY[ACTION])
        if action == ENTRY_EXAMPLE:
            continue
        said = {column.key: words for column in SAID if (words := reader.words(column))}
        obs_id = reader.words(_BY_KEY[ID])
        unread += reader.unread
        yield Row(number + 1, obs_id, action, said)


_BY_KEY = {column.key: column for column in COLUMNS}


class _Reader:
    """Reads the cells of one row, and remembers those it cannot read."""

    def __init__(self, row: int, cells: Mapping[str, Cell], choices: Choices, from_1904: bool) -> None:
        self.row, self.cells, self.choices, self.from_1904 = row, cells, choices, from_1904
        self.unread: list[Remark] = []

    def words(self, column: Column) -> str:
        """What a cell says, as it is compared; empty where it cannot be read."""
        cell = self.cells.get(column.key)
        if cell is None or column.kind is Kind.NONE:
            return ""
        try:
            text = shown(cell, dates=column.key in _DATED, from_1904=self.from_1904)
        except UnreadCellError as error:
            self.unread.append(Remark(self.row, column.key, error.reason, "unread-cell"))
            return ""
        return typed(column, text, self.choices)
