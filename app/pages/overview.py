"""The first page: what the data hold, a few real figures, and where the figures are."""

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from app import ids, steering, urls
from app.known import FIGURES, Known, shown
from app.parts import tiles
from app.parts.bar_list import Count, bar_list
from app.parts.choices import Group, grouped
from app.parts.controls import one_of
from app.parts.headlines import headlines
from app.urls import Data, Overview, Region
from etl import queries
from etl.codes import Role
from etl.labels import (
    BY_NUMBER,
    BY_REGION,
    BY_ROLE,
    BY_TOPIC,
    COLOUR_BY,
    OVERVIEW_LEAD,
    OVERVIEW_TITLE,
    ROLE,
    TILES,
    WITH_ROLE,
)
from etl.rows import Row, rows
from etl.tables import Tables
from etl.text import Language

MOST_REGIONS = 8


def layout(tables: Tables, view: Overview, language: Language) -> Component:
    """The page, whole."""
    return html.Div(
        [
            dcc.Location(id=ids.OVERVIEW_URL, refresh="callback-nav"),
            html.H1(OVERVIEW_TITLE.in_(language)),
            html.P(_lead(tables, language), className="lead"),
            headlines(tables, language),
            html.Div([_tiles(tables, view, language), _counts(tables, language)], className="columns"),
        ]
    )


def register(app: Dash, tables: Tables) -> None:
    """Let the choice of colour and the address follow each other."""
    known = Known.of(tables)

    @app.callback(
        Output(ids.OVERVIEW_URL, "search"),
        Output(ids.OVERVIEW_SHOWN, "value"),
        Output(ids.OVERVIEW_TILES, "children"),
        Input(ids.OVERVIEW_URL, "search"),
        Input(ids.OVERVIEW_SHOWN, "value"),
        prevent_initial_call=True,
    )
    def follow(search: str | None, chosen: object) -> tuple[object, str, Component]:
        address = urls.parse(urls.OVERVIEW_PATH, search or "", known)
        written, view = steering.steer(ids.OVERVIEW_URL, address, Overview(steering.single(chosen)), known)
        return written, view.shown, shown_tiles(tables, view, address.language)


def shown_tiles(tables: Tables, view: Overview, language: Language) -> Component:
    """The tiles coloured as the view asks."""
    if view.shown == FIGURES:
        return tiles.tiles(tiles.of_counts(queries.counts(tables, "province"), language), language)
    indicator, role = view.shown.rsplit(".", 1)
    standing = queries.standing(tables, indicator, Role[role.upper()])
    return tiles.tiles(tiles.of_values(standing, language), language)


def _lead(tables: Tables, language: Language) -> str:
    return OVERVIEW_LEAD.filled(
        figures=queries.facts(tables),
        sources=tables.observations["source"].nunique(),
        regions=tables.observations["region"].nunique(),
        topics=len(queries.topics(tables)),
    ).in_(language)


def _tiles(tables: Tables, view: Overview, language: Language) -> Component:
    choice = one_of(
        ids.OVERVIEW_SHOWN, COLOUR_BY.in_(language), _choices(tables, language), view.shown, language
    )
    return html.Section(
        [
            html.H2(TILES.in_(language)),
            choice,
            html.Div(shown_tiles(tables, view, language), id=ids.OVERVIEW_TILES),
        ],
        className="card",
    )


def _choices(tables: Tables, language: Language) -> list[Group]:
    options = (
        (
            row[f"topic_name_{language}"],
            {"value": shown(row["indicator"], row["measure_role"]), "label": _choice(row, language)},
        )
        for row in rows(queries.mappable(tables))
    )
    return [{"value": FIGURES, "label": BY_NUMBER.in_(language)}, *grouped(options)]


def _choice(row: Row, language: Language) -> str:
    role = ROLE[row["measure_role"]].in_(language)
    return WITH_ROLE.filled(name=row[f"indicator_name_{language}"], role=role, count=row["provinces"]).in_(
        language
    )


def _counts(tables: Tables, language: Language) -> Component:
    topics = [Count(row[f"topic_name_{language}"], row["figures"]) for row in rows(queries.topics(tables))]
    roles = [
        Count(ROLE[code].in_(language), int(count), Data(roles=(Role(code).name.lower(),)))
        for code, count in queries.counts(tables, "measure_role")[["measure_role", "figures"]].itertuples(
            index=False
        )
    ]
    regions = [
        Count(row[f"region_name_{language}"], row["figures"], Region(row["region"]))
        for row in rows(queries.regions(tables).head(MOST_REGIONS))
    ]
    return html.Div(
        [
            bar_list(BY_TOPIC.in_(language), topics, language),
            bar_list(BY_ROLE.in_(language), roles, language),
            bar_list(BY_REGION.in_(language), regions, language),
        ],
        className="card",
    )
