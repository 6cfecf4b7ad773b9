"""Whether a curated value is all that its phrase says of the figure: no digit cut off, no bound left out."""

from collections.abc import Iterator

from etl import faults, vocabulary
from etl.faults.fault import Found

_NUMBER = frozenset("0123456789.,零一二三四五六七八九十百千万亿两")
_AFTER = sorted(set(vocabulary.AFTER) - vocabulary.STATED, key=len, reverse=True)


def misfit(value: str, bound: str | None, phrase: str) -> Found | None:
    """What keeps the value from being what the phrase says; None where it stands there whole.

    `bound` is a comparator that stands apart from the value. Scripts and white space do not matter.
    """
    folded, inside = vocabulary.fold(value)[0], vocabulary.fold(phrase)[0]
    if bound and vocabulary.fold(bound)[0] not in inside:
        return faults.NOT_IN_PHRASE.found(key="bound", part=bound)
    misfits = [_fault(folded, bound, inside, start) for start in _occurrences(folded, inside)]
    if not misfits:
        return faults.NOT_IN_PHRASE.found(key="value", part=value)
    return None if None in misfits else misfits[0]


def turned(value: str, phrase: str) -> str:
    """The word for a decrease that stands in the phrase before a value without it; empty where none does."""
    folded, inside = vocabulary.fold(value)[0], vocabulary.fold(phrase)[0]
    before = inside[: max(inside.find(folded), 0)]
    return next((word for word in vocabulary.DECREASE if before.endswith(word)), "")


def _occurrences(value: str, phrase: str) -> Iterator[int]:
    at = phrase.find(value)
    while at >= 0:
        yield at
        at = phrase.find(value, at + 1)


def _fault(value: str, bound: str | None, phrase: str, start: int) -> Found | None:
    before, after = phrase[:start], phrase[start + len(value) :]
    if {before[-1:], value[0]} <= _NUMBER or {value[-1], after[:1]} <= _NUMBER:
        return faults.CUT_NUMBER.found(part=value)
    before_it = vocabulary.bound_before(phrase, start)
    # 控制在5.5%左右 says 左右: the word before only states where the value has a bound of its own.
    stated = before_it in vocabulary.STATED and value.endswith(tuple(_AFTER))
    left_out = [before_it] if before_it and not bound and not stated else []
    left_out += [word for word in _AFTER if after.startswith(word)]
    return faults.BOUND_LEFT_OUT.found(word=left_out[0]) if left_out else None
