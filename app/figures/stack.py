"""Rows of a chart, one below the other: the words of a row above, its marks below.

Heights are counted in pixels from the top, so that rows look alike however many there are. Words stand above
the marks and wrap at the width of a phone, so that a chart reads as well there as on a desk.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from app.figures import palette
from app.figures.plot import Shape, Words, sheet
from app.figures.scale import Axis
from app.figures.strokes import BAR

LINE = 20  # pixels of a line of words
AIR = 3  # between words and marks
GAP = 18  # from the marks to the next row


class Slot(NamedTuple):
    """Where a row stands, in pixels from the top: its first line and the middle of its marks."""

    key: str  # the observation that its words lead to
    lines: Sequence[str]
    top: float
    middle: float


def stacked(written: Iterable[tuple[str, Sequence[str]]]) -> list[Slot]:
    """Keys and lines of words, from the top → where each row stands."""
    slots: list[Slot] = []
    top = 0.0
    for key, lines in written:
        middle = top + len(lines) * LINE + AIR + BAR / 2
        slots.append(Slot(key, lines, top, middle))
        top = middle + BAR / 2 + GAP
    return slots


def words(slots: Sequence[Slot]) -> Iterator[Words]:
    """The words of all rows; what is clicked tells its key by its `name`."""
    for slot in slots:
        for place, line in enumerate(slot.lines):
            written = annotation(line, 0, "left", slot.top + (place + 0.5) * LINE)
            yield {**written, "name": slot.key, "captureevents": True}


def annotation(text: str, x: float, anchor: str, y: float) -> Words:
    """Words at a share of the width and a height."""
    return {
        "text": text, "x": x, "xref": "paper", "xanchor": anchor, "y": y, "yref": "y", "yanchor": "middle",
        "showarrow": False, "align": "left", "borderpad": 0,
    }  # fmt: skip


def shape(x0: float, x1: float, y0: float, y1: float, colour: str) -> Shape:
    """A field behind the marks, or a line where both ends are one."""
    return {
        "type": "line" if x0 == x1 else "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1,
        "fillcolor": colour, "line": {"color": colour, "width": 1 if x0 == x1 else 0}, "layer": "below",
    }  # fmt: skip


def tracks(axis: Axis, middles: Iterable[float]) -> Iterator[Shape]:
    """The length of the axis behind each bar, with a notch at each tick: no line runs through words."""
    for middle in middles:
        upper, lower = middle - BAR / 2, middle + BAR / 2
        yield shape(axis.left, axis.right, upper, lower, palette.TRACK)
        for tick in axis.ticks:
            yield shape(tick, tick, upper, lower, palette.RULE)


def layout(left: float, right: float, height: float) -> dict[str, Any]:
    """A plain sheet of a height, its axes unseen and fixed."""
    return sheet(height) | {
        "xaxis": {"range": [left, right], "visible": False, "fixedrange": True},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
    }
