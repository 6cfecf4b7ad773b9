"""Periods along an axis of time, in years: 2024.5 is the middle of 2024."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil, floor
from typing import NamedTuple

from etl import period
from etl.codes import Timing
from etl.labels import YEAR_END
from etl.period import Period
from etl.rows import Row
from etl.text import Language

FEW = 6  # periods that can each be named on the axis
LEAST = 0.5  # years that an axis shows at least to either side of a single moment
EDGE = 0.04  # of its length, left free at the ends


class Moments(NamedTuple):
    """Ends of the axis in years, and its ticks with their words."""

    left: float
    right: float
    ticks: Sequence[tuple[float, str]]


def moment(row: Row) -> float:
    """Where a figure stands: a point in time at its day, a stretch at its middle."""
    start, end = stretch(row)
    return end if row["timing"] == Timing.POINT else (start + end) / 2


def stretch(row: Row) -> tuple[float, float]:
    """The first and the last moment of its period."""
    found = Period.parse(row["time_period"])
    return _years(found.start), _years(found.end + timedelta(days=1))


def moments(drawn: Sequence[Row], language: Language) -> Moments:
    """The axis for these rows: years or, where few parts of years are all there is, each of them by name."""
    places = [moment(row) for row in drawn]
    room = max(EDGE * (max(places) - min(places)), LEAST / 2 if len(set(places)) == 1 else 0.0)
    left, right = min(places) - room, max(places) + room
    parts = any(row["freq"] != "A" for row in drawn)
    if parts and len(set(places)) <= FEW:
        named = {moment(row): period.in_words(row["time_period"], language) for row in drawn}
        return Moments(left, right, sorted(named.items()))
    return Moments(left, right, _of_years(left, right, drawn[0], parts, language))


def _of_years(
    left: float, right: float, row: Row, parts: bool, language: Language
) -> list[tuple[float, str]]:
    """Each year where an annual figure stands; beside months a point in time is said to be the year's end."""
    point = row["timing"] == Timing.POINT
    shift = 1.0 if point else 0.5
    words = YEAR_END if point and parts else None
    years = range(floor(left - shift), ceil(right) + 1)
    return [
        (year + shift, words.filled(year=year).in_(language) if words else str(year))
        for year in years
        if left <= year + shift <= right
    ]


def _years(day: date) -> float:
    first, after = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - first).days / (after - first).days
