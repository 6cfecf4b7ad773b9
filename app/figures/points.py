"""The figures of one region over time: lines, points, targets as diamonds, and where a line breaks off."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from app.figures import palette, wording
from app.figures.identity import Look
from app.figures.marks import Body, End, mark
from app.figures.moments import moment, stretch
from app.figures.plot import Trace
from app.figures.series import Break, series
from etl.codes import Role
from etl.rows import Row
from etl.text import Language

ARROW = 0.13  # length of an open end as a share of the height: beyond a diamond in small charts too
SHARPER = 2  # pixels more for symbols with less inside
WIDER = 1.3  # a diamond against its size
EDGE, OUTLINE, THIN = 1.5, 2, 1  # pixels of the line around a mark, a hollow one, one upon a target
DOTTED = "2px,3px"


class Sizes(NamedTuple):
    """Pixels of the points of results and of the diamonds of targets, which are seen around them."""

    point: int
    diamond: int


LARGE, SMALL = Sizes(7, 14), Sizes(5, 11)


def points(
    drawn: Sequence[Row], look: Look, height: float, language: Language, sizes: Sizes = LARGE
) -> Iterator[Trace]:
    """The traces of one region; `height` is the length of the axis of values.

    What is clicked tells its observation by its `customdata`; `meta` tells which mark a trace is.
    """
    for each in series(drawn):
        for run in each.runs:
            yield from _lines(run, look)
        for gap in each.breaks:
            yield _gap(gap, look, language)
    for row in drawn:
        yield from (trace | _told([row], language) for trace in _bounds(row, look, height, sizes))
    aimed = {moment(row) for row in drawn if row["measure_role"] == Role.TARGET}
    for role, group in groupby(sorted(drawn, key=_role), key=_role):
        found = list(group)
        target = role == Role.TARGET
        markers = _targets(found, look, sizes) if target else _markers(found, look, sizes, aimed)
        yield markers | _told(found, language)


def layered(traces: Iterable[Trace]) -> list[Trace]:
    """Lines beneath targets, these beneath their arrows, and results above all: of one year each is seen."""
    return sorted(traces, key=_layer)


def _layer(trace: Trace) -> int:
    if trace["mode"] in ("lines", "text"):
        return 0
    if trace["meta"] == Body.TARGET:
        return 1
    return 2 if "lines" in trace["mode"] else 3


def _role(row: Row) -> str:
    return str(row["measure_role"])


def _told(drawn: Sequence[Row], language: Language) -> Trace:
    """What each point says when pointed at, and tells when clicked."""
    return {
        "hovertext": [wording.hover(row, language) for row in drawn],
        "hoverinfo": "text",
        "customdata": [row["obs_id"] for row in drawn],
    }


def _lines(run: Sequence[Row], look: Look) -> Iterator[Trace]:
    """A solid line through the results of a run, dotted to and from an estimate."""
    pairs = list(pairwise(run))
    for estimated, group in groupby(pairs, key=lambda pair: Role.ESTIMATE in map(_role, pair)):
        found = list(group)
        path = [found[0][0], *(after for _, after in found)]
        line = {"color": look.colour, "width": 2, "dash": DOTTED if estimated else "solid"}
        yield _path(path, line, "estimated" if estimated else "line")


def _path(path: Sequence[Row], line: dict[str, Any], meta: str) -> Trace:
    return {
        "type": "scatter", "mode": "lines", "x": [moment(row) for row in path],
        "y": [row["obs_value"] for row in path], "line": line, "hoverinfo": "skip", "meta": meta,
    }  # fmt: skip


def _gap(gap: Break, look: Look, language: Language) -> Trace:
    """Two strokes between figures that no line joins; they say why."""
    ends = (gap.before, gap.after)
    return {
        "type": "scatter", "mode": "text", "meta": "break", "text": ["<b>//</b>"],
        "x": [sum(map(moment, ends)) / 2], "y": [sum(row["obs_value"] for row in ends) / 2],
        "textfont": {"color": look.colour, "size": 12}, "cliponaxis": False,
        "hovertext": "<br>".join(map(escape, wording.wrapped(gap.why.in_(language)))), "hoverinfo": "text",
        "customdata": [gap.after["obs_id"]],
    }  # fmt: skip


def _targets(drawn: Sequence[Row], look: Look, sizes: Sizes) -> Trace:
    """Diamonds in the colour of targets, outlined as their region is told; aspired ones hollow."""
    marker = {
        "symbol": "diamond", "size": sizes.diamond,
        "color": [palette.PAPER if _hollow(row) else palette.TARGET for row in drawn],
        "line": {"color": look.target, "width": EDGE},
    }  # fmt: skip
    return _placed(drawn, marker, Body.TARGET)


def _markers(drawn: Sequence[Row], look: Look, sizes: Sizes, aimed: Collection[float]) -> Trace:
    """The points of one role, hollow where nothing certain stands at the number.

    An edge of paper sets them off from a target of their moment, and from nothing else: it would cut the line.
    """
    colour = palette.BASE if drawn[0]["measure_role"] == Role.BASE else look.colour
    hollow = [_hollow(row) for row in drawn]
    edges = [
        (colour, OUTLINE) if each else (palette.PAPER, THIN) if moment(row) in aimed else (colour, EDGE)
        for row, each in zip(drawn, hollow, strict=True)
    ]
    marker = {
        "symbol": look.symbol,
        "size": sizes.point + (0 if look.symbol in ("circle", "square") else SHARPER),
        "color": [palette.PAPER if each else colour for each in hollow],
        "line": {"color": [each for each, _ in edges], "width": [width for _, width in edges]},
    }
    return _placed(drawn, marker, mark(drawn[0]).body)


def _placed(drawn: Sequence[Row], marker: dict[str, Any], body: Body) -> Trace:
    return {
        "type": "scatter", "mode": "markers", "x": [moment(row) for row in drawn],
        "y": [row["obs_value"] for row in drawn], "marker": marker, "cliponaxis": False, "meta": body.value,
    }  # fmt: skip


def _hollow(row: Row) -> bool:
    body, end = mark(row)
    return body in (Body.ASPIRED, Body.ESTIMATE) or (body is not Body.TARGET and end is not End.EXACT)


def _bounds(row: Row, look: Look, height: float, sizes: Sizes) -> Iterator[Trace]:
    """The arrow of an open end, the field in which the true value lies, the stretch of a span of years."""
    end, x, value = mark(row).end, moment(row), row["obs_value"]
    colour = look.target if row["measure_role"] == Role.TARGET else look.colour
    if end in (End.AT_LEAST, End.AT_MOST):
        length = (ARROW if end is End.AT_LEAST else -ARROW) * height
        symbol = "triangle-up-open" if length > 0 else "triangle-down-open"
        look_of_end = {"symbol": ["line-ew", symbol], "size": [0, 9], "color": colour}
        yield _upright(x, value, value + length, {"color": colour, "width": 1.5, "dash": DOTTED}, end) | {
            "mode": "lines+markers", "marker": look_of_end,
        }  # fmt: skip
    if end in (End.ABOUT, End.RANGE):
        # Wider than the diamond, so that a narrow one is seen beside it.
        band = {"color": colour, "width": WIDER * sizes.diamond + 2 * EDGE}
        yield _upright(x, float(row["low"]), float(row["high"]), band, end) | {"opacity": 0.3}
    if "/" in row["time_period"]:
        line = {"color": colour, "width": 1.5, "dash": DOTTED}
        yield _upright(x, value, value, line, end) | {"x": [*stretch(row)], "meta": "span"}


def _upright(x: float, low: float, high: float, line: dict[str, Any], end: End) -> Trace:
    return {
        "type": "scatter", "mode": "lines", "x": [x, x], "y": [low, high], "line": line, "cliponaxis": False,
        "meta": end.value,
    }  # fmt: skip
