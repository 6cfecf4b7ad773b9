"""TIME_PERIOD: `2025`, `2025-Q1`, `2025-03`, `2025-03-31`, or a span `2024-01-01/P3Y`, `2024-01-01/P6M`."""

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
_SPAN = re.compile(r"(\d{4})-(\d{2})-(\d{2})/P([1-9]\d?)([YM])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A period as exchanged, with its first and last day."""

    code: str
    start: date
    end: date

    @property
    def freq(self) -> str:
        """FREQ of SDMX: A, Q, M, D; of a span its length, such as P3Y. Equal lengths, equal kinds of period."""
        if "/" in self.code:
            return self.code.partition("/")[2]
        return "Q" if "Q" in self.code else "AMD"[self.code.count("-")]

    @classmethod
    def parse(cls, code: str) -> "Period":
        """Read a period code.

        Raises:
            ValueError: `code` has none of the forms above, or names a day that does not exist.
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
            months = int(match[4]) * (12 if match[5] == "Y" else 1)
            return cls(code, start, _months_later(start, months) - timedelta(days=1))
        raise ValueError(code)


def _months_later(start: date, months: int) -> date:
    """The same day of a later month.

    Raises:
        ValueError: that month has no such day.
    """
    years, month = divmod(start.month - 1 + months, 12)
    return start.replace(year=start.year + years, month=month + 1)


def in_words(code: str, language: Language) -> str:
    """A valid period code as a reader says it: `2024-01-01/P3Y` is 2024—2026年 / 2024–2026."""
    period = Period.parse(code)
    start, end = period.start, period.end
    quarter = _QUARTER.fullmatch(code)
    words = PERIOD[_kind(period)]
    return words.in_(language).format(start=start, end=end, quarter=quarter and quarter[2])


def _kind(period: Period) -> str:
    if "/" not in period.code:
        return "quarter" if "Q" in period.code else ("year", "month", "day")[period.code.count("-")]
    start, end = period.start, period.end
    if _months_later(start, 1) == end + timedelta(days=1) and start.day == 1:
        return "month"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return "year" if start.year == end.year else "years"
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    return "months" if whole_months and start.year == end.year else "span"
