"""One family side by side: a panel for each definition and level, and why they are apart."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app import ids, island
from app.island import Answer
from app.parts.choices import entity_choices, family_choices
from app.parts.controls import Options, one_of, several_of
from app.parts.drawn import Choice, marks
from app.parts.legend import key
from app.parts.notice import notice
from app.parts.panel import Shown, panel, prepared, ranked
from app.parts.words import figures
from app.urls import CHARTS, PERIODS_ACROSS, SORTS, Compare
from etl import answered, areas, labels, queries, ranking
from etl.codes import LEVELS, Level
from etl.definitions import reasons_of
from etl.labels import (
    APART,
    APART_FROM,
    APART_PAIR,
    COMPARE_LEAD,
    COMPARE_TITLE,
    FAMILY,
    FAMILY_FACTS,
    LEVEL,
    LEVEL_ASKED,
    LEVELS_APART,
    LISTED,
    NO_FIGURE_OF,
    NOTHING_TO_COMPARE,
    PERIODS,
    PERIODS_SAME,
    PICK_LEVELS,
    PICK_PERIODS,
    PICK_REGIONS,
)
from etl.period import in_words
from etl.rows import Row, rows
from etl.tables import Tables
from etl.text import Language

AUTO = "auto"  # what the control of the chart holds while nothing is asked for
MOST_PAIRS = 6  # beyond them each definition's own panel tells the rest


def layout(tables: Tables, view: Compare, language: Language) -> Component:
    """The page, whole."""
    return html.Div(
        [
            html.H1(COMPARE_TITLE.in_(language)),
            html.P(COMPARE_LEAD.in_(language), className="lead"),
            island.place(controls(tables, view, language)),
            html.Div(panels(tables, view, language), id=ids.COMPARE_PANELS),
        ]
    )


def answer(tables: Tables, view: Compare, language: Language) -> Answer:
    """What another choice moves; another family has other regions and periods too."""
    values = {
        ids.COMPARE_FAMILY: view.family,
        ids.COMPARE_REGIONS: list(view.regions),
        ids.COMPARE_LEVELS: list(view.levels),
        ids.COMPARE_PERIOD: view.period or PERIODS_SAME,
        ids.COMPARE_SORT: view.sort or SORTS[0],
        ids.COMPARE_CHART: view.chart or AUTO,
    }
    options = {
        ids.COMPARE_REGIONS: {"data": _regions(tables, view.family, language)},
        ids.COMPARE_PERIOD: {"data": _periods(tables, view.family, language)},
    }
    return Answer(values, {ids.COMPARE_PANELS: panels(tables, view, language)}, options)


def panels(tables: Tables, view: Compare, language: Language) -> list[Component]:
    """Heading, reasons, key and panels of one family."""
    everything = _compared(tables, view)
    compared = everything[everything["region"].isin(_asked(view))] if view.regions else everything
    definitions = queries.definitions(tables, view.family)
    drawn = definitions[definitions["indicator"].isin(compared["indicator"])]
    parts = _prepared(tables, compared, view)
    shown = {
        name: words
        for _, told in parts
        if len(told.facts)
        for name, words in marks(told.kind, told.facts).items()
    }
    return [
        _heading(tables, view, compared, drawn, language),
        *_apart(drawn, compared, view, language),
        *_silent(tables, view, compared, language),
        *key(shown, language),
        html.Div(_panels(parts, drawn, view, language), className="panels"),
    ]


def _compared(tables: Tables, view: Compare) -> pd.DataFrame:
    """The rows to rank: of the levels asked for and, across periods, the newest of each region."""
    levels = [level for word in view.levels for level in LEVELS[Level(word)]]
    found = queries.alike(_family(tables, view.family), None, levels)
    return ranking.newest(found) if view.period == PERIODS_ACROSS else found


@answered.kept(16)
def _family(tables: Tables, family: str) -> pd.DataFrame:
    """The rows of a family. Texts are Python's own here: they are picked and read row by row, again and again."""
    found = queries.comparison(tables, family)
    return found.astype({name: object for name, kind in found.dtypes.items() if kind == "str"})


def _asked(view: Compare) -> tuple[str, ...]:
    """The regions asked for; a group stands for its members."""
    groups = areas.groups()
    listed = (groups[name].codes if name in groups else (name,) for name in view.regions)
    return tuple(dict.fromkeys(code for codes in listed for code in codes))


def controls(tables: Tables, view: Compare, language: Language) -> list[Component]:
    """What to compare: family, regions, levels, periods; in which order and as which chart."""
    levels: Options = [{"value": level.value, "label": LEVEL_ASKED[level].in_(language)} for level in Level]
    sorts: Options = [{"value": name, "label": labels.SORTS[name].in_(language)} for name in SORTS]
    charts: Options = [
        {"value": name, "label": labels.CHARTS[name].in_(language)} for name in (AUTO, *CHARTS)
    ]
    families = family_choices(tables, language)
    return [
        island.row(
            one_of(ids.COMPARE_FAMILY, FAMILY.in_(language), families, view.family, language),
            several_of(
                ids.COMPARE_REGIONS,
                PICK_REGIONS.in_(language),
                _regions(tables, view.family, language),
                view.regions,
                language,
                by_keywords=True,
            ),
            several_of(ids.COMPARE_LEVELS, PICK_LEVELS.in_(language), levels, view.levels, language),
            one_of(
                ids.COMPARE_PERIOD,
                PICK_PERIODS.in_(language),
                _periods(tables, view.family, language),
                view.period or PERIODS_SAME,
                language,
            ),
            one_of(ids.COMPARE_SORT, labels.PICK_SORT.in_(language), sorts, view.sort or SORTS[0], language),
            one_of(ids.COMPARE_CHART, labels.PICK_CHART.in_(language), charts, view.chart or AUTO, language),
        ),
    ]


