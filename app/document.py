"""The HTML document of a page: everything to read is in it; scripts only add to it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from dash import Dash, html
from dash.development.base_component import Component
from flask import request
from markupsafe import Markup

from app import answers, layout, resources, urls
from app.markup import element, markup
from app.pages import fault
from app.parts.words import data
from app.site import Site
from app.static import Static
from app.urls import Address, Data, Wall
from etl.labels import COPY_VERSION, DESCRIPTION, LATE, NO_SCRIPT, PRODUCT, RELOAD, UNREACHABLE, UPDATED
from etl.text import Language, Text

GRID = "dash_ag_grid"  # Dash would load it on every page
EARLY = "early.js"  # stands in the page: asking for it would hold up the first paint
LATER = "text/later"  # no type that a browser runs; assets/early.js does when it is time
# Versions, and what signs callbacks that work in the background, of which there are none.
KEPT_BACK = ("dash_version", "python_version", "dash_version_url", "ddk_version", "plotly_version", "end_id")
UNUSED = "dash_table"  # no page has the table that Dash brings along
# Dash starts when assets/early.js has loaded the last of its scripts.
RENDERER = "document.addEventListener('live', () => { window.renderer = new DashRenderer(); });"


class Beside(NamedTuple):
    """What pages carry that are not those of a published edition: a style sheet and a script by name, the words
    that mark them, and what stands below them in a language (and may hold something from the start)."""

    style: str
    script: str
    mark: Text
    body: Callable[..., Sequence[Component]]


class Document(Dash):
    """A Dash app whose pages come whole from the server."""

    site: Site
    static: Static
    beside: Beside | None

    def _config(self) -> Mapping[str, Any]:
        """What the browser's side of Dash needs to know; which versions run here is nobody's business."""
        told = super()._config()  # type: ignore[no-untyped-call]
        kept = {name: value for name, value in told.items() if name not in KEPT_BACK}
        # What Dash asks for is of the release that the page shows.
        return kept | {"requests_pathname_prefix": f"{self.site.below}{resources.below(self.site)}/"}

    def index(self, *args: object, **kwargs: object) -> str:
        """The document for the address that is asked for. Dash takes part where something is live."""
        if not self._controls():
            return self._document({})
        return str(super().index(*args, **kwargs))  # type: ignore[no-untyped-call]

    def interpolate_index(self, *_: str, **parts: str) -> str:
        """The document with what Dash needs to start."""
        return self._document(parts)

    def _controls(self) -> Sequence[Component]:
        view, language, _ = self._address()
        return layout.controls(self.site, view, language, self.site.clock())

    def _document(self, parts: Mapping[str, str]) -> str:
        origin, address = request.url_root.rstrip("/"), self._address()
        if address.ignored:  # anything may stand there
            answers.forgo()
        return document(self.site, self.static, address, self.site.clock(), parts, origin, self.beside)

    def _address(self) -> Address:
        query = request.query_string.decode(errors="replace")
        return urls.parse(request.path, query, self.site.known)


def document(
    site: Site,
    static: Static,
    address: Address,
    today: date,
    parts: Mapping[str, str],
    origin: str,
    beside: Beside | None = None,
) -> str:
    """The page of an address as of a day. `parts` are what Dash needs to start; none where nothing is live."""
    language = address.language
    body = markup(layout.shell(site, address, today, origin))
    head = [
        element("meta", name="description", content=DESCRIPTION.in_(language)),
        html.Title(_marked(layout.title(site, address), beside, language)),
        element("link", rel="icon", type="image/svg+xml", href=static.url("favicon.svg")),
        *_first(static, beside),
        *_scripts(static, address, body),
        *(_dash(parts, static, address) if parts else []),
    ]
    page = [
        element("noscript", NO_SCRIPT.in_(language)),
        body,
        *(beside.body(language) if beside else [_banner(language)]),
        *(_start(parts) if parts else []),
    ]
    version = site.tables.version
    stamp = COPY_VERSION.filled(product=PRODUCT.in_(language), version=version).in_(language)
    known = data(
        version=version,
        stamp=_marked(stamp, beside, language),
        plotly=static.url("plotly.js"),
        below=urlsplit(origin).path,
        release=resources.below(site),
        **(_asked(address) if parts else {}),
    )
    return _whole(head, page, language, **known)


def _asked(address: Address) -> dict[str, str]:
    """What scripts ask for the controls of a page by, where the browser does not tell; and what addresses leave out."""
    return {"address": urls.href(address.view, address.language), "usual": urlencode(resources.USUAL)}


def alone(static: Static, language: Language, beside: Beside, told: Sequence[Component]) -> str:
    """A page of nothing but what stands beside others; it needs no data."""
    head = [html.Title(_marked(PRODUCT.in_(language), beside, language)), *_first(static, beside)]
    heading = html.Main(html.H1(beside.mark.in_(language)), id="main")
    return _whole(head, [heading, *beside.body(language, told)], language, **data(version=""))


def _first(static: Static, beside: Beside | None) -> list[Markup]:
    """What decides how a page looks when it is first painted."""
    sheets = ["style.css", *([beside.style] if beside else [])]
    return [
        *(element("link", rel="stylesheet", href=static.url(name)) for name in sheets),
        Markup(f"<script>{static.text(EARLY)}</script>"),
        *([_script(static.url(beside.script))] if beside else []),
    ]


def _marked(words: str, beside: Beside | None, language: Language) -> str:
    return f"{beside.mark.in_(language)} · {words}" if beside else words


def _scripts(static: Static, address: Address, body: str) -> list[Markup]:
    """What the page uses beside its controls: at once where something is to be drawn, else once it can be read."""
    draws = 'class="plot' in body
    wall = ["wall.js"] if isinstance(address.view, Wall) else []
    names = [*(["plotly.js"] if draws else []), "site.js", *wall]
    return [(_script if draws else _later)(static.url(name)) for name in names]


def _dash(parts: Mapping[str, str], static: Static, address: Address) -> list[Markup]:
    """Dash's own scripts and ours that it calls; the grid's only where it is."""
    gridded = isinstance(address.view, Data)
    own = [static.url(name) for name in ("live.js", *(["grid.js"] if gridded else []))]
    theirs = [each for each in re.findall(r'src="([^"]+)"', parts["scripts"]) if gridded or GRID not in each]
    return [_later(each) for each in (*own, *theirs) if UNUSED not in each]


def _start(parts: Mapping[str, str]) -> list[Markup]:
    return [Markup(parts["config"]), Markup(parts["renderer"])]


def _script(address: str) -> Markup:
    return Markup(f'<script defer src="{address}"></script>')


def _later(address: str) -> Markup:
    return element("script", type=LATER, src=address)


def _banner(language: Language) -> object:
    """What tells that the page is no longer what the server holds; unseen until then."""
    told = {"updated": UPDATED, "unreachable": UNREACHABLE, "late": LATE}
    words = data(**{name: said.in_(language) for name, said in told.items()})
    reload = html.Button(RELOAD.in_(language), type="button", **data(do="reload"))
    return html.Div([html.P(), reload], id="banner", className="banner", hidden=True, role="status", **words)


def failed(status: int, title: Text, lead: Text, static: Static, language: Language) -> str:
    """The page that says that a page could not be made, and why; it needs no data."""
    head = [
        html.Title(PRODUCT.in_(language)),
        element("link", rel="stylesheet", href=static.url("style.css")),
    ]
    body = html.Main(fault.layout(status, title, lead, language), id="main")
    return _whole(head, [body], language)


def _whole(head: list[Any], body: list[Any], language: Language, **attributes: str) -> str:
    first = [
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
    ]
    parts = [element("head", [*first, *head]), element("body", body)]
    return f"<!DOCTYPE html>\n{element('html', parts, lang=layout.TAG[language], **attributes)}"
