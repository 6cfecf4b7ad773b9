"""Editions: texts that were read together. The tables of one are those that its own files make."""

from collections.abc import Collection
from typing import NamedTuple

import pandas as pd

from etl import answered, claims, frames, queries
from etl.claims import Standing, Statement
from etl.codes import Claim, Direction, Measure, Modality, Role, Status, Timing, Unit
from etl.columns import COLUMNS
from etl.derived import span
from etl.labels import STATUS
from etl.period import Period
from etl.queries import Filters
from etl.rows import Row, rows, text
from etl.scalars import Written
from etl.schema import Indicator, Observation, Words
from etl.tables import Held, Tables
from etl.text import Text

MOST = 200_000  # observations
_ALONE = Standing("", 1, Claim.ONLY)
_UNSAID = Words("", "")  # what does not bear on how claims stand to each other


class Listed(NamedTuple):
    """An edition that the tables hold texts of."""

    id: str
    name: Text
    sources: int
    figures: int  # facts


@answered.kept(1)
def listed(tables: Tables) -> tuple[Listed, ...]:
    """The editions of some tables, in the order of the catalog; none where texts are of none.

    One of `MOST` observations is not there: it could not be looked at on its own, which is done in memory.
    """
    texts = tables.sources.dropna(subset=["edition"])
    found = []
    for row in rows(texts.drop_duplicates("edition")):
        sources = tuple(texts.loc[texts["edition"] == row["edition"], "source"])
        number = queries.number(tables, Filters(sources=sources), MOST)
        name = Text(row["edition_name_zh"], row["edition_name_en"])
        if not number.at_least:
            found.append(Listed(row["edition"], name, len(sources), number.figures))
    return tuple(found)


def only(tables: Tables, edition: str) -> Held:
    """The tables of one edition, with a version of their own: those of its files, read on their own.

    Observations, sources, set_aside, outside and milestones of its texts only; the places that these speak of; every
    indicator. Claims stand to each other as if there were no other texts. A target that replaces one of another
    edition replaces none here. An edition that is not there has no texts.
    """
    sources = tables.sources[tables.sources["edition"] == edition]
    names = set(sources["source"])
    observations = _observations(queries.everything(tables, tuple(names)), sources, tables.indicators)
    inside = tables.regions["ref_area"].notna() | tables.regions["region"].isin(observations["region"])
    milestones = tables.milestones[tables.milestones["obs_id"].isin(observations["obs_id"])]
    made = {
        **tables.small(),
        "observations": observations,
        "regions": tables.regions[inside],
        "sources": sources,
        "set_aside": _numbered(_of(tables.set_aside, names)),
        "outside": _of(tables.outside, names),
        "milestones": milestones,
    }
    whole = {name: frame.reset_index(drop=True) for name, frame in made.items()}
    ordered = {name: whole[name] for name in COLUMNS}
    return Held(**ordered, version=frames.digest(ordered.values()))


def _of(frame: pd.DataFrame, sources: Collection[str]) -> pd.DataFrame:
    return frame[frame["source"].isin(sources)]


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(position=pd.array(range(1, len(frame) + 1), dtype="Int64"))


def _observations(found: pd.DataFrame, sources: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """The observations of some texts as if there were no others: their places, their claims, what they replace."""
    contested = found[found["fact"].duplicated(keep=False) | found["preferred_zh"].notna()]
    about = contested.merge(sources[["source", "date"]], on="source").merge(
        indicators[["indicator", "family", "topic", "measure", "timing", "direction"]], on="indicator"
    )
    standings = claims.standings(map(_statement, rows(about.sort_values("position"))))
    stand = [standings.get(name, _ALONE) for name in found["obs_id"]]
    return _numbered(found).assign(
        supersedes=found["supersedes"].where(found["supersedes"].isin(found["obs_id"])),
        claim_rank=pd.array([each.rank for each in stand], dtype="Int64"),
        claim=pd.Series([str(each.claim) for each in stand], found.index, dtype="str"),
    )


def _statement(row: Row) -> Statement:
    """A row of the observations table, with the columns of its source and indicator, as `etl.claims` weighs it."""
    return Statement(row["obs_id"], _observation(row), _indicator(row), Period.parse(row["date"]), span(row))


def _observation(row: Row) -> Observation:
    vintage = text(row, "vintage_zh")
    status = Status(row["obs_status"])
    # The tables name the edition of a preliminary value themselves.
    named = vintage and (status is not Status.PROVISIONAL or vintage != STATUS[status].zh)
    preferred = text(row, "preferred_zh")
    return Observation(
        source=row["source"],
        line=row["line"],
        region=row["region"],
        indicator=row["indicator"],
        period=Period.parse(row["time_period"]),
        role=Role(row["measure_role"]),
        value=Written(row["value_as_written"], None),
        modality=Modality(row["modality"]),
        phrase=row["as_written"],
        status=status,
        vintage=Words(vintage, text(row, "vintage_en")) if named else None,
        supersedes=text(row, "supersedes") or None,
        preferred=Words(preferred, text(row, "preferred_en")) if preferred else None,
    )


def _indicator(row: Row) -> Indicator:
    return Indicator(
        name=_UNSAID,
        family=row["family"],
        topic=row["topic"],
        measure=Measure(row["measure"]),
        timing=Timing(row["timing"]),
        unit=Unit(row["unit_measure"]),
        direction=Direction(row["direction"]),
        numerator=_UNSAID,
        scope=_UNSAID,
    )