@answered.kept(32)
def _regions(tables: Tables, family: str, language: Language) -> Options:
    """Groups, all provinces and whatever else has figures; greyed where there is no figure of this family."""
    return entity_choices(tables, set(_family(tables, family)["region"]), language)


@answered.kept(32)
def _periods(tables: Tables, family: str, language: Language) -> Options:
    """The newest, across periods, and each period of the family, from the newest."""
    ways: Options = [{"value": key, "label": words.in_(language)} for key, words in PERIODS.items()]
    found = _family(tables, family).sort_values("period_end", ascending=False)
    codes = dict.fromkeys(found["time_period"])
    return [*ways, *({"value": code, "label": in_words(code, language)} for code in codes)]


def _heading(
    tables: Tables, view: Compare, compared: pd.DataFrame, drawn: pd.DataFrame, language: Language
) -> Component:
    named = queries.families(tables).query("family == @view.family")
    name = next(iter(named[f"family_name_{language}"]), "")
    facts = FAMILY_FACTS.filled(
        definitions=len(drawn),
        regions=compared["region"].nunique(),
        figures=figures(compared["fact"].nunique(), language),
    ).in_(language)
    return html.Header([html.H2(name), html.P(facts, className="hint")], className="family")


def _apart(drawn: pd.DataFrame, compared: pd.DataFrame, view: Compare, language: Language) -> list[Component]:
    """Why there are several panels: definitions in pairs, of many each against the first; levels."""
    names = dict(zip(drawn["indicator"], drawn[f"indicator_name_{language}"], strict=True))
    pairs = reasons_of(drawn, language)
    against = pairs if len(pairs) <= MOST_PAIRS else [pair for pair in pairs if pair[0] == next(iter(names))]
    reasons = [
        APART_PAIR.filled(one=names[one], other=names[other], reason=reason).in_(language)
        for one, other, reason in against
    ]
    if "level" not in view.across() and compared.groupby("indicator")["level"].nunique().gt(1).any():
        reasons.append(LEVELS_APART.in_(language))
    if not reasons:
        return []
    listed = html.Ul([html.Li(reason) for reason in reasons])
    return [notice(APART.in_(language), listed)]


def _silent(tables: Tables, view: Compare, compared: pd.DataFrame, language: Language) -> list[Component]:
    """The chosen regions that have no figure here: shown as missing, not left out in silence."""
    absent = [region for region in _asked(view) if region not in set(compared["region"])]
    named = tables.regions[tables.regions["region"].isin(absent)][f"region_name_{language}"]
    words = NO_FIGURE_OF.filled(listed=LISTED.in_(language).join(named)).in_(language)
    return [html.P(words, className="absent")] if absent else []


class _Group(NamedTuple):
    """A definition at a level, or at several where these are asked for: all its claims, and its facts with places."""

    definition: Row
    claims: pd.DataFrame
    facts: pd.DataFrame


# Places do not depend on which regions and period are looked at, and take longer than anything else here.
@answered.kept(32)
def _groups(tables: Tables, everything: Compare) -> tuple[_Group, ...]:
    """The groups of a view without regions, in the order of the catalog and from the nation down."""
    found, across = _compared(tables, everything), everything.across()
    return tuple(
        _Group(row, group, ranked(group, across))
        for row in rows(queries.definitions(tables, everything.family))
        for group in _by_level(found[found["indicator"] == row["indicator"]], across)
    )


def _prepared(tables: Tables, compared: pd.DataFrame, view: Compare) -> list[tuple[Row, Shown]]:
    """What a panel shows, for each group that has something of what is compared."""
    choice, shown = _choice(view), set(compared["obs_id"])
    period = view.period if view.period == PERIODS_ACROSS else ""
    everything = replace(view, regions=(), period=period, sort="", chart="")
    return [
        (group.definition, prepared(group.claims, group.facts, choice))
        for group in _groups(tables, everything)
        if shown.intersection(group.claims["obs_id"])
    ]


def _panels(
    parts: Sequence[tuple[Row, Shown]], drawn: pd.DataFrame, view: Compare, language: Language
) -> list[Component]:
    apart = _others(drawn, language)
    panels = [panel(told, row, apart[row["indicator"]], language, _choice(view)) for row, told in parts]
    return panels or [html.P(NOTHING_TO_COMPARE.in_(language), className="absent")]


def _choice(view: Compare) -> Choice:
    return Choice(view, _asked(view))


def _by_level(alike: pd.DataFrame, across: Collection[str]) -> list[pd.DataFrame]:
    if "level" in across:
        return [alike]
    groups = dict(iter(alike.groupby("level")))
    return [groups[level] for level in LEVEL if level in groups]


def _others(drawn: pd.DataFrame, language: Language) -> dict[str, list[str]]:
    """By definition: each other one of the family, and what sets them apart."""
    names = dict(zip(drawn["indicator"], drawn[f"indicator_name_{language}"], strict=True))
    found: dict[str, list[str]] = {name: [] for name in names}
    for one, other, reason in reasons_of(drawn, language):
        found[one].append(APART_FROM.filled(name=names[other], reason=reason).in_(language))
    for one, other, reason in reasons_of(drawn.iloc[::-1], language):
        found[one].append(APART_FROM.filled(name=names[other], reason=reason).in_(language))
    return found
