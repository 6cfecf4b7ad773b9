"""What a cell can hold, and how wide and high it is.

A number carries its own format, so that a bound shows its sign in the number's own cell and never passes for an
exact value.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from etl.cells import visible

LINE = 16.5  # height of a line of text, in points
BREATH = 2  # characters beside the longest text of a column
LONGEST = 32_767  # letters that a cell of Excel can hold
_CUT = "…"
_LINE_ENDS = re.compile("[\t\r\n]+")
_LARGE = 10**8  # from here Excel itself would soon write 1.2E+12


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how it shows: `before` and `after` are letters around the digits, such as ≥ and %.

    Without `decimals` it shows as many digits as it has.
    """

    value: float
    decimals: int | None = 0
    before: str = ""
    after: str = ""
    grouped: bool = True  # 1,234 rather than 1234
    percent: bool = False  # 1 shows as 100%

    @property
    def format(self) -> str:
        """Excel's number format; the second half keeps a sign such as > in front of a minus."""
        return number_format(self.decimals, self.before, self.after, self.grouped, self.percent)

    @property
    def shown(self) -> str:
        """The letters a reader sees."""
        grouping = "," if self.grouped else ""
        value, after = (self.value * 100, "%") if self.percent else (self.value, self.after)
        digits = f"{value:.10g}" if self.decimals is None else f"{value:{grouping}.{self.decimals}f}"
        return f"{self.before}{digits}{after}"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the number it gives. Column codes in braces stand for cells of the same row: {TARGET_VALUE}."""

    formula: str
    result: Number


Content: TypeAlias = str | Number | Formula | date | bool | None


def number_format(
    decimals: int | None, before: str = "", after: str = "", grouped: bool = True, percent: bool = False
) -> str:
    """A number format of Excel: digits after the point (none: as many as there are), and letters around them."""
    digits = "General" if decimals is None else "#,##0" if grouped else "0"
    if decimals:
        digits += "." + "0" * decimals
    before, after = map(_literal, (before, after))
    after = "%" if percent else after
    if decimals is None and grouped:  # as many digits as there are, but of large numbers no powers of ten
        return f"[>={_LARGE}]{before}#,##0{after};[<0]{before}-General{after};{before}General{after}"
    return f"{before}{digits}{after};{before}-{digits}{after}" if before else f"{digits}{after}"


def _literal(text: str) -> str:
    """Letters as a number format shows them: in quotes, a quotation mark of their own behind a backslash."""
    kept = _LINE_ENDS.sub(" ", visible(text)).replace('"', '"\\""')
    return f'"{kept}"' if text else ""


def told(text: str) -> str:
    """A text as a cell can hold it: control characters show as �, what is too long ends in an ellipsis."""
    kept = visible(text)
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + _CUT


def length(text: str) -> int:
    """Letters across, where Chinese ones count as two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def lines(text: str, across: float) -> int:
    """How many lines a text fills in a cell `across` characters wide."""
    # Less than the width, for no character is split at the edge.
    return sum(max(1, math.ceil(length(line) / (across - BREATH))) for line in text.split("\n"))
