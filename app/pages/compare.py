"""One family side by side: a panel for each definition and level, and why they are apart."""

from collections.abc import Collection

import dash_mantine_components as dmc
import pandas as pd
from dash import ALL, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from app import clicks, ids, steering, urls
from app.known import Known
from app.parts.choices import family_choices, region_choices
from app.parts.controls import Options, one_of, several_of
from app.parts.legend import legend
from app.parts.panel import panel
from app.parts.words import figures
from app.urls import PERIODS_ACROSS, Compare
from etl import queries, ranking
from etl.codes import LEVELS, Level, Unit
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
from etl.rows import rows
from etl.tables import Tables
from etl.text import Language

MOST_PAIRS = 6  # beyond them each definition's own panel tells the rest


def layout(tables: Tables, view: Compare, language: Language) -> Component:
    """The page, whole."""
    return html.Div(
        [
            dcc.Location(id=ids.COMPARE_URL, refresh="callback-nav"),
            html.H1(COMPARE_TITLE.in_(language)),
            html.P(COMPARE_LEAD.in_(language), className="lead"),
            _controls(tables, view, language),
            html.Div(panels(tables, view, language), id=ids.COMPARE_PANELS),
        ]
    )


def register(app: Dash, tables: Tables) -> None:
    """Let the controls and the address follow each other, and what is clicked lead to its source."""
    known = Known.of(tables)
    charts = ids.chart(ALL, ALL)

    controls = (ids.COMPARE_FAMILY, ids.COMPARE_REGIONS, ids.COMPARE_LEVELS, ids.COMPARE_PERIODS)

    @app.callback(
        Output(ids.COMPARE_URL, "search"),
        *(Output(name, "value") for name in controls),
        Output(ids.COMPARE_PANELS, "children"),
        Input(ids.COMPARE_URL, "search"),
        *(Input(name, "value") for name in controls),
        prevent_initial_call=True,
    )
    def follow(search: str | None, *held: object) -> tuple[object, ...]:
        address = urls.parse(urls.COMPARE_PATH, search or "", known)
        written, view = steering.steer(ids.COMPARE_URL, address, _held(*held), known)
        return written, *_shown(view), panels(tables, view, address.language)

    clicks.register(app, known, charts, ids.COMPARE_URL, urls.COMPARE_PATH)


def panels(tables: Tables, view: Compare, language: Language) -> list[Component]:
    """Heading, reasons, key and panels of one family."""
    everything = _compared(tables, view)
    asked = everything["region"].isin(view.regions)
    compared = everything[asked] if view.regions else everything
    definitions = queries.definitions(tables, view.family)
    drawn = definitions[definitions["indicator"].isin(compared["indicator"])]
    return [
        _heading(tables, view, compared, drawn, language),
        *_apart(drawn, compared, view, language),
        *_silent(tables, view, compared, language),
        *legend(compared[(compared["unit_measure"] != Unit.RANK) & (compared["claim_rank"] == 1)], language),
        html.Div(_drawn(everything, compared, drawn, view, language), className="panels"),
    ]


def _compared(tables: Tables, view: Compare) -> pd.DataFrame:
    """The rows to rank: of the levels asked for and, across periods, the newest of each region."""
    levels = [level for word in view.levels for level in LEVELS[Level(word)]]
    found = queries.alike(queries.comparison(tables, view.family), None, levels)
    return ranking.newest(found) if view.periods else found


def _held(family: object, regions: object, levels: object, periods: object) -> Compare:
    across = PERIODS_ACROSS if steering.single(periods) == PERIODS_ACROSS else ""
    return Compare(steering.single(family), steering.several(regions), steering.several(levels), across)


def _shown(view: Compare) -> tuple[object, ...]:
    """What the controls are to hold, in their order."""
    return view.family, list(view.regions), list(view.levels), view.periods or PERIODS_SAME


def _controls(tables: Tables, view: Compare, language: Language) -> Component:
    levels: Options = [{"value": level.value, "label": LEVEL_ASKED[level].in_(language)} for level in Level]
    periods: Options = [{"value": key, "label": words.in_(language)} for key, words in PERIODS.items()]
    return html.Div(
        [
            one_of(
                ids.COMPARE_FAMILY,
                FAMILY.in_(language),
                family_choices(tables, language),
                view.family,
                language,
            ),
            several_of(
                ids.COMPARE_REGIONS,
                PICK_REGIONS.in_(language),
                region_choices(tables, language),
                view.regions,
                language,
            ),
            several_of(ids.COMPARE_LEVELS, PICK_LEVELS.in_(language), levels, view.levels, language),
            one_of(
                ids.COMPARE_PERIODS,
                PICK_PERIODS.in_(language),
                periods,
                view.periods or PERIODS_SAME,
                language,
            ),
        ],
        className="controls",
        role="search",
    )


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
    return [dmc.Alert(listed, title=APART.in_(language), color="navy", variant="light", className="notice")]


def _silent(tables: Tables, view: Compare, compared: pd.DataFrame, language: Language) -> list[Component]:
    """The chosen regions that have no figure here: shown as missing, not left out in silence."""
    absent = [region for region in view.regions if region not in set(compared["region"])]
    named = tables.regions[tables.regions["region"].isin(absent)][f"region_name_{language}"]
    words = NO_FIGURE_OF.filled(listed=LISTED.in_(language).join(named)).in_(language)
    return [html.P(words, className="absent")] if absent else []


def _drawn(
    everything: pd.DataFrame, compared: pd.DataFrame, drawn: pd.DataFrame, view: Compare, language: Language
) -> list[Component]:
    """A panel for each definition and level, in the order of the catalog and from the nation down.

    Levels share a panel where several are asked for.
    """
    across = view.across()
    apart = _others(drawn, language)
    parts = [
        panel(group, row, apart[row["indicator"]], language, across, view.regions)
        for row in rows(drawn)
        for group in _by_level(everything[everything["indicator"] == row["indicator"]], across)
        if group["obs_id"].isin(compared["obs_id"]).any()
    ]
    return parts or [html.P(NOTHING_TO_COMPARE.in_(language), className="absent")]


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
