"""The questions the app and the exports ask of the tables: the only way to the data.

Each is one narwhals expression over lazy frames and returns a small pandas frame, so that another engine
can stand behind the tables later. Nothing is computed on values here: no means, no sums, no ranks.

Several claims can be about one fact (`etl.claims`). Where observations are listed, all claims are there;
where figures are counted or one is to stand for its region, each fact is there once, by its claim of rank 1.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

import narwhals as nw
import pandas as pd

from etl import answered
from etl.tables import Tables

# Where a reader's words are looked for.
SEARCHED = (
    "region_name_zh", "region_name_en", "pinyin", "indicator_name_zh", "indicator_name_en", "value_as_written",
    "as_written", "note_zh", "note_en", "title_zh", "title_en",
)  # fmt: skip
# How many facts the rows of a group speak of: what a reader takes for the number of figures.
FACTS = nw.col("fact").n_unique().alias("figures")
# One row an observation with everything a reader may ask of it.
VIEW = (
    "position", "obs_id", "region", "ref_area", "within", "province", "region_name_zh", "region_name_en",
    "short_zh", "pinyin", "level", "path", "indicator", "indicator_name_zh", "indicator_name_en", "family",
    "topic", "measure", "timing", "direction", "counted_zh", "counted_en", "time_period", "period_start",
    "period_end", "freq", "period_basis", "inferred_from_zh", "inferred_from_en", "measure_role", "obs_value",
    "obs_value_exact", "obs_upper", "low", "high", "low_open", "high_open", "unit_measure", "quoted_value",
    "unit_mult", "decimals", "quoted_unit", "derivation", "comparator", "modality", "obs_status", "vintage_zh",
    "vintage_en", "set_by_zh", "set_by_en", "supersedes", "source", "title_zh", "title_en", "publisher_zh",
    "publisher_en", "line", "also_lines", "value_as_written", "as_written", "note_zh", "note_en", "topic_name_zh",
    "topic_name_en", "numerator_zh", "denominator_zh", "scope_zh", "price_basis_zh", "fact", "claim_rank", "claim",
    "preferred_zh", "preferred_en", "family_name_zh", "family_name_en",
)  # fmt: skip

FAMILY = ("family", "family_name_zh", "family_name_en", "topic", "topic_name_zh", "topic_name_en")

Grouping = Literal["region", "province", "level", "topic", "measure_role", "source", "indicator"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader narrowed the observations down to; an empty tuple narrows nothing.

    `regions` are codes or ids of places, and mean exactly these; what lies inside a region is asked for
    with `profile`. Of `words` every one must occur in the names, phrase, notes or title of an observation.
    `levels` are those of the regions table, `ids` those of observations.
    """

    regions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def observations(tables: Tables, filters: Filters = Filters()) -> pd.DataFrame:
    """VIEW columns of the observations that pass all filters, in the order of the catalog: every claim."""
    view = _view(tables)
    for column, wanted in (
        ("region", filters.regions),
        ("indicator", filters.indicators),
        ("measure_role", filters.roles),
        ("source", filters.sources),
        ("time_period", filters.periods),
        ("family", filters.families),
        ("topic", filters.topics),
        ("level", filters.levels),
        ("obs_id", filters.ids),
    ):
        if wanted:
            view = view.filter(nw.col(column).is_in(wanted))
    for word in filters.words:
        view = view.filter(_occurs(word))
    return _collect(view)


def observation(tables: Tables, obs_id: str) -> pd.DataFrame:
    """VIEW columns of one observation; no rows if there is none with this id."""
    return _collect(_view(tables).filter(nw.col("obs_id") == obs_id))


def beside(tables: Tables, obs_id: str) -> pd.DataFrame:
    """VIEW columns of the other claims about the fact that one observation speaks of, by their rank."""
    facts = _collect(_lazy(tables.observations).filter(nw.col("obs_id") == obs_id).select("fact"))["fact"]
    others = _view(tables).filter(nw.col("fact").is_in(tuple(facts)), nw.col("obs_id") != obs_id)
    return _collect(others.sort("claim_rank"))


def claims(tables: Tables, fact: str) -> pd.DataFrame:
    """VIEW columns of all claims about a fact, by their rank; no rows if there is none with this id."""
    return _collect(_view(tables).filter(nw.col("fact") == fact).sort("claim_rank"))


