"""One tile of the overview: the short name of a province and its value, as large as there is room for."""

import re
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from app.figures import wording
from app.parts.words import aria, hidden, link
from app.urls import Region, View
from etl import areas
from etl.areas import Tile
from etl.labels import NO_DATA
from etl.text import Language

# How wide bold letters are against plain ones: those of many Latin faces are wider.
BOLD = {"zh": 1.0, "en": 1.12}
# Where a value may break: after the dash of a range, and between words.
PIECES = re.compile(r"\s+|[^\d\s]*[\d.,]+%?[—–]?|[^\d\s]+")


class Face(NamedTuple):
    """What a tile shows: its value in short and in words, the class that colours it, whether it is a bound.

    What names no number has no class.

    `unit` is the end of the short value that a narrow tile may leave to the legend. It leads to the page of its
    region where nothing else is said.
    """

    short: str
    words: str
    shade: int | None
    bound: bool = False
    period: str = ""
    leads_to: View | None = None
    unit: str = ""


def tile(place: Tile, face: Face | None, language: Language) -> Component:
    """The tile of a region, without a face where there are no data; a link, so keys and paper work too."""
    area = areas.areas()[place.code]
    name, full = (
        (area.short_zh, area.name_zh) if language == "zh" else (_breakable(place.short_en), area.name_en)
    )
    shown = _value(face, language) if face else html.Span(NO_DATA.in_(language), className="tile-value")
    period = [html.Span(face.period, className="tile-period")] if face and face.period else []
    content = [
        html.Span([html.Span(name), shown, *period], **aria(hidden="true")),
        hidden(f"{full}: {face.words if face else NO_DATA.in_(language)}"),
    ]
    return html.Li(
        link(content, (face and face.leads_to) or Region(place.code), language, f"tile {_look(face)}"),
        style={"gridRow": place.row + 1, "gridColumn": place.column + 1},
    )


def _look(face: Face | None) -> str:
    if face is None:
        return "tile-empty"
    if face.shade is None:
        return "tile-goal"
    return f"shade-{face.shade}{' tile-bound' if face.bound else ''}"


def _breakable(name: str) -> str:
    """A single word that a narrow tile may break between syllables: a soft hyphen before each later initial."""
    return (
        name
        if " " in name
        else re.sub(r"(?<=[aeioung])(?=(?:[zcs]h|[bpmfdtlgkhjqxrzcsyw])[aeiou])", "\u00ad", name)
    )


def _value(face: Face, language: Language) -> Component:
    """The numbers, their scale and their unit, which stand below each other where a tile is narrow."""
    number, unit = _parted(face)
    pieces = [_piece(piece, language) for piece in PIECES.findall(number)]
    named = [_sized(unit, "tile-unit", language)] if unit else []
    return html.Span([*pieces, *named], className="tile-value")


def _parted(face: Face) -> tuple[str, str]:
    """The short value without its unit, and the unit; in Chinese a scale and its unit are one word: 万亿元."""
    parted = bool(face.unit) and face.short.endswith(f" {face.unit}")
    return (face.short.removesuffix(face.unit), face.unit) if parted else (face.short, "")


def _piece(piece: str, language: Language) -> Component | str:
    if piece.isspace():
        return piece
    return _sized(piece, "tile-number" if re.search(r"\d", piece) else "tile-scale", language)


def _sized(words: str, look: str, language: Language) -> Component:
    """Words that know how wide they are, in sizes of a letter: the style sheet makes them as large as they fit."""
    wide = wording.pixels(words, 1) * BOLD[language]
    return html.Span(words, className=look, style={"--wide": round(wide, 2)})
