"""Text on its way into a cell of a file that a spreadsheet program may open."""

import re
from collections.abc import Iterable

# What XML 1.0, and with it Excel, cannot hold; readers of CSV stumble over the same.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"

# Spreadsheets take a cell that starts so for a formula, some also in the full-width forms of an East Asian
# keyboard, and some pass over white space before it. Apostrophes before it are part of the pattern so that `guarded`
# can be undone.
_FORMULA = re.compile("'*(?:[\t\r\n]|[\\s\u200b\ufeff]*[=+\\-@＝＋－＠])")
# What parts cells here, and elsewhere: a cell that holds any of it stands in quotes.
_APART = re.compile('[,;\t"\r\n]')


def visible(text: str) -> str:
    """The text with each control character that files cannot hold replaced by � for all to see."""
    return _UNPRINTABLE.sub(_REPLACEMENT, text)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could take it for a formula.

    To undo it, take one apostrophe off a text for which `is_formula` holds.
    """
    return f"'{text}" if is_formula(text) else text


def csv_line(cells: Iterable[str]) -> str:
    """Cells as one line of CSV."""
    # Not csv.writer: with LF line ends it leaves a carriage return unquoted, which readers take for a line end.
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _APART.search(cell) else cell
