"""The sheet 填写: one row a figure."""

from collections.abc import Mapping
from typing import Any, Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from etl.cells import visible
from etl.entry.choices import Choices, definition, unit
from etl.entry.columns import ACTION, COLUMNS, HEADS, ID, LAST_PRINTED, NUMBER, PROBLEMS, Column, Kind
from etl.entry.said import Said
from etl.labels import ENTRY_COMMENT, ENTRY_EXAMPLE, ENTRY_EXAMPLES, ENTRY_SHOWN, ENTRY_TOLD
from etl.sheets.book import FACE, GREY, NAVY, PALE, Book
from etl.sheets.content import LINE, lines
from etl.sheets.streamed import Streamed

PREPARED = 200  # empty rows to write into; more can be added
MOST_LINES = 4  # of text in a row
OFFERED = 12_000  # rows in which lists drop down
_CELL: Final = {
    "font_name": FACE, "font_size": 10, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#C9CDD3",
}  # fmt: skip
_HEAD: Final = {**_CELL, "bold": True, "valign": "vcenter", "font_color": "#FFFFFF"}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "needed": {**_HEAD, "bg_color": NAVY},
    "optional": {**_HEAD, "bg_color": "#5B9BD0"},
    "computed": {**_HEAD, "bg_color": GREY},
    # As text, so that 2024-03 stays what it is.
    "input": {**_CELL, "num_format": "@"},
    "shown": {**_CELL, "font_color": GREY, "bg_color": "#F2F3F5"},
    "problem": {**_CELL, "num_format": "@", "font_color": "#B5364A"},
    "example": {**_CELL, "num_format": "@", "italic": True, "font_color": GREY, "bg_color": PALE},
    "key": {**_CELL, "font_size": 8, "font_color": GREY, "bg_color": PALE, "shrink": True, "text_wrap": False},
}  # fmt: skip


def write(
    book: Book, sheet: Streamed, choices: Choices, figures: Mapping[str, Said], ranges: Mapping[str, str]
) -> None:
    """Write the sheet with the figures, or else with examples, and empty rows below."""
    looks = {name: book.book.add_format({**look}) for name, look in _LOOKS.items()}
    rows = _Rows(sheet, choices, ranges, looks)
    _heads(sheet, looks)
    last = HEADS
    for obs_id, said in figures.items():
        rows.figure(last, {**said, ID: obs_id}, "input")
        last += 1
    for example in () if figures else _examples(choices):
        rows.figure(last, example, "example")
        last += 1
    for row in range(last, last + PREPARED):
        rows.figure(row, {}, "input")
    _offer(sheet, ranges)
    _set_up(sheet, last)


def _heads(sheet: Streamed, looks: Mapping[str, Format]) -> None:
    for number, column in enumerate(COLUMNS):
        sheet.write_string(0, number, f"{column.title.zh}\n{column.title.en}", looks[_look(column)])
        sheet.write_string(1, number, column.key, looks["key"])
        if column.key in ENTRY_TOLD:
            sheet.write_comment(0, number, _comment(column), {"width": 260, "height": 130, "font_size": 9})
    sheet.set_row(0, 3 * LINE)


def _look(column: Column) -> str:
    if column.needed:
        return "needed"
    return "computed" if column.kind is Kind.NONE else "optional"


def _comment(column: Column) -> str:
    told = ENTRY_TOLD[column.key]
    lines = (column.title.zh, told.zh, told.en, ENTRY_SHOWN.get(column.key, ""))
    return ENTRY_COMMENT.filled(title=lines[0], told=f"{lines[1]}\n{lines[2]}", example=lines[3]).zh


class _Rows:
    """Rows of figures, each with what its indicator means."""

    def __init__(
        self, sheet: Streamed, choices: Choices, ranges: Mapping[str, str], looks: Mapping[str, Format]
    ) -> None:
        self._sheet, self._choices, self._ranges, self._looks = sheet, choices, ranges, looks
        self._units = {name: unit(each) for name, each in choices.catalog.indicators.items()}
        self._definitions = {name: definition(each) for name, each in choices.catalog.indicators.items()}

    def figure(self, row: int, said: Said, look: str) -> None:
        """Write one row, high enough for what is printed of it."""
        self._sheet.set_row(row, LINE * self._lines(said))
        for number, column in enumerate(COLUMNS):
            if column.computed:
                self._mean(row, number, column, said.get("indicator", ""))
            elif column.key in said:
                shown = visible(self._choices.shown(column.key, said[column.key]))
                self._sheet.write_string(row, number, shown, self._looks[look])
            else:
                empty = "problem" if column.key == PROBLEMS else look
                self._sheet.write_blank(row, number, None, self._looks[empty])

    def _lines(self, said: Said) -> int:
        means = self._definitions.get(said.get("indicator", ""), "")
        needed = (
            lines(self._choices.shown(column.key, said[column.key]), column.width)
            for column in COLUMNS[: NUMBER[LAST_PRINTED] + 1]
            if column.key in said and column.key != ID
        )
        return min(max([lines(means, COLUMNS[NUMBER["definition"]].width), *needed]), MOST_LINES)

    def _mean(self, row: int, number: int, column: Column, indicator: str) -> None:
        """What the indicator of a row means, looked up in the lists by what is chosen or by its id."""
        cell = xl_rowcol_to_cell(row, NUMBER["indicator"], col_abs=True)
        given = f"INDEX({self._ranges[f'indicator_{column.key}']},MATCH({cell},{{}},0))"
        chosen, by_id = (given.format(self._ranges[name]) for name in ("indicator", "indicator_id"))
        means = self._units if column.key == "unit" else self._definitions
        formula = f'=IFERROR({chosen},IFERROR({by_id},""))'
        self._sheet.write_formula(row, number, formula, self._looks["shown"], means.get(indicator, ""))


def _examples(choices: Choices) -> list[Said]:
    """Rows that show how to fill in, with sources, regions and indicators that there are."""
    sources, indicators = [*choices.catalog.sources], [*choices.catalog.indicators]
    common = {ACTION: ENTRY_EXAMPLE, "source": sources[0], "region": "310000", "indicator": indicators[0]}
    roles = ({"role": "actual", "modality": "done"}, {"role": "target", "modality": "plan"})
    return [{**common, **role, **example} for role, example in zip(roles, ENTRY_EXAMPLES, strict=True)]


def _offer(sheet: Streamed, ranges: Mapping[str, str]) -> None:
    """Lists that drop down. Other words can be typed too: the import says what is wrong with them."""
    for number, column in enumerate(COLUMNS):
        if column.key in ranges:
            offered = {"validate": "list", "source": f"={ranges[column.key]}", "show_error": False}
            sheet.data_validation(HEADS, number, OFFERED, number, offered)


def _set_up(sheet: Streamed, last: int) -> None:
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width, None, {"hidden": column.key == ID})
    sheet.freeze_panes(HEADS, NUMBER["source"])
    sheet.autofilter(1, 0, last + PREPARED - 1, len(COLUMNS) - 1)
    sheet.repeat_rows(0, 0)
    sheet.print_area(0, 0, max(last, HEADS + 1) - 1, NUMBER[LAST_PRINTED])
    sheet.hide_gridlines(0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(len(COLUMNS) - 1)}{OFFERED}"})
