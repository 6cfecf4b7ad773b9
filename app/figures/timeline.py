"""Lines over time: a few regions of one definition and level, each with its targets.

No line runs over a gap, a break of the series or a change of edition, and nothing is filled in between.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from app.figures import endings, identity, moments, palette, plot, scale, stack, wording
from app.figures.moments import Moments
from app.figures.plot import Figure
from app.figures.points import layered, points
from app.figures.scale import Axis
from etl.labels import AXIS_CUT
from etl.rows import Row, distinct, gathered
from etl.text import Language

MOST = 6  # regions
HEIGHT = 328
TOP, NOTED, FOOT = 14, 34, 38  # NOTED is the top where a note stands above the highest value
TICK = 12.5  # size of the words of axes
GAP = 8
STANDOFF = 9  # pixels from the foot of a plot to the words of time: clear of the lowest value and of breaks


def timeline(view: Sequence[Row], language: Language) -> Figure:
    """A solid line for each region, its name at the end; targets are diamonds, estimates hollow and dotted.

    `view` are rows of `etl.queries.VIEW`, of `claim_rank` 1 only, and is not changed. What is
    clicked tells its observation: a mark by its `customdata`, words by their `name`.

    Raises:
        ValueError: the rows are of several definitions or levels, or of more than MOST regions.
    """
    _refuse(view)
    regions = gathered(view, "region")
    looks, axis = identity.looks(regions), scale.upright(view)
    found = endings.endings(regions, language)
    length = max(HEIGHT - NOTED - FOOT, sum(each.height for each in found))
    shares = [(each.row["obs_value"] - axis.left) / (axis.right - axis.left) for each in found]
    margin = {"r": max(each.width for each in found) + GAP, "t": NOTED if scale.cut(axis) else TOP, "b": FOOT}
    sheet = framed(
        view[0], moments.moments(view, language), axis, length + margin["t"] + FOOT, margin, language
    )
    sheet["annotations"] += endings.words(found, shares, length, looks)
    traces = [
        trace
        for region, figures in regions.items()
        for trace in points(figures, looks[region], axis.right - axis.left, language)
    ]
    return {"data": layered(traces), "layout": sheet}


def framed(
    row: Row,
    time: Moments,
    axis: Axis,
    height: float,
    margin: Mapping[str, float],
    language: Language,
    width: float = wording.NARROW,
) -> dict[str, Any]:
    """The layout of a chart over time; `row` tells the unit, `width` what it has at least for words at its foot."""
    words = [wording.short_tick(value, row, language) for value in axis.ticks]
    left = max(wording.pixels(each, TICK) for each in words) + GAP
    room = width - left - margin["r"]
    note = stack.annotation(wording.muted(AXIS_CUT.in_(language)), 0, "left", 1)
    note |= {"yref": "paper", "yshift": margin["t"] - 10, "xshift": -left}
    return plot.sheet(height) | {
        "margin": {"l": left, "pad": 0, **margin},
        "xaxis": _axis(time.left, time.right, scale.thinned(list(time.ticks), room))
        | {"ticklabelstandoff": STANDOFF},
        "yaxis": _axis(axis.left, axis.right, list(zip(axis.ticks, words, strict=True))) | _grid(axis),
        "annotations": [note] if scale.cut(axis) else [],
    }


def _axis(left: float, right: float, ticks: Sequence[tuple[float, str]]) -> dict[str, Any]:
    return {
        "range": [left, right],
        "fixedrange": True,
        "tickvals": [value for value, _ in ticks],
        "ticktext": [words for _, words in ticks],
        "tickfont": {"color": palette.MUTED, "size": TICK},
        "tickangle": 0,
        "automargin": False,
        "showgrid": False,
        "zeroline": False,
    }


def _grid(axis: Axis) -> dict[str, Any]:
    below = axis.left < 0 < axis.right
    return {
        "showgrid": True, "gridcolor": palette.RULE, "gridwidth": 1,
        "zeroline": below or axis.left == 0, "zerolinecolor": palette.MUTED, "zerolinewidth": 1,
    }  # fmt: skip


def _refuse(view: Sequence[Row]) -> None:
    for kind in ("indicator", "level"):
        if len(found := distinct(view, kind)) > 1:
            raise ValueError(f"several of {kind} in one chart: {sorted(found)}")
    if (regions := len(distinct(view, "region"))) > MOST:
        raise ValueError(f"more than {MOST} regions: {regions}")
