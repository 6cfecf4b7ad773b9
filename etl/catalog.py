"""`indicators.yaml` and the files it lists, checked: a catalog without faults, or every fault at once."""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl import claims, collector, disputes, faults, gathered, lookalikes, scalars, succession
from etl.agreement import Agreement
from etl.faults.fault import Found
from etl.gathered import EDITION, Gathered, Shape
from etl.labels import STANDS_THERE
from etl.origin import FIGURES, OBSERVATIONS, SET_ASIDE, TABLES, Figure, Origin, Where
from etl.places import Trail
from etl.problems import MOST, InvalidFile, Problem, Related
from etl.records import Begun, Records, Wrong
from etl.remarks import Remark
from etl.scalars import Mistaken, References
from etl.schema import Edition, Group, Indicator, Observation, Place, Scope, SetAside, Source
from etl.sense import accepted
from etl.sense.looked_at import LookedAt

if TYPE_CHECKING:
    from etl.tabular.large import Large
    from etl.tabular.listed import Listed

SECTIONS: Mapping[str, type[Any]] = {
    "topics": Group,
    "families": Group,
    "scopes": Scope,
    "indicators": Indicator,
    "sources": Source,
    "places": Place,
}
OPTIONAL = ("scopes", "places", SET_ASIDE, TABLES)
CENTRAL = ("topics", "families", "scopes", "indicators")
FORM = Shape(tuple(SECTIONS), (SET_ASIDE, TABLES, OBSERVATIONS), OPTIONAL, CENTRAL)


@dataclass(frozen=True, slots=True)
class Catalog:
    """Records by id, in the order of the files; every reference between them holds."""

    topics: Mapping[str, Group]
    families: Mapping[str, Group]
    scopes: Mapping[str, Scope]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    observations: Mapping[str, Observation]
    set_aside: tuple[SetAside, ...]
    editions: Mapping[str, Edition]
    edition_of: Mapping[str, str]  # of sources: the id of their edition, where they are of one
    large: "tuple[Large, ...]" = field(compare=False, repr=False)  # tables that are not held in memory
    beside: Mapping[str, Observation]  # of these, rows that were looked at beside others
    warnings: tuple[Problem, ...] = field(compare=False, repr=False)
    origin: Origin = field(compare=False, repr=False)


def read(path: Path, day: date | None = None) -> Catalog:
    """Read and check a catalog with all its files, on a day (today) on which dates of review may be past.

    A file that is part of another is read with the indicators of that one, and without its other parts.

    Raises:
        InvalidFile: anything is wrong with it; carries all problems with their positions.
    """
    with collector.paused():
        checker = _Checker(gathered.read(path, FORM), day or date.today())
        catalog = checker.catalog()
    faulty = [problem for problem in checker.problems if not problem.warning]
    if faulty:
        raise InvalidFile(checker.problems)
    return replace(catalog, warnings=tuple(sorted(checker.problems)))


