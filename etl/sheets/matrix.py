"""The sheet 对比: regions × definitions as a reader sees them side by side, with charts of the same numbers.

Money stands in the unit of one named cell that can be switched: each of its cells divides by it.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd
from xlsxwriter.utility import xl_rowcol_to_cell

from etl import display, goals, period
from etl.codes import Claim, Comparator, Role, Status, Unit
from etl.extract import Extract
from etl.labels import (
    AND_SO,
    CLAIM,
    COLUMN,
    COMPARATOR,
    CONVERTED_NOTE,
    EDITION,
    LEVEL,
    MATRIX_CHOSEN,
    MATRIX_EMPTY,
    MATRIX_HEADS,
    MATRIX_INFERRED,
    MATRIX_LEFT_OUT,
    MATRIX_NOTE,
    MATRIX_NOTED,
    MATRIX_NOTES,
    MATRIX_SEEN,
    MATRIX_SWITCH,
    MATRIX_UNIT,
    MODALITY,
    ROLE,
    SCALE_ZH,
    SHEET,
    SIGN,
    STATUS,
    UNIT,
)
from etl.rows import Row, rows
from etl.sheets import figures, native
from etl.sheets.book import Book, text
from etl.sheets.content import BREATH, LINE, Number, length, lines, told
from etl.sheets.native import Drawn
from etl.sheets.streamed import Streamed
from etl.tables import Tables
from etl.text import Text

UNIT_NAME, DIVISOR_NAME = "money_unit", "money_divisor"  # names of cells
# Claims that can stand for their region.
_STANDING = (Claim.ONLY, Claim.AGREED, Claim.PREFERRED, Claim.LATEST)
MOST_COLUMNS = 240
_SWITCH_ROW, _HEAD_ROW = 2, 4  # from 0
_UNIT_CELL, _DIVISOR_CELL = (_SWITCH_ROW, 1), (_SWITCH_ROW, 3)
_NARROWEST, _WIDEST, _NUMBERS_ACROSS = 8, 26, 7
_MOST_ON_PAGE, _SCALE = 14, 60  # columns; percent of its size on paper
_SCALES = {scale: SCALE_ZH.get(scale, "") for scale in (0, 4, 8, 12)}


class _Place(NamedTuple):
    """The columns of a group: its figures, their bounds, the numbers of their notes."""

    figures: int
    bounds: int | None
    notes: int | None


class Group(NamedTuple):
    """A column of figures that are alike: one indicator, role, period, edition and level."""

    series: tuple[str, ...]  # indicator, role, edition and level: alike but for the period
    heads: tuple[str, ...]  # as in MATRIX_HEADS
    cells: dict[str, Row]  # by region
    money: bool


def comparable(view: pd.DataFrame, extract: Extract) -> pd.DataFrame:
    """The rows to set side by side, one a fact: what a reader saw; of everything, what two provinces or more have.

    A fact is there by the first of its claims that the view holds; never by one contradicted, revised or of
    another definition.
    """
    among = view["claim"].isin(_STANDING) & ((view["level"] == "province") | (not extract.whole))
    standing = view[among]
    standing = standing.loc[standing["claim_rank"].sort_values(kind="stable").index]
    facts = standing.drop_duplicates("fact").sort_index()
    if not extract.whole:
        return facts
    provinces = facts.sort_values("region", kind="stable")
    return provinces[provinces.groupby("indicator")["region"].transform("nunique") >= 2]


def write(book: Book, tables: Tables, view: pd.DataFrame, extract: Extract) -> None:
    """Write the sheet from a VIEW; its regions stand in the order of the view, of everything in that of the codes."""
    sheet = book.sheet(SHEET["matrix"].zh)
    shared = comparable(view, extract)
    if shared.empty:
        text(book, sheet, 0, 0, MATRIX_EMPTY.zh, "quiet")
        sheet.set_column(0, 0, 80)
        return
    order = (
        list(tables.indicators["indicator"]) if extract.whole else list(dict.fromkeys(shared["indicator"]))
    )
    groups, count = _groups(shared, order)
    regions = dict(zip(shared["region"], shared["region_name_zh"], strict=True))
    _Sheet(book, sheet, extract, groups, regions).write(count)


def _groups(shared: pd.DataFrame, order: Sequence[str]) -> tuple[list[Group], int]:
    """The first columns, by indicator in an order, then by role, period and edition; and how many there are."""
    roles = list(ROLE)
    parted = shared.assign(edition=shared["vintage_zh"].fillna(""))
    keys = ["indicator", "measure_role", "time_period", "edition", "level"]
    grouped: dict[Any, pd.DataFrame] = dict(iter(parted.groupby(keys)))
    keys_in_order = sorted(grouped, key=lambda key: (order.index(key[0]), roles.index(key[1]), *key[2:]))
    return [_group(key, rows(grouped[key])) for key in keys_in_order[:MOST_COLUMNS]], len(keys_in_order)


def _group(key: tuple[str, ...], records: list[Row]) -> Group:
    some = records[0]
    when = period.in_words(some["time_period"], "zh")
    edition = EDITION.zh.format(edition=some["edition"]) if some["edition"] else ""
    heads = (
        some["indicator_name_zh"],
        ROLE[some["measure_role"]].zh,
        when + edition,
        LEVEL[some["level"]].zh,
        display.unit(some, "zh"),
    )
    cells = {record["region"]: record for record in records}
    return Group((key[0], key[1], key[3], key[4]), heads, cells, some["unit_measure"] == Unit.CNY)


class _Sheet:
    """The sheet in the making: where things stand, and the notes met so far."""

    def __init__(
        self, book: Book, sheet: Streamed, extract: Extract, groups: Sequence[Group], regions: dict[str, str]
    ) -> None:
        self._book, self._sheet, self._extract = book, sheet, extract
        self._groups, self._regions = groups, regions
        self._first = _HEAD_ROW + len(MATRIX_HEADS)
        self._notes: list[str] = []
        self._widths: dict[int, float] = {}
        money = [row for group in groups if group.money for row in group.cells.values()]
        self._scale = min(figures.scale_of(money), max(_SCALES)) if money else None

    def write(self, all_groups: int) -> None:
        places = list(self._places())
        self._switch()
        self._names()
        for place, group in zip(places, self._groups, strict=True):
            self._column(group, place)
        self._fit_heads([place.figures for place in places])
        last = max(number for place in places for number in place if number is not None)
        self._about(all_groups, last)
        below = self._listed_notes(self._first + len(self._regions) + 1, last)
        newest = {group.series: group for group in self._groups}.values()
        charted = [
            Drawn(place.figures, " · ".join(told(head) for head in group.heads[:4]), self._numbers(group))
            for place, group in zip(places, self._groups, strict=True)
            if group in newest or not (self._extract.whole or len(self._groups) > native.MOST)
        ]
        beside = self._beside_charts(last)
        area = native.Area(self._first, list(self._regions), beside + 1, below + 1)
        end = native.draw(self._book, self._sheet, charted, area)
        # The numbers of the charts are not printed: they stand in the table.
        self._sheet.print_area(0, 0, end, beside - 1)
        self._sheet.freeze_panes(self._first, 1)
        self._sheet.repeat_rows(_HEAD_ROW, self._first - 1)
        if last > _MOST_ON_PAGE:  # all on one page could not be read; the regions stand on each page again
            self._sheet.set_print_scale(_SCALE)
            self._sheet.repeat_columns(0, 0)

    def _beside_charts(self, last: int) -> int:
        """The first column to the right of the table and of two charts."""
        across, column = 0.0, 0
        while across < native.ACROSS or column <= last + 1:
            across += native.pixels(self._widths.get(column))
            column += 1
        return column

    def _widen(self, column: int, characters: float) -> None:
        self._widths[column] = characters
        self._sheet.set_column(column, column, characters)

    def _places(self) -> Iterator[_Place]:
        """Where the figures of each group stand, and beside them its bounds and notes where it has any."""
        column = 1
        for group in self._groups:
            bounded = any(row["comparator"] != Comparator.EQ for row in group.cells.values())
            noted = any(map(_remarks, group.cells.values()))
            bounds = column + 1 if bounded else None
            notes = column + 1 + bounded if noted else None
            yield _Place(column, bounds, notes)
            column += 1 + bounded + noted

    def _switch(self) -> None:
        """The cell that the unit of money is chosen in, and what it divides by."""
        if self._scale is None:
            return
        book, sheet = self._book, self._sheet
        yuan = UNIT[Unit.CNY].zh
        names = {scale: words + yuan for scale, words in _SCALES.items()}
        text(book, sheet, _SWITCH_ROW, 0, MATRIX_UNIT.zh, "bold")
        text(book, sheet, *_UNIT_CELL, names[self._scale], "choice")
        sheet.data_validation(*_UNIT_CELL, *_UNIT_CELL, {"validate": "list", "source": list(names.values())})
        text(book, sheet, _SWITCH_ROW, 4, MATRIX_SWITCH.zh, "hint")
        cases = "".join(f'IF({UNIT_NAME}="{name}",{10**scale},' for scale, name in names.items())
        formula = f"{cases}1{')' * len(names)}"
        sheet.write_formula(*_DIVISOR_CELL, f"={formula}", book.look("divisor"), 10**self._scale)
        for name, cell in ((UNIT_NAME, _UNIT_CELL), (DIVISOR_NAME, _DIVISOR_CELL)):
            place = xl_rowcol_to_cell(*cell, row_abs=True, col_abs=True)
            book.book.define_name(name, f"='{SHEET['matrix'].zh}'!{place}")

    def _names(self) -> None:
        """What heads the rows: the kinds of heads, and the regions."""
        for offset, head in enumerate(MATRIX_HEADS):
            text(self._book, self._sheet, _HEAD_ROW + offset, 0, head.zh, "head")
        for row, name in enumerate(self._regions.values(), self._first):
            text(self._book, self._sheet, row, 0, told(name), "bold")
        longest = max(map(length, (*self._regions.values(), *(head.zh for head in MATRIX_HEADS))))
        self._widen(0, longest + BREATH)

    def _column(self, group: Group, place: _Place) -> None:
        column = place.figures
        heads = [told(head) for head in group.heads]
        for offset, head in enumerate(heads[:-1]):
            text(self._book, self._sheet, _HEAD_ROW + offset, column, head, "head")
        self._unit(group, column)
        widest = max(_NARROWEST, min(_WIDEST, max(map(length, heads))))
        for row, region in enumerate(self._regions, self._first):
            if region in group.cells:
                widest = max(widest, self._figure(group, group.cells[region], row, column))
                self._say_bound(group.cells[region], row, place.bounds)
                self._refer(group.cells[region], row, place.notes)
        self._widen(column, widest + BREATH)
        self._head_beside(place.bounds, COLUMN["COMPARATOR_NAME"].zh)
        self._head_beside(place.notes, MATRIX_NOTED.zh)

    def _fit_heads(self, columns: Sequence[int]) -> None:
        """Make each row of heads as high as the longest name in it needs."""
        for offset in range(len(MATRIX_HEADS)):
            needed = max(
                lines(told(group.heads[offset]), self._widths[column])
                for group, column in zip(self._groups, columns, strict=True)
            )
            self._sheet.set_row(_HEAD_ROW + offset, needed * LINE)

    def _unit(self, group: Group, column: int) -> None:
        row, look = _HEAD_ROW + len(MATRIX_HEADS) - 1, self._book.look("head")
        if group.money and self._scale is not None:
            shown = _SCALES[self._scale] + UNIT[Unit.CNY].zh
            self._sheet.write_formula(row, column, f"={UNIT_NAME}", look, shown)
        else:
            self._sheet.write_string(row, column, told(group.heads[-1]), look)

    def _figure(self, group: Group, figure: Row, row: int, column: int) -> int:
        """Write one figure; how wide it is. A range stands in words, for no one number shows both its ends, as does a
        goal without a number.
        """
        number = self._number(group, figure)
        if number is None:
            words = told(display.figure(figure, "zh"))
            text(self._book, self._sheet, row, column, words)
            return length(words)
        look = self._book.number(number)
        if group.money:
            formula = f"={figure['obs_value_exact']}/{DIVISOR_NAME}"
            self._sheet.write_formula(row, column, formula, look, number.value)
        else:
            self._sheet.write_number(row, column, number.value, look)
        return length(number.shown)

    def _numbers(self, group: Group) -> dict[str, tuple[Comparator, Number]]:
        """The figures of a group that one number shows, by region, with their bounds."""
        numbers = {region: self._number(group, row) for region, row in group.cells.items()}
        return {
            region: (Comparator(group.cells[region]["comparator"]), number)
            for region, number in numbers.items()
            if number is not None
        }

    def _number(self, group: Group, figure: Row) -> Number | None:
        if figure["comparator"] == Comparator.RG or goals.is_goal(figure):
            return None
        if group.money and self._scale is not None:
            return figures.switched(figure, self._scale)
        value = figures.value(figure)
        return value if isinstance(value, Number) else None

    def _say_bound(self, figure: Row, row: int, column: int | None) -> None:
        """The bound of a figure in a column of its own, for those who read no number formats."""
        if column is not None:
            said = SIGN[figure["comparator"]] or COMPARATOR[figure["comparator"]].zh
            text(self._book, self._sheet, row, column, said)

    def _refer(self, figure: Row, row: int, column: int | None) -> None:
        """The number of a note beside its figure."""
        said = AND_SO.zh.join(_remarks(figure))
        if not said or column is None:
            return
        if said not in self._notes:
            self._notes.append(said)
        number = Number(self._notes.index(said) + 1, 0, "[", "]")
        self._sheet.write_number(row, column, number.value, self._book.number(number))

    def _head_beside(self, column: int | None, words: str) -> None:
        if column is None:
            return
        text(self._book, self._sheet, _HEAD_ROW, column, words, "head")
        for offset in range(1, len(MATRIX_HEADS)):
            self._sheet.write_blank(_HEAD_ROW + offset, column, None, self._book.look("head"))
        self._widen(column, _NUMBERS_ACROSS)

    def _about(self, all_groups: int, last: int) -> None:
        """What the sheet is, above it."""
        text(self._book, self._sheet, 0, 0, told(self._extract.name.zh), "title")
        self._sheet.set_row(0, 2 * LINE)
        said = _explained(self._extract).zh
        if all_groups > len(self._groups):
            said += MATRIX_LEFT_OUT.zh.format(shown=len(self._groups), all=all_groups)
        self._across(1, said, last)

    def _listed_notes(self, row: int, last: int) -> int:
        """The notes below the figures; the row below them."""
        if not self._notes:
            return row
        text(self._book, self._sheet, row, 0, MATRIX_NOTES.zh, "section")
        for number, said in enumerate(self._notes, 1):
            self._across(row + number, f"[{number}] {told(said)}", last)
        return row + len(self._notes) + 1

    def _across(self, row: int, said: str, last: int) -> None:
        """Words that stand across all columns, as high as they need."""
        end = max(min(last, 8), 5)
        self._sheet.merge_range(row, 0, row, end, said, self._book.look("quiet"))
        self._sheet.set_row(row, LINE * lines(said, 14 * end))


def _explained(extract: Extract) -> Text:
    if extract.whole:
        return MATRIX_NOTE
    return MATRIX_CHOSEN if extract.seen is None else MATRIX_SEEN


def _remarks(figure: Row) -> list[str]:
    """What has to be known of a figure: how firm a target is, its status, what was converted or inferred, its note."""
    said = []
    if figure["measure_role"] == Role.TARGET:
        said.append(MODALITY[figure["modality"]].zh)
    if display.converted(figure):
        said.append(CONVERTED_NOTE.zh)
    if figure["period_basis"] == "inferred":
        said.append(MATRIX_INFERRED.zh)
    if figure["obs_status"] != Status.NORMAL:
        said.append(STATUS[figure["obs_status"]].zh)
    if figure["claim"] == Claim.PREFERRED:
        said.append(CLAIM[Claim.PREFERRED].zh)
    if isinstance(figure["note_zh"], str):
        said.append(figure["note_zh"])
    return said
