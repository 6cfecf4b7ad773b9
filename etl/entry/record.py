"""The hidden sheet that keeps what was exported: to tell what changed in the workbook from what changed elsewhere."""

from collections.abc import Mapping

from etl.entry.columns import ID, SAID
from etl.entry.said import Said
from etl.sheets.book import Book

SHEET = "export"
FORM = "indicators-entry-1"  # of this sheet; another form gets another name
COLUMNS = (ID, *(column.key for column in SAID))
HEADS = 2  # its form and the version of the file, then the columns


def write(book: Book, figures: Mapping[str, Said], sha256: str) -> None:
    """Write the sheet, which no program shows unless told to by another program."""
    sheet = book.book.add_worksheet(SHEET)
    sheet.very_hidden()
    sheet.write_row(0, 0, (FORM, sha256))
    sheet.write_row(1, 0, COLUMNS)
    for row, (obs_id, said) in enumerate(figures.items(), HEADS):
        sheet.write_string(row, 0, obs_id)
        for column, key in enumerate(COLUMNS[1:], 1):
            if key in said:
                sheet.write_string(row, column, said[key])
