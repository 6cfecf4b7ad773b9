"""The key to the marks of the charts: only those that occur, drawn and in words."""

from collections.abc import Mapping

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.figures.marks import occurring
from etl.labels import MARK, MARKS
from etl.text import Language, Text


def legend(view: pd.DataFrame, language: Language) -> list[Component]:
    """One entry for each mark that a row of the VIEW has; nothing where nothing is drawn."""
    return key({part.value: MARK[part.value] for part in occurring(view)}, language)


def key(marks: Mapping[str, Text], language: Language) -> list[Component]:
    """The words of marks by name, each beside its drawing."""
    entries = [
        html.Li([html.Span(className=f"mark mark-{name}"), words.in_(language)])
        for name, words in marks.items()
    ]
    drawn = html.Section(
        [html.H2(MARKS.in_(language)), html.Ul(entries, className="legend")], className="marks"
    )
    return [drawn] if entries else []
