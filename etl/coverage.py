"""What the texts give of which indicator for which region, the gaps included."""

from collections.abc import Collection, Mapping
from typing import Any, Literal

import pandas as pd

from etl import queries
from etl.codes import Coverage, Role
from etl.labels import COVERAGE_SIGN, ESTIMATED_SIGN
from etl.queries import Filters
from etl.rows import Row, rows, text
from etl.tables import Tables
from etl.text import Language

By = Literal["indicator", "topic"]
# "by" stands for "indicator" or "topic", whichever is asked for.
MATRIX: Mapping[str, str] = {
    "ref_area": "str",  # missing for a place without a code
    "region": "str",  # key, with the next
    "by": "str",  # id of the indicator or topic
    "state": "str",  # target_and_result · target_only · result_only · neither · not_applicable
    "targets": "Int64",  # facts
    "results": "Int64",
    "estimates": "Int64",  # neither targets nor results, and no gap either
    "region_name_zh": "str",
    "region_name_en": "str",
    "level": "str",
    "by_name_zh": "str",
    "by_name_en": "str",
}
_STATES = {
    (True, True): Coverage.BOTH,
    (True, False): Coverage.TARGET_ONLY,
    (False, True): Coverage.RESULT_ONLY,
    (False, False): Coverage.NEITHER,
}
_ALWAYS = ("nation", "province")  # there whether they have figures or not
_ROLES = {Role.TARGET: "targets", Role.ACTUAL: "results", Role.ESTIMATE: "estimates"}


def coverage(
    tables: Tables,
    by: By = "indicator",
    levels: Collection[str] = (),
    topic: str | None = None,
    among: Collection[str] = (),
    most: int | None = None,
) -> pd.DataFrame:
    """Tables → a row for each region and indicator (or topic), whether a text gives anything or not.

    Columns: MATRIX, with `by` in place of "by". Regions are the nation, all provinces, and whatever else has a
    figure, in the order of the code list, of the `levels` of the regions table that are asked for; indicators
    those of one `topic`, if one is given, or those `among` some, if any are. A figure counts for its own region
    only. An indicator that can apply nowhere near a region (`applies_to`, `applies_within`) is not applicable
    there, unless a text has a figure all the same; a topic is so where all its indicators are. That a text's
    open list does not name a region says nothing: neither. Of more than `most` regions, where that is told, there are
    the nation and the provinces or, where levels are asked for, the first so many (see `cut`).
    """
    regions = _regions(tables, levels, most)
    filters = Filters(
        regions=tuple(row["region"] for row in regions) if most else (),
        levels=tuple(levels),
        topics=(topic,) if topic else (),
        indicators=tuple(among),
    )
    counted = _counted(tables, by, filters)
    columns = _columns(tables, by, topic, among)
    cells = [
        _cell(region, name, indicators, by, counted)
        for region in regions
        for name, indicators in columns.items()
    ]
    found = pd.DataFrame(cells, columns=list(MATRIX)).astype(dict(MATRIX))
    return found.rename(columns=lambda name: name.replace("by", by, 1) if name.startswith("by") else name)


def matrix(found: pd.DataFrame, by: By, language: Language) -> pd.DataFrame:
    """`coverage` as people read it: a row a region, a column for each indicator or topic, a sign in each cell."""
    # By id: two indicators can have one name.
    wide = found.assign(sign=signs(found)).pivot(index="region", columns=by, values="sign")
    ordered = wide.loc[found["region"].unique(), found[by].unique()].reset_index()
    names = dict(zip(found["region"], found[f"region_name_{language}"], strict=True))
    heads = dict(zip(found[by], found[f"{by}_name_{language}"], strict=True))
    return ordered.assign(region=ordered["region"].map(names)).rename(columns=heads)


def signs(found: pd.DataFrame) -> pd.Series:
    """The sign of each row of `coverage`: of its state or, where there is an estimate alone, that of an estimate."""
    alone = (found["state"] == Coverage.NEITHER) & (found["estimates"] > 0)
    return found["state"].map(COVERAGE_SIGN).mask(alone, ESTIMATED_SIGN)


def applies(indicator: Row, region: Row) -> bool:
    """Whether an indicator (a row of its table) can have a value for a region (a row of its table)."""
    levels, within = text(indicator, "applies_to").split(), text(indicator, "applies_within")
    inside = not within or within in region["path"].split("/")
    return inside and (not levels or region["level"] in levels)


def cut(tables: Tables, levels: Collection[str], most: int) -> bool:
    """Whether there are more than so many regions."""
    return len(_listed(tables, levels)) > most


def _regions(tables: Tables, levels: Collection[str], most: int | None) -> list[Row]:
    found = _listed(tables, levels)
    if most is None or len(found) <= most:
        return rows(found)
    return rows(found.head(most) if levels else found[found["level"].isin(_ALWAYS)])


def _listed(tables: Tables, levels: Collection[str]) -> pd.DataFrame:
    known = tables.regions
    told = queries.regions(tables)["region"]
    shown = known["level"].isin(_ALWAYS) | known["region"].isin(told)
    return known[shown & known["level"].isin(levels)] if levels else known[shown]


def _columns(tables: Tables, by: By, topic: str | None, among: Collection[str]) -> dict[str, list[Row]]:
    """The indicators that make up each column, by its id."""
    found: dict[str, list[Row]] = {}
    for row in rows(tables.indicators):
        if (topic is None or row["topic"] == topic) and (not among or row["indicator"] in among):
            found.setdefault(row[by], []).append(row)
    return found


def _counted(tables: Tables, by: By, filters: Filters) -> dict[tuple[str, str, str], int]:
    """How many facts there are of a region, column and role."""
    told = queries.told(tables, by, filters)
    keys = zip(told["region"], told[by], told["measure_role"], strict=True)
    return dict(zip(keys, told["figures"].astype(int), strict=True))


def _cell(
    region: Row, name: str, indicators: list[Row], by: By, counted: Mapping[tuple[str, str, str], int]
) -> dict[str, Any]:
    numbers = {column: counted.get((region["region"], name, role), 0) for role, column in _ROLES.items()}
    state = _STATES[numbers["targets"] > 0, numbers["results"] > 0]
    if not any(numbers.values()) and not any(applies(indicator, region) for indicator in indicators):
        state = Coverage.NOT_APPLICABLE
    return {
        "ref_area": region["ref_area"],
        "region": region["region"],
        "by": name,
        "state": state,
        **numbers,
        **{column: region[column] for column in ("region_name_zh", "region_name_en", "level")},
        **{f"by_name_{language}": indicators[0][f"{by}_name_{language}"] for language in ("zh", "en")},
    }
