"""The ledger of targets: what was set, from which base, what answers it, and how it stands on a day.

A result answers a target of the same region and definition where it is of the same period; where the indicator
describes a point in time, where it is of the same last day; where a target names a span of years for what does
not add up over years (a level, a share), where it is of the last of these years. Nothing else answers it.

A target that names no number (与经济增长同步) is not due before its deadline like any other, and cannot be rated from
then on; the result of its period, if there is one, is told beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from etl import attainment, derived, goals, pace, queries
from etl.attainment import Verdict
from etl.codes import OTHERWISE_DEFINED, Attainment, Claim, Measure, Obstacle, Role, Timing
from etl.derived import Measured
from etl.pace import Pace, day
from etl.queries import Filters
from etl.rows import Row, gathered, rows
from etl.tables import Tables

LEDGER: Mapping[str, str] = {
    "target": "str",  # obs_id; key
    "base": "str",  # obs_id of the base value or, where no text gives one, of the newest result before it
    "result": "str",  # obs_id of the result that answers it
    "rate_low": "str",  # where the rate can lie, decimals rounded away from each other; missing: no end, or no rate
    "rate_high": "str",
    "state": "str",  # EXCEEDED MET ON_PACE BEHIND NOT_MET FUTURE NO_RESULT NOT_RATEABLE SUPERSEDED
    "obstacle": "str",  # why the state is not better known (`etl.codes.Obstacle`)
    "rate_kind": "str",  # ratio (1 is all of it) · reduction · difference (percentage points) · progress
    "unrated": "str",  # why there is no rate (`etl.codes.Obstacle`)
    "as_of": "str",  # the day it was judged for
    "deadline": "str",  # last day of its period
    "direction": "str",  # more less neither: which way the target points
    "base_role": "str",  # B, or A where a result stands in
    "interim": "str",  # obs_ids: the results so far that a pace was judged by, or the newest of a stock
    "distance_low": "str",  # of a stock before its deadline: how far it then was from the target, in base unit
    "distance_high": "str",
    "superseded_by": "str",  # obs_id
    "supersedes": "str",  # obs_id
    "region": "str",
    "indicator": "str",
    "time_period": "str",
}
AT_ONCE = 1_000  # targets
LARGE, FEW_AT_ONCE = 100_000, 50  # the same in an edition of so many observations, where more bear on each
# Claims that speak for their fact.
_SHARED = (Claim.ONLY, Claim.AGREED, Claim.PREFERRED, Claim.LATEST)
# What does not add up over years: of a span of years the last one counts.
_NOT_ADDING = (Measure.LEVEL, Measure.SHARE, Measure.STOCK, Measure.RANK)


class Entry(NamedTuple):
    """One target with all that bears on it; rows are those of a VIEW."""

    target: Row
    verdict: Verdict
    base: Row | None  # its role tells whether a text gives it as such
    result: Row | None
    pace: Pace | None
    latest: Row | None  # of a stock before its deadline
    distance: Measured | None
    instead: tuple[Row, ...]  # past the deadline, where no result answers: estimates, or results of a part
    superseded_by: str | None


def entries(
    tables: Tables, as_of: date, filters: Filters = Filters(), most: int | None = None
) -> list[Entry]:
    """`each_entry`, all at once."""
    return list(each_entry(tables, as_of, filters, most))


def each_entry(
    tables: Tables, as_of: date, filters: Filters = Filters(), most: int | None = None
) -> Iterator[Entry]:
    """The targets that texts set, in the order of the catalog, judged for a day.

    The day decides which deadlines have passed and which results so far count; what later texts say is known all
    the same. Of several claims about one target the one of rank 1 is there, and those that it superseded.
    `filters` narrow down the targets, not what answers them; at `most` the first so many are looked at.
    """
    if filters.roles and Role.TARGET not in filters.roles:
        return
    paths = _paths(tables.milestones)
    targets = queries.observations(tables, replace(filters, roles=(Role.TARGET,)), most)
    # Some at a time: rows of a large edition would not fit beside each other.
    at_once = AT_ONCE if queries.size(tables) < LARGE else FEW_AT_ONCE
    for first in range(0, len(targets), at_once):
        part = targets.iloc[first : first + at_once]
        near = _near(tables, part)
        beside = _beside(near)
        replaced, heirs = _replaced(near)
        told = (part["claim_rank"] == 1) | (
            (part["claim"] == Claim.SUPERSEDED) & part["obs_id"].isin(replaced)
        )
        for row in rows(part[told]):
            yield _entry(
                row,
                beside.get((row["region"], row["indicator"]), []),
                paths.get(row["obs_id"], []),
                replaced.get(row["obs_id"], heirs.get(row["fact"])),
                as_of,
            )


def _replaced(view: pd.DataFrame) -> tuple[dict[str, str], dict[str, str]]:
    """Which target replaced which, by the id and by the fact of the one that was replaced."""
    listed = rows(view.loc[view["measure_role"] == Role.TARGET, ["obs_id", "fact", "claim", "supersedes"]])
    replaced = {row["supersedes"]: row["obs_id"] for row in listed if isinstance(row["supersedes"], str)}
    # Several texts can tell one target: whichever of them the new one names, the fact is replaced.
    heirs = {
        row["fact"]: replaced[row["obs_id"]]
        for row in listed
        if row["obs_id"] in replaced and row["claim"] in _SHARED
    }
    return replaced, heirs


def _near(tables: Tables, targets: pd.DataFrame) -> pd.DataFrame:
    """VIEW columns of what is of the regions and indicators of some targets; what replaces one is of the same."""
    regions, indicators = (tuple(targets[name].unique()) for name in ("region", "indicator"))
    view = queries.observations(tables, Filters(regions, indicators))
    keys = pd.MultiIndex.from_frame(view[["region", "indicator"]])
    return view[keys.isin(pd.MultiIndex.from_frame(targets[["region", "indicator"]]))]


def _beside(near: pd.DataFrame) -> dict[tuple[str, str], list[Row]]:
    """What bears on targets, by region and indicator: the claims shown, and other editions."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows(near):
        if row["claim_rank"] == 1 or _another_edition(row):
            found.setdefault((row["region"], row["indicator"]), []).append(row)
    return found


