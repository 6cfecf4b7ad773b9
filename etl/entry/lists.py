"""The sheet 选项: everything that can be chosen, as named ranges."""

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_range_abs

from etl.cells import visible
from etl.entry.choices import Choices, definition, unit
from etl.labels import ENTRY_LIST, ENTRY_SHEET
from etl.sheets.book import Book, text
from etl.sheets.streamed import Streamed

_WIDEST = 60  # characters


def write(book: Book, sheet: Streamed, choices: Choices) -> Mapping[str, str]:
    """Write the lists; gives the names of their ranges by list."""
    names = {}
    for column, (name, words) in enumerate(_listed(choices).items()):
        text(book, sheet, 0, column, ENTRY_LIST[name].zh, "head")
        for row, word in enumerate(words, 1):
            text(book, sheet, row, column, visible(word))
        sheet.set_column(column, column, min(max(2 * len(word) for word in ("    ", *words)), _WIDEST))
        names[name] = f"list_{name}"
        place = xl_range_abs(1, column, max(len(words), 1), column)
        book.book.define_name(names[name], f"='{ENTRY_SHEET['lists']}'!{place}")
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0, 0)
    return names


def _listed(choices: Choices) -> Mapping[str, Sequence[str]]:
    indicators = choices.catalog.indicators
    listed: dict[str, Sequence[str]] = {name: [*codes.values()] for name, codes in choices.lists.items()}
    listed["indicator_id"] = [*indicators]
    listed["indicator_unit"] = [unit(each) for each in indicators.values()]
    listed["indicator_definition"] = [definition(each) for each in indicators.values()]
    return {name: listed[name] for name in ENTRY_LIST}
