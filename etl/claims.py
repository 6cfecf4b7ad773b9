"""What several places say of one fact: whether all of it can be true, which claim to show, and why.

A fact is one region, indicator, period and role. How firmly a text says it (力争, 确保) is no part of it.
Two claims about a fact can both be true where their intervals (`etl.intervals`) meet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl import amounts
from etl.codes import OTHERWISE_DEFINED, Claim, Relation, Status
from etl.intervals import Interval, interval
from etl.period import Period
from etl.schema import Indicator, Observation, Source

_REPLACES = (Relation.REVISES, Relation.SUPERSEDES)
# Where claims that are not shown stand behind the one that is.
_ORDER = (Claim.AGREED, Claim.CONTRADICTED, Claim.REVISED, Claim.SUPERSEDED, Claim.APART)


@dataclass(frozen=True, slots=True)
class Statement:
    """One place's claim about a fact, with what tells it from others."""

    obs_id: str
    observation: Observation
    indicator: Indicator
    written: Period  # when its source was
    interval: Interval

    @property
    def definition(self) -> tuple[str, Status | None, str | None]:
        """What it speaks of: its indicator, with the status that says it differs and the edition it is of."""
        status, vintage = self.observation.status, self.observation.vintage
        return (
            self.observation.indicator,
            status if status in OTHERWISE_DEFINED else None,
            vintage.zh if vintage else None,
        )

    @property
    def differs(self) -> bool:
        """Whether its definition is another than its indicator's."""
        return self.definition[1] is not None


class Standing(NamedTuple):
    """A claim among those about its fact; the one of rank 1 is shown and counted."""

    fact: str
    rank: int
    claim: Claim


def fact(observation: Observation) -> str:
    """The key of the fact that an observation speaks of: region.indicator.period.role."""
    period = observation.period.code.replace("/", "_")
    return ".".join((observation.region, observation.indicator, period, observation.role))


def first_name(observation: Observation) -> str:
    """The id of the first claim of a source about a fact: region.indicator.period.role.source."""
    return f"{fact(observation)}.{observation.source}"


def repeats(one: Observation, other: Observation) -> bool:
    """Whether one says of their fact just what the other says, and as firmly."""
    first, second = one.value, other.value
    if one.modality != other.modality or not first.quantity or not second.quantity:
        return one.modality == other.modality and first.text == second.text
    return (
        first.quantity.comparator == second.quantity.comparator
        and first.quantity.unit == second.quantity.unit
        and interval(first.quantity, first.text) == interval(second.quantity, second.text)
    )


def contested(observations: Mapping[str, Observation]) -> dict[str, Observation]:
    """The observations that need a second look: of facts told more than once, or preferred; all else is as told."""
    # By hashes first, which are small: few facts are told twice.
    hashes = [hash(fact(observation)) for observation in observations.values()]
    seen: set[int] = set()
    again = {number for number in hashes if number in seen or seen.add(number)}  # type: ignore[func-returns-value]
    return {
        obs_id: observation
        for number, (obs_id, observation) in zip(hashes, observations.items(), strict=True)
        if number in again or observation.preferred
    }


def statements(
    observations: Mapping[str, Observation],
    indicators: Mapping[str, Indicator],
    sources: Mapping[str, Source],
) -> list[Statement]:
    """The observations by id → what they claim, in their order.

    Those whose indicator or source is not at hand, or whose unit is not the indicator's, are passed over:
    they have problems of their own, and nothing can be said against others.
    """
    return [
        Statement(
            obs_id,
            observation,
            indicators[observation.indicator],
            Period.parse(sources[observation.source].date),
            amounts.meant(observation.value, indicators[observation.indicator].unit),
        )
        for obs_id, observation in observations.items()
        if observation.indicator in indicators and observation.source in sources
        if amounts.fits(observation.value, indicators[observation.indicator].unit)
    ]


def relation(one: Statement, other: Statement) -> Relation:
    """What the first claim is to the second."""
    here, there = one.observation, other.observation
    if (here.region, one.indicator.family) != (there.region, other.indicator.family):
        return Relation.UNRELATED
    if here.supersedes == other.obs_id and fact(here) == fact(there):
        return Relation.SUPERSEDES
    if there.supersedes == one.obs_id and fact(here) == fact(there):
        return Relation.SUPERSEDED
    respects = {
        Relation.OTHER_DEFINITION: _defined_apart(one, other),
        Relation.OTHER_PERIOD: here.period != there.period,
        Relation.OTHER_ROLE: here.role != there.role,
    }
    differing = [respect for respect, differs in respects.items() if differs]
    if differing:
        return differing[0] if len(differing) == 1 else Relation.UNRELATED
    if one.interval.meets(other.interval):
        return Relation.AGREES
    if one.differs:  # both differ from the indicator, who knows whether alike
        return Relation.OTHER_DEFINITION
    if _revises(one, other):
        return Relation.REVISES
    return Relation.REVISED if _revises(other, one) else Relation.CONFLICTS


