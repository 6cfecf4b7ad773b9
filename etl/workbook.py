"""The Excel workbook: 说明, 对比, 明细, 目标, 覆盖, 指标, 来源, 代码表, 冲突与不可评."""

from collections.abc import Callable, Iterable
from datetime import datetime, time

import pandas as pd

from etl import targets as ledger
from etl.extract import MOST_ROWS, Extract, TooManyRowsError, observations
from etl.labels import PRODUCT, SHEET, WORKBOOK_SOURCE
from etl.queries import Filters
from etl.sheets import about, coverage, detail, disputes, matrix, reference, targets
from etl.sheets.book import Book
from etl.tables import Tables
from etl.targets import Entry


def workbook(tables: Tables, extract: Extract, told: Callable[[int], None] = lambda _rows: None) -> bytes:
    """An extract of the tables, what it means and where it comes from, as an .xlsx file.

    Text cells are text whatever they start with. There are formulas only for rates of targets, for money in a unit
    that can be switched, and for the numbers of charts; each keeps the number it gives. Links lead to sheets and to
    the `address` of the extract. A bound shows its sign in its number's cell. `told` is told how many more
    observations are written. Equal tables and extract give equal bytes.

    Raises:
        TooManyRowsError: a sheet of Excel cannot hold the observations.
    """
    view = observations(tables, extract)
    if len(view) > MOST_ROWS:
        raise TooManyRowsError(len(view))
    book = Book(_properties(tables, extract), datetime.combine(extract.day, time()))
    first = book.sheet(SHEET["about"].zh)
    matrix.write(book, tables, view, extract)
    detail.write(book, tables, view, told)
    unrated = targets.write(book, tables, _targets(tables, view, extract), extract.as_of)
    coverage.write(book, tables, view, extract)
    reference.write_indicators(book, tables, view, extract)
    reference.write_sources(book, tables, view, extract)
    reference.write_codes(book, tables, extract)
    disputes.write(book, tables, view, unrated)
    about.write(book, first, tables, extract, view["fact"].nunique())
    return book.content()


def _targets(tables: Tables, view: pd.DataFrame, extract: Extract) -> Iterable[Entry]:
    """The targets among the observations, judged for the day; of everything all."""
    if extract.whole:
        return ledger.each_entry(tables, extract.as_of)
    shown = Filters(ids=tuple(view["obs_id"]))
    return ledger.each_entry(tables, extract.as_of, shown) if len(view) else ()


def _properties(tables: Tables, extract: Extract) -> dict[str, str]:
    """What the document says of itself."""
    return {
        "title": f"{PRODUCT.zh} {extract.name.zh} {tables.version}",
        "subject": PRODUCT.en,
        "author": PRODUCT.zh,
        "keywords": tables.version,
        "comments": WORKBOOK_SOURCE.filled(version=tables.version, day=extract.day.isoformat()).zh,
    }
