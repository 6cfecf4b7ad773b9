"""How one figure is drawn along an axis: its body as a bar, its end as a band or an arrow."""

from collections.abc import Iterator

from app.figures import palette
from app.figures.marks import Body, End, mark
from app.figures.plot import Trace
from etl.rows import Row

BAR = 14  # thickness of a bar in pixels
ARROW = 0.05  # length of an open end as a share of the axis

_FILL = {
    Body.RESULT: (palette.RESULT, palette.RESULT_LIGHT),
    Body.TARGET: (palette.TARGET, palette.TARGET_LIGHT),
    Body.ASPIRED: (palette.PAPER, palette.PAPER),
    Body.ESTIMATE: (palette.PAPER, palette.PAPER),
    Body.BASE: (palette.BASE, palette.BASE_LIGHT),
}
_EDGE = {
    Body.RESULT: palette.RESULT,
    Body.TARGET: palette.TARGET_EDGE,
    Body.ASPIRED: palette.TARGET_EDGE,
    Body.ESTIMATE: palette.RESULT,
    Body.BASE: palette.BASE,
}


def strokes(row: Row, y: float, width: float, hover: str, zero: float = 0.0) -> Iterator[Trace]:
    """The traces of a row of a VIEW at a height; `width` is the length of the axis, `zero` where bars begin.

    What is clicked tells the observation by its `customdata`; `meta` tells which mark a trace is.
    """
    body, end = mark(row)
    value, edge = row["obs_value"], _EDGE[body]
    solid, light = _FILL[body]
    pale = end in (End.ABOUT, End.AT_MOST)
    traces = [_bar(zero, value - zero, y, body.value, light if pale else solid, body)]
    if end is End.RANGE:
        traces.append(_bar(value, row["obs_upper"] - value, y, body.value, light, body))
    if end is End.ABOUT:
        traces.append(band(row, y, body))
    if end is End.AT_LEAST:
        traces.append(arrow(value, ARROW * width, y, edge))
    if end is End.AT_MOST:
        traces.append(arrow(value, -ARROW * width, y, edge))
    for trace in traces:
        yield told(trace, row, hover)


def told(trace: Trace, row: Row, hover: str) -> Trace:
    """A trace that says what it is when pointed at, and tells its observation when clicked."""
    return trace | {"hovertext": hover, "hoverinfo": "text", "customdata": [row["obs_id"]] * len(trace["x"])}


def edge(body: Body) -> str:
    """The colour of outlines."""
    return _EDGE[body]


def band(row: Row, y: float, body: Body) -> Trace:
    """Where the true value of 左右, 近 or 级 can lie: a dotted field over the end of the bar."""
    low, high = float(row["low"]), float(row["high"])
    trace = _bar(low, high - low, y, End.ABOUT.value, _FILL[body][1], body)
    dots = {"shape": ".", "fgcolor": _EDGE[body], "size": 5, "solidity": 0.4}
    return trace | {"marker": trace["marker"] | {"pattern": dots}}


def arrow(start: float, length: float, y: float, colour: str) -> Trace:
    """An open end: dotted, with an open head."""
    symbol = "triangle-right-open" if length > 0 else "triangle-left-open"
    return {
        "type": "scatter",
        "x": [start, start + length],
        "y": [y, y],
        "mode": "lines+markers",
        "cliponaxis": False,
        "line": {"color": colour, "width": 1.5, "dash": "2px,2px"},
        "marker": {
            "symbol": ["line-ns", symbol],
            "size": [0, 11],
            "color": colour,
            "line": {"color": colour, "width": 1.5},
        },
        "meta": (End.AT_LEAST if length > 0 else End.AT_MOST).value,
    }


def _bar(base: float, length: float, y: float, meta: str, fill: str, body: Body) -> Trace:
    return {
        "type": "bar",
        "x": [length],
        "base": [base],
        "y": [y],
        "width": BAR,
        "orientation": "h",
        "marker": {
            "color": fill,
            "line": {"color": _EDGE[body], "width": 1.5},
            "pattern": {"shape": "/" if body is Body.ESTIMATE else "", "fgcolor": _EDGE[body], "size": 6},
        },
        "meta": meta,
    }