def _another_edition(row: Row) -> bool:
    """Whether a claim is apart from the one shown by its edition alone: it is true as well."""
    return row["claim"] == Claim.APART and row["obs_status"] not in OTHERWISE_DEFINED


def ledger(tables: Tables, as_of: date, filters: Filters = Filters()) -> pd.DataFrame:
    """The same as a tidy table: columns LEDGER, one row a target; ids lead to the observations."""
    return table(entries(tables, as_of, filters), as_of)


def table(found: Iterable[Entry], as_of: date) -> pd.DataFrame:
    """Entries judged for a day as a tidy table: columns LEDGER."""
    return pd.DataFrame([_row(entry, as_of) for entry in found], columns=list(LEDGER)).astype(dict(LEDGER))


def answers(target: Row, other: Row) -> bool:
    """Whether a figure of the same region and definition is of the period of a target."""
    if target["period_end"] != other["period_end"]:
        return False
    # By its days: 2024-01-01/P1Y is 2024.
    same = target["period_start"] == other["period_start"]
    return same or target["timing"] == Timing.POINT or _a_year_of(target, other)


def _a_year_of(target: Row, other: Row) -> bool:
    """Whether a figure of one year is of the kind of a target for a span of years."""
    years = target["freq"].startswith("P") and target["freq"].endswith("Y")
    return years and other["freq"] == "A" and target["measure"] in _NOT_ADDING


def _entry(
    target: Row, beside: Sequence[Row], path: Sequence[Row], superseded_by: str | None, as_of: date
) -> Entry:
    results = [row for row in beside if row["measure_role"] == Role.ACTUAL and answers(target, row)]
    base = _base(target, beside)
    waiting = superseded_by is None and not _passed(target, as_of)
    numbered = not goals.is_goal(target)
    going = pace.pace(target, pace.parts(target, beside, as_of), path) if waiting and numbered else None
    latest = pace.newest(target, beside, as_of) if waiting else None
    verdict = _verdict(target, results, base, beside, going, superseded_by, as_of)
    return Entry(
        target,
        verdict,
        base,
        _last(results),
        going,
        latest,
        pace.distance(target, latest) if latest and numbered else None,
        () if waiting or superseded_by or results else _in_place_of_a_result(target, beside, as_of),
        superseded_by,
    )


