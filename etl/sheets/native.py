"""Charts of Excel's own, of the numbers on the sheet 对比. A bound is never drawn as an exact value.

Figures of one bound make up one series with a look of its own: exact values are solid, all others hatched, and each
label carries its sign. The numbers that the charts draw stand to the right of the table and refer to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from etl.cells import is_formula
from etl.codes import Comparator
from etl.labels import CHART_DATA, CHART_SERIES, SHEET, SIGN
from etl.sheets.book import FACE, GREY, NAVY, Book, text
from etl.sheets.content import Number, number_format
from etl.sheets.streamed import Streamed

MOST = 12  # charts
_WIDTH, _BAR, _AROUND, _GAP = 560, 22, 150, 24  # pixels
_ROW = 20  # pixels of a row
ACROSS = 2 * _WIDTH + _GAP  # pixels of two charts
_HATCHED = {
    Comparator.GE: "wide_upward_diagonal",
    Comparator.GT: "wide_upward_diagonal",
    Comparator.LE: "wide_downward_diagonal",
    Comparator.LT: "wide_downward_diagonal",
    Comparator.AP: "percent_25",
    Comparator.AB: "percent_25",
}


class Drawn(NamedTuple):
    """A column of the table to draw: where it stands, what it is, and by region the bound and number it shows."""

    column: int
    title: str
    figures: Mapping[str, tuple[Comparator, Number]]


class Area(NamedTuple):
    """Where the table stands: its first row and its regions; and where numbers and charts find room."""

    first: int
    regions: Sequence[str]
    data_column: int
    below: int


def draw(book: Book, sheet: Streamed, columns: Sequence[Drawn], area: Area) -> int:
    """Draw the columns that have two numbers or more, at most MOST of them, two side by side; the row they end in."""
    drawn = [each for each in columns if len(each.figures) >= 2][:MOST]
    if not drawn:
        return area.below
    at, height = area.data_column, _AROUND + _BAR * len(area.regions)
    text(book, sheet, area.first - 2, at, CHART_DATA.zh, "hint")
    for number, each in enumerate(drawn):
        chart = book.book.add_chart({"type": "bar"})
        for comparator in _comparators(each):
            _numbers(book, sheet, each, comparator, at, area)
            chart.add_series(_look(comparator, at, area))
            at += 1
        _dress(chart, each)
        row = area.below + (number // 2) * (height // _ROW + 2)
        chart.set_size({"width": _WIDTH, "height": height})
        sheet.insert_chart(row, 0, chart, {"x_offset": (number % 2) * (_WIDTH + _GAP), "object_position": 3})
    return row + height // _ROW + 2


def pixels(characters: float | None) -> float:
    """How wide a column of so many characters is; none: one that nobody widened."""
    return 64 if characters is None else 7 * characters + 5


def _comparators(drawn: Drawn) -> Iterator[Comparator]:
    present = {comparator for comparator, _ in drawn.figures.values()}
    return (comparator for comparator in Comparator if comparator in present)


def _numbers(book: Book, sheet: Streamed, drawn: Drawn, comparator: Comparator, at: int, area: Area) -> None:
    """The figures of one bound, each a reference to its cell in the table."""
    text(book, sheet, area.first - 1, at, CHART_SERIES[comparator].zh, "hint")
    for row, region in enumerate(area.regions, area.first):
        bound, number = drawn.figures.get(region, (None, None))
        if bound == comparator and number is not None:
            cell = xl_rowcol_to_cell(row, drawn.column)
            sheet.write_formula(row, at, f"={cell}", book.number(number), number.value)


def _look(comparator: Comparator, at: int, area: Area) -> dict[str, Any]:
    name, last = SHEET["matrix"].zh, area.first + len(area.regions) - 1
    exact = comparator == Comparator.EQ
    fill = {"fill": {"color": NAVY}} if exact else {"pattern": _pattern(comparator)}
    return {
        "name": [name, area.first - 1, at],
        "categories": [name, area.first, 0, last, 0],
        "values": [name, area.first, at, last, at],
        "border": {"color": NAVY},
        "gap": 40,
        "overlap": 100,
        "data_labels": {
            "value": True,
            "num_format": number_format(None, SIGN[comparator]),
            "font": {"name": FACE, "size": 9},
        },
        **fill,
    }


def _pattern(comparator: Comparator) -> dict[str, str]:
    return {"pattern": _HATCHED[comparator], "fg_color": NAVY, "bg_color": "#FFFFFF"}


def _dress(chart: Any, drawn: Drawn) -> None:
    font = {"name": FACE, "size": 9, "color": GREY}
    title_font = {"name": FACE, "size": 11, "bold": True}
    # What begins with = would be taken for the address of a cell.
    title = f" {drawn.title}" if is_formula(drawn.title) else drawn.title
    chart.set_title({"name": title, "name_font": title_font, "overlay": False})
    # The first region stands at the top, as in the table; a bar begins at zero.
    chart.set_y_axis({"reverse": True, "num_font": font, "label_position": "low"})
    least = min(number.value for _, number in drawn.figures.values())
    # Each bar says its number: an axis would only repeat it.
    chart.set_x_axis(
        {"visible": False, "major_gridlines": {"visible": False}, **({"min": 0} if least >= 0 else {})}
    )
    chart.set_legend({"position": "bottom", "font": font})
    chart.show_blanks_as("gap")
