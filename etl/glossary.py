"""Statistical terms that officials meet here, explained in short words, each with where its sense is laid down."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from etl.text import LANGUAGES, Language, Text


class Term(NamedTuple):
    """One term. `spellings` mean the same; `follows`: right after one of these characters only, if any."""

    name: Text
    spellings: tuple[str, ...]
    follows: str
    definition: Text
    source: Text

    @property
    def id(self) -> str:
        """A name for addresses within a page: gross-output."""
        return re.sub("[^a-z]+", "-", self.name.en.lower()).strip("-")


class Mention(NamedTuple):
    """Words of a text, and the term that they are, if any."""

    words: str
    term: Term | None = None


@cache
def terms() -> tuple[Term, ...]:
    """All terms, in the order of the list."""
    with files("etl").joinpath("data", "glossary.csv").open(encoding="utf-8") as lines:
        return tuple(
            Term(
                Text(row["term_zh"], row["term_en"]),
                tuple(filter(None, row["spellings"].split("|"))),
                row["follows"],
                Text(row["definition_zh"], row["definition_en"]),
                Text(row["source_zh"], row["source_en"]),
            )
            for row in csv.DictReader(lines)
        )


def mentions(text: str, language: Language) -> Iterator[Mention]:
    """A text taken apart into terms and what stands between them; together they are the text again.

    Where terms overlap, the one that begins first is meant, and of those the longest.
    """
    end = 0
    for match in _pattern(language).finditer(text):
        if match.start() > end:
            yield Mention(text[end : match.start()])
        yield Mention(match[0], _by_spelling(language)[match[0].casefold()])
        end = match.end()
    if end < len(text):
        yield Mention(text[end:])


@cache
def _by_spelling(language: Language) -> Mapping[str, Term]:
    return MappingProxyType(
        {each.casefold(): term for term in terms() for each in _spellings(term, language)}
    )


def _spellings(term: Term, language: Language) -> Iterator[str]:
    """How a term is written in a language; a spelling in letters is used in both."""
    yield term.name.in_(language)
    for each in term.spellings:
        if each.isascii() or language == LANGUAGES[0]:
            yield each


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    longest_first = sorted(_by_spelling(language), key=len, reverse=True)
    return re.compile("|".join(_written(each, language) for each in longest_first), re.IGNORECASE)


def _written(spelling: str, language: Language) -> str:
    """A spelling as a pattern: letters make whole words, and some terms follow certain characters only."""
    follows = _by_spelling(language)[spelling].follows
    if spelling.isascii():
        return rf"(?<![A-Za-z]){re.escape(spelling)}(?![A-Za-z])"
    return (f"(?<=[{re.escape(follows)}])" if follows else "") + re.escape(spelling)
