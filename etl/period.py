"""TIME_PERIOD: `2025`, `2025-Q1`, `2025-03`, `2025-03-31`, or a span of years `2024-01-01/P3Y`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from etl.labels import PERIOD
from etl.text import Language

_YEAR = re.compile(r"(\d{4})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_SPAN = re.compile(r"(\d{4})-(\d{2})-(\d{2})/P([1-9]\d?)Y", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A period as exchanged, with its first and last day."""

    code: str
    start: date
    end: date

    @classmethod
    def parse(cls, code: str) -> "Period":
        """Read a period code.

        Raises:
            ValueError: `code` has none of the five forms, or names a day that does not exist.
        """
        if match := _YEAR.fullmatch(code):
            return cls(code, date(int(code), 1, 1), date(int(code), 12, 31))
        if match := _QUARTER.fullmatch(code):
            year, last = int(match[1]), int(match[2]) * 3
            return cls(code, date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]))
        if match := _MONTH.fullmatch(code):
            start = date(int(match[1]), int(match[2]), 1)
            return cls(code, start, start.replace(day=monthrange(start.year, start.month)[1]))
        if match := _DAY.fullmatch(code):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return cls(code, day, day)
        if match := _SPAN.fullmatch(code):
            start = date(int(match[1]), int(match[2]), int(match[3]))
            return cls(code, start, start.replace(year=start.year + int(match[4])) - timedelta(days=1))
        raise ValueError(code)


def in_words(code: str, language: Language) -> str:
    """A valid period code as a reader says it: `2024-01-01/P3Y` is 2024—2026年 / 2024–2026."""
    period = Period.parse(code)
    start, end = period.start, period.end
    whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    quarter = _QUARTER.fullmatch(code)
    words = PERIOD[_kind(code, whole_years=whole_years)]
    return words.in_(language).format(start=start, end=end, quarter=quarter and quarter[2])


def _kind(code: str, *, whole_years: bool) -> str:
    if "/" in code:
        return "years" if whole_years else "span"
    if "Q" in code:
        return "quarter"
    return ("year", "month", "day")[code.count("-")]
