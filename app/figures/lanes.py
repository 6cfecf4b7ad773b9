"""Many regions one below the other: the name left of a bar, its value at the right, targets as ticks on it.

A lane holds what one region has for one period: a bar, a target, a base. Words whose width counts are measured
at the width of a phone, so that nothing is clipped there; on a desk bars only grow longer.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any, NamedTuple

from app.figures import palette, scale, stack, strokes, ticks, wording
from app.figures.plot import Figure, Trace, Words, merged
from app.figures.scale import Axis
from app.figures.stack import LINE
from etl import period
from etl.codes import Role
from etl.rows import Row, text
from etl.text import Language, across

MANY = 8  # rows of one period and role that can still be told in words above each bar
PITCH = 28  # pixels from lane to lane
AXIS = 24  # of the words of the axis, above and below
TICK = 20
SIZE = 13  # of names and values
GAP = 8  # between a mark and words
LONGEST = 16  # letters of a name that stands beside its bar; a longer one stands above it
TARGET_SIGN = "◇ "
PLACES = {Role.ACTUAL: "bar", Role.ESTIMATE: "bar", Role.TARGET: "tick", Role.BASE: "point"}


class Lane(NamedTuple):
    """Rows drawn at one height, at most one of each kind, and where it stands in pixels from the top."""

    rows: Sequence[Row]
    name: str
    top: float
    middle: float

    @property
    def leading(self) -> Row:
        """The row whose value is written out: the one with the bar, else the target."""
        return min(self.rows, key=lambda row: list(PLACES).index(row["measure_role"]))

    @property
    def above(self) -> list[str]:
        """The lines of a name that is too long to stand beside the bar."""
        return wording.wrapped(self.name) if across(self.name) > LONGEST else []


def many(drawn: Sequence[Row]) -> bool:
    """Whether so many rows of one period and role are to be drawn that each gets one line only."""
    keys = sorted((row["time_period"], row["measure_role"]) for row in drawn)
    return max((len(list(group)) for _, group in groupby(keys)), default=0) > MANY


def ranking(drawn: Sequence[Row], language: Language, *, together: bool = False) -> Figure:
    """Bars with targets as ticks, in the order given; rows of one definition.

    Where periods stand `together`, a lane has all of a region, and all of it is written out.
    """
    axis = scale.axis(drawn, tight=True)
    lanes = _stacked(drawn, language, together)
    height = lanes[-1].middle + PITCH / 2 + AXIS
    left = max((wording.pixels(lane.name, SIZE) for lane in lanes if not lane.above), default=0) + GAP
    values = [
        _values(lane, language) if together else _value(lane, _periods(drawn), language) for lane in lanes
    ]
    right = max(wording.pixels(value, SIZE) for value in values) + 2 * GAP
    sheet = stack.layout(axis.left, axis.right, height)
    sheet["margin"] |= {"l": left, "r": right}
    targets_only = all(row["measure_role"] == Role.TARGET for row in drawn)
    return {
        "data": [
            *merged(_traces(lanes, axis, targets_only, language)),
            _column([lane for lane in lanes if not lane.above], _names(lanes), axis.left, "left"),
            _column(lanes, values, axis.right, "right"),
        ],
        "layout": sheet
        | {
            "xaxis": sheet["xaxis"] | _grid(axis),
            "annotations": [
                *(words for lane in lanes for words in _above(lane, left)),
                *_scale(axis, height, drawn[0], wording.NARROW - left - right, language),
            ],
        },
    }


def _stacked(drawn: Sequence[Row], language: Language, together: bool) -> list[Lane]:
    """Each row in the first lane of its region and period that has no other of its kind."""
    found: dict[tuple[str, str, int], dict[str, Row]] = {}
    for row in drawn:
        number, kind = 0, PLACES[row["measure_role"]]
        period_ = "" if together else row["time_period"]
        while kind in found.get((row["region"], period_, number), {}):
            number += 1
        found.setdefault((row["region"], period_, number), {})[kind] = row
    lanes: list[Lane] = []
    top = float(AXIS)
    for held in found.values():
        name = short_name(next(iter(held.values())), language)
        lane = Lane(tuple(held.values()), name, top, top + PITCH / 2)
        lane = lane._replace(middle=lane.middle + LINE * len(lane.above))
        lanes.append(lane)
        top = lane.middle + PITCH / 2
    return lanes


def short_name(row: Row, language: Language) -> str:
    """The name of a region in a chart: provinces go by their short ones, which for lesser units are not unique."""
    short = row["level"] in ("nation", "province") and language == "zh"
    return (text(row, "short_zh") if short else "") or str(row[f"region_name_{language}"])


def _periods(drawn: Sequence[Row]) -> bool:
    return len({row["time_period"] for row in drawn}) > 1


def _value(lane: Lane, told: bool, language: Language) -> str:
    """The leading value, with the sign of a target where there is no result, and its period where these differ."""
    row = lane.leading
    sign = TARGET_SIGN if row["measure_role"] == Role.TARGET else ""
    when = f" · {period.in_words(row['time_period'], language)}" if told else ""
    return f"{sign}{wording.short(row, language)}{when}"


def _values(lane: Lane, language: Language) -> str:
    """All values of a lane, targets first."""
    ordered = sorted(lane.rows, key=lambda row: row["measure_role"] != Role.TARGET)
    return " · ".join(
        f"{TARGET_SIGN if row['measure_role'] == Role.TARGET else ''}{wording.short(row, language)}"
        for row in ordered
    )


def _names(lanes: Sequence[Lane]) -> list[str]:
    return [escape(lane.name) for lane in lanes if not lane.above]


def _column(lanes: Sequence[Lane], words: Sequence[str], x: float, side: str) -> Trace:
    """Words beside the bars, one a lane, as a single trace: plotly takes ten times as long for annotations."""
    bold = side == "right"
    return {
        "type": "scatter", "mode": "text", "x": [x] * len(lanes), "y": [lane.middle for lane in lanes],
        "text": [f"<b>{escape(each)}</b>" if bold else each for each in words],
        "textposition": f"middle {side}", "textfont": {"size": SIZE}, "cliponaxis": False,
        "hoverinfo": "skip", "meta": f"words-{side}", "customdata": [lane.leading["obs_id"] for lane in lanes],
    }  # fmt: skip


def _above(lane: Lane, left: float) -> Iterator[Words]:
    """The lines of a name that stands above its lane; what is clicked leads to the leading row."""
    for place, line in enumerate(lane.above):
        y = lane.top + (place + 0.5) * LINE
        written = stack.annotation(wording.sized(escape(line), SIZE), 0, "left", y)
        yield _clicked(written | {"xshift": -left}, lane)


def _clicked(words: Words, lane: Lane) -> Words:
    return words | {"name": lane.leading["obs_id"], "captureevents": True}


def _scale(axis: Axis, height: float, row: Row, width: float, language: Language) -> Iterator[Words]:
    """The words of the axis, above the first lane and below the last, as many as a phone has room for."""
    words = [wording.tick(value, row, language) for value in axis.ticks]
    for value, word in scale.thinned(list(zip(axis.ticks, words, strict=True)), width):
        share = (value - axis.left) / (axis.right - axis.left)
        for y in (AXIS / 2, height - AXIS / 2):
            yield stack.annotation(wording.muted(word), share, "center", y)


def _grid(axis: Axis) -> dict[str, Any]:
    """Thin lines at the ticks, behind all bars, and a darker one at zero: names and values stand beside them."""
    return {
        "visible": True,
        "showticklabels": False,
        "tickvals": list(axis.ticks),
        "gridcolor": palette.RULE,
        "zeroline": True,
        "zerolinecolor": palette.MUTED,
    }


def _traces(lanes: Sequence[Lane], axis: Axis, targets_only: bool, language: Language) -> Iterator[Trace]:
    width = axis.right - axis.left
    for lane in lanes:
        bars = [row["obs_value"] for row in lane.rows if PLACES[row["measure_role"]] == "bar"]
        for row in sorted(lane.rows, key=lambda row: row["measure_role"]):
            hover = wording.hover(row, language)
            if row["measure_role"] == Role.TARGET and not targets_only:
                beneath = ticks.lies_beneath(row, bars)
                yield from ticks.tick(row, lane.middle, width, hover, TICK, over_bar=beneath)
            elif row["measure_role"] == Role.BASE and bars:
                yield strokes.told(ticks.base(row, lane.middle), row, hover)
            else:
                yield from strokes.strokes(row, lane.middle, width, hover)
