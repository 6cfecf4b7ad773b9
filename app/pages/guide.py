"""How to take the data and use them: files, columns that need care, programs that run as they are, the API, citing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from app.api import limits
from app.api.index import index
from app.api.parameters import PARAMETERS
from app.api.paths import OPENAPI
from app.parts.copying import copying
from app.parts.words import aria
from app.snippets import snippet
from etl import queries
from etl.exchange.citing import how_to_cite
from etl.labels import (
    AND_SO,
    API_ABOUT,
    API_PARAMETER,
    API_REPEATABLE,
    CITE_LANGUAGE,
    COLUMN,
    COLUMN_NOTE,
    COMPARATOR,
    GUIDE_CITING,
    GUIDE_COLUMN,
    GUIDE_COLUMNS,
    GUIDE_COMPARATOR,
    GUIDE_EVERY_PAGE,
    GUIDE_FILES,
    GUIDE_FORMAL,
    GUIDE_HEADS,
    GUIDE_LEAD,
    GUIDE_NO_PARAMETERS,
    GUIDE_PART,
    GUIDE_SNIPPETS_LEAD,
    GUIDE_TRAPS,
    SNIPPET,
    SNIPPET_STEPS,
    TO_GUIDE,
)
from etl.rows import Row, rows
from etl.tables import Tables
from etl.text import LANGUAGES, Language


def layout(tables: Tables, language: Language, today: date, origin: str) -> Component:
    """The page, whole; `origin` is where this server is found: https://host."""
    parts = {
        "files": _files(language),
        "columns": _columns(language),
        "programs": _programs(_example(tables), origin, language),
        "api": _api(tables.version, language),
        "citing": _citing(tables.version, today, origin, language),
    }
    jumps = [html.Li(html.A(GUIDE_PART[name].in_(language), href=f"#{name}")) for name in parts]
    return html.Div(
        [
            html.H1(TO_GUIDE.in_(language)),
            html.P(GUIDE_LEAD.in_(language), className="lead"),
            html.Nav(html.Ul(jumps), className="jumps", **aria(label=TO_GUIDE.in_(language))),
            *(
                html.Section(
                    [html.H2(GUIDE_PART[name].in_(language), id=name), *inside],
                    className="card",
                    **aria(labelledby=name),
                )
                for name, inside in parts.items()
            ),
        ],
        className="guide",
    )


def _example(tables: Tables) -> Row:
    """The indicator of the examples: the one that most provinces have, else the first."""
    found = queries.mappable(tables).sort_values("provinces", ascending=False, kind="stable")
    return rows(found if len(found) else tables.indicators)[0]


def _files(language: Language) -> list[Component]:
    body = [
        (
            name.in_(language),
            good_for.in_(language),
            html.A(html.Code(at), href=at) if at else GUIDE_EVERY_PAGE.in_(language),
        )
        for name, good_for, at in GUIDE_FILES
    ]
    return [_table("files", body, language)]


def _columns(language: Language) -> list[Component]:
    notes = {**COLUMN_NOTE, **GUIDE_COLUMN}
    columns = [
        (html.Code(code), COLUMN[code].in_(language), notes[code].in_(language)) for code in GUIDE_COLUMNS
    ]
    bounds = [
        (html.Code(code), COMPARATOR[code].in_(language), words.in_(language))
        for code, words in GUIDE_COMPARATOR.items()
    ]
    traps = html.Ul([html.Li(words.in_(language)) for words in GUIDE_TRAPS], className="guide-traps")
    heading = html.H3(["COMPARATOR · ", COLUMN["COMPARATOR"].in_(language)])
    return [traps, _table("columns", columns, language), heading, _table("comparators", bounds, language)]


def _programs(example: Row, origin: str, language: Language) -> list[Component]:
    lead = GUIDE_SNIPPETS_LEAD.filled(indicator=example[f"indicator_name_{language}"])
    return [
        html.P(lead.in_(language)),
        *(
            part
            for name, title in SNIPPET.items()
            for part in (
                html.H3(title.in_(language)),
                _steps(name, language),
                copying(
                    html.Pre(html.Code(snippet(name, origin, example["indicator"])), tabIndex="0"),
                    title.in_(language),
                    language,
                ),
            )
        ),
    ]


def _steps(name: str, language: Language) -> Component:
    """What to do with a program and to know of it; in order where it is to be done by hand."""
    listed = [html.Li(words.in_(language)) for words in SNIPPET_STEPS[name]]
    return (html.Ol if name == "excel" else html.Ul)(listed, className="guide-steps")


def _api(version: str, language: Language) -> list[Component]:
    told = index(version)
    datasets = [
        (
            html.Span(each[f"title_{language}"]),
            _addresses(each["formats"].values()),
            _names(dict.fromkeys(name for names in each["parameters"].values() for name in names), language),
        )
        for each in told["datasets"]
    ]
    documents = [
        (each[f"title_{language}"], _addresses([each["url"]]), _names(each["parameters"], language))
        for each in told["documents"]
    ]
    parameters = [
        (html.Code(name), AND_SO.in_(language).join(_means(name, parameter.repeated, language)))
        for name, parameter in PARAMETERS.items()
    ]
    return [
        html.P(API_ABOUT.in_(language)),
        _table("datasets", [*datasets, *documents], language),
        _table("parameters", parameters, language),
        html.P(limits.told().in_(language)),
        html.P([GUIDE_FORMAL.in_(language), html.A(html.Code(OPENAPI), href=OPENAPI)]),
    ]


def _means(name: str, repeated: bool, language: Language) -> list[str]:
    return [each.in_(language) for each in (API_PARAMETER[name], *([API_REPEATABLE] if repeated else []))]


def _citing(version: str, today: date, origin: str, language: Language) -> list[Component]:
    words = how_to_cite(version, today, origin)
    return [
        html.P(GUIDE_CITING.in_(language)),
        *(
            part
            for spoken in LANGUAGES
            for part in (
                html.H3(CITE_LANGUAGE[spoken].in_(language)),
                copying(
                    html.P(words.in_(spoken), lang=spoken), CITE_LANGUAGE[spoken].in_(language), language
                ),
            )
        ),
    ]


def _addresses(found: Iterable[str]) -> Component:
    return html.Ul([html.Li(html.A(html.Code(each), href=each)) for each in found], className="addresses")


def _names(parameters: Iterable[str], language: Language) -> Any:
    listed = list(parameters)
    if not listed:
        return GUIDE_NO_PARAMETERS.in_(language)
    return [part for name in listed for part in (html.Code(name), " ")]


def _table(name: str, body: Sequence[Sequence[Any]], language: Language) -> Component:
    head = html.Tr([html.Th(words.in_(language), scope="col") for words in GUIDE_HEADS[name]])
    lines = [html.Tr([html.Th(row[0], scope="row"), *(html.Td(cell) for cell in row[1:])]) for row in body]
    return html.Div(
        html.Table([html.Thead(head), html.Tbody(lines)], className="table"),
        className="scroll",
        tabIndex="0",
        role="group",
        **aria(label=GUIDE_PART.get(name, GUIDE_HEADS[name][0]).in_(language)),
    )
