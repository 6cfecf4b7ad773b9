"""Words to take along: with a button that copies them (assets/copy.js), and to be selected without scripts."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from app.parts.words import aria, data
from etl.labels import COPIED, COPY, COPY_SELECT, COPY_WHAT
from etl.text import Language


def copying(words: Any, what: str, language: Language) -> Component:
    """Words, which the button copies as they read; `what` they are, for those who hear the button."""
    button = html.Button(
        COPY.in_(language),
        type="button",
        className="copy",
        **data(do="copy", done=COPIED.in_(language), failed=COPY_SELECT.in_(language)),
        **aria(label=COPY_WHAT.filled(what=what).in_(language)),
    )
    return html.Div([html.Div(words, className="copy-words"), button], className="copying")
