"""Small turns of phrase that several parts use."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from app import urls
from etl import period
from etl.labels import FIGURE_ONE, FIGURES_MANY, INFERRED, LEVEL, TARGET_ONE, TARGETS_MANY
from etl.rows import Row
from etl.text import Language


def counted(count: int, language: Language) -> str:
    """A number as the language groups its digits: 3455, 3,455."""
    return f"{count:,}" if language == "en" else str(count)


def figures(count: int, language: Language) -> str:
    """How many figures, with the noun in its right form."""
    return (FIGURE_ONE if count == 1 else FIGURES_MANY).filled(count=counted(count, language)).in_(language)


def figures_of_targets(count: int, language: Language) -> str:
    """How many targets, with the noun in its right form."""
    return (TARGET_ONE if count == 1 else TARGETS_MANY).filled(count=count).in_(language)


def when(row: Row, language: Language) -> str:
    """The period of an observation, marked where it is inferred."""
    inferred = INFERRED.in_(language) if row["period_basis"] == "inferred" else ""
    return period.in_words(row["time_period"], language) + inferred


def level(row: Row, language: Language) -> str:
    """The level of a region, or the kind of a place."""
    return LEVEL[row["level"]].in_(language)


def aria(**names: str) -> Any:
    """Attributes that only screen readers see: label="…" becomes aria-label."""
    return {f"aria-{name}": value for name, value in names.items()}


def data(**values: str) -> Any:
    """Attributes that scripts and style sheets read: version="…" becomes data-version."""
    return {f"data-{name}": value for name, value in values.items()}


def link(children: Any, view: urls.View, language: Language, look: str = "", title: str = "") -> Component:
    """A link to a view that keeps the language; `title` is told when it is pointed at."""
    return html.A(children, href=urls.href(view, language), className=look or None, title=title or None)


def hidden(text: str) -> Component:
    """Text for screen readers."""
    return html.Span(text, className="visually-hidden")