def standings(told: Iterable[Statement]) -> dict[str, Standing]:
    """Id of each observation → its standing. Conflicts are taken for settled, as `etl.disputes` asks for."""
    return {
        obs_id: Standing(key, rank, claim)
        for key, about in facts(told).items()
        for rank, (obs_id, claim) in enumerate(_ranked(about), start=1)
    }


def facts(told: Iterable[Statement]) -> dict[str, list[Statement]]:
    """The claims by the fact they are about, in their order."""
    found: dict[str, list[Statement]] = {}
    for statement in told:
        found.setdefault(fact(statement.observation), []).append(statement)
    return found


def current(about: Sequence[Statement]) -> list[Statement]:
    """Of the claims about one fact those that stand: of its own definition, and neither revised nor superseded.

    Its own definition is the indicator's or, where no claim is of that, the one of the first claim.
    """
    first = min(about, key=lambda each: each.differs)
    alike = [each for each in about if relation(each, first) is not Relation.OTHER_DEFINITION]
    return [
        each
        for each in alike
        if not any(relation(other, each) in _REPLACES for other in alike) and not _replaced(each, alike)
    ]


def _replaced(claim: Statement, about: Sequence[Statement]) -> bool:
    """Whether a target was replaced, or repeats one that was, in a text no newer than its heir."""
    return any(
        heir.observation.supersedes == old.obs_id
        and claim.observation.supersedes is None
        and claim.interval == old.interval
        and claim.written.start <= heir.written.end
        for heir in about
        for old in about
    )


def _defined_apart(one: Statement, other: Statement) -> bool:
    """Preliminary values without an edition yield to the final one, whichever edition that is of."""
    if one.definition == other.definition:
        return False
    unstated = one.observation.vintage is None or other.observation.vintage is None
    revised = _revises(one, other) or _revises(other, one)
    return one.definition[:2] != other.definition[:2] or not (unstated and revised)


def _revises(later: Statement, earlier: Statement) -> bool:
    """A preliminary value yields to a normal one of no older text, and to a preliminary one of a newer text."""
    if earlier.observation.status is not Status.PROVISIONAL:
        return False
    if later.observation.status is Status.PROVISIONAL:
        return later.written.start > earlier.written.end
    return later.observation.status is Status.NORMAL and later.written.end >= earlier.written.start


def _ranked(about: Sequence[Statement]) -> list[tuple[str, Claim]]:
    """The claims about one fact, the one to show first, then as in _ORDER and in the order of the file."""
    standing = current(about)
    shown = next((each for each in standing if each.observation.preferred), _narrowest(standing))
    others = [(each.obs_id, _beside(each, shown, standing, about)) for each in about if each is not shown]
    others.sort(key=lambda pair: _ORDER.index(pair[1]))
    return [(shown.obs_id, _foremost(shown, about, standing)), *others]


def _narrowest(standing: Sequence[Statement]) -> Statement:
    """The claim that says most; of equals one that is not preliminary, then the first."""
    best, *others = sorted(standing, key=lambda each: each.observation.status is Status.PROVISIONAL)
    for each in others:
        if each.interval.narrower(best.interval):
            best = each
    return best


def _foremost(shown: Statement, about: Sequence[Statement], standing: Sequence[Statement]) -> Claim:
    if shown.observation.preferred:
        return Claim.PREFERRED
    if any(relation(shown, each) in _REPLACES for each in about):
        return Claim.LATEST
    return Claim.AGREED if len(standing) > 1 else Claim.ONLY


def _beside(
    claim: Statement, shown: Statement, standing: Sequence[Statement], about: Sequence[Statement]
) -> Claim:
    if relation(claim, shown) is Relation.OTHER_DEFINITION:
        return Claim.APART
    if claim not in standing:
        named = any(each.observation.supersedes == claim.obs_id for each in about)
        return Claim.SUPERSEDED if named or _replaced(claim, about) else Claim.REVISED
    return Claim.AGREED if claim.interval.meets(shown.interval) else Claim.CONTRADICTED
