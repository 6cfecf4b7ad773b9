"""A catalog as tidy tables: one row an observation, and a table for each thing a row refers to.

Missing stays missing (`None`/NaN). Text columns have pandas' `str` dtype. Columns are those of `etl.columns`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from etl import answered, areas, claims, collector, frames, observation_columns
from etl.catalog import Catalog
from etl.codes import LEVELS
from etl.columns import INDICATORS, MILESTONES, OBSERVATIONS, OUTSIDE, REGIONS, SET_ASIDE, SOURCES
from etl.display import exact
from etl.errors import MisuseError
from etl.labels import LISTED, TABLES_TOO_LARGE
from etl.origin import MOST_HELD, Row
from etl.schema import Indicator, Observation, Place, SetAside, Source, Words
from etl.store.frames import Frames
from etl.store.store import Store


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True, kw_only=True)
class Tables(ABC):
    """The tidy tables of one catalog and the version they make up. Each is equal to itself only.

    Columns and dtypes are those of INDICATORS, REGIONS, SOURCES, SET_ASIDE, OUTSIDE and MILESTONES. The observations
    may be more than memory holds: they are asked for, through `etl.queries`.
    `regions` holds every area of GB/T 2260 and every declared place. `set_aside` has one row a phrase, `outside` one
    row a run of lines. `version` is a hash of the content: equal data, equal version.
    """

    indicators: pd.DataFrame
    regions: pd.DataFrame
    sources: pd.DataFrame
    set_aside: pd.DataFrame
    outside: pd.DataFrame
    milestones: pd.DataFrame
    version: str

    @property
    @abstractmethod
    def store(self) -> Store:
        """Where the observations are asked."""

    def small(self) -> dict[str, pd.DataFrame]:
        """All tables but the observations, by name."""
        return {
            "indicators": self.indicators,
            "regions": self.regions,
            "sources": self.sources,
            "set_aside": self.set_aside,
            "outside": self.outside,
            "milestones": self.milestones,
        }


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Held(Tables):
    """Tables with their observations in memory, with the columns and dtypes of OBSERVATIONS.

    They hold every claim; those of `claim_rank` 1 are one row a fact.
    """

    observations: pd.DataFrame

    @property
    def store(self) -> Store:
        """The observations as they are in memory."""
        return _frames(self)

    def named(self) -> dict[str, pd.DataFrame]:
        """The tables by name."""
        return {"observations": self.observations, **self.small()}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Stored(Tables):
    """Tables whose observations are in an engine (`etl.store.engine`)."""

    engine: Store

    @property
    def store(self) -> Store:
        """The engine."""
        return self.engine


@answered.kept(1)
def _frames(tables: Held) -> Store:
    return Frames(tables.observations, tables.indicators, tables.regions)


def build(catalog: Catalog) -> Held:
    """Catalog → tidy tables, rows in the order of the catalog (regions: of the code list).

    Raises:
        MisuseError: its tables are larger than is held in memory.
    """
    if catalog.large:
        files = LISTED.zh.join(each.file for each in catalog.large)
        raise MisuseError(TABLES_TOO_LARGE.filled(files=files, limit=f"{MOST_HELD:,}"))
    with collector.paused():
        standings = observation_columns.standings(catalog)
        columns = observation_columns.columns(catalog.observations, catalog.indicators, standings)
        made = {"observations": frames.of_columns(columns, OBSERVATIONS), **small(catalog)}
        return Held(**made, version=frames.digest(made.values()))


def parts(catalog: Catalog) -> Iterator[pd.DataFrame]:
    """The observations of a catalog of any size, in its order, a part at a time: those of large tables last.

    Raises:
        InvalidFile: a large table is damaged, or another one by now.
    """
    standings = observation_columns.standings(catalog)
    begun = 0
    for figures in _figures(catalog):
        columns = observation_columns.columns(figures, catalog.indicators, standings, begun + 1)
        begun += len(figures)
        yield frames.of_columns(columns, OBSERVATIONS)


def _figures(catalog: Catalog) -> Iterator[Mapping[str, Observation]]:
    """The same, by id."""
    if catalog.observations:
        yield catalog.observations
    told = {catalog.origin.of(name): name for name in catalog.beside}
    for table in catalog.large:
        for part in table.parts():
            yield {
                told.get(Row(table.item, row)) or claims.first_name(figure): figure for row, figure in part
            }


def small(catalog: Catalog) -> dict[str, pd.DataFrame]:
    """All tables of a catalog but the observations, by name."""
    kinds = (_indicator(name, indicator, catalog) for name, indicator in catalog.indicators.items())
    texts = (_source(name, source, catalog) for name, source in catalog.sources.items())
    rules = (row for rule in catalog.set_aside for row in _set_aside(rule))
    beyond = (row for name, source in catalog.sources.items() for row in _outside(name, source))
    steps = (row for name, figure in catalog.observations.items() for row in _milestones(name, figure))
    return {
        "indicators": frames.of_rows(_numbered(kinds), INDICATORS),
        "regions": _regions(catalog.places),
        "sources": frames.of_rows(texts, SOURCES),
        "set_aside": frames.of_rows(_numbered(rules), SET_ASIDE),
        "outside": frames.of_rows(beyond, OUTSIDE),
        "milestones": frames.of_rows(steps, MILESTONES),
    }


def _numbered(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    return ({"position": position, **row} for position, row in enumerate(rows, start=1))


def _regions(places: Mapping[str, Place]) -> pd.DataFrame:
    declared = frames.of_rows((_place(name, place) for name, place in places.items()), REGIONS)
    return pd.concat([_areas(), declared], ignore_index=True)


@cache
def _areas() -> pd.DataFrame:
    """The code list, which is the same for every catalog."""
    return frames.of_rows(map(_area, areas.areas().values()), REGIONS)


def _span(lines: range) -> str:
    """12 or 12-20, as editors write it."""
    return f"{lines[0]}" if len(lines) == 1 else f"{lines[0]}-{lines[-1]}"


def _words(name: str, words: Words | None) -> dict[str, str | None]:
    return {f"{name}_zh": words.zh if words else None, f"{name}_en": words.en if words else None}


def _milestones(obs_id: str, observation: Observation) -> Iterator[dict[str, Any]]:
    for step in observation.path:
        yield {
            "obs_id": obs_id,
            "time_period": step.by.code,
            "period_end": step.by.end,
            "obs_value_exact": exact(step.value.quantity.value) if step.value.quantity else None,
            "value_as_written": step.value.text,
        }


def _indicator(name: str, indicator: Indicator, catalog: Catalog) -> dict[str, Any]:
    return {
        "indicator": name,
        **_words("indicator_name", indicator.name),
        "family": indicator.family,
        **_words("family_name", catalog.families[indicator.family].name),
        "topic": indicator.topic,
        **_words("topic_name", catalog.topics[indicator.topic].name),
        "measure": indicator.measure,
        "timing": indicator.timing,
        "unit_measure": indicator.unit,
        **_words("counted", indicator.counted),
        "direction": indicator.direction,
        **_words("numerator", indicator.numerator),
        **_words("denominator", indicator.denominator),
        **_words("scope", indicator.scope),
        **_words("price_basis", indicator.price_basis),
        **_words("definition_vintage", indicator.vintage),
        **_words("differs", indicator.differs),
        "applies_to": " ".join(level for name in indicator.levels for level in LEVELS[name]) or None,
        "applies_within": indicator.within,
        **_words("definition_note", indicator.note),
    }


def _path(code: str) -> str:
    parent = areas.areas()[code].parent
    return f"{_path(parent)}/{code}" if parent else code


def _area(area: areas.Area) -> dict[str, Any]:
    return {
        "region": area.code,
        "ref_area": area.code,
        "within": area.code,
        "province": areas.province_of(area.code),
        "region_name_zh": area.name_zh,
        "region_name_en": area.name_en,
        "short_zh": area.short_zh,
        "pinyin": area.pinyin,
        "level": area.level,
        "parent": area.parent or None,
        "path": _path(area.code),
    }


def _place(name: str, place: Place) -> dict[str, Any]:
    return {
        "region": name,
        "within": place.within,
        "province": areas.province_of(place.within),
        **_words("region_name", place.name),
        "short_zh": place.name.zh,
        "level": place.kind,
        "parent": place.within,
        "path": f"{_path(place.within)}/{name}",
        **_words("region_note", place.note),
    }


def _source(name: str, source: Source, catalog: Catalog) -> dict[str, Any]:
    audited = source.audited
    scope = catalog.scopes[source.scope] if source.scope else None
    edition = catalog.editions.get(catalog.edition_of.get(name, ""))
    return {
        "source": name,
        **_words("title", source.title),
        **_words("publisher", source.publisher),
        "date": source.date,
        **_words("date_evidence", source.date_evidence),
        "reposted": source.reposted,
        "file": source.file,
        "sha256": source.sha256,
        "script": source.script,
        "mentions": audited and audited.mentions,
        "mentions_bound": audited and audited.bound,
        "mentions_set_aside": audited and audited.set_aside,
        "mentions_beyond": audited and audited.beyond,
        "scope": source.scope,
        **_words("scope_name", scope and scope.name),
        **_words("scope_note", scope and scope.note),
        "edition": edition and edition.id,
        **_words("edition_name", edition and edition.name),
    }


def _set_aside(rule: SetAside) -> Iterator[dict[str, Any]]:
    lines = " ".join(map(_span, rule.lines)) or None
    for phrase in rule.phrases:
        yield {
            "source": rule.source,
            "reason": rule.reason,
            "phrase": phrase,
            "lines": lines,
            **_words("note", rule.note),
        }


def _outside(name: str, source: Source) -> Iterator[dict[str, Any]]:
    for passage in source.outside:
        yield {"source": name, "lines": _span(passage.lines), **_words("why", passage.why)}
