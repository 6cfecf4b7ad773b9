"""What answers when a page could not be made: that it was not, and what to do."""

from dash import html
from dash.development.base_component import Component

from etl.text import Language, Text


def layout(status: int, title: Text, lead: Text, language: Language) -> Component:
    """The page, whole."""
    return html.Div(
        [
            html.P(str(status), className="missing-code"),
            html.H1(title.in_(language)),
            html.P(lead.in_(language), className="lead"),
        ],
        className="missing",
    )
