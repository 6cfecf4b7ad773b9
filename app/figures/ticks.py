"""A target across its row: a diamond, 力争 hollow, a bound with its arrow, 左右 and 近 with their band."""

from collections.abc import Iterable, Iterator

from app.figures import palette, strokes
from app.figures.marks import Body, End, mark
from app.figures.plot import Trace
from app.figures.strokes import ARROW
from etl.rows import Row


def tick(
    row: Row, y: float, width: float, hover: str, size: float, *, over_bar: bool = False
) -> Iterator[Trace]:
    """The traces of a target at a height, `size` pixels tall; `width` is the length of the axis.

    `over_bar` tells that a bar lies beneath its arrow, on which a dark one would not be seen.
    """
    body, end = mark(row)
    value, colour = row["obs_value"], strokes.edge(body)
    if end in (End.ABOUT, End.RANGE):
        yield strokes.told(strokes.band(row, y, body), row, hover)
    if end in (End.AT_LEAST, End.AT_MOST):
        length = (ARROW if end is End.AT_LEAST else -ARROW) * width
        shown = palette.TARGET if over_bar else colour
        yield strokes.told(strokes.arrow(value, length, y, shown), row, hover)
    fill = palette.PAPER if body is Body.ASPIRED else palette.TARGET
    look = {"symbol": "diamond-tall", "size": size, "color": fill, "line": {"color": colour, "width": 2}}
    yield strokes.told(point(value, y, look, body.value), row, hover)


def lies_beneath(target: Row, bars: Iterable[float]) -> bool:
    """Whether a bar that ends at one of these lies beneath the arrow of a target: it leads back over any bar, and on
    over a longer one."""
    back = mark(target).end is End.AT_MOST
    return any(back or bar > target["obs_value"] for bar in bars)


def base(row: Row, y: float) -> Trace:
    """The point of a base value; its bounds are for the caller to draw."""
    line = {"color": palette.PAPER, "width": 1}
    look = {"symbol": "circle", "size": 11, "color": palette.BASE, "line": line}
    return point(row["obs_value"], y, look, Body.BASE.value)


def point(x: float, y: float, look: Trace, meta: str) -> Trace:
    """One marker."""
    return {
        "type": "scatter",
        "x": [x],
        "y": [y],
        "mode": "markers",
        "marker": look,
        "meta": meta,
        "cliponaxis": False,
    }
