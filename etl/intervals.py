"""Where a true value can lie, by the comparator and the digits of what was written. Pure arithmetic.

How far 左右, 近 and 级 reach no text says; the conventions below are told wherever they are used.
"""

from fractions import Fraction
from functools import cache
from math import inf
from typing import NamedTuple

from etl.codes import Comparator, Unit
from etl.labels import MAGNITUDE_ENDINGS
from etl.quantity import Quantity

# 左右 reaches a tenth to either side, or half its last digit where that is more; 近 a tenth downwards.
ABOUT = Fraction(1, 10)
# 万亿级 tells an order of magnitude: from half the number, which still rounds up to it, to ten times, the next.
HALF_OF_IT, NINE_MORE = Fraction(1, 2), 9

# What is counted one by one.
WHOLE = (Unit.PN, Unit.RANK)

End = Fraction | float  # a float only where it is infinite


class Interval(NamedTuple):
    """All values between two ends; an open end is not part of it."""

    low: End
    high: End
    low_open: bool = False
    high_open: bool = False

    def above(self, other: "Interval") -> bool:
        """Whether all of it is greater than all of the other."""
        if self.low == other.high:
            return self.low_open or other.high_open
        return self.low > other.high

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return not self.above(other) and not other.above(self)

    def within(self, other: "Interval") -> bool:
        """Whether it lies in the other without being the same."""
        starts = (self.low, self.low_open) >= (other.low, other.low_open)
        ends = (self.high, not self.high_open) <= (other.high, not other.high_open)
        return starts and ends and self != other

    def narrower(self, other: "Interval") -> bool:
        """Whether it says more than the other: it is shorter or, where both are endless, lies within it."""
        width, others = self.high - self.low, other.high - other.low
        return width < others or (width == others and self.within(other))


EVERYTHING = Interval(-inf, inf)


def point(value: Fraction) -> Interval:
    """The interval of one value."""
    return Interval(value, value)


def interval(quantity: Quantity, written: str, unit: Unit | None = None) -> Interval:
    """Where the true value can lie, in base unit.

    `written` are the words that the quantity was read from, `unit` is the indicator's where they name none. A
    count or place written to its last digit is exact: there is no half a firm.
    """
    value = quantity.value
    match quantity.comparator:
        case Comparator.GE:
            return Interval(value, inf)
        case Comparator.GT:
            return Interval(value, inf, low_open=True)
        case Comparator.LE:
            return Interval(-inf, value)
        case Comparator.LT:
            return Interval(-inf, value, high_open=True)
        case Comparator.AP if is_magnitude(written):
            return Interval(value - abs(value) * HALF_OF_IT, value + abs(value) * NINE_MORE, high_open=True)
        case Comparator.AP:
            reach = max(abs(value) * ABOUT, _half_digit(quantity))
            return Interval(value - reach, value + reach)
        case Comparator.AB:
            return Interval(value - abs(value) * ABOUT, value, high_open=True)
        case Comparator.RG if quantity.upper is not None:
            return Interval(value, quantity.upper)
        case _:
            half = _half_digit(quantity)
            whole = (quantity.unit or unit) in WHOLE and half <= Fraction(1, 2) and value.denominator == 1
            return point(value) if whole else _rounded(value, half)


def is_magnitude(written: str) -> bool:
    """Whether the words give an order of magnitude (万亿级) rather than a value."""
    return any(mark in written for mark in MAGNITUDE_ENDINGS)


def _rounded(value: Fraction, half: Fraction) -> Interval:
    """4.72万亿 stands for 4.715 up to, not including, 4.725万亿. Words such as 三分之一 have no last digit."""
    return Interval(value - half, value + half, high_open=half > 0)


def _half_digit(quantity: Quantity) -> Fraction:
    """Half a step of the last digit written, in base unit; none where no digits are."""
    return Fraction(0) if quantity.decimals is None else _half_step(quantity.unit_mult - quantity.decimals)


@cache
def _half_step(power: int) -> Fraction:
    return Fraction(10) ** power / 2
