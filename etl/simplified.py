"""Lines with fewer points: the way of Douglas and Peucker."""

from collections.abc import Sequence
from math import hypot

from etl.albers import Point


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The points of a line, or of a ring, that keep every point left out within the tolerance.

    The ends stay; of a ring at least three corners do.
    """
    closed = line[0] == line[-1]
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, index = _furthest(line, first, last)
        if far > tolerance or (closed and far and len(kept) < 4):
            kept.add(index)
            spans += [(first, index), (index, last)]
    return [line[index] for index in sorted(kept)]


def _furthest(line: Sequence[Point], first: int, last: int) -> tuple[float, int]:
    """How far the furthest point between two others lies from the line through them, and its place."""
    (x0, y0), (x1, y1) = line[first], line[last]
    x, y, length = x1 - x0, y1 - y0, hypot(x1 - x0, y1 - y0)
    furthest, found = 0.0, first
    for index in range(first + 1, last):
        dx, dy = line[index][0] - x0, line[index][1] - y0
        far = abs(dx * y - dy * x) / length if length else hypot(dx, dy)
        if far > furthest:
            furthest, found = far, index
    return furthest, found
