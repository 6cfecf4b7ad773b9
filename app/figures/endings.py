"""Names at the ends of lines instead of a legend: what would overlap gives way, up or down."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from app.figures import stack, wording
from app.figures.identity import Look
from app.figures.lanes import short_name
from app.figures.plot import Words
from etl.codes import Role
from etl.period import Period
from etl.rows import Row
from etl.text import Language

SIZE = 13
LINE = 17  # pixels from line to line
AIR = 4  # between two endings
SIGN = 18  # pixels of the sign before a name, and of the space before it
WIDTH = 14  # letters of a line


class Ending(NamedTuple):
    """The last figure of a region and the lines of words that stand for its line."""

    row: Row
    name: Sequence[str]
    value: str

    @property
    def height(self) -> float:
        """In pixels, with the air to the next."""
        return LINE * (len(self.name) + 1) + AIR

    @property
    def width(self) -> float:
        """In pixels, with the sign."""
        return SIGN + max(wording.pixels(line, SIZE + 1) for line in (*self.name, self.value))


def endings(regions: Mapping[str, Sequence[Row]], language: Language) -> list[Ending]:
    """The ending of each region: its last result or, without one, its last other figure."""
    found = []
    for drawn in regions.values():
        results = [row for row in drawn if row["measure_role"] == Role.ACTUAL]
        row = max(results or drawn, key=lambda row: Period.parse(row["time_period"]).end)
        name = wording.wrapped(short_name(row, language), WIDTH)
        found.append(Ending(row, name, wording.short(row, language)))
    return found


def dodged(wanted: Sequence[tuple[float, float]], length: float) -> list[float]:
    """Middles and heights, in any order → middles from 0 to `length` as near as can be, none over another."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i][0])
    placed = [0.0] * len(wanted)
    free = 0.0
    for i in order:
        middle, height = wanted[i]
        placed[i] = max(middle, free + height / 2)
        free = placed[i] + height / 2
    free = length
    for i in reversed(order):
        height = wanted[i][1]
        placed[i] = min(placed[i], free - height / 2)
        free = placed[i] - height / 2
    return placed


def words(
    found: Sequence[Ending], shares: Sequence[float], length: float, looks: Mapping[str, Look]
) -> Iterator[Words]:
    """The endings right of a plot of a height in pixels; `shares` are the heights of their figures in it, from 0
    at its foot. What is clicked tells its observation by its `name`."""
    wanted = [((1 - share) * length, each.height) for each, share in zip(found, shares, strict=True)]
    for each, middle in zip(found, dodged(wanted, length), strict=True):
        look = looks[each.row["region"]]
        sign = f'<span style="color:{look.colour}">{look.sign}</span> '
        name = "<br>".join(f"<b>{escape(line)}</b>" for line in each.name)
        text = wording.sized(f"{sign}{name}<br>{wording.muted(escape(each.value))}", SIZE)
        placed = stack.annotation(text, 1, "left", 1 - middle / length)
        yield placed | {
            "yref": "paper", "xshift": 6, "name": each.row["obs_id"], "captureevents": True,
        }  # fmt: skip
