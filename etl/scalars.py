"""The values an editor types, each read from its text.

A `Reader` takes what stands in the YAML, which is text unless the editor wrote a list or a mapping in its place,
and the ids that the file declares; it returns the value or raises `Mistaken`. What a reader accepts is told too,
for those who describe the file (`etl.json_schema`).
"""

import difflib
import re
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple, NoReturn

from etl import areas, faults, quantity, textfile, vocabulary
from etl.errors import IndicatorsError
from etl.faults.fault import Fault, Found
from etl.period import Period
from etl.places import Value
from etl.text import Text

TABULAR = (".csv", ".parquet")
MAX_WORDS = 400
MAX_PHRASE = 40
MAX_ALIKE = 50
MAX_HINTS = 10  # in one reading
MAX_MISSPELT = 60  # letters of a word that something similar is looked for
# At the beginning, or where a program parts cells by semicolon or tab.
_FORMULA = re.compile(r"(?:^|[;\t])\s*(?P<sign>[=＝@＠]|[+＋\-－](?!\s*[.0-9０-９]))")
_SENTENCE = re.compile("[。；！？\n]")


class Mistaken(IndicatorsError):
    """A value that cannot be what was typed; `found` says why and how to mend it."""

    def __init__(self, found: Found) -> None:
        self.found = found
        super().__init__(found.wrong.en)


