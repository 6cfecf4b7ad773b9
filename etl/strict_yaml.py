"""YAML read strictly, with the place of every key and value.

PyYAML's own loader turns `010000` into 4096, `no` into False and `12:30` into 750, keeps the last of two
equal keys, and expands aliases without bound. This reader takes the parser's events only: every scalar
stays the text that was typed, and whatever could surprise an editor is refused with its position.
"""

import re
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn, TypeAlias, TypeVar
from weakref import WeakValueDictionary

import yaml

from etl import collector, faults, textfile
from etl.faults.fault import Found
from etl.labels import STANDS_FIRST
from etl.places import Places, Position, Trail, Value, spell
from etl.problems import MOST, InvalidFile, Problem, Related, problem

# Of PyYAML's events, whose stubs know nothing of what each kind has.
Event: TypeAlias = Any
NextEvent: TypeAlias = Callable[[], Event]
Entries = TypeVar("Entries", list[Value], dict[str, Value])

MAX_DEPTH = 20
MOST_ITEMS = 100_000  # of a list at the top: a file of so many figures has half as many blocks
MOST_KEYS = 30_000  # of a mapping at the top
MOST_INSIDE = 5000  # of a list or mapping in a record
LONGEST_LINE = 1_000_000  # bytes; who writes a file by a program still breaks its lines
_INSIDE = 2  # steps of the trail to what stands in a record
LONG = 32  # characters; ids and codes are shorter
_GLUED = re.compile(r"[\s-]*(?P<key>[a-z_]+)(?:：|:(?=[^\s/]))")


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Document:
    """A file's content as plain text values, and where each of them stands.

    `refused` are trails that already have a problem, so that nobody complains about them twice.
    """

    file: str
    root: Value
    places: Places
    refused: frozenset[Trail]
    problems: tuple[Problem, ...]

    def position(self, trail: Trail) -> Position:
        """Where the value at `trail` stands, or the nearest thing around it that stands anywhere."""
        return self.places.of_value(trail)

    def problem(self, trail: Trail, found: Found, *, at_key: bool = False, related: Any = ()) -> Problem:
        """What was found at `trail`: at its key, or else at its value."""
        where = (self.places.of_key(trail) if at_key else None) or self.places.of_value(trail)
        length = self.places.length(trail, at_key=at_key)
        return problem(self.file, *where, spell(trail), found, length, tuple(related))

    def refuses(self, trail: Trail) -> bool:
        """Whether the value at `trail`, or what it stands in, has a problem already."""
        return bool(self.refused) and any(trail[:end] in self.refused for end in range(len(trail) + 1))


# Documents that are in use, by name and content: of a catalogue of many files only those are parsed that changed.
_known: WeakValueDictionary[tuple[str, bytes], Document] = WeakValueDictionary()


def read(path: Path) -> Document:
    """Read one file, or know it again.

    Raises:
        InvalidFile: it cannot be read as UTF-8 text, or is not one well-formed YAML document. Lesser
            faults (equal keys, aliases, tags …) are collected in `Document.problems` instead, so that
            they can be reported together with what the schema finds.
    """
    raw = textfile.contents(path)
    return known(path, raw) or remembered(path, raw, parsed(path, raw))


def known(path: Path, raw: bytes) -> Document | None:
    """The document of a file with these bytes, where it is in use already."""
    return _known.get((str(path), sha256(raw).digest()))


def remembered(path: Path, raw: bytes, document: Document) -> Document:
    """The document of a file with these bytes, known again for as long as it is in use."""
    _known[str(path), sha256(raw).digest()] = document
    return document


def parsed(path: Path, raw: bytes) -> Document:
    """The document of a file with these bytes; raises as `read` does."""
    _refuse_long_lines(path, raw)
    text, problems = textfile.read(path, raw)
    builder = _Builder(str(path), problems, bool(problems))
    try:
        with collector.paused():
            root = builder.document(yaml.CSafeLoader(text))
    except yaml.MarkedYAMLError as error:
        raise InvalidFile([*problems, _syntax_problem(str(path), text, error)]) from error
    except _StopError as error:
        raise InvalidFile(problems) from error
    places = Places(root, builder.starts, text)
    problems += (_twice(str(path), places, *each) for each in builder.twice)
    return Document(str(path), root, places, frozenset(builder.refused), tuple(problems))


