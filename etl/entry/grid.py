"""A sheet of a workbook as cells, read piece by piece and only as far as a form can reach."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple
from xml.parsers.expat import XMLParserType

from etl import labels
from etl.entry.package import Package

MOST_ROWS, MOST_COLUMNS = 12_000, 64
MOST_CELLS, MOST_WORDS = 450_000, 250_000  # cells, and those that hold something
_LETTERS = re.compile("[A-Z]{1,3}")
_BY_NUMBER = re.compile("_x([0-9A-Fa-f]{4})_")  # how the file format writes what XML cannot hold
_OFFICE, _SHEET = "/officeDocument", "/worksheet"
_STRINGS, _STYLES = "/sharedStrings", "/styles"
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd",
    15: "yyyy-mm-dd", 16: "mm-dd", 17: "yyyy-mm", 18: "h:mm", 19: "h:mm", 20: "h:mm", 21: "h:mm",
    22: "yyyy-mm-dd h:mm", 27: "yyyy-mm", 28: "mm-dd", 29: "mm-dd", 30: "yyyy-mm-dd", 31: "yyyy-mm-dd", 49: "@",
    50: "yyyy-mm", 51: "mm-dd", 52: "yyyy-mm", 53: "mm-dd", 54: "mm-dd", 55: "yyyy-mm", 56: "mm-dd",
    57: "yyyy-mm", 58: "mm-dd",
}  # fmt: skip


class Cell(NamedTuple):
    """What a cell holds: words, or a number as the file has it, and the format that shows it."""

    words: str
    kind: str  # t text, n number, b yes or no, e error, d date
    format: str
    formula: bool


class Grid(NamedTuple):
    """The cells of a sheet that hold something, by row and column from 0."""

    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[str, ...]


@dataclass(frozen=True)
class Workbook:
    """The sheets of a package."""

    package: Package

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The parts of its sheets by name, in their order."""
        related = {name: target for name, _, target in self._related(self._main)}
        named: dict[str, str] = {}

        def start(name: str, attributes: dict[str, str]) -> None:
            if local(name) == "sheet":
                wanted = next(
                    (value for key, value in attributes.items() if local(key) == "id" and ":" in key), ""
                )
                if wanted in related:
                    named[attributes.get("name", "")] = related[wanted]

        self.package.parse(self._main, _starting(start))
        return named

    @cached_property
    def from_1904(self) -> bool:
        """Whether days are counted from 1904."""
        found: list[str] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            if local(name) == "workbookPr":
                found.append(attributes.get("date1904", ""))

        self.package.parse(self._main, _starting(start))
        return bool(found) and found[0] in ("1", "true")

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The number format of each style that cells refer to."""
        codes, styles, inside = dict(_BUILT_IN), list[str](), [False]

        def start(name: str, attributes: dict[str, str]) -> None:
            match local(name):
                case "numFmt":
                    codes[int(attributes["numFmtId"])] = attributes["formatCode"]
                case "cellXfs":
                    inside[0] = True
                case "xf" if inside[0]:
                    styles.append(codes.get(int(attributes.get("numFmtId", 0)), "?"))

        def end(name: str) -> None:
            if local(name) == "cellXfs":
                inside[0] = False

        self.package.parse(self.styles, _starting(start, end))
        return tuple(styles)

    @cached_property
    def styles(self) -> str:
        """The part that says how cells look."""
        for part in self._parts(_STYLES):
            return part
        raise self.package.refused(labels.ENTRY_NO_WORKBOOK)

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """The texts that cells refer to, without the reading aids that East Asian editions add."""
        reader = _Strings(self.package)
        for part in self._parts(_STRINGS):
            self.package.parse(part, reader.attach)
        return tuple(reader.found)

    def grid(self, sheet: str) -> Grid:
        """The cells of a sheet.

        Raises:
            RefusedWorkbookError: it is larger than a form.
        """
        reader = _Cells(self.package, self.strings, self.formats)
        self.package.parse(self.sheets[sheet], reader.attach)
        return Grid(reader.rows, tuple(reader.merged))

    @cached_property
    def _main(self) -> str:
        for _, kind, target in self._related(""):
            if kind.endswith(_OFFICE):
                return target
        raise self.package.refused(labels.ENTRY_NO_WORKBOOK)

    def _parts(self, kind: str) -> list[str]:
        return [target for _, each, target in self._related(self._main) if each.endswith(kind)]

    def _related(self, part: str) -> list[tuple[str, str, str]]:
        """Id, kind and target of what a part refers to within the package."""
        folder, name = posixpath.split(part)
        found: list[tuple[str, str, str]] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                found.append((attributes.get("Id", ""), attributes.get("Type", ""), target.lstrip("/")))

        self.package.parse(posixpath.join(folder, "_rels", f"{name}.rels"), _starting(start))
        return found


@lru_cache(maxsize=256)  # a sheet has a handful of names, a million times
def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def column_of(reference: str) -> int:
    """The column of a cell such as AB12, from 0; -1 if it is none."""
    return _column(reference.rstrip("0123456789"))


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    number = 0
    for letter in letters if _LETTERS.fullmatch(letters) else "":
        number = number * 26 + ord(letter) - 64
    return number - 1


def _starting(
    start: Callable[[str, dict[str, str]], None], end: Callable[[str], None] | None = None
) -> Callable[[XMLParserType], None]:
    def attach(parser: XMLParserType) -> None:
        parser.StartElementHandler = start
        parser.EndElementHandler = end

    return attach


@dataclass
class _Strings:
    """Texts, of several runs each."""

    package: Package
    found: list[str] = field(default_factory=list)
    _runs: list[str] = field(default_factory=list)
    _inside: bool = False
    _aid: bool = False

    def attach(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        match local(name):
            case "si":
                self._runs = []
            case "rPh":
                self._aid = True
            case "t":
                self._inside = not self._aid

    def _end(self, name: str) -> None:
        match local(name):
            case "si":
                self.found.append(_plain("".join(self._runs)))
                if len(self.found) > MOST_WORDS:
                    raise self.package.refused(labels.ENTRY_CELLS, limit=MOST_WORDS)
            case "rPh":
                self._aid = False
            case "t":
                self._inside = False

    def _text(self, text: str) -> None:
        if self._inside:
            self._runs.append(text)


@dataclass
class _Cells:
    """Cells as they come."""

    package: Package
    strings: tuple[str, ...]
    formats: tuple[str, ...]
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    _row: int = -1
    _column: int = -1
    _attributes: dict[str, str] = field(default_factory=dict)
    _formula: bool = False
    _words: list[str] = field(default_factory=list)
    _inside: bool = False
    _aid: bool = False
    _count: int = 0
    _held: int = 0

    def attach(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match local(name):
            case "c":
                self._begin(attributes)
            case "row":
                self._row = int(attributes.get("r", self._row + 2)) - 1
                self._column = -1
            case "f":
                self._formula = True
            case "rPh":
                self._aid = True
            case "v" | "t":
                self._inside = not self._aid
            case "mergeCell":
                self.merged.append(attributes.get("ref", ""))

    def _begin(self, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_CELLS:
            raise self.package.refused(labels.ENTRY_CELLS, limit=MOST_CELLS)
        reference = attributes.get("r")
        self._column = column_of(reference) if reference else self._column + 1
        self._attributes = attributes
        self._formula, self._words = False, []

    def _text(self, text: str) -> None:
        if self._inside:
            self._words.append(text)

    def _end(self, name: str) -> None:
        match local(name):
            case "v" | "t":
                self._inside = False
            case "rPh":
                self._aid = False
            case "c" if (self._words or self._formula) and 0 <= self._column < MOST_COLUMNS:
                self._keep("".join(self._words))

    def _keep(self, words: str) -> None:
        self._held += 1
        if self._held > MOST_WORDS:
            raise self.package.refused(labels.ENTRY_CELLS, limit=MOST_WORDS)
        row = self.rows.setdefault(self._row, {})
        if len(self.rows) > MOST_ROWS:
            raise self.package.refused(labels.ENTRY_ROWS, limit=MOST_ROWS)
        kind, style = self._attributes.get("t", "n"), int(self._attributes.get("s", 0))
        if kind == "s":
            number = int(words) if words.isdigit() else -1
            if not 0 <= number < len(self.strings):
                raise self.package.refused(labels.ENTRY_NO_WORKBOOK)
            words, kind = self.strings[number], "t"
        elif kind in ("str", "inlineStr"):
            words, kind = _plain(words), "t"
        shown = self.formats[style] if style < len(self.formats) else "General"
        row[self._column] = Cell(words, kind, shown, self._formula)


def _plain(words: str) -> str:
    if "_x" not in words:
        return words
    return _BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), words)
