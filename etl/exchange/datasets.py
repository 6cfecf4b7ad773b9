"""What is exchanged: tidy frames under the codes of their columns, the same in every format.

Numbers are exact decimals as text where a file can hold them, missing stays missing, codes are codes.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

import pandas as pd

from etl import coverage, queries, target_listing
from etl.display import exact
from etl.exchange.codelists import CODE_LISTS
from etl.exchange.fields import FIELDS, Field
from etl.queries import Filters
from etl.tables import Tables


class Dataset(NamedTuple):
    """One table to exchange: its name, its fields, a frame with a column for each, the version of the data.

    By kind of field a column holds: text and code `str`; number exact decimals as `str`; integer `Int64`;
    date `datetime64`; flag `bool`. Missing is missing.
    """

    name: str
    fields: tuple[Field, ...]
    frame: pd.DataFrame
    version: str


def dataset(name: str, tables: Tables, filters: Filters, as_of: date) -> Dataset:
    """A dataset of `etl.exchange.fields.FIELDS` by its name.

    `filters` narrow down observations and targets; of indicators and sources those are there that what is left
    refers to, of regions and coverage those asked for. Targets are judged for the day `as_of`.
    """
    return _dataset(name, _MADE[name](tables, filters, as_of), tables)


def of_view(view: pd.DataFrame, tables: Tables) -> Dataset:
    """The dataset of the observations in a VIEW, in their order there."""
    return _dataset("observations", view.assign(citation=_cited(view["obs_id"], tables)), tables)


def _dataset(name: str, frame: pd.DataFrame, tables: Tables) -> Dataset:
    found, fields = frame.assign(version=tables.version), FIELDS[name]
    frame = pd.DataFrame({field.code: _column(found[field.column], field) for field in fields})
    return Dataset(name, fields, frame.reset_index(drop=True), tables.version)


def citation(obs_id: str, version: str) -> str:
    """The id under which a figure of an edition can be cited: it resolves at /cite/ on the site."""
    return f"{obs_id}@{version}"


def _observations(tables: Tables, filters: Filters, _as_of: date) -> pd.DataFrame:
    view = queries.observations(tables, filters)
    return view.assign(citation=_cited(view["obs_id"], tables))


def _indicators(tables: Tables, filters: Filters, _as_of: date) -> pd.DataFrame:
    return queries.referred(tables, "indicator", filters)


def _sources(tables: Tables, filters: Filters, _as_of: date) -> pd.DataFrame:
    return queries.referred(tables, "source", filters)


def _regions(tables: Tables, filters: Filters, _as_of: date) -> pd.DataFrame:
    """All regions there are, or those asked for, with the number of their facts."""
    figures = queries.regions(tables).set_index("region")["figures"]
    found = tables.regions
    for column, wanted in (("region", filters.regions), ("level", filters.levels)):
        found = found[found[column].isin(wanted)] if wanted else found
    return found.assign(figures=found["region"].map(figures).fillna(0).astype("Int64"))


def _targets(tables: Tables, filters: Filters, as_of: date) -> pd.DataFrame:
    found = target_listing.listed(tables, as_of, "zh", filters)
    return found.assign(citation=_cited(found["target"], tables))


def _coverage(tables: Tables, filters: Filters, _as_of: date) -> pd.DataFrame:
    found = coverage.coverage(tables, levels=filters.levels)
    for column, wanted in (("region", filters.regions), ("indicator", filters.indicators)):
        found = found[found[column].isin(wanted)] if wanted else found
    return found


def _codes(_tables: Tables, _filters: Filters, _as_of: date) -> pd.DataFrame:
    listed = [
        {"code_list": name, "code": str(code), "name": words.zh, "name_en": words.en}
        for name, words_by_code in CODE_LISTS.items()
        for code, words in words_by_code.items()
    ]
    return pd.DataFrame(listed, dtype="str")


_MADE: Mapping[str, Callable[[Tables, Filters, date], pd.DataFrame]] = {
    "observations": _observations,
    "indicators": _indicators,
    "regions": _regions,
    "sources": _sources,
    "targets": _targets,
    "coverage": _coverage,
    "codes": _codes,
}


def _cited(ids: pd.Series, tables: Tables) -> pd.Series:
    return ids.map(lambda obs_id: citation(obs_id, tables.version))


def _column(values: pd.Series, field: Field) -> pd.Series:
    """A column as its kind of field is exchanged."""
    match field.kind:
        case "integer":
            return values.astype("Int64")
        case "date":
            return pd.to_datetime(values)
        case "flag":
            return values.astype("bool")
        case "number":
            return pd.Series(list(map(_decimal, values)), index=values.index, dtype="str")
    return values.astype("str").replace("", None)


def _decimal(value: Any) -> str | None:
    """A number as exact decimal; tables keep most of them as such."""
    if isinstance(value, str):
        return value
    return None if pd.isna(value) else exact(Fraction(str(value)))
