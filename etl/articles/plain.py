"""The lines of a text file."""

import re
from pathlib import Path

from etl.articles import encoding

# What editors count lines by; str.splitlines would also break at form feeds and U+2028.
_BREAK = re.compile(r"\r\n|\r|\n")
# Marks of notes and powers stand above the line; on it, 100 with the note 2 would read 1002.
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def lines(path: Path, raw: bytes) -> list[str]:
    """Every line, blank ones too. Raises InvalidFile as `encoding.decoded` does."""
    return split(encoding.decoded(path, raw))


def split(text: str) -> list[str]:
    """The lines of a text. A break at the very end begins no further line."""
    found = _BREAK.split(text)
    return found if found[-1] else found[:-1]


def raised(text: str) -> str:
    """Text that is set above the line, in digits that are so themselves."""
    return text.translate(_RAISED)
