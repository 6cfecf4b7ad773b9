"""Which mark a figure gets: its body says what kind of figure it is, its end how the number is bounded."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from etl.codes import Comparator, Modality, Role
from etl.rows import Row


class Body(StrEnum):
    """What a figure is to its region."""

    RESULT = "result"  # solid
    TARGET = "target"  # solid, another colour and an outline
    ASPIRED = "aspired"  # hollow: 力争 is no commitment
    ESTIMATE = "estimate"  # hatched
    BASE = "base"  # grey


class End(StrEnum):
    """How its number bounds the true value."""

    EXACT = "exact"  # the bar ends
    AT_LEAST = "at-least"  # an open arrow leads on
    AT_MOST = "at-most"  # an open arrow leads back, the bar is light
    ABOUT = "about"  # a whisker, the bar is light
    RANGE = "range"  # solid to the lower end, light to the upper


class Mark(NamedTuple):
    """One drawing of a figure."""

    body: Body
    end: End


_BODIES = {
    Role.ACTUAL: Body.RESULT,
    Role.ESTIMATE: Body.ESTIMATE,
    Role.BASE: Body.BASE,
    Role.TARGET: Body.TARGET,
}
_ENDS = {
    Comparator.EQ: End.EXACT,
    Comparator.GE: End.AT_LEAST,
    Comparator.GT: End.AT_LEAST,
    Comparator.LE: End.AT_MOST,
    Comparator.LT: End.AT_MOST,
    Comparator.AP: End.ABOUT,
    Comparator.AB: End.ABOUT,
    Comparator.RG: End.RANGE,
}


def mark(row: Row) -> Mark:
    """The mark of one observation.

    Raises:
        KeyError: it is not quantified, so there is nothing to draw.
    """
    return Mark(body(row), _ENDS[row["comparator"]])


def body(row: Row) -> Body:
    """What an observation is to its region, drawn or not."""
    aspired = row["measure_role"] == Role.TARGET and row["modality"] == Modality.ASPIRE
    return Body.ASPIRED if aspired else _BODIES[row["measure_role"]]


def occurring(view: Iterable[Row]) -> list[Body | End]:
    """The bodies and ends that some rows of a VIEW have, in their own order; a plain end needs no key."""
    found = {part for row in view for part in mark(row)}
    return [part for part in (*Body, *End) if part in found and part is not End.EXACT]
