"""The provinces on a plane, coloured by class, with the South China Sea in a frame at the lower right.

Plain lines that are filled: a map of plotly's own would fetch a base map from elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from app.figures import palette
from app.figures.plot import Figure, Shape, Trace, Words, sheet
from etl.boundaries import Land, Line, Outlines
from etl.labels import SOUTH_CHINA_SEA
from etl.text import Language

HEIGHT = 700  # pixels on a desk; style sheets keep the shape of the sheet where it is narrower
SCALE = 0.44  # of the frame, against the rest of the sheet
UNDER = 26  # pixels beneath the sheet, for the words under the frame


class Window(NamedTuple):
    """A part of the plane, in km."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, line: Sequence[tuple[float, float]]) -> bool:
        """Whether any point of a line lies in it."""
        return any(self.left <= x <= self.right and self.bottom <= y <= self.top for x, y in line)


SHEET = Window(-2690, 1315, 2490, 5975)
MAINLAND = Window(-2690, 1860, 2490, 5975)  # what lies south of it is in the frame only
SEA = Window(320, 330, 1865, 2420)
FRAME = Window(1730, 1335, 1730 + SCALE * (SEA.right - SEA.left), 1335 + SCALE * (SEA.top - SEA.bottom))


def outline(
    outlines: Outlines, shades: Mapping[str, int], words: Mapping[str, str], language: Language
) -> Figure:
    """A map of all lands: `shades` (0–5) by region code, none where there is no figure; `words` for pointing at.

    What is pointed at or clicked is a trace, not a point of it: its `customdata` holds the one region code.
    """
    traces = [
        trace
        for code, land in outlines.lands.items()
        for trace in _land(code, land, _colour(shades.get(code)), words[code])
    ]
    layout = sheet(HEIGHT) | {
        "margin": {"l": 0, "r": 0, "t": 0, "b": UNDER},
        "xaxis": _axis(SHEET.left, SHEET.right) | {"constrain": "domain"},
        "yaxis": _axis(SHEET.bottom, SHEET.top) | {"scaleanchor": "x", "constrain": "domain"},
        "shapes": [_frame()],
        "annotations": [_named(language)],
    }
    return {"data": [*traces, *_lines(outlines)], "layout": layout}


def _land(code: str, land: Land, colour: str, words: str) -> Iterator[Trace]:
    """A province as one trace, and its islets as points, which would be too small to be seen otherwise."""
    told = {"type": "scatter", "text": words, "hoverinfo": "text", "customdata": [code], "name": code}
    edge = {"color": palette.MUTED, "width": 0.6}
    if rings := [*_north(land.rings), *_south(land.rings)]:
        yield told | _joined(rings) | {
            "mode": "lines", "fill": "toself", "fillcolor": colour, "line": edge, "hoveron": "fills",
            "meta": "land",
        }  # fmt: skip
    points = [(point,) for point in land.islets]
    if islets := [*_north(points), *_south(points)]:
        x, y = zip(*(_rounded(point) for (point,) in islets), strict=True)
        marker = {"size": 2.2, "color": colour, "line": edge | {"width": 0.5}}
        yield told | {"x": list(x), "y": list(y), "mode": "markers", "marker": marker, "meta": "islets"}


def _colour(shade: int | None) -> str:
    return "var(--faint)" if shade is None else f"var(--shade-{shade})"


def _lines(outlines: Outlines) -> Iterator[Trace]:
    """The dashes of the South China Sea, and the other lines, which are thinner."""
    for meta, lines, width in (("dashes", outlines.dashes, 1.8), ("lines", outlines.lines, 0.6)):
        if drawn := [*_north(lines), *_south(lines)]:
            stroke = {"mode": "lines", "line": {"color": palette.MUTED, "width": width}}
            yield _joined(drawn) | stroke | {"type": "scatter", "hoverinfo": "skip", "meta": meta}


def _north(lines: Sequence[Line]) -> Iterator[Line]:
    return (line for line in lines if MAINLAND.holds(line))


def _south(lines: Sequence[Line]) -> Iterator[Line]:
    """What lies in the South China Sea and around it, cut at the frame and moved into it."""
    for line in lines:
        if SEA.holds(line) and (cut := _cut(line)):
            yield tuple(
                (FRAME.left + SCALE * (x - SEA.left), FRAME.bottom + SCALE * (y - SEA.bottom)) for x, y in cut
            )


def _cut(ring: Line) -> Line:
    """A ring within the window of the sea, by Sutherland and Hodgman; what lies inside whole stays as it is."""
    for axis, limit, sign in ((0, SEA.left, 1), (1, SEA.bottom, 1), (0, SEA.right, -1), (1, SEA.top, -1)):
        if any(sign * (point[axis] - limit) < 0 for point in ring):
            ring = tuple(_within(ring, axis, limit, sign))
    return ring


def _within(ring: Line, axis: int, limit: float, sign: int) -> Iterator[tuple[float, float]]:
    for before, point in zip((ring[-1], *ring[:-1]), ring, strict=True):
        inside, was = (sign * (each[axis] - limit) >= 0 for each in (point, before))
        if inside != was:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield (before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1]))
        if inside:
            yield point


def _joined(lines: Sequence[Line]) -> dict[str, list[float | None]]:
    """Lines as one pair of coordinates, with a gap between each two."""
    pairs = [pair for line in lines for pair in (*map(_rounded, line), (None, None))]
    x, y = zip(*pairs[:-1], strict=True)
    return {"x": list(x), "y": list(y)}


def _rounded(point: tuple[float, float]) -> tuple[int, int]:
    """To whole km: a fifth of a pixel, and a third of the bytes."""
    return round(point[0]), round(point[1])


def _axis(first: float, last: float) -> dict[str, Any]:
    return {"range": [first, last], "visible": False, "fixedrange": True}


def _frame() -> Shape:
    return {
        "type": "rect", "x0": FRAME.left, "y0": FRAME.bottom, "x1": FRAME.right, "y1": FRAME.top,
        "line": {"color": palette.MUTED, "width": 1}, "layer": "above",
    }  # fmt: skip


def _named(language: Language) -> Words:
    """What the frame shows, in words beneath it."""
    return {
        "text": SOUTH_CHINA_SEA.in_(language), "x": FRAME.right, "y": FRAME.bottom, "xref": "x", "yref": "y",
        "xanchor": "right", "yanchor": "top", "showarrow": False, "align": "right", "font": {"size": 12},
    }  # fmt: skip