def _twice(file: str, places: Places, trail: Trail, second: Position) -> Problem:
    """A key that stands in one mapping again."""
    key, first = str(trail[-1]), places.of_key(trail) or second
    found = faults.DUPLICATE_KEY.found(key=key, line=first.line, column=first.column)
    return problem(file, *second, spell(trail), found, len(key), (Related(*first, STANDS_FIRST),))


def events(text: str) -> Value:
    """The content of a text, as far as it can be read; what is wrong with it is not told.

    Raises:
        yaml.YAMLError: it cannot be read at all.
    """
    try:
        return _Builder("", [], invisible=False).document(yaml.CSafeLoader(text))
    except _StopError:
        return ""


def _refuse_long_lines(path: Path, raw: bytes) -> None:
    """Refuse what would take a moment and much memory only to be found wrong.

    Raises:
        InvalidFile: a line is too long.
    """
    start = 0
    while len(raw) - start > LONGEST_LINE:
        end = raw.rfind(b"\n", start, start + LONGEST_LINE + 1)
        if end < 0:
            line = raw.count(b"\n", 0, start) + 1
            raise InvalidFile([problem(str(path), line, 1, "", faults.LONG_LINE.found(limit=LONGEST_LINE))])
        start = end + 1


def _syntax_problem(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    said = error.problem or str(error)
    unclosed = "end of stream" in said or "',' or" in said
    if not unclosed and (glued := _glued_key(text, error.problem_mark)):
        return problem(file, *glued[0], "", faults.NO_SPACE_AFTER_COLON.found(key=glued[1]))
    # What was never closed is shown where it was opened, a key without colon where it stands: the parser notices
    # later.
    begun = unclosed or "expected ':'" in said
    mark = (error.context_mark if begun else error.problem_mark) or error.problem_mark
    line, column = _inside(text, mark) if mark else (1, 1)
    known = (fault for start, fault in faults.SYNTAX_KNOWN.items() if start in said)
    fault = next(known, faults.SYNTAX)
    return problem(file, line, column, "", fault.found(said=said))


def _inside(text: str, mark: yaml.Mark) -> Position:
    """A place of the parser; where it names the line behind the last one, the end of the text."""
    last = text.count("\n")
    if mark.line > last:
        return Position(last + 1, len(text) - text.rfind("\n"))
    return Position(mark.line + 1, mark.column + 1)


def _glued_key(text: str, mark: yaml.Mark | None) -> tuple[Position, str] | None:
    """A key without ": " on the line where the parser stumbled or the one before, which is the usual cause."""
    if mark is None:
        return None
    here = text.rfind("\n", 0, mark.index) + 1
    line = min(mark.line, text.count("\n"))  # the parser may name the one behind the last
    for number, start in (line, text.rfind("\n", 0, max(here - 1, 0)) + 1), (line + 1, here):
        if number and (match := _GLUED.match(text, start)):
            return Position(number, match.end("key") - start + 1), match["key"]
    return None


class _StopError(Exception):
    """Raised after the problem has been noted: nothing below is to be looked at."""


@dataclass(slots=True)
class _Builder:
    """Turns parser events into plain values, keeping positions and noting refusals.

    `starts` has an entry for each key and value that is kept, in the order of the file (`etl.places` finds them
    again). The loop below runs for each of a million events: it calls nothing that
    it can do without.
    """

    file: str
    problems: list[Problem]
    invisible: bool  # whether the text has characters that nobody sees: then each value is looked at
    starts: "array[int]" = field(default_factory=lambda: array("I"))
    refused: set[Trail] = field(default_factory=set)
    twice: list[tuple[Trail, Position]] = field(default_factory=list)  # keys that stood there already
    codes: dict[str, str] = field(
        default_factory=dict
    )  # keys, ids and the like: many are equal, and kept once

    def document(self, parser: Any) -> Value:
        root: Value = ""
        documents = 0
        next_event: NextEvent = parser.get_event
        while not isinstance(event := next_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._note(event, (), faults.SECOND_DOCUMENT.found())
                    break
            elif isinstance(event, yaml.NodeEvent):
                root = self._value(event, next_event, ())
        if not documents:
            self.problems.append(problem(self.file, 1, 1, "", faults.ONLY_COMMENTS.found()))
            self.refused.add(())
        return root

    def _value(self, event: Event, next_event: NextEvent, trail: Trail) -> Value:
        self.starts.append(event.start_mark.index)
        if event.anchor or event.tag:  # an alias has an anchor
            self._refuse_cleverness(event, trail)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event.value, trail)
        if len(trail) > MAX_DEPTH:
            self._stop(event, trail, faults.TOO_DEEP.found())
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(next_event, trail)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(next_event, trail)
        return ""  # an alias, refused above

    def _scalar(self, word: str, trail: Trail) -> str:
        if textfile.PLACEHOLDER in word:
            self.refused.add(trail)
        return word

    def _sequence(self, next_event: NextEvent, trail: Trail) -> list[Value]:
        items: list[Value] = []
        most = MOST_ITEMS if len(trail) < _INSIDE else MOST_INSIDE
        for number in range(most):
            if type(event := next_event()) is yaml.SequenceEndEvent:
                return items
            items.append(self._value(event, next_event, (*trail, number)))
        return self._no_more(next_event(), trail, yaml.SequenceEndEvent, items, most)

    def _mapping(self, next_event: NextEvent, trail: Trail) -> dict[str, Value]:
        found: dict[str, Value] = {}
        codes, add_start = self.codes.setdefault, self.starts.append
        scalar: Any = yaml.ScalarEvent
        end, invisible = yaml.MappingEndEvent, self.invisible
        most = MOST_KEYS if len(trail) < _INSIDE else MOST_INSIDE
        for _ in range(most):
            if type(event := next_event()) is end:
                return found
            key = event.value if type(event) is scalar else None
            if key is None or key in found or event.anchor or event.tag or key == "<<":
                key = self._odd_key(event, next_event, trail, found)
                if key is None:
                    self._skip(next_event(), next_event, trail)
                    continue
            add_start(event.start_mark.index)
            event = next_event()
            if type(event) is not scalar or event.anchor or event.tag or invisible:
                found[codes(key, key)] = self._value(event, next_event, (*trail, key))
                continue
            value = event.value
            add_start(event.start_mark.index)
            found[codes(key, key)] = codes(value, value) if value.isascii() and len(value) < LONG else value
        return self._no_more(next_event(), trail, end, found, most)

    def _no_more(self, event: Event, trail: Trail, end: type, entries: Entries, most: int) -> Entries:
        """The entries, if there are no more."""
        if type(event) is not end:
            self._stop(event, trail, faults.TOO_MANY_ENTRIES.found(limit=most))
        return entries

    def _odd_key(
        self, event: Event, next_event: NextEvent, trail: Trail, found: Mapping[str, Value]
    ) -> str | None:
        """The key an entry starts with; None, noted, when the entry must be passed over."""
        if not isinstance(event, yaml.ScalarEvent):
            self._note(event, trail, faults.KEY_NOT_WORD.found(), refuse=False)
            self._skip(event, next_event, trail)
            return None
        key, inside = str(event.value), (*trail, str(event.value))
        if key == "<<":
            self._note(event, inside, faults.MERGE_KEY.found())
            return None
        if key in found:
            if len(self.twice) < MOST:
                self.twice.append((inside, _start(event)))
            return None
        self._refuse_cleverness(event, inside)
        return key

    def _refuse_cleverness(self, event: Event, trail: Trail) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._note(event, trail, faults.ALIAS.found())
        elif getattr(event, "anchor", None):
            self._note(event, trail, faults.ANCHOR.found(), refuse=False)
        if getattr(event, "tag", None):
            self._note(event, trail, faults.TAG.found(), refuse=False)

    def _note(self, event: Event, trail: Trail, found: Found, *, refuse: bool = True) -> None:
        self.problems.append(problem(self.file, *_start(event), spell(trail), found))
        if refuse:
            self.refused.add(trail)
        if len(self.problems) == MOST:
            self._stop(event, trail, faults.TOO_MANY_PROBLEMS.found(limit=MOST))

    def _stop(self, event: Event, trail: Trail, found: Found) -> NoReturn:
        self.problems.append(problem(self.file, *_start(event), spell(trail), found))
        raise _StopError

    def _skip(self, event: Event, next_event: NextEvent, trail: Trail) -> None:
        """Pass over one whole value."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth == 0:
                return
            if depth > MAX_DEPTH:
                self._stop(event, trail, faults.TOO_DEEP.found())
            event = next_event()


def _start(event: Event) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
