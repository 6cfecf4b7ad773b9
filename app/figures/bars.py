"""Bars of one definition at one level: the words of a row above, its bar below.

Heights are counted in pixels from the top, so that rows look alike however many there are. Words stand above
the bars and wrap at the width of a phone, so that a chart reads as well there as on a desk.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from app.figures import palette, scale, wording
from app.figures.marks import Body, End, mark
from etl.rows import Row, rows
from etl.text import Language

LINE = 20  # pixels of a line of words
BAR = 14  # thickness of a bar
AIR = 3  # between words and bar
GAP = 18  # from a bar to the next row
TICKS = 22
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


def bars(view: pd.DataFrame, language: Language) -> go.Figure:
    """A bar for each row, in the order given; its pixel height is the figure's `layout.height`.

    `view` has the columns of `etl.queries.VIEW` and of `etl.ranking.ranked`, one row a fact, and is not
    changed. What is clicked tells its observation: a mark by its `customdata`, words by their `name`.

    Raises:
        ValueError: the rows are of several definitions or levels, which no chart may set side by side.
    """
    for kind in ("indicator", "level"):
        if view[kind].nunique() > 1:
            raise ValueError(f"several of {kind} in one chart: {sorted(view[kind].unique())}")
    axis = scale.axis(rows(view))
    slots = _stacked(rows(view), language)
    foot = slots[-1].middle + BAR
    figure = go.Figure(layout=_layout(axis, foot + TICKS, palette.FONT[language]))
    for slot in slots:
        for trace in _traces(slot, axis.right - axis.left, language):
            figure.add_trace(trace.update(customdata=[slot.row["obs_id"]] * len(trace.x)))
    return figure.update_layout(
        annotations=[*_words(slots), *_ticks(axis, foot + TICKS / 2, language, slots[0].row)],
        shapes=list(_tracks(axis, slots)),
    )


class _Slot(NamedTuple):
    """Where a row stands, in pixels from the top: its first line and the middle of its bar."""

    row: Row
    lines: list[str]
    top: float
    middle: float


def _stacked(drawn: Sequence[Row], language: Language) -> list[_Slot]:
    slots: list[_Slot] = []
    top = 0.0
    for row in drawn:
        lines = wording.lines(row, language)
        middle = top + len(lines) * LINE + AIR + BAR / 2
        slots.append(_Slot(row, lines, top, middle))
        top = middle + BAR / 2 + GAP
    return slots


def _traces(slot: _Slot, width: float, language: Language) -> Iterator[go.Bar | go.Scatter]:
    row, y, hover = slot.row, slot.middle, wording.hover(slot.row, language)
    body, end = mark(row)
    value, edge = row["obs_value"], _EDGE[body]
    solid, light = _FILL[body]
    yield _bar(0, value, y, body, light if end in (End.ABOUT, End.AT_MOST) else solid, hover)
    if end is End.RANGE:
        yield _bar(value, row["obs_upper"] - value, y, body, light, hover)
    if end is End.ABOUT:
        yield _whisker(row, y, edge, hover)
    if end is End.AT_LEAST:
        yield _arrow([value, value + ARROW * width], y, edge, "triangle-right-open", hover)
    if end is End.AT_MOST:
        yield _arrow([value, value - ARROW * width], y, edge, "triangle-left-open", hover)


def _bar(base: float, length: float, y: float, body: Body, fill: str, hover: str) -> go.Bar:
    return go.Bar(
        x=[length],
        base=[base],
        y=[y],
        width=BAR,
        orientation="h",
        marker={
            "color": fill,
            "line": {"color": _EDGE[body], "width": 1.5},
            "pattern": {"shape": "/" if body is Body.ESTIMATE else "", "fgcolor": _EDGE[body], "size": 6},
        },
        hovertext=hover,
        hoverinfo="text",
        meta=body.value,
    )


def _whisker(row: Row, y: float, edge: str, hover: str) -> go.Scatter:
    value = row["obs_value"]
    return go.Scatter(
        x=[value],
        y=[y],
        mode="markers",
        marker={"size": 1, "color": edge},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [row["high"] - value],
            "arrayminus": [value - row["low"]],
            "color": edge,
            "thickness": 1.5,
            "width": 5,
        },
        hovertext=hover,
        hoverinfo="text",
        meta=End.ABOUT.value,
    )


def _arrow(x: Sequence[float], y: float, edge: str, symbol: str, hover: str) -> go.Scatter:
    return go.Scatter(
        x=list(x),
        y=[y, y],
        mode="lines+markers",
        line={"color": edge, "width": 1.5, "dash": "2px,2px"},
        marker={
            "symbol": ["line-ns", symbol],
            "size": [0, 11],
            "color": edge,
            "line": {"color": edge, "width": 1.5},
        },
        hovertext=hover,
        hoverinfo="text",
        meta=(End.AT_LEAST if x[1] > x[0] else End.AT_MOST).value,
    )


def _words(slots: Sequence[_Slot]) -> Iterator[dict[str, Any]]:
    for slot in slots:
        for place, line in enumerate(slot.lines):
            words = _annotation(line, 0, "left", slot.top + (place + 0.5) * LINE)
            yield {**words, "name": slot.row["obs_id"], "captureevents": True}


def _ticks(axis: scale.Axis, y: float, language: Language, row: Row) -> Iterator[dict[str, Any]]:
    """The words of the ticks; those at the ends keep inside the chart."""
    for value in axis.ticks:
        share = (value - axis.left) / (axis.right - axis.left)
        anchor = "left" if share < 0.02 else "right" if share > 0.98 else "center"
        yield _annotation(wording.muted(wording.tick(value, row, language)), share, anchor, y)


def _annotation(text: str, x: float, anchor: str, y: float) -> dict[str, Any]:
    return {
        "text": text, "x": x, "xref": "paper", "xanchor": anchor, "y": y, "yref": "y", "yanchor": "middle",
        "showarrow": False, "align": "left", "borderpad": 0,
    }  # fmt: skip


def _tracks(axis: scale.Axis, slots: Sequence[_Slot]) -> Iterator[dict[str, Any]]:
    """The length of the axis behind each bar, with a notch at each tick: no line runs through words."""
    for slot in slots:
        upper, lower = slot.middle - BAR / 2, slot.middle + BAR / 2
        yield _shape(axis.left, axis.right, upper, lower, palette.TRACK)
        for tick in axis.ticks:
            yield _shape(tick, tick, upper, lower, palette.RULE)


def _shape(x0: float, x1: float, y0: float, y1: float, colour: str) -> dict[str, Any]:
    return {
        "type": "line" if x0 == x1 else "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1,
        "fillcolor": colour, "line": {"color": colour, "width": 1 if x0 == x1 else 0}, "layer": "below",
    }  # fmt: skip


def _layout(axis: scale.Axis, height: float, font: str) -> go.Layout:
    return go.Layout(
        template=go.layout.Template(),
        height=height,
        margin={"l": 1, "r": 1, "t": 0, "b": 0, "pad": 0},
        barmode="overlay",
        showlegend=False,
        dragmode=False,
        paper_bgcolor=palette.PAPER,
        plot_bgcolor=palette.PAPER,
        font={"family": font, "color": palette.INK, "size": 14},
        hoverlabel={
            "bgcolor": palette.INK,
            "font": {"color": palette.PAPER, "family": font},
            "align": "left",
        },
        hovermode="closest",
        xaxis={"range": [axis.left, axis.right], "visible": False, "fixedrange": True},
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )
