"""Ids and areas that can be written: offered and explained while typing, never required."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from etl import areas, labels
from etl.areas import Area
from etl.catalog import Catalog
from etl.json_schema.values import ANY_TEXT, NOT_BLANK
from etl.json_schema.words import Schema, described, in_a_line, ref, refused
from etl.schema import Group, Indicator, Place, Scope, Source, Words
from etl.text import Text

OFFERED = ("nation", "province", "prefecture")  # of the code list: counties are too many to choose from
ANYTHING = {"type": ANY_TEXT, "pattern": NOT_BLANK, **refused(labels.SCHEMA_ONE_VALUE)}


class Offer(NamedTuple):
    """What can be written, and what it stands for."""

    written: str
    what: Text


def definitions(catalog: Catalog) -> Mapping[str, Schema]:
    """What can refer to a section of a catalog, by the section's name; an `area`, and a `region`."""
    groups: Mapping[str, Mapping[str, Group | Scope]] = {
        "topics": catalog.topics,
        "families": catalog.families,
        "scopes": catalog.scopes,
    }
    indicators = (Offer(name, _indicator(each)) for name, each in catalog.indicators.items())
    sources = (Offer(name, _source(each)) for name, each in catalog.sources.items())
    places = (Offer(name, _place(each)) for name, each in catalog.places.items())
    return {
        **{
            section: _explained(Offer(name, _text(group.name)) for name, group in records.items())
            for section, records in groups.items()
        },
        "indicators": _explained(indicators),
        "sources": _explained(sources),
        "area": {**ANYTHING, **_offered(_areas())},
        "region": {**_offered(places), "allOf": [ref("area")]},
    }


def _explained(offers: Iterator[Offer]) -> Schema:
    """Any text; what is known is explained where it is offered, and where it stands."""
    known = dict(offers)
    explanations = [in_a_line(what) for what in known.values()]
    return {"anyOf": [{"enum": [*known], "enumDescriptions": explanations}, ANYTHING]}


def _offered(offers: Iterator[Offer]) -> Schema:
    """What is known: it costs nothing until an editor asks what could stand here."""
    snippets = ({"label": name, "description": described(what), "body": name} for name, what in offers)
    return {"defaultSnippets": [*snippets]}


def _areas() -> Iterator[Offer]:
    for area in areas.areas().values():
        if area.level in OFFERED:
            what = labels.SCHEMA_AREA.filled(
                name=_named(area), level=labels.LEVEL[area.level], code=area.code
            )
            yield Offer(_shortest(area), what)


def _shortest(area: Area) -> str:
    """The shortest name that means this area and no other."""
    return next(name for name in (area.short_zh, area.name_zh, area.code) if _means(name, area))


def _means(name: str, area: Area) -> bool:
    try:
        return areas.find(name) == area
    except areas.UnknownAreaError:
        return False


def _indicator(indicator: Indicator) -> Text:
    return labels.SCHEMA_INDICATOR.filled(
        name=_text(indicator.name),
        measure=labels.MEASURE[indicator.measure],
        unit=_text(indicator.counted) if indicator.counted else labels.UNIT[indicator.unit],
        scope=_text(indicator.scope),
    )


def _source(source: Source) -> Text:
    return labels.SCHEMA_SOURCE.filled(title=_text(source.title), date=source.date)


def _place(place: Place) -> Text:
    return labels.SCHEMA_PLACE.filled(name=_text(place.name), area=_named(areas.areas()[place.within]))


def _named(area: Area) -> Text:
    zh = area.name_zh if area.parent == areas.NATION else areas.full_name(area)
    return Text(zh, area.name_en)


def _text(words: Words) -> Text:
    return Text(words.zh, words.en)
