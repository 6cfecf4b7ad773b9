"""A sheet that is one table: Chinese titles, below them the codes as header of an Excel table, a row a record."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

from etl.cells import is_formula
from etl.rows import Row
from etl.sheets.book import Book, text
from etl.sheets.content import BREATH, LINE, Content, Formula, Number, length, lines, told
from etl.sheets.streamed import Streamed, style

HEADS = 2  # rows above the records
NARROWEST, WIDEST, WIDEST_UNPRINTED = 4, 22, 80  # in characters, a Chinese one counting as two
_ARROW = 3  # characters that the arrow of a filter covers
_UNBROKEN = re.compile("[!-~]+")  # ids and hashes, which no program breaks well
# What would be read as a letter by its number: the file format writes letters so.
_LETTER = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_KEPT = ' xml:space="preserve"'  # or white space at its ends would go
# Most ids: nothing in them needs care.
_SIMPLE = re.compile("[0-9A-Za-z.:@/ -]*")
_DAY_0 = date(1899, 12, 30)  # of Excel's calendar
MOST_KNOWN = 4_096  # texts of a column that are remembered

Read = Callable[[Row], Content]
Told = Callable[[int], None]  # is told how many more rows are written


class Column(NamedTuple):
    """One column: its code, its title, how its content is read from a row, and whether it is printed."""

    code: str
    title: str
    read: Read
    printed: bool = False


def fill(
    book: Book,
    name: str,
    table: str,
    columns: Sequence[Column],
    parts: Iterable[Sequence[Row]],
    told: Told = lambda _rows: None,
) -> Streamed:
    """Write a sheet of that name with an Excel table of that name; its records come in parts.

    Titles are in row 1, codes in row 2; both are frozen with the first column and repeated on every page. Columns
    that are printed stand first. Without any record the table has one empty row, as Excel wants it.
    """
    sheet = book.sheet(name)
    written = _Rows(book, columns)
    last = HEADS
    for part in parts:
        sheet.append("".join(written.rows(part, last)))
        last += len(part)
        told(len(part))
    _heads(book, sheet, columns, table, max(last, HEADS + 1))
    for number, (column, widest) in enumerate(zip(columns, written.widest, strict=True)):
        sheet.set_column(number, number, _width(column, widest))
    sheet.freeze_panes(HEADS, 1)
    sheet.repeat_rows(0, 0)
    sheet.print_area(0, 0, max(last, HEADS + 1) - 1, sum(column.printed for column in columns) - 1)
    sheet.hide_gridlines(0)
    return sheet


def _heads(book: Book, sheet: Streamed, columns: Sequence[Column], table: str, last: int) -> None:
    for number, column in enumerate(columns):
        text(book, sheet, 0, number, column.title, "head")
    sheet.set_row(0, 2 * LINE)
    sheet.frame(1, last - 1, [column.code for column in columns], table, book.look("code"))


def _width(column: Column, widest: int) -> float:
    # Codes shrink to what printed columns need.
    code = 0 if column.printed else length(column.code) + _ARROW
    wanted = max(code, min(length(column.title), WIDEST), widest, NARROWEST)
    return wanted + BREATH


class _Rows:
    """Rows of the file format, and how wide their contents are.

    Column by column and with a memory of what was written before: names, codes and formats come again and again.
    """

    def __init__(self, book: Book, columns: Sequence[Column]) -> None:
        self._book = book
        self._letters = [xl_col_to_name(number) for number in range(len(columns))]
        self._places = {column.code: letter for column, letter in zip(columns, self._letters, strict=True)}
        self._columns = [_Cells(book, column, self._places) for column in columns]

    def rows(self, records: Sequence[Row], first: int) -> Iterator[str]:
        """Records as rows, the first of them at `first`, counted from 0."""
        numbers = range(first + 1, first + 1 + len(records))
        heights = [1] * len(records)
        written = []
        for letter, cells in zip(self._letters, self._columns, strict=True):
            tails = cells.tails(records, first + 1, heights)
            written.append(
                [
                    f'<c r="{letter}{number}"{tail}' if tail else ""
                    for number, tail in zip(numbers, tails, strict=True)
                ]
            )
        for number, height, row in zip(numbers, heights, zip(*written, strict=True), strict=True):
            yield f'<row r="{number}" ht="{height * LINE:g}" customHeight="1">{"".join(row)}</row>'

    @property
    def widest(self) -> list[int]:
        """How many characters each column needs."""
        return [cells.widest for cells in self._columns]


class _Cells:
    """The cells of one column."""

    def __init__(self, book: Book, column: Column, places: Mapping[str, str]) -> None:
        self._book, self._read, self._places = book, column.read, places
        self._printed = column.printed
        self._most = WIDEST if column.printed else WIDEST_UNPRINTED
        self._known: dict[str, tuple[str, int]] = {"": ("", 1)}
        self._plain, self._date = style(book.look("plain")), style(book.look("date"))
        self.widest = 0

    def tails(self, records: Sequence[Row], first: int, heights: list[int]) -> list[str]:
        """Each cell from its style on, empty where there is nothing; `heights` grow to the lines that it needs."""
        found, known = [], self._known
        for place, content in enumerate(map(self._read, records)):
            if content is None:
                found.append("")
            elif isinstance(content, str):
                tail, needed = known[content] if content in known else self._text(content)
                if needed > heights[place]:
                    heights[place] = needed
                found.append(tail)
            else:
                found.append(self._other(content, first + place))
        return found

    def _text(self, content: str) -> tuple[str, int]:
        """A cell of text, and the lines that it fills."""
        kept = told(content)
        look = style(self._book.look("quoted" if is_formula(kept) else "plain"))
        words = kept if _SIMPLE.fullmatch(kept) else _escaped(kept)
        space = "" if words == kept.strip() else _KEPT
        tail = f' s="{look}" t="inlineStr"><is><t{space}>{words}</t></is></c>'
        longest = max(map(length, kept.split("\n")))
        unbroken = max(map(len, _UNBROKEN.findall(kept)), default=0)
        self._needs(max(min(longest, self._most), min(unbroken, WIDEST_UNPRINTED)))
        known = tail, lines(kept, self._most + BREATH) if self._printed else 1
        if len(self._known) < MOST_KNOWN:
            self._known[content] = known
        return known

    def _other(self, content: Number | Formula | date | bool, row: int) -> str:
        match content:
            case bool():
                return f' s="{self._plain}" t="b"><v>{content:d}</v></c>'
            case Number():
                return f' s="{self._number(content)}"><v>{content.value!r}</v></c>'
            case Formula(formula, result):
                cells = {code: f"{letter}{row}" for code, letter in self._places.items()}
                said = escape(formula.format(**cells))
                return f' s="{self._number(result)}"><f>{said}</f><v>{result.value!r}</v></c>'
        self._needs(len("2025-01-01"))
        return f' s="{self._date}"><v>{(content - _DAY_0).days}</v></c>'

    def _number(self, number: Number) -> int:
        """The style of a number; the column has become wide enough for it."""
        # Grouped digits are at most a third longer than plain ones: only what could be the widest is looked at.
        if 2 * len(repr(number.value)) + len(number.before) + 2 * len(number.after) > self.widest:
            self._needs(length(number.shown))
        look: int = style(self._book.number(number))
        return look

    def _needs(self, characters: int) -> None:
        if characters > self.widest:
            self.widest = characters


def _escaped(text: str) -> str:
    return escape(_LETTER.sub("_x005F_", text)).replace("\r", "&#13;")
