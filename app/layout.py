"""The shell around every page: name, navigation, language, and what edition of the data this is."""

from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app import ids, urls
from app.clock import Clock
from app.known import Known
from app.pages import compare, coverage, data, missing, overview, region, source, sources, targets
from app.parts.words import aria, figures, hidden, link
from app.texts import NO_TEXTS, Texts
from app.urls import (
    PAGES,
    Address,
    Compare,
    Coverage,
    Data,
    Missing,
    Overview,
    Region,
    Source,
    Sources,
    Targets,
    View,
)
from etl import queries
from etl.labels import (
    CURRENT,
    FOOTER,
    IGNORED,
    IGNORED_TITLE,
    LISTED,
    MISSING_TITLE,
    NAVIGATION,
    NAVIGATION_NAME,
    OTHER_LANGUAGE,
    PRODUCT,
    SKIP,
    TITLED,
)
from etl.rows import rows
from etl.tables import Tables
from etl.text import Language

# IETF language tags of the pages.
TAG: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
NAVY = [
    "#EAF2FB",
    "#C6DDF2",
    "#94C1E4",
    "#5B9BD0",
    "#2B6FB0",
    "#1B4F9C",
    "#17447F",
    "#123A6E",
    "#0B3C74",
    "#082C57",
]
THEME = {
    "fontFamily": "var(--font)",
    "headings": {"fontFamily": "var(--font)"},
    "primaryColor": "navy",
    "primaryShade": 5,
    "colors": {"navy": NAVY},
    "defaultRadius": "sm",
}


def frame() -> Any:
    """What the browser starts from: an address and an empty shell that `register` fills."""
    return dmc.MantineProvider(
        [dcc.Location(id=ids.URL, refresh=False), dcc.Store(id=ids.TITLE), html.Div(id=ids.SHELL)],
        theme=THEME,
        forceColorScheme="light",
    )


def register(app: Dash, tables: Tables, texts: Texts, clock: Clock) -> None:
    """Build the page that the address asks for; leave it alone while only its own parameters change."""
    known = Known.of(tables)

    @app.callback(
        Output(ids.SHELL, "children"),
        Output(ids.SHELL, "lang"),
        Output(ids.TITLE, "data"),
        Input(ids.URL, "pathname"),
        Input(ids.URL, "search"),
        State(ids.SHELL, "lang"),
    )
    def route(path: str | None, search: str | None, rendered: str | None) -> tuple[list[Component], str, str]:
        address = urls.parse(path or "/", search or "", known)
        if path is None or _same_page(rendered, address):
            raise PreventUpdate
        return shell(tables, address, clock(), texts), TAG[address.language], title(tables, address)

    @app.callback(
        Output(ids.LANGUAGE_LINK, "href"),
        Input(ids.URL, "pathname"),
        Input(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def keep_view(path: str | None, search: str | None) -> str:
        view, language, _ = urls.parse(path or "/", search or "", known)
        return urls.href(view, _other(language))

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("shell", "announce"), Input(ids.TITLE, "data"), State(ids.SHELL, "lang")
    )


def shell(tables: Tables, address: Address, today: date, texts: Texts = NO_TEXTS) -> list[Component]:
    """The whole page of an address, as of a day."""
    language = address.language
    return [
        html.A(SKIP.in_(language), href="#main", className="skip"),
        _header(address.view, language),
        html.Main(
            [*_ignored(address), page(tables, address.view, language, today, texts)], id="main", tabIndex="-1"
        ),
        _footer(tables, language),
    ]


def page(tables: Tables, view: View, language: Language, today: date, texts: Texts = NO_TEXTS) -> Component:
    """What stands between header and footer."""
    match view:
        case Overview():
            return overview.layout(tables, view, language)
        case Compare():
            return compare.layout(tables, view, language)
        case Targets():
            return targets.layout(tables, view, language, today)
        case Coverage():
            return coverage.layout(tables, view, language)
        case Region():
            return region.layout(tables, view, language)
        case Data():
            return data.layout(tables, view, language, texts)
        case Sources():
            return sources.layout(tables, language)
        case Source():
            return source.layout(tables, view, language, texts)
        case Missing():
            return missing.layout(tables, view, language)


def title(tables: Tables, address: Address) -> str:
    """What the browser's tab says."""
    view, language, _ = address
    match view:
        case Region(code) if code:
            name = rows(queries.ancestry(tables, code))[-1][f"region_name_{language}"]
        case Source(name):
            name = rows(tables.sources[tables.sources["source"] == name])[0][f"title_{language}"]
        case Missing():
            name = MISSING_TITLE.in_(language)
        case _:
            name = NAVIGATION[_section(view)].in_(language)
    return TITLED.filled(page=name, product=PRODUCT.in_(language)).in_(language)


def _same_page(rendered: str | None, address: Address) -> bool:
    """Whether only parameters changed that the page follows by itself."""
    moved = {trigger.split(".")[1] for trigger in ctx.triggered_prop_ids}
    steered = not isinstance(address.view, Source)
    return steered and rendered == TAG[address.language] and moved == {"search"}


def _header(view: View, language: Language) -> Component:
    links = [
        link(_nav_words(name, view, language), target, language, "current" if name == _section(view) else "")
        for name, target in PAGES.items()
    ]
    other = _other(language)
    switch = dcc.Link(
        OTHER_LANGUAGE.in_(language), href=urls.href(view, other), id=ids.LANGUAGE_LINK, className="language"
    )
    nav = html.Nav(links, **aria(label=NAVIGATION_NAME.in_(language)))
    name = link(PRODUCT.in_(language), Overview(), language, "product")
    return html.Header(html.Div([name, nav, switch], className="header-row"), className="site-header")


def _nav_words(name: str, view: View, language: Language) -> list[Any]:
    here = [hidden(CURRENT.in_(language))] if name == _section(view) else []
    return [NAVIGATION[name].in_(language), *here]


def _footer(tables: Tables, language: Language) -> Component:
    words = FOOTER.filled(
        version=tables.version,
        figures=figures(queries.facts(tables), language),
        sources=tables.observations["source"].nunique(),
    ).in_(language)
    return html.Footer(html.P(words), className="site-footer")


def _ignored(address: Address) -> list[Component]:
    if not address.ignored:
        return []
    language = address.language
    words = IGNORED.filled(listed=LISTED.in_(language).join(address.ignored)).in_(language)
    return [
        dmc.Alert(words, title=IGNORED_TITLE.in_(language), color="gray", variant="light", className="notice")
    ]


def _section(view: View) -> str:
    """The page of the navigation that a view belongs to."""
    return "sources" if isinstance(view, Source) else type(view).__name__.lower()


def _other(language: Language) -> Language:
    return "zh" if language == "en" else "en"
