"""Whether two definitions say the same in other words, and whether two names look alike."""

import difflib
import re

from etl.labels import SAME_IN_OTHER_WORDS
from etl.vocabulary import fold

ALIKE = 0.6  # of difflib's ratio, at which an editor is asked
_REMARK = re.compile(r"[(（][^()（）]*[)）]")
_MARKS = re.compile(r"[\W_]+")


def normal(words: str) -> str:
    """The words in one script, without marks and remarks in brackets, one word for each of several usual ones."""
    plain = _MARKS.sub("", _REMARK.sub("", fold(words)[0])).lower()
    for usual, others in SAME_IN_OTHER_WORDS.items():
        for other in others:
            plain = plain.replace(other, usual)
    return plain


def alike(one: str, other: str) -> bool:
    """Whether a reader could take two names for the same."""
    first, second = normal(one), normal(other)
    if first in second or second in first:
        return True
    return difflib.SequenceMatcher(None, first, second).ratio() >= ALIKE
