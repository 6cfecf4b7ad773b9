"""Bars of one definition: a row for each figure, all along one axis."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app.figures import palette, scale, stack, strokes, wording
from app.figures.stack import Slot
from app.figures.strokes import BAR
from etl.rows import Row, rows
from etl.text import Language

TICKS = 22  # pixels of the line of ticks


def bars(view: pd.DataFrame, language: Language, across: Collection[str] = ()) -> go.Figure:
    """A bar for each row, in the order given; its pixel height is the figure's `layout.height`.

    `view` has the columns of `etl.queries.VIEW` and of `etl.ranking.ranked`, one row a fact, and is not
    changed. What is clicked tells its observation: a mark by its `customdata`, words by their `name`.

    Raises:
        ValueError: the rows are of several definitions, or of levels that nobody asked to see `across`; no
            chart may set these side by side.
    """
    for kind in ("indicator", "level"):
        if kind not in across and view[kind].nunique() > 1:
            raise ValueError(f"several of {kind} in one chart: {sorted(view[kind].unique())}")
    drawn = rows(view)
    axis = scale.axis(drawn)
    slots = stack.stacked((row["obs_id"], wording.lines(row, language)) for row in drawn)
    height = slots[-1].middle + BAR + TICKS
    figure = go.Figure(layout=stack.layout(axis.left, axis.right, height, palette.FONT[language]))
    for row, slot in zip(drawn, slots, strict=True):
        hover = wording.hover(row, language)
        for trace in strokes.strokes(row, slot.middle, axis.right - axis.left, hover):
            figure.add_trace(trace)
    return figure.update_layout(
        annotations=[*stack.words(slots), *_ticks(axis, height - TICKS / 2, language, drawn[0])],
        shapes=list(_tracks(axis, slots)),
    )


def _ticks(axis: scale.Axis, y: float, language: Language, row: Row) -> Iterator[dict[str, Any]]:
    """The words of the ticks; those at the ends keep inside the chart."""
    for value in axis.ticks:
        share = (value - axis.left) / (axis.right - axis.left)
        anchor = "left" if share < 0.02 else "right" if share > 0.98 else "center"
        yield stack.annotation(wording.muted(wording.tick(value, row, language)), share, anchor, y)


def _tracks(axis: scale.Axis, slots: Sequence[Slot]) -> Iterator[dict[str, Any]]:
    """The length of the axis behind each bar, with a notch at each tick: no line runs through words."""
    for slot in slots:
        upper, lower = slot.middle - BAR / 2, slot.middle + BAR / 2
        yield stack.shape(axis.left, axis.right, upper, lower, palette.TRACK)
        for tick in axis.ticks:
            yield stack.shape(tick, tick, upper, lower, palette.RULE)
