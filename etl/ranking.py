"""Places in an order that is only partly known: bounds and approximate values leave some pairs unordered."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from math import inf
from typing import NamedTuple

import pandas as pd

from etl import goals
from etl.codes import OTHERWISE_DEFINED, Comparator, Direction, Role, Timing
from etl.derived import span
from etl.intervals import End, Interval
from etl.labels import GOAL_UNRANKED, PLACE, PLACE_TIED, PLACES, UNORDERED
from etl.rows import Row, gathered, text
from etl.text import Language

# Results first: a target is read against them.
ROLES = (Role.ACTUAL, Role.ESTIMATE, Role.TARGET, Role.BASE)
# What must be equal before two values may be ordered at all; readers can ask for the last two to differ.
ALIKE = ("indicator", "vintage_zh", "measure_role", "level", "time_period")
WAIVABLE = ("level", "time_period")
# What rows of `ranked` have beside.
RANKS = ("rank_low", "rank_high", "rank_of", "rank_tied")


class Place(NamedTuple):
    """The places a value can take among its like; none for one alone."""

    low: int | None
    high: int | None
    of: int
    tied: int  # how many certainly equal it, itself included

    @property
    def unordered(self) -> bool:
        """Whether nothing at all is known of its place."""
        return self.low is not None and self.of > self.tied and (self.low, self.high) == (1, self.of)


def ranked(view: Sequence[Row], across: Collection[str] = ()) -> list[Row]:
    """The rows with the places each value can take among its like.

    Adds `rank_low` and `rank_high` (places from 1, None where it is alone or
    neither more nor less is better), `rank_of`: how many there are of
    the same definition, edition, level, period and role, and `rank_tied`: how many of them certainly equal it.
    Values whose intervals meet are not ordered, and a goal without a number is alone. What `across` names of
    WAIVABLE may differ; periods then have at least to be of one length, unless the indicator describes points in
    time. `view` are rows of `etl.queries.VIEW`, of `claim_rank` 1 only, and is not changed.
    """
    places: dict[int, Place] = {}
    for members in _groups(view, across):
        places |= _places([view[i] for i in members], members)
    return [{**row, **dict(zip(RANKS, places[i], strict=True))} for i, row in enumerate(view)]


def place(row: Row) -> Place:
    """The place in a row of `ranked`."""
    if pd.isna(row["rank_low"]):
        return Place(None, None, 1, 1)
    return Place(*(int(row[name]) for name in RANKS))


def in_words(found: Place, language: Language) -> str:
    """A place as a reader is told: 第1位, 第2–3位（不能确定）, 并列第1位, 不可排序; empty for one alone."""
    if found.low is None or found.high is None:
        return ""
    if found.unordered:
        return UNORDERED.in_(language)
    if found.high - found.low + 1 == found.tied:
        words = PLACE if found.tied == 1 else PLACE_TIED
        return words.filled(place=found.low).in_(language)
    return PLACES.filled(best=found.low, worst=found.high).in_(language)


def told(row: Row, language: Language) -> str:
    """The place of a row of `ranked` in words; that a goal without a number has none."""
    return GOAL_UNRANKED.in_(language) if goals.is_goal(row) else in_words(place(row), language)


def arranged(view: Sequence[Row]) -> list[Row]:
    """Rows of one definition in the order to read them: best region first, its rows by time and role.

    A region counts by its best result; those without a result come last, by their best other figure. What
    is certain of this order stands in the ranks of `ranked`.
    """
    leading: dict[str, tuple[bool, float]] = {}
    for row in view:
        leading[row["region"]] = min(_merit(row), leading.get(row["region"], _merit(row)))
    return sorted(
        view,
        key=lambda row: (
            leading[row["region"]],
            row["region"],
            row["period_end"],
            ROLES.index(row["measure_role"]),
        ),
    )


def by_name(view: Sequence[Row]) -> list[Row]:
    """Rows in the order of their regions' names as a dictionary has them: by pinyin, places without it last."""
    return sorted(view, key=lambda row: (text(row, "pinyin") or "~").lower() + row["region"])


def by_gap(view: Sequence[Row]) -> list[Row]:
    """Rows by how far the result of their region stands from its target of the same period, best first.

    Regions without both come last, in the order given, and those whose target is approximate or a range. A bound
    tells the gap only as far as its number does: this is an order to read in, no rank.
    """
    gaps = {region: _gap(alike) for region, alike in gathered(view, "region").items()}
    return sorted(view, key=lambda row: gaps[row["region"]])


