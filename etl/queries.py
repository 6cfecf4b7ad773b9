"""The questions the app and the exports ask of the tables: the only way to the data.

Observations are asked for where they are (`etl.store`), and only the small tables are in memory: the words of a
region, definition or text are put to the rows that were found. Each answer is a small pandas frame, not to be written
into. Nothing is computed on values here: no means, no sums, no ranks.

Several claims can be about one fact (`etl.claims`). Where observations are listed, all claims are there;
where figures are counted or one is to stand for its region, each fact is there once, by its claim of rank 1.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd

from etl import answered
from etl.codes import Role
from etl.columns import OBSERVATIONS
from etl.errors import TooManyError
from etl.labels import TOO_MANY_TO_HOLD
from etl.observed import Observed
from etl.store import questions
from etl.store.questions import NAMED, Question
from etl.store.values import Asked, Value
from etl.tables import Stored, Tables

# Where a reader's words are looked for, beside what an observation itself says (`etl.store.facts.SEARCHED`).
_NAMES: Mapping[str, tuple[str, ...]] = {
    "regions": ("region_name_zh", "region_name_en", "pinyin"),
    "indicators": ("indicator_name_zh", "indicator_name_en"),
    "sources": ("title_zh", "title_en"),
}
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

# Observations that are taken out of an engine at once: a row has some kilobytes in memory.
MOST_HELD = 30_000
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


class Number(NamedTuple):
    """How many facts and claims there are; `at_least` so many where no more were counted."""

    figures: int
    claims: int
    at_least: bool


def observations(tables: Tables, filters: Filters = Filters(), most: int | None = None) -> pd.DataFrame:
    """VIEW columns of the observations that pass all filters, in the order of the catalog: every claim.

    At `most` the first so many, where that is told.

    Raises:
        TooManyError: without `most`: an engine has more of them than this process should hold.
    """
    if most is None and isinstance(tables, Stored) and more(tables, filters, MOST_HELD):
        raise TooManyError(TOO_MANY_TO_HOLD.filled(most=f"{MOST_HELD:,}"))
    if filters == Filters() and most is None:
        return _everything(tables)
    return _view(tables, _ask(tables, questions.LISTING, {**_narrowing(tables, filters), "most": most}))


def number(tables: Tables, filters: Filters, most: int) -> Number:
    """How many observations pass all filters; no more than `most` claims are counted."""
    found = _ask(tables, questions.NUMBER, {**_narrowing(tables, filters), "most": most})
    figures, claims = (int(found[name].iloc[0]) for name in ("figures", "claims"))
    return Number(figures, claims, claims == most)


def more(tables: Tables, filters: Filters, most: int) -> bool:
    """Whether more than so many observations pass all filters."""
    if size(tables) <= most:
        return False
    found = _ask(tables, questions.ENOUGH, {**_narrowing(tables, filters), "most": most + 1})
    return int(found["claims"].iloc[0]) > most


def observation(tables: Tables, obs_id: str) -> pd.DataFrame:
    """VIEW columns of one observation; no rows if there is none with this id."""
    return _view(tables, _ask(tables, questions.LISTING, {"ids": (obs_id,)}))


def beside(tables: Tables, obs_id: str) -> pd.DataFrame:
    """VIEW columns of the other claims about the fact that one observation speaks of, by their rank."""
    facts = observation(tables, obs_id)["fact"]
    if facts.empty:
        return _view(tables, _none(questions.LISTING))
    others = claims(tables, facts.iloc[0])
    return others[others["obs_id"] != obs_id].reset_index(drop=True)


def claims(tables: Tables, fact: str) -> pd.DataFrame:
    """VIEW columns of all claims about a fact, by their rank; no rows if there is none with this id."""
    found = _ask(tables, questions.LISTING, {"facts": (fact,)})
    return _view(tables, found.sort_values("claim_rank", kind="stable", ignore_index=True))


def of_periods(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The periods that what passes all filters speaks of: time_period, period_end, figures (facts); newest first."""
    found = _ask(tables, questions.PERIODS, _narrowing(tables, filters))
    order = ["period_end", "time_period"]
    return found.sort_values(order, ascending=[False, True], ignore_index=True)


def told(tables: Tables, by: Literal["indicator", "topic"], filters: Filters = Filters()) -> pd.DataFrame:
    """How many facts there are of each region, `by` and measure_role: these columns, and figures."""
    return _ask(tables, questions.COVERAGE[by], _narrowing(tables, filters))


def numbered(tables: Tables) -> pd.DataFrame:
    """In how many provinces (`regions`) there is a number that is no place in an order, of each indicator,
    measure_role, time_period and period_end that any has one of."""
    return _standing(tables, questions.NUMBERS.name)


