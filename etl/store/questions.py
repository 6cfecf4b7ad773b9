"""The questions asked of the facts, each written once, for every place where they can be asked.

A question is a narwhals expression over the facts (`etl.store.facts`) and what is asked with (`etl.store.values`).
Engines differ in what they leave open; so every order ends with what no two rows share, and has what is missing
last; what differs is counted by grouping, which is exact everywhere.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import narwhals as nw

from etl.codes import Comparator, Unit
from etl.columns import OBSERVATIONS
from etl.store.values import Asked, Values

Facts = nw.LazyFrame[Any]

# How the facts lie in an engine that has no indexes: by place and period, or by definition and period.
BY_PLACE, BY_DEFINITION = "by_place", "by_definition"
# What is asked with these is found among places, and with those among definitions.
_OF_PLACES = ("regions", "ids", "path", "sources", "facts", "claims", "after")
_OF_DEFINITIONS = ("indicators", "families", "topics")


class Question(NamedTuple):
    """What is asked, the columns and dtypes of what is answered, and along which order of the facts it is found."""

    name: str
    ask: Callable[[Facts, Values], Facts]
    columns: Mapping[str, str]
    along: str = BY_PLACE


def along(question: Question, asked: Asked) -> str:
    """The order of the facts along which a question is found that is asked with this."""
    if any(name in asked for name in _OF_PLACES) or not any(name in asked for name in _OF_DEFINITIONS):
        return question.along
    return BY_DEFINITION


def _listing(facts: Facts, asked: Values) -> Facts:
    found = _narrowed(facts, asked).select(*OBSERVATIONS)
    return _first(found.sort("position", nulls_last=True), asked)


def _sources(facts: Facts, asked: Values) -> Facts:
    found = _narrowed(facts, asked).select("position", "obs_id", "source")
    return _first(found.sort("position", nulls_last=True), asked).select("obs_id", "source")


def _number(facts: Facts, asked: Values) -> Facts:
    found = _first(
        _narrowed(facts, asked).select("position", "fact").sort("position", nulls_last=True), asked
    )
    claims = found.group_by("fact").agg(nw.len().alias("claims"))
    return claims.select(nw.len().alias("figures"), nw.col("claims").sum().fill_null(0).alias("claims"))


def _enough(facts: Facts, asked: Values) -> Facts:
    """How many there are of at most so many: whichever of them, so that nothing is put in order."""
    return _first(_narrowed(facts, asked).select("position"), asked).select(nw.len().alias("claims"))


def _comparison(facts: Facts, asked: Values) -> Facts:
    order = ("indicator", "obs_value", "position")
    found = _narrowed(facts, asked).select(*OBSERVATIONS)
    return _first(found.sort(*order, descending=[False, True, False], nulls_last=True), asked)


def _series(facts: Facts, asked: Values) -> Facts:
    order = ("indicator", "region", "period_start", "period_end", "position")
    return _first(_narrowed(facts, asked).select(*OBSERVATIONS).sort(*order, nulls_last=True), asked)


def _profile(facts: Facts, asked: Values) -> Facts:
    inside = (nw.col("path") == asked.one("path")) | nw.col("path").str.starts_with(asked.one("below"))
    found = _narrowed(facts, asked).filter(inside).select(*OBSERVATIONS)
    return _first(
        found.with_columns((nw.col("region") == asked.one("region")).alias("own")).sort(
            "position", nulls_last=True
        ),
        asked,
    )


def _by(*names: str) -> Callable[[Facts, Values], Facts]:
    return lambda facts, asked: _first(_counted(_narrowed(facts, asked), *names), asked)


def _counted(facts: Facts, *names: str) -> Facts:
    """How many facts there are in each group, of those that have any."""
    shown = facts.filter(nw.col("claim_rank") == 1)
    return shown.group_by(*names).agg(nw.len().alias("figures")).sort(*names, nulls_last=True)


def _told(name: str) -> Callable[[Facts, Values], Facts]:
    """How many facts are told in each group: by any of their claims, however many."""

    def ask(facts: Facts, asked: Values) -> Facts:
        claims = _narrowed(facts, asked).group_by(name, "fact").agg(nw.len().alias("claims"))
        counted = claims.group_by(name).agg(nw.len().alias("figures"))
        return _first(counted.sort(name, nulls_last=True), asked)

    return ask


def _held(*names: str) -> Callable[[Facts, Values], Facts]:
    """How many regions have a figure, in each group."""

    def ask(facts: Facts, asked: Values) -> Facts:
        return _regions_of(_narrowed(facts, asked), *names)

    return ask


def _regions_of(facts: Facts, *names: str) -> Facts:
    told = facts.group_by(*names, "region").agg(nw.len().alias("claims"))
    return told.group_by(*names).agg(nw.len().alias("regions")).sort(*names, nulls_last=True)


def _distinct(*names: str) -> Callable[[Facts, Values], Facts]:
    def ask(facts: Facts, asked: Values) -> Facts:
        claims = _narrowed(facts, asked).group_by(*names).agg(nw.len().alias("claims"))
        return _first(claims.sort(*names, nulls_last=True), asked)

    return ask


# What narrows the facts down, by the column that must hold one of the values.
NARROWING: Mapping[str, str] = {
    "regions": "region",
    "indicators": "indicator",
    "roles": "measure_role",
    "sources": "source",
    "periods": "time_period",
    "families": "family",
    "topics": "topic",
    "levels": "level",
    "provinces": "province",
    "ids": "obs_id",
    "facts": "fact",
    "claims": "claim",
}
# Where a word may occur: in what the observation says, or in the names of what it is about.
NAMED: Mapping[str, str] = {"regions": "region", "indicators": "indicator", "sources": "source"}


def word(number: int, part: str = "") -> str:
    """By what name a word is asked for, or the ids of what is named so."""
    return f"word_{number}_{part}" if part else f"word_{number}"


def _narrowed(facts: Facts, asked: Values) -> Facts:
    passing = [asked.among(name, column) for name, column in NARROWING.items() if asked.has(name)]
    if asked.has("after"):
        passing.append(nw.col("position") > asked.one("after"))
    number = 0
    while asked.has(word(number)):
        passing.append(_occurs(number, asked))
        number += 1
    # All at once: in memory each filter copies the rows that pass it.
    return facts.filter(*passing) if passing else facts


def _occurs(number: int, asked: Values) -> nw.Expr:
    found = nw.col("searched").str.contains(asked.one(word(number)), literal=True)
    for part, column in NAMED.items():
        if asked.has(word(number, part)):
            found = found | asked.among(word(number, part), column)
    return found


def _first(facts: Facts, asked: Values) -> Facts:
    return facts.head(asked.one("most")) if asked.has("most") else facts


_FIGURES, _REGIONS, _CLAIMS = {"figures": "Int64"}, {"regions": "Int64"}, {"claims": "Int64"}


def _texts(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "str")


LISTING = Question("listing", _listing, OBSERVATIONS)
SOURCES = Question("sources", _sources, _texts("obs_id", "source"))
NUMBER = Question("number", _number, {**_FIGURES, **_CLAIMS})
ENOUGH = Question("enough", _enough, _CLAIMS)
COMPARISON = Question("comparison", _comparison, OBSERVATIONS, BY_DEFINITION)
SERIES = Question("series", _series, OBSERVATIONS, BY_DEFINITION)
PROFILE = Question("profile", _profile, {**OBSERVATIONS, "own": "bool"})


def _kinds(*names: str) -> dict[str, str]:
    return {name: OBSERVATIONS.get(name, "str") for name in names}


def _counting(*names: str, along: str = BY_PLACE) -> Question:
    return Question(f"figures_by_{'_'.join(names)}", _by(*names), {**_kinds(*names), **_FIGURES}, along)


def _holding(*names: str) -> Question:
    return Question(f"regions_by_{'_'.join(names)}", _held(*names), {**_texts(*names), **_REGIONS})


def _telling(*names: str, along: str = BY_PLACE) -> Question:
    return Question(f"each_{'_'.join(names)}", _distinct(*names), {**_kinds(*names), **_CLAIMS}, along)


# What there is of each indicator or topic, of each region, of each period: of what is asked for.
COVERAGE: Mapping[str, Question] = MappingProxyType(
    {by: _counting("region", by, "measure_role", along=BY_DEFINITION) for by in ("indicator", "topic")}
)
PERIODS = _counting("time_period", "period_end")
REGIONS = _telling("region", along=BY_DEFINITION)


TOLD_OF: Mapping[str, Question] = MappingProxyType(
    {
        name: Question(f"told_of_{name}", _told(name), {**_texts(name), **_FIGURES})
        for name in ("indicator", "source")
    }
)


def _numbers(facts: Facts, asked: Values) -> Facts:
    """In how many provinces there is a number that is no place in an order, of each definition, role and period."""
    numbers = _narrowed(facts, asked).filter(
        nw.col("level") == "province",
        nw.col("claim_rank") == 1,
        nw.col("comparator") != Comparator.NA.value,
        nw.col("unit_measure") != Unit.RANK.value,
    )
    return _regions_of(numbers, *_NUMBERED)


_NUMBERED = ("indicator", "measure_role", "time_period", "period_end")
NUMBERS = Question("provinces_with_numbers", _numbers, {**_kinds(*_NUMBERED), **_REGIONS})
_GROUPS = ("region", "province", "level", "topic", "family", "measure_role", "indicator")
_HELD = (("family",), ("indicator", "level"), ("level", "indicator", "measure_role"))
_PAIRS = (
    ("family", "time_period"),
    ("measure_role", "period_end"),
    ("source", "region"),
)
# What is asked of all facts: of a large release it is answered once, when the release is loaded.
STANDING: Mapping[str, Question] = MappingProxyType(
    {
        question.name: question
        for question in (
            *(_counting(name) for name in _GROUPS),
            *(_counting(name, "measure_role") for name in ("region", "topic")),
            Question("figures_by_source", _told("source"), {**_texts("source"), **_FIGURES}),
            *(_holding(*names) for names in _HELD),
            *(_telling(*names) for names in _PAIRS),
            NUMBERS,
        )
    }
)
_ASKED = (
    LISTING,
    SOURCES,
    NUMBER,
    ENOUGH,
    COMPARISON,
    SERIES,
    PROFILE,
    *COVERAGE.values(),
    PERIODS,
    REGIONS,
    *TOLD_OF.values(),
    *STANDING.values(),
)
QUESTIONS: Mapping[str, Question] = MappingProxyType({each.name: each for each in _ASKED})
