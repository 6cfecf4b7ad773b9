"""A catalog as tidy tables: one row an observation, and a table for each thing a row refers to.

Missing stays missing (`None`/NaN). Text columns have pandas' `str` dtype. Words for readers come in pairs
of columns, `…_zh` and `…_en`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from etl import areas, collector, frames, observation_columns
from etl.catalog import Catalog
from etl.codes import LEVELS
from etl.display import exact
from etl.schema import Indicator, Observation, Place, SetAside, Source, Words

OBSERVATIONS = {
    "position": "Int64",  # place in the catalog, from 1
    "obs_id": "str",  # key: region.indicator.period.role.source, and the line for a source's further claims
    "region": "str",  # → regions
    "indicator": "str",  # → indicators
    "time_period": "str",  # 2025 · 2025-Q1 · 2025-03 · 2025-03-31 · 2024-01-01/P3Y
    "period_start": "datetime64[us]",
    "period_end": "datetime64[us]",
    "freq": "str",  # A Q M D; of a span its length: P3Y P6M
    "period_basis": "str",  # explicit | inferred
    "inferred_from_zh": "str",
    "inferred_from_en": "str",
    "measure_role": "str",  # T A E B
    "obs_value": "float64",  # base unit; the lower end of a range
    "obs_value_exact": "str",  # the same as an exact decimal
    "obs_upper": "float64",  # upper end of a range, else missing
    "low": "str",  # where the true value can lie, as exact decimals in base unit; missing where there is no end
    "high": "str",
    "low_open": "bool",  # whether that end is not part of it
    "high_open": "bool",
    "unit_measure": "str",
    "quoted_value": "str",  # the digits as written: 4.72 of 4.72万亿元; of a converted value, as converted
    "unit_mult": "Int64",  # power of ten between quoted_value and obs_value
    "decimals": "Int64",  # digits after the point as written; of a converted value, as converted
    "quoted_unit": "str",  # unit as written
    "derivation": "str",  # QUOTED, or CONVERTED from quoted_unit into unit_measure; missing without a number
    "comparator": "str",  # EQ GE GT LE LT AP AB RG; NA of a goal without a number, which has no value
    "modality": "str",  # COMMIT PLAN ASPIRE EXPECT DONE
    "obs_status": "str",
    "vintage_zh": "str",  # which edition of the statistics, where that is known
    "vintage_en": "str",
    "set_by_zh": "str",  # of a target: who set it
    "set_by_en": "str",
    "supersedes": "str",  # of a target: the obs_id of the one it replaces
    "source": "str",  # → sources
    "line": "Int64",  # line of the text, from 1
    "also_lines": "str",  # further lines that repeat it, separated by spaces
    "value_as_written": "str",
    "as_written": "str",  # the figure phrase
    "note_zh": "str",
    "note_en": "str",
    "fact": "str",  # region.indicator.period.role: what several places may speak of
    "claim_rank": "Int64",  # 1 is the claim to show and count, 2 … are the others about the same fact
    "claim": "str",  # ONLY AGREED PREFERRED CONTRADICTED LATEST REVISED SUPERSEDED APART
    "preferred_zh": "str",  # why an editor believes it and not what contradicts it
    "preferred_en": "str",
}
INDICATORS = {
    "position": "Int64",  # place in the catalog, from 1
    "indicator": "str",  # key
    "indicator_name_zh": "str",
    "indicator_name_en": "str",
    "family": "str",
    "family_name_zh": "str",
    "family_name_en": "str",
    "topic": "str",
    "topic_name_zh": "str",
    "topic_name_en": "str",
    "measure": "str",  # level growth share addition stock average_growth contribution rank event
    "timing": "str",  # point | stretch
    "unit_measure": "str",
    "counted_zh": "str",  # measure word of a count
    "counted_en": "str",
    "direction": "str",  # more less neither
    "numerator_zh": "str",
    "numerator_en": "str",
    "denominator_zh": "str",
    "denominator_en": "str",
    "scope_zh": "str",
    "scope_en": "str",
    "price_basis_zh": "str",
    "price_basis_en": "str",
    "definition_vintage_zh": "str",
    "definition_vintage_en": "str",
    "differs_zh": "str",
    "differs_en": "str",
    "applies_to": "str",  # levels of the regions it can apply to, separated by spaces; missing: all
    "applies_within": "str",  # code of the region it applies in; missing: all
    "definition_note_zh": "str",
    "definition_note_en": "str",
}
MILESTONES = {
    "obs_id": "str",  # the target whose own path it is
    "time_period": "str",  # by the end of which
    "period_end": "datetime64[us]",
    "obs_value_exact": "str",  # base unit
    "value_as_written": "str",
}
REGIONS = {
    "region": "str",  # key: GB/T 2260 code, or the id of a place without one
    "ref_area": "str",  # GB/T 2260 code; missing for a place
    "within": "str",  # code of the containing unit for a place, else its own code
    "province": "str",  # code of the province (or nation) it belongs to
    "region_name_zh": "str",
    "region_name_en": "str",
    "short_zh": "str",
    "pinyin": "str",
    "level": "str",  # nation province prefecture county zone park platform facility
    "parent": "str",  # code of the unit above; missing for the nation
    "path": "str",  # from the nation down to here: 000000/330000/330100
    "region_note_zh": "str",
    "region_note_en": "str",
}
SOURCES = {
    "source": "str",  # key
    "title_zh": "str",
    "title_en": "str",
    "publisher_zh": "str",
    "publisher_en": "str",
    "date": "str",  # when it was written: 2024 · 2024-03 · 2024-03-05
    "date_evidence_zh": "str",
    "date_evidence_en": "str",
    "reposted": "str",  # a later date stamped on the text
    "file": "str",
    "sha256": "str",
    "script": "str",  # Hans | Hant
    "mentions": "Int64",  # numbers in the text, as counted when it was last audited; missing where never
    "mentions_bound": "Int64",  # of these, figures of the catalog
    "mentions_set_aside": "Int64",  # of these, set aside with a reason
    "mentions_beyond": "Int64",  # further numbers, outside the scope for which the text is read
    "scope": "str",  # for what it is read; missing: for all of its numbers
    "scope_name_zh": "str",
    "scope_name_en": "str",
    "scope_note_zh": "str",
    "scope_note_en": "str",
    "edition": "str",  # of which texts it was read together with; missing: of none
    "edition_name_zh": "str",
    "edition_name_en": "str",
}
SET_ASIDE = {
    "position": "Int64",  # place in the catalog, from 1
    "source": "str",  # → sources
    "reason": "str",  # date name ordinal company duplicate technical rhetoric list other
    "phrase": "str",  # numbers inside it are no figures of the catalog
    "lines": "str",  # in which lines: 12 20-24; missing: in all
    "note_zh": "str",
    "note_en": "str",
}
OUTSIDE = {
    "source": "str",  # → sources
    "lines": "str",  # 1 or 12-20: not part of the text
    "why_zh": "str",
    "why_en": "str",
}


# Columns and dtypes of every table, by its name.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "observations": OBSERVATIONS,
    "indicators": INDICATORS,
    "regions": REGIONS,
    "sources": SOURCES,
    "set_aside": SET_ASIDE,
    "outside": OUTSIDE,
    "milestones": MILESTONES,
}


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Tables:
    """The tidy tables of one catalog and the version they make up. Each is equal to itself only.

    Columns and dtypes are those of OBSERVATIONS, INDICATORS, REGIONS, SOURCES,
    SET_ASIDE, OUTSIDE and MILESTONES.
    `observations` holds every claim; those of `claim_rank` 1 are one row a fact. `regions` holds every area of
    GB/T 2260 and every declared place. `set_aside` has one row a phrase, `outside` one row a run of lines.
    `version` is a hash of the content: equal data, equal version.
    """

    observations: pd.DataFrame
    indicators: pd.DataFrame
    regions: pd.DataFrame
    sources: pd.DataFrame
    set_aside: pd.DataFrame
    outside: pd.DataFrame
    milestones: pd.DataFrame
    version: str

    def named(self) -> dict[str, pd.DataFrame]:
        """The tables by name."""
        return {
            "observations": self.observations,
            "indicators": self.indicators,
            "regions": self.regions,
            "sources": self.sources,
            "set_aside": self.set_aside,
            "outside": self.outside,
            "milestones": self.milestones,
        }


def build(catalog: Catalog) -> Tables:
    """Catalog → tidy tables, rows in the order of the catalog (regions: of the code list)."""
    with collector.paused():
        return _build(catalog)


def _build(catalog: Catalog) -> Tables:
    kinds = (_indicator(name, indicator, catalog) for name, indicator in catalog.indicators.items())
    texts = (_source(name, source, catalog) for name, source in catalog.sources.items())
    rules = (row for rule in catalog.set_aside for row in _set_aside(rule))
    beyond = (row for name, source in catalog.sources.items() for row in _outside(name, source))
    steps = (row for name, figure in catalog.observations.items() for row in _milestones(name, figure))
    made = (
        frames.of_columns(observation_columns.columns(catalog), OBSERVATIONS),
        frames.of_rows(_numbered(kinds), INDICATORS),
        _regions(catalog.places),
        frames.of_rows(texts, SOURCES),
        frames.of_rows(_numbered(rules), SET_ASIDE),
        frames.of_rows(beyond, OUTSIDE),
        frames.of_rows(steps, MILESTONES),
    )
    return Tables(*made, version=frames.digest(made))


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
