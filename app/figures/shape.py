"""Which chart the shape of the data asks for."""

from typing import Literal

import pandas as pd

from app.figures.timeline import MOST
from etl.codes import Role, Timing

Kind = Literal["rank", "time", "small"]


def kind(view: pd.DataFrame) -> Kind:
    """Ranked bars; where a region has results of several like periods, lines or, of many regions, small charts.

    `view` has the columns of `etl.queries.VIEW`.
    """
    stated = view[view["measure_role"].isin([Role.ACTUAL, Role.ESTIMATE])]
    lengths = stated["freq"].where(stated["timing"] == Timing.STRETCH, "")
    periods = stated.groupby([stated["region"], lengths])["time_period"].nunique()
    if not (periods > 1).any():
        return "rank"
    return "time" if view["region"].nunique() <= MOST else "small"
