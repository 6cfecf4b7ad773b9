"""What a page of too many figures leaves out, in words, with the way to all of them."""

from dash import html
from dash.development.base_component import Component

from app.parts.words import counted, link
from app.urls import Data
from etl import period
from etl.labels import (
    AS_DATA,
    LISTED,
    PORTION,
    PORTION_CUT,
    PORTION_DEFINITIONS,
    PORTION_PERIODS,
    PORTION_PROVINCES,
)
from etl.portion import Portion
from etl.text import Language

NAMED = 8  # periods


def left_out(portion: Portion, language: Language, data: Data | None = None) -> list[Component]:
    """Nothing where all is shown; `data` is the table with all."""
    if portion.whole:
        return []
    said = []
    if portion.provinces:
        said.append(PORTION_PROVINCES.in_(language))
    if portion.periods:
        named = LISTED.in_(language).join(period.in_words(code, language) for code in portion.periods[:NAMED])
        said.append(PORTION_PERIODS.filled(listed=named).in_(language))
    if portion.definitions:
        said.append(PORTION_DEFINITIONS.filled(count=portion.definitions).in_(language))
    if portion.cut:
        said.append(PORTION_CUT.filled(count=counted(portion.most, language)).in_(language))
    words = PORTION.filled(listed=LISTED.in_(language).join(said)).in_(language)
    if data is None:
        return [html.P(words, className="absent")]
    return [html.P([words, " ", link(AS_DATA.in_(language), data, language)], className="absent")]
