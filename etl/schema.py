"""What `indicators.yaml` may contain: one frozen record for each kind of thing.

A field says by its annotation how what was typed is read (`etl.scalars`); `etl.records` reads whole records by
these annotations, and `etl.json_schema` describes the file by them. What must agree within one record is told by
its `misfits`: the key to point at, or nothing for the record as a whole, and what was found.
"""

from collections.abc import Sequence
from typing import Annotated, NamedTuple, TypeAlias

from etl import faults, scalars
from etl.codes import (
    Direction,
    Level,
    Measure,
    Modality,
    PlaceKind,
    Reason,
    Role,
    Script,
    Status,
    Timing,
    Unit,
)
from etl.faults.fault import Found
from etl.period import Period
from etl.scalars import Written

Words_: TypeAlias = Annotated[str, scalars.words]
LineNumber: TypeAlias = Annotated[int, scalars.line_number]
LineRange: TypeAlias = Annotated[range, scalars.line_range]
Count: TypeAlias = Annotated[int, scalars.count]
Misfits: TypeAlias = Sequence[tuple[str, Found]]


# What a text can say of each role: nobody has done a target, or plans a result.
FIRMNESS = {
    Role.TARGET: (Modality.COMMIT, Modality.PLAN, Modality.ASPIRE, Modality.EXPECT),
    Role.ACTUAL: (Modality.DONE,),
    Role.ESTIMATE: (Modality.EXPECT, Modality.PLAN),
    Role.BASE: (Modality.DONE, Modality.EXPECT),
}


SAID_OF_ROWS = ("region", "indicator", "period", "role", "modality")  # besides their value
OF_TARGETS = ("set_by", "supersedes", "path")


class Words(NamedTuple):
    """What a viewer reads, in both languages."""

    zh: Words_
    en: Words_


class Group(NamedTuple):
    """A topic, or a family of look-alike indicators."""

    name: Words


class Indicator(NamedTuple):
    """One definition: what is measured, against what, over whom."""

    name: Words
    family: Annotated[str, scalars.declared("families")]
    topic: Annotated[str, scalars.declared("topics")]
    measure: Annotated[Measure, scalars.named(Measure)]
    timing: Annotated[Timing, scalars.named(Timing)]
    unit: Annotated[Unit, scalars.coded(Unit)]
    direction: Annotated[Direction, scalars.named(Direction)]
    numerator: Words
    scope: Words
    counted: Words | None = None  # the measure word of a count: 家, enterprises
    denominator: Words | None = None
    price_basis: Words | None = None
    vintage: Words | None = None  # which edition of the statistics: 第五次全国经济普查修订后
    differs: Words | None = None  # what sets it apart from look-alikes, where nothing above says so
    levels: Annotated[
        tuple[Annotated[Level, scalars.named(Level)], ...], scalars.several
    ] = ()  # to regions of which level it can apply; all if none is given
    within: Annotated[str, scalars.area] | None = None  # it applies only here
    note: Words | None = None

    def misfits(self) -> Misfits:
        """A ratio without denominator; a count without measure word, or a measure word of no count."""
        misfits = []
        if self.measure in (Measure.SHARE, Measure.CONTRIBUTION) and self.denominator is None:
            misfits.append(("", faults.NO_DENOMINATOR.found()))
        if (self.unit is Unit.PN) != (self.counted is not None):
            misfits.append(("", faults.COUNTED.found()))
        return misfits


class Edition(NamedTuple):
    """Texts that were read together, and can be looked at on their own."""

    id: Annotated[str, scalars.record_id]
    name: Words


class Scope(NamedTuple):
    """Which numbers of a text are to be accounted for one by one: those whose clause speaks of a subject.

    A subject that stands within one of the words `passing` is meant in passing, and no subject.
    """

    name: Words
    subjects: Annotated[tuple[Annotated[str, scalars.phrase], ...], scalars.several]
    passing: Annotated[tuple[Annotated[str, scalars.phrase], ...], scalars.several] = ()
    note: Words | None = None


class Outside(NamedTuple):
    """Lines of a file that are not part of its text: page furniture, another article."""

    lines: LineRange
    why: Words


class Audited(NamedTuple):
    """What the audit counted when the text was last at hand, so that its coverage is known without it.

    `mentions` are those in scope, which are bound or set aside; `beyond` are those outside the scope.
    """

    mentions: Count
    bound: Count
    set_aside: Count
    beyond: Count = 0


class Source(NamedTuple):
    """One text: what it is, when it was written and how that is known."""

    title: Words
    publisher: Words
    date: Annotated[str, scalars.day]
    date_evidence: Words
    file: Annotated[str, scalars.file_name]
    sha256: Annotated[str, scalars.sha256]
    script: Annotated[Script, scalars.named(Script)]
    reposted: Annotated[str, scalars.day] | None = None
    outside: Annotated[tuple[Outside, ...], scalars.several] = ()
    scope: Annotated[str, scalars.declared("scopes")] | None = None  # all of the text if none is given
    audited: Audited | None = None


class Place(NamedTuple):
    """A zone, park, platform or facility without a code, and the unit that contains it."""

    name: Words
    kind: Annotated[PlaceKind, scalars.named(PlaceKind)]
    within: Annotated[str, scalars.area]
    note: Words | None = None


