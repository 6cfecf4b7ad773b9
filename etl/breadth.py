"""How broadly each indicator is told of: which ones let many provinces be seen side by side."""

from collections.abc import Mapping

import pandas as pd

from etl import answered, queries
from etl.tables import Tables

MOST = 30  # indicators that a table of all topics shows


@answered.kept(4)
def breadth(tables: Tables) -> Mapping[str, int]:
    """The number of provinces that have a figure of their own, by indicator; those without any are absent."""
    held = queries.held(tables, "province")
    return {str(name): int(count) for name, count in zip(held["indicator"], held["regions"], strict=True)}


def broadest(tables: Tables, most: int = MOST) -> tuple[str, ...]:
    """The indicators that most provinces tell of, those of more first, then in the order of the catalog.

    What a single province tells of is not among them: it lets nothing be seen side by side.
    """
    several = {name: count for name, count in breadth(tables).items() if count > 1}
    named = [name for name in tables.indicators["indicator"] if name in several]
    return tuple(sorted(named, key=lambda name: -several[name])[:most])


def ordered(found: pd.DataFrame, column: str, counts: Mapping[str, int]) -> pd.DataFrame:
    """The same rows, those of what more provinces tell of first; otherwise as they were."""
    return found.iloc[found[column].map(lambda name: -counts.get(name, 0)).argsort(kind="stable")]
