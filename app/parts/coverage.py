"""What became of the numbers of a text: words first, the bar only helps the eye."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.parts.words import aria
from etl.labels import BEYOND, COVERAGE, COVERED, NOT_AUDITED, UNACCOUNTED
from etl.rows import Row
from etl.text import Language


def coverage(source: Row, passages: int, language: Language) -> Component:
    """The counts of a row of the sources table; `passages` of its file do not belong to the text."""
    beyond = [html.P(BEYOND.filled(count=passages).in_(language), className="hint")] if passages else []
    if pd.isna(source["mentions"]):
        return _block([html.P(NOT_AUDITED.in_(language), className="unaudited"), *beyond])
    mentions, bound, aside = (
        int(source[name]) for name in ("mentions", "mentions_bound", "mentions_set_aside")
    )
    counted = COVERAGE.filled(mentions=mentions, bound=bound, set_aside=aside)
    return _block(
        [
            html.P(counted.in_(language), className="coverage-words"),
            _bar(mentions, bound, aside),
            *(unaccounted(source, language) or [html.P(COVERED.in_(language), className="hint")]),
            *beyond,
        ]
    )


def unaccounted(counts: Row, language: Language) -> list[Component]:
    """Numbers that are neither entered nor set aside, said loudly; nothing where there are none."""
    count = int(counts["mentions"] - counts["mentions_bound"] - counts["mentions_set_aside"])
    words = UNACCOUNTED.filled(count=count).in_(language)
    return [html.P(words, className="unaccounted")] if count > 0 else []


def _block(parts: list[Component]) -> Component:
    return html.Div(parts, className="coverage")


def _bar(mentions: int, bound: int, aside: int) -> Component:
    """All numbers as one length; what neither part fills stays open and striped."""
    whole = max(mentions, bound + aside, 1)
    parts = (("bound", bound), ("aside", aside))
    lengths = [
        html.Span(className=f"coverage-{name}", style={"width": f"{100 * count / whole:.1f}%"})
        for name, count in parts
    ]
    return html.Div(lengths, className="coverage-bar", **aria(hidden="true"))