def facts(tables: Tables) -> int:
    """How many facts all observations speak of."""
    return int(_collect(_lazy(tables.observations).select(FACTS))["figures"].iloc[0])


def comparison(tables: Tables, family: str, regions: tuple[str, ...] = ()) -> pd.DataFrame:
    """VIEW columns of one family, by definition, then largest value first, goals without a number last: every claim.

    Not to be written into.

    Only rows of `claim_rank` 1 are figures to draw and rank; the others are to be told beside them.
    Rows of different `indicator`, `level` or `time_period` must not be ranked together; that is for the
    caller to keep apart.
    """
    view = _view(tables).filter(nw.col("family") == family)
    if regions:
        view = view.filter(nw.col("region").is_in(regions))
    return _collect(
        view.sort("indicator", "obs_value", "position", descending=[False, True, False], nulls_last=True)
    )


def periods(tables: Tables) -> dict[str, frozenset[str]]:
    """The time periods (`2023`, `2021-2025`) that figures of each family speak of."""
    of = _collect(_view(tables).select("family", "time_period").unique())
    return {str(family): frozenset(alike["time_period"]) for family, alike in of.groupby("family")}


def profile(tables: Tables, region: str) -> pd.DataFrame:
    """VIEW columns of one region and of all places inside it, and `own`: true for the region itself.

    Every claim is there. An unknown region gives no rows.
    """
    path = _path(tables, region)
    if path is None:
        return _collect(_view(tables).head(0).with_columns(nw.lit(False).alias("own")))
    inside = (nw.col("path") == path) | nw.col("path").str.starts_with(f"{path}/")
    view = _view(tables).filter(inside).with_columns((nw.col("region") == region).alias("own"))
    return _collect(view.sort("position"))


def counts(tables: Tables, by: Grouping) -> pd.DataFrame:
    """Number of facts in each group: columns `by` and `figures`; groups without any are absent.

    By `province`, a figure of a place or city counts for the province around it. By `source`, a fact counts
    for every text that speaks of it, even where another claim is shown.
    """
    grouped = _view(tables).group_by(by).agg(FACTS)
    return _collect(grouped.sort("figures", by, descending=[True, False]))


@answered.kept(1)
def families(tables: Tables) -> pd.DataFrame:
    """One row a family that has figures.

    Columns: FAMILY (topic: that of its first definition), definitions (how many it holds), regions (how
    many have a figure), figures, comparable (most regions of one definition and level); in catalog order.
    """
    figures = _view(tables).group_by("family").agg(nw.col("region").n_unique().alias("regions"), FACTS)
    alike = (
        _view(tables)
        .group_by("family", "indicator", "level")
        .agg(nw.col("region").n_unique().alias("comparable"))
        .group_by("family")
        .agg(nw.col("comparable").max())
    )
    counted = _lazy(tables.indicators).group_by("family").agg(nw.len().alias("definitions"))
    first = _lazy(tables.indicators).filter(nw.col("position") == nw.col("position").min().over("family"))
    definitions = first.join(counted, on="family").select(*FAMILY, "definitions", "position")
    return _collect(
        definitions.join(figures, on="family").join(alike, on="family").sort("position").drop("position")
    )


def definitions(tables: Tables, family: str) -> pd.DataFrame:
    """The rows of the indicators table that belong to a family, in the order of the catalog."""
    return _collect(_lazy(tables.indicators).filter(nw.col("family") == family).sort("position"))


def defined(tables: Tables, family: str | None, indicators: tuple[str, ...]) -> pd.DataFrame:
    """The rows of the indicators table of a family or, without one, of some indicators, in catalog order."""
    if family is not None:
        return definitions(tables, family)
    return _collect(_lazy(tables.indicators).filter(nw.col("indicator").is_in(indicators)).sort("position"))


def alike(view: pd.DataFrame, period: str | None, levels: Collection[str]) -> pd.DataFrame:
    """Those rows of a VIEW that are of one period and of certain levels of the regions table, where asked for."""
    narrowed = _lazy(view)
    if period is not None:
        narrowed = narrowed.filter(nw.col("time_period") == period)
    if levels:
        narrowed = narrowed.filter(nw.col("level").is_in(list(levels)))
    return _collect(narrowed)