def telling(tables: Tables, family: str) -> frozenset[str]:
    """The regions that have a figure of a family."""
    held = defining(tables, family)
    found = _ask(tables, questions.REGIONS, {"indicators": held}) if held else _none(questions.REGIONS)
    return frozenset(found["region"])


def covered(tables: Tables) -> pd.DataFrame:
    """The regions that each text tells of: source, region, claims (how many observations)."""
    return _standing(tables, "each_source_region")


def size(tables: Tables) -> int:
    """How many observations there are: every claim."""
    return int(covered(tables)["claims"].sum())


def facts(tables: Tables) -> int:
    """How many facts all observations speak of."""
    return int(_standing(tables, "figures_by_measure_role")["figures"].sum())


def observed(tables: Tables) -> Observed:
    """The ids of all observations."""
    return Observed(tables.store, facts(tables))


def comparison(
    tables: Tables, family: str, filters: Filters = Filters(), most: int | None = None
) -> pd.DataFrame:
    """VIEW columns of one family, by definition, then largest value first, goals without a number last: every claim.

    Those that pass all filters; at `most` the first so many, where that is told.

    Only rows of `claim_rank` 1 are figures to draw and rank; the others are to be told beside them.
    Rows of different `indicator`, `level` or `time_period` must not be ranked together; that is for the
    caller to keep apart.
    """
    held = defining(tables, family)
    wanted = tuple(name for name in held if not filters.indicators or name in filters.indicators)
    if not wanted:
        return _view(tables, _none(questions.COMPARISON))
    asked = {**_narrowing(tables, filters), "indicators": wanted, "most": most}
    return _view(tables, _ask(tables, questions.COMPARISON, asked))


def everything(tables: Tables, sources: tuple[str, ...]) -> pd.DataFrame:
    """The rows of the observations table that some texts tell."""
    return _ask(tables, questions.LISTING, {"sources": sources}) if sources else _none(questions.LISTING)


def periods(tables: Tables) -> dict[str, frozenset[str]]:
    """The time periods (`2023`, `2021-2025`) that figures of each family speak of."""
    of = _standing(tables, "each_family_time_period")
    return {str(family): frozenset(alike["time_period"]) for family, alike in of.groupby("family")}


def every_period(tables: Tables) -> frozenset[str]:
    """The time periods that any figure speaks of."""
    return frozenset(_standing(tables, "each_family_time_period")["time_period"])


def deadlines(tables: Tables) -> frozenset[pd.Timestamp]:
    """The days by which targets are to be reached."""
    of = _standing(tables, "each_measure_role_period_end")
    return frozenset(of.loc[of["measure_role"] == Role.TARGET, "period_end"])


def aiming(tables: Tables) -> Mapping[str, int]:
    """The regions that have targets, each with its number of targets."""
    return _targets(tables, "region")


def aims(tables: Tables) -> Mapping[str, int]:
    """The topics that have targets, each with its number of targets."""
    return _targets(tables, "topic")


def _targets(tables: Tables, by: str) -> Mapping[str, int]:
    of = _standing(tables, f"figures_by_{by}_measure_role")
    targets = of[of["measure_role"] == Role.TARGET]
    return dict(zip(targets[by], targets["figures"].astype(int), strict=True))


def profile(tables: Tables, region: str) -> pd.DataFrame:
    """VIEW columns of one region and of all places inside it, and `own`: true for the region itself.

    Every claim is there. An unknown region gives no rows.
    """
    found = tables.regions.loc[tables.regions["region"] == region, "path"]
    if found.empty:
        rows = _none(questions.PROFILE)
    else:
        path = str(found.iloc[0])
        rows = _ask(tables, questions.PROFILE, {"path": path, "below": f"{path}/", "region": region})
    return _view(tables, rows).assign(own=rows["own"])


def inside(tables: Tables, region: str) -> pd.DataFrame:
    """The rows of the regions table that lie inside a region and have figures, with the number of facts as `figures`.

    In the order of their paths.
    """
    told, found = regions(tables), tables.regions.loc[tables.regions["region"] == region, "path"]
    below = told["path"].str.startswith(f"{found.iloc[0]}/" if len(found) else "/")
    return _rows(told, below).sort_values("path", ignore_index=True)


def counts(tables: Tables, by: Grouping) -> pd.DataFrame:
    """Number of facts in each group: columns `by` and `figures`, most first; groups without any are absent.

    By `province`, a figure of a place or city counts for the province around it. By `source`, a fact counts
    for every text that speaks of it, even where another claim is shown.
    """
    found = _standing(tables, f"figures_by_{by}")
    return found.sort_values(["figures", by], ascending=[False, True], ignore_index=True)


