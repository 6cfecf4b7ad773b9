"""Every observation as a table: narrowed down, sorted, looked at one by one, taken away."""

from dataclasses import replace

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app import ids, island
from app.island import Answer
from app.parts import grid
from app.parts.choices import indicator_choices, region_choices
from app.parts.controls import Options, several_of, text
from app.parts.listing import listing
from app.parts.record import record
from app.parts.sentence import at_hand, sentence
from app.parts.words import counted, figures
from app.texts import NO_TEXTS, Texts
from app.urls import Data
from etl import queries
from etl.codes import Role
from etl.labels import (
    AT_LEAST,
    DATA_LEAD,
    DATA_TITLE,
    EXACTLY,
    FIELD,
    FIND,
    FIND_HINT,
    FIRST_OF,
    ROLE,
    ROWS_OF_CLAIMS,
    SHOWN_OF,
)
from etl.rows import rows
from etl.tables import Tables
from etl.text import Language

MOST = 5_000  # rows that a browser is given
COUNTED = 100_000  # beyond which rows are not counted to the last


def layout(tables: Tables, view: Data, language: Language, texts: Texts = NO_TEXTS) -> Component:
    """The page, whole."""
    shown = _shown(tables, view)
    return html.Div(
        [
            html.H1(DATA_TITLE.in_(language)),
            html.P(DATA_LEAD.in_(language), className="lead"),
            html.Div(
                [
                    island.still(_filters(tables, view, language)),
                    _summary(tables, view, shown, language),
                    html.Div(
                        [_plain(shown, language), _record(tables, view, language, texts)], className="data"
                    ),
                ],
                id=island.ENTRY,
            ),
        ]
    )


def controls(tables: Tables, view: Data, language: Language, texts: Texts = NO_TEXTS) -> list[Component]:
    """Filters, the table, and the record beside it."""
    shown = _shown(tables, view)
    return [
        island.row(*_filters(tables, view, language)),
        _summary(tables, view, shown, language),
        html.Div(
            [html.Div(grid.grid(shown, view.obs, language)), _record(tables, view, language, texts)],
            className="data",
        ),
    ]


def answer(tables: Tables, view: Data, language: Language, texts: Texts = NO_TEXTS) -> Answer:
    """What other filters and another row move; all of it is live, for the grid stands in its midst."""
    shown = _shown(tables, view)
    values = {
        ids.DATA_REGIONS: list(view.regions),
        ids.DATA_INDICATORS: list(view.indicators),
        ids.DATA_ROLES: list(view.roles),
        ids.DATA_SOURCES: list(view.sources),
        ids.DATA_TEXT: view.text,
        ids.DATA_GRID: {"ids": [view.obs]} if view.obs else [],
    }
    properties: dict[str, dict[str, object]] = {
        ids.DATA_GRID: {"rowData": grid.records(shown, language)},
        ids.DATA_SUMMARY: {"children": summary(tables, view, shown, language)},
        ids.DATA_RECORD: {"children": chosen(tables, view, language, texts)},
    }
    return Answer(values, {}, properties)


def _shown(tables: Tables, view: Data) -> pd.DataFrame:
    """The rows of the table: the first that pass the filters, or those of a browser would not fit in it."""
    return queries.observations(tables, view.filters(), MOST if queries.size(tables) > MOST else None)


def summary(tables: Tables, view: Data, shown: pd.DataFrame, language: Language) -> list[Component]:
    """How much is shown."""
    facts = shown["fact"].nunique()
    if len(shown) == MOST and queries.size(tables) > MOST:
        found = queries.number(tables, view.filters(), COUNTED)
        count = AT_LEAST if found.at_least else EXACTLY
        told = FIRST_OF.filled(
            shown=counted(MOST, language),
            found=count.filled(count=counted(found.claims, language)),
            all=counted(queries.size(tables), language),
        )
        return [html.P(told.in_(language), className="shown")]
    words = SHOWN_OF.filled(shown=figures(facts, language), all=queries.facts(tables))
    if len(shown) > facts:
        words += ROWS_OF_CLAIMS.filled(rows=len(shown))
    return [html.P(words.in_(language), className="shown")]


def chosen(tables: Tables, view: Data, language: Language, texts: Texts) -> Component:
    """The observation that the address names, in full."""
    found = queries.observation(tables, view.obs).assign(version=tables.version)
    beside, around = queries.beside(tables, view.obs), replace(view, obs="")
    return record(found, beside, around, language, _sentence(tables, found, texts, language))


def _sentence(tables: Tables, found: pd.DataFrame, texts: Texts, language: Language) -> list[Component]:
    """The sentence of the one row of a VIEW, where its text is at hand."""
    for row in rows(found):
        source = rows(tables.sources[tables.sources["source"] == row["source"]])[0]
        around = texts.sentence(source, row)
        return sentence(around, source, row, language) if at_hand(around) else []
    return []


def _summary(tables: Tables, view: Data, shown: pd.DataFrame, language: Language) -> Component:
    return html.Div(summary(tables, view, shown, language), id=ids.DATA_SUMMARY, className="summary")


def _record(tables: Tables, view: Data, language: Language, texts: Texts) -> Component:
    return html.Aside(chosen(tables, view, language, texts), id=ids.DATA_RECORD)


def _plain(shown: pd.DataFrame, language: Language) -> Component:
    """What the table shows first, as long as no script has built it."""
    return html.Div(listing(shown.head(grid.PAGE), language), className="scroll")


def _filters(tables: Tables, view: Data, language: Language) -> list[Component]:
    roles: Options = [{"value": role.name.lower(), "label": ROLE[role].in_(language)} for role in Role]
    sources: Options = [
        {"value": row["source"], "label": row[f"title_{language}"]} for row in rows(tables.sources)
    ]
    filters = (
        (ids.DATA_REGIONS, "region_name_zh", region_choices(tables, language), view.regions),
        (ids.DATA_INDICATORS, "indicator_name_zh", indicator_choices(tables, language), view.indicators),
        (ids.DATA_ROLES, "role_name", roles, view.roles),
        (ids.DATA_SOURCES, "title_zh", sources, view.sources),
    )
    several = [
        several_of(
            name, FIELD[field].in_(language), options, values, language, by_keywords=name == ids.DATA_REGIONS
        )
        for name, field, options, values in filters
    ]
    found = text(ids.DATA_TEXT, FIND.in_(language), FIND_HINT.in_(language), view.text)
    return [*several, found]
