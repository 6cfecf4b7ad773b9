"""Terms explained where they stand: by pointing, by the keyboard and by touch, without a script.

A script only adds that Escape hides the explanation (assets/glossary.js).
"""

from dash import html
from dash.development.base_component import Component

from app.parts.words import aria
from etl.glossary import Term, mentions
from etl.labels import TERM_SOURCE
from etl.text import Language


def explained(text: str, language: Language, seen: set[str]) -> list[str | Component]:
    """A text with each term explained at its first mention.

    `seen` holds the terms a page has explained so far and grows: one set a page, or ids would repeat. Not for
    words inside a link, button or heading: what can be focused must not lie in what can be focused.
    """
    told: list[str | Component] = []
    for words, term in mentions(text, language):
        if term is None or term.id in seen:
            told.append(words)
            continue
        seen.add(term.id)
        told.append(_explained(words, term, language))
    return told


def _explained(words: str, term: Term, language: Language) -> Component:
    name = f"term-{term.id}"
    # The explanation stands beside the term, not in it, or it would be read out as part of the text.
    return html.Span(
        [
            html.Span(words, className="term", tabIndex="0", **aria(describedby=name)),
            html.Span(_said(term, language), id=name, role="tooltip", className="term-said"),
        ],
        className="explained",
    )


def _said(term: Term, language: Language) -> list[Component]:
    source = TERM_SOURCE.filled(source=term.source).in_(language)
    return [
        html.Strong(term.name.in_(language)),
        html.Span(term.definition.in_(language)),
        html.Span(source, className="term-source"),
    ]
