"""The sheet 填写说明: how to fill in, and what each column takes."""

from collections.abc import Iterator

from etl.entry.choices import bounds_after, bounds_before
from etl.entry.columns import COLUMNS, ID
from etl.labels import (
    ENTRY_AFTER,
    ENTRY_BEFORE,
    ENTRY_GUIDE,
    ENTRY_GUIDE_COLUMNS,
    ENTRY_GUIDE_HEADS,
    ENTRY_GUIDE_VALUES,
    ENTRY_NEEDED,
    ENTRY_SHOWN,
    ENTRY_TITLE,
    ENTRY_TOLD,
)
from etl.sheets.book import Book, text
from etl.sheets.content import LINE, lines
from etl.sheets.streamed import Streamed
from etl.text import Text

_WIDTHS = (26, 13, 76, 40)
_WHOLE = sum(_WIDTHS)


def write(book: Book, sheet: Streamed) -> None:
    """Write the sheet, in Chinese with English below."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    text(book, sheet, 0, 0, f"{ENTRY_TITLE.zh}  {ENTRY_TITLE.en}", "title")
    sheet.set_row(0, 2 * LINE)
    row = 2
    for number, said in enumerate(ENTRY_GUIDE, 1):
        words = f"{number}. {_both(said)}"
        sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, words, book.look("plain"))
        sheet.set_row(row, LINE * lines(words, _WHOLE))
        row += 1
    row = _table(book, sheet, row + 1, ENTRY_GUIDE_COLUMNS, _columns())
    _table(book, sheet, row + 1, ENTRY_GUIDE_VALUES, _bounds())


def _table(book: Book, sheet: Streamed, row: int, title: Text, rows: Iterator[tuple[str, ...]]) -> int:
    """Write a table below its title; gives the row behind it."""
    text(book, sheet, row, 0, f"{title.zh}  {title.en}", "section")
    row += 1
    for column, head in enumerate(ENTRY_GUIDE_HEADS):
        text(book, sheet, row, column, f"{head.zh} {head.en}", "head")
    for cells in rows:
        row += 1
        for column, words in enumerate(cells):
            text(book, sheet, row, column, words, "plain" if column else "bold")
        heights = (lines(words, width) for words, width in zip(cells, _WIDTHS, strict=False))
        sheet.set_row(row, LINE * max(heights))
    return row + 1


def _columns() -> Iterator[tuple[str, ...]]:
    for column in COLUMNS:
        if column.key != ID:
            needed = _both(ENTRY_NEEDED) if column.needed else ""
            yield (
                f"{column.title.zh}\n{column.title.en}",
                needed,
                _both(ENTRY_TOLD[column.key]),
                ENTRY_SHOWN.get(column.key, ""),
            )


def _bounds() -> Iterator[tuple[str, ...]]:
    yield _both(ENTRY_BEFORE), "", "  ".join(bounds_before()), ""
    yield _both(ENTRY_AFTER), "", "  ".join(bounds_after()), ""


def _both(words: Text) -> str:
    return f"{words.zh}\n{words.en}"
