"""A view in words: its name, and what was asked for, a line a parameter of its address."""

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from app import urls
from app.pages import wall
from app.site import Site
from app.urls import MODALITIES, STATES, Brief, Heat, Region, Source, View
from etl import areas, labels, period, queries
from etl.codes import Role
from etl.labels import ASKED_FOR_IN_FILE, ATTAINMENT, LISTED, MODALITY, NAMED, OF, ROLE
from etl.rows import rows
from etl.tables import Tables
from etl.text import Language, Text

LANGUAGE: Language = "zh"  # of files


def name(site: Site, view: View) -> Text:
    """What a view is called: its page, and what of it is shown."""
    page = wall.name(site.tables, view, LANGUAGE)
    subject = _subject(site.tables, view)
    return Text(
        *(NAMED.filled(page=page, name=subject).in_(each) if subject else page for each in ("zh", "en"))
    )


def asked(site: Site, view: View) -> tuple[str, ...]:
    """What was asked for, in words: 地区：长三角、安徽省. Empty where everything is as usual."""
    return listed(site.tables, urls.parameters(view))


def listed(tables: Tables, parameters: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Parameters and their values in words, a line a parameter."""
    grouped: dict[str, list[str]] = {}
    for parameter, value in parameters:
        grouped.setdefault(parameter, []).append(value)
    return tuple(_line(tables, parameter, values) for parameter, values in grouped.items())


def _subject(tables: Tables, view: View) -> str:
    match view:
        case Region(code) | Brief(code) if code:
            return str(rows(queries.ancestry(tables, code))[-1]["region_name_zh"])
        case Source(source):
            return _names(tables.sources, "source", "title_zh")[source]
        case Heat(topic) if topic:
            return _names(tables.indicators, "topic", "topic_name_zh")[topic]
    return ""


def _line(tables: Tables, parameter: str, values: list[str]) -> str:
    known = _words(tables, parameter)
    listed = LISTED.zh.join(known.get(value, value) for value in values)
    return ASKED_FOR_IN_FILE.filled(name=labels.PARAMETER[parameter].zh, listed=listed).zh


def _words(tables: Tables, parameter: str) -> Mapping[str, str]:
    """What the values of a parameter are called; those not here speak for themselves."""
    match parameter:
        case "region":
            grouped = {name: group.name_zh for name, group in areas.groups().items()}
            return {**_names(tables.regions, "region", "region_name_zh"), **grouped}
        case "indicator" | "topic" | "family":
            return _names(tables.indicators, parameter, f"{parameter}_name_zh")
        case "source":
            return _names(tables.sources, "source", "title_zh")
        case "period" | "beside":
            codes = sorted(queries.every_period(tables))
            across = {urls.PERIODS_ACROSS: labels.PERIODS[urls.PERIODS_ACROSS].zh}
            return {code: period.in_words(code, LANGUAGE) for code in codes} | across
        case "show":
            return dict(_shown(tables))
    return {code: words.zh for code, words in _CODES.get(parameter, {}).items()}


_CODES: Mapping[str, Mapping[str, Text]] = {
    "role": {role.name.lower(): ROLE[role] for role in Role},
    "level": labels.LEVEL_ASKED,
    "sort": labels.SORTS,
    "chart": labels.CHARTS,
    "by": labels.GROUPED_BY,
    "state": {name: ATTAINMENT[state] for name, state in STATES.items()},
    "modality": {name: MODALITY[code] for name, code in MODALITIES.items()},
    "tab": labels.TAB_NAME,
}


def _shown(tables: Tables) -> Iterator[tuple[str, str]]:
    """What colours the tiles."""
    for row in rows(queries.mappable(tables)):
        shown = f"{row['indicator']}.{Role(row['measure_role']).name.lower()}"
        yield shown, OF.filled(name=row["indicator_name_zh"], kind=ROLE[row["measure_role"]]).zh


def _names(table: pd.DataFrame, key: str, name: str) -> dict[str, str]:
    return dict(zip(table[key], table[name], strict=True))
