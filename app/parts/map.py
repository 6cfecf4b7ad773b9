"""The optional map of the overview: outlines of the provinces, coloured as the tiles are."""

import os
from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from app.figures.outline import outline
from app.parts.chart import About, chart, sources_said
from app.parts.tiles import Tiling
from app.parts.words import aria, link
from app.urls import REGION_PATH, Region
from etl import areas, boundaries
from etl.areas import Area
from etl.labels import (
    AS_TABLE,
    FIELD,
    MAP_APPROVED,
    MAP_LABEL,
    MAP_LEADS,
    MAP_NOT_APPROVED,
    MAP_PROJECTION,
    MAP_SCHEMATIC,
    MAP_SOURCE,
    MAP_TITLE,
    MAP_VALUE,
    NO_DATA,
)
from etl.text import Language

APPROVAL = "MAP_APPROVAL"  # environment variable: the approval number an operator was given
LONGEST = 60  # characters of it


def map_of(tiling: Tiling, shown: str, language: Language) -> Component:
    """The map of what tiles show, its key above and its caption beneath; `shown` says what that is.

    Raises:
        FileNotFoundError: no boundaries are at hand (`etl.boundaries.at_hand`).
    """
    said = {area.code: _said(area, tiling, language) for area in _provinces()}
    shades = {code: face.shade for code, face in tiling.faces.items() if face.shade is not None}
    drawn = outline(boundaries.outlines(), shades, said, language)
    caption = list(_caption(language))
    title = MAP_TITLE.filled(shown=shown).in_(language)
    classes = [(f"shade-{shade}", words) for shade, words in tiling.legend]
    sources = [sources_said(tiling.sources, language)] if tiling.sources else []
    about = About(
        "map", title, [*classes, ("no-data", NO_DATA.in_(language))], [tiling.notes[0], *caption, *sources]
    )
    label = MAP_LABEL.filled(shown=shown, figures=len(tiling.faces)).in_(language)
    return html.Div(
        [
            _key(tiling, language),
            chart(drawn, about, label, language, tiling.data, leads=f"{REGION_PATH}/"),
            html.Div([html.P(words) for words in caption], className="map-caption"),
            _table(tiling, shown, language),
        ],
        className="map",
    )


def _provinces() -> Iterator[Area]:
    return (area for area in areas.areas().values() if area.level == "province")


def _name(area: Area, language: Language) -> str:
    return area.name_en if language == "en" else area.name_zh


def _value(area: Area, tiling: Tiling, language: Language) -> str:
    face = tiling.faces.get(area.code)
    return face.words if face else NO_DATA.in_(language)


def _said(area: Area, tiling: Tiling, language: Language) -> str:
    """What pointing at a province tells. Names and values have no markup in them."""
    lines = [_name(area, language), _value(area, tiling, language), MAP_LEADS.in_(language)]
    return "<br>".join(lines)


def _caption(language: Language) -> Iterator[str]:
    """That it is schematic, how it is projected, where the boundaries are from, and who approved them."""
    yield f"{MAP_SCHEMATIC.in_(language)} {MAP_PROJECTION.in_(language)}"
    approval = os.environ.get(APPROVAL, "").strip()[:LONGEST]
    approved = MAP_APPROVED.filled(approval=approval) if approval else MAP_NOT_APPROVED
    source = MAP_SOURCE.filled(release=boundaries.release())
    yield f"{source.in_(language)} {approved.in_(language)}"


def _key(tiling: Tiling, language: Language) -> Component:
    keys = [
        *((f"shade-{shade}", words) for shade, words in tiling.legend),
        ("map-empty", NO_DATA.in_(language)),
    ]
    entries = [html.Li([html.Span(className=f"swatch {look}"), html.Span(words)]) for look, words in keys]
    notes = [html.P(note, className="hint") for note in tiling.notes[:1]]
    return html.Div([*notes, html.Ul(entries, className="legend")], className="map-key")


def _table(tiling: Tiling, shown: str, language: Language) -> Component:
    """The same in words, for those who do not see the map, and where no script draws it."""
    head = html.Tr(
        [
            html.Th(FIELD["region_name_zh"].in_(language), scope="col"),
            html.Th(MAP_VALUE.in_(language), scope="col"),
        ]
    )
    body = [
        html.Tr(
            [
                html.Th(link(_name(area, language), Region(area.code), language), scope="row"),
                html.Td(_value(area, tiling, language)),
            ]
        )
        for area in _provinces()
    ]
    table = html.Table([html.Thead(head), html.Tbody(body)], className="table")
    box = html.Div(table, className="scroll", tabIndex="0", role="region", **aria(label=shown))
    return html.Details([html.Summary(AS_TABLE.in_(language)), box])
