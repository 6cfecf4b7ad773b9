"""Whether a curated value is all that its phrase says of the figure: no digit cut off, no bound left out."""

import re
from collections.abc import Iterator

from etl import vocabulary, wordings
from etl.text import Text

_NUMBER = frozenset("0123456789.,零一二三四五六七八九十百千万亿两")
_AFTER = sorted(set(vocabulary.AFTER) - vocabulary.STATED, key=len, reverse=True)


def misfit(value: str, bound: str | None, phrase: str) -> Text | None:
    """What keeps the value from being what the phrase says; None where it stands there whole.

    `bound` is a comparator that stands apart from the value. Scripts and white space do not matter.
    """
    folded, inside = vocabulary.fold(value)[0], vocabulary.fold(phrase)[0]
    if bound and vocabulary.fold(bound)[0] not in inside:
        return wordings.NOT_IN_PHRASE.filled(key="bound", part=bound)
    faults = [_fault(folded, bound, inside, start) for start in _occurrences(folded, inside)]
    if not faults:
        return wordings.NOT_IN_PHRASE.filled(key="value", part=value)
    return None if None in faults else faults[0]


def turned(value: str, phrase: str) -> str:
    """The word for a decrease that stands in the phrase before a value without it; empty where none does."""
    folded, inside = vocabulary.fold(value)[0], vocabulary.fold(phrase)[0]
    before = inside[: max(inside.find(folded), 0)]
    return next((word for word in vocabulary.DECREASE if before.endswith(word)), "")


def _occurrences(value: str, phrase: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(f"(?={re.escape(value)})", phrase))


def _fault(value: str, bound: str | None, phrase: str, start: int) -> Text | None:
    before, after = phrase[:start], phrase[start + len(value) :]
    if {before[-1:], value[0]} <= _NUMBER or {value[-1], after[:1]} <= _NUMBER:
        return wordings.CUT_NUMBER.filled(part=value)
    left_out = [] if bound else [word for word in (vocabulary.bound_before(phrase, start),) if word]
    left_out += [word for word in _AFTER if after.startswith(word)]
    return wordings.BOUND_LEFT_OUT.filled(word=left_out[0]) if left_out else None
