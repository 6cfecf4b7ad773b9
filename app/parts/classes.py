"""Classes of values for colouring: few, with round or real limits, told in words."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

COUNT_LIMITS = (1, 3, 6, 11, 21)
MOST = 5


class Class(NamedTuple):
    """Values from `low` to `high`, both included."""

    low: float
    high: float


def of_counts(counts: Sequence[int]) -> list[Class]:
    """Fixed classes of counts from 1, as far as the largest reaches; its own class is open in words."""
    largest = max(counts, default=0)
    limits = [limit for limit in COUNT_LIMITS if limit <= largest]
    return [Class(low, high - 1) for low, high in pairwise([*limits, largest + 1])]


def of_values(values: Sequence[float]) -> list[Class]:
    """At most MOST classes that hold about equally many of the distinct values, ascending."""
    distinct = sorted(set(values))
    number = min(MOST, len(distinct))
    cuts = [round(place * len(distinct) / number) for place in range(number + 1)] if number else []
    return [Class(distinct[first], distinct[last - 1]) for first, last in pairwise(cuts)]


def place(value: float, classes: Sequence[Class]) -> int:
    """The number of a value's class, from 0.

    Raises:
        ValueError: no class holds it.
    """
    for number, each in enumerate(classes):
        if each.low <= value <= each.high:
            return number
    raise ValueError(f"{value} is in no class of {list(classes)}")
