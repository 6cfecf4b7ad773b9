"""Places in an order that is only partly known: bounds and approximate values leave some pairs unordered."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from etl.codes import OTHERWISE_DEFINED, Comparator, Direction, Role
from etl.intervals import Interval, interval
from etl.quantity import Quantity
from etl.rows import Row, rows

# Results first: a target is read against them.
ROLES = (Role.ACTUAL, Role.ESTIMATE, Role.TARGET, Role.BASE)
# What must be equal before two values may be ordered at all.
ALIKE = ("indicator", "level", "time_period", "measure_role")


class Place(NamedTuple):
    """The places a value can take among its like; none for one alone."""

    best: int | None
    worst: int | None
    of: int


def ranked(view: pd.DataFrame) -> pd.DataFrame:
    """The view with the interval of each true value and the places it can take among its like.

    Adds `low` and `high` (base unit; infinite where a bound is open), `best` and `worst` (places from 1) and
    `of`: how many there are of the same definition, level, period and role. Places are missing where there
    is only one. Values whose intervals meet are not ordered. `view` has the columns of `etl.queries.VIEW`,
    rows of `claim_rank` 1 only, and is not changed.
    """
    written = rows(view)
    spans = [_interval(row) for row in written]
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


def _interval(row: Row) -> Interval:
    """Where the true value of an observation can lie, by its comparator and rounding."""
    quoted = row["quoted_value"]
    read = Quantity(
        value=Fraction(row["obs_value_exact"]),
        upper=None if pd.isna(row["obs_upper"]) else Fraction(str(row["obs_upper"])),
        comparator=Comparator(row["comparator"]),
        unit=None,
        quoted=None if pd.isna(quoted) else Decimal(quoted),
        unit_mult=int(row["unit_mult"]),
        decimals=None if pd.isna(quoted) else int(row["decimals"]),
    )
    return interval(read, row["value_as_written"])


def _place(i: int, written: Sequence[Row], spans: Sequence[Interval]) -> Place:
    own = written[i]
    like = [each for row, each in zip(written, spans, strict=True) if _alike(own, row)]
    if len(like) < 2:
        return Place(None, None, 1)
    above = sum(each.above(spans[i]) for each in like)
    below = sum(spans[i].above(each) for each in like)
    ahead, behind = (below, above) if own["direction"] == Direction.LESS else (above, below)
    return Place(ahead + 1, len(like) - behind, len(like))


def _alike(one: Row, other: Row) -> bool:
    defined = not {one["obs_status"], other["obs_status"]} & OTHERWISE_DEFINED
    return one is other or (defined and all(one[name] == other[name] for name in ALIKE))