def referred(
    tables: Tables, key: Literal["indicator", "source"], filters: Filters = Filters()
) -> pd.DataFrame:
    """The rows of the indicators or sources table that the observations passing all filters refer to.

    With the number of facts as `figures`, in the order of the catalog; a fact counts for every source that
    speaks of it. Without filters the rows that nothing refers to are there too, with 0 figures.
    """
    counted = _lazy(observations(tables, filters)).group_by(key).agg(FACTS)
    table = _lazy(tables.indicators if key == "indicator" else tables.sources)
    joined = table.join(counted, on=key, how="left" if filters == Filters() else "inner")
    return _collect(joined.with_columns(nw.col("figures").fill_null(0).cast(nw.Int64)))


@answered.kept(1)
def regions(tables: Tables) -> pd.DataFrame:
    """The rows of the regions table that have figures, with the number of facts as `figures`; most first."""
    counted = _lazy(tables.observations).group_by("region").agg(FACTS)
    return _collect(
        _lazy(tables.regions).join(counted, on="region").sort("figures", "region", descending=[True, False])
    )


@answered.kept(1)
def topics(tables: Tables) -> pd.DataFrame:
    """One row a topic: topic, topic_name_zh, topic_name_en, figures (facts, at least one); in catalog order."""
    counted = _lazy(counts(tables, "topic"))
    first = _lazy(tables.indicators).filter(nw.col("position") == nw.col("position").min().over("topic"))
    named = first.select("topic", "topic_name_zh", "topic_name_en", "position").join(counted, on="topic")
    return _collect(named.sort("position").drop("position"))


@answered.kept(1)
def mappable(tables: Tables) -> pd.DataFrame:
    """The indicators and roles that provinces have figures of, in the order of the catalog.

    Columns: indicator, indicator_name_zh, indicator_name_en, measure_role, topic, topic_name_zh,
    topic_name_en, provinces (how many have a figure).
    """
    counted = (
        _view(tables)
        .filter(nw.col("level") == "province")
        .group_by("indicator", "measure_role")
        .agg(nw.col("region").n_unique().alias("provinces"))
    )
    named = ("indicator", "indicator_name_zh", "indicator_name_en", "topic", "topic_name_zh", "topic_name_en")
    joined = _lazy(tables.indicators).select(*named, "position").join(counted, on="indicator")
    return _collect(joined.sort("position", "measure_role").drop("position"))


def ancestry(tables: Tables, *regions: str) -> pd.DataFrame:
    """The rows of the regions table from the nation down to each of some regions, themselves included, each once.

    In the order of their paths. Regions that are unknown have none.
    """
    paths = _collect(_lazy(tables.regions).filter(nw.col("region").is_in(regions)).select("path"))
    above = {code for path in paths["path"] for code in path.split("/")}
    return _collect(_lazy(tables.regions).filter(nw.col("region").is_in(above)).sort("path"))


def set_aside(tables: Tables, source: str) -> pd.DataFrame:
    """The rows of the set_aside table that belong to a source, in the order of the catalog."""
    return _collect(_lazy(tables.set_aside).filter(nw.col("source") == source).sort("position"))


def outside(tables: Tables, source: str) -> pd.DataFrame:
    """The rows of the outside table that belong to a source, in the order of the catalog."""
    return _collect(_lazy(tables.outside).filter(nw.col("source") == source))


def _occurs(word: str) -> nw.Expr:
    columns = (nw.col(name).str.to_lowercase().str.contains(word.lower(), literal=True) for name in SEARCHED)
    return nw.any_horizontal(*columns, ignore_nulls=True)


def _lazy(frame: pd.DataFrame) -> nw.LazyFrame[Any]:
    return nw.from_native(frame).lazy()


def _view(tables: Tables) -> nw.LazyFrame[Any]:
    return _lazy(_joined(tables))


# Nearly every question starts from here, and tables never change. In the order of the catalog.
@answered.kept(1)
def _joined(tables: Tables) -> pd.DataFrame:
    view = (
        _lazy(tables.observations)
        .join(_lazy(tables.indicators).drop("position", "unit_measure"), on="indicator", how="left")
        .join(_lazy(tables.regions), on="region", how="left")
        .join(_lazy(tables.sources), on="source", how="left")
        .select(*VIEW)
        .sort("position")
    )
    return _collect(view)


def _collect(frame: nw.LazyFrame[Any]) -> pd.DataFrame:
    return frame.collect("pandas").to_pandas().reset_index(drop=True)


def _path(tables: Tables, region: str) -> str | None:
    found = _collect(_lazy(tables.regions).filter(nw.col("region") == region).select("path"))
    return None if found.empty else str(found["path"].iloc[0])
