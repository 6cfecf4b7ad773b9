"""The key to the marks of the charts: only those that occur, drawn and in words."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.figures.marks import occurring
from etl.labels import MARK, MARKS
from etl.text import Language


def legend(view: pd.DataFrame, language: Language) -> list[Component]:
    """One entry for each mark that a row of the VIEW has; nothing where nothing is drawn."""
    entries = [
        html.Li([html.Span(className=f"mark mark-{part.value}"), MARK[part.value].in_(language)])
        for part in occurring(view)
    ]
    key = html.Section(
        [html.H2(MARKS.in_(language)), html.Ul(entries, className="legend")], className="marks"
    )
    return [key] if entries else []
