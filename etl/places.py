"""Where keys and values stand in a file that was read: found again from the order in which they were read."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple, TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Trail: TypeAlias = tuple[str | int, ...]

_LONGEST_KEY = 100  # characters that are told of a key
_KEPT = 2  # levels of the content whose counts are kept
_MANY = 100  # parts; counts of what has more are kept too
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|' r"'(?:[^']|'')*'")
_FIRST_WORD = re.compile(r"[^\s:]+")


class Position(NamedTuple):
    """A place in a file; both numbers count from 1, columns in characters."""

    line: int
    column: int


def spell(trail: Trail) -> str:
    """A trail as people write it: `observations[12].value`; of a key that nobody could have meant its beginning."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step[:_LONGEST_KEY]}" for step in trail)
    return "".join(steps).lstrip(".")


class Places:
    """The positions of everything under `root`, the content of `text`.

    `starts` has an entry for each value and each key before its value, in the order of the file: how many
    characters stand before it. A file of a million values has few problems to be shown: what is looked for is found
    by counting.
    """

    def __init__(self, root: Value, starts: "array[int]", text: str) -> None:
        self._root, self.starts, self._text = root, starts, text
        self._counted: dict[Trail, Mapping[Any, int] | list[int]] = {}

    def of_value(self, trail: Trail) -> Position:
        """Where the value at `trail` stands, or the nearest thing around it that stands anywhere."""
        return self._position(self._found(trail)[0])

    def of_key(self, trail: Trail) -> Position | None:
        """Where the key at the end of `trail` stands; None where there is none."""
        number, steps, in_mapping = self._found(trail)
        return self._position(number - 1) if in_mapping and steps == len(trail) else None

    def length(self, trail: Trail, *, at_key: bool = False) -> int:
        """How many characters to point at, on one line: a key, a word, a text in its quotes; at least 1."""
        if at_key and self.of_key(trail):
            return max(len(str(trail[-1])), 1)
        rest = self._rest_of_line(self._found(trail)[0])
        if quoted := _QUOTED.match(rest):
            return quoted.end()
        value = self._value(trail)
        if isinstance(value, str) and value and rest.startswith(value):
            return len(value)
        if rest[:1] in {"{", "["}:
            return len(rest.rstrip())
        word = _FIRST_WORD.match(rest)
        return word.end() if word else 1

    def _position(self, number: int) -> Position:
        if number >= len(self.starts):
            return Position(1, 1)
        start = self.starts[number]
        line = bisect_right(self._line_starts, start)
        return Position(line, start - self._line_starts[line - 1] + 1)

    def _rest_of_line(self, number: int) -> str:
        if number >= len(self.starts):
            return ""
        start = self.starts[number]
        end = self._text.find("\n", start)
        return self._text[start : end if end >= 0 else None]

    @cached_property
    def _line_starts(self) -> "array[int]":
        return array("I", [0, *(match.end() for match in re.finditer("\n", self._text))])

    def _found(self, trail: Trail) -> tuple[int, int, bool]:
        """The number of a value, how many steps lead to it, and whether the last of them is a key of a mapping."""
        number, in_mapping = 0, False
        value: Any = self._root
        for done, step in enumerate(trail):
            if isinstance(value, dict) and step in value:
                number, in_mapping = number + 1 + self._before(trail[:done], value)[step], True
                value = value[step]
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                number, in_mapping = number + 1 + self._before(trail[:done], value)[step], False
                value = value[step]
            else:
                return number, done, in_mapping
        return number, len(trail), in_mapping

    def _before(self, trail: Trail, inside: "list[Value] | dict[str, Value]") -> Any:
        """How many values and keys stand in a mapping or list before the value of each key or item."""
        found = self._counted.get(trail)
        if found is None:
            found = _counts(inside)
            if len(trail) < _KEPT or len(inside) > _MANY:
                self._counted[trail] = found
        return found

    def _value(self, trail: Trail) -> "Value | None":
        value: Value = self._root
        for step in trail:
            if isinstance(value, dict) and step in value:
                value = value[str(step)]
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value


def _counts(inside: "list[Value] | dict[str, Value]") -> Any:
    if isinstance(inside, list):
        return list(accumulate(map(_size, inside), initial=0))
    starts = accumulate((1 + _size(value) for value in inside.values()), initial=1)
    return dict(zip(inside, starts, strict=False))


def _size(value: Value) -> int:
    """How many entries a value and all that is in it have."""
    if isinstance(value, str):
        return 1
    if isinstance(value, list):
        return 1 + sum(map(_size, value))
    return 1 + len(value) + sum(map(_size, value.values()))
