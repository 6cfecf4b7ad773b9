"""Of more figures than a page can show those that it shows: of provinces first, then of the newest periods.

A page of some thousand figures is for nobody to read, and no process could hold all that a large edition has. What is
left out is said, with the way to it; nothing is left out of what fits.
"""

from dataclasses import replace
from typing import NamedTuple

from etl import answered, queries
from etl.queries import Filters
from etl.tables import Tables

_LEVEL = ("province",)


class Portion(NamedTuple):
    """What is shown: what passes `filters`, at `most` so many where it is `cut` off.

    `provinces` where only these are shown though others were asked for, `periods` where only those of more,
    `definitions` where only the first so many.
    """

    filters: Filters
    provinces: bool = False
    periods: tuple[str, ...] = ()
    cut: bool = False
    most: int = 0
    definitions: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.provinces or self.periods or self.cut or self.definitions)


@answered.kept(256)
def of(tables: Tables, filters: Filters, most: int) -> Portion:
    """The portion of what passes these filters that a page of at `most` so many observations shows."""
    if not queries.more(tables, filters, most):
        return Portion(filters, most=most)
    of_provinces = replace(filters, levels=_LEVEL)
    narrow = not (filters.regions or filters.levels or filters.ids) and queries.more(tables, of_provinces, 0)
    asked = of_provinces if narrow else filters
    if narrow and not queries.more(tables, asked, most):
        return Portion(asked, provinces=True, most=most)
    found = queries.of_periods(tables, asked)
    room = int((found["figures"].cumsum() <= most).sum())
    newest = tuple(found["time_period"].head(max(room, 1)))
    # Several claims about one fact may be more than there was room for.
    while len(newest) > 1 and queries.more(tables, replace(asked, periods=newest), most):
        newest = newest[:-1]
    several = () if len(newest) == len(found) else newest
    asked = replace(asked, periods=several or asked.periods)
    return Portion(asked, narrow, several, queries.more(tables, asked, most), most)
