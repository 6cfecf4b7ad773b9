"""A catalogue that is written in several files, read as if it were one.

`indicators.yaml` declares the indicators and lists `files`, which hold sources and their figures, and may list
further ones. Each of them names the file that it is `part_of`, so that any can be read on its own: with the
indicators it refers to, and without the files beside it. What is read is therefore told by the file alone.
"""

import os
import re
from bisect import bisect_right
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from etl import collector, documents, faults, scalars, strict_yaml, textfile
from etl.faults.fault import Found
from etl.labels import AT_LINE, AT_LINE_OF, AT_ROW_OF, STANDS_FIRST
from etl.places import Position, Trail
from etl.problems import MOST as MOST_PROBLEMS
from etl.problems import Problem, Related
from etl.scalars import MAX_HINTS, Hints, closest
from etl.strict_yaml import Document
from etl.tabular.sheet import Sheet
from etl.text import Text

PART_OF, EDITION, FILES, TABLES = "part_of", "edition", "files", "tables"
_HANGING = re.compile(
    rf"^(?:{PART_OF}|{FILES}|{TABLES})[ \t]*:.*(?:\n(?:[ \t#-].*)?(?=\n|\Z))*", re.MULTILINE
)
_KEYS = (PART_OF.encode(), FILES.encode(), TABLES.encode())
_BELOW = re.compile(r"(?:(?!\.\.?/)[^/\\\s:\0]+/)*[^/\\\s:\0]+\.ya?ml")
_ABOVE = re.compile(rf"(?:\.\./)*(?:{_BELOW.pattern})")
_TABULAR = re.compile(scalars.table_name.pattern)
MOST = 1000  # files of one catalogue


