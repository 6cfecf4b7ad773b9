"""The Excel workbook: 说明, 明细, 对比, 指标, 来源."""

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl import queries
from etl.labels import PRODUCT, SHEET
from etl.queries import Filters
from etl.sheets import about, detail, grid, matrix, reference
from etl.sheets.archive import to_bytes
from etl.tables import Tables


def workbook(tables: Tables, filters: Filters = Filters()) -> bytes:
    """The observations that pass the filters, what they mean and where they come from, as an .xlsx file.

    Text cells are text whatever they start with; there are no formulas and no links. A bound shows its sign
    in its number's cell. Equal tables and filters give equal bytes.
    """
    indicators = queries.referred(tables, "indicator", filters)
    view = queries.observations(tables, filters)
    book = Workbook()
    book.remove(book.worksheets[0])
    book.calculation.fullCalcOnLoad = False  # nothing to calculate, nothing to save on closing
    book.properties.title = book.properties.creator = PRODUCT.zh
    about.fill(_sheet(book, "about"), tables, filters, view)
    detail.fill(_sheet(book, "detail"), view)
    matrix.fill(_sheet(book, "matrix"), view)
    reference.fill_indicators(_sheet(book, "indicators"), indicators)
    reference.fill_sources(_sheet(book, "sources"), queries.referred(tables, "source", filters))
    return to_bytes(book)


def _sheet(book: Workbook, key: str) -> Worksheet:
    sheet: Worksheet = book.create_sheet(SHEET[key].zh)
    grid.for_print(sheet)
    return sheet
