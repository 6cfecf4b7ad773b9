"""Places in an order that is only partly known: bounds and approximate values leave some pairs unordered."""

from collections.abc import Sequence
from fractions import Fraction
from math import inf
from typing import NamedTuple

import pandas as pd

from etl.codes import Comparator, Direction, Role
from etl.rows import Row, rows

# How far 左右 and 近 reach. No text says; the convention is told wherever it is used.
ABOUT = Fraction(1, 10)
# Turns an end that the interval does not contain into one that it does: more than 8 is 8 + TINY at least.
TINY = Fraction(1, 10**40)
# Results first: a target is read against them.
ROLES = (Role.ACTUAL, Role.ESTIMATE, Role.TARGET, Role.BASE)
# What must be equal before two values may be ordered at all.
ALIKE = ("indicator", "level", "time_period", "measure_role")


class Place(NamedTuple):
    """The places a value can take among its like; none for one alone."""

    best: int | None
    worst: int | None
    of: int


class Span(NamedTuple):
    """The interval a true value lies in, both ends included."""

    low: Fraction | float
    high: Fraction | float


def ranked(view: pd.DataFrame) -> pd.DataFrame:
    """The view with the interval of each true value and the places it can take among its like.

    Adds `low` and `high` (base unit; infinite where a bound is open), `best` and `worst` (places from 1) and
    `of`: how many there are of the same definition, level, period and role. Places are missing where there
    is only one. Values whose intervals meet are not ordered. `view` has the columns of `etl.queries.VIEW`,
    one row a fact, and is not changed.
    """
    written = rows(view)
    spans = [span(row) for row in written]
    places = [_place(i, written, spans) for i in range(len(written))]
    return view.assign(
        low=[float(each.low) for each in spans],
        high=[float(each.high) for each in spans],
        best=pd.array([place.best for place in places], dtype="Int64"),
        worst=pd.array([place.worst for place in places], dtype="Int64"),
        of=pd.array([place.of for place in places], dtype="Int64"),
    )


def arranged(view: pd.DataFrame) -> pd.DataFrame:
    """Rows of one definition and level in the order to read them: best region first, its rows by time and role.

    A region counts by its best result; those without a result come last, by their best other figure. What
    is certain of this order stands in `best` and `worst` of `ranked`.
    """
    written = rows(view)
    leading: dict[str, tuple[bool, float]] = {}
    for row in written:
        leading[row["region"]] = min(_merit(row), leading.get(row["region"], _merit(row)))
    order = sorted(
        range(len(written)),
        key=lambda i: (
            leading[written[i]["region"]],
            written[i]["region"],
            written[i]["period_end"],
            ROLES.index(written[i]["measure_role"]),
        ),
    )
    return view.iloc[order]


def _merit(row: Row) -> tuple[bool, float]:
    """Least is best."""
    value = row["obs_value"] if row["direction"] == Direction.LESS else -row["obs_value"]
    return row["measure_role"] != Role.ACTUAL, value


def span(row: Row) -> Span:
    """Where the true value of an observation can lie, by its comparator and rounding."""
    value = Fraction(row["obs_value_exact"])
    reach = abs(value) * ABOUT
    match row["comparator"]:
        case Comparator.GE:
            return Span(value, inf)
        case Comparator.GT:
            return Span(value + TINY, inf)
        case Comparator.LE:
            return Span(-inf, value)
        case Comparator.LT:
            return Span(-inf, value - TINY)
        case Comparator.AP:
            return Span(value - reach, value + reach)
        case Comparator.AB:
            return Span(value - reach, value - TINY)
        case Comparator.RG:
            return Span(value, Fraction(str(row["obs_upper"])))
        case _:
            return _rounded(value, row)


def _rounded(value: Fraction, row: Row) -> Span:
    """4.72万亿 stands for 4.715 up to, not including, 4.725万亿. Words such as 三分之一 have no last digit."""
    if pd.isna(row["quoted_value"]):
        return Span(value, value)
    half = Fraction(10) ** (int(row["unit_mult"]) - int(row["decimals"])) / 2
    return Span(value - half, value + half - TINY)


def _place(i: int, written: Sequence[Row], spans: Sequence[Span]) -> Place:
    own = written[i]
    like = [each for row, each in zip(written, spans, strict=True) if all(row[x] == own[x] for x in ALIKE)]
    if len(like) < 2:
        return Place(None, None, 1)
    above = sum(each.low > spans[i].high for each in like)
    below = sum(each.high < spans[i].low for each in like)
    ahead, behind = (below, above) if own["direction"] == Direction.LESS else (above, below)
    return Place(ahead + 1, len(like) - behind, len(like))
