"""TIME_PERIOD: `2025`, `2025-Q1`, `2025-03`, `2025-03-31`, or a span of years `2024-01-01/P3Y`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

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
    whole_years = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    if "/" in code:
        if whole_years:
            return (
                f"{period.start.year}—{period.end.year}年"
                if language == "zh"
                else f"{period.start.year}–{period.end.year}"
            )
        return f"{period.start.isoformat()} – {period.end.isoformat()}"
    if language == "en":
        return code.replace("-Q", " Q")
    if whole_years:
        return f"{code}年"
    if match := _QUARTER.fullmatch(code):
        return f"{match[1]}年第{match[2]}季度"
    if match := _MONTH.fullmatch(code):
        return f"{match[1]}年{int(match[2])}月"
    return f"{period.start.year}年{period.start.month}月{period.start.day}日"
