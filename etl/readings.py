"""A quantity as it was understood, spelled out for a reader who checks it against the text."""

from collections.abc import Mapping
from fractions import Fraction

from etl.display import exact
from etl.labels import COMPARATOR, NOT_READ, RANGE_READ, SCALE_EN, SCALE_ZH, UNIT, VALUE_READ
from etl.quantity import Quantity
from etl.text import Text


def reading(read: Quantity | None) -> Text:
    """Comparator, exact value and unit; words that say so where nothing could be read."""
    if read is None:
        return NOT_READ
    unit = UNIT[read.unit] if read.unit else Text("", "")
    if read.upper is not None:
        return RANGE_READ.filled(low=_scaled(read.value), high=_scaled(read.upper), unit=unit)
    return VALUE_READ.filled(comparator=COMPARATOR[read.comparator], value=_scaled(read.value), unit=unit)


def _scaled(value: Fraction) -> Text:
    """All digits, with the largest 万 or million that they fill."""
    return Text(_in(value, SCALE_ZH), _in(value, SCALE_EN))


def _in(value: Fraction, scales: Mapping[int, str]) -> str:
    power = next((power for power in scales if abs(value) >= 10**power), 0)
    return exact(value / 10**power) + scales[power]
