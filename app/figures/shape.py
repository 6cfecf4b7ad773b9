"""Which chart the shape of the data asks for."""

from collections.abc import Collection
from typing import Literal

from app.figures.timeline import MOST
from etl.codes import Role, Timing
from etl.rows import Row, distinct

Kind = Literal["rank", "time", "small"]


def kind(view: Collection[Row]) -> Kind:
    """Ranked bars; where a region has results of several like periods, lines or, of many regions, small charts.

    `view` are rows of `etl.queries.VIEW`.
    """
    first: dict[tuple[str, str], str] = {}
    for row in view:
        if row["measure_role"] in (Role.ACTUAL, Role.ESTIMATE):
            series = row["region"], row["freq"] if row["timing"] == Timing.STRETCH else ""
            if first.setdefault(series, row["time_period"]) != row["time_period"]:
                return "time" if len(distinct(view, "region")) <= MOST else "small"
    return "rank"
