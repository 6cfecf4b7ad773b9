"""Role and modality of a figure as words in a frame."""

from dash import html
from dash.development.base_component import Component

from app.figures.marks import body
from app.parts.claim import qualities
from etl.labels import MODALITY, ROLE
from etl.rows import Row
from etl.text import Language


def badges(row: Row, language: Language) -> list[Component]:
    """What the figure is, how firmly it was said, and its qualities."""
    words = [ROLE[row["measure_role"]], MODALITY[row["modality"]], *qualities(row)]
    look = f"badge badge-{body(row).value}"
    return [
        _badge(words[0].in_(language), look),
        *(_badge(word.in_(language), "badge") for word in words[1:]),
    ]


def _badge(text: str, look: str) -> Component:
    return html.Span(text, className=look)
