"""Counts as a list with thin bars: words first, the bar only helps the eye."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from app.parts.words import link
from app.urls import View
from etl.text import Language


class Count(NamedTuple):
    """One line: a name, how many figures, and where it leads, if anywhere."""

    name: str
    figures: int
    leads_to: View | None = None


def bar_list(title: str, counts: Sequence[Count], language: Language) -> Component:
    """The counts in the order given; bars are relative to the largest."""
    largest = max((count.figures for count in counts), default=1)
    return html.Section(
        [html.H3(title), html.Ul([_line(count, largest, language) for count in counts])], className="bar-list"
    )


def _line(count: Count, largest: int, language: Language) -> Component:
    name = link(count.name, count.leads_to, language) if count.leads_to else count.name
    return html.Li(
        [
            html.Span(name),
            html.Span(str(count.figures), className="bar-list-count"),
            html.Span(style={"width": f"{100 * count.figures / largest:.1f}%"}, className="bar-list-bar"),
        ]
    )
