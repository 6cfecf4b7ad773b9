"""What a written value says in the unit of its indicator.

Texts count grain in 斤 and in 吨, computing in EFLOPS and in operations a second: what is an exact multiple is the
same measure, and is converted without rounding. A goal without a number (与经济增长同步) says nothing of any.
"""

from collections.abc import Mapping
from fractions import Fraction

from etl.codes import Unit
from etl.intervals import EVERYTHING, Interval, interval
from etl.scalars import Written

_ONE = Fraction(1)
# How much of the second unit one of the first is.
_MULTIPLES: Mapping[tuple[Unit, Unit], Fraction] = {
    (Unit.JIN, Unit.KGM): Fraction(1, 2),
    (Unit.JIN, Unit.TNE): Fraction(1, 2000),
    (Unit.KGM, Unit.TNE): Fraction(1, 1000),
    (Unit.TNE, Unit.KGM): Fraction(1000),
    (Unit.MTR, Unit.KMT): Fraction(1, 1000),
    (Unit.KMT, Unit.MTR): Fraction(1000),
    (Unit.HAR, Unit.MTK): Fraction(10_000),
    (Unit.MTK, Unit.HAR): Fraction(1, 10_000),
    (Unit.OPS, Unit.PFLOPS): Fraction(1, 10**15),
    (Unit.PFLOPS, Unit.OPS): Fraction(10**15),
}


def multiple(written: Unit | None, unit: Unit) -> Fraction | None:
    """How much of `unit` one of the written unit is; None where they measure different things."""
    if written is None or written is unit:
        return _ONE
    return _MULTIPLES.get((written, unit)) if written else None


def fits(value: Written, unit: Unit) -> bool:
    """Whether a value can be one of an indicator of this unit."""
    return value.quantity is None or multiple(value.quantity.unit, unit) is not None


def meant(value: Written, unit: Unit) -> Interval:
    """Where the true value can lie, in this unit; anywhere where the value names no number, or has another unit."""
    found = value.quantity
    times = multiple(found.unit, unit) if found else None
    if found is None or times is None:
        return EVERYTHING
    span = interval(found, value.text, unit)
    if times == 1:
        return span
    return span._replace(low=_times(span.low, times), high=_times(span.high, times))


def number(value: Written, unit: Unit) -> Fraction | None:
    """The number in this unit, without its bound; None where there is none."""
    found = value.quantity
    times = multiple(found.unit, unit) if found else None
    return found.value * times if found and times is not None else None


def _times(end: Fraction | float, times: Fraction) -> Fraction | float:
    return end * times if isinstance(end, Fraction) else end
