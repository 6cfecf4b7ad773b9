"""Whether targets replace each other in a way that can be, and whether a target's path leads to it."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from etl import faults
from etl.codes import Comparator, Measure, Role, Timing, Unit
from etl.faults.fault import Found
from etl.remarks import Remark
from etl.scalars import nearest
from etl.schema import Indicator, Milestone, Observation
from etl.text import Text

LineOf = Callable[[str], Text]


def astray(found: Mapping[str, Observation], line_of: LineOf) -> Iterator[Remark]:
    """What is wrong with `supersedes`: no such target, one of another region or indicator, a ring, two heirs."""
    heirs: dict[str, str] = {}
    for obs_id, observation in found.items():
        old = observation.supersedes
        if old is None:
            continue
        if old not in found:
            others = [name for name, each in found.items() if each.role is Role.TARGET and name != obs_id]
            hint = nearest(old, others)
            yield Remark(obs_id, "supersedes", faults.NO_SUCH_FIGURE.found(word=old).hinting(hint))
        elif not _replaceable(observation, found[old]):
            yield Remark(obs_id, "supersedes", faults.NOT_SUPERSEDABLE.found(word=old))
        elif _in_ring(obs_id, found):
            yield Remark(obs_id, "supersedes", faults.SUPERSEDES_ITSELF.found())
        elif old in heirs:
            words = faults.SUPERSEDED_TWICE.found(word=old, line=line_of(heirs[old]))
            yield Remark(obs_id, "supersedes", words)
        heirs.setdefault(old, obs_id)


def path_faults(found: Mapping[str, Observation], indicators: Mapping[str, Indicator]) -> Iterator[Remark]:
    """What is wrong with `path`: of what does not add up, another unit, a bound, out of time or order, falling."""
    for obs_id, observation in found.items():
        indicator = indicators.get(observation.indicator)
        if observation.path and indicator and not adds_up(indicator):
            yield Remark(obs_id, "path", faults.PATH_OF_NO_FLOW.found())
        before = None
        for step in observation.path:
            # That it falls says nothing new of a step that is wrong otherwise.
            wrong = list(_step_faults(step, before, observation, indicator)) or list(
                _falls(step, before, observation)
            )
            yield from (Remark(obs_id, "path", words) for words in wrong)
            before = step


def _step_faults(
    step: Milestone, before: Milestone | None, target: Observation, indicator: Indicator | None
) -> Iterator[Found]:
    quantity = step.value.quantity
    if quantity is None:
        yield faults.PATH_NOT_FIRM.found()
        return
    if indicator and quantity.unit not in (None, indicator.unit):
        yield faults.PATH_UNIT.found(unit=quantity.unit, expected=indicator.unit)
    if quantity.comparator is not Comparator.EQ:
        yield faults.PATH_NOT_FIRM.found()
    inside = target.period.start <= step.by.end <= target.period.end
    if not inside or (before is not None and step.by.end <= before.by.end):
        yield faults.PATH_OUTSIDE.found(by=step.by.code, period=target.period.code)


def _falls(step: Milestone, before: Milestone | None, target: Observation) -> Iterator[Found]:
    reached = before.value.quantity if before else None
    here, aim = step.value.quantity, target.value.quantity
    least = reached.value if reached else Fraction(0)
    if here and aim and not least <= here.value <= aim.value:
        yield faults.PATH_FALLS.found(by=step.by.code)


def adds_up(indicator: Indicator) -> bool:
    """Whether what is measured adds up over time, so that it can have a path."""
    summed = indicator.unit not in (Unit.PT, Unit.PP, Unit.FOLD, Unit.RANK)
    flow = indicator.timing is Timing.STRETCH and indicator.measure in (Measure.ADDITION, Measure.LEVEL)
    return summed and flow


def _replaceable(new: Observation, old: Observation) -> bool:
    return old.role is Role.TARGET and (new.region, new.indicator) == (old.region, old.indicator)


def _in_ring(start: str, found: Mapping[str, Observation]) -> bool:
    passed: set[str] = set()
    name: str | None = start
    while name is not None and name in found and name not in passed:
        passed.add(name)
        name = found[name].supersedes
    return name == start
