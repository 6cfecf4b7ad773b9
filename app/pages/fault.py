"""What answers when the server fails: that it did, and what to do."""

from dash import html
from dash.development.base_component import Component

from etl.labels import FAULT_LEAD, FAULT_TITLE
from etl.text import Language


def layout(language: Language) -> Component:
    """The page, whole."""
    return html.Div(
        [
            html.P("500", className="missing-code"),
            html.H1(FAULT_TITLE.in_(language)),
            html.P(FAULT_LEAD.in_(language), className="lead"),
        ],
        className="missing",
    )
