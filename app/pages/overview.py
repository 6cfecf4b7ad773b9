"""The first page: what the data hold, a few real figures, and where the figures are."""

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from app import ids, island, urls
from app.island import Answer
from app.known import FIGURES, Known, shown
from app.parts import findings, stories, tiles
from app.parts.bar_list import Count, bar_list
from app.parts.choices import Group, Option, grouped
from app.parts.controls import one_of
from app.parts.headlines import headlines
from app.parts.map import map_of
from app.parts.tiles import Tiling
from app.parts.words import aria, counted
from app.urls import Data, Overview, Region
from etl import findings as standings
from etl import queries
from etl.codes import Role
from etl.labels import (
    BY_NUMBER,
    BY_REGION,
    BY_ROLE,
    BY_TOPIC,
    COLOUR_BY,
    MAP_TAB,
    OF,
    OVERVIEW_LEAD,
    OVERVIEW_TITLE,
    ROLE,
    TABS,
    TILES,
    TILES_TAB,
    WITH_ROLE,
)
from etl.rows import Row, rows
from etl.tables import Tables
from etl.text import Language

MOST_REGIONS = 8


def layout(
    tables: Tables, known: Known, view: Overview, language: Language, offered: Sequence[Component] = ()
) -> Component:
    """The page, whole; `offered` are the editions that can be looked at on their own."""
    return html.Div(
        [
            html.H1(OVERVIEW_TITLE.in_(language)),
            *findings.sentences(tables, language),
            html.P(_lead(tables, language), className="lead"),
            *_beside(_tiles(tables, known, view, language), tables, offered, language),
            _counts(tables, language),
        ]
    )


def _beside(
    shown: Component, tables: Tables, offered: Sequence[Component], language: Language
) -> list[Component]:
    """The tiles with the stories beside them, and with the headline figures where there are few of these."""
    told, figures = stories.cards(tables, language), headlines(tables, language)
    many = standings.lead(tables) is not None
    aside = html.Div([*told, *offered, *([] if many else [figures])], className="beside-tiles")
    return [html.Div([shown, aside], className="columns"), *([figures] if many else [])]


def controls(tables: Tables, known: Known, view: Overview, language: Language) -> list[Component]:
    """What colours the tiles."""
    choices, value = _choices(tables, language), view.shown or known.first_shown
    return [island.row(one_of(ids.OVERVIEW_SHOWN, COLOUR_BY.in_(language), choices, value, language))]


def answer(tables: Tables, known: Known, view: Overview, language: Language) -> Answer:
    """What another choice of colour moves."""
    shown = [*_tabs(known, view, language), *drawn(tables, known, view, language)]
    return Answer({ids.OVERVIEW_SHOWN: view.shown or known.first_shown}, {ids.OVERVIEW_TILES: shown})


def drawn(tables: Tables, known: Known, view: Overview, language: Language) -> list[Component]:
    """What is shown, and the tiles or the map of it."""
    tiling, name = _tiling(tables, known, view, language)
    title = html.H2(name)
    if view.tab == urls.MAP_TAB:
        return [title, map_of(tiling, name, language)]
    return [title, tiles.tiles(tiling, name, language), tiles.table(tiling, name, language)]


def _tiling(tables: Tables, known: Known, view: Overview, language: Language) -> tuple[Tiling, str]:
    """The faces of the provinces, and what they show in words."""
    asked = view.shown or known.first_shown
    if asked == FIGURES:
        return tiles.of_counts(queries.counts(tables, "province"), language), TILES.in_(language)
    indicator, role = asked.rsplit(".", 1)
    standing = standings.standing(tables, indicator, Role[role.upper()])
    row = rows(standing)[0]
    name = OF.filled(name=row[f"indicator_name_{language}"], kind=ROLE[row["measure_role"]].in_(language))
    return tiles.of_values(standing, language), name.in_(language)


def _lead(tables: Tables, language: Language) -> str:
    return OVERVIEW_LEAD.filled(
        figures=counted(queries.facts(tables), language),
        sources=len(queries.counts(tables, "source")),
        regions=len(queries.regions(tables)),
        topics=len(queries.topics(tables)),
    ).in_(language)


def _tabs(known: Known, view: Overview, language: Language) -> list[Component]:
    """Tiles or map, where there is a map."""
    if not known.tabs:
        return []
    tabs = {"": TILES_TAB, urls.MAP_TAB: MAP_TAB}
    links = [
        html.A(
            words.in_(language),
            href=urls.href(replace(view, tab=tab), language),
            className="view-tab",
            **(aria(current="true") if tab == view.tab else {}),
        )
        for tab, words in tabs.items()
    ]
    return [html.Nav(links, className="tabs", **aria(label=TABS.in_(language)))]


def _tiles(tables: Tables, known: Known, view: Overview, language: Language) -> Component:
    return html.Section(
        [
            island.place(controls(tables, known, view, language)),
            html.Div(
                [*_tabs(known, view, language), *drawn(tables, known, view, language)], id=ids.OVERVIEW_TILES
            ),
        ],
        className="card",
    )


def _choices(tables: Tables, language: Language) -> list[Option | Group]:
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
        className="card counts",
    )
