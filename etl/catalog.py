"""The whole of `indicators.yaml`, checked: either a catalog without faults, or every fault at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from etl import areas, claims, collector, disputes, faults, lookalikes, scalars, strict_yaml, succession
from etl.agreement import Agreement
from etl.faults.fault import Found
from etl.labels import STANDS_THERE
from etl.origin import FIGURES, OBSERVATIONS, SET_ASIDE, Figure, Origin
from etl.places import Trail
from etl.problems import InvalidFile, Problem, Related
from etl.records import Begun, Records, Wrong
from etl.remarks import Remark
from etl.scalars import Mistaken, References, closest, nearest
from etl.schema import Group, Indicator, Observation, Place, SetAside, Source
from etl.sense import accepted
from etl.sense.looked_at import LookedAt
from etl.strict_yaml import Document

SECTIONS: Mapping[str, type[Any]] = {
    "topics": Group,
    "families": Group,
    "indicators": Indicator,
    "sources": Source,
    "places": Place,
}
OPTIONAL = {"places", SET_ASIDE}


@dataclass(frozen=True, slots=True)
class Catalog:
    """Records by id, in the order of the file; every reference between them holds."""

    topics: Mapping[str, Group]
    families: Mapping[str, Group]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    observations: Mapping[str, Observation]
    set_aside: tuple[SetAside, ...]
    warnings: tuple[Problem, ...] = field(compare=False, repr=False)
    origin: Origin = field(compare=False, repr=False)


def read(path: Path, day: date | None = None) -> Catalog:
    """Read and check a catalog, on a day (today) on which dates of review may be past.

    Raises:
        InvalidFile: anything is wrong with it; carries all problems with their positions.
    """
    with collector.paused():
        checker = _Checker(strict_yaml.read(path), day or date.today())
        catalog = checker.catalog()
    faulty = [problem for problem in checker.problems if not problem.warning]
    if faulty:
        raise InvalidFile(checker.problems)
    return replace(catalog, warnings=tuple(sorted(checker.problems)))


class _Checker:
    """One pass over a document, collecting problems."""

    def __init__(self, document: Document, day: date) -> None:
        self.document, self.day = document, day
        self.problems: list[Problem] = list(document.problems)
        self.origin = Origin(document)
        self.agreement = Agreement({}, {})
        self.stated: dict[str, str] = {}  # the region of the block, of figures that name another
        self.further: dict[str, list[str]] = {}  # of a fact and source told several times: ids of its claims

    def catalog(self) -> Catalog:
        root = self._root()
        raw = {name: self._section(root, name) for name in SECTIONS}
        declared = {
            name: frozenset(raw[name]) if isinstance(root.get(name), dict) else None for name in SECTIONS
        }
        references = References(**declared)
        checked: dict[str, Any] = {
            name: self._records(name, raw[name], Records(record, references))
            for name, record in SECTIONS.items()
        }
        observations = self._observations(root, references, checked)
        self._warn_of_look_alikes(checked["indicators"])
        return Catalog(
            **checked,
            observations=observations,
            set_aside=self._set_aside(root, Records(SetAside, references)),
            warnings=(),
            origin=self.origin,
        )

    def _root(self) -> dict[str, Any]:
        root = self.document.root
        allowed = (*SECTIONS, SET_ASIDE, OBSERVATIONS)
        if not isinstance(root, dict):
            self._note((), faults.TOP_LEVEL.found(allowed=", ".join(allowed)))
            return {}
        for name in root:
            if name not in allowed:
                found = faults.UNKNOWN_KEY.found(key=name, allowed=", ".join(allowed))
                self._note((name,), found.hinting(nearest(name, allowed)), at_key=True)
        misspelt = {closest(name, allowed) for name in root if name not in allowed}
        for name in allowed:
            if name not in root and name not in OPTIONAL and name not in misspelt:
                self._note((), faults.NO_SECTION.found(name=name))
        return root

    def _section(self, root: Mapping[str, Any], name: str) -> dict[str, Any]:
        records = root.get(name, {})
        if isinstance(records, dict):
            return records
        self._note((name,), faults.NOT_MAPPING.found())
        return {}

    def _records(self, section: str, raw: Mapping[str, Any], records: Records[Any]) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for name, content in raw.items():
            trail: Trail = (section, name)
            self._check_id(trail, name)
            record = self._record(records, content, trail)
            if record is not None:
                read[name] = record
        return read

    def _check_id(self, trail: Trail, name: str) -> None:
        try:
            scalars.record_id.read(name, scalars.NOTHING_DECLARED)
        except Mistaken:
            self._note(trail, faults.NOT_ID.found(word=name), at_key=True)

    def _set_aside(self, root: Mapping[str, Any], records: Records[SetAside]) -> tuple[SetAside, ...]:
        rules = root.get(SET_ASIDE, [])
        if not isinstance(rules, list):
            self._note((SET_ASIDE,), faults.NOT_LIST.found())
            return ()
        read = (self._record(records, rule, (SET_ASIDE, i)) for i, rule in enumerate(rules))
        return tuple(rule for rule in read if rule)

    def _record(self, records: Records[Any], content: Any, trail: Trail) -> Any:
        wrong: list[Wrong] = []
        record = records.read(content, wrong)
        for each in wrong:
            inside = each.trail[:-1] if each.missing else each.trail
            self._note((*trail, *inside), each.found, at_key=each.at_key)
        return record

    def _observations(
        self,
        root: Mapping[str, Any],
        references: References,
        checked: Mapping[str, Mapping[str, Any]],
    ) -> dict[str, Observation]:
        indicators, sources = checked["indicators"], checked["sources"]
        found: dict[str, Observation] = {}
        self.origin.named(found)
        self.agreement = Agreement(indicators, sources)
        figures = self._figures(root.get(OBSERVATIONS, []), Records(Observation, references))
        for where, observation, stated in figures:
            self._misfits(where, self.agreement.misfits(observation))
            if name := self._name(observation, found, where):
                found[name] = observation
                self.origin.add(where)
                if stated:
                    self.stated[name] = stated
        self._check_claims(claims.statements(claims.contested(found), indicators, sources))
        self._check_targets(found, indicators)
        self._check_sense(found, checked)
        return found

    def _bounded(self, observation: Observation, where: Figure) -> Observation:
        """The observation with its value read together with the bound that stands apart from it."""
        try:
            value = scalars.figure(observation.value.text, observation.bound or "")
        except Mistaken as error:
            self._note(self.origin.trail(where, ("value",)), error.found)
            return observation
        return observation._replace(value=value)

    def _note_wrong(self, where: Figure, wrong: Sequence[Wrong]) -> None:
        for each in wrong:
            if each.missing and len(each.trail) == 1:
                trail = self.origin.lacking(where, str(each.trail[0]))
            else:
                trail = self.origin.trail(where, each.trail[:-1] if each.missing else each.trail)
            self._note(trail, each.found, at_key=each.at_key)

    def _figures(
        self, blocks: Any, records: Records[Observation]
    ) -> Iterator[tuple[Figure, Observation, str | None]]:
        """Each figure, read together with what its block says for all of its figures.

        Beside it the region of the block, where the figure names another one itself.
        """
        if not isinstance(blocks, list):
            self._note((OBSERVATIONS,), faults.NOT_LIST.found())
            return
        for i, block in enumerate(blocks):
            trail: Trail = (OBSERVATIONS, i)
            figures = block.get(FIGURES) if isinstance(block, dict) else None
            if not isinstance(figures, list) or not figures:
                self._note(trail, faults.NO_FIGURES.found())
                continue
            wrong: list[Wrong] = []
            begun = records.begin({key: value for key, value in block.items() if key != FIGURES}, wrong)
            for each in wrong:
                self._note((*trail, *each.trail), each.found, at_key=each.at_key)
            stated = begun.of("region")
            for j, figure in enumerate(figures):
                if isinstance(figure, dict):
                    where = Figure(i, j)
                    observation = self._figure(where, records, begun, figure)
                    if observation is not None:
                        yield where, observation, stated if "region" in figure else None
                    else:
                        self._misfits(where, self.agreement.partly({**block, **figure}))
                else:
                    self._note((*trail, FIGURES, j), faults.NOT_MAPPING.found())

    def _misfits(self, where: Figure, misfits: Sequence[tuple[str, Found]]) -> None:
        for key, misfit in misfits:
            self._note(self.origin.trail(where, (key,)), misfit)

    def _figure(
        self, where: Figure, records: Records[Observation], begun: Begun, content: Mapping[str, Any]
    ) -> Observation | None:
        wrong: list[Wrong] = []
        observation = records.complete(begun, content, wrong)
        if wrong:
            self._note_wrong(where, wrong)
        if observation is None or observation.bound is None:
            return observation
        return self._bounded(observation, where)

    def _name(self, observation: Observation, found: Mapping[str, Observation], where: Figure) -> str | None:
        """An id that explains itself; none, noted, where the same place or another of the source says so already.

        The first claim of a source about a fact is region.indicator.period.role.source, a further one adds its line.
        """
        first = f"{claims.fact(observation)}.{observation.source}"
        if first not in found:
            return first
        before = self.further.setdefault(first, [first])
        for name in before:
            there = found[name]
            line = self.origin.line_of(name, "indicator")
            if claims.repeats(observation, there):
                words = faults.SAME_FACT.found(line=line)
            elif observation.line == there.line:
                words = faults.SAME_LINE.found(line=line, other=there.value.text)
            else:
                continue
            self._note(
                self.origin.trail(where, ("indicator",)), words, related=self._there(name, "indicator")
            )
            return None
        before.append(f"{first}.L{observation.line}")
        return before[-1]

    def _check_targets(self, found: Mapping[str, Observation], indicators: Mapping[str, Indicator]) -> None:
        line_of = self.origin.line_of_value
        for remark in (*succession.astray(found, line_of), *succession.path_faults(found, indicators)):
            self._remark(remark)

    def _check_claims(self, told: list[claims.Statement]) -> None:
        for remark in disputes.unsettled(told, self.origin.line_of_value):
            self._remark(remark)

    def _remark(self, remark: Remark) -> None:
        trail = self.origin.trail(self.origin.of(remark.obs_id), (remark.key,))
        related = self._there(remark.other, remark.key) if remark.other else ()
        self._note(trail, remark.found, related=related)

    def _check_sense(
        self, found: Mapping[str, Observation], checked: Mapping[str, Mapping[str, Any]]
    ) -> None:
        sound = [name for name, each in found.items() if _sound(each, checked)]
        looked_at = LookedAt(
            found if len(sound) == len(found) else {name: found[name] for name in sound},
            checked["indicators"],
            checked["sources"],
            checked["places"],
            self.stated,
            self.day,
            self.origin.line_of_value,
        )
        for remark in accepted.unaccepted(looked_at):
            self._remark(remark)

    def _warn_of_look_alikes(self, indicators: Mapping[str, Indicator]) -> None:
        for name, other in lookalikes.pairs(indicators):
            position = self.document.position(("indicators", other))
            words = faults.LOOK_ALIKE.found(line=position.line, other=other, name=indicators[other].name.zh)
            related = (Related(*position, STANDS_THERE),)
            self._note(("indicators", name), words, at_key=True, related=related)

    def _there(self, obs_id: str, key: str) -> tuple[Related, ...]:
        """Where another observation stands that a problem speaks of."""
        position = self.document.position(self.origin.trail(self.origin.of(obs_id), (key,)))
        return (Related(*position, STANDS_THERE),)

    def _note(
        self, trail: Trail, found: Found, *, at_key: bool = False, related: Sequence[Related] = ()
    ) -> None:
        # A value the reader refused already has its problem.
        if not self.document.refuses(trail):
            self.problems.append(self.document.problem(trail, found, at_key=at_key, related=related))


def _sound(observation: Observation, checked: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether it can be compared with others at all: what it speaks of is known, its unit is the indicator's."""
    indicator, region = checked["indicators"].get(observation.indicator), observation.region
    if indicator is None or observation.source not in checked["sources"]:
        return False
    known = region in checked["places"] or region in areas.areas()
    return known and observation.value.quantity.unit in (None, indicator.unit)
