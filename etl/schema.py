"""What `indicators.yaml` may contain: one frozen model for each kind of record.

References to other records are checked here too, against the ids the file declares (`References`, passed
as validation context), so that all faults of one record are found in one go.
"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo, model_validator

from etl import scalars, wordings
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
from etl.period import Period
from etl.scalars import Written, fail

Words_ = Annotated[str, BeforeValidator(scalars.words)]
LineNumber = Annotated[int, BeforeValidator(scalars.line_number)]
LineRange = Annotated[range, BeforeValidator(scalars.line_range)]
Count = Annotated[int, BeforeValidator(scalars.count)]


# What a text can say of each role: nobody has done a target, or plans a result.
FIRMNESS = {
    Role.TARGET: (Modality.COMMIT, Modality.PLAN, Modality.ASPIRE, Modality.EXPECT),
    Role.ACTUAL: (Modality.DONE,),
    Role.ESTIMATE: (Modality.EXPECT, Modality.PLAN),
    Role.BASE: (Modality.DONE, Modality.EXPECT),
}


class Record(BaseModel):
    """Frozen; an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Words(Record):
    """What a viewer reads, in both languages."""

    zh: Words_
    en: Words_


class Group(Record):
    """A topic, or a family of look-alike indicators."""

    name: Words


class Indicator(Record):
    """One definition: what is measured, against what, over whom."""

    name: Words
    family: Annotated[str, BeforeValidator(scalars.declared("families"))]
    topic: Annotated[str, BeforeValidator(scalars.declared("topics"))]
    measure: Annotated[Measure, BeforeValidator(scalars.named(Measure))]
    timing: Annotated[Timing, BeforeValidator(scalars.named(Timing))]
    unit: Annotated[Unit, BeforeValidator(scalars.coded(Unit))]
    counted: Words | None = None  # the measure word of a count: 家, enterprises
    direction: Annotated[Direction, BeforeValidator(scalars.named(Direction))]
    numerator: Words
    denominator: Words | None = None
    scope: Words
    price_basis: Words | None = None
    vintage: Words | None = None  # which edition of the statistics: 第五次全国经济普查修订后
    differs: Words | None = None  # what sets it apart from look-alikes, where nothing above says so
    levels: Annotated[
        tuple[Annotated[Level, BeforeValidator(scalars.named(Level))], ...], BeforeValidator(scalars.several)
    ] = ()  # to regions of which level it can apply; all if none is given
    within: Annotated[str, BeforeValidator(scalars.area)] | None = None  # it applies only here
    note: Words | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Indicator":
        if self.measure in (Measure.SHARE, Measure.CONTRIBUTION) and self.denominator is None:
            fail(wordings.NO_DENOMINATOR)
        if (self.unit is Unit.PN) != (self.counted is not None):
            fail(wordings.COUNTED)
        return self


class Outside(Record):
    """Lines of a file that are not part of its text: page furniture, another article."""

    lines: LineRange
    why: Words


class Audited(Record):
    """What the audit counted when the text was last at hand, so that its coverage is known without it."""

    mentions: Count
    bound: Count
    set_aside: Count


class Source(Record):
    """One text: what it is, when it was written and how that is known."""

    title: Words
    publisher: Words
    date: Annotated[str, BeforeValidator(scalars.day)]
    date_evidence: Words
    reposted: Annotated[str, BeforeValidator(scalars.day)] | None = None
    file: Annotated[str, BeforeValidator(scalars.file_name)]
    sha256: Annotated[str, BeforeValidator(scalars.sha256)]
    script: Annotated[Script, BeforeValidator(scalars.named(Script))]
    outside: tuple[Outside, ...] = ()
    audited: Audited | None = None


class Place(Record):
    """A zone, park, platform or facility without a code, and the unit that contains it."""

    name: Words
    kind: Annotated[PlaceKind, BeforeValidator(scalars.named(PlaceKind))]
    within: Annotated[str, BeforeValidator(scalars.area)]
    note: Words | None = None


class SetAside(Record):
    """Numeric mentions of a text that are no figures of the catalogue, and why.

    A mention is covered where it lies within one of the phrases, in all lines or in those given.
    """

    source: Annotated[str, BeforeValidator(scalars.declared("sources"))]
    reason: Annotated[Reason, BeforeValidator(scalars.named(Reason))]
    lines: Annotated[tuple[LineRange, ...], BeforeValidator(scalars.lines)] = ()
    phrases: Annotated[
        tuple[Annotated[str, BeforeValidator(scalars.phrase)], ...], BeforeValidator(scalars.several)
    ]
    note: Words | None = None

    @model_validator(mode="after")
    def _explained(self) -> "SetAside":
        if self.reason is Reason.OTHER and self.note is None:
            fail(wordings.WHY_OTHER)
        return self


def _fitting(modality: Modality, info: ValidationInfo) -> Modality:
    role = info.data.get("role")
    if role and modality not in FIRMNESS[role]:
        allowed = ", ".join(fitting.name.lower() for fitting in FIRMNESS[role])
        fail(wordings.WRONG_MODALITY.filled(role=role.name.lower(), allowed=allowed))
    return modality


class Milestone(Record):
    """How far a target's own path has it by the end of a period."""

    by: Annotated[Period, BeforeValidator(scalars.period)]
    value: Annotated[Written, BeforeValidator(scalars.value)]


class Observation(Record):
    """One figure of one text. `region` is a GB/T 2260 code or the id of a place."""

    source: Annotated[str, BeforeValidator(scalars.declared("sources"))]
    line: LineNumber
    also: Annotated[tuple[LineNumber, ...], BeforeValidator(scalars.lines)] = ()
    region: Annotated[str, BeforeValidator(scalars.region)]
    indicator: Annotated[str, BeforeValidator(scalars.declared("indicators"))]
    period: Annotated[Period, BeforeValidator(scalars.period)]
    inferred_from: Words | None = None
    role: Annotated[Role, BeforeValidator(scalars.named(Role))]
    bound: Words_ | None = None  # a comparator that stands apart from its number: 不低于…的三分之一
    value: Annotated[Written, BeforeValidator(scalars.value)]
    modality: Annotated[Modality, BeforeValidator(scalars.named(Modality)), AfterValidator(_fitting)]
    status: Annotated[Status, BeforeValidator(scalars.named(Status))] = Status.NORMAL
    phrase: Annotated[str, BeforeValidator(scalars.phrase)]
    note: Words | None = None
    vintage: Words | None = None  # which edition of the statistics it is of
    set_by: Words | None = None  # whose target it is
    supersedes: Annotated[str, BeforeValidator(scalars.typed)] | None = None  # id of the target it replaces
    path: Annotated[tuple[Milestone, ...], BeforeValidator(scalars.several)] = ()
    preferred: Words | None = None  # why this claim is to be believed and those that contradict it are not

    @model_validator(mode="after")
    def _of_targets(self) -> "Observation":
        for key in ("set_by", "supersedes", "path"):
            if getattr(self, key) and self.role is not Role.TARGET:
                fail(wordings.OF_TARGETS.filled(key=key))
        return self
