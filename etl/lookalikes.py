"""Pairs of indicators that an editor may have taken for two and that are perhaps one."""

from collections.abc import Iterator, Mapping

from etl import likeness
from etl.schema import Indicator, Words


def pairs(indicators: Mapping[str, Indicator]) -> Iterator[tuple[str, str]]:
    """Ids of indicators and the earlier one that each looks like: one family, unit and name, and no difference stated.

    Each is named once, with the first that it looks like.
    """
    defined_alike: dict[tuple[str, ...], list[str]] = {}
    for name, indicator in indicators.items():
        if indicator.differs is None:
            key = (indicator.family, indicator.unit, *_key(indicator))
            defined_alike.setdefault(key, []).append(name)
    for names in defined_alike.values():
        for place, later in enumerate(names):
            words = indicators[later].name.zh
            alike = (each for each in names[:place] if likeness.alike(indicators[each].name.zh, words))
            if earlier := next(alike, None):
                yield later, earlier


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
