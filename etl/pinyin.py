"""Pinyin of the area list taken apart: Heilongjiang is hei long jiang, by its initials hlj.

The list writes syllables together and without apostrophes, so that letters alone leave some names open
(Yanan: yan an or ya nan). A name has one syllable a character, and names with one reading only teach how
their characters read in the others.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from etl import areas

# Consonant and vowel, or a vowel alone; `shaan` is how the list tells 陕西 from 山西.
_INITIAL = r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])"
_ALONE = r"(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|er)"
_AFTER = r"(?:i|u|v|ong|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui|uan|un|uang|ue|ve)"
_SYLLABLE = re.compile(f"{_ALONE}|{_INITIAL}(?:{_ALONE}|{_AFTER})|shaan")
_LONGEST = len("zhuang")
_VOWELS = tuple("aoe")


def syllables(name: str, letters: str) -> tuple[str, ...]:
    """The syllables of `letters`, the pinyin of the Chinese `name`; none where they cannot be told apart.

    `Shaanxi` gives shaan and xi. Where several readings are left, the one that the characters of other
    names know is taken, then the one that would need no apostrophe.
    """
    readings = _readings(len(name), letters.lower())
    return min(readings, key=lambda reading: _strangeness(name, reading), default=())


def typed(syllable: str) -> str:
    """A syllable as keyboards know it: 陕 is typed shan."""
    return re.sub("^shaan$", "shan", syllable)


def initials(reading: tuple[str, ...]) -> str:
    """The first letters: hlj."""
    return "".join(syllable[0] for syllable in reading)


@cache
def _readings(count: int, letters: str) -> tuple[tuple[str, ...], ...]:
    """All ways to read letters as so many syllables."""
    if not count or not letters:
        return ((),) if not count and not letters else ()
    return tuple(
        (letters[:size], *others)
        for size in range(1, min(_LONGEST, len(letters)) + 1)
        if _SYLLABLE.fullmatch(letters, 0, size)
        for others in _readings(count - 1, letters[size:])
    )


def _strangeness(name: str, reading: tuple[str, ...]) -> tuple[int, int]:
    """How many characters are not known to read so, and how many apostrophes are missing."""
    pairs = zip(name, reading, strict=True)
    unknown = sum(syllable not in _known().get(character, ()) for character, syllable in pairs)
    return unknown, sum(syllable.startswith(_VOWELS) for syllable in reading[1:])


@cache
def _known() -> Mapping[str, frozenset[str]]:
    """How characters read in those names of the list that can be read in one way only."""
    found: dict[str, set[str]] = {}
    for character, syllable in _certain():
        found.setdefault(character, set()).add(syllable)
    return {character: frozenset(heard) for character, heard in found.items()}


def _certain() -> Iterator[tuple[str, str]]:
    for area in areas.areas().values():
        readings = _readings(len(area.short_zh), area.pinyin.lower())
        if len(readings) == 1:
            yield from zip(area.short_zh, readings[0], strict=True)
