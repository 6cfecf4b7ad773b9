"""The numbers of a text that are no figures here, by reason, and the lines of its file that are not its text."""

from collections.abc import Sequence

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.parts.sentence import TAG
from etl.codes import Reason
from etl.labels import (
    ALL_LINES,
    AT_LINES,
    LINE,
    LINE_SPAN,
    LISTED,
    OUTSIDE_TITLE,
    PHRASE_COUNT,
    REASON,
    SET_ASIDE_LEAD,
    SET_ASIDE_NONE,
    SET_ASIDE_TITLE,
)
from etl.rows import Row, rows, text
from etl.text import Language


def set_aside(phrases: pd.DataFrame, script: str, language: Language) -> Component:
    """The phrases by reason, in the order of the code list; `script` is that of their text."""
    parts = [
        _reason(reason, phrases[phrases["reason"] == reason], script, language)
        for reason in Reason
        if (phrases["reason"] == reason).any()
    ]
    lead = SET_ASIDE_LEAD if parts else SET_ASIDE_NONE
    return html.Section(
        [
            html.H2(SET_ASIDE_TITLE.in_(language)),
            html.P(lead.in_(language), className="hint"),
            html.Div(parts, className="reasons"),
        ],
        className="card",
    )


def _reason(reason: Reason, phrases: pd.DataFrame, script: str, language: Language) -> Component:
    alike = phrases.groupby(["lines", f"note_{language}"], sort=False, dropna=False)
    name = f"{REASON[reason].in_(language)} · {PHRASE_COUNT.filled(count=len(phrases)).in_(language)}"
    rules = [_rule(rows(group), script, language) for _, group in alike]
    return html.Section([html.H3(name), html.Ul(rules)], className="reason")


def _rule(alike: Sequence[Row], script: str, language: Language) -> Component:
    """Phrases of the same lines that one note explains."""
    note = text(alike[0], f"note_{language}")
    phrases = [html.Q(row["phrase"], lang=TAG[script]) for row in alike]
    return html.Li(
        [
            html.Span([part for each in phrases for part in (each, " ")], className="rule-phrases"),
            html.Span(_at(text(alike[0], "lines"), language), className="rule-lines"),
            *([html.Span(note, className="rule-note")] if note else []),
        ]
    )


def outside(passages: pd.DataFrame, language: Language) -> list[Component]:
    """The lines of a file that are not its text, and why; nothing where all are."""
    if passages.empty:
        return []
    listed = [
        html.Li([html.B(_at(row["lines"], language)), " ", row[f"why_{language}"]]) for row in rows(passages)
    ]
    title = html.H2(OUTSIDE_TITLE.in_(language))
    return [html.Section([title, html.Ul(listed, className="outside")], className="card")]


def _at(written: str, language: Language) -> str:
    """Lines as the tables write them, "12 20-24", in words; none written means all lines."""
    spans = [_span(span, language) for span in written.split()]
    if not spans:
        return ALL_LINES.in_(language)
    if len(spans) == 1 and spans[0].isdigit():
        return LINE.filled(line=spans[0]).in_(language)
    return AT_LINES.filled(lines=LISTED.in_(language).join(spans)).in_(language)


def _span(written: str, language: Language) -> str:
    first, _, last = written.partition("-")
    return LINE_SPAN.filled(first=first, last=last).in_(language) if last else first
