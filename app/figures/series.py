"""What may be joined by a line: one region's results without a gap, of one edition and definition."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from etl import period
from etl.codes import OTHERWISE_DEFINED, Role, Status, Timing
from etl.labels import BREAK_EDITION, BREAK_MISSING, BREAK_STATUS, EDITION_UNSTATED
from etl.period import Period
from etl.rows import Row, text
from etl.text import Text

YEAR = timedelta(days=366)


class Break(NamedTuple):
    """Two figures that no line joins, and why."""

    before: Row
    after: Row
    why: Text


class Series(NamedTuple):
    """Figures that lines join, each run in order of time, and the breaks between the runs."""

    runs: Sequence[Sequence[Row]]
    breaks: Sequence[Break]


def series(drawn: Sequence[Row]) -> list[Series]:
    """The results and estimates of one region and definition, for each length of period.

    An estimate beside a result of its period stands alone. Points in time join whatever words name them.
    """
    results = {row["time_period"] for row in drawn if row["measure_role"] == Role.ACTUAL}
    kept = [
        row
        for row in drawn
        if row["measure_role"] == Role.ACTUAL
        or (row["measure_role"] == Role.ESTIMATE and row["time_period"] not in results)
    ]
    lengths: dict[str, list[Row]] = {}
    for row in sorted(kept, key=lambda row: Period.parse(row["time_period"]).end):
        lengths.setdefault("" if row["timing"] == Timing.POINT else row["freq"], []).append(row)
    return [_split(each) for each in lengths.values()]


def _split(ordered: Sequence[Row]) -> Series:
    runs: list[list[Row]] = [[ordered[0]]]
    breaks: list[Break] = []
    for before, after in pairwise(ordered):
        why = _why(before, after)
        if why is None:
            runs[-1].append(after)
        else:
            runs.append([after])
            breaks.append(Break(before, after, why))
    return Series(runs, breaks)


def _why(before: Row, after: Row) -> Text | None:
    """Why no line joins two figures; nothing where one does."""
    named = {
        "earlier": _when(before),
        "later": _when(after),
    }
    differs = Status.DEFINITION_DIFFERS in (before["obs_status"], after["obs_status"])
    if differs or after["obs_status"] in OTHERWISE_DEFINED:
        return BREAK_STATUS.filled(**named)
    one, other = _edition(before), _edition(after)
    if one != other:
        return BREAK_EDITION.filled(**named, one=one, other=other)
    return None if _adjacent(before, after) else BREAK_MISSING.filled(**named)


def _adjacent(before: Row, after: Row) -> bool:
    """Whether a figure follows without a gap: the next period or, of points in time, within a year."""
    first, second = Period.parse(before["time_period"]), Period.parse(after["time_period"])
    if after["timing"] == Timing.POINT:
        return second.end - first.end <= YEAR
    return second.start == first.end + timedelta(days=1)


def _when(row: Row) -> Text:
    return Text(period.in_words(row["time_period"], "zh"), period.in_words(row["time_period"], "en"))


def _edition(row: Row) -> Text:
    named = text(row, "vintage_zh"), text(row, "vintage_en")
    return Text(*named) if named[0] else EDITION_UNSTATED
