"""Bars of one definition: a row for each figure, all along one axis."""

from collections.abc import Collection, Iterator, Sequence

from app.figures import lanes, scale, stack, strokes, wording
from app.figures.plot import Figure, Words
from app.figures.strokes import BAR
from etl.rows import Row, distinct
from etl.text import Language

TICKS = 22  # pixels of the line of ticks


def bars(view: Sequence[Row], language: Language, across: Collection[str] = ()) -> Figure:
    """A bar for each row, in the order given; its pixel height is the figure's `layout.height`.

    Many rows of one period and role stand in lanes (see `app.figures.lanes`), few have their words above them.

    `view` are rows of `etl.queries.VIEW` as `etl.ranking.ranked` gives them, one a fact, and is not
    changed. What is clicked tells its observation: a mark by its `customdata`, words by their `name`.

    Raises:
        ValueError: the rows are of several definitions, or of levels that nobody asked to see `across`; no
            chart may set these side by side.
    """
    for kind in ("indicator", "level"):
        if kind not in across and len(found := distinct(view, kind)) > 1:
            raise ValueError(f"several of {kind} in one chart: {sorted(found)}")
    if lanes.many(view):
        return lanes.ranking(view, language)
    axis = scale.axis(view)
    slots = stack.stacked((row["obs_id"], wording.lines(row, language)) for row in view)
    height = slots[-1].middle + BAR + TICKS
    traces = [
        trace
        for row, slot in zip(view, slots, strict=True)
        for trace in strokes.strokes(row, slot.middle, axis.right - axis.left, wording.hover(row, language))
    ]
    layout = stack.layout(axis.left, axis.right, height) | {
        "annotations": [*stack.words(slots), *_ticks(axis, height - TICKS / 2, language, view[0])],
        "shapes": list(stack.tracks(axis, [slot.middle for slot in slots])),
    }
    return {"data": traces, "layout": layout}


def _ticks(axis: scale.Axis, y: float, language: Language, row: Row) -> Iterator[Words]:
    """The words of the ticks, as many as a phone has room for; those at the ends keep inside the chart."""
    words = [(value, wording.tick(value, row, language)) for value in axis.ticks]
    for value, word in scale.thinned(words, wording.NARROW):
        share = (value - axis.left) / (axis.right - axis.left)
        anchor = "left" if share < 0.02 else "right" if share > 0.98 else "center"
        yield stack.annotation(wording.muted(word), share, anchor, y)
