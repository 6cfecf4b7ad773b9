"""What rows of a large table say that is well written and makes no sense.

By itself it is told at once, by the rules of `etl.sense.alone`: each is asked once for all rows that are alike in what
it looks at. What is to be looked at beside other rows is passed on to `etl.tabular.across`.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from etl.codes import OTHERWISE_DEFINED
from etl.faults.fault import Found
from etl.schema import Indicator
from etl.sense import alone
from etl.sense.looked_at import LookedAt
from etl.tabular.across import Across
from etl.tabular.checked import Checker, Rows, Told
from etl.tabular.numbers import numbers
from etl.tabular.opened import Odd
from etl.tabular.twice import FACT

_KNOWN = 100_000  # findings that are remembered
MOST_READ = 1000  # rows of a table that are read as figures, for their number is odd
Meant = tuple[Sequence[Any], Any]  # what rows mean, and which of that each row


class Doubts:
    """Looks at the rows of one table and tells what it finds."""

    def __init__(self, source: str, looked_at: LookedAt, told: Told) -> None:
        """`looked_at` needs no observations."""
        self._source, self._looked_at, self._told = source, looked_at, told
        self._known: dict[tuple[str, Any, Any], Found | None] = {}
        self._read = 0

    def look(self, table: int, rows: Rows, checker: Checker, across: Across) -> None:
        """Look at rows that agree with themselves, of the table of this number."""
        if self._source not in self._looked_at.sources:
            return
        names, codes = checker.meant("indicator", rows)
        units = [each and each.unit for each in map(self._looked_at.indicators.get, names)]
        told = numbers(rows, checker.units(rows), checker.bounds(rows), units, codes)
        regions, region = checker.meant("region", rows)
        known = np.array([self._looked_at.knows_region(each) for each in regions], bool)[region]
        known &= np.isfinite(told)  # as `LookedAt.knows` asks of figures
        found, told = (rows, told) if known.all() else (rows.taken(np.flatnonzero(known)), told[known])
        said = {key: checker.meant(key, found) for key in FACT}
        self._alike("period", found.rows, said["period"], said["role"], self._of_time)
        self._alike("region", found.rows, said["region"], said["indicator"], self._of_scope)
        self._beyond(found, checker, told, said["indicator"])
        statuses, status = checker.meant("status", found)
        told[np.array([each in OTHERWISE_DEFINED for each in statuses], bool)[status]] = np.nan
        across.add(table, found.rows, said, told)

    def _of_time(self, period: Any, role: Any) -> Found | None:
        return alone.of_time(period, role, self._source, self._looked_at)

    def _of_scope(self, region: Any, indicator: Any) -> Found | None:
        return alone.of_scope(region, indicator, self._looked_at)

    def _alike(
        self, key: str, rows: Any, one: Meant, other: Meant, rule: Callable[[Any, Any], Found | None]
    ) -> None:
        (firsts, first), (seconds, second) = one, other
        pairs, codes = np.unique(first.astype("int64") * len(seconds) + second, return_inverse=True)
        found = [
            self._once(key, firsts[pair // len(seconds)], seconds[pair % len(seconds)], rule)
            for pair in pairs.tolist()
        ]
        odd = np.flatnonzero(np.array([each is not None for each in found], bool)[codes])
        for place in odd[: self._told.room(len(odd))]:
            if words := found[codes[place]]:
                self._told.add(Odd(int(rows[place]), key, words))

    def _once(
        self, key: str, first: Any, second: Any, rule: Callable[[Any, Any], Found | None]
    ) -> Found | None:
        asked = (key, first, second)
        if asked not in self._known:
            if len(self._known) > _KNOWN:
                self._known.clear()
            self._known[asked] = rule(first, second)
        return self._known[asked]

    def _beyond(self, found: Rows, checker: Checker, told: Any, indicators: Meant) -> None:
        """Numbers beyond their limits: first as they stand, then with all that they can mean.

        Only the first are read; more are counted as they stand.
        """
        names, codes = indicators
        declared = [self._looked_at.indicators.get(name) for name in names]
        limits = np.array([_limits(each) for each in declared])[codes]
        beyond = np.flatnonzero((told < limits[:, 0]) | (told > limits[:, 1]))
        read = beyond[: MOST_READ - self._read]
        self._read += len(read)
        self._told.more += len(beyond) - len(read)
        for place in read.tolist():
            row, indicator = int(found.rows[place]), declared[codes[place]]
            figure, _ = checker.read(found.said(place), row)
            words = figure and indicator and alone.of_number(figure.value, indicator)
            if words:
                self._told.add(Odd(row, "value", words))


def _limits(indicator: Indicator | None) -> tuple[float, float]:
    return (indicator and alone.limits(indicator)) or (-np.inf, np.inf)
