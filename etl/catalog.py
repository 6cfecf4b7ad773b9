"""The whole of `indicators.yaml`, checked: either a catalog without faults, or every fault at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from etl import claims, disputes, lookalikes, phrases, strict_yaml, succession, wordings
from etl.codes import Measure, Role
from etl.period import Period
from etl.problems import InvalidFile, Problem
from etl.scalars import MEND, References, nearest, record_id
from etl.schema import Group, Indicator, Milestone, Observation, Place, SetAside, Source, Words
from etl.strict_yaml import Document, Trail, spell
from etl.text import Text

RecordType = TypeVar("RecordType", bound=BaseModel)

SECTIONS: Mapping[str, type[BaseModel]] = {
    "topics": Group,
    "families": Group,
    "indicators": Indicator,
    "sources": Source,
    "places": Place,
}
SET_ASIDE = "set_aside"
OBSERVATIONS = "observations"
OPTIONAL = {"places", SET_ASIDE}
FIGURES = "figures"
CHANGES = (Measure.GROWTH, Measure.AVERAGE_GROWTH)  # of these a decrease is negative


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the file each record was read, to point at what later turns out to be wrong with it."""

    document: Document
    observations: Mapping[str, "_Locator"]

    def of_observation(self, obs_id: str, key: str, message: Text) -> Problem:
        """A problem with one key of an observation; with all of it where the key is not written."""
        return self._problem(self.observations[obs_id]((key,)), message)

    def of_source(self, name: str, key: str, message: Text) -> Problem:
        """A problem with one key of a source."""
        return self._problem(("sources", name, key), message)

    def of_set_aside(self, rule: int, phrase: int, message: Text) -> Problem:
        """A problem with one phrase of a rule; both are counted from 0."""
        return self._problem((SET_ASIDE, rule, "phrases", phrase), message)

    def line_of_value(self, obs_id: str) -> int:
        """The line of the file where the value of an observation is written."""
        return self.document.position(self.observations[obs_id](("value",))).line

    def _problem(self, trail: Trail, message: Text) -> Problem:
        return Problem(self.document.file, *self.document.position(trail), spell(trail), message)


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


def read(path: Path) -> Catalog:
    """Read and check a catalog.

    Raises:
        InvalidFile: anything is wrong with it; carries all problems with their positions.
    """
    checker = _Checker(strict_yaml.read(path))
    catalog = checker.catalog()
    if checker.problems:
        raise InvalidFile((*checker.problems, *checker.warnings))
    return replace(catalog, warnings=tuple(sorted(checker.warnings)))


@dataclass(frozen=True, slots=True)
class _Locator:
    """Finds a record's field in the file: in the figure itself, or in the block it shares with others."""

    trail: Trail
    own: Mapping[str, Any] | None = None  # a figure's own keys; all others stand in its block
    beside: frozenset[str] = frozenset()  # the keys of all figures of that block

    def __call__(self, location: Trail) -> Trail:
        if self.own is not None and location and location[0] not in self.own:
            return (*self.trail[:-2], *location)
        return (*self.trail, *location)

    def lacking(self, key: str) -> Trail:
        """Where a missing key is missed: in the block if none of its figures has it, else in the figure."""
        return self.trail if self.own is None or key in self.beside else self.trail[:-2]


