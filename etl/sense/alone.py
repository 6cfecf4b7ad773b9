"""What a figure says by itself: no share above the whole, no growth out of range, no place outside its region."""

from calendar import monthrange
from collections.abc import Iterator, Sequence

from etl import amounts, faults
from etl.codes import LEVELS, Measure, Role, Unit
from etl.faults.fault import Found
from etl.labels import LEVEL_ASKED, LISTED
from etl.period import Period
from etl.remarks import Remark
from etl.scalars import Written
from etl.schema import Indicator, Observation
from etl.sense.looked_at import LookedAt
from etl.text import LANGUAGES, Text

# In percent.
_GROWN = (-50, 100)
_LIMITS = {Measure.SHARE: (0, 100), Measure.GROWTH: _GROWN, Measure.AVERAGE_GROWTH: _GROWN}


def remarks(looked_at: LookedAt) -> Iterator[Remark]:
    """One by one, in the order of the file."""
    known: dict[tuple[int, str], Found | None] = {}
    for obs_id, each in looked_at.observations.items():
        kind = (id(each.value), each.indicator)
        if kind not in known:
            known[kind] = _of_number(each, looked_at)
        if found := known[kind]:
            yield Remark(obs_id, "value", found)
        if found := of_time(each.period, each.role, each.source, looked_at):
            yield Remark(obs_id, "period", found)
        if found := of_scope(each.region, each.indicator, looked_at):
            yield Remark(obs_id, "region", found)
        if each.review and Period.parse(each.review).end < looked_at.day:
            yield Remark(obs_id, "review", faults.STALE.found(review=each.review))
    for obs_id, region in looked_at.stated.items():
        here = looked_at.observations.get(obs_id)
        if here and not _related(here.region, region, looked_at):
            words = faults.OUTSIDE_REGION.found(
                place=looked_at.name(here.region), region=looked_at.name(region)
            )
            yield Remark(obs_id, "region", words)


def of_time(period: Period, role: Role, source: str, looked_at: LookedAt) -> Found | None:
    """A result of a period that had begun when its text was written and would go on.

    What a text says of the month in which it was written may be as of its day.
    """
    written = looked_at.written.get(source)
    if role is not Role.ACTUAL or written is None or not period.start <= written < period.end:
        return None
    if period.end <= written.replace(day=monthrange(written.year, written.month)[1]):
        return None
    return faults.NOT_OVER.found(period=period.code, date=written.isoformat())


def limits(indicator: Indicator) -> tuple[int, int] | None:
    """What values lie between, in percent; none where they may be anything."""
    if indicator.unit is not Unit.PT:
        return None
    return _LIMITS.get(indicator.measure)


def of_number(value: Written, indicator: Indicator) -> Found | None:
    """A value of which all that it can mean lies beyond its limits."""
    between = limits(indicator)
    if between is None:
        return None
    meant = amounts.meant(value, indicator.unit)
    if meant.high >= between[0] and meant.low <= between[1]:
        return None
    fault = faults.SHARE_OVER_WHOLE if indicator.measure is Measure.SHARE else faults.GROWTH_RANGE
    return fault.found(value=value.text)


def _of_number(each: Observation, looked_at: LookedAt) -> Found | None:
    """The same, after a look at the number as it stands: most lie between."""
    indicator = looked_at.indicators[each.indicator]
    between = limits(indicator)
    if between is None or between[0] <= looked_at.number(each) <= between[1]:
        return None
    return of_number(each.value, indicator)


def of_scope(region: str, name: str, looked_at: LookedAt) -> Found | None:
    """A region of which an indicator says nothing."""
    indicator = looked_at.indicators[name]
    if not indicator.levels and not indicator.within:
        return None
    allowed = {level for each in indicator.levels for level in LEVELS[each]}
    within = indicator.within in (None, region, *looked_at.around(region))
    if within and (not allowed or looked_at.level(region) in allowed):
        return None
    scope = _listed([LEVEL_ASKED[level] for level in indicator.levels])
    if indicator.within:
        place = looked_at.name(indicator.within)
        scope = _listed([*([scope] if indicator.levels else []), Text(place, place)])
    return faults.OUTSIDE_SCOPE.found(indicator=name, scope=scope, region=looked_at.name(region))


def _listed(words: Sequence[Text]) -> Text:
    return Text(*(LISTED.in_(language).join(each.in_(language) for each in words) for language in LANGUAGES))


def _related(region: str, other: str, looked_at: LookedAt) -> bool:
    """Whether a region is another, lies in it, or has it inside: a block may speak of a city and its province."""
    around = looked_at.around(region)
    return region == other or other in around or region in looked_at.around(other)
