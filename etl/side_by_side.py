"""The rows of a family that a page sets side by side: all of them or, of a large edition, a portion of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from etl import answered, portion, queries
from etl.portion import Portion
from etl.queries import Filters
from etl.rows import Row, rows
from etl.tables import Tables

MOST = 3_000  # observations: those of one period of all counties


class SideBySide(NamedTuple):
    """The rows, as `etl.queries.comparison` orders them, and what portion of the family they are."""

    rows: Sequence[Row]
    portion: Portion


@answered.kept(16)
def of(
    tables: Tables,
    family: str,
    levels: tuple[str, ...] = (),
    periods: tuple[str, ...] = (),
    indicators: tuple[str, ...] = (),
) -> SideBySide:
    """The rows of a family, as few as need be of these levels, periods and definitions only.

    A place in an order is one among all of a level: what is left out are whole levels, periods and definitions.
    """
    asked = Filters(indicators=queries.defining(tables, family))
    shown = portion.of(tables, asked, MOST)
    if not shown.whole:
        wanted = tuple(name for name in asked.indicators if not indicators or name in indicators)
        narrowed = Filters(indicators=wanted, levels=levels, periods=periods)
        shown = portion.of(tables, narrowed, MOST)
        while shown.cut and len(wanted) > 1:
            wanted = wanted[: len(wanted) // 2]
            shown = portion.of(tables, replace(narrowed, indicators=wanted), MOST)
    return SideBySide(_rows(tables, family, shown), shown)


def _rows(tables: Tables, family: str, shown: Portion) -> tuple[Row, ...]:
    return tuple(rows(queries.comparison(tables, family, shown.filters, shown.most if shown.cut else None)))