class Hints:
    """Hints at what was perhaps meant, for as many mistakes as an editor looks at; each takes milliseconds."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._given: dict[Any, Text] = {}  # a value that is wrong is read twice: once more to be told of

    def hint(self, word: str, *allowed: Collection[str]) -> Text:
        """As `nearest`, of words in their order and of ids; empty once there were enough."""
        asked = word, *((len(names), next(iter(names), "")) for names in allowed)
        if asked not in self._given:
            if not self._left or len(word) > MAX_MISSPELT:
                return Text("", "")
            self._left -= 1
            self._given[asked] = nearest(word, [name for names in allowed for name in _in_order(names)])
        return self._given[asked]


def _in_order(names: Collection[str]) -> Collection[str]:
    return sorted(names) if isinstance(names, Set) else names


NO_HINTS = Hints(0)


class References(NamedTuple):
    """The ids a catalog declares, whether or not their records are valid; None where the section is missing.

    Whoever reads with them may be given `hints`.
    """

    topics: frozenset[str] | None
    families: frozenset[str] | None
    scopes: frozenset[str] | None
    indicators: frozenset[str] | None
    sources: frozenset[str] | None
    places: frozenset[str] | None
    hints: Hints = NO_HINTS


NOTHING_DECLARED = References(None, None, None, None, None, None)


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """How a value is read, and what it can be: of some form, one of a few words, or an id of a section."""

    read: Callable[[Value, References], Any]
    pattern: str = ""
    choices: Mapping[str, StrEnum] = field(default_factory=dict)
    declared: str = ""
    listed: bool = False  # a list, whose items have a reader of their own
    unlike: bool = False  # hardly ever the same text twice


class Written(NamedTuple):
    """A value as the text writes it, and the number that it says; none of a goal without one (与经济增长同步)."""

    text: str
    quantity: quantity.Quantity | None


def fail(found: Found) -> NoReturn:
    """Refuse a value."""
    raise Mistaken(found)


def nearest(word: str, allowed: Sequence[str]) -> Text:
    """A hint at the most similar allowed word; empty where none is similar."""
    found = closest(word, allowed)
    return faults.DID_YOU_MEAN.filled(word=found) if found else Text("", "")


def closest(word: str, allowed: Sequence[str]) -> str | None:
    """The most similar allowed word, the earliest of equals; None where none is similar."""
    letters = set(word)
    size, again = len(word), len(word) - len(letters)
    # Of 9,000 names few have a letter in common, of these few a length at which half of all can match, and of these
    # few so many letters in common.
    near = [
        other
        for other in allowed
        if not letters.isdisjoint(other)
        and len(other) <= 3 * size <= 9 * len(other)
        and 4 * (len(letters.intersection(other)) + again) >= size + len(other)
    ]
    alike = set(difflib.get_close_matches(word, near, n=MAX_ALIKE, cutoff=0.5))
    return min((other for other in allowed if other in alike), key=partial(_unlikeness, word), default=None)


def _unlikeness(word: str, other: str) -> float:
    """By shared letters first, then by letters in the same place: 淅江 is 浙江 rather than 江苏."""
    in_place = sum(map(str.__eq__, word, other)) / max(len(word), len(other))
    return -difflib.SequenceMatcher(None, word, other).ratio() - in_place


def _typed(value: Value, _ids: References = NOTHING_DECLARED) -> str:
    """The text of a single value, not blank."""
    if not isinstance(value, str):
        fail(faults.NOT_SINGLE.found())
    if not value.strip():
        fail(faults.NOTHING_WRITTEN.found())
    if found := textfile.unseen(value):
        fail(found)
    return value


def _words(value: Value, _ids: References) -> str:
    """Text for a viewer."""
    text = _typed(value).strip()
    if len(text) > MAX_WORDS:
        fail(faults.TOO_LONG.found(limit=MAX_WORDS))
    return _no_formula(text)


def _phrase(value: Value, _ids: References) -> str:
    """A figure phrase: short, never a sentence."""
    text = _typed(value).strip()
    if len(text) > MAX_PHRASE or _SENTENCE.search(text):
        fail(faults.SENTENCE.found(limit=MAX_PHRASE))
    return _no_formula(text)


def _no_formula(text: str) -> str:
    """Text that no spreadsheet takes for a formula once it stands in a cell; a number may have its sign."""
    if match := _FORMULA.search(text):
        fail(faults.LIKE_FORMULA.found(sign=match["sign"]))
    return text


def _matching(pattern: str, otherwise: Fault, convert: Callable[[str], Any] = str) -> Reader:
    compiled = re.compile(pattern, re.ASCII)

    def read(value: Value, _ids: References) -> Any:
        text = _typed(value)
        if not compiled.fullmatch(text):
            fail(otherwise.found(word=text))
        return convert(text)

    return Reader(read, pattern=pattern)


def _line_range(value: Value, _ids: References) -> range:
    """Lines of a text from one to another, both included: `12` or `12-20`."""
    text = _typed(value)
    match = re.fullmatch(_LINE_RANGE, text, re.ASCII)
    found = range(int(match[1]), int(match[2] or match[1]) + 1) if match else range(0)
    if not found:
        fail(faults.NOT_LINE_RANGE.found(word=text))
    return found


def _lines(value: Value, _ids: References) -> list[Value]:
    """A list of lines; each is read by itself."""
    if not isinstance(value, list):
        fail(faults.NOT_LINES.found())
    return value


def _several(value: Value, _ids: References) -> list[Value]:
    """A list that is not empty; each item is read by itself."""
    if not isinstance(value, list) or not value:
        fail(faults.NOT_SEVERAL.found())
    return value


def _warning(value: Value, ids: References) -> str:
    """The code of a warning that can be looked into."""
    text = _typed(value)
    if text not in faults.ACCEPTABLE:
        hint = ids.hints.hint(text, list(faults.ACCEPTABLE))
        fail(faults.NOT_CHOICE.found(word=text, allowed=", ".join(faults.ACCEPTABLE)).hinting(hint))
    return text


def _period(value: Value, _ids: References) -> Period:
    """A TIME_PERIOD."""
    text = _typed(value)
    try:
        return Period.parse(text)
    except ValueError:
        fail(faults.NOT_PERIOD.found(word=text))


def _day(value: Value, _ids: References) -> str:
    """A date as exactly as it is known: year, month or day."""
    text = _typed(value)
    try:
        Period.parse(text)
    except ValueError:
        fail(faults.NOT_DAY.found(word=text))
    if "/" in text or "Q" in text:
        fail(faults.NOT_DAY.found(word=text))
    return text


def figure(value: Value, bound: str = "") -> Written:
    """A figure as written, with the `bound` that stands apart from it, if any; or a goal without a number.

    Raises:
        Mistaken: it is neither.
    """
    text = _typed(value)
    try:
        return Written(text, quantity.read(bound + text))
    except quantity.Unreadable as error:
        if not bound and len(text) <= MAX_WORDS and vocabulary.is_goal(text):
            return Written(_no_formula(text.strip()), None)
        place = max(error.offset - len(bound), 0) + 1
        fail(faults.UNREADABLE_VALUE.found(word=text, place=place, reason=error.reason))


def named(codes: type[StrEnum]) -> Reader:
    """A code typed by its name in lower case, which explains itself: `target`, not `T`."""
    return _choice({code.name.lower(): code for code in codes})


def coded(codes: type[StrEnum]) -> Reader:
    """A code typed as it is exchanged: `CNY`."""
    return _choice({code.value: code for code in codes})


def _choice(allowed: Mapping[str, StrEnum]) -> Reader:
    def choose(value: Value, ids: References) -> StrEnum:
        text = _typed(value)
        if text not in allowed:
            hint = ids.hints.hint(text, list(allowed))
            fail(faults.NOT_CHOICE.found(word=text, allowed=", ".join(allowed)).hinting(hint))
        return allowed[text]

    return Reader(choose, choices=allowed)


def declared(kind: str) -> Reader:
    """The id of a record the same file declares under `kind`."""

    def look_up(value: Value, declared: References) -> str:
        text, ids = _typed(value), getattr(declared, kind)
        # Without its section one problem says it all; each reference would only repeat it.
        if ids is not None and text not in ids:
            hint = declared.hints.hint(text, ids)
            fail(faults.NOT_DECLARED.found(word=text, kind=kind).hinting(hint))
        return text

    return Reader(look_up, declared=kind)


def _region(value: Value, ids: References) -> str:
    """A GB/T 2260 code, or the id of a declared place."""
    text, places = _typed(value), ids.places or frozenset()
    return text if text in places else _area(text, ids)


def _area(text: str, ids: References) -> str:
    try:
        return areas.find(text).code
    except areas.UnknownAreaError as error:
        if not error.candidates:
            hint = ids.hints.hint(text, areas.names(), ids.places or frozenset())
            fail(faults.UNKNOWN_AREA.found(word=text).hinting(hint))
        listed = "、".join(f"{each.code} {areas.full_name(each)}" for each in error.candidates)
        fail(faults.AMBIGUOUS_AREA.found(word=text, candidates=listed))


_LINE = r"[1-9][0-9]{0,8}"
_LINE_RANGE = rf"({_LINE})(?:-({_LINE}))?"

typed = Reader(_typed)
words = Reader(_words, unlike=True)
phrase = Reader(_phrase, unlike=True)
value = Reader(lambda value, _ids: figure(value))
record_id = _matching(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", faults.NOT_ID)
sha256 = _matching(r"[0-9a-f]{64}", faults.NOT_SHA256)
file_name = _matching(
    r"(?:(?!\.\.?/)[^/\\\t\n]+/)*[^/\\\t\n]+\.(txt|md|html?|docx|pdf|csv|parquet)",
    faults.NOT_FILE_NAME,
    _no_formula,
)
table_name = _matching(
    r"(?:(?!\.\.?/)[^/\\\t\n:]+/)*(?!\.\.?/)[^/\\\t\n:]+\.(csv|parquet)", faults.NOT_TABLE, _no_formula
)
line_number = _matching(_LINE, faults.NOT_LINE, int)
count = _matching(r"[0-9]{1,6}", faults.NOT_COUNT, int)
line_range = Reader(_line_range, pattern=_LINE_RANGE)
lines = Reader(_lines, listed=True)
several = Reader(_several, listed=True)
warning = Reader(_warning)
period = Reader(_period)
day = Reader(_day)
area = Reader(lambda value, ids: _area(_typed(value), ids))
region = Reader(_region)
