"""How a region is told apart from others in one chart: a colour, a symbol and a dash, by its code.

They belong to its place in the code list, not to the selection, so that it keeps them from chart to chart. Two
regions can share a colour, but never a colour and a symbol; diamonds are left to targets.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from app.figures import palette
from etl import areas


class Look(NamedTuple):
    """Colour, marker symbol, the same as a letter for words, and dash of lines."""

    colour: str
    symbol: str
    sign: str
    dash: str


_SHAPES = (
    ("circle", "●", "solid"),
    ("square", "■", "9px,3px"),
    ("triangle-up", "▲", "4px,2px"),
    ("star", "★", "12px,3px,3px,3px"),
    ("triangle-down", "▼", "16px,4px"),
    ("cross", "✚", "6px,2px,2px,2px"),
)
# From one six of the code list to the next colours shift, so that neighbours on both sides of it differ.
_SHIFT = 3


def looks(regions: Iterable[str]) -> Mapping[str, Look]:
    """The look of each region by its code or id; where lesser units share a place, the later takes the next."""
    found: dict[str, Look] = {}
    for region in sorted(set(regions)):
        number = _place(region)
        while _look(number) in found.values():
            number += 1
        found[region] = _look(number)
    return found


def _look(number: int) -> Look:
    row, column = divmod(number % (len(_SHAPES) * len(palette.CATEGORY)), len(palette.CATEGORY))
    symbol, sign, dash = _SHAPES[row]
    return Look(palette.CATEGORY[(column + _SHIFT * row) % len(palette.CATEGORY)], symbol, sign, dash)


def _place(region: str) -> int:
    """The place of a region in the code list among those of its level; places without a code begin at 0."""
    return _places().get(region, 0)


@cache
def _places() -> Mapping[str, int]:
    found: dict[str, int] = {}
    counted: dict[str, int] = {}
    for code, area in areas.areas().items():
        found[code] = counted.get(area.level, 0)
        counted[area.level] = found[code] + 1
    return found
