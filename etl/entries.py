"""What can be found: regions, indicators, terms, definitions and sources, each with the words it is found by."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from etl import areas, glossary, pinyin, queries
from etl.keywords import place_aliases, short_names
from etl.labels import LEVEL, SEARCH_ZONE
from etl.rows import Row, rows, text
from etl.tables import Tables
from etl.text import Text

# Added to how near a word is, where it is found in less than a name.
PART, DEEP = 2, 4
_DEFINING = ("numerator", "denominator", "scope", "price_basis", "differs", "definition_note")
_LEVELS = tuple(LEVEL)
_MARK = re.compile("[\u0300-\u036f]")
_APOSTROPHE, _APART = re.compile("['’]"), re.compile(r"[\W_]+")


class Found(StrEnum):
    """What can be found."""

    REGION = "region"
    INDICATOR = "indicator"
    TERM = "term"
    DEFINITION = "definition"
    SOURCE = "source"


class Key(NamedTuple):
    """Words by which something is found. `field` says what they are (see `etl.labels.SEARCH_FIELD`)."""

    field: str
    shown: Text
    sought: str  # as `plain` leaves them
    base: int = 0  # 0 for names, PART and DEEP for lesser words


class Entry(NamedTuple):
    """Something that can be found. `family` is that of an indicator; `order` breaks ties.

    `figures` are its own; a term has none, for it is no figure's name.
    """

    kind: Found
    id: str
    name: Text
    about: Text
    keys: tuple[Key, ...]
    figures: int
    family: str = ""
    order: tuple[int, int] = (0, 0)


def entries(tables: Tables) -> tuple[Entry, ...]:
    """Everything that can be found in one edition."""
    return (*_regions(tables), *_indicators(tables), *_terms(), *_sources(tables))


def plain(words: str) -> str:
    """Words as they are compared: small letters without accents, single spaces for punctuation."""
    letters = unicodedata.normalize("NFKC", words).casefold().replace("ü", "v")
    bare = _MARK.sub("", unicodedata.normalize("NFD", letters))
    return _APART.sub(" ", _APOSTROPHE.sub("", bare)).strip()


def _key(field: str, words: Text | str, base: int = 0) -> Iterator[Key]:
    """A key for each language in which the words are there; it shows the words in that language."""
    for each in dict.fromkeys(words if isinstance(words, Text) else [words]):
        if sought := plain(each):
            yield Key(field, Text(each, each), sought, base)


def _pair(row: Row, column: str) -> Text:
    return Text(text(row, f"{column}_zh"), text(row, f"{column}_en"))


def _regions(tables: Tables) -> Iterator[Entry]:
    counted = queries.regions(tables)
    figures = dict(zip(counted["region"], counted["figures"], strict=True))
    names = {row["region"]: _pair(row, "region_name") for row in rows(tables.regions)}
    for place, row in enumerate(rows(tables.regions)):
        yield Entry(
            Found.REGION,
            row["region"],
            names[row["region"]],
            _about(row, names),
            tuple(_keys_of_region(row)),
            int(figures.get(row["region"], 0)),
            order=(_LEVELS.index(row["level"]), place),
        )


def _about(row: Row, names: dict[str, Text]) -> Text:
    """Its level and what is around it: 县级 · 浙江省杭州市, county · Hangzhou, Zhejiang."""
    around = [names[code] for code in row["path"].split("/")[:-1] if code != areas.NATION]
    if not around:
        return LEVEL[row["level"]]
    zh, en = "".join(name.zh for name in around), ", ".join(name.en for name in reversed(around))
    return LEVEL[row["level"]] + Text(f" · {zh}", f" · {en}")


def _keys_of_region(row: Row) -> Iterator[Key]:
    yield from _key("name", _pair(row, "region_name"))
    yield from _key("short", row["short_zh"])
    for alias in short_names(row["region"]):
        yield from _key("short", alias)
    yield from _key("code", row["region"])
    letters = text(row, "pinyin")
    reading = pinyin.syllables(row["short_zh"], letters) if letters else ()
    if reading:
        yield from _key("pinyin", letters)
        typed = [pinyin.typed(syllable) for syllable in reading]
        yield Key("pinyin", Text(letters, letters), "".join(typed))
        parts = " ".join("".join(typed[start:]) for start in range(1, len(typed)))
        yield Key("pinyin", Text(letters, letters), parts, PART)
        first = pinyin.initials(reading)
        yield Key("initials", Text(first, first), first)
    for zone in place_aliases(row["region"]):
        words = SEARCH_ZONE.filled(zone=zone)
        yield Key("zone", words, plain(zone), DEEP)


def _indicators(tables: Tables) -> Iterator[Entry]:
    referred = rows(queries.referred(tables, "indicator"))
    for row in referred:
        keys = (
            *_key("name", _pair(row, "indicator_name")),
            *_key("code", row["indicator"]),
            *_key("family", _pair(row, "family_name"), PART),
            *_key("topic", _pair(row, "topic_name"), DEEP),
        )
        yield _of_indicator(Found.INDICATOR, row, keys)
    for row in referred:
        told = tuple(key for field in _DEFINING for key in _key(field, _pair(row, field), DEEP))
        yield _of_indicator(Found.DEFINITION, row, told)


def _of_indicator(kind: Found, row: Row, keys: tuple[Key, ...]) -> Entry:
    name, about = _pair(row, "indicator_name"), _pair(row, "topic_name")
    order = (0, int(row["position"]))
    return Entry(kind, row["indicator"], name, about, keys, int(row["figures"]), row["family"], order)


def _terms() -> Iterator[Entry]:
    """The glossary, which is the same in every edition."""
    for place, term in enumerate(glossary.terms()):
        keys = (
            *_key("name", term.name),
            *(key for spelling in term.spellings for key in _key("spelling", spelling)),
            *_key("explanation", term.definition, DEEP),
        )
        yield Entry(Found.TERM, term.id, term.name, term.definition, keys, 0, order=(0, place))


def _sources(tables: Tables) -> Iterator[Entry]:
    for place, row in enumerate(rows(queries.referred(tables, "source"))):
        keys = (
            *_key("title", _pair(row, "title")),
            *_key("publisher", _pair(row, "publisher")),
            *_key("code", row["source"]),
            *_key("date", row["date"]),
        )
        about, figures = _pair(row, "publisher"), int(row["figures"])
        yield Entry(Found.SOURCE, row["source"], _pair(row, "title"), about, keys, figures, order=(0, place))
