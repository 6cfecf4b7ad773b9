"""What is worth knowing first, computed from the tables: what provinces aim at, against what they last achieved.

Nothing is forced: where bounds, ranges and 左右 leave two figures unordered, they are counted as such.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from etl import answered, queries
from etl.codes import Comparator, Role, Unit
from etl.derived import span
from etl.intervals import Interval, point
from etl.queries import Filters
from etl.rows import Row, rows
from etl.tables import Tables

PROVINCE, PROVINCES = "province", 34
# Roles in the order in which equally many provinces make them worth showing: what is aimed at is news.
ROLES = (Role.TARGET, Role.ACTUAL, Role.ESTIMATE, Role.BASE)
# An indicator that this share of the provinces has a target of is one that those without are missed in.
USUAL = 0.75


class Lead(NamedTuple):
    """What most provinces have a figure of: an indicator, role and period."""

    indicator: str
    role: Role
    period: str
    provinces: int


class Spread(NamedTuple):
    """The figures of one indicator, role and period: those written alike together, most first, and the ends.

    `highest` and `lowest` are those with the largest and the smallest number written, of a range its ends. What
    stands beside a number (以上, 左右) can turn that order: places are for `etl.ranking`.
    """

    found: tuple[Row, ...]
    alike: tuple[tuple[Row, ...], ...]
    highest: tuple[Row, ...]
    lowest: tuple[Row, ...]


class Pair(NamedTuple):
    """What a region aims at, and its result of the period before."""

    target: Row
    result: Row


class Moves(NamedTuple):
    """Targets of a period against the results of the period before. `open` pairs cannot be ordered."""

    before: str
    lower: tuple[Pair, ...]
    higher: tuple[Pair, ...]
    equal: tuple[Pair, ...]
    open: tuple[Pair, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All regions that have both."""
        return (*self.lower, *self.higher, *self.equal, *self.open)


class Unsaid(NamedTuple):
    """Provinces whose texts set targets for a period, but give no number for one that nearly all others have."""

    indicator: Row  # of the indicators table
    regions: tuple[Row, ...]  # of the regions table
    worded: tuple[Row, ...]  # targets in words only, of some of these


@answered.kept(1)
def lead(tables: Tables) -> Lead | None:
    """What more than half of the provinces have a number of, and most of them; of equals targets, then the newest."""
    order = {role.value: place for place, role in enumerate(ROLES)}
    places = dict(zip(tables.indicators["indicator"], tables.indicators["position"], strict=True))
    found = queries.numbered(tables)
    breadth = found.assign(role=found["measure_role"].map(order), position=found["indicator"].map(places))
    best = breadth.sort_values(
        ["regions", "role", "period_end", "position"], ascending=[False, True, False, True], kind="stable"
    )
    for row in rows(best.head(1)):
        if row["regions"] > PROVINCES / 2:
            return Lead(row["indicator"], Role(row["measure_role"]), row["time_period"], int(row["regions"]))
    return None


@answered.kept(2)
def spread(tables: Tables, of: Lead) -> Spread:
    """The figures of what most provinces have."""
    found = rows(_like(tables, of))
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in sorted(found, key=lambda row: -row["obs_value"]):
        alike.setdefault(_said(row), []).append(row)
    most, least = max(map(upper, found)), min(row["obs_value"] for row in found)
    return Spread(
        tuple(found),
        tuple(tuple(group) for group in sorted(alike.values(), key=len, reverse=True)),
        tuple(row for row in found if upper(row) == most),
        tuple(row for row in found if row["obs_value"] == least),
    )


@answered.kept(2)
def moves(tables: Tables, of: Lead) -> Moves | None:
    """The targets of a year against the results of the year before; None where there are no such."""
    if of.role is not Role.TARGET or not of.period.isdigit():
        return None
    before = str(int(of.period) - 1)
    results = {row["region"]: row for row in rows(_like(tables, Lead(of.indicator, Role.ACTUAL, before, 0)))}
    pairs = [Pair(row, results[row["region"]]) for row in rows(_like(tables, of)) if row["region"] in results]
    sorted_: Mapping[str, list[Pair]] = {"lower": [], "higher": [], "equal": [], "open": []}
    for pair in pairs:
        sorted_[moved(pair)].append(pair)
    return Moves(before, **{name: tuple(found) for name, found in sorted_.items()}) if pairs else None


