"""Many definitions of one family: what sets them apart as a table, and those of a single region in brief."""

from collections.abc import Iterable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from app.parts.badges import badges
from app.parts.citation import citation, value
from app.parts.claim import own_words
from app.parts.words import link, when
from app.urls import Region
from etl.definitions import CODED, described
from etl.labels import DEFINED_BY, DEFINED_REGIONS, DEFINED_TABLE, DEFINITION_FIELD
from etl.rows import Row
from etl.text import Language

READABLE = 16  # definitions beyond which their table waits to be opened


def anchor(indicator: str) -> str:
    """The id under which a definition stands on its page."""
    return f"of-{indicator}"


def table(definitions: Sequence[Row], regions: Mapping[str, int], language: Language) -> Component:
    """Rows of the indicators table side by side: of how many regions, and each part in which any two differ."""
    told = {row["indicator"]: _parts(row, language) for row in definitions}
    heads = dict.fromkeys(name for parts in told.values() for name in parts)
    differing = [name for name in heads if len({parts.get(name) for parts in told.values()}) > 1]
    columns = (DEFINED_BY.in_(language), DEFINED_REGIONS.in_(language), *differing)
    body = [
        html.Tr(
            [
                html.Th(
                    html.A(row[f"indicator_name_{language}"], href=f"#{anchor(row['indicator'])}"),
                    scope="row",
                ),
                html.Td(regions.get(row["indicator"], 0)),
                *(html.Td(told[row["indicator"]].get(name, "")) for name in differing),
            ]
        )
        for row in sorted(definitions, key=lambda row: -regions.get(row["indicator"], 0))
    ]
    head = html.Tr([html.Th(name, scope="col") for name in columns])
    whole = html.Table([html.Thead(head), html.Tbody(body)], className="table defined")
    return html.Details(
        [
            html.Summary(DEFINED_TABLE.filled(count=len(definitions)).in_(language)),
            html.Div(whole, className="scroll"),
        ],
        open=len(definitions) <= READABLE,
    )


def alone(claims: Iterable[Row], definition: Row, language: Language) -> Component:
    """What a single region has of a definition: figures with their phrases. There is nothing to draw them beside."""
    return html.Article(
        [
            html.H3(definition[f"indicator_name_{language}"]),
            html.Ul([html.Li(_claim(row, language)) for row in claims], className="cited"),
        ],
        className="card lone",
        id=anchor(definition["indicator"]),
    )


def _claim(row: Row, language: Language) -> list[Component]:
    return [
        html.P(
            [
                link(row[f"region_name_{language}"], Region(row["region"]), language),
                html.B(value(row, language)),
            ],
            className="lone-figure",
        ),
        html.Div([*badges(row, language), html.Span(when(row, language))], className="entry-facts"),
        *own_words(row, language),
        citation(row, language),
    ]


def _parts(definition: Row, language: Language) -> dict[str, str]:
    """What a definition states, its unit too, by the name of the part."""
    unit = CODED["unit_measure"][definition["unit_measure"]].in_(language)
    return {**dict(described(definition, language)), DEFINITION_FIELD["unit_measure"].in_(language): unit}
