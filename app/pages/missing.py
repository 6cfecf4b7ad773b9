"""What answers an address that does not exist: what is wrong, what is near, where to go on."""

from difflib import get_close_matches

from dash import html
from dash.development.base_component import Component

from app.parts.words import link
from app.urls import CITE_PATH, LONGEST_TEXT, PAGES, REGION_PATH, Cite, Missing, Region, Search
from etl import change_words, queries
from etl.labels import (
    MISSING_FIGURE_LEAD,
    MISSING_FIGURE_SEARCH,
    MISSING_LEAD,
    MISSING_NEAR,
    MISSING_REGION_LEAD,
    MISSING_TITLE,
    NAVIGATION,
)
from etl.queries import Filters
from etl.rows import Row, rows
from etl.tables import Tables
from etl.text import Language

NEAR = 5


def layout(tables: Tables, view: Missing, language: Language) -> Component:
    """The page, whole."""
    kind, _, asked = view.path.lstrip("/").partition("/")
    words, near = MISSING_LEAD, list[Component]()
    if asked and f"/{kind}" == REGION_PATH:
        words, near = MISSING_REGION_LEAD, _regions(tables, asked, language)
    elif asked and f"/{kind}" == CITE_PATH:
        words, near = MISSING_FIGURE_LEAD, _figures(tables, asked, language)
    return html.Div(
        [
            html.P("404", className="missing-code"),
            html.H1(MISSING_TITLE.in_(language)),
            html.P(words.filled(asked=asked, path=view.path).in_(language), className="lead"),
            *(
                [html.H2(MISSING_NEAR.in_(language)), html.Ul([html.Li(each) for each in near])]
                if near
                else []
            ),
            html.Ul(
                [
                    html.Li(link(NAVIGATION[name].in_(language), page, language))
                    for name, page in PAGES.items()
                ],
                className="onward",
            ),
        ],
        className="missing",
    )


def _regions(tables: Tables, asked: str, language: Language) -> list[Component]:
    return [
        link(row[f"region_name_{language}"], Region(row["region"]), language) for row in _near(tables, asked)
    ]


def _figures(tables: Tables, asked: str, language: Language) -> list[Component]:
    """The figures of the region and indicator that a citation id names, and the search for what they are called."""
    region, indicator = (*asked.split("."), "")[:2]
    words = f"{region} {indicator}".strip()[:LONGEST_TEXT]
    of_both = queries.observations(tables, Filters((region,), (indicator,)), NEAR)
    search = MISSING_FIGURE_SEARCH.filled(words=words).in_(language)
    return [
        *(_figure(row, language) for row in rows(of_both)),
        link(search, Search(words), language),
    ]


def _figure(row: Row, language: Language) -> Component:
    name = change_words.about(row, language)
    return link(f"{row[f'region_name_{language}']} {name}", Cite(row["obs_id"]), language)


def _near(tables: Tables, asked: str) -> list[Row]:
    """The regions whose code, id or name comes closest to what was asked for; first what contains such a code."""
    regions = tables.regions
    above = [code for code in (f"{asked[:2]}0000", f"{asked[:4]}00") if code in set(regions["region"])]
    named = {
        str(name): region
        for column in ("region_name_en", "region_name_zh", "short_zh", "region")
        for name, region in zip(regions[column], regions["region"], strict=True)
    }
    close = (named[name] for name in get_close_matches(asked, named, n=NEAR, cutoff=0.6))
    return rows(regions.set_index("region", drop=False).loc[list(dict.fromkeys([*above, *close]))[:NEAR]])
