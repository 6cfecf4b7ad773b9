"""The key to the marks of charts, drawn and in words."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from etl.labels import MARKS
from etl.text import Language, Text


def key(marks: Mapping[str, Text], language: Language) -> list[Component]:
    """The words of marks by name, each beside its drawing; nothing where there are none."""
    entries = [
        html.Li([html.Span(className=f"mark mark-{name}"), words.in_(language)])
        for name, words in marks.items()
    ]
    drawn = html.Section(
        [html.H2(MARKS.in_(language)), html.Ul(entries, className="legend")], className="marks"
    )
    return [drawn] if entries else []
