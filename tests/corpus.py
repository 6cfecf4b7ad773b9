"""Invented texts in which every numeric mention is marked, and how what was found agrees with the marks.

A mark is {{letter|as written}}, for a quantity {{letter|as written|reading}}. It may run over a line's end.

- Letters are the initials of `Kind`: F figure, C company, D date, N name, O ordinal, T technical, L list.
  V is vague (数十家) or a matter of taste (27岁): it may be found, as whatever it seems, or passed over.
- A reading is `GE 4.72e12 CNY`, `RG 50..60 PN`, `EQ 100/3 PT`: comparator, value in base unit, unit. Unit `-`
  has no code, or depends on taste, and is not compared. Reading `?` is one a `Quantity` cannot hold (前10位, 5:3).

A number without a mark is no mention (一带一路, the numbering of paragraphs).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple, Protocol

from etl.codes import Comparator, Kind, Unit
from etl.errors import IndicatorsError
from etl.quantity import Quantity

FOLDER = Path(__file__).parent / "corpus"
QUANTITIES = {Kind.FIGURE, Kind.COMPANY}
_KINDS = {kind.name[0]: kind for kind in Kind} | {"V": None}
_MARK = re.compile(r"\{\{(?P<letter>\w)\|(?P<words>[^|{}]+)(?:\|(?P<reading>[^|{}]+))?\}\}")
_READING = re.compile(r"(?P<comparator>[A-Z]{2}) (?P<value>\S+?)(?:\.\.(?P<upper>\S+))? (?P<unit>\S+)")
_NUMERAL = r"[\d零〇○一二两兩三四五六七八九十百千万萬亿億半]"
_NUMBER = re.compile(rf"{_NUMERAL}(?:.*{_NUMERAL})?")


class BadMark(IndicatorsError):
    """A mark that cannot be read."""


class Reading(NamedTuple):
    """What a quantity says; with no comparator, that is left open."""

    comparator: Comparator | None = None
    value: Fraction | None = None
    upper: Fraction | None = None
    unit: Unit | None = None

    def agrees(self, quantity: Quantity | None) -> bool:
        """Whether the quantity says the same; the unit counts where one is given."""
        if self.comparator is None:
            return True
        if quantity is None or (self.unit and quantity.unit is not self.unit):
            return False
        return self[:3] == (quantity.comparator, quantity.value, quantity.upper)

    def __str__(self) -> str:
        ends = f"{self.value}" if self.upper is None else f"{self.value}..{self.upper}"
        return f"{self.comparator} {ends} {self.unit or '-'}" if self.comparator else "?"


class Expected(NamedTuple):
    """A marked mention. Its place counts from 1 in the text without marks."""

    line: int
    column: int
    as_written: str  # without line breaks
    kind: Kind | None  # None: it may be passed over
    reading: Reading | None  # of a quantity


class Found(Protocol):
    """What is asked of a mention that was found."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def as_written(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def quantity(self) -> Quantity | None: ...


class Sample(NamedTuple):
    """A text without its marks, and what they said."""

    name: str
    lines: list[str]
    mentions: list[Expected]


def read(path: Path) -> Sample:
    """A text of the corpus.

    Raises:
        BadMark: a mark or its reading is malformed; the message says where.
    """
    marked = path.read_text("utf-8")
    plain, mentions, end = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[end : match.start()]
        place = plain.count("\n") + 1, len(plain) - plain.rfind("\n")
        try:
            mentions.append(_expected(place, match))
        except (KeyError, ValueError) as error:
            raise BadMark(f"{path.name}:{place[0]}:{place[1]}: {match[0]}: {error}") from error
        plain, end = plain + match["words"], match.end()
    plain += marked[end:]
    if stray := re.search(r"[{}|]", plain):
        raise BadMark(f"{path.name}:{plain[: stray.start()].count(chr(10)) + 1}: a mark that does not end")
    return Sample(path.name, plain.splitlines(), mentions)


def _expected(place: tuple[int, int], match: re.Match[str]) -> Expected:
    kind = _KINDS[match["letter"]]
    if (kind in QUANTITIES) != (match["reading"] is not None):
        raise ValueError("a quantity has a reading, and nothing else has")
    reading = _reading(match["reading"]) if match["reading"] else None
    return Expected(*place, match["words"].replace("\n", ""), kind, reading)


