"""Targets without a number, beside a chart that cannot show them."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.parts.citation import stands
from app.parts.words import link, when
from app.urls import Region
from etl.labels import GOAL_SHORT, GOALS_APART
from etl.rows import Row
from etl.text import Language


def unquantified(goals: Sequence[Row], language: Language) -> list[Component]:
    """How many there are and, of each, region, words and period; the words lead to their phrase. Nothing of none."""
    if not goals:
        return []
    said = GOALS_APART.filled(count=len(goals)).in_(language)
    listed = html.Ul([_goal(row, language) for row in goals], className="statements")
    return [html.Div([html.P(said, className="hint"), listed], className="unquantified")]


def _goal(row: Row, language: Language) -> Component:
    words = GOAL_SHORT.filled(words=row["value_as_written"]).in_(language)
    return html.Li(
        [
            link(row[f"region_name_{language}"], Region(row["region"]), language),
            " ",
            link(words, stands(row), language, "value"),
            f" · {when(row, language)}",
        ]
    )
