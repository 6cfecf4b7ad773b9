"""YAML read strictly, with the place of every key and value.

PyYAML's own loader turns `010000` into 4096, `no` into False and `12:30` into 750, keeps the last of two
equal keys, and expands aliases without bound. This reader takes the parser's events only: every scalar
stays the text that was typed, and whatever could surprise an editor is refused with its position.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

import yaml

from etl import textfile, wordings
from etl.problems import InvalidFile, Problem
from etl.text import Text

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Trail: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 20
_GLUED = re.compile(r"[\s-]*(?P<key>[a-z_]+)(?:：|:(?=[^\s/]))")


class Position(NamedTuple):
    """A place in a file; both numbers count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content as plain text values, and where each of them stands.

    `keys` and `values` map a trail, such as ("sources", "x", "date"), to the position of its key and of
    its value. `refused` are trails that already have a problem, so that nobody complains about them twice.
    """

    file: str
    root: Value
    keys: dict[Trail, Position]
    values: dict[Trail, Position]
    refused: frozenset[Trail]
    problems: tuple[Problem, ...]

    def position(self, trail: Trail) -> Position:
        """Where the value at `trail` stands, or the nearest thing around it that stands anywhere."""
        while trail not in self.values and trail:
            trail = trail[:-1]
        return self.values.get(trail, Position(1, 1))


def spell(trail: Trail) -> str:
    """A trail as people write it: `observations[12].value`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in trail).lstrip(".")


def read(path: Path) -> Document:
    """Read one file.

    Raises:
        InvalidFile: it cannot be read as UTF-8 text, or is not one well-formed YAML document. Lesser
            faults (equal keys, aliases, tags …) are collected in `Document.problems` instead, so that
            they can be reported together with what the schema finds.
    """
    text, problems = textfile.read(path)
    builder = _Builder(str(path), problems)
    try:
        root = builder.document(iter(yaml.parse(text, Loader=yaml.CSafeLoader)))
    except yaml.MarkedYAMLError as error:
        raise InvalidFile([*problems, _syntax_problem(str(path), text, error)]) from error
    except _TooDeepError as error:
        raise InvalidFile(problems) from error
    return Document(
        str(path), root, builder.keys, builder.values, frozenset(builder.refused), tuple(problems)
    )


def _syntax_problem(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    said = error.problem or str(error)
    # What was never closed is shown where it was opened; the parser only notices at the end of the file.
    unclosed = "end of stream" in said or "',' or" in said
    mark = (error.context_mark if unclosed else error.problem_mark) or error.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    if not unclosed and (glued := _glued_key(text.split("\n"), line)):
        return Problem(file, *glued[0], "", wordings.NO_SPACE_AFTER_COLON.filled(key=glued[1]))
    known = (words for start, words in wordings.SYNTAX_KNOWN.items() if start in said)
    message = next(known, None) or wordings.SYNTAX.filled(said=said)
    return Problem(file, line, column, "", message)


def _glued_key(lines: list[str], line: int) -> tuple[Position, str] | None:
    """A key without ": " on the line where the parser stumbled or the one before, which is the usual cause."""
    for number in (line - 1, line):
        if 1 <= number <= len(lines) and (match := _GLUED.match(lines[number - 1])):
            return Position(number, match.end("key") + 1), match["key"]
    return None


class _TooDeepError(Exception):
    """Raised after the problem has been noted: nothing below can be trusted."""


@dataclass(slots=True)
class _Builder:
    """Turns parser events into plain values, keeping positions and noting refusals."""

    file: str
    problems: list[Problem]
    keys: dict[Trail, Position] = field(default_factory=dict)
    values: dict[Trail, Position] = field(default_factory=dict)
    refused: set[Trail] = field(default_factory=set)

    def document(self, events: Iterator[yaml.Event]) -> Value:
        root: Value = ""
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._note(event, (), wordings.SECOND_DOCUMENT, refuse=False)
                    break
            elif isinstance(event, yaml.NodeEvent):
                root = self._value(event, events, ())
        if not documents:
            self.problems.append(Problem(self.file, 0, 0, "", wordings.ONLY_COMMENTS))
            self.refused.add(())
        return root

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], trail: Trail) -> Value:
        self.values[trail] = _start(event)
        self._refuse_cleverness(event, trail)
        if len(trail) > MAX_DEPTH:
            self._note(event, trail, wordings.TOO_DEEP)
            raise _TooDeepError
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, trail)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, trail)
        if isinstance(event, yaml.ScalarEvent):
            if textfile.PLACEHOLDER in event.value:
                self.refused.add(trail)
            return str(event.value)
        return ""  # an alias, refused above

    def _sequence(self, events: Iterator[yaml.Event], trail: Trail) -> list[Value]:
        items: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, events, (*trail, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], trail: Trail) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, events, trail)
            if key is None:
                _skip(next(events), events)
                continue
            self._refuse_cleverness(event, (*trail, key))
            found[key] = self._value(next(events), events, (*trail, key))
        return found

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], trail: Trail) -> str | None:
        """The key an entry starts with; None, noted, when the entry must be passed over."""
        if not isinstance(event, yaml.ScalarEvent):
            self._note(event, trail, wordings.KEY_NOT_WORD, refuse=False)
            _skip(event, events)
            return None
        key, inside = str(event.value), (*trail, str(event.value))
        if key == "<<":
            self._note(event, inside, wordings.MERGE_KEY)
            return None
        if inside in self.keys:
            first = self.keys[inside]
            message = wordings.DUPLICATE_KEY.filled(key=key, line=first.line, column=first.column)
            self._note(event, inside, message, refuse=False)
            return None
        self.keys[inside] = _start(event)
        return key

    def _refuse_cleverness(self, event: yaml.Event, trail: Trail) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._note(event, trail, wordings.ALIAS)
        elif getattr(event, "anchor", None):
            self._note(event, trail, wordings.ANCHOR, refuse=False)
        if getattr(event, "tag", None):
            self._note(event, trail, wordings.TAG, refuse=False)

    def _note(self, event: yaml.Event, trail: Trail, message: Text, *, refuse: bool = True) -> None:
        self.problems.append(Problem(self.file, *_start(event), spell(trail), message))
        if refuse:
            self.refused.add(trail)


def _start(event: yaml.Event) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


def _skip(event: yaml.Event, events: Iterator[yaml.Event]) -> None:
    """Pass over one whole value."""
    depth = 0
    while True:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth == 0:
            return
        event = next(events)
