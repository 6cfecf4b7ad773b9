"""What a file holds of the tables, and how it came to it: everything, or what a reader saw."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from etl import queries
from etl.errors import TooManyError
from etl.labels import EVERYTHING, SELECTION, TOO_MANY_ROWS
from etl.queries import Filters
from etl.tables import Tables
from etl.text import Text

MOST_ROWS = 1_048_574  # of a sheet of Excel, without its heads


class TooManyRowsError(TooManyError):
    """More observations than a sheet of Excel has rows: so many `rows`."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        super().__init__(TOO_MANY_ROWS.filled(rows=f"{rows:,}", most=f"{MOST_ROWS:,}"))


@dataclass(frozen=True, slots=True)
class Extract:
    """A part of the tables to take away.

    `filters` narrow the observations down. Where a reader saw some of them in an order of its own, `seen` names
    those by their ids; `said` tells in words what was asked for, and `address` is where it is seen again, on the site
    https://host. Targets are judged for the day `as_of`; the file is made on the day `made`, if that is another.
    """

    as_of: date
    filters: Filters = Filters()
    seen: tuple[str, ...] | None = None
    title: Text | None = None
    said: tuple[str, ...] = ()
    address: str = ""
    site: str = ""
    made: date | None = None

    @property
    def day(self) -> date:
        """The day that the file is made on."""
        return self.made or self.as_of

    @property
    def name(self) -> Text:
        """What it is called."""
        return self.title or (EVERYTHING if self.whole else SELECTION)

    @property
    def whole(self) -> bool:
        """Whether it is everything there is."""
        return self.seen is None and self.filters == Filters()


def observations(tables: Tables, extract: Extract) -> pd.DataFrame:
    """VIEW columns of the observations of an extract (every claim), in the order seen, else that of the catalog."""
    found = queries.observations(tables, extract.filters)
    if extract.seen is None:
        return found
    place = {obs_id: number for number, obs_id in enumerate(extract.seen)}
    kept = found[found["obs_id"].isin(place)]
    return kept.loc[kept["obs_id"].map(place).sort_values(kind="stable").index].reset_index(drop=True)
