"""What a figure says by itself: no share above the whole, no growth out of range, no place outside its region."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from etl import faults
from etl.codes import LEVELS, Measure, Role, Unit
from etl.faults.fault import Found
from etl.labels import LEVEL_ASKED, LISTED
from etl.period import Period
from etl.remarks import Remark
from etl.schema import Indicator, Observation
from etl.sense.looked_at import LookedAt
from etl.text import LANGUAGES, Text

LEAST_GROWTH, MOST_GROWTH = -50, 100  # percent
_GROWTHS = (Measure.GROWTH, Measure.AVERAGE_GROWTH)


def remarks(looked_at: LookedAt) -> Iterator[Remark]:
    """One by one, in the order of the file."""
    known: dict[tuple[int, str], Found | None] = {}
    until = {name: _end_of_month(written) for name, written in looked_at.written.items()}
    for obs_id, each in looked_at.observations.items():
        indicator = looked_at.indicators[each.indicator]
        kind = (id(each.value), each.indicator)
        if kind not in known:
            known[kind] = _of_number(each, indicator, looked_at)
        if found := known[kind]:
            yield Remark(obs_id, "value", found)
        if each.role is Role.ACTUAL and each.source in until:
            yield from _of_time(obs_id, each, until[each.source], looked_at)
        if indicator.levels or indicator.within:
            yield from _of_scope(obs_id, each, indicator, looked_at)
        if each.review and Period.parse(each.review).end < looked_at.day:
            yield Remark(obs_id, "review", faults.STALE.found(review=each.review))
    for obs_id, region in looked_at.stated.items():
        here = looked_at.observations.get(obs_id)
        if here and not _related(here.region, region, looked_at):
            words = faults.OUTSIDE_REGION.found(
                place=looked_at.name(here.region), region=looked_at.name(region)
            )
            yield Remark(obs_id, "region", words)


def _of_time(obs_id: str, each: Observation, until: date, looked_at: LookedAt) -> Iterator[Remark]:
    """A result of a period that had begun when its text was written and would go on."""
    written = looked_at.written[each.source]
    if each.period.start <= written and each.period.end > until:
        words = faults.NOT_OVER.found(period=each.period.code, date=written.isoformat())
        yield Remark(obs_id, "period", words)


def _end_of_month(written: date) -> date:
    """What a text says of the month in which it was written may be as of its day."""
    return written.replace(day=monthrange(written.year, written.month)[1])


def _of_number(observation: Observation, indicator: Indicator, looked_at: LookedAt) -> Found | None:
    if indicator.unit is not Unit.PT:
        return None
    if indicator.measure is Measure.SHARE and _outside(0, 100, observation, looked_at):
        return faults.SHARE_OVER_WHOLE.found(value=observation.value.text)
    if indicator.measure in _GROWTHS and _outside(LEAST_GROWTH, MOST_GROWTH, observation, looked_at):
        return faults.GROWTH_RANGE.found(value=observation.value.text)
    return None


def _outside(least: int, most: int, observation: Observation, looked_at: LookedAt) -> bool:
    """Whether all that a value can mean lies beyond these."""
    if least <= looked_at.number(observation) <= most:
        return False
    meant = looked_at.interval(observation)
    return meant.low > most or meant.high < least


def _of_scope(obs_id: str, each: Observation, indicator: Indicator, looked_at: LookedAt) -> Iterator[Remark]:
    allowed = {level for name in indicator.levels for level in LEVELS[name]}
    within = indicator.within in (None, each.region, *looked_at.around(each.region))
    if within and (not allowed or looked_at.level(each.region) in allowed):
        return
    scope = _listed([LEVEL_ASKED[level] for level in indicator.levels])
    if indicator.within:
        name = looked_at.name(indicator.within)
        scope = _listed([*([scope] if indicator.levels else []), Text(name, name)])
    words = faults.OUTSIDE_SCOPE.found(
        indicator=each.indicator, scope=scope, region=looked_at.name(each.region)
    )
    yield Remark(obs_id, "region", words)


def _listed(words: Sequence[Text]) -> Text:
    return Text(*(LISTED.in_(language).join(each.in_(language) for each in words) for language in LANGUAGES))


def _related(region: str, other: str, looked_at: LookedAt) -> bool:
    """Whether a region is another, lies in it, or has it inside: a block may speak of a city and its province."""
    around = looked_at.around(region)
    return region == other or other in around or region in looked_at.around(other)
