"""One fact in full: indicator, value, role, period, and every text that says so."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.parts.badges import badges
from app.parts.citation import citation, value
from app.parts.claim import own_words
from app.parts.words import link, when
from app.urls import Compare
from etl.labels import EVIDENCE, NOTE, PREFERRED_FOR
from etl.rows import Row, gathered, text
from etl.text import Language, Text


def entries(view: Sequence[Row], language: Language) -> Component:
    """The facts of rows of a VIEW as a list, in its order, each with all claims about it."""
    claimed = (
        sorted(claims, key=lambda row: row["claim_rank"]) for claims in gathered(view, "fact").values()
    )
    return html.Ul([_entry(claims, language) for claims in claimed], className="entries")


def _entry(claims: Sequence[Row], language: Language) -> Component:
    row = claims[0]
    name = link(row[f"indicator_name_{language}"], Compare(row["family"]), language)
    return html.Li(
        [
            html.H4(name, className="entry-name"),
            html.P(value(row, language), className="entry-value"),
            html.Div([*badges(row, language), html.Span(when(row, language))], className="entry-facts"),
            html.Div([part for claim in claims for part in _said(claim, language)], className="entry-said"),
        ],
        className="entry",
    )


def _said(claim: Row, language: Language) -> list[Component]:
    return [*own_words(claim, language), citation(claim, language), *remarks(claim, language)]


def remarks(row: Row, language: Language) -> list[Component]:
    """Why it is preferred, from what the period was inferred, and the editors' note."""
    said: list[tuple[Text, str]] = [
        (PREFERRED_FOR, text(row, f"preferred_{language}")),
        (EVIDENCE, text(row, f"inferred_from_{language}")),
        (NOTE, text(row, f"note_{language}")),
    ]
    return [
        html.P([html.B(label.in_(language)), words], className="remark") for label, words in said if words
    ]
