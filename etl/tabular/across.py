"""Which rows of large tables may make no sense beside each other, found with a part of them in memory.

A first look, at numbers alone: whatever the rules of `etl.sense.series` and `etl.sense.parts` could say is among what
is found here. What they do say, they are then asked of the figures. Numbers go to the disk twice: those of a region and
indicator into one part, and those of an indicator, period and role.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import numpy as np

from etl.codes import Direction, Role, Unit
from etl.sense import parts, series
from etl.sense.looked_at import LookedAt
from etl.tabular import spilled
from etl.tabular.spilled import Spilled

_DAYS = np.int64(1) << 22  # more than there are
_NEARLY = 1 - 1e-9  # so that no rounding hides what a rule finds
_KIND = np.dtype(
    [
        ("indicator", "<u4"),
        ("region", "<u4"),
        ("period", "<u4"),
        ("role", "<u4"),
        ("number", "<f8"),
        ("place", "<i8"),
    ]
)
_ROLES = tuple(Role)
_RESULTS = np.array([role in series.RESULTS for role in _ROLES])
_ACTUAL, _TARGET = _ROLES.index(Role.ACTUAL), _ROLES.index(Role.TARGET)


class Across:
    """Numbers of rows, and which of them are to be looked at beside each other."""

    def __init__(self, looked_at: LookedAt) -> None:
        """`looked_at` needs no observations."""
        self._looked_at = looked_at
        self._ids: dict[str, dict[Any, int]] = {key: {} for key in ("indicator", "region", "period")}
        self._ids["role"] = {role: number for number, role in enumerate(_ROLES)}
        self._series, self._alike = Spilled(_KIND), Spilled(_KIND)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        for each in (self._series, self._alike):
            each.__exit__(kind, error, at)

    def add(self, table: int, rows: Any, said: Mapping[str, tuple[Sequence[Any], Any]], numbers: Any) -> None:
        """Rows of a table with their numbers, and for each key what is told of it, and which of that each row tells.

        Rows without a number are passed over.
        """
        there = np.flatnonzero(np.isfinite(numbers))
        told = np.empty(len(there), _KIND)
        for key, ids in self._ids.items():
            words, codes = said[key]
            told[key] = _numbered(ids, words, codes[there])
        told["number"], told["place"] = numbers[there], spilled.places(table, rows[there])
        self._series.write(told, _whole(told, "indicator", "region"))
        self._alike.write(told, _whole(told, "indicator", "period", "role"))

    def doubtful(self) -> Iterator[tuple[Any, Any]]:
        """Places that are to be looked at beside each other: tables and rows, in no order, some of them twice."""
        indicators = [self._looked_at.indicators[name] for name in self._ids["indicator"]]
        rules = _Series(indicators, [*self._ids["period"]])
        for told in self._series.parts():
            yield spilled.found(told["place"][rules.doubtful(told)])
        inside = _Inside([*self._ids["region"]], self._looked_at)
        sums = np.array([parts.adds_up(each) for each in indicators], bool)
        for part in self._alike.parts():
            told = part[sums[part["indicator"]]]
            if len(told):
                yield spilled.found(told["place"][inside.doubtful(told)])


def _numbered(ids: dict[Any, int], words: Sequence[Any], codes: Any) -> Any:
    """The numbers of words, of those only that are told."""
    numbers = np.zeros(len(words), "u4")
    for code in np.flatnonzero(np.bincount(codes, minlength=len(words))).tolist():
        numbers[code] = ids.setdefault(words[code], len(ids))
    return numbers[codes]


def _whole(told: Any, *keys: str) -> Any:
    """One number for what rows have in all of these: there are fewer than 2²¹ of each."""
    found = np.zeros(len(told), "uint64")
    for key in keys:
        found = found << np.uint64(21) | told[key].astype("uint64")
    return found


class _Series:
    """The rules of `etl.sense.series` at a first look."""

    def __init__(self, indicators: Sequence[Any], periods: Sequence[Any]) -> None:
        self._slips = np.array([each.unit not in parts.OF_NO_SUM for each in indicators], bool)
        self._times = np.array([series.MOST_TIMES.get(each.measure, np.inf) for each in indicators], float)
        points = [
            series.MOST_POINTS.get(each.measure, np.inf) if each.unit is Unit.PT else np.inf
            for each in indicators
        ]
        self._points = np.array(points, float)
        self._kept = np.array(
            [each.direction is Direction.MORE and each.measure in series.KEPT for each in indicators], bool
        )
        kinds = {kind: number for number, kind in enumerate(dict.fromkeys(each.freq for each in periods))}
        self._freq = np.array([kinds[each.freq] for each in periods], "int64")
        self._start = np.array([each.start.toordinal() for each in periods], "int64")
        self._end = np.array([each.end.toordinal() for each in periods], "int64")

    def doubtful(self, told: Any) -> Any:
        """Of rows whole series that may make no sense, and neighbours that are far apart."""
        _, first, each = np.unique(
            _whole(told, "indicator", "region"), return_index=True, return_inverse=True
        )
        of = told["indicator"][first]
        number, odd = told["number"], np.zeros(len(first), bool)
        least, most = _ends(each, number, number > 0, len(first))
        odd |= self._slips[of] & (most >= least * 10 ** (series.SLIPS[0] - series.NEAR_SLIP) * _NEARLY)
        target, _ = _ends(each, number, told["role"] == _TARGET, len(first))
        _, result = _ends(each, number, told["role"] == _ACTUAL, len(first))
        odd |= self._kept[of] & (target < result)
        return odd[each] | self._jumps(told, each)

    def _jumps(self, told: Any, each: Any) -> Any:
        """The results that are far from what a period that ended the day before has, and those."""
        there = np.flatnonzero(_RESULTS[told["role"]])
        period, number = told["period"][there], told["number"][there]
        line = each[there] * (self._freq.max(initial=0) + 1) + self._freq[period]
        ends, cell = np.unique(line * _DAYS + self._end[period], return_inverse=True)
        before = line * _DAYS + self._start[period] - 1
        at = np.minimum(np.searchsorted(ends, before), len(ends) - 1)
        known = ends[at] == before if len(ends) else np.zeros(0, bool)
        least, most = _ends(cell, number, np.ones(len(number), bool), len(ends))
        of = told["indicator"][there]
        positive, _ = _ends(cell, number, number > 0, len(ends))
        times, points = self._times[of] * _NEARLY, self._points[of] * _NEARLY
        grown = (number > positive[at] * times) | ((number > 0) & (number < most[at] / times))
        moved = (number - least[at] > points) | (most[at] - number > points)
        far, left = known & (grown | moved), np.zeros(len(ends), bool)
        left[at[far]] = True
        odd = np.zeros(len(told), bool)
        odd[there] = far | left[cell]
        return odd


class _Inside:
    """The rules of `etl.sense.parts` at a first look."""

    def __init__(self, regions: Sequence[str], looked_at: LookedAt) -> None:
        numbers = {region: number for number, region in enumerate(regions)}
        around = [[numbers.get(each, -1) for each in looked_at.around(region)] for region in regions]
        deep = max(map(len, around), default=0)
        filled = [each + [-1] * (deep - len(each)) for each in around]
        self._around = np.array(filled, "int64").reshape(len(regions), deep)
        levels = {
            level: number for number, level in enumerate({looked_at.level(region) for region in regions})
        }
        self._level = np.array([levels[looked_at.level(region)] for region in regions], "int64")
        self._regions, self._levels = len(regions), len(levels)

    def doubtful(self, told: Any) -> Any:
        """Of rows those with more than what they lie in, or that together have more; and what that is."""
        _, group = np.unique(_whole(told, "indicator", "period", "role"), return_inverse=True)
        cells, cell = np.unique(group * self._regions + told["region"], return_inverse=True)
        least, most = _ends(cell, told["number"], np.ones(len(told), bool), len(cells))
        groups, regions = np.divmod(cells, self._regions)
        places = np.arange(len(cells))
        around = np.array([self._at(cells, groups, each[regions]) for each in self._around.T])
        odd, whole = np.zeros(len(cells), bool), np.full(len(cells), -1)
        for at in around:  # the nearest first
            whole = np.where(whole < 0, at, whole)
        more = places[(whole >= 0) & (most > least[whole])]
        odd[more] = odd[whole[more]] = True
        # Parts of one level, whatever lies between: what is looked at beside each other may lack that.
        for deep, at in enumerate(around):
            part = places[at >= 0]
            kinds, kind = np.unique(at[part] * self._levels + self._level[regions[part]], return_inverse=True)
            # Less than nothing may be of another edition, and then is no part.
            together = np.bincount(kind, np.maximum(most[part], 0), len(kinds)) > least[kinds // self._levels]
            summed = part[together[kind]]
            odd[summed] = odd[at[summed]] = True
            between = around[:deep, summed]
            odd[between[between >= 0]] = True
        return odd[cell]

    def _at(self, cells: Any, groups: Any, regions: Any) -> Any:
        """The places of cells of other regions in the same groups, -1 where there are none."""
        wanted = np.where(regions < 0, -1, groups * self._regions + regions)
        at = np.minimum(np.searchsorted(cells, wanted), len(cells) - 1)
        return np.where(cells[at] == wanted, at, -1)


def _ends(of: Any, numbers: Any, counted: Any, length: int) -> tuple[Any, Any]:
    """The least and the most number of each group, of those that count: where there is none, +∞ and -∞."""
    least, most = np.full(length, np.inf), np.full(length, -np.inf)
    np.minimum.at(least, of[counted], numbers[counted])
    np.maximum.at(most, of[counted], numbers[counted])
    return least, most
