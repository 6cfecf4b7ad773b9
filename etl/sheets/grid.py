"""Cells, tables and the looks of a sheet.

Text is always written as text, whatever it starts with. A number carries its own format, so that a bound
shows its sign in the number's own cell and never passes for an exact value.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from etl.cells import is_formula, visible

_FACE = "Microsoft YaHei"
PLAIN = Font(name=_FACE, size=10)
BOLD = Font(name=_FACE, size=10, bold=True)
TITLE = Font(name=_FACE, size=16, bold=True, color="1B4F9C")
SECTION = Font(name=_FACE, size=12, bold=True, color="1B4F9C")
QUIET = Font(name=_FACE, size=10, color="5C5F66")
_ON_HEADER = Font(name=_FACE, size=10, bold=True, color="FFFFFF")

_HEADER = PatternFill("solid", fgColor="1B4F9C")
_TOP = Alignment(vertical="top", wrap_text=True)
_TOP_RIGHT = Alignment(vertical="top", horizontal="right", indent=1)
_MIDDLE = Alignment(vertical="center", wrap_text=True)

NARROWEST, WIDEST = 6, 24  # in characters, a Chinese one counting as two
_BREATH = 2
_LINE = 16.5  # height of a line of text, in points
_UNBROKEN = re.compile("[!-~]+")  # ids and hashes, which no program breaks well


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how it shows: `before` and `after` are letters around the digits, such as ≥ and %."""

    value: float
    decimals: int = 0
    before: str = ""
    after: str = ""
    grouped: bool = True  # 1,234 rather than 1234

    @property
    def format(self) -> str:
        """Excel's number format; the second half keeps a sign such as > in front of a minus."""
        digits = "#,##0" if self.grouped else "0"
        if self.decimals:
            digits += "." + "0" * self.decimals
        before, after = (f'"{part}"' if part else "" for part in (self.before, self.after))
        return f"{before}{digits}{after};{before}-{digits}{after}" if before else f"{digits}{after}"

    @property
    def shown(self) -> str:
        """The letters a reader sees."""
        grouping = "," if self.grouped else ""
        return f"{self.before}{self.value:{grouping}.{self.decimals}f}{self.after}"


Content: TypeAlias = str | Number | None


class Column(NamedTuple):
    """One column of a table: what its header says, what stands below, and from which width text wraps."""

    header: str
    contents: Sequence[Content]
    widest: int = WIDEST


def put(cell: Cell | MergedCell, content: Content, font: Font = PLAIN) -> None:
    """Write one cell; `None` stays empty."""
    cell.font = font
    cell.alignment = _TOP
    if isinstance(content, Number):
        value = content.value
        cell.value = int(value) if float(value).is_integer() else value
        cell.number_format = content.format
        cell.alignment = _TOP_RIGHT
    elif content:
        cell.value = visible(content)
        cell.data_type = "s"  # openpyxl takes =… for a formula and #N/A for an error
        if is_formula(content):
            cell.quotePrefix = True  # keeps it text when someone edits the cell


def head(sheet: Worksheet, row: int, headers: Iterable[Content]) -> None:
    """Write a header row."""
    for number, header in enumerate(headers, 1):
        cell = sheet.cell(row, number)
        put(cell, header, _ON_HEADER)
        cell.fill, cell.alignment = _HEADER, _MIDDLE


def body(sheet: Worksheet, first: int, columns: Sequence[Column]) -> None:
    """Write columns side by side below row `first` - 1, and make each as wide as its longest line needs."""
    for number, column in enumerate(columns, 1):
        for row, content in enumerate(column.contents, first):
            put(sheet.cell(row, number), content)
        sheet.column_dimensions[get_column_letter(number)].width = width(column)


def table(sheet: Worksheet, printed: Sequence[Column], further: Sequence[Column]) -> None:
    """A sheet that is one table: header in row 1, frozen with the first column, with a filter.

    The `further` columns stand to the right of what is printed.
    """
    columns = [*printed, *further]
    last = len(columns[0].contents) + 1
    head(sheet, 1, [column.header for column in columns])
    body(sheet, 2, columns)
    fit_rows(sheet)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.print_area = f"A1:{get_column_letter(len(printed))}{last}"
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True


def width(column: Column) -> float:
    """Width of a column in characters; numbers and unbroken words are never cut."""
    texts = [line for content in column.contents if isinstance(content, str) for line in content.split("\n")]
    numbers = [content.shown for content in column.contents if isinstance(content, Number)]
    solid = [word for text in texts for word in _UNBROKEN.findall(text)]
    # The arrow of the filter covers two characters of a header.
    wanted = max(_length(column.header) + 2, *map(_length, texts), 0)
    return max(min(wanted, column.widest), NARROWEST, *map(_length, numbers), *map(_length, solid)) + _BREATH


def fit_rows(sheet: Worksheet) -> None:
    """Make each row as high as its wrapped text needs; not every program does so by itself."""
    for row, cells in enumerate(sheet.iter_rows(), 1):
        heights = (
            height(cell.value, sheet.column_dimensions[cell.column_letter].width)
            for cell in cells
            if isinstance(cell.value, str)
        )
        sheet.row_dimensions[row].height = max(heights, default=_LINE)


def height(text: str, across: float) -> float:
    """Points that a text needs in a cell `across` characters wide."""
    # Less than the width, for no character is split at the edge.
    lines = sum(max(1, math.ceil(_length(line) / (across - _BREATH))) for line in text.split("\n"))
    return lines * _LINE


def for_print(sheet: Worksheet) -> None:
    """A4 landscape, one page wide, pages numbered."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.oddFooter.center.text = "&A  &P / &N"  # type: ignore[union-attr]  # a new sheet has both


def _length(text: str) -> int:
    """Letters across, where Chinese ones count as two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)