def _verdict(
    target: Row,
    results: Sequence[Row],
    base: Row | None,
    beside: Sequence[Row],
    going: Pace | None,
    superseded_by: str | None,
    as_of: date,
) -> Verdict:
    if superseded_by:
        return Verdict(Attainment.SUPERSEDED)
    if goals.is_goal(target):
        return _of_goal(target, as_of)
    if not _passed(target, as_of):
        return pace.judged(target, going) if going else Verdict(Attainment.FUTURE)
    result = _last(results)
    if result is None:
        return Verdict(Attainment.NO_RESULT, _instead(_in_place_of_a_result(target, beside, as_of)))
    stated = base if base and base["measure_role"] == Role.BASE else None
    verdict = attainment.judged(target, result, stated)
    # Two editions of one result need not agree, and nothing says by which of them the target was meant.
    if any(attainment.judged(target, other, stated).state != verdict.state for other in results):
        return Verdict(Attainment.NOT_RATEABLE, Obstacle.EDITIONS)
    return verdict


def _of_goal(target: Row, as_of: date) -> Verdict:
    if _passed(target, as_of):
        return Verdict(Attainment.NOT_RATEABLE, Obstacle.QUALITATIVE)
    return Verdict(Attainment.FUTURE, unrated=Obstacle.QUALITATIVE)


def _passed(target: Row, as_of: date) -> bool:
    return day(target["period_end"]) < as_of


def _in_place_of_a_result(target: Row, beside: Sequence[Row], as_of: date) -> tuple[Row, ...]:
    """What there is where there is no result: estimates or, of what adds up over time, results of a part."""
    estimates = [row for row in beside if row["measure_role"] == Role.ESTIMATE and answers(target, row)]
    if estimates or target["timing"] != Timing.STRETCH:
        return tuple(estimates)
    return tuple(row for row in beside if pace.within(target, row, as_of))


def _instead(standing_in: Sequence[Row]) -> Obstacle | None:
    if not standing_in:
        return None
    estimated = standing_in[0]["measure_role"] == Role.ESTIMATE
    return Obstacle.ESTIMATE_ONLY if estimated else Obstacle.PART_ONLY


def _base(target: Row, beside: Sequence[Row]) -> Row | None:
    """The base a text gives, that of the target's own text first; else the newest result before its time."""
    given = [row for row in beside if row["measure_role"] == Role.BASE and _of_like_period(target, row)]
    own = [row for row in given if row["source"] == target["source"]]
    return _last(row for row in own or given if row["period_end"] < target["period_end"]) or _last(
        row for row in beside if row["measure_role"] == Role.ACTUAL and _leads_up_to(target, row)
    )


def _of_like_period(target: Row, row: Row) -> bool:
    """A quarter is no base for a year, nor what one year adds for what five add; of points in time any is."""
    if target["timing"] == Timing.POINT or row["freq"] == target["freq"]:
        return True
    years = target["freq"].endswith("Y") and row["freq"] == "A"
    return bool(years and target["measure"] != Measure.ADDITION)


def _leads_up_to(target: Row, row: Row) -> bool:
    alike = row["obs_status"] not in OTHERWISE_DEFINED and _of_like_period(target, row)
    return bool(alike and row["period_end"] < target["period_start"])


def _last(found: Iterable[Row]) -> Row | None:
    """The row whose period ends last; of equals the longest period, then the first."""
    return max(found, key=lambda row: (row["period_end"], -row["period_start"].toordinal()), default=None)


def _paths(milestones: pd.DataFrame) -> dict[str, list[Row]]:
    return gathered(rows(milestones), "obs_id")


def _row(entry: Entry, as_of: date) -> dict[str, Any]:
    target, verdict = entry.target, entry.verdict
    base, result, latest = (row and row["obs_id"] for row in (entry.base, entry.result, entry.latest))
    parts = [row["obs_id"] for row in entry.pace.parts] if entry.pace else [latest] if latest else []
    return {
        "target": target["obs_id"],
        "base": base,
        "result": result,
        **_ends("rate", verdict.rate),
        "state": verdict.state,
        "obstacle": verdict.obstacle,
        "rate_kind": verdict.kind,
        "unrated": verdict.unrated,
        "as_of": as_of.isoformat(),
        "deadline": day(target["period_end"]).isoformat(),
        "direction": attainment.direction(target),
        "base_role": entry.base and entry.base["measure_role"],
        "interim": " ".join(parts) or None,
        **_ends("distance", entry.distance),
        "superseded_by": entry.superseded_by,
        **{name: target[name] for name in ("supersedes", "region", "indicator", "time_period")},
    }


def _ends(name: str, number: Measured | None) -> dict[str, str | None]:
    """One digit finer than is told in words, or the width of the interval would be lost."""
    low, high = derived.ends(number, number.told - 1) if number else (None, None)
    return {f"{name}_low": low, f"{name}_high": high}
