"""Whose place in an order is not what it was: within one definition, edition, level, period and role.

Only facts that both editions tell are there: what came or went is told as a change of its figure. Bounds and
approximate values leave places open, before and after (`etl.ranking`).
"""

from typing import NamedTuple

from etl import queries, ranking
from etl.ranking import Place
from etl.rows import Row, rows
from etl.tables import Tables


class PlaceChange(NamedTuple):
    """The place of one figure, before and after; `row` is the newer row of a VIEW."""

    row: Row
    before: Place
    after: Place


def changed(before: Tables, after: Tables) -> tuple[PlaceChange, ...]:
    """Places that differ, those of one order together, best place first."""
    old, new = _placed(before), _placed(after)
    found = [
        PlaceChange(row, ranking.place(old[fact]), ranking.place(row))
        for fact, row in new.items()
        if fact in old
    ]
    return tuple(sorted(filter(_differs, found), key=_order))


def _placed(tables: Tables) -> dict[str, Row]:
    """The claims that stand for their facts, with their places, by fact."""
    view = queries.observations(tables)
    return {row["fact"]: row for row in ranking.ranked(rows(view[view["claim_rank"] == 1]))}


def _differs(change: PlaceChange) -> bool:
    """Whether a reader is told another place: one more or less behind it is none."""
    return _told(change.before) != _told(change.after)


def _told(place: Place) -> tuple[object, ...]:
    return (place.unordered,) if place.unordered else (place.low, place.high, place.tied)


def _order(change: PlaceChange) -> tuple[object, ...]:
    row, place = change.row, change.after
    group = (row["indicator"], row["measure_role"], row["level"], row["time_period"])
    return *group, place.low or 0, place.high or 0, row["region"]