def _reading(written: str) -> Reading:
    if written == "?":
        return Reading()
    if not (match := _READING.fullmatch(written)):
        raise ValueError("a reading is COMPARATOR value UNIT")
    comparator, upper = Comparator(match["comparator"]), match["upper"]
    if (comparator is Comparator.RG) != (upper is not None):
        raise ValueError("RG has two ends, and nothing else has")
    unit = None if match["unit"] == "-" else Unit(match["unit"])
    return Reading(comparator, Fraction(match["value"]), Fraction(upper) if upper else None, unit)


@dataclass(frozen=True, slots=True)
class Score:
    """How what was found in a text agrees with its marks."""

    name: str
    expected: int
    claimed: int  # found as a quantity, save where V leaves that open
    missed: list[Expected]
    wrong: list[tuple[Expected, Found]]  # a quantity found, and not read as marked
    spurious: list[Found]  # claimed where no quantity is marked

    def faults(self) -> Iterator[str]:
        """`file:line:column: what is amiss`, in order of place."""
        faults = [
            *((each.line, each.column, f"missed {each.as_written}") for each in self.missed),
            *((each.line, each.column, f"wrong {_difference(each, got)}") for each, got in self.wrong),
            *((each.line, each.column, f"spurious {each.kind} {each.as_written}") for each in self.spurious),
        ]
        for line, column, said in sorted(faults):
            yield f"{self.name}:{line}:{column}: {said}"


def recall(scores: Sequence[Score]) -> float:
    """Share of the expected mentions that were found, quantities as they are to be read."""
    amiss = sum(len(each.missed) + len(each.wrong) for each in scores)
    return 1 - amiss / sum(each.expected for each in scores)


def precision(scores: Sequence[Score]) -> float:
    """Share of quantities in what was found as such; 1 where nothing was."""
    return 1 - sum(len(each.spurious) for each in scores) / max(1, sum(each.claimed for each in scores))


def score(sample: Sample, found: Sequence[Found]) -> Score:
    """A mention is found where another holds the whole of its number, wherever either draws its bounds."""
    placed = [(_span(sample.lines, each), each) for each in found]
    answers = [(each, _answers(sample, each, placed)) for each in sample.mentions]
    due = [(each, held) for each, held in answers if each.kind]
    quantities = [other for each, held in due if each.reading for other in held]
    left_open = [other for each, held in answers if not each.kind for other in held]
    claims = [each for each in found if each.kind in QUANTITIES]
    claims = [each for each in claims if each in quantities or each not in left_open]
    return Score(
        name=sample.name,
        expected=len(due),
        claimed=len(claims),
        missed=[each for each, held in due if not held],
        wrong=[(each, held[0]) for each, held in due if held and not _read_rightly(each, held)],
        spurious=[each for each in claims if each not in quantities],
    )


def _answers(sample: Sample, expected: Expected, placed: Sequence[tuple[range, Found]]) -> list[Found]:
    """What holds the whole of its number; what touches it where it may be passed over."""
    number = _number(sample.lines, expected)
    if expected.kind is None:
        return [each for at, each in placed if at.start < number.stop and number.start < at.stop]
    return [each for at, each in placed if at.start <= number.start and number.stop <= at.stop]


def _read_rightly(expected: Expected, held: Sequence[Found]) -> bool:
    return expected.reading is None or any(expected.reading.agrees(each.quantity) for each in held)


def _difference(expected: Expected, got: Found) -> str:
    said = got.quantity
    read = Reading(said.comparator, said.value, said.upper, said.unit) if said else "no quantity"
    return f"{expected.as_written} is {expected.reading}, not {read} ({got.kind} {got.as_written})"


def _span(lines: Sequence[str], mention: Expected | Found) -> range:
    """Where it stands in the text without white space: line breaks and indents do not count."""
    before = [*lines[: mention.line - 1], lines[mention.line - 1][: mention.column - 1]]
    start = sum(map(_solid, before))
    return range(start, start + _solid(mention.as_written))


def _number(lines: Sequence[str], mention: Expected) -> range:
    """Its number alone, first digit to last: all of it where there is none (首位)."""
    span = _span(lines, mention)
    match = _NUMBER.search("".join(mention.as_written.split()))
    return range(span.start + match.start(), span.start + match.end()) if match else span


def _solid(text: str) -> int:
    return len("".join(text.split()))
