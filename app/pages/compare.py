"""One family side by side: a panel for each definition and level, and why they are apart."""

import dash_mantine_components as dmc
import pandas as pd
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app import ids, steering, urls
from app.known import Known
from app.parts.choices import family_choices, region_choices
from app.parts.controls import one_of, several_of
from app.parts.legend import legend
from app.parts.panel import panel
from app.parts.words import figures
from app.urls import Compare, Source
from etl import queries
from etl.codes import Unit
from etl.definitions import reasons_of
from etl.labels import (
    APART,
    COMPARE_LEAD,
    COMPARE_TITLE,
    FAMILY,
    FAMILY_FACTS,
    LEVEL,
    LEVELS_APART,
    LISTED,
    NO_FIGURE_OF,
    NOTHING_TO_COMPARE,
    PICK_REGIONS,
)
from etl.rows import rows
from etl.tables import Tables
from etl.text import Language


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

    @app.callback(
        Output(ids.COMPARE_URL, "search"),
        Output(ids.COMPARE_FAMILY, "value"),
        Output(ids.COMPARE_REGIONS, "value"),
        Output(ids.COMPARE_PANELS, "children"),
        Input(ids.COMPARE_URL, "search"),
        Input(ids.COMPARE_FAMILY, "value"),
        Input(ids.COMPARE_REGIONS, "value"),
        prevent_initial_call=True,
    )
    def follow(search: str | None, family: object, regions: object) -> tuple[object, ...]:
        address = urls.parse(urls.COMPARE_PATH, search or "", known)
        chosen = Compare(steering.single(family), steering.several(regions))
        written, view = steering.steer(ids.COMPARE_URL, address, chosen, known)
        return written, view.family, list(view.regions), panels(tables, view, address.language)

    @app.callback(
        Output(ids.COMPARE_URL, "href"),
        Input(charts, "clickData"),
        Input(charts, "clickAnnotationData"),
        State(ids.COMPARE_URL, "search"),
        prevent_initial_call=True,
    )
    def go(_marks: object, _words: object, search: str | None) -> str:
        obs = steering.clicked(ctx.triggered[0]["value"])
        if obs not in known.observations:
            raise PreventUpdate
        language = urls.parse(urls.COMPARE_PATH, search or "", known).language
        return urls.href(Source(known.observations[obs], obs), language)


def panels(tables: Tables, view: Compare, language: Language) -> list[Component]:
    """Heading, reasons, key and panels of one family."""
    compared = queries.comparison(tables, view.family, view.regions)
    definitions = queries.definitions(tables, view.family)
    drawn = definitions[definitions["indicator"].isin(compared["indicator"])]
    return [
        _heading(tables, view, compared, drawn, language),
        *_apart(drawn, compared, language),
        *_silent(tables, view, compared, language),
        *legend(compared[(compared["unit_measure"] != Unit.RANK) & (compared["claim_rank"] == 1)], language),
        html.Div(_drawn(compared, drawn, language), className="panels"),
    ]


def _controls(tables: Tables, view: Compare, language: Language) -> Component:
    family = one_of(
        ids.COMPARE_FAMILY, FAMILY.in_(language), family_choices(tables, language), view.family, language
    )
    regions = several_of(
        ids.COMPARE_REGIONS,
        PICK_REGIONS.in_(language),
        region_choices(tables, language),
        view.regions,
        language,
    )
    return html.Div([family, regions], className="controls", role="search")


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


def _apart(drawn: pd.DataFrame, compared: pd.DataFrame, language: Language) -> list[Component]:
    """Why there are several panels: definitions that differ, in what; levels that do not compare."""
    reasons = differences(drawn, language)
    if compared.groupby("indicator")["level"].nunique().gt(1).any():
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


def _drawn(compared: pd.DataFrame, drawn: pd.DataFrame, language: Language) -> list[Component]:
    """A panel for each definition and level, in the order of the catalog and from the nation down."""
    groups = dict(iter(compared.groupby(["indicator", "level"])))
    parts = [
        panel(groups[row["indicator"], level], row, language)
        for row in rows(drawn)
        for level in LEVEL
        if (row["indicator"], level) in groups
    ]
    return parts or [html.P(NOTHING_TO_COMPARE.in_(language), className="absent")]