class Shape(NamedTuple):
    """The sections that files may have."""

    mappings: Sequence[str]
    lists: Sequence[str]
    optional: Sequence[str]  # that need not be there at all
    central: Sequence[str]  # that stand in the file that is part of no other, and only there

    @property
    def sections(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.mappings, *self.lists)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Documents as one. Trails lead through `root`; a problem is told of the file and place that its trail leads to.

    `root` has the sections that are there and of the right kind: of mappings the entries of all files, of lists the
    items of all, in the order in which files are read.
    """

    documents: tuple[Document, ...]
    root: Mapping[str, Any]
    problems: tuple[Problem, ...]
    owners: Mapping[tuple[str, str], int]  # of an entry, by section and id: the number of its document
    begins: Mapping[str, Sequence[int]]  # of a list: the number of the item with which each document begins
    editions: tuple[int | None, ...]  # of each document: the number of the one that names its edition
    sheets: dict[int, Sheet] = field(default_factory=dict)  # by the number of a table, when it is read

    def owner(self, trail: Trail) -> tuple[Document | Sheet, Trail]:
        """The document or table that a trail leads to, and the trail in it."""
        match trail:
            case (str(section), int(item), int(row), *inside) if section == TABLES and item in self.sheets:
                return self.sheets[item], (row, *inside)
            case (str(section), int(item), *inside):
                number = bisect_right(self.begins[section], item) - 1
                return self.documents[number], (section, item - self.begins[section][number], *inside)
            case (str(section), str(name), *_):
                return self.documents[self.owners.get((section, name), 0)], trail
        return self.documents[0], trail

    def number(self, section: str, item: int) -> int:
        """The number of the document that an item of a list stands in."""
        return bisect_right(self.begins[section], item) - 1

    def position(self, trail: Trail) -> Position:
        """Where the value at `trail` stands in its file, or the nearest thing around it that stands anywhere."""
        document, inside = self.owner(trail)
        return document.position(inside)

    def place(self, trail: Trail) -> Text:
        """The line that a trail leads to, in words; with its file where there are several."""
        line = self.position(trail).line
        document = self.owner(trail)[0]
        if isinstance(document, Sheet):
            return AT_ROW_OF.filled(row=line, file=document.file)
        if len(self.documents) == 1:
            return AT_LINE.filled(line=line)
        return AT_LINE_OF.filled(line=line, file=document.file)

    def problem(
        self, trail: Trail, found: Found, *, at_key: bool = False, related: Sequence[Related] = ()
    ) -> Problem:
        """What was found at `trail`: at its key, or else at its value."""
        document, inside = self.owner(trail)
        others = tuple(each._replace(file="") if each.file == document.file else each for each in related)
        return document.problem(inside, found, at_key=at_key, related=others)

    def related(self, trail: Trail, words: Any) -> Related:
        """Another place that a problem speaks of."""
        document, inside = self.owner(trail)
        return Related(*document.position(inside), words, document.file)

    def refuses(self, trail: Trail) -> bool:
        """Whether the value at `trail`, or what it stands in, has a problem already."""
        document, inside = self.owner(trail)
        return document.refuses(inside)


def read(path: Path, shape: Shape) -> Gathered:
    """Read a file, what it is part of, and what it lists.

    Raises:
        InvalidFile: one of them cannot be read (see `strict_yaml.read`); lesser faults are in `Gathered.problems`.
    """
    with collector.paused(), documents.ahead(files(path)):
        return _Gathering(shape).gathered(path)


def files(path: Path) -> list[Path]:
    """The files that `read` would read, found without reading what is in them; `path` is the first.

    What cannot be read is passed over, and so is what is listed in a way that nobody would write.
    """
    found = [path]
    own = _hanging(path)
    above = own.get(PART_OF)
    while isinstance(above, str) and _ABOVE.fullmatch(above) and len(found) < MOST:
        found.append(beside(found[-1], above))
        above = _hanging(found[-1]).get(PART_OF)
    waiting = [path]
    while waiting and len(found) < MOST:
        file = waiting.pop(0)
        listed = (own if file == path else _hanging(file)).get(FILES)
        for name in listed if isinstance(listed, list) else ():
            if isinstance(name, str) and _BELOW.fullmatch(name) and beside(file, name) not in found:
                found.append(beside(file, name))
                waiting.append(found[-1])
    return found


def tabular(path: Path) -> list[Path]:
    """The tabular files that the files of a catalogue list, whether or not they are there."""
    found: dict[Path, None] = {}
    for file in files(path):
        listed = _hanging(file).get(TABLES)
        for item in listed if isinstance(listed, list) else ():
            name = item.get("file") if isinstance(item, dict) else None
            if isinstance(name, str) and _TABULAR.fullmatch(name):
                found[beside(file, name)] = None
    return list(found)


def whole(path: Path) -> list[Path]:
    """All files that a catalogue is read from, those of its tables included."""
    return [*files(path), *tabular(path)]


def content(path: Path) -> bytes:
    """Thirty-two bytes that tell the content of all files of a catalogue from any other.

    Raises:
        OSError: the first of them cannot be read.
    """
    told = sha256(textfile.plain(path))
    for file in files(path)[1:]:
        told.update(f"\0{os.path.relpath(file, path.parent)}\0".encode())
        with suppress(OSError):
            told.update(sha256(textfile.plain(file)).digest())
    for file in tabular(path):
        told.update(f"\0{os.path.relpath(file, path.parent)}\0".encode())
        with suppress(OSError):
            told.update(bytes.fromhex(textfile.digest(file)))
    return told.digest()


def beside(file: Path, name: str) -> Path:
    """A file that another one names."""
    return Path(os.path.normpath(file.parent / name))


def _hanging(path: Path) -> dict[str, Any]:
    """What a file says of the files around it."""
    try:
        raw = textfile.plain(path)
        # Most of what is read here is large, and hangs on nothing.
        if not any(raw.startswith(key, 3 * raw.startswith(BOM_UTF8)) or b"\n" + key in raw for key in _KEYS):
            return {}
        text = raw.decode("utf-8-sig", errors="replace")
        found = strict_yaml.events("".join(f"{each[0]}\n" for each in _HANGING.finditer(text)))
    except (OSError, yaml.YAMLError):
        return {}
    return found if isinstance(found, dict) else {}


class _Gathering:
    """One reading, collecting documents and problems."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.documents: list[Document] = []
        self.editions: list[int | None] = []
        self.problems: list[Problem] = []
        self.taken: set[Path] = set()
        self.hints = Hints(MAX_HINTS)

    def gathered(self, path: Path) -> Gathered:
        """All files that belong together."""
        chain = [(path, strict_yaml.read(path))]
        while (above := self._above(*chain[-1])) is not None:
            chain.append(above)
        edition = None
        for file, document in reversed(chain):
            edition = self._add(file, document, edition)
        self._parts(path, chain[0][1], edition)
        root, owners, begins = self._merged()
        self._lacking(root)
        told = [each for document in self.documents for each in document.problems]
        return Gathered(
            tuple(self.documents), root, (*told, *self.problems), owners, begins, tuple(self.editions)
        )

    def _add(self, file: Path, document: Document, edition: int | None) -> int | None:
        """Take a document in; the number of the one that names its edition."""
        self.taken.add(file)
        self.documents.append(document)
        if EDITION in _content(document):
            edition = len(self.documents) - 1
        self.editions.append(edition)
        self._check(document)
        return edition

    def _above(self, file: Path, document: Document) -> tuple[Path, Document] | None:
        """The file that this one is part of."""
        name = _content(document).get(PART_OF)
        if name is None:
            return None
        if not isinstance(name, str) or not _ABOVE.fullmatch(name):
            self.problems.append(document.problem((PART_OF,), faults.NOT_PART.found()))
            return None
        above = beside(file, name)
        if found := _unreadable(above, name):
            self.problems.append(document.problem((PART_OF,), found))
            return None
        if above in self.taken or above == file:
            self.problems.append(document.problem((PART_OF,), faults.PART_TWICE.found(name=name)))
            return None
        self.taken.add(above)
        return above, strict_yaml.read(above)

    def _parts(self, file: Path, document: Document, edition: int | None) -> None:
        listed = _content(document).get(FILES, [])
        if not isinstance(listed, list):
            self.problems.append(document.problem((FILES,), faults.NOT_LIST.found()))
            return
        for number, name in enumerate(listed):
            if len(self.problems) >= MOST_PROBLEMS:
                return
            part = self._part(file, document, (FILES, number), name)
            if part is not None:
                inside = strict_yaml.read(part)
                self._parts(part, inside, self._add(part, inside, edition))
                self._agree(file, part, inside)

    def _part(self, file: Path, document: Document, trail: Trail, name: Any) -> Path | None:
        """A listed file, if it can be read."""
        part = beside(file, name) if isinstance(name, str) and _BELOW.fullmatch(name) else None
        found: Found | None
        if part is None:
            found = faults.NOT_PART.found()
        elif part in self.taken or len(self.documents) >= MOST:
            found = faults.PART_TWICE.found(name=name)
        else:
            found = _unreadable(part, name)
        if found is None:
            return part
        self.problems.append(document.problem(trail, found))
        return None

    def _agree(self, file: Path, part: Path, inside: Document) -> None:
        """A listed file names the one that lists it, or it could not be read on its own."""
        name = _content(inside).get(PART_OF)
        wanted = Path(os.path.relpath(file, part.parent)).as_posix()
        if not isinstance(name, str) or beside(part, name) != file:
            self.problems.append(inside.problem((PART_OF,), faults.PART_ASTRAY.found(name=wanted)))

    def _check(self, document: Document) -> None:
        """The keys at the top of a file, and what kind of thing stands at each."""
        root, allowed = document.root, (*self.shape.sections, PART_OF, EDITION, FILES)
        if not isinstance(root, dict):
            found = faults.TOP_LEVEL.found(allowed=", ".join(self.shape.sections))
            self._note(document, (), found)
            return
        for name, content in root.items():
            trail = (name,)
            if name not in allowed:
                found = faults.UNKNOWN_KEY.found(key=name, allowed=", ".join(allowed))
                self._note(document, trail, found.hinting(self.hints.hint(name, allowed)), at_key=True)
            elif name in self.shape.central and PART_OF in root:
                self._note(document, trail, faults.NOT_CENTRAL.found(name=name), at_key=True)
            elif name in self.shape.mappings and not isinstance(content, dict):
                self._note(document, trail, faults.NOT_MAPPING.found())
            elif name in self.shape.lists and not isinstance(content, list):
                self._note(document, trail, faults.NOT_LIST.found())

    def _note(self, document: Document, trail: Trail, found: Found, *, at_key: bool = False) -> None:
        # Or it has its problem already, or there are so many that reading ends soon.
        if len(self.problems) < MOST_PROBLEMS and not document.refuses(trail):
            self.problems.append(document.problem(trail, found, at_key=at_key))

    def _merged(self) -> tuple[dict[str, Any], dict[tuple[str, str], int], dict[str, list[int]]]:
        root: dict[str, Any] = {}
        owners: dict[tuple[str, str], int] = {}
        begins: dict[str, list[int]] = {name: [] for name in self.shape.lists}
        for number, document in enumerate(self.documents):
            content = _content(document)
            for name in self.shape.mappings:
                if isinstance(entries := content.get(name), dict):
                    self._declare(root.setdefault(name, {}), name, entries, number, owners)
            for name in self.shape.lists:
                begins[name].append(len(root.get(name, ())))
                if isinstance(items := content.get(name), list):
                    root[name] = [*root[name], *items] if name in root else items
        return root, owners, begins

    def _declare(
        self,
        known: dict[str, Any],
        section: str,
        entries: Mapping[str, Any],
        number: int,
        owners: dict[tuple[str, str], int],
    ) -> None:
        """Take the entries of a file, but for those that another one has."""
        document = self.documents[number]
        for name, entry in entries.items():
            if name in known:
                if len(self.problems) >= MOST_PROBLEMS:
                    return
                there = self.documents[owners[section, name]]
                related = Related(*_of_key(there, (section, name)), STANDS_FIRST, there.file)
                found = faults.DECLARED_TWICE.found(name=name, file=there.file)
                self.problems.append(
                    document.problem((section, name), found, at_key=True, related=(related,))
                )
                continue
            known[name] = entry
            owners[section, name] = number

    def _lacking(self, root: Mapping[str, Any]) -> None:
        """Sections that no file has."""
        first = self.documents[0]
        if not isinstance(first.root, dict):
            return
        told = [name for document in self.documents for name in _content(document)]
        known = {*self.shape.sections, PART_OF, EDITION, FILES}
        others = islice((name for name in told if name not in known), MAX_HINTS)
        misspelt = {closest(name, self.shape.sections) for name in others}
        for name in self.shape.sections:
            if name not in told and name not in self.shape.optional and name not in misspelt:
                self._note(first, (), faults.NO_SECTION.found(name=name))


def _content(document: Document) -> Mapping[str, Any]:
    return document.root if isinstance(document.root, dict) else {}


def _unreadable(file: Path, name: str) -> Found | None:
    """Why a file that another one names is not read; nothing where it may be."""
    if odd := textfile.odd(file):
        return odd.found
    # Unlike `Path.is_file` this takes a name that is longer than any file can have: it is not there.
    return None if os.path.isfile(file) else faults.PART_NOT_THERE.found(name=name)


def _of_key(document: Document, trail: Trail) -> Position:
    return document.places.of_key(trail) or document.position(trail)
