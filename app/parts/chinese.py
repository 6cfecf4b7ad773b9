"""Chinese words on English pages: a voice that reads English must be told of them."""

import re

from dash import html
from dash.development.base_component import Component

from etl.text import Language

# Characters and what stands between two of them: 京、津 is one run.
_RUN = re.compile(r"([\u3400-\u9fff]+(?:[^A-Za-z\u3400-\u9fff]{1,2}[\u3400-\u9fff]+)*)")


def told(text: str, language: Language) -> list[str | Component]:
    """A text in which, on English pages, what is Chinese is marked as such."""
    if language == "zh":
        return [text]
    pieces = _RUN.split(text)
    return [
        html.Span(piece, lang="zh-CN") if place % 2 else piece for place, piece in enumerate(pieces) if piece
    ]
