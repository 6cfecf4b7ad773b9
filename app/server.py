"""The web server: a Dash app around one edition of the tables."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dash import Dash
from dash.development.base_component import Component
from flask import Flask, Response, redirect, request
from werkzeug.exceptions import InternalServerError
from werkzeug.wrappers import Response as Redirect

from app import (
    ahead,
    answers,
    callbacks,
    document,
    downloads,
    faults,
    headers,
    island,
    layout,
    mounts,
    resources,
    sending,
    steering,
    suggestions,
    urls,
)
from app import site as sites
from app.answers import Answers
from app.api import routes as api
from app.clock import Clock
from app.document import Beside, Document
from app.known import Known
from app.mounts import Mounts
from app.resources import Resources
from app.site import Site
from app.static import Static
from app.urls import FIGURE_PATH, FILES_PATH, Source
from app.whole import Whole
from etl.errors import TooLongError
from etl.labels import FAULT_LEAD, FAULT_TITLE, NOT_FOUND_IN_TIME, PRODUCT
from etl.tables import Tables
from etl.text import Language


def create_app(
    tables: Tables,
    texts: Path | None = None,
    clock: Clock = date.today,
    releases: Path | None = None,
    *,
    looks_ahead: bool = False,
    beside: Beside | None = None,
    kept: Answers | None = None,
) -> Dash:
    """The app that shows these tables, and sentences of the texts where `texts` is their folder.

    `releases` is a folder of earlier releases to tell changes from.

    What a reader is likely to ask next is made while nobody waits, if the app `looks_ahead`. What is not a published
    edition carries something `beside` each page.

    Answers are `kept` where they are not the app's own.

    The `clock` tells the day that targets are judged for where a reader names none.

    Where the tables hold several editions of texts, each is a site of its own too (see `app.mounts`).

    Any number of apps live in one process without touching each other.
    """
    site = sites.site(tables, texts, releases, resources.clock(clock))
    kept = kept or Answers()
    app = _app(site, beside, kept, looks_ahead=looks_ahead)

    def of_edition(edition: str) -> Flask:
        server: Flask = _app(sites.part(site, edition), beside, kept).server
        return server

    if site.parts:
        names = [each.id for each in site.parts]
        app.server.wsgi_app = Mounts(app.server.wsgi_app, names, of_edition)
    return app


def _app(site: Site, beside: Beside | None, kept: Answers, *, looks_ahead: bool = False) -> Document:
    """The app of a site. Its addresses begin at its root, wherever that stands."""
    app = Document(
        "app",
        requests_pathname_prefix=f"{site.below}/",
        routes_pathname_prefix="/",
        include_assets_files=False,
        assets_external_path="",  # nowhere, whatever the environment says
        serve_locally=True,
        compress=False,
        enable_mcp=False,
        title=PRODUCT.zh,
        update_title="",
        suppress_callback_exceptions=True,
    )
    _without_tools(app)
    app.site, app.static, app.renderer = site, Static(), document.RENDERER
    app.beside = beside

    def controls(address: str) -> Sequence[Component]:
        path, _, query = address.removeprefix(site.below).partition("?")
        view, language, ignored = urls.parse(path, query, site.known)
        if ignored:  # anything may stand there
            answers.forgo()
        return layout.controls(site, view, language, site.clock())

    app.layout = lambda: island.frame(controls(asked) if (asked := island.asked()) else (), asked)
    lacking = island.register(app, controls)
    answered = steering.register(app, site)
    callbacks.register(app, {lacking: [lambda address: urls.said(address, site.known)]})
    _know_scripts(app)
    if looks_ahead:
        ahead.register(app.server, answered, site.known)
    _serve(app, site, kept)
    app.server.wsgi_app = Resources(app.server.wsgi_app, site)
    return app


def _without_tools(app: Document) -> None:
    """Nothing for developers, whatever the environment says: Dash and Flask would ask it."""
    app.enable_dev_tools(
        debug=False,
        dev_tools_ui=False,
        dev_tools_props_check=False,
        dev_tools_serve_dev_bundles=False,
        dev_tools_hot_reload=False,
        dev_tools_silence_routes_logging=False,
        dev_tools_disable_version_check=True,
        dev_tools_prune_errors=False,
        dev_tools_validate_callbacks=False,
    )
    app.server.debug = False


def _know_scripts(app: Document) -> None:
    """Dash serves only scripts that a page of this app has named; pages of one that it replaces ask for them too."""
    app._generate_scripts_html()


def _serve(app: Document, site: Site, kept: Answers) -> None:
    """What the server does beside Dash. After a request the last registered acts first: what is kept is compressed."""
    server: Flask = app.server
    resources.register(server, site)
    answers.register(server, lambda: (site.clock(), site.texts.stamp()), kept)
    headers.register(server, [*app.csp_hashes(), headers.hashed(app.static.text(document.EARLY))])
    sending.register(server, app.static)
    whole = Whole(site, kept.shared)
    downloads.register(server, site, whole)
    api.register(server, site, whole)
    suggestions.register(server, site.index)
    _lead_to_figures(app, site.known)
    _tell_edition(server, site)
    _tell_missing_pages(app, site)
    faults.register(server)
    _tell_faults(server, app.static)
    mounts.register(server)


def _lead_to_figures(app: Document, known: Known) -> None:
    """A chart knows the ids of its figures; this is where each stands. One of an older edition may be gone."""
    server: Flask = app.server

    @server.get(f"{FIGURE_PATH}<path:obs>")
    def figure(obs: str) -> Redirect | tuple[str, int]:
        if obs not in known.observations:
            return app.index(), 404
        return redirect(request.script_root + urls.href(Source(known.observations[obs], obs), _language()))


def _tell_edition(server: Flask, site: Site) -> None:
    """An open page asks from time to time whether it still shows what the server holds."""

    @server.get("/edition")
    def edition() -> Response:
        said = {"Cache-Control": "no-store"} | answers.IN_FRONT
        return Response(site.tables.version, mimetype="text/plain", headers=said)


def _tell_missing_pages(app: Document, site: Site) -> None:
    """Dash answers 200 for any path; a page that does not exist shall say 404."""
    any_path = f"{app.config.routes_pathname_prefix}<path:path>"

    @app.server.after_request  # type: ignore[untyped-decorator]
    def say_missing(response: Response) -> Response:
        rule = request.url_rule
        if rule and rule.rule == any_path and layout.missing_at(site, request.path):
            response.status_code = 404
        return response


def _tell_faults(server: Flask, static: Static) -> None:
    """What went wrong is for the log; a reader is told that it did."""

    @server.errorhandler(InternalServerError)
    def fault(_error: InternalServerError) -> tuple[str, int]:
        return document.failed(500, FAULT_TITLE, FAULT_LEAD, static, _language()), 500

    @server.errorhandler(TooLongError)
    def too_long(error: TooLongError) -> Response:
        # Not 503, at which pages ask again: it would take as long.
        if request.path.startswith((f"{FILES_PATH}/", headers.PUBLIC)):
            return Response(f"{error.message.zh}\n{error.message.en}\n", 400, mimetype="text/plain")
        return Response(document.failed(400, NOT_FOUND_IN_TIME, error.message, static, _language()), 400)


def _language() -> Language:
    return "en" if request.args.get("lang") == "en" else "zh"
