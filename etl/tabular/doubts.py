"""What rows of a large table say that is well written and makes no sense by itself.

The rules are those of `etl.sense.alone`; each is asked once for all rows that are alike in what it looks at.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import amounts, scalars
from etl.codes import Unit
from etl.faults.fault import Found
from etl.scalars import Mistaken
from etl.sense import alone
from etl.sense.looked_at import LookedAt
from etl.tabular.checked import PLAIN, Checker, Column, Rows, Told
from etl.tabular.opened import Odd

_KNOWN = 100_000  # findings that are remembered
Meant = tuple[Sequence[Any], Any]  # what rows mean, and which of that each row


class Doubts:
    """Looks at the rows of one table and tells what it finds."""

    def __init__(self, source: str, looked_at: LookedAt, told: Told) -> None:
        """`looked_at` needs no observations."""
        self._source, self._looked_at, self._told = source, looked_at, told
        self._known: dict[tuple[str, Any, Any], Found | None] = {}

    def look(self, found: Rows, checker: Checker) -> None:
        """Look at rows that agree with themselves."""
        indicators = checker.meant("indicator", found)
        period, role = checker.meant("period", found), checker.meant("role", found)
        self._alike("period", found.rows, period, role, self._of_time)
        self._alike("region", found.rows, checker.meant("region", found), indicators, self._of_scope)
        self._numbers(found, checker, indicators)

    def _of_time(self, period: Any, role: Any) -> Found | None:
        return alone.of_time(period, role, self._source, self._looked_at)

    def _of_scope(self, region: Any, indicator: Any) -> Found | None:
        known = self._looked_at.knows(indicator, region)
        return alone.of_scope(region, indicator, self._looked_at) if known else None

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

    def _numbers(self, found: Rows, checker: Checker, indicators: Meant) -> None:
        """Numbers beyond the limits of their indicator: first as they stand, then with all that they can mean."""
        names, codes = indicators
        declared = [self._looked_at.indicators.get(name) for name in names]
        between = [indicator and alone.limits(indicator) for indicator in declared]
        asked = np.flatnonzero(np.array([bool(each) for each in between])[codes])
        if not len(asked):
            return
        ends = np.array([each or (0, 0) for each in between], "float64")[codes[asked]]
        numbers = _percents(found.taken(asked), checker.units(found).taken(asked))
        # What is no plain number is none of the two.
        inside = (ends[:, 0] <= numbers) & (numbers <= ends[:, 1])
        for place in asked[~inside].tolist():
            row = int(found.rows[place])
            figure, _ = checker.read(found.said(place), row)
            words = figure and alone.of_number(figure, self._looked_at)
            if words:
                self._told.add(Odd(row, "value", words))


def _percents(found: Rows, units: Column) -> Any:
    """The plain numbers of rows in percent; no number where there is none."""
    plain = pc.match_substring_regex(found.values, PLAIN)
    bare = pc.replace_substring(found.values, ",", "")
    numbers = pc.if_else(plain, bare, pa.scalar(None, pa.string())).cast(pa.float64())
    times = np.array([_times(word) for word in units.words])
    return numbers.to_numpy(zero_copy_only=False) * times[units.codes]


def _times(unit: str) -> float:
    """What one of a unit is in percent; no number where it is none."""
    try:
        one = amounts.number(scalars.figure(f"1{unit}", ""), Unit.PT)
    except Mistaken:
        return np.nan
    return float(one) if one is not None else np.nan
