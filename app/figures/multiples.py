"""Small charts over time, to be laid out side by side: one for each province, or one for each indicator."""

from collections.abc import Sequence

from app.figures import moments, scale
from app.figures.identity import ALONE
from app.figures.lanes import short_name
from app.figures.moments import Moments
from app.figures.plot import Figure
from app.figures.points import SMALL, layered, points
from app.figures.scale import Axis
from app.figures.timeline import framed
from etl.rows import Row, distinct, gathered
from etl.text import Language

HEIGHT = 160
TOP, FOOT = 10, 32
NOTED = 30  # at the top where a note stands above the highest value
WIDTH = 150  # pixels of the narrowest one


def regions(view: Sequence[Row], language: Language) -> list[tuple[str, Figure]]:
    """A chart for each region of one definition, in the order given, all on one scale.

    `view` are rows of `etl.queries.VIEW`, of `claim_rank` 1 only, and is not changed.

    Raises:
        ValueError: the rows are of several definitions.
    """
    if len(found := distinct(view, "indicator")) > 1:
        raise ValueError(f"several indicators on one scale: {sorted(found)}")
    axis, time = scale.upright(view), moments.moments(view, language)
    return [
        (short_name(each[0], language), _small(each, time, axis, language))
        for each in gathered(view, "region").values()
    ]


def indicators(view: Sequence[Row], language: Language) -> list[tuple[str, Figure]]:
    """A chart for each indicator of one region, in the order given, each on a scale of its own and all along one time.

    `view` as in `regions`.

    Raises:
        ValueError: the rows are of several regions.
    """
    if len(found := distinct(view, "region")) > 1:
        raise ValueError(f"several regions: {sorted(found)}")
    time = moments.moments(view, language)
    return [
        (str(each[0][f"indicator_name_{language}"]), _small(each, time, scale.upright(each), language))
        for each in gathered(view, "indicator").values()
    ]


def _small(drawn: Sequence[Row], time: Moments, axis: Axis, language: Language) -> Figure:
    """One small chart."""
    margin = {"r": 14, "t": NOTED if scale.cut(axis) else TOP, "b": FOOT}
    sheet = framed(drawn[0], time, axis, HEIGHT, margin, language, WIDTH)
    traces = points(drawn, ALONE, axis.right - axis.left, language, SMALL)
    return {"data": layered(traces), "layout": sheet}
