"""Two values on one scale, as numbers for SVG: where the marks stand, in percent of the width.

A bound runs to the edge and is open there; what lies between two ends is a band. Only an exact value is a dot.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from etl.codes import Comparator
from etl.diff.account import Value

EDGE = 12.0  # percent on either side that no finite end reaches: there bounds run on
_BELOW, _ABOVE = (Comparator.LE, Comparator.LT), (Comparator.GE, Comparator.GT)


class Mark(NamedTuple):
    """A dot at `at`, or a band from `start` to `end`; `at` is the end that a bound has, hollow if it is left out."""

    shape: str  # dot · up · down · band
    at: float
    start: float
    end: float
    hollow: bool

    @property
    def width(self) -> float:
        """Of a band, in percent."""
        return self.end - self.start


class Drawing(NamedTuple):
    """Both marks, on one scale."""

    before: Mark
    after: Mark


def drawing(before: Value | None, after: Value | None) -> Drawing | None:
    """The marks of a figure before and after; none where it has only one side, no number or another unit."""
    if before is None or after is None or before.unit_measure != after.unit_measure:
        return None
    if before.obs_value is None or after.obs_value is None:
        return None
    first, second = Fraction(before.obs_value), Fraction(after.obs_value)
    ends = [*_ends(before, first), *_ends(after, second)]
    least, most = min(ends), max(ends)
    room = most - least or abs(most) / 10 or Fraction(1)

    def place(end: Fraction) -> float:
        # One value alone stands in the middle.
        part = (end - least) / room if most > least else Fraction(1, 2)
        return round(EDGE + float(part) * (100 - 2 * EDGE), 2)

    return Drawing(_mark(before, first, place), _mark(after, second, place))


def _ends(value: Value, number: Fraction) -> list[Fraction]:
    """What is to be seen of a value: its number and, of a band, its ends."""
    shown = [number]
    if _shape(value) == "band":
        shown += [Fraction(end) for end in (value.low, value.high) if end]
    return shown


def _shape(value: Value) -> str:
    if value.comparator in _ABOVE:
        return "up"
    if value.comparator in _BELOW:
        return "down"
    return "dot" if value.comparator == Comparator.EQ else "band"


def _mark(value: Value, number: Fraction, place: Callable[[Fraction], float]) -> Mark:
    shape, at = _shape(value), place(number)
    hollow = value.comparator in (Comparator.GT, Comparator.LT)
    match shape:
        case "up":
            return Mark(shape, at, at, 100 - EDGE / 3, hollow)
        case "down":
            return Mark(shape, at, EDGE / 3, at, hollow)
        case "band":
            low, high = (place(Fraction(end)) if end else None for end in (value.low, value.high))
            return Mark(shape, at, at if low is None else low, at if high is None else high, hollow)
    return Mark(shape, at, at, at, hollow)