def moved(pair: Pair) -> str:
    """Whether a target is lower or higher than a result, equal, or open: the words leave it undecided."""
    target, result = _reach(pair.target), _reach(pair.result)
    if target.above(result):
        return "higher"
    if result.above(target):
        return "lower"
    return "equal" if target == result and target.low == target.high else "open"


@answered.kept(2)
def unsaid(tables: Tables, of: Lead) -> Sequence[Unsaid]:
    """Of the targets that nearly all provinces set for the period: who gives no number, in catalog order."""
    if of.role is not Role.TARGET:
        return []
    told = _shown(tables, Filters(roles=(Role.TARGET,), periods=(of.period,), levels=(PROVINCE,)))
    aiming = set(told["region"])
    if len(aiming) <= PROVINCES / 2:
        return []
    numbered: dict[str, set[str]] = {}
    for indicator, region, comparator in zip(
        told["indicator"], told["region"], told["comparator"], strict=True
    ):
        if comparator != Comparator.NA:
            numbered.setdefault(indicator, set()).add(region)
    usual = {name: aiming - has for name, has in numbered.items() if USUAL * len(aiming) <= len(has)}
    return [
        Unsaid(
            definition,
            tuple(rows(tables.regions[tables.regions["region"].isin(lacking)])),
            tuple(rows(told[(told["indicator"] == definition["indicator"]) & told["region"].isin(lacking)])),
        )
        for definition in rows(tables.indicators[tables.indicators["indicator"].isin(usual)])
        if (lacking := usual[definition["indicator"]])
    ]


def standing(tables: Tables, indicator: str, role: str) -> pd.DataFrame:
    """VIEW columns of the figure that stands for each province: of one period where most have one, else its newest.

    Where most provinces have a figure of one period, one without has its newest: periods can differ between rows, and
    no value is carried to another period. What is contradicted or revised stands for no region. Largest first, goals
    without a number last.
    """
    every = _provinces(tables, indicator, role)
    newest = every[every["period_end"] == every.groupby("region")["period_end"].transform("max")]
    told = every.groupby(["period_end", "time_period"])["region"].nunique()
    if told.empty or told.max() <= PROVINCES / 2:
        return _largest_first(newest)
    codes = told.index.get_level_values("time_period")
    common: pd.DataFrame = every[every["time_period"] == codes[::-1][int(told[::-1].argmax())]]
    others = newest[~newest["region"].isin(common["region"])]
    return _largest_first(pd.concat([common, others]))


def _largest_first(found: pd.DataFrame) -> pd.DataFrame:
    return found.sort_values(["obs_value", "position"], ascending=[False, True])


def breadth(tables: Tables, indicator: str, role: str) -> dict[str, int]:
    """How many provinces have a number of an indicator and role, by period, in the order of their ends."""
    found = queries.numbered(tables)
    of = found[(found["indicator"] == indicator) & (found["measure_role"] == role)]
    counted = of.sort_values(["period_end", "time_period"])
    return dict(zip(counted["time_period"], counted["regions"].astype(int), strict=True))


def _said(row: Row) -> tuple[object, ...]:
    """What two figures share that say the same."""
    return row["comparator"], row["obs_value_exact"], upper(row)


def upper(row: Row) -> float:
    """The number written, of a range its upper end."""
    return float(row["obs_value"] if pd.isna(row["obs_upper"]) else row["obs_upper"])


def _reach(row: Row) -> Interval:
    """Where the true value can lie. A target's number is decided, not measured: no rounding widens it."""
    exactly = row["measure_role"] == Role.TARGET and row["comparator"] == Comparator.EQ
    return point(Fraction(row["obs_value_exact"])) if exactly else span(row)


def _like(tables: Tables, of: Lead) -> pd.DataFrame:
    """Of what is shown of provinces, what has a number that is no place in an order."""
    found = _provinces(tables, of.indicator, of.role)
    numbered = (found["comparator"] != Comparator.NA) & (found["unit_measure"] != Unit.RANK)
    return found[numbered & (found["time_period"] == of.period)]


@answered.kept(16)
def _provinces(tables: Tables, indicator: str, role: str) -> pd.DataFrame:
    """VIEW columns of what is shown of provinces of an indicator and role."""
    return _shown(tables, Filters(indicators=(indicator,), roles=(role,), levels=(PROVINCE,)))


def _shown(tables: Tables, filters: Filters) -> pd.DataFrame:
    """One row a fact."""
    found = queries.observations(tables, filters)
    return found[found["claim_rank"] == 1]
