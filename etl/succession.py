"""Whether targets replace each other in a way that can be, and whether a target's path leads to it."""

from collections.abc import Callable, Iterator, Mapping

from etl import wordings
from etl.codes import Comparator, Role
from etl.disputes import Remark
from etl.scalars import nearest
from etl.schema import Indicator, Observation

LineOf = Callable[[str], int]


def faults(found: Mapping[str, Observation], line_of: LineOf) -> Iterator[Remark]:
    """What is wrong with `supersedes`: no such target, one of another region or indicator, a ring, two heirs."""
    heirs: dict[str, str] = {}
    for obs_id, observation in found.items():
        old = observation.supersedes
        if old is None:
            continue
        if old not in found:
            hint = nearest(old, [name for name, each in found.items() if each.role is Role.TARGET])
            yield Remark(obs_id, "supersedes", wordings.NO_SUCH_FIGURE.filled(word=old) + hint)
        elif not _replaceable(observation, found[old]):
            yield Remark(obs_id, "supersedes", wordings.NOT_SUPERSEDABLE.filled(word=old))
        elif _in_ring(obs_id, found):
            yield Remark(obs_id, "supersedes", wordings.SUPERSEDES_ITSELF)
        elif old in heirs:
            words = wordings.SUPERSEDED_TWICE.filled(word=old, line=line_of(heirs[old]))
            yield Remark(obs_id, "supersedes", words)
        heirs.setdefault(old, obs_id)


def path_faults(found: Mapping[str, Observation], indicators: Mapping[str, Indicator]) -> Iterator[Remark]:
    """What is wrong with `path`: another unit, a bound, a step outside the target's period or out of order."""
    for obs_id, observation in found.items():
        expected = indicators[observation.indicator].unit if observation.indicator in indicators else None
        last = None
        for step in observation.path:
            quantity = step.value.quantity
            if expected and quantity.unit not in (None, expected):
                words = wordings.PATH_UNIT.filled(unit=quantity.unit, expected=expected)
                yield Remark(obs_id, "path", words)
            if quantity.comparator is not Comparator.EQ:
                yield Remark(obs_id, "path", wordings.PATH_NOT_FIRM)
            inside = observation.period.start <= step.by.end <= observation.period.end
            if not inside or (last is not None and step.by.end <= last):
                words = wordings.PATH_OUTSIDE.filled(by=step.by.code, period=observation.period.code)
                yield Remark(obs_id, "path", words)
            last = step.by.end


def _replaceable(new: Observation, old: Observation) -> bool:
    return old.role is Role.TARGET and (new.region, new.indicator) == (old.region, old.indicator)


def _in_ring(start: str, found: Mapping[str, Observation]) -> bool:
    passed: set[str] = set()
    name: str | None = start
    while name is not None and name in found and name not in passed:
        passed.add(name)
        name = found[name].supersedes
    return name == start
