"""What plotly.js draws, as plain values of JSON: no figure class, no template, nothing that needs the net."""

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
