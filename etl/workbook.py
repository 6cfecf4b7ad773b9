"""The Excel workbook: 说明, 明细, 对比, 目标, 覆盖, 指标, 来源."""

from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl import queries
from etl.labels import PRODUCT, SHEET
from etl.queries import Filters
from etl.sheets import about, coverage, detail, grid, matrix, reference, targets
from etl.sheets.archive import to_bytes
from etl.tables import Tables


def workbook(tables: Tables, as_of: date, filters: Filters = Filters()) -> bytes:
    """The observations that pass the filters, what they mean and where they come from, as an .xlsx file.

    Targets are judged for the day `as_of`.
    Text cells are text whatever they start with; there are no formulas and no links. A bound shows its sign
    in its number's cell. Equal tables, day and filters give equal bytes.
    """
    indicators = queries.referred(tables, "indicator", filters)
    view = queries.observations(tables, filters)
    book = Workbook()
    book.remove(book.worksheets[0])
    book.calculation.fullCalcOnLoad = False  # nothing to calculate, nothing to save on closing
    book.properties.title = book.properties.creator = PRODUCT.zh
    about.fill(_sheet(book, "about"), tables, filters, view, as_of)
    detail.fill(_sheet(book, "detail"), view, queries.observations(tables))
    matrix.fill(_sheet(book, "matrix"), view)
    targets.fill(_sheet(book, "targets"), tables, as_of, filters)
    coverage.fill(_sheet(book, "coverage"), tables, filters)
    reference.fill_indicators(_sheet(book, "indicators"), indicators)
    reference.fill_sources(_sheet(book, "sources"), queries.referred(tables, "source", filters))
    return to_bytes(book)


def _sheet(book: Workbook, key: str) -> Worksheet:
    sheet: Worksheet = book.create_sheet(SHEET[key].zh)
    grid.for_print(sheet)
    return sheet
