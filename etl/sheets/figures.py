"""Observations as numbers in cells: sign of the bound, digits as written, unit."""

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from etl import display, goals
from etl.codes import Comparator, Unit
from etl.labels import AS_FRACTION, CONVERTED_SIGN, IN_TENTHS, RANKED, SCALE_ZH, SIGN, UNIT
from etl.rows import Row
from etl.sheets.content import Content, Number

# Digits after the point of a common fraction, for which the text wrote none.
_FRACTION_DECIMALS = 1
_NEVER_SCALED = {Unit.PT, Unit.PP, Unit.RANK}


def value(row: Row) -> Content:
    """The value in base unit; of a range the lower end, shown as a lower bound."""
    if pd.isna(row["obs_value"]):
        return None
    sign = SIGN[Comparator.GE if row["comparator"] == Comparator.RG else row["comparator"]]
    return _number(row, row["obs_value"], sign)


def upper(row: Row) -> Content:
    """The upper end of a range in base unit, shown as an upper bound."""
    return None if pd.isna(row["obs_upper"]) else _number(row, row["obs_upper"], SIGN[Comparator.LE])


def switched(row: Row, scale: int) -> Number:
    """The value in 10^`scale` base units, with its sign and as many digits as it has. Not for ranges."""
    shown = float(Decimal(row["obs_value_exact"]).scaleb(-scale))
    return Number(shown, None, SIGN[row["comparator"]], grouped=True)


def scale_of(rows: Iterable[Row]) -> int:
    """The largest power of ten with a name (万, 亿, 万亿) that three in four of the values do not lie below."""
    sizes = sorted(abs(row["obs_value"]) for row in rows if not goals.is_goal(row))
    usual = sizes[len(sizes) // 4] if sizes else 0
    return next((power for power in SCALE_ZH if usual >= 10**power), 0)


def shown(row: Row) -> Content:
    """The figure as people say it, in 万 or 亿 of its unit: >4.72万亿元 is 4.72; words where no number says it."""
    if not isinstance(row["quoted_value"], str) or row["comparator"] == Comparator.RG:
        return display.figure(row, "zh")
    if row["unit_measure"] in _NEVER_SCALED:
        return value(row)
    power, scale = int(row["unit_mult"]), _scale(row)
    number = float(Decimal(row["quoted_value"]).scaleb(power - scale))
    return Number(number, _decimals(row, scale), _converted(row) + SIGN[row["comparator"]], shown_unit(row))


def shown_unit(row: Row) -> str:
    """The unit of `shown`: 万亿元; none of a goal without a number."""
    if goals.is_goal(row):
        return ""
    scaled = isinstance(row["quoted_value"], str) and row["unit_measure"] not in _NEVER_SCALED
    return (SCALE_ZH[_scale(row)] if scaled else "") + display.short_unit(row, "zh")


def _scale(row: Row) -> int:
    return max(known for known in SCALE_ZH if known <= int(row["unit_mult"]))


def _converted(row: Row) -> str:
    return CONVERTED_SIGN if display.converted(row) else ""


def _number(row: Row, number: float, sign: str) -> Number:
    before, after = "", ""
    if row["unit_measure"] == Unit.PT:
        after = _percent(row)
    if row["unit_measure"] == Unit.RANK:
        before, after = RANKED.zh.split("{}")
    return Number(number, _decimals(row, 0), sign + before, after)


def _percent(row: Row) -> str:
    """The sign, and how coarse the text was: 七成 is no 70.0 %, 三分之一 no 33.3 %."""
    if display.in_tenths(row):
        return IN_TENTHS.zh
    if pd.isna(row["quoted_value"]):
        return AS_FRACTION.zh.format(display.fraction(row))
    return UNIT[Unit.PT].zh


def _decimals(row: Row, scale: int) -> int:
    """Digits after the point that the text has at this scale: 4.72万亿 has two in 万亿 and none in 亿."""
    if pd.isna(row["decimals"]):
        return _FRACTION_DECIMALS
    return max(0, int(row["decimals"]) + scale - int(row["unit_mult"]))
