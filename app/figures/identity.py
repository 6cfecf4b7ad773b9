"""How a region is told apart from others in one chart: a colour and a symbol, by its code.

They belong to its place in the code list, not to the selection, so that as a rule it keeps them from chart to
chart; in one chart no two share either. Lines are solid, for dashes say that a figure is not final, and diamonds
are left to targets.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from app.figures import palette
from etl import areas


class Look(NamedTuple):
    """Colour, marker symbol, the same as a letter for words, and the colour of the outlines of targets."""

    colour: str
    symbol: str
    sign: str
    target: str


_SHAPES = (
    ("circle", "●"),
    ("square", "■"),
    ("triangle-up", "▲"),
    ("star", "★"),
    ("triangle-down", "▼"),
    ("cross", "✚"),
)
_COUNT = len(palette.CATEGORY)
# Of a region that has a chart for itself: just as the key draws the marks.
ALONE = Look(palette.RESULT, *_SHAPES[0], palette.TARGET_EDGE)


def looks(regions: Iterable[str]) -> Mapping[str, Look]:
    """The look of each region by its code or id; where two would share a colour or a symbol the later gives way.

    Raises:
        ValueError: there are more regions than colours.
    """
    ordered = sorted(set(regions))
    if len(ordered) > _COUNT:
        raise ValueError(f"more than {_COUNT} regions: {len(ordered)}")
    if len(ordered) == 1:
        return {ordered[0]: ALONE}
    places = [_place(region) for region in ordered]
    colours = _apart([place % _COUNT for place in places])
    # From one six of the code list to the next symbols shift, so that no two provinces have the same two.
    shapes = _apart([(place + place // _COUNT) % _COUNT for place in places])
    return {
        region: Look(palette.CATEGORY[colour], *_SHAPES[shape], palette.CATEGORY[colour])
        for region, colour, shape in zip(ordered, colours, shapes, strict=True)
    }


def _apart(wanted: Sequence[int]) -> list[int]:
    """Numbers below COUNT, each as wanted by the first that wants it; the others get the next that nobody wants."""
    free = [number for number in range(_COUNT) if number not in wanted]
    found: list[int] = []
    for number in wanted:
        given = number
        if number in found:
            given = min(free, key=lambda other: (other - number) % _COUNT)
            free.remove(given)
        found.append(given)
    return found


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