def held(tables: Tables, level: str) -> pd.DataFrame:
    """How many `regions` of a level have a figure, by `indicator`; those without any are absent."""
    found = _standing(tables, "regions_by_indicator_level")
    return _rows(found, found["level"] == level)[["indicator", "regions"]]


@answered.kept(1)
def families(tables: Tables) -> pd.DataFrame:
    """One row a family that has figures.

    Columns: FAMILY (topic: that of its first definition), definitions (how many it holds), regions (how
    many have a figure), figures, comparable (most regions of one definition and level); in catalog order.
    """
    defined = tables.indicators.groupby("family", sort=False)
    found = tables.indicators.drop_duplicates("family")[[*FAMILY]]
    found["definitions"] = found["family"].map(defined.size())
    for column, question in (("regions", "regions_by_family"), ("figures", "figures_by_family")):
        counted = _standing(tables, question).set_index("family").iloc[:, 0]
        found[column] = found["family"].map(counted)
    alike = _standing(tables, "regions_by_indicator_level")
    of = alike["indicator"].map(tables.indicators.set_index("indicator")["family"])
    found["comparable"] = found["family"].map(alike["regions"].groupby(of).max())
    counted_columns = ["definitions", "regions", "figures", "comparable"]
    return (
        found.dropna(subset="figures").astype(dict.fromkeys(counted_columns, "int64")).reset_index(drop=True)
    )


def defining(tables: Tables, family: str) -> tuple[str, ...]:
    """The indicators of a family."""
    return tuple(tables.indicators.loc[tables.indicators["family"] == family, "indicator"])


def definitions(tables: Tables, family: str) -> pd.DataFrame:
    """The rows of the indicators table that belong to a family, in the order of the catalog."""
    return _rows(tables.indicators, tables.indicators["family"] == family)


def defined(tables: Tables, family: str | None, indicators: tuple[str, ...]) -> pd.DataFrame:
    """The rows of the indicators table of a family or, without one, of some indicators, in catalog order."""
    if family is not None:
        return definitions(tables, family)
    return _rows(tables.indicators, tables.indicators["indicator"].isin(indicators))


def alike(view: pd.DataFrame, period: str | None, levels: Collection[str]) -> pd.DataFrame:
    """Those rows of a VIEW that are of one period and of certain levels of the regions table, where asked for."""
    narrowed = view
    if period is not None:
        narrowed = narrowed[narrowed["time_period"] == period]
    if levels:
        narrowed = narrowed[narrowed["level"].isin(list(levels))]
    return narrowed.reset_index(drop=True)


def referred(
    tables: Tables, key: Literal["indicator", "source"], filters: Filters = Filters()
) -> pd.DataFrame:
    """The rows of the indicators or sources table that the observations passing all filters refer to.

    With the number of facts as `figures`, in the order of the catalog; a fact counts for every source that
    speaks of it. Without filters the rows that nothing refers to are there too, with 0 figures.
    """
    table = tables.indicators if key == "indicator" else tables.sources
    everything = filters == Filters()
    if everything:
        counted = _standing(tables, f"figures_by_{key}")
    else:
        counted = _ask(tables, questions.TOLD_OF[key], _narrowing(tables, filters))
    figures = table[key].map(counted.set_index(key)["figures"])
    found = table.assign(figures=figures.fillna(0).astype("int64"))
    return found if everything else _rows(found, figures.notna())


@answered.kept(1)
def regions(tables: Tables) -> pd.DataFrame:
    """The rows of the regions table that have figures, with the number of facts as `figures`; most first."""
    counted = _standing(tables, "figures_by_region")
    found = tables.regions.merge(counted.astype({"figures": "int64"}), on="region")
    return found.sort_values(["figures", "region"], ascending=[False, True], ignore_index=True)


@answered.kept(1)
def topics(tables: Tables) -> pd.DataFrame:
    """One row a topic: topic, topic_name_zh, topic_name_en, figures (facts, at least one); in catalog order."""
    named = tables.indicators.drop_duplicates("topic")[["topic", "topic_name_zh", "topic_name_en"]]
    counted = _standing(tables, "figures_by_topic").astype({"figures": "int64"})
    return named.merge(counted, on="topic").reset_index(drop=True)


