"""What every answer says of itself, on every route and with every status that there is."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from flask import Flask

from app.address import Public
from app.front import Application
from app.guard import LONGEST_BODY, Guard
from app.mounts import Mounts
from app.preview.answers import NEWS_PATH, TAKE_PATH
from app.preview.server import preview
from app.server import create_app
from app.static import Static
from app.whole import BusyError
from etl.tables import Tables
from tests.trust.forged_requests import CALLBACK, HONEST, JSON
from tests.trust.forged_stack import Answer, Forged, ask

SAID: dict[str, Callable[[str], bool]] = {
    "content-security-policy": lambda said: "default-src" in said and "frame-ancestors 'self'" in said,
    "x-content-type-options": lambda said: said == "nosniff",
    "referrer-policy": lambda said: said == "same-origin",
    "permissions-policy": lambda said: "camera=()" in said and "geolocation=()" in said,
    "cross-origin-opener-policy": lambda said: said == "same-origin",
    "cross-origin-resource-policy": lambda said: said in {"same-origin", "cross-origin"},
}
NEVER = {"set-cookie", "server", "x-powered-by"}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE")
# What stands for the variables of a route: something that there is, and something that there is not.
VALUES = {
    "page": ("compare", "nowhere"),
    "path": ("compare", "nowhere"),
    "_path": ("x", "y"),
    "name": ("unknown-value", "x"),
    "version": ("none", "x"),
    "address": ("observations.csv", "x"),
    "obs": ("330000.gdp.2023.A.first", "x"),
    "filename": ("live.js", "x"),
    "package_name": ("dash", "x"),
    "fingerprinted_path": ("dcc/dash_core_components.js", "x"),
}
STATUSES = {200, 302, 304, 308, 400, 404, 405, 413, 414, 500, 503}


def lacking(answer: Answer) -> list[str]:
    """What an answer does not say of itself, says twice, or should not."""
    said: dict[str, list[str]] = {}
    for name, value in answer.headers:
        said.setdefault(name.lower(), []).append(value)
    wanted = [name for name, fits in SAID.items() if len(said.get(name, [])) != 1 or not fits(said[name][0])]
    return [*wanted, *(NEVER & said.keys())]


def visited(tables: Tables, folder: Path) -> Iterator[tuple[Forged, Answer]]:
    """Each route of the app and of the preview with each method, and each status that there is."""
    app = create_app(tables)
    # As if there were editions of texts, below paths of their own.
    guarded = Guard(Public(Mounts(app.server, ["2024"], lambda _edition: app.server), None))
    for forged in [*_routes(app.server), *_statuses()]:
        yield forged, ask(guarded, forged)
    yield from _conditional(guarded)
    yield from _preview(folder)
    yield from _broken(tables)


def _routes(server: Flask) -> Iterator[Forged]:
    for rule in server.url_map.iter_rules():
        for there in (0, 1):
            address = rule.rule
            for name in rule.arguments:
                for form in (f"<{name}>", f"<path:{name}>", f"<string:{name}>"):
                    address = address.replace(form, VALUES[name][there])
            for method in METHODS if there == 0 else METHODS[:1]:
                yield Forged(rule.rule, method, address.encode(), expected=())


def _statuses() -> Iterator[Forged]:
    """What the guard refuses, what is served from memory, and a path of an edition without its slash."""
    yield Forged("a file", "GET", Static().url("style.css").encode())
    yield Forged("kept", "GET", b"/sources")
    yield Forged("kept", "GET", b"/sources", headers={"Accept-Encoding": "br"})
    yield Forged("edition", "GET", b"/edition/2024")
    yield Forged("large", "POST", CALLBACK, headers=JSON, body=b"x" * (LONGEST_BODY + 1))
    yield Forged("long", "GET", b"/" + b"x" * 20_000)
    yield Forged("control", "GET", b"/\x00")
    yield Forged("hidden", "GET", b"/.env")
    yield Forged("host", "GET", b"/", headers={"Host": "a b"})
    yield Forged("filter", "GET", b"/download/data.csv", "region=x")


def _conditional(application: Application) -> Iterator[tuple[Forged, Answer]]:
    """What is still the same."""
    address = b"/api/v1/sources.csv"
    tag = dict(ask(application, Forged("tag", "GET", address)).headers)["ETag"]
    forged = Forged("unchanged", "GET", address, headers={"If-None-Match": tag})
    yield forged, ask(application, forged)


def _preview(folder: Path) -> Iterator[tuple[Forged, Answer]]:
    """A file with a mistake in it: only the bar is shown."""
    path = folder / "written.yaml"
    path.write_text("x: [", encoding="utf-8")
    door, reader = preview(path)
    guarded = Guard(Public(door, None))
    reader._stand_in()
    for method, address in (
        ("GET", NEWS_PATH),
        ("POST", TAKE_PATH),
        ("GET", "/"),
        ("GET", "/x"),
        ("PUT", "/"),
    ):
        forged = Forged("preview", method, address.encode())
        yield forged, ask(guarded, forged)
    stamp = Forged("preview", "GET", NEWS_PATH.encode(), f"seen={door._desk.stamp}")
    yield stamp, ask(guarded, stamp)


def _broken(tables: Tables) -> Iterator[tuple[Forged, Answer]]:
    """A server whose views fail."""
    for error in (RuntimeError("planted"), BusyError()):
        server: Flask = create_app(tables).server
        server.logger.disabled = True
        failing = _raising(error)
        for endpoint in ("/<path:path>", "api.served", "/_dash-update-component", "steer"):
            server.view_functions[endpoint] = failing
        guarded = Guard(Public(server, None))
        for path in (b"/sources", b"/api/v1/sources", b"/steer/compare"):
            forged = Forged("fails", "GET", path)
            yield forged, ask(guarded, forged)
        posted = Forged("fails", "POST", CALLBACK, headers=JSON, body=json.dumps(HONEST).encode())
        yield posted, ask(guarded, posted)


def _raising(error: Exception) -> Callable[..., Any]:
    def view(**_: object) -> Any:
        raise error

    return view
