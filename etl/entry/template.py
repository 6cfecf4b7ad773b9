"""The workbook for data entry: 填写, 填写说明, 选项, and a hidden record of what it was made from."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from etl.entry import form, guide, lists, record
from etl.entry.choices import Choices
from etl.entry.said import Said
from etl.labels import ENTRY_SHEET, ENTRY_TITLE, PRODUCT
from etl.sheets.book import Book


class Exported(NamedTuple):
    """What is handed out: figures by id, and the SHA-256 of the file that says so."""

    figures: Mapping[str, Said]
    sha256: str


def workbook(choices: Choices, exported: Exported, day: date) -> bytes:
    """An .xlsx file to fill in, with the exported figures as rows to correct, or else with examples.

    Equal catalogue, figures and day give equal bytes.
    """
    properties = {"title": ENTRY_TITLE.zh, "subject": ENTRY_TITLE.en, "author": PRODUCT.zh}
    book = Book(properties, datetime.combine(day, time()))
    names: Sequence[str] = [*ENTRY_SHEET.values()]
    sheet, explained, listed = (book.sheet(name) for name in names)
    ranges = lists.write(book, listed, choices)
    form.write(book, sheet, choices, exported.figures, ranges)
    guide.write(book, explained)
    record.write(book, exported.figures, exported.sha256)
    sheet.activate()
    return book.content()