def newest(view: Sequence[Row]) -> list[Row]:
    """Of each region's figures of one definition, edition and role those of its newest period, in their order.

    Each keeps its own period; where several lengths of period end on one day, all of them are there, but of a
    point in time, which is the same whether a year or a day names it, the first.
    """
    last: dict[tuple[str, ...], pd.Timestamp] = {}
    for row in view:
        last[_series(row)] = max(row["period_end"], last.get(_series(row), row["period_end"]))
    kept, seen = [], set()
    for row in view:
        series, plain = _series(row), row["obs_status"] not in OTHERWISE_DEFINED
        if row["period_end"] == last[series]:
            if not (plain and series in seen and row["timing"] == Timing.POINT):
                kept.append(row)
            if plain:
                seen.add(series)
    return kept


def _series(row: Row) -> tuple[str, ...]:
    return row["region"], row["indicator"], text(row, "vintage_zh"), row["measure_role"]


def likeness(row: Row, across: Collection[str] = ()) -> tuple[object, ...]:
    """What two values must share to be ordered. Of another definition, or a goal without a number, it is like none."""
    key: list[object] = [_known(row[name]) for name in ALIKE if name not in across]
    if "time_period" in across and row["timing"] == Timing.STRETCH:
        key.append(row["freq"])
    if row["obs_status"] in OTHERWISE_DEFINED or goals.is_goal(row):
        key.append(row["obs_id"])
    return tuple(key)


def _known(value: object) -> object:
    return None if pd.isna(value) else value  # type: ignore[call-overload]


def _groups(written: Sequence[Row], across: Collection[str]) -> Iterator[list[int]]:
    groups: dict[tuple[object, ...], list[int]] = {}
    for i, row in enumerate(written):
        groups.setdefault(likeness(row, across), []).append(i)
    yield from groups.values()


def _places(group: Sequence[Row], numbers: Sequence[int]) -> dict[int, Place]:
    """The places of rows that are alike, by the number of each row."""
    if len(group) < 2 or group[0]["direction"] == Direction.NEITHER:
        return {number: Place(None, None, len(group), 1) for number in numbers}
    spans = [span(row) for row in group]
    lows, highs = sorted(map(_low, spans)), sorted(map(_high, spans))
    exactly = Counter(each.low for each in spans if each.low == each.high)
    falling = group[0]["direction"] == Direction.LESS
    found: dict[int, Place] = {}
    for number, each in zip(numbers, spans, strict=True):
        above = len(lows) - bisect_right(lows, _high(each)) - each.above(each)
        below = bisect_left(highs, _low(each)) - each.above(each)
        ahead, behind = (below, above) if falling else (above, below)
        tied = exactly[each.low] if each.low == each.high else 1
        found[number] = Place(ahead + 1, len(group) - behind, len(group), tied)
    return found


# Ends as keys: one interval lies above another where its lower key is greater than the other's upper key.
def _low(interval: Interval) -> tuple[End, int]:
    return interval.low, 2 if interval.low_open else 1


def _high(interval: Interval) -> tuple[End, int]:
    return interval.high, 0 if interval.high_open else 1


# Targets that no single number stands for.
_VAGUE = (Comparator.AP, Comparator.AB, Comparator.RG, Comparator.NA)


def _gap(alike: Sequence[Row]) -> float:
    """How far a region's newest result falls short of its target of that period; less is better, without both most."""
    results = [row for row in alike if row["measure_role"] == Role.ACTUAL]
    targets = {
        row["time_period"]: row
        for row in alike
        if row["measure_role"] == Role.TARGET and row["comparator"] not in _VAGUE
    }
    met = [(row, targets[row["time_period"]]) for row in results if row["time_period"] in targets]
    if not met:
        return inf
    result, target = max(met, key=lambda pair: str(pair[0]["period_end"]))
    short = target["obs_value"] - result["obs_value"]
    return float(-short if result["direction"] == Direction.LESS else short)


def _merit(row: Row) -> tuple[bool, float]:
    """Least is best; a goal without a number has none."""
    if goals.is_goal(row):
        return True, inf
    value = row["obs_value"] if row["direction"] == Direction.LESS else -row["obs_value"]
    return row["measure_role"] != Role.ACTUAL, value
