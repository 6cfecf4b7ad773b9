"""Figures of a region against those of the regions inside it: no part has more than the whole."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isfinite

from etl import faults
from etl.codes import OTHERWISE_DEFINED, Measure, Unit
from etl.display import exact
from etl.intervals import End
from etl.remarks import Remark
from etl.schema import Indicator
from etl.sense.looked_at import LookedAt

_ADDS_UP = (Measure.LEVEL, Measure.STOCK, Measure.ADDITION)
OF_NO_SUM = (Unit.PT, Unit.PP, Unit.FOLD, Unit.RANK)


def remarks(looked_at: LookedAt) -> Iterator[Remark]:
    """Each part with the nearest region around it that has such a figure; then what regions of one level sum up to."""
    alike: dict[tuple[str, str, str], dict[str, str]] = {}  # indicator, period and role → region → figure
    sums = {name for name, indicator in looked_at.indicators.items() if adds_up(indicator)}
    for name, each in looked_at.observations.items():
        if each.indicator in sums and each.status not in OTHERWISE_DEFINED:
            alike.setdefault((each.indicator, each.period.code, each.role), {})[each.region] = name
    for told in alike.values():
        if len(told) > 1:
            yield from _of_alike(told, looked_at)


def _of_alike(told: Mapping[str, str], looked_at: LookedAt) -> Iterator[Remark]:
    """Figures of one indicator, period and role, by region."""
    inside: dict[str, dict[str, list[str]]] = {}  # figure of the whole → level → figures of its parts
    for region, name in told.items():
        whole = next((told[around] for around in looked_at.around(region) if around in told), None)
        if whole is None:
            continue
        inside.setdefault(whole, {}).setdefault(looked_at.level(region), []).append(name)
        each, other = looked_at.observations[name], looked_at.observations[whole]
        if looked_at.number(each) > looked_at.number(other):
            yield from _part(name, whole, looked_at)
    for whole, levels in inside.items():
        for parts in levels.values():
            yield from _sum(whole, parts, looked_at)


def adds_up(indicator: Indicator) -> bool:
    """Whether what the parts of a region have is part of what it has."""
    per_something = indicator.denominator is not None
    return indicator.measure in _ADDS_UP and indicator.unit not in OF_NO_SUM and not per_something


def _part(name: str, whole: str, looked_at: LookedAt) -> Iterator[Remark]:
    each, other = looked_at.observations[name], looked_at.observations[whole]
    if each.vintage == other.vintage and looked_at.interval(each).above(looked_at.interval(other)):
        words = faults.PART_OVER_WHOLE.found(
            part=looked_at.name(each.region),
            value=each.value.text,
            whole=looked_at.name(other.region),
            line=looked_at.line_of(whole),
            other=other.value.text,
        )
        yield Remark(name, "value", words, whole)


def _sum(whole: str, parts: list[str], looked_at: LookedAt) -> Iterator[Remark]:
    """What parts of one level have at least, together: places of one kind may overlap and are left out."""
    each = looked_at.observations[whole]
    parts = [part for part in parts if looked_at.observations[part].vintage == each.vintage]
    if len(parts) < 2 or looked_at.observations[parts[0]].region in looked_at.places:
        return
    numbers = (looked_at.number(looked_at.observations[part]) for part in parts)
    if sum(numbers) <= looked_at.number(each):  # which no bound makes more
        return
    least: End = sum(looked_at.interval(looked_at.observations[part]).low for part in parts)
    if isfinite(least) and least > looked_at.interval(each).high:
        words = faults.PARTS_OVER_WHOLE.found(
            count=len(parts), sum=exact(Fraction(least)), value=each.value.text
        )
        yield Remark(whole, "value", words)
