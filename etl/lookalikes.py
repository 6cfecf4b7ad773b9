"""Pairs of indicators that an editor may have taken for two and that are perhaps one."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from etl import likeness
from etl.schema import Indicator, Words


def pairs(indicators: Mapping[str, Indicator]) -> Iterator[tuple[str, str]]:
    """Ids of indicators and the earlier one that each looks like: one family, unit and name, and no difference stated.

    Each is named once, with the first that it looks like.
    """
    told: set[str] = set()
    for (earlier, one), (later, other) in combinations(indicators.items(), 2):
        if later not in told and _alike(one, other) and not _told_apart(one, other):
            told.add(later)
            yield later, earlier


def _alike(one: Indicator, other: Indicator) -> bool:
    same = (one.family, one.unit) == (other.family, other.unit)
    return same and likeness.alike(one.name.zh, other.name.zh)


def _told_apart(one: Indicator, other: Indicator) -> bool:
    return _key(one) != _key(other) or one.differs is not None or other.differs is not None


def _key(indicator: Indicator) -> tuple[str, ...]:
    """The definition as `etl.definitions.key` has it of the indicators table."""
    parts = (
        indicator.numerator,
        indicator.denominator,
        indicator.scope,
        indicator.price_basis,
        indicator.vintage,
    )
    return (*map(_normal, parts), indicator.measure, indicator.timing)


def _normal(words: Words | None) -> str:
    return likeness.normal(words.zh) if words else ""
