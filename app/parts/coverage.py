"""What became of the numbers of a text: words first, the bar only helps the eye."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.parts.words import aria
from etl.labels import (
    BEYOND,
    BEYOND_SCOPE,
    COVERAGE,
    COVERAGE_IN_SCOPE,
    COVERED,
    COVERED_IN_SCOPE,
    NOT_AUDITED,
    UNACCOUNTED,
)
from etl.rows import Row, text
from etl.text import Language


def coverage(source: Row, passages: int, language: Language) -> Component:
    """The counts of a row of the sources table; `passages` of its file do not belong to the text."""
    beyond = [html.P(BEYOND.filled(count=passages).in_(language), className="hint")] if passages else []
    if pd.isna(source["mentions"]):
        return _block([html.P(NOT_AUDITED.in_(language), className="unaudited"), *beyond])
    mentions, bound, aside = (
        int(source[name]) for name in ("mentions", "mentions_bound", "mentions_set_aside")
    )
    scope = text(source, f"scope_name_{language}")
    counted = (COVERAGE_IN_SCOPE if scope else COVERAGE).filled(
        scope=scope, mentions=mentions, bound=bound, set_aside=aside
    )
    covered = COVERED_IN_SCOPE if scope else COVERED
    return _block(
        [
            html.P(counted.in_(language), className="coverage-words"),
            _bar(mentions, bound, aside),
            *(unaccounted(source, language) or [html.P(covered.in_(language), className="hint")]),
            *_beyond_scope(source, language),
            *beyond,
        ]
    )


def unaccounted(counts: Row, language: Language) -> list[Component]:
    """Numbers that are neither entered nor set aside, said loudly; nothing where there are none."""
    count = int(counts["mentions"] - counts["mentions_bound"] - counts["mentions_set_aside"])
    words = UNACCOUNTED.filled(count=count).in_(language)
    return [html.P(words, className="unaccounted")] if count > 0 else []


def _beyond_scope(source: Row, language: Language) -> list[Component]:
    """That a text has numbers for which it was not read; nothing where it was read for all."""
    if not text(source, "scope") or pd.isna(source["mentions_beyond"]):
        return []
    words = BEYOND_SCOPE.filled(count=int(source["mentions_beyond"])).in_(language)
    return [html.P(words, className="beyond-scope")]


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
