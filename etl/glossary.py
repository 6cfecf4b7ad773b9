"""Statistical terms that officials meet here, explained in short words, each with where its sense is laid down."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from etl.text import LANGUAGES, Language, Text


class Term(NamedTuple):
    """One term. `spellings` mean the same.

    In Chinese a term may be meant only right after one of certain characters (`follows`), or only where it is the
    whole text (`alone`): as part of others its word means something else.
    """

    name: Text
    spellings: tuple[str, ...]
    follows: str
    alone: bool
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
                row["alone"] == "yes",
                Text(row["definition_zh"], row["definition_en"]),
                Text(row["source_zh"], row["source_en"]),
            )
            for row in csv.DictReader(lines)
        )


def find(name: str) -> Term:
    """The term of an id."""
    return next(term for term in terms() if term.id == name)


# The cells of a page say the same few things again and again.
@lru_cache(maxsize=4096)
def mentions(text: str, language: Language) -> tuple[Mention, ...]:
    """A text taken apart into terms and what stands between them; together they are the text again.

    Where terms overlap, the one that begins first is meant, and of those the longest.
    """
    return tuple(_mentions(text, language))


def _mentions(text: str, language: Language) -> Iterator[Mention]:
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
    """All spellings in one; letters make whole words. Where none can begin none is tried: that is ten times as fast."""
    longest_first = sorted(_by_spelling(language), key=len, reverse=True)
    begin = re.escape("".join({each[0] + each[0].upper() for each in longest_first}))
    words = "|".join(re.escape(each) for each in longest_first if each.isascii())
    others = [_written(each, language) for each in longest_first if not each.isascii()]
    each = "|".join([f"(?<![A-Za-z])(?:{words})(?![A-Za-z])", *others])
    return re.compile(f"(?=[{begin}])(?i:{each})")


def _written(spelling: str, language: Language) -> str:
    """A Chinese spelling as a pattern, with where it is meant."""
    term, written = _by_spelling(language)[spelling], re.escape(spelling)
    if term.alone:
        return rf"\A{written}\Z"
    return f"(?<=[{re.escape(term.follows)}]){written}" if term.follows else written
