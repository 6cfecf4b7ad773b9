"""What answers an address that does not exist: what is wrong, what is near, where to go on."""

from difflib import get_close_matches

from dash import html
from dash.development.base_component import Component

from app.parts.words import link
from app.urls import PAGES, REGION_PATH, Missing, Region
from etl.labels import MISSING_LEAD, MISSING_NEAR, MISSING_REGION_LEAD, MISSING_TITLE, NAVIGATION
from etl.rows import Row, rows
from etl.tables import Tables
from etl.text import Language

NEAR = 5


def layout(tables: Tables, view: Missing, language: Language) -> Component:
    """The page, whole."""
    asked = view.path.removeprefix(f"{REGION_PATH}/") if view.path.startswith(f"{REGION_PATH}/") else ""
    near = _near(tables, asked) if asked else []
    lead = (MISSING_REGION_LEAD if asked else MISSING_LEAD).filled(asked=asked, path=view.path).in_(language)
    return html.Div(
        [
            html.P("404", className="missing-code"),
            html.H1(MISSING_TITLE.in_(language)),
            html.P(lead, className="lead"),
            *([html.H2(MISSING_NEAR.in_(language)), _links(near, language)] if near else []),
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


def _links(near: list[Row], language: Language) -> Component:
    return html.Ul(
        [html.Li(link(row[f"region_name_{language}"], Region(row["region"]), language)) for row in near]
    )
