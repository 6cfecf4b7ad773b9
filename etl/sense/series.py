"""Figures of one region and indicator side by side: slips of the unit, jumps, targets below what was reached."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import log10
from statistics import median

from etl import faults
from etl.codes import OTHERWISE_DEFINED, Direction, Measure, Role, Timing, Unit
from etl.remarks import Remark
from etl.schema import Indicator, Observation
from etl.sense.looked_at import LookedAt
from etl.sense.parts import OF_NO_SUM

Told = tuple[str, Observation]

SLIPS = (4, 8)  # powers of ten between 元, 万 and 亿
NEAR_SLIP = 0.5  # how far from them, in powers of ten
# The most that a period leaves of, or adds to, the one before: as a ratio, or in percentage points.
MOST_TIMES = {Measure.LEVEL: 3, Measure.STOCK: 3, Measure.ADDITION: 10}
MOST_POINTS = {Measure.SHARE: 20, Measure.GROWTH: 30, Measure.AVERAGE_GROWTH: 15}
FEW = 10  # counts below it come and go
# Of these a target below the last result is no usual thing, as it is of growth.
KEPT = (Measure.LEVEL, Measure.STOCK, Measure.SHARE)
RESULTS = (Role.ACTUAL, Role.ESTIMATE)


def remarks(looked_at: LookedAt) -> Iterator[Remark]:
    """One region and indicator after the other."""
    series: dict[tuple[str, str], list[Told]] = {}
    for told in looked_at.observations.items():
        if told[1].status not in OTHERWISE_DEFINED:
            series.setdefault((told[1].region, told[1].indicator), []).append(told)
    for (_, indicator), group in series.items():
        if len(group) > 1:
            yield from _of_series(group, looked_at.indicators[indicator], looked_at)


def _of_series(group: Sequence[Told], indicator: Indicator, looked_at: LookedAt) -> Iterator[Remark]:
    slips = list(_slips(group, looked_at)) if indicator.unit not in OF_NO_SUM else []
    yield from slips
    slipped = {slip.obs_id for slip in slips}
    sound = [told for told in group if told[0] not in slipped]
    yield from _jumps(sound, indicator, looked_at)
    if indicator.direction is Direction.MORE and indicator.measure in KEPT:
        yield from _falls_short(sound, indicator, looked_at)


def _slips(group: Sequence[Told], looked_at: LookedAt) -> Iterator[Remark]:
    """Figures that are about 10⁴ or 10⁸ times the usual one of their series, or that part of it."""
    group = [told for told in group if looked_at.number(told[1]) > 0]
    numbers = [looked_at.number(each) for _, each in group]
    if not numbers or max(numbers) < min(numbers) * 10 ** (SLIPS[0] - NEAR_SLIP):
        return
    # Of two the earlier in the file is taken for the usual one.
    usual = median(numbers) if len(group) > 2 else numbers[0]
    like = min(range(len(group)), key=lambda place: abs(log10(numbers[place] / usual)))
    for (obs_id, each), number in zip(group, numbers, strict=True):
        apart = abs(log10(number / usual))
        power = next((power for power in SLIPS if abs(apart - power) <= NEAR_SLIP), None)
        if power:
            other, there = group[like]
            words = faults.UNIT_SLIP.found(
                value=each.value.text,
                other=there.value.text,
                line=looked_at.line_of(other),
                times=f"{10**power:,}",
            )
            yield Remark(obs_id, "value", words, other)


def _jumps(group: Sequence[Told], indicator: Indicator, looked_at: LookedAt) -> Iterator[Remark]:
    results = [told for told in group if told[1].role in RESULTS]
    by_end: dict[tuple[str, int], Told] = {}
    for told in results:
        by_end.setdefault((told[1].period.freq, told[1].period.end.toordinal()), told)
    for obs_id, each in results:
        before = by_end.get((each.period.freq, each.period.start.toordinal() - 1))
        if (
            before
            and each.vintage == before[1].vintage
            and _jumps_from(before[1], each, indicator, looked_at)
        ):
            other, there = before
            words = faults.JUMP.found(
                value=each.value.text,
                other=there.value.text,
                line=looked_at.line_of(other),
                period=there.period.code,
            )
            yield Remark(obs_id, "value", words, other)


def _jumps_from(before: Observation, each: Observation, indicator: Indicator, looked_at: LookedAt) -> bool:
    """Whether all that the two can mean lies too far apart."""
    then, now = looked_at.number(before), looked_at.number(each)
    if times := MOST_TIMES.get(indicator.measure):
        few = indicator.unit is Unit.PN and min(then, now) < FEW
        if few or then <= 0 or now <= 0 or then / times <= now <= then * times:
            return False
        old, new = looked_at.interval(before), looked_at.interval(each)
        return bool(new.low > old.high * times or new.high * times < old.low)
    points = MOST_POINTS.get(indicator.measure)
    if points is None or indicator.unit is not Unit.PT or abs(now - then) <= points:
        return False
    old, new = looked_at.interval(before), looked_at.interval(each)
    return bool(new.low - old.high > points or old.low - new.high > points)


def _falls_short(group: Sequence[Told], indicator: Indicator, looked_at: LookedAt) -> Iterator[Remark]:
    """Targets that lie below the last result that was known when they were set."""
    results = [told for told in group if told[1].role is Role.ACTUAL]
    for obs_id, each in group:
        if each.role is not Role.TARGET:
            continue
        earlier = [told for told in results if _known_before(told[1], each, indicator, looked_at)]
        if not earlier:
            continue
        other, there = max(earlier, key=lambda told: told[1].period.end)
        short = looked_at.number(each) < looked_at.number(there)
        if short and looked_at.interval(there).above(looked_at.interval(each)):
            words = faults.TARGET_BELOW_RESULT.found(
                value=each.value.text,
                other=there.value.text,
                line=looked_at.line_of(other),
                period=there.period.code,
            )
            yield Remark(obs_id, "value", words, other)


_SUMMED = (Measure.LEVEL, Measure.ADDITION, Measure.STOCK)


def _known_before(
    result: Observation, target: Observation, indicator: Indicator, looked_at: LookedAt
) -> bool:
    """Whether a result is of an earlier period that can be set beside the target's, over when the target was told.

    The sum of a year is nothing to a quarter.
    """
    summed = indicator.measure in _SUMMED and indicator.timing is Timing.STRETCH
    alike = not summed or result.period.freq == target.period.freq
    told = looked_at.written.get(target.source, date.min)
    return alike and result.period.end < target.period.end and result.period.end <= told
