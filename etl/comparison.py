"""What compares with what, in which order, and why the rest does not: one table, in words.

A place in an order is given within one definition, edition, level, period and role. Levels or periods are set
beside each other only where a reader asks for it, and each row then says so.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from etl import definitions, goals, period, queries, ranking
from etl.codes import OTHERWISE_DEFINED, Direction, Timing
from etl.labels import (
    ACROSS_LEVELS,
    ACROSS_PERIODS,
    AND_SO,
    DEFINED_APART,
    EDITION_UNSTATED,
    EDITIONS_DIFFER,
    LEVEL,
    LEVELS_DIFFER,
    LISTED,
    NO_BETTER,
    NO_NUMBER_APART,
    NO_ORDER,
    ONE_ALONE,
    PERIODS_APART,
    ROLE,
    ROLES_DIFFER,
    STATUS,
    STATUS_APART,
)
from etl.rows import Row, distinct, gathered, rows
from etl.tables import Tables
from etl.text import Language, Text

# Column of the table → column of `etl.ranking.ranked`.
COLUMNS: Mapping[str, str] = {
    "definition": "indicator",
    "ref_area": "ref_area",
    "region_name": "region_name",
    "time_period": "time_period",
    "measure_role": "measure_role",
    "low": "low",
    "high": "high",
    "comparator": "comparator",
    "rank_low": "rank_low",
    "rank_high": "rank_high",
    "reason": "reason",
    "rank_of": "rank_of",
    "rank_tied": "rank_tied",
    "low_open": "low_open",
    "high_open": "high_open",
    "unit_measure": "unit_measure",
    "obs_value": "obs_value_exact",
    "value_as_written": "value_as_written",
    "modality": "modality",
    "obs_status": "obs_status",
    "vintage": "vintage",
    "region": "region",
    "level": "level",
    "family": "family",
    "source": "source",
    "line": "line",
    "as_written": "as_written",
    "obs_id": "obs_id",
}


class _Aspect(NamedTuple):
    """A respect in which rows of one definition can differ: its column, the words of a difference and of a row."""

    column: str
    words: Text
    said: Mapping[str, Text] | None = None


_ASPECTS = (
    _Aspect("vintage", EDITIONS_DIFFER),
    _Aspect("level", LEVELS_DIFFER, LEVEL),
    _Aspect("time_period", PERIODS_APART),
    _Aspect("measure_role", ROLES_DIFFER, ROLE),
)


def compared(
    view: pd.DataFrame, defined: pd.DataFrame, language: Language = "zh", across: Collection[str] = ()
) -> pd.DataFrame:
    """A VIEW → one row a fact with its places among its like, and why it does not compare with the others.

    Columns: COLUMNS. `low` and `high` are exact decimals in base unit, missing where there is no end;
    `rank_low` and `rank_high` are missing where a row is alone. `reason` names, in one language, the other
    definitions in the view with what differs; for a row without a place what sets it apart; that an order is
    open; that levels or periods are mixed because `across` (see `etl.ranking.WAIVABLE`) asks for it. Only claims
    of rank 1 are there. Rows stand by definition, as in `defined` (rows of the indicators table), then as in
    `etl.ranking.arranged`. With periods across, each region has its newest figures only.
    """
    facts = rows(view[view["claim_rank"] == 1])
    if "time_period" in across:
        facts = ranking.newest(facts)
    of_definition = gathered(facts, "indicator")
    ordered = [row for name in defined["indicator"] for row in ranking.arranged(of_definition.get(name, ()))]
    ranked = ranking.ranked(ordered, across)
    # Exact decimals and missing values keep the types of the view.
    found = view.set_index("obs_id", drop=False).loc[[row["obs_id"] for row in ranked]]
    found = found.assign(
        **{name: pd.array([row[name] for row in ranked], dtype="Int64") for name in ranking.RANKS},
        reason=pd.array(list(_reasons(ranked, rows(defined), language, across)), dtype="str"),
        region_name=found[f"region_name_{language}"],
        vintage=found[f"vintage_{language}"],
    )
    columns = {name: found[column] for name, column in COLUMNS.items()}
    return pd.DataFrame(columns).reset_index(drop=True)


def everything(tables: Tables, language: Language = "zh") -> pd.DataFrame:
    """`compared` for every family of a catalogue: definitions of other families are not look-alikes."""
    families = queries.families(tables)["family"]
    found = [
        compared(queries.comparison(tables, family), queries.definitions(tables, family), language)
        for family in families
    ]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=list(COLUMNS))


def mixed(group: Sequence[Row], language: Language, across: Collection[str]) -> list[str]:
    """What is mixed in rows that are ordered together because a reader asked for it, in words."""
    said: list[str] = []
    codes, held = distinct(group, "time_period"), distinct(group, "level")
    if "time_period" in across and len(codes) > 1:
        periods = [period.in_words(code, language) for code in sorted(codes)]
        said.append(ACROSS_PERIODS.filled(listed=LISTED.in_(language).join(periods)).in_(language))
    if "level" in across and len(held) > 1:
        levels = [words.in_(language) for level, words in LEVEL.items() if level in held]
        said.append(ACROSS_LEVELS.filled(listed=LISTED.in_(language).join(levels)).in_(language))
    return said


def _reasons(
    ranked: list[Row], defined: list[Row], language: Language, across: Collection[str]
) -> Iterator[str]:
    present = {row["indicator"] for row in ranked}
    there = [row for row in defined if row["indicator"] in present]
    others = {
        one["indicator"]: [
            DEFINED_APART.filled(
                name=other[f"indicator_name_{language}"], reason=definitions.apart(one, other, language)
            ).in_(language)
            for other in there
            if other is not one
        ]
        for one in there
    }
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in ranked:
        groups.setdefault(ranking.likeness(row, across), []).append(row)
    mixtures = {key: mixed(members, language, across) for key, members in groups.items() if across}
    of_definition = gathered(ranked, "indicator")
    for row in ranked:
        said = [*others[row["indicator"]]]
        place = ranking.place(row)
        if row["direction"] == Direction.NEITHER and row["rank_of"] > 1:
            said.append(NO_BETTER.in_(language))
        elif place.low is None:
            said += _alone(row, of_definition[row["indicator"]], language, across) or (
                [] if said else [ONE_ALONE.in_(language)]
            )
        elif place.unordered:
            said.append(NO_ORDER.in_(language))
        said += mixtures.get(ranking.likeness(row, across), [])
        yield AND_SO.in_(language).join(said)


def _alone(row: Row, beside: list[Row], language: Language, across: Collection[str]) -> list[str]:
    """What sets a row apart from the others of its definition: of each other the first respect that differs."""
    if goals.is_goal(row):
        return [NO_NUMBER_APART.in_(language)]
    if row["obs_status"] in OTHERWISE_DEFINED:
        return [STATUS_APART.filled(status=STATUS[row["obs_status"]]).in_(language)]
    found: dict[str, dict[str, None]] = {}
    for other in beside:
        for aspect in _ASPECTS:
            mine, theirs = (_word(each, aspect, language) for each in (row, other))
            if mine != theirs and (aspect.column not in across or _unlike_lengths(row, other, aspect)):
                found.setdefault(aspect.column, {}).setdefault(theirs)
                break
    return [
        aspect.words.filled(
            one=_word(row, aspect, language), other=LISTED.in_(language).join(found[aspect.column])
        ).in_(language)
        for aspect in _ASPECTS
        if aspect.column in found
    ]


def _unlike_lengths(one: Row, other: Row, aspect: _Aspect) -> bool:
    """Whether periods are apart even where a reader asked for several: a year beside a quarter."""
    return aspect.column == "time_period" and one["timing"] == Timing.STRETCH and one["freq"] != other["freq"]


def _word(row: Row, aspect: _Aspect, language: Language) -> str:
    if aspect.column == "time_period":
        return period.in_words(row["time_period"], language)
    if aspect.column == "vintage":
        words = row[f"vintage_{language}"]
        return words if isinstance(words, str) else EDITION_UNSTATED.in_(language)
    assert aspect.said is not None
    return aspect.said[row[aspect.column]].in_(language)
