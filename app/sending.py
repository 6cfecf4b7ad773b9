"""How files and answers travel: compressed, files from what was packed, and kept by the browser for good."""

from dash.exceptions import DependencyException
from flask import Flask, Response, abort, request
from flask_compress import Compress
from werkzeug.datastructures import Accept
from werkzeug.exceptions import NotFound

from app import faults
from app.static import FOREVER, PATH, Static, encoded

BRIEFLY = "public, max-age=60"
SUITES = "/_dash-component-suites/"
SCRIPT = ".js"
TYPES = [
    "text/html",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
    "text/csv",
    "application/vnd.sdmx.data+csv",
    "application/vnd.sdmx.structure+xml",
]


def register(server: Flask, static: Static) -> None:
    """Serve the static files, send scripts of components from what was packed, compress the rest."""
    server.config.update(COMPRESS_MIMETYPES=TYPES, COMPRESS_BR_LEVEL=4, COMPRESS_ALGORITHM=["br", "gzip"])

    @server.get(f"{PATH}/<name>")
    def file(name: str) -> Response:
        found = static.files.get(name)
        if found is None:
            abort(404)
        response = _packed(Response(found.content, mimetype=found.kind))
        response.headers["Cache-Control"] = FOREVER
        return response

    Compress(server)

    @server.before_request
    def know_suites() -> None:
        # What the scripts were made from is for who makes them.
        if request.path.startswith(SUITES) and not request.path.endswith(SCRIPT):
            abort(404)

    @server.errorhandler(DependencyException)
    def no_suite(_error: DependencyException) -> Response:
        return faults.told(NotFound())

    @server.after_request
    def pack_suites(response: Response) -> Response:
        if request.path.startswith(SUITES) and response.status_code == 200:
            response.direct_passthrough = False
            # Parts that scripts load by themselves have addresses that do not change, so that Dash says nothing of how
            # long they keep. Not long: after an upgrade they are others.
            response.headers.setdefault("Cache-Control", BRIEFLY)
            return _packed(response)
        return response


def family(takes: Accept) -> str:
    """How an answer is compressed for who takes these encodings; empty for not at all."""
    return next((each for each in ("br", "gzip") if takes[each]), "")


def _packed(response: Response) -> Response:
    """A file compressed as the browser takes it."""
    encoding = family(request.accept_encodings)
    response.headers["Vary"] = "Accept-Encoding"
    if encoding:
        response.set_data(encoded(response.get_data(), encoding))
        response.headers["Content-Encoding"] = encoding
    return response
