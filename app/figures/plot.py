"""What plotly.js draws, as plain values of JSON: no figure class, no template, nothing that needs the net."""

import json
from collections.abc import Iterable
from typing import Any, TypedDict

from app.figures import palette

Trace = dict[str, Any]
Words = dict[str, Any]  # an annotation
Shape = dict[str, Any]


class Figure(TypedDict):
    """A chart: traces, and a layout whose `height` is its height in pixels."""

    data: list[Trace]
    layout: dict[str, Any]


def sheet(height: float) -> dict[str, Any]:
    """The layout of a plain sheet of a height in pixels: no legend, nothing to drag, words when pointed at."""
    return {
        "height": height,
        "margin": {"l": 1, "r": 1, "t": 0, "b": 0, "pad": 0},
        "barmode": "overlay",
        "showlegend": False,
        "dragmode": False,
        "paper_bgcolor": palette.PAPER,
        "plot_bgcolor": palette.PAPER,
        "font": {"family": palette.FONT, "color": palette.INK, "size": 14},
        "hoverlabel": {
            "bgcolor": palette.INK,
            "font": {"color": palette.PAPER, "family": palette.FONT},
            "align": "left",
        },
        "hovermode": "closest",
    }


# What each point of a trace has for itself; of a whole trace where it is one text.
_POINTS = ("x", "y", "base", "customdata", "hovertext")


def merged(traces: Iterable[Trace]) -> list[Trace]:
    """Traces that look alike as one each, in the order in which they first come: plotly pays by the trace.

    Lines are kept apart by a point that is missing.
    """
    alike: dict[str, list[Trace]] = {}
    for trace in traces:
        look = json.dumps(
            {name: value for name, value in trace.items() if name not in _POINTS}, sort_keys=True
        )
        alike.setdefault(look, []).append(trace)
    return [_joined(group) if len(group) > 1 else group[0] for group in alike.values()]


def _joined(group: list[Trace]) -> Trace:
    gap: list[Any] = [None] if "lines" in group[0].get("mode", "") else []
    joined = dict(group[0])
    for name in (name for name in _POINTS if name in group[0]):
        parts = [_listed(trace[name], len(trace["x"])) for trace in group]
        joined[name] = [
            value for number, part in enumerate(parts) for value in (*(gap if number else ()), *part)
        ]
    if gap:
        joined["marker"] = {
            name: [each for n in range(len(group)) for each in (*(value[:1] if n else ()), *value)]
            if isinstance(value, list)
            else value
            for name, value in group[0].get("marker", {}).items()
        }
    return joined


def _listed(value: Any, points: int) -> list[Any]:
    return list(value) if isinstance(value, list) else [value] * points
