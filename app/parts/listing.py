"""Figures as a plain table, each leading to where it stands."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.parts.citation import value
from app.parts.words import link, when
from app.urls import Compare, Region
from etl.labels import FIELD, ROLE
from etl.rows import Row, rows
from etl.text import Language

HEADS = ("region_name_zh", "indicator_name_zh", "obs_value", "role_name", "period_name", "title_zh")


def listing(view: pd.DataFrame, language: Language) -> Component:
    """The rows of a VIEW, in their order."""
    head = html.Tr([html.Th(FIELD[name].in_(language), scope="col") for name in HEADS])
    body = [_row(row, language) for row in rows(view)]
    return html.Table([html.Thead(head), html.Tbody(body)], className="table")


def _row(row: Row, language: Language) -> Component:
    return html.Tr(
        [
            html.Th(link(row[f"region_name_{language}"], Region(row["region"]), language), scope="row"),
            html.Td(link(row[f"indicator_name_{language}"], Compare(row["family"]), language)),
            html.Td(value(row, language)),
            html.Td(ROLE[row["measure_role"]].in_(language)),
            html.Td(when(row, language)),
            html.Td(row[f"title_{language}"]),
        ]
    )
