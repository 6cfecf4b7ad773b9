"""A figure in words: comparator, digits and unit as a reader sees them, never more digits than the text had."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Any

from etl import goals
from etl.codes import Comparator, Derivation, Unit
from etl.intervals import Interval, is_magnitude
from etl.labels import (
    AROUND,
    CONVERTED,
    CONVERTED_RANGE,
    GOAL,
    INTERVAL,
    MAGNITUDE,
    RANKED,
    SCALE_EN,
    SCALE_ZH,
    TENTHS,
    UNIT,
)
from etl.text import Language

# Units written against the number without a space in English.
_TIGHT = {"%"}
MAX_DENOMINATOR = 1000
# Digits kept of a fraction that no decimal number equals, such as 三分之一.
ENDLESS_DIGITS = 10


def figure(row: Mapping[str, Any], language: Language) -> str:
    """One observation of a VIEW (see `etl.queries`) as a reader sees it: 超8万亿元, > 8 trillion yuan.

    A goal without a number reads as its words, a number of another unit than its text's says so: 折合6754.85万吨.
    """
    if goals.is_goal(row):
        return GOAL.filled(words=row["value_as_written"]).in_(language)
    if language == "zh" and row["obs_value"] < 0 and not converted(row):
        return str(row["value_as_written"])  # 下降2%以上 is clear, -2%以上 is not
    number = _chinese(row) if language == "zh" else _english(row)
    around = MAGNITUDE if is_magnitude(row["value_as_written"]) else AROUND[row["comparator"]]
    said = around.in_(language).format(number)
    return CONVERTED.in_(language).format(said) if converted(row) else said


def converted(row: Mapping[str, Any]) -> bool:
    """Whether the text gives the number in another unit: 斤 where the indicator is in tonnes."""
    return bool(row["derivation"] == Derivation.CONVERTED)


def unit(row: Mapping[str, Any], language: Language) -> str:
    """The unit of an observation or indicator: the measure word of a count, else the unit's name."""
    if row["unit_measure"] == Unit.PN:
        return str(row[f"counted_{language}"])
    return UNIT[row["unit_measure"]].in_(language)


def short_unit(row: Mapping[str, Any], language: Language) -> str:
    """The unit as it stands behind a number: a note in brackets belongs to the axis, not to each figure."""
    return unit(row, language).split("（")[0].split(" (")[0]


def scaled(value: float, language: Language) -> str:
    """A number of a base unit with 万/亿 or million/billion: for axis ticks, where no text set the digits."""
    scales = SCALE_ZH if language == "zh" else SCALE_EN
    power = next((power for power in scales if abs(value) >= 10**power), 0)
    return f"{value / 10**power:,.10g}{scales[power]}"


def span(interval: Interval, measured: Mapping[str, Any], language: Language) -> str:
    """An interval in words. `measured` has unit_measure, counted_zh and counted_en, as an indicator's row has."""
    low, high = (amount(Fraction(end), measured, language) if isfinite(end) else "" for end in interval[:2])
    return INTERVAL[_shape(interval)].in_(language).format(low=low, high=high)


def amount(value: Fraction, measured: Mapping[str, Any], language: Language) -> str:
    """A number of a base unit with 万/亿 or million/billion and its unit; `measured` as in `span`."""
    scales = SCALE_ZH if language == "zh" else SCALE_EN
    power = next((power for power in scales if abs(value) >= 10**power), 0)
    digits = exact(value / 10**power)
    number = (digits if language == "zh" else f"{Decimal(digits):,f}") + scales[power]
    return number + (short_unit(measured, "zh") if language == "zh" else _english_unit(measured))


def exact(value: Fraction) -> str:
    """A fraction as a decimal numeral without exponent; endless ones to ENDLESS_DIGITS places."""
    whole, parts = value.as_integer_ratio()
    if parts == 1:
        return str(whole)
    places = next((n for n in range(1, ENDLESS_DIGITS + 1) if not 10**n % parts), 0)
    scaled = whole * (10**places // parts) if places else round(value * 10**ENDLESS_DIGITS)
    places = places or ENDLESS_DIGITS
    digits = f"{abs(scaled):0{places + 1}}"
    return f"{'-' if whole < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _shape(interval: Interval) -> str:
    if not isfinite(interval.high):
        return "more than" if interval.low_open else "at least"
    if not isfinite(interval.low):
        return "less than" if interval.high_open else "at most"
    if interval.low == interval.high:
        return "exactly"
    return "below" if interval.high_open else "between"


def _chinese(row: Mapping[str, Any]) -> str:
    if row["comparator"] == Comparator.RG:
        return _converted_range(row) if converted(row) else str(row["value_as_written"])
    if not isinstance(row["quoted_value"], str):
        return fraction(row)
    digits, power = row["quoted_value"], int(row["unit_mult"])
    if row["unit_measure"] == Unit.RANK:
        return RANKED.zh.format(digits)
    if in_tenths(row):
        return TENTHS.zh.format(digits)
    scale = max(known for known in SCALE_ZH if known <= power)
    number = Decimal(digits).scaleb(power - scale)
    return f"{number:f}{SCALE_ZH[scale]}{short_unit(row, 'zh')}"


def _converted_range(row: Mapping[str, Any]) -> str:
    low, high = (amount(Fraction(row[end]), row, "zh") for end in ("low", "high"))
    return CONVERTED_RANGE.zh.format(low=low, high=high)


def _english(row: Mapping[str, Any]) -> str:
    if row["comparator"] == Comparator.RG:
        ends = (row["obs_value_exact"], repr(row["obs_upper"]))
        return "–".join(_english_number(Decimal(end).normalize()) for end in ends) + _english_unit(row)
    if not isinstance(row["quoted_value"], str):
        return fraction(row)
    if row["unit_measure"] == Unit.RANK:
        return RANKED.en.format(row["quoted_value"])
    number = _english_number(Decimal(row["quoted_value"]).scaleb(int(row["unit_mult"])))
    return TENTHS.en.format(number) if in_tenths(row) else number + _english_unit(row)


def in_tenths(row: Mapping[str, Any]) -> bool:
    """Whether the text gives a percentage in tenths (七成), which says no more than that."""
    return bool(row["unit_measure"] == Unit.PT and row["unit_mult"] == 1)


def fraction(row: Mapping[str, Any]) -> str:
    """A figure written as a fraction: 三分之一 is 1/3, not 33.3333 %."""
    share = Fraction(row["obs_value_exact"]) / 100
    return str(share.limit_denominator(MAX_DENOMINATOR))


def _english_number(value: Decimal) -> str:
    power = next((power for power in SCALE_EN if abs(value) >= 10**power), 0)
    digits = f"{value.scaleb(-power):,f}"
    # 100亿 becomes 10 billion, not 10.0; a zero that the text wrote after the point (7.0%) stays.
    if power and "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits}{SCALE_EN[power]}"


def _english_unit(row: Mapping[str, Any]) -> str:
    words = short_unit(row, "en")
    return words if words in _TIGHT else f" {words}"
