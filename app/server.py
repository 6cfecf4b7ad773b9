"""The web server: a Dash app around one edition of the tables."""

from datetime import date
from pathlib import Path

import waitress
from dash import Dash
from flask import Response, request

from app import downloads, layout, urls
from app.clock import Clock
from app.known import Known
from app.pages import compare, coverage, data, overview, region, targets
from app.texts import Texts
from app.urls import Missing
from etl.labels import NO_SCRIPT, PRODUCT
from etl.tables import Tables

THREADS = 8  # a browser asks for six files at once
ASSETS = Path(__file__).resolve().parent.parent / "assets"
INDEX = """<!DOCTYPE html>
<html lang="zh-CN">
    <head>
        {{%metas%}}
        <title>{{%title%}}</title>
        <link rel="icon" type="image/svg+xml" href="{icon}">
        {{%css%}}
    </head>
    <body>
        <noscript>{no_script}</noscript>
        {{%app_entry%}}
        {{%config%}}
        {{%scripts%}}
        {{%renderer%}}
    </body>
</html>
"""


def create_app(tables: Tables, texts: Path | None = None, clock: Clock = date.today) -> Dash:
    """The app that shows these tables, and sentences of the texts where `texts` is their folder.

    The `clock` tells the day that targets are judged for where a reader names none.

    Any number of apps live in one process without touching each other.
    """
    app = Dash(
        "app",
        assets_folder=str(ASSETS),
        serve_locally=True,
        compress=True,
        enable_mcp=False,
        title=PRODUCT.zh,
        update_title="",
        suppress_callback_exceptions=True,
    )
    app.index_string = INDEX.format(
        icon=app.get_asset_url("favicon.svg"), no_script=f"{NO_SCRIPT.zh} {NO_SCRIPT.en}"
    )
    app.layout = layout.frame()
    layout.register(app, tables, Texts(texts), clock)
    data.register(app, tables, Texts(texts))
    targets.register(app, tables, clock)
    for page in (overview, compare, coverage, region):
        page.register(app, tables)
    downloads.register(app.server, tables, clock)
    _tell_missing_pages(app, tables)
    return app


def serve(tables: Tables, host: str, port: int, texts: Path | None = None) -> None:
    """Serve the tables, and sentences of the texts if their folder is given, until interrupted.

    Raises:
        OSError: the address is taken or not this machine's.
    """
    waitress.serve(create_app(tables, texts).server, host=host, port=port, threads=THREADS)


def _tell_missing_pages(app: Dash, tables: Tables) -> None:
    """Dash answers 200 with the same page for any path; a page that does not exist shall say 404."""
    known = Known.of(tables)
    any_path = f"{app.config.routes_pathname_prefix}<path:path>"

    @app.server.after_request  # type: ignore[untyped-decorator]
    def say_missing(response: Response) -> Response:
        rule = request.url_rule
        if rule and rule.rule == any_path and isinstance(urls.parse(request.path, "", known).view, Missing):
            response.status_code = 404
        return response
