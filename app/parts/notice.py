"""What a reader should know before reading on, in a frame."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from app.parts.words import aria


def notice(title: str, children: Any, look: str = "") -> Component:
    """Words under a title; `look` is a further class."""
    head = html.P(title, className="notice-title")
    return html.Section([head, children], className=f"notice {look}".strip(), **aria(label=title))
