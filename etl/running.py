"""An article as running text: lines that break in mid-sentence joined, in one script, without white space.

Figures are looked for here, because a line break can stand inside them; every place leads back to the line
and column it has in the article.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

from opencc import OpenCC

from etl import vocabulary

# Stands where words must not be read together: after a full stop, between the cells of a table.
BREAK = "\u241e"
ENDS = "。！？!?；;…"
# A line that ends without punctuation goes on in the next one, unless it is as short as a heading.
HEADING = 10
_ENDED = re.compile(rf"[{ENDS}：:】][”’』」》）)\"]*$")
# Between half-width digits a full-width comma parts two numbers; only ３，２００ is one.
_COMMA = re.compile("(?<=[0-9])，(?=[0-9])")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SENTENCE_END = re.compile(rf"[{ENDS}]+[”’」』》)]*|{BREAK}")
_STARTS_ANEW = re.compile(
    r"[【■▲▶●◆◎○※★#*—]|[(（]?[一二三四五六七八九十0-9]{1,3}[)）、]|[0-9]{1,2}[.．](?![0-9])"
)
_DIGIT = re.compile(r"[0-9０-９]")
_CUT = re.compile(r"[0-9０-９][.．]?$")
_YEAR = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}$"
)  # stands for itself, where digits would go on in the next line
_DATED = re.compile(r"(?:19|20)[0-9]{2}年")
_CELL = re.compile(r"[0-9０-９.．,，%％\s-]+")  # a line of a table, not a piece of a sentence
_APART = re.compile(r"\t|(?<=[0-9０-９])[ \u3000\xa0]{2,}(?=[0-9０-９])|[ \u3000\xa0](?=-[0-9])")


class Place(NamedTuple):
    """A character of an article; both numbers count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Running:
    """`text` with, for each of its characters and for its end, the offset in the joined lines."""

    lines: tuple[str, ...]
    text: str
    offsets: tuple[int, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.lines), initial=0))

    def place(self, at: int) -> Place:
        """Where the character at `at` stands in the article."""
        offset = self.offsets[at]
        line = bisect_right(self._starts, offset) - 1
        return Place(line + 1, offset - self._starts[line] + 1)

    def written(self, start: int, end: int) -> str:
        """The words from `start` up to `end` as the article writes them, without its line breaks."""
        joined = "\n".join(self.lines)[self.offsets[start] : self.offsets[end - 1] + 1]
        return re.sub(r"\s*\n\s*", "", joined)

    def of_line(self, line: int) -> tuple[int, int]:
        """Where a line begins and ends in `text`; nothing (equal numbers) for a line there is not."""
        if not 1 <= line <= len(self.lines):
            return 0, 0
        first = bisect_right(self.offsets, self._starts[line - 1] - 1)
        return first, bisect_right(self.offsets, self._starts[line] - 2, lo=first)

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence around `at` begins and ends; its full stop belongs to it."""
        ends = self._sentence_ends
        following = bisect_right(ends, at)
        start = ends[following - 1] if following else 0
        return start, ends[following] if following < len(ends) else len(self.text)


def run(lines: Sequence[str]) -> Running:
    """The running text of an article's lines."""
    joined = _parted(lines)
    kept = [offset for offset, character in enumerate(joined) if character]
    folded, inside = vocabulary.fold(_simplified("".join(joined)))
    offsets = (*kept, len(joined))
    return Running(tuple(lines), folded, tuple(offsets[place] for place in inside))


def fold(words: str) -> str:
    """Words as they stand in running text."""
    return vocabulary.fold(_simplified(words))[0]


def _parted(lines: Sequence[str]) -> list[str]:
    """The characters of the lines, with BREAK where a line ends a sentence, and nothing inside a broken number."""
    text = "\n".join(lines)
    characters = list(text)
    for match in _APART.finditer(text):
        characters[match.start()] = BREAK
    before, end = "", -1  # the last line with words, and where its break stands
    goes_on = False  # whether that line itself goes on from the one before, so that it is no heading
    at = 0
    for line in lines:
        if words := line.strip():
            if before:
                characters[end] = _between(before, words, heading=len(before) < HEADING and not goes_on)
                goes_on = characters[end] != BREAK
            before, end = words, at + len(line)
        at += len(line) + 1
    return characters


def _between(before: str, after: str, *, heading: bool) -> str:
    """What stands for a line break: BREAK, nothing inside a number, or the break itself, which is passed over."""
    if _ENDED.search(before) or _STARTS_ANEW.match(after):
        return BREAK
    if (_YEAR.search(before) and _DIGIT.match(after)) or (_DIGIT.match(before[-1]) and _DATED.match(after)):
        return BREAK
    if (
        _CUT.search(before)
        and _DIGIT.match(after)
        and not (_CELL.fullmatch(before) or _CELL.fullmatch(after))
    ):
        return ""
    return BREAK if heading else "\n"


@cache
def _simple(character: str) -> str:
    simple = _converter().convert(character)
    return simple if len(simple) == 1 else character


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simplified(words: str) -> str:
    """One character stays one character, so that every place leads back to the text as written."""
    words = _COMMA.sub("、", words)
    return words.translate({ord(each): _simple(each) for each in set(words) if _IDEOGRAPH.match(each)})