class _Checker:
    """One pass over a catalog's files, collecting problems."""

    def __init__(self, files: Gathered, day: date) -> None:
        self.files, self.day = files, day
        self.problems: list[Problem] = list(files.problems)
        self.errors = len(self.problems)  # by now; the rest of them are warnings
        self.origin = Origin(files)
        self.agreement = Agreement({}, {})
        self.stated: dict[str, str] = {}  # the region of the block, of figures that name another
        self.large: tuple[Large, ...] = ()
        self.beside: dict[str, Observation] = {}
        self.further: dict[str, list[str]] = {}  # of a fact and source told several times: ids of its claims

    def catalog(self) -> Catalog:
        root = self.files.root
        raw = {name: root.get(name, {}) for name in SECTIONS}
        # Of a section that is not there, or is none, nobody knows what it declares; of scopes there may be none.
        declared = {
            name: frozenset(raw[name]) if name in root or name == "scopes" else None for name in SECTIONS
        }
        references = References(**declared, hints=scalars.Hints(scalars.MAX_HINTS))
        checked: dict[str, Any] = {
            name: self._records(name, raw[name], Records(record, references))
            for name, record in SECTIONS.items()
        }
        observations = self._observations(root, references, checked)
        self._warn_of_look_alikes(checked["indicators"])
        editions = self._editions()
        return Catalog(
            **checked,
            observations=observations,
            set_aside=self._set_aside(root, Records(SetAside, references)),
            editions={each.id: each for each in editions.values()},
            edition_of=self._edition_of(editions),
            large=self.large,
            beside=self.beside,
            warnings=(),
            origin=self.origin,
        )

    def _editions(self) -> dict[int, Edition]:
        """The editions that files name, by the number of the file."""
        found: dict[int, Edition] = {}
        records = Records(Edition, scalars.NOTHING_DECLARED)
        for number, document in enumerate(self.files.documents):
            if self.files.editions[number] != number or not isinstance(document.root, dict):
                continue
            wrong: list[Wrong] = []
            edition = records.read(document.root[EDITION], wrong)
            for each in wrong:
                inside = each.trail[:-1] if each.missing else each.trail
                self.problems.append(document.problem((EDITION, *inside), each.found, at_key=each.at_key))
            if edition is None:
                continue
            twice = next((other for other, known in found.items() if known.id == edition.id), None)
            if twice is not None:
                words = faults.DECLARED_TWICE.found(name=edition.id, file=self.files.documents[twice].file)
                self.problems.append(document.problem((EDITION, "id"), words))
                continue
            found[number] = edition
        return found

    def _edition_of(self, editions: Mapping[int, Edition]) -> dict[str, str]:
        sources = self.files.root.get("sources", {})
        numbers = {name: self.files.editions[self.files.owners["sources", name]] for name in sources}
        return {
            name: editions[number].id
            for name, number in numbers.items()
            if number is not None and number in editions
        }

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
        read = [self._record(records, rule, (SET_ASIDE, i)) for i, rule in enumerate(rules)]
        for i, rule in enumerate(read):
            if rule:
                self._check_file((SET_ASIDE, i, "source"), rule.source)
        return tuple(rule for rule in read if rule)

    def _check_file(self, trail: Trail, source: str) -> None:
        """What is said of a source stands in the file that declares it: one editor, one file."""
        if len(self.files.documents) == 1 or ("sources", source) not in self.files.owners:
            return
        there, here = self.files.owner(("sources", source))[0], self.files.owner(trail)[0]
        if there is not here:
            self._note(trail, faults.FOREIGN_SOURCE.found(name=source, file=there.file))

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
        listed = self._listed(references, checked) if root.get(TABLES) else None
        figures = self._figures(root.get(OBSERVATIONS, []), Records(Observation, references))
        several = len(self.files.documents) > 1
        for where, observation, stated in figures:
            self._misfits(where, self.agreement.misfits(observation))
            if several:
                self._check_file(self.origin.trail(where, ("source",)), observation.source)
            if name := self._name(observation, found, where):
                found[name] = observation
                self.origin.add(where)
                if stated:
                    self.stated[name] = stated
        if listed:
            self._rows(listed, root[TABLES], found, sources)
        known = {**found, **self.beside} if self.beside else found
        self._check_claims(claims.statements(claims.contested(known), indicators, sources))
        self._check_targets(known, indicators)
        partly = listed is not None and listed.partly
        self._check_sense(found if partly else known, checked, partly=partly)
        return found

    def _listed(self, references: References, checked: Mapping[str, Mapping[str, Any]]) -> "Listed":
        from etl.tabular.listed import Listed  # noqa: PLC0415  (few catalogues have tables)

        def agreement() -> Agreement:
            return Agreement(checked["indicators"], checked["sources"])

        looked_at = self._looked_at({}, checked)
        return Listed(self.files, references, agreement, self._note, self._check_file, looked_at)

    def _rows(
        self,
        listed: "Listed",
        raw: Sequence[Any],
        found: dict[str, Observation],
        sources: Mapping[str, Source],
    ) -> None:
        """The rows of all tables as further figures; of too large ones those to be looked at beside others."""
        for row, observation in listed.rows(raw, sources):
            if name := self._name(observation, found, row):
                found[name] = observation
                self.origin.add(row)
        self.large = listed.large
        known = ChainMap(self.beside, found)
        for row, observation in listed.beside(found.values()):
            if name := self._name(observation, known, row):
                self.beside[name] = observation
                self.origin.aside(name, row)

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

    def _name(self, observation: Observation, found: Mapping[str, Observation], where: Where) -> str | None:
        """An id that explains itself; none, noted, where the same place or another of the source says so already.

        The first claim of a source about a fact is region.indicator.period.role.source, a further one adds its line.
        """
        first = claims.first_name(observation)
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
        self,
        found: Mapping[str, Observation],
        checked: Mapping[str, Mapping[str, Any]],
        *,
        partly: bool,
    ) -> None:
        looked_at = self._looked_at(found, checked)
        sound = {name: each for name, each in found.items() if looked_at.knows(each)}
        if len(sound) < len(found):
            looked_at = replace(looked_at, observations=sound)
        for remark in accepted.unaccepted(looked_at, self.beside, partly=partly):
            self._remark(remark)

    def _looked_at(
        self, observations: Mapping[str, Observation], checked: Mapping[str, Mapping[str, Any]]
    ) -> LookedAt:
        return LookedAt(
            observations,
            checked["indicators"],
            checked["sources"],
            checked["places"],
            self.stated,
            self.day,
            self.origin.line_of_value,
        )

    def _warn_of_look_alikes(self, indicators: Mapping[str, Indicator]) -> None:
        for name, other in lookalikes.pairs(indicators):
            trail = ("indicators", other)
            line = self.files.place(trail)
            words = faults.LOOK_ALIKE.found(line=line, other=other, name=indicators[other].name.zh)
            related = (self.files.related(trail, STANDS_THERE),)
            self._note(("indicators", name), words, at_key=True, related=related)

    def _there(self, obs_id: str, key: str) -> tuple[Related, ...]:
        """Where another observation stands that a problem speaks of."""
        trail = self.origin.trail(self.origin.of(obs_id), (key,))
        return (self.files.related(trail, STANDS_THERE),)

    def _note(
        self, trail: Trail, found: Found, *, at_key: bool = False, related: Sequence[Related] = ()
    ) -> None:
        # A value the reader refused already has its problem.
        if not self.files.refuses(trail):
            self.problems.append(self.files.problem(trail, found, at_key=at_key, related=related))
            self._check_count(trail)

    def _check_count(self, trail: Trail) -> None:
        """Stop where an editor would: each further error costs time, and is likely the same.

        Raises:
            InvalidFile: there are too many by now.
        """
        self.errors += not self.problems[-1].warning
        if self.errors >= MOST:
            enough = self.files.problem(trail, faults.TOO_MANY_PROBLEMS.found(limit=MOST))
            raise InvalidFile([*self.problems, enough])
