"""A workbook in the making: its looks, its sheets, and its bytes.

XlsxWriter and not openpyxl: a formula keeps the number it gives, so that readers who calculate nothing see it;
charts and tables are whole; and of 100,000 rows it needs a fraction of the time and memory (`bench/workbook.py`).
"""

import io
from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.sheets.content import Number, number_format
from etl.sheets.streamed import Streamed

FACE = "Microsoft YaHei"
NAVY, GREY, PALE = "#1B4F9C", "#5C5F66", "#EAF2FB"
_TOP: Final = {"valign": "top", "text_wrap": True}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "plain": _TOP,
    "bold": {**_TOP, "bold": True},
    "title": {"valign": "vcenter", "bold": True, "font_size": 16, "font_color": NAVY},
    "section": {"valign": "vcenter", "bold": True, "font_size": 12, "font_color": NAVY},
    "quiet": {**_TOP, "font_color": GREY},
    "hint": {"valign": "vcenter", "font_color": GREY},
    "divisor": {"valign": "vcenter", "font_color": GREY, "num_format": '"÷ "0E+0'},
    "link": {**_TOP, "font_color": NAVY, "underline": 1},
    "head": {"valign": "vcenter", "text_wrap": True, "bold": True, "font_color": "#FFFFFF", "bg_color": NAVY},
    "code": {"valign": "vcenter", "shrink": True, "font_size": 8, "font_color": GREY, "bg_color": PALE},
    "upright": {
        "rotation": 90, "text_wrap": True, "valign": "bottom", "align": "center", "bold": True,
        "font_color": "#FFFFFF", "bg_color": NAVY,
    },
    "choice": {"valign": "vcenter", "bold": True, "bg_color": "#FFF4D6", "border": 1},
    # Keeps a text such as =1+1 text when someone edits the cell.
    "quoted": {**_TOP, "quote_prefix": True},
    "date": {"valign": "top", "align": "right", "num_format": "yyyy-mm-dd"},
    "number": {"valign": "top", "align": "right", "indent": 1},
}  # fmt: skip
# The newest generation of Excel that calculates: an older one would be calculated anew.
CALCULATED_BY = 191029
# Excel promises no more than 200 number formats of one's own, and opens no file with one longer than 255 letters.
MOST_FORMATS, LONGEST_FORMAT = 200, 255


class Book:
    """One workbook: formats by name, sheets by name; `content` closes it."""

    def __init__(self, properties: Mapping[str, str], made: datetime) -> None:
        self._bytes = io.BytesIO()
        self.book = Workbook(
            self._bytes,
            {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self.book.set_properties({**properties, "created": made})
        # Everything is calculated already: Excel has nothing to ask about on closing.
        self.book.set_calc_mode("auto", CALCULATED_BY)
        self.book.calc_on_load = False
        self._looks: dict[str, Format] = {}
        self._numbers: dict[str, Format] = {}
        self._shapes: dict[Hashable, Format] = {}

    def sheet(self, name: str) -> Streamed:
        """A new sheet, set up for A4 landscape, one page wide, pages numbered."""
        sheet: Streamed = self.book.add_worksheet(name, worksheet_class=Streamed)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&C&A  &P / &N", {"margin": 0.3})
        return sheet

    def look(self, name: str) -> Format:
        """The format of a name in LOOKS."""
        if name not in self._looks:
            self._looks[name] = self.book.add_format({"font_name": FACE, "font_size": 10, **LOOKS[name]})
        return self._looks[name]

    def number(self, number: Number) -> Format:
        """The format that shows a number with the letters around it.

        Beyond MOST_FORMATS and LONGEST_FORMAT only its sign shows: what stands behind it has a column of its own.
        """
        shape = number.decimals, number.before, number.after, number.grouped, number.percent
        if shape not in self._shapes:
            self._shapes[shape] = self._format(number)
        return self._shapes[shape]

    def _format(self, number: Number) -> Format:
        wanted = number.format
        new = wanted not in self._numbers
        if len(wanted) > LONGEST_FORMAT or (new and len(self._numbers) >= MOST_FORMATS):
            wanted = number_format(None, number.before)
        if wanted not in self._numbers:
            looks = {"font_name": FACE, "font_size": 10, **LOOKS["number"], "num_format": wanted}
            self._numbers[wanted] = self.book.add_format(looks)
        return self._numbers[wanted]

    def content(self) -> bytes:
        """The finished file. Equal content gives equal bytes."""
        self.book.close()
        return self._bytes.getvalue()


def text(book: Book, sheet: Worksheet, row: int, column: int, words: str, look: str = "plain") -> None:
    """Write words into a cell; rows and columns from 0. Without words it stays empty."""
    if words:
        sheet.write_string(row, column, words, book.look(look))
