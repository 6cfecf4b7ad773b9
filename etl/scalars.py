"""The values an editor types, each read from its text. A fault is worded in both languages.

Every function takes what stands in the YAML, which is text unless the editor wrote a list or a mapping in
its place, and returns the value or raises pydantic's `PydanticCustomError` of type MEND.
"""

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import NoReturn, TypeVar

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from etl import areas, quantity, wordings
from etl.period import Period
from etl.text import Text

MEND = "mend"
MAX_WORDS = 400
MAX_PHRASE = 40
MAX_ALIKE = 50

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class References:
    """The ids a file declares, whether or not their records are valid; None where the section is missing."""

    topics: frozenset[str] | None
    families: frozenset[str] | None
    indicators: frozenset[str] | None
    sources: frozenset[str] | None
    places: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Written:
    """A value as the text writes it, and what it says."""

    text: str
    quantity: quantity.Quantity


def fail(message: Text) -> NoReturn:
    """Refuse a value; both wordings travel in the error's context."""
    raise PydanticCustomError(MEND, "{zh}", {"zh": message.zh, "en": message.en})


def nearest(word: str, allowed: Sequence[str]) -> Text:
    """A hint at the most similar allowed word, the earliest of equals; empty where none is similar."""
    alike = set(difflib.get_close_matches(word, allowed, n=MAX_ALIKE, cutoff=0.5))
    ranked = sorted((other for other in allowed if other in alike), key=partial(_unlikeness, word))
    return wordings.DID_YOU_MEAN.filled(word=ranked[0]) if ranked else Text("", "")


def _unlikeness(word: str, other: str) -> float:
    """By shared letters first, then by letters in the same place: 淅江 is 浙江 rather than 江苏."""
    in_place = sum(map(str.__eq__, word, other)) / max(len(word), len(other))
    return -difflib.SequenceMatcher(None, word, other).ratio() - in_place


def typed(value: object) -> str:
    """The text of a single value, not blank."""
    if not isinstance(value, str):
        fail(wordings.NOT_SINGLE)
    if not value.strip():
        fail(wordings.NOTHING_WRITTEN)
    return value


def words(value: object) -> str:
    """Text for a viewer."""
    text = typed(value).strip()
    if len(text) > MAX_WORDS:
        fail(wordings.TOO_LONG.filled(limit=MAX_WORDS))
    return text


def phrase(value: object) -> str:
    """A figure phrase: short, never a sentence."""
    text = typed(value)
    if len(text) > MAX_PHRASE or any(mark in text for mark in "。；！？\n"):
        fail(wordings.SENTENCE.filled(limit=MAX_PHRASE))
    return text


def _matching(pattern: str, otherwise: Text) -> Callable[[object], str]:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: object) -> str:
        text = typed(value)
        if not compiled.fullmatch(text):
            fail(otherwise.filled(word=text))
        return text

    return check


record_id = _matching(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", wordings.NOT_ID)
sha256 = _matching(r"[0-9a-f]{64}", wordings.NOT_SHA256)
file_name = _matching(r"[^/\\]+\.(txt|md|html?|docx|pdf)", wordings.NOT_FILE_NAME)
_a_line_number = _matching(r"[1-9][0-9]{0,6}", wordings.NOT_LINE)


def line_number(value: object) -> int:
    """A line of a text, from 1."""
    return int(_a_line_number(value))


def lines(value: object) -> list[object]:
    """A list of lines; each is read by itself."""
    if not isinstance(value, list):
        fail(wordings.NOT_LINES)
    return value


def line_range(value: object) -> range:
    """Lines of a text from one to another, both included: `12` or `12-20`."""
    text = typed(value)
    match = re.fullmatch(r"([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?", text, re.ASCII)
    found = range(int(match[1]), int(match[2] or match[1]) + 1) if match else range(0)
    if not found:
        fail(wordings.NOT_LINE_RANGE.filled(word=text))
    return found


def several(value: object) -> list[object]:
    """A list that is not empty; each item is read by itself."""
    if not isinstance(value, list) or not value:
        fail(wordings.NOT_SEVERAL)
    return value


def count(value: object) -> int:
    """How many there are, from 0."""
    text = typed(value)
    if not re.fullmatch(r"[0-9]{1,6}", text, re.ASCII):
        fail(wordings.NOT_COUNT.filled(word=text))
    return int(text)


def period(value: object) -> Period:
    """A TIME_PERIOD."""
    text = typed(value)
    try:
        return Period.parse(text)
    except ValueError:
        fail(wordings.NOT_PERIOD.filled(word=text))


def day(value: object) -> str:
    """A date as exactly as it is known: year, month or day."""
    text = typed(value)
    try:
        Period.parse(text)
    except ValueError:
        fail(wordings.NOT_DAY.filled(word=text))
    if "/" in text or "Q" in text:
        fail(wordings.NOT_DAY.filled(word=text))
    return text


def value(value: object, info: ValidationInfo) -> Written:
    """A figure as written, with the `bound` that stands apart from it, if any."""
    text, bound = typed(value), info.data.get("bound") or ""
    try:
        return Written(text, quantity.read(bound + text))
    except quantity.Unreadable as error:
        place = max(error.offset - len(bound), 0) + 1
        fail(wordings.UNREADABLE_VALUE.filled(word=text, place=place) + error.reason)


def named(codes: type[Code]) -> Callable[[object], Code]:
    """A code typed by its name in lower case, which explains itself: `target`, not `T`."""
    return _choice({code.name.lower(): code for code in codes})


def coded(codes: type[Code]) -> Callable[[object], Code]:
    """A code typed as it is exchanged: `CNY`."""
    return _choice({code.value: code for code in codes})


def _choice(allowed: dict[str, Code]) -> Callable[[object], Code]:
    def choose(value: object) -> Code:
        text = typed(value)
        if text not in allowed:
            fail(
                wordings.NOT_CHOICE.filled(word=text, allowed=", ".join(allowed))
                + nearest(text, list(allowed))
            )
        return allowed[text]

    return choose


def declared(kind: str) -> Callable[[object, ValidationInfo], str]:
    """The id of a record the same file declares under `kind`."""

    def look_up(value: object, info: ValidationInfo) -> str:
        text, ids = typed(value), _ids(info, kind)
        # Without its section one problem says it all; each reference would only repeat it.
        if ids is not None and text not in ids:
            fail(wordings.NOT_DECLARED.filled(word=text, kind=kind) + nearest(text, sorted(ids)))
        return text

    return look_up


def _ids(info: ValidationInfo, kind: str) -> frozenset[str] | None:
    ids: frozenset[str] | None = getattr(info.context, kind)
    return ids


def area(value: object) -> str:
    """A GB/T 2260 code, from the code itself or a name."""
    return _area(typed(value), areas.names())


def region(value: object, info: ValidationInfo) -> str:
    """A GB/T 2260 code, or the id of a declared place."""
    text, places = typed(value), _ids(info, "places") or frozenset()
    return text if text in places else _area(text, (*areas.names(), *sorted(places)))


def _area(text: str, allowed: Sequence[str]) -> str:
    try:
        return areas.find(text).code
    except areas.UnknownAreaError as error:
        if not error.candidates:
            fail(wordings.UNKNOWN_AREA.filled(word=text) + nearest(text, allowed))
        listed = "、".join(f"{each.code} {areas.full_name(each)}" for each in error.candidates)
        fail(wordings.AMBIGUOUS_AREA.filled(word=text, candidates=listed))
