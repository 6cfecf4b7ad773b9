"""Finding regions, indicators, terms, definitions and sources by whatever a reader calls them.

Names in both languages, short names (皖), pinyin whole or by initials, codes, and the words of definitions
and titles. Every word asked for must be found. What is nearest comes first: an exact name or code, then
what begins so, then what has it inside; of equals, what has figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl import running
from etl.entries import Entry, Found, Key, entries, plain
from etl.tables import Tables
from etl.text import Language


class Hit(NamedTuple):
    """Something found: its name, what tells it from its like, and where the words stand."""

    kind: Found
    id: str
    name: str
    about: str
    field: str
    matched: str
    figures: int  # facts of exactly this region, indicator or source; 0: it is without data
    family: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """All entries, and for each the text of its keys, in which most words are not found at all."""

    entries: tuple[Entry, ...]
    texts: tuple[str, ...]


def index(tables: Tables) -> Index:
    """What can be found in one edition; built once."""
    found = entries(tables)
    return Index(found, tuple("\n".join(key.sought for key in entry.keys) for entry in found))


def find(index: Index, words: str, language: Language, limit: int | None = None) -> list[Hit]:
    """What has all the words, nearest first; nothing for no words.

    A definition is told only where its indicator is not found by name.
    """
    asked = plain(words).split()
    ranked = sorted(_ranked(index, asked), key=lambda found: found[0]) if asked else []
    named = {entry.id for _, entry, _ in ranked if entry.kind is Found.INDICATOR}
    told = [
        _hit(entry, key, language)
        for _, entry, key in ranked
        if entry.kind is not Found.DEFINITION or entry.id not in named
    ]
    return told[:limit]


def _ranked(index: Index, asked: Sequence[str]) -> Iterator[tuple[tuple[int, ...], Entry, Key]]:
    readings = _meant(asked)
    for entry, whole in zip(index.entries, index.texts, strict=True):
        nearest = [
            found
            for reading in readings
            if all(word in whole for word in reading) and (found := _nearest(entry, reading))
        ]
        if nearest:
            near, key = min(nearest, key=lambda found: found[0])
            yield (near, not entry.figures, *entry.order), entry, key


def _meant(asked: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """What words can mean: `he bei` is one name in two words, `hong kong` one name with a space, 臺灣 台湾."""
    simplified = tuple(map(running.fold, asked))
    joined = ((" ".join(words), "".join(words)) for words in (asked, simplified))
    each_alone = [(one,) for pair in joined for one in pair]
    return tuple(dict.fromkeys([tuple(asked), simplified, *each_alone]))


def _nearest(entry: Entry, asked: Sequence[str]) -> tuple[int, Key] | None:
    """How near the farthest word is, and where it stands; none where a word stands nowhere."""
    found = [
        min(
            ((near, key) for key in entry.keys if (near := _near(word, key)) is not None),
            key=lambda each: each[0],
            default=None,
        )
        for word in asked
    ]
    stands = [each for each in found if each]
    return max(stands, key=lambda each: each[0]) if len(stands) == len(asked) else None


def _near(word: str, key: Key) -> int | None:
    """0 the whole key, 1 its beginning, 2 inside it (letters: where one of its words begins), each past `base`."""
    if not key.sought.startswith(word):
        inside = f" {word}" if word.isascii() else word
        return key.base + 2 if inside in key.sought else None
    return key.base + (key.sought != word)


def _hit(entry: Entry, key: Key, language: Language) -> Hit:
    name, about, shown = (words.in_(language) for words in (entry.name, entry.about, key.shown))
    return Hit(entry.kind, entry.id, name, about, key.field, shown, entry.figures, entry.family)
