"""Which texts a page is made of: all, or those of one edition; a link to the same page of each."""

from dash import html
from dash.development.base_component import Component

from app import urls
from app.parts.words import aria, data, figures
from app.site import Site
from app.urls import Cite, Missing, Overview, Source, View
from etl.editions import Listed
from etl.labels import ALL_TEXTS, EDITION_HOLDS, EDITIONS_HINT, EDITIONS_OF_TEXTS
from etl.text import Language, Text


def choice(site: Site, view: View, language: Language) -> list[Component]:
    """The row of editions below the navigation; nothing where there is no choice."""
    if not site.parts:
        return []
    offered = {"": ALL_TEXTS} | {each.id: each.name for each in site.parts}
    links = [_link(edition, name, site, view, language) for edition, name in offered.items()]
    title = EDITIONS_OF_TEXTS.in_(language)
    row = [html.Span(title, **aria(hidden="true")), *links]
    return [html.Nav(row, className="editions", **aria(label=title))]


def card(site: Site, language: Language) -> list[Component]:
    """The editions with how much each holds; nothing where there is no choice."""
    if not site.parts:
        return []
    lines = [
        html.Li(
            [
                _link(each.id, each.name, site, Overview(), language),
                html.P(_held(each, language), className="hint"),
            ]
        )
        for each in site.parts
    ]
    heading = html.H2(EDITIONS_OF_TEXTS.in_(language))
    hint = html.P(EDITIONS_HINT.in_(language), className="hint")
    return [html.Section([heading, hint, html.Ul(lines, className="texts-offered")], className="card")]


def _held(edition: Listed, language: Language) -> str:
    counted = figures(edition.figures, language)
    return EDITION_HOLDS.filled(sources=edition.sources, figures=counted).in_(language)


def _link(edition: str, name: Text, site: Site, view: View, language: Language) -> Component:
    here = edition == (site.part.id if site.part else "")
    below = urls.of_edition(edition) if edition else ""
    return html.A(
        name.in_(language),
        href=urls.outside(_there(view, edition), language, below, view, site.below),
        **data(edition=edition),
        **(aria(current="true") if here else {}),
    )


def _there(view: View, edition: str) -> View:
    """The view that stands for one in an edition; all texts have whatever any edition has."""
    return Overview() if edition and isinstance(view, Source | Cite | Missing) else view
