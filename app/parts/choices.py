"""Options of the controls, grouped and counted."""

from collections.abc import Iterable

from etl import areas, queries
from etl.codes import Role
from etl.labels import LEVEL, WITH_COUNT
from etl.rows import rows
from etl.tables import Tables
from etl.text import Language

Option = dict[str, str]
Group = dict[str, object]


def family_choices(tables: Tables, language: Language) -> list[Group]:
    """Families by topic, each with its number of figures."""
    return grouped(
        (
            row[f"topic_name_{language}"],
            _counted(row["family"], row[f"family_name_{language}"], row["figures"], language),
        )
        for row in rows(queries.families(tables))
    )


def indicator_choices(tables: Tables, language: Language) -> list[Group]:
    """Indicators that have figures, by topic."""
    return grouped(
        (
            row[f"topic_name_{language}"],
            _counted(row["indicator"], row[f"indicator_name_{language}"], row["figures"], language),
        )
        for row in rows(queries.referred(tables, "indicator"))
        if row["figures"]
    )


def region_choices(tables: Tables, language: Language) -> list[Group]:
    """Regions and places that have figures, by level."""
    found = sorted(rows(queries.regions(tables)), key=lambda row: list(LEVEL).index(row["level"]))
    return grouped(
        (
            LEVEL[row["level"]].in_(language),
            _counted(row["region"], row[f"region_name_{language}"], row["figures"], language),
        )
        for row in found
    )


def target_regions(tables: Tables, language: Language) -> list[Group]:
    """Regions and places that have targets, by level, each with its number of targets."""
    targets = queries.observations(tables, queries.Filters(roles=(Role.TARGET,)))
    counted = targets.groupby("region", sort=False)["fact"].nunique()
    named = targets.drop_duplicates("region")
    found = sorted(rows(named), key=lambda row: list(LEVEL).index(row["level"]))
    return grouped(
        (
            LEVEL[row["level"]].in_(language),
            _counted(row["region"], row[f"region_name_{language}"], counted[row["region"]], language),
        )
        for row in found
    )


def target_topics(tables: Tables, language: Language) -> list[Option]:
    """Topics that have targets, each with its number of targets, in catalog order."""
    targets = queries.observations(tables, queries.Filters(roles=(Role.TARGET,)))
    counted = targets.groupby("topic")["fact"].nunique()
    return [
        _counted(row["topic"], row[f"topic_name_{language}"], counted[row["topic"]], language)
        for row in rows(queries.topics(tables))
        if row["topic"] in counted.index
    ]


def page_choices(tables: Tables, language: Language) -> list[Group]:
    """All provinces, with figures or without, and whatever else has figures."""
    counted = {row["region"]: row["figures"] for row in rows(queries.regions(tables))}
    provinces = (area for area in areas.areas().values() if area.level == "province")
    named = [
        (
            LEVEL["province"].in_(language),
            _counted(area.code, _name(area, language), counted.get(area.code, 0), language),
        )
        for area in provinces
    ]
    lesser = [
        group
        for group in region_choices(tables, language)
        if group["group"] != LEVEL["province"].in_(language)
    ]
    return [*grouped(named), *lesser]


def _name(area: areas.Area, language: Language) -> str:
    return area.name_en if language == "en" else area.name_zh


def _counted(value: str, name: str, figures: int, language: Language) -> Option:
    return {"value": value, "label": WITH_COUNT.filled(name=name, count=int(figures)).in_(language)}


def grouped(options: Iterable[tuple[str, Option]]) -> list[Group]:
    """Options in their groups, both in the order given."""
    groups: dict[str, list[Option]] = {}
    for group, option in options:
        groups.setdefault(group, []).append(option)
    return [{"group": group, "items": items} for group, items in groups.items()]