class SetAside(NamedTuple):
    """Numeric mentions of a text that are no figures of the catalogue, and why.

    A mention is covered where it lies within one of the phrases, in all lines or in those given.
    """

    source: Annotated[str, scalars.declared("sources")]
    reason: Annotated[Reason, scalars.named(Reason)]
    phrases: Annotated[tuple[Annotated[str, scalars.phrase], ...], scalars.several]
    lines: Annotated[tuple[LineRange, ...], scalars.lines] = ()
    note: Words | None = None

    def misfits(self) -> Misfits:
        """Another reason that is not told."""
        unexplained = self.reason is Reason.OTHER and self.note is None
        return [("", faults.WHY_OTHER.found())] if unexplained else []


class Accepted(NamedTuple):
    """A warning that an editor has looked into, and why the figure stands all the same."""

    warning: Annotated[str, scalars.warning]
    zh: Words_
    en: Words_


class Milestone(NamedTuple):
    """How far a target's own path has it by the end of a period."""

    by: Annotated[Period, scalars.period]
    value: Annotated[Written, scalars.value]


class Columns(NamedTuple):
    """Which column of a table says what, by the name at its head."""

    value: Annotated[str, scalars.typed]
    region: Annotated[str, scalars.typed] | None = None
    indicator: Annotated[str, scalars.typed] | None = None
    period: Annotated[str, scalars.typed] | None = None
    role: Annotated[str, scalars.typed] | None = None
    modality: Annotated[str, scalars.typed] | None = None
    unit: Annotated[str, scalars.typed] | None = None
    bound: Annotated[str, scalars.typed] | None = None
    status: Annotated[str, scalars.typed] | None = None


class Table(NamedTuple):
    """A tabular file whose rows are figures: as a block, it says what all of them share, and where the rest stands.

    It is its own source: a row leads to it by file and row.
    """

    file: Annotated[str, scalars.table_name]
    source: Annotated[str, scalars.declared("sources")]
    columns: Columns
    region: Annotated[str, scalars.region] | None = None
    indicator: Annotated[str, scalars.declared("indicators")] | None = None
    period: Annotated[Period, scalars.period] | None = None
    inferred_from: Words | None = None
    role: Annotated[Role, scalars.named(Role)] | None = None
    modality: Annotated[Modality, scalars.named(Modality)] | None = None
    unit: Words_ | None = None  # what stands behind each number: 亿元
    bound: Words_ | None = None
    status: Annotated[Status, scalars.named(Status)] | None = None
    vintage: Words | None = None
    set_by: Words | None = None
    note: Words | None = None

    def misfits(self) -> Misfits:
        """What is said twice, or nowhere."""
        misfits = [
            (key, faults.SAID_TWICE.found(key=key))
            for key in Columns._fields
            if getattr(self, key, None) and getattr(self.columns, key)
        ]
        lacking = [
            ("", faults.SAID_NOWHERE.found(key=key))
            for key in SAID_OF_ROWS
            if not (getattr(self, key) or getattr(self.columns, key))
        ]
        return [*misfits, *lacking]


class Observation(NamedTuple):
    """One figure of one text. `region` is a GB/T 2260 code or the id of a place."""

    source: Annotated[str, scalars.declared("sources")]
    line: LineNumber
    region: Annotated[str, scalars.region]
    indicator: Annotated[str, scalars.declared("indicators")]
    period: Annotated[Period, scalars.period]
    role: Annotated[Role, scalars.named(Role)]
    value: Annotated[Written, scalars.value]
    modality: Annotated[Modality, scalars.named(Modality)]
    phrase: Annotated[str, scalars.phrase]
    also: Annotated[tuple[LineNumber, ...], scalars.lines] = ()
    inferred_from: Words | None = None
    bound: Words_ | None = None  # a comparator that stands apart from its number: 不低于…的三分之一
    status: Annotated[Status, scalars.named(Status)] = Status.NORMAL
    note: Words | None = None
    vintage: Words | None = None  # which edition of the statistics it is of
    set_by: Words | None = None  # whose target it is
    supersedes: Annotated[str, scalars.typed] | None = None  # id of the target it replaces
    path: Annotated[tuple[Milestone, ...], scalars.several] = ()
    preferred: Words | None = None  # why this claim is to be believed and those that contradict it are not
    review: Annotated[str, scalars.day] | None = None  # when to look whether it still holds
    accepted: Annotated[tuple[Accepted, ...], scalars.several] = ()  # warnings that it stands in spite of

    def misfits(self) -> Misfits:
        """How firmly no text says such a figure; what only targets have."""
        fitting = FIRMNESS[self.role]
        target = self.role is Role.TARGET or not (self.set_by or self.supersedes or self.path)
        if target and self.modality in fitting:
            return ()
        misfits = (
            []
            if target
            else [(key, faults.OF_TARGETS.found(key=key)) for key in OF_TARGETS if getattr(self, key)]
        )
        if self.modality not in fitting:
            allowed = ", ".join(each.name.lower() for each in fitting)
            found = faults.WRONG_MODALITY.found(role=self.role.name.lower(), allowed=allowed)
            misfits.append(("modality", found))
        return misfits
