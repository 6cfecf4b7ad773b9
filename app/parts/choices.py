"""Options of the controls, grouped and counted."""

from collections.abc import Collection, Iterable, Mapping

from etl import areas, queries
from etl.keywords import keywords
from etl.labels import GROUP_OF, GROUPS_OF_REGIONS, LEVEL, NO_FIGURE_HERE, WITH_COUNT
from etl.rows import Row, rows
from etl.tables import Tables
from etl.text import Language

Option = dict[str, object]
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


def entity_choices(tables: Tables, having: Collection[str], language: Language) -> list[Group]:
    """Groups of provinces, then all provinces and other regions with figures, by level.

    Those not among `having` are there, greyed, and say so. All are found by whatever names them (`words`).
    """
    groups = [
        (GROUPS_OF_REGIONS.in_(language), _group(group, having, language))
        for group in areas.groups().values()
    ]
    with_page = tables.regions["region"].isin(queries.regions(tables)["region"])
    listed = tables.regions[with_page | (tables.regions["level"] == "province")]
    found = sorted(rows(listed), key=lambda row: list(LEVEL).index(row["level"]))
    entities = ((LEVEL[row["level"]].in_(language), _entity(row, having, language)) for row in found)
    return grouped([*groups, *entities])


def _group(group: areas.Group, having: Collection[str], language: Language) -> Option:
    name = group.name_zh if language == "zh" else group.name_en
    label = GROUP_OF.filled(name=name, count=len(group.codes)).in_(language)
    option: Option = {"value": group.group, "label": label}
    return _greyed(
        option, any(code in having for code in group.codes), f"{group.group} {group.name_en}", language
    )


def _entity(row: Row, having: Collection[str], language: Language) -> Option:
    option: Option = {"value": row["region"], "label": row[f"region_name_{language}"]}
    return _greyed(option, row["region"] in having, keywords(row), language)


def _greyed(option: Option, has: bool, words: str, language: Language) -> Option:
    """An option to choose, or one that says why it is not."""
    if has:
        return {**option, "words": words.lower()}
    said = NO_FIGURE_HERE.filled(name=option["label"]).in_(language)
    return {**option, "label": said, "disabled": True, "words": words.lower()}


def region_choices(tables: Tables, language: Language) -> list[Group]:
    """Regions and places that have figures, by level, found by whatever names them."""
    return _by_level(((row, row["figures"]) for row in rows(queries.regions(tables))), language)


def target_regions(tables: Tables, language: Language) -> list[Group]:
    """Regions and places that have targets, by level, each with its number of targets."""
    aiming = queries.aiming(tables)
    named = rows(tables.regions[tables.regions["region"].isin(aiming)])
    return _by_level(((row, aiming[row["region"]]) for row in named), language)


def page_choices(tables: Tables, language: Language) -> list[Group]:
    """All provinces, with figures or without, and whatever else has figures."""
    counted = {row["region"]: row["figures"] for row in rows(queries.regions(tables))}
    listed = tables.regions["region"].isin(counted) | (tables.regions["level"] == "province")
    return _by_level(((row, counted.get(row["region"], 0)) for row in rows(tables.regions[listed])), language)


def _by_level(counted: Iterable[tuple[Row, int]], language: Language) -> list[Group]:
    found = sorted(counted, key=lambda pair: list(LEVEL).index(pair[0]["level"]))
    return grouped(
        (
            LEVEL[row["level"]].in_(language),
            {
                **_counted(row["region"], row[f"region_name_{language}"], figures, language),
                "words": keywords(row).lower(),
            },
        )
        for row, figures in found
    )


def target_topics(tables: Tables, language: Language) -> list[Option]:
    """Topics that have targets, each with its number of targets, in catalog order."""
    counted = queries.aims(tables)
    return [
        _counted(row["topic"], row[f"topic_name_{language}"], counted[row["topic"]], language)
        for row in rows(queries.topics(tables))
        if row["topic"] in counted
    ]


def _counted(value: str, name: str, figures: int, language: Language) -> Option:
    return {"value": value, "label": WITH_COUNT.filled(name=name, count=int(figures)).in_(language)}


def grouped(options: Iterable[tuple[str, Mapping[str, object]]]) -> list[Group]:
    """Options in their groups, both in the order given."""
    groups: dict[str, list[Mapping[str, object]]] = {}
    for group, option in options:
        groups.setdefault(group, []).append(option)
    return [{"group": group, "items": items} for group, items in groups.items()]