@answered.kept(1)
def mappable(tables: Tables) -> pd.DataFrame:
    """The indicators and roles that provinces have figures of, in the order of the catalog.

    Columns: indicator, indicator_name_zh, indicator_name_en, measure_role, topic, topic_name_zh,
    topic_name_en, provinces (how many have a figure).
    """
    held = _standing(tables, "regions_by_level_indicator_measure_role")
    counted = held[held["level"] == "province"].rename(columns={"regions": "provinces"})
    named = ["indicator", "indicator_name_zh", "indicator_name_en", "topic", "topic_name_zh", "topic_name_en"]
    columns = [*named, "measure_role", "provinces"]
    joined = tables.indicators[[*named, "position"]].merge(
        counted.astype({"provinces": "int64"}), on="indicator"
    )
    return joined.sort_values(["position", "measure_role"], ignore_index=True)[columns]


def ancestry(tables: Tables, *regions: str) -> pd.DataFrame:
    """The rows of the regions table from the nation down to each of some regions, themselves included, each once.

    In the order of their paths. Regions that are unknown have none.
    """
    paths = tables.regions.loc[tables.regions["region"].isin(regions), "path"]
    above = {code for path in paths for code in path.split("/")}
    return _rows(tables.regions, tables.regions["region"].isin(above)).sort_values("path", ignore_index=True)


def set_aside(tables: Tables, source: str) -> pd.DataFrame:
    """The rows of the set_aside table that belong to a source, in the order of the catalog."""
    return _rows(tables.set_aside, tables.set_aside["source"] == source)


def outside(tables: Tables, source: str) -> pd.DataFrame:
    """The rows of the outside table that belong to a source, in the order of the catalog."""
    return _rows(tables.outside, tables.outside["source"] == source)


def _rows(table: pd.DataFrame, wanted: "pd.Series[bool]") -> pd.DataFrame:
    return table[wanted].reset_index(drop=True)


def _narrowing(tables: Tables, filters: Filters) -> dict[str, Value]:
    """What filters ask for, by the names of questions."""
    asked: dict[str, Value] = {
        name: getattr(filters, name) for name in questions.NARROWING if hasattr(filters, name)
    }
    for number, word in enumerate(filters.words):
        asked[questions.word(number)] = word.lower()
        asked |= {questions.word(number, part): _named(tables, part, word.lower()) for part in NAMED}
    return asked


def _named(tables: Tables, part: str, word: str) -> tuple[str, ...]:
    """The ids of what has a word in one of its names."""
    return tuple(key for key, names in _names(tables, part) if any(word in name for name in names))


@answered.kept(len(_NAMES))
def _names(tables: Tables, part: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table: pd.DataFrame = getattr(tables, part)
    columns = [table[name].tolist() for name in _NAMES[part]]
    told = ([name.lower() for name in each if isinstance(name, str)] for each in zip(*columns, strict=True))
    return tuple(zip(table[NAMED[part]], map(tuple, told), strict=True))


def _ask(tables: Tables, question: Question, asked: Mapping[str, Value | None]) -> pd.DataFrame:
    """The answer to a question; what is asked for with nothing narrows nothing."""
    given: Asked = {name: value for name, value in asked.items() if value not in ((), None)}
    return tables.store.ask(question, given)


@answered.kept(len(questions.STANDING))
def _standing(tables: Tables, name: str) -> pd.DataFrame:
    """The answer to a question about all facts."""
    return tables.store.ask(questions.STANDING[name], {})


@answered.kept(1)
def _everything(tables: Tables) -> pd.DataFrame:
    return _view(tables, _ask(tables, questions.LISTING, {}))


def _none(question: Question) -> pd.DataFrame:
    return pd.DataFrame(columns=list(question.columns)).astype(dict(question.columns))


class _Words(NamedTuple):
    """Columns of a small table, by its key."""

    keys: pd.Index
    said: Mapping[str, Any]


@answered.kept(3)
def _words(tables: Tables, part: str) -> _Words:
    """What a VIEW tells of a region, definition or text, beside what the observation says itself."""
    table: pd.DataFrame = getattr(tables, part)
    said = {name: table[name].array for name in table if name in VIEW and name not in OBSERVATIONS}
    return _Words(pd.Index(table[NAMED[part]]), said)


def _view(tables: Tables, found: pd.DataFrame) -> pd.DataFrame:
    """Rows of OBSERVATIONS → VIEW: with the words of what they are about."""
    columns: dict[str, Any] = {name: found[name].array for name in OBSERVATIONS}
    for part, key in NAMED.items():
        words = _words(tables, part)
        places = words.keys.get_indexer(pd.Index(found[key]))
        columns |= {name: said.take(places) for name, said in words.said.items()}
    return pd.DataFrame({name: columns[name] for name in VIEW}, copy=False)
