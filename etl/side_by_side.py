"""The rows of a family that a page sets side by side: all of them or, of a large edition, a portion of them."""

from dataclasses import replace

from etl import answered, portion, queries
from etl.portion import Portion
from etl.queries import Filters
from etl.rows import Row, rows
from etl.tables import Tables

MOST = 3_500  # observations: those of one definition and period of all counties
MOST_OF_ONE = 12_000  # of a single definition, which is not cut in two: its order would be one among some


@answered.kept(64)
def of(
    tables: Tables,
    family: str,
    levels: tuple[str, ...] = (),
    periods: tuple[str, ...] = (),
    indicators: tuple[str, ...] = (),
) -> Portion:
    """All of a family or, of more than a page can hold, what is of these levels, periods and definitions only.

    A place in an order is one among all of a level: what is left out are whole levels, periods and definitions.
    """
    defining = queries.defining(tables, family)
    shown = portion.of(tables, Filters(indicators=defining), MOST)
    if shown.whole:
        return shown
    wanted = tuple(name for name in defining if not indicators or name in indicators)
    asked = Filters(indicators=wanted, levels=levels, periods=periods)
    shown = portion.of(tables, asked, MOST)
    fewer = wanted
    while shown.cut and len(fewer) > 1:
        fewer = fewer[: len(fewer) // 2]
        shown = portion.of(tables, replace(asked, indicators=fewer), MOST if len(fewer) > 1 else MOST_OF_ONE)
    return shown._replace(definitions=len(fewer) if len(fewer) < len(wanted) else 0)


@answered.kept(16)
def rows_of(tables: Tables, family: str, shown: Portion) -> tuple[Row, ...]:
    """The rows of a portion of a family, as `etl.queries.comparison` orders them."""
    return tuple(rows(queries.comparison(tables, family, shown.filters, shown.most if shown.cut else None)))