class _Checker:
    """One pass over a document, collecting problems."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = list(document.problems)
        self.warnings: list[Problem] = []
        self.locators: dict[str, _Locator] = {}
        self.origin = Origin(document, self.locators)
        self.told: dict[str, list[str]] = {}  # fact and source → ids of its claims

    def catalog(self) -> Catalog:
        root = self._root()
        raw = {name: self._section(root, name) for name in SECTIONS}
        declared = {
            name: frozenset(raw[name]) if isinstance(root.get(name), dict) else None for name in SECTIONS
        }
        references = References(**declared)
        checked: dict[str, Any] = {
            name: self._records(name, raw[name], model, references) for name, model in SECTIONS.items()
        }
        observations = self._observations(root, references, checked["indicators"], checked["sources"])
        self._warn_of_look_alikes(checked["indicators"])
        return Catalog(
            **checked,
            observations=observations,
            set_aside=self._set_aside(root, references),
            warnings=(),
            origin=self.origin,
        )

    def _root(self) -> dict[str, Any]:
        root = self.document.root
        allowed = (*SECTIONS, SET_ASIDE, OBSERVATIONS)
        if not isinstance(root, dict):
            self._note((), wordings.TOP_LEVEL.filled(allowed=", ".join(allowed)))
            return {}
        for name in root:
            if name not in allowed:
                self._unknown_key((name,), allowed)
        for name in allowed:
            if name not in root and name not in OPTIONAL:
                self._note((), wordings.NO_SECTION.filled(name=name))
        return root

    def _section(self, root: Mapping[str, Any], name: str) -> dict[str, Any]:
        records = root.get(name, {})
        if isinstance(records, dict):
            return records
        self._note((name,), wordings.NOT_MAPPING)
        return {}

    def _records(
        self, section: str, raw: Mapping[str, Any], model: type[RecordType], references: References
    ) -> dict[str, RecordType]:
        records: dict[str, RecordType] = {}
        for name, content in raw.items():
            trail: Trail = (section, name)
            self._check_id(trail, name)
            record = self._record(model, content, references, _Locator(trail))
            if record is not None:
                records[name] = record
        return records

    def _check_id(self, trail: Trail, name: str) -> None:
        try:
            record_id(name)
        except PydanticCustomError:
            self._note(trail, wordings.NOT_ID.filled(word=name), at_key=True)

    def _observations(
        self,
        root: Mapping[str, Any],
        references: References,
        indicators: Mapping[str, Indicator],
        sources: Mapping[str, Source],
    ) -> dict[str, Observation]:
        found: dict[str, Observation] = {}
        for block, figure, locate in self._figures(root.get(OBSERVATIONS, [])):
            observation = self._record(Observation, {**block, **figure}, references, locate)
            if observation is None:
                continue
            self._check_agreement(observation, indicators.get(observation.indicator), locate)
            self._check_time(observation, sources.get(observation.source), locate)
            if name := self._name(observation, found, locate):
                found[name] = observation
                self.locators[name] = locate
        self._check_claims(claims.statements(found, indicators, sources))
        self._check_targets(found, indicators)
        return found

    def _name(
        self, observation: Observation, found: Mapping[str, Observation], locate: _Locator
    ) -> str | None:
        """An id that explains itself; none, noted, where the same place or another of the source says so already.

        The first claim of a source about a fact is region.indicator.period.role.source, a further one adds its line.
        """
        fact = f"{claims.fact(observation)}.{observation.source}"
        before = self.told.setdefault(fact, [])
        for name in before:
            line = self.document.position(self.locators[name](("indicator",))).line
            if claims.repeats(observation, found[name]):
                self._note(locate(("indicator",)), wordings.SAME_FACT.filled(line=line))
                return None
            if observation.line == found[name].line:
                words = wordings.SAME_LINE.filled(line=line, other=found[name].value.text)
                self._note(locate(("indicator",)), words)
                return None
        before.append(f"{fact}.L{observation.line}" if before else fact)
        return before[-1]

    def _check_targets(self, found: Mapping[str, Observation], indicators: Mapping[str, Indicator]) -> None:
        line_of = self.origin.line_of_value
        for remark in (*succession.faults(found, line_of), *succession.path_faults(found, indicators)):
            self._note(self.locators[remark.obs_id]((remark.key,)), remark.words)

    def _warn_of_look_alikes(self, indicators: Mapping[str, Indicator]) -> None:
        for name, other in lookalikes.pairs(indicators):
            line = self.document.position(("indicators", other)).line
            words = wordings.LOOK_ALIKE.filled(line=line, other=other, name=indicators[other].name.zh)
            self._note(("indicators", name), words, at_key=True, warning=True)

    def _check_claims(self, told: list[claims.Statement]) -> None:
        for remark in disputes.faults(told, self.origin.line_of_value):
            self._note(self.locators[remark.obs_id]((remark.key,)), remark.words)

    def _set_aside(self, root: Mapping[str, Any], references: References) -> tuple[SetAside, ...]:
        rules = root.get(SET_ASIDE, [])
        if not isinstance(rules, list):
            self._note((SET_ASIDE,), wordings.NOT_LIST)
            return ()
        read = (
            self._record(SetAside, rule, references, _Locator((SET_ASIDE, i))) for i, rule in enumerate(rules)
        )
        return tuple(rule for rule in read if rule)

    def _figures(self, blocks: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any], _Locator]]:
        """What a block says for all of its figures, each figure, and where to find either."""
        if not isinstance(blocks, list):
            self._note((OBSERVATIONS,), wordings.NOT_LIST)
            return
        for i, block in enumerate(blocks):
            trail: Trail = (OBSERVATIONS, i)
            figures = block.get(FIGURES) if isinstance(block, dict) else None
            if not isinstance(figures, list) or not figures:
                self._note(trail, wordings.NO_FIGURES)
                continue
            shared = {key: value for key, value in block.items() if key != FIGURES}
            beside = frozenset(key for figure in figures if isinstance(figure, dict) for key in figure)
            for j, figure in enumerate(figures):
                inside: Trail = (*trail, FIGURES, j)
                if isinstance(figure, dict):
                    yield shared, figure, _Locator(inside, figure, beside)
                else:
                    self._note(inside, wordings.NOT_MAPPING)

    def _check_agreement(
        self, observation: Observation, indicator: Indicator | None, locate: _Locator
    ) -> None:
        written, unit = observation.value.text, observation.value.quantity.unit
        fault = phrases.misfit(written, observation.bound, observation.phrase)
        if fault:
            self._note(locate(("phrase",)), fault)
        word = phrases.turned(written, observation.phrase)
        if word and indicator and indicator.measure in CHANGES:
            self._note(locate(("value",)), wordings.DECREASE.filled(word=word, value=written))
        if unit is None and observation.note is None:
            self._note(locate(("value",)), wordings.NO_UNIT.filled(word=written))
        if indicator and unit not in (None, indicator.unit):
            message = wordings.WRONG_UNIT.filled(
                word=written, unit=unit, indicator=observation.indicator, expected=indicator.unit
            )
            self._note(locate(("value",)), message)

    def _check_time(self, observation: Observation, source: Source | None, locate: _Locator) -> None:
        if not source or observation.role is not Role.ACTUAL:
            return
        if observation.period.start > Period.parse(source.date).end:
            message = wordings.NOT_YET.filled(period=observation.period.code, date=source.date)
            self._note(locate(("period",)), message)

    def _record(
        self, model: type[RecordType], content: Any, references: References, locate: _Locator
    ) -> RecordType | None:
        try:
            return model.model_validate(content, context=references)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self._note_detail(detail, model, locate)
            return None

    def _note_detail(self, detail: ErrorDetails, model: type[BaseModel], locate: _Locator) -> None:
        location = detail["loc"]
        match detail["type"]:
            case kind if kind == MEND and "ctx" in detail:
                self._note(locate(location), Text(detail["ctx"]["zh"], detail["ctx"]["en"]))
            case "missing":
                inner = location[:-1]
                trail = locate(inner) if inner else locate.lacking(str(location[-1]))
                self._note(trail, wordings.MISSING.filled(key=location[-1]))
            case "extra_forbidden":
                within = Milestone if location[0] == "path" else Words
                beside = within if len(location) > 1 else model
                self._unknown_key(locate(location), tuple(beside.model_fields))
            case "model_type":
                self._note(locate(location), wordings.BOTH_LANGUAGES if location else wordings.NOT_MAPPING)
            case _:
                self._note(locate(location), wordings.WRONG_SHAPE)

    def _unknown_key(self, trail: Trail, allowed: tuple[str, ...]) -> None:
        key = str(trail[-1])
        if " " in key:
            self._note(trail, wordings.COMMA_IN_TEXT.filled(key=key), at_key=True)
            return
        message = wordings.UNKNOWN_KEY.filled(key=key, allowed=", ".join(allowed)) + nearest(key, allowed)
        self._note(trail, message, at_key=True)

    def _note(self, trail: Trail, message: Text, *, at_key: bool = False, warning: bool = False) -> None:
        # A value the reader refused already has its problem.
        if any(trail[:end] in self.document.refused for end in range(len(trail) + 1)):
            return
        place = self.document.keys.get(trail) if at_key else None
        position = place or self.document.position(trail)
        notes = self.warnings if warning else self.problems
        notes.append(Problem(self.document.file, *position, spell(trail), message, warning))
