"""The door of the server: open before the app is built, with the first page that was kept from the last time.

Behind it one app takes another's place while requests come: those in flight end with the old one. Imports nothing
heavy. What it cannot answer itself waits for the app.
"""

import json
import re
import sys
import traceback
from _thread import interrupt_main
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

import waitress

from app.address import Public
from app.guard import LONGEST_BODY, POLICY, SAID, Guard
from app.static import FOREVER, PATH, Static, encoded
from etl.kept import Shelf

if TYPE_CHECKING:
    from flask import Flask

    from app.following import Followed
    from etl.tables import Tables

THREADS = 8  # a browser asks for six files at once
# The first page in both languages, by address.
FIRST = {"/": "first-zh.json", "/?lang=en": "first-en.json"}
# Releases that are answered for: the one that readers see, and two before, of which pages are open or kept by nginx.
KEPT = 3
# What is asked for of a release by name (see `app.resources`).
_OF_RELEASE = re.compile(r"(?:/edition/[^/]+)?/r/([0-9a-z]+)-")
KEPT_HEADERS = ("Content-Type", "Cache-Control", POLICY, *SAID)

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def serve(
    tables: "Callable[[], Tables]",
    shelf: Shelf,
    host: str,
    port: int,
    texts: Path | None = None,
    releases: Path | None = None,
    followed: "Followed | None" = None,
) -> None:
    """Serve the tables, with texts and earlier releases if their folders are given, until interrupted.

    Where a release is `followed`, its successors take its place as they are published.

    Raises:
        OSError: the address is taken or not this machine's.
        RuntimeError: the app could not be built.
    """
    front = Front(shelf)
    Thread(target=front.build, args=(tables, texts, releases, followed), daemon=True).start()
    listen(front, host, port)
    if front.failed:
        raise RuntimeError("the app could not be built")


def listen(application: "Application", host: str, port: int) -> None:
    """Answer at an address until interrupted.

    Raises:
        OSError: the address is taken or not this machine's.
    """
    guarded = Guard(Public(application, None))
    waitress.serve(
        guarded, host=host, port=port, threads=THREADS, ident=None, max_request_body_size=LONGEST_BODY + 1
    )


class Front:
    """A WSGI application that hands on to another one, once that is there."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf, self.static = shelf, Static()
        self.failed = False
        # What answers for a release that is asked for by name and not at hand; by itself the one that readers see.
        self.elsewhere: Callable[[str], Application] | None = None
        self._app: Application | None = None
        self._releases: dict[str, Application] = {}
        self._lock = Lock()
        self._built = Event()

    def take(self, app: Application, version: str = "") -> None:
        """Hand on to this application from now on. Requests that another one has begun to answer end with it, and
        what is asked for of its release by name."""
        self._app = app
        self.keep(version, app)
        self._built.set()

    def keep(self, version: str, app: Application) -> None:
        """Hand on to this application what is asked for of a release by name. The last KEPT are kept."""
        with self._lock:
            held = [each for each in self._releases.items() if each[0] != version]
            held.sort(key=lambda each: each[1] is self._app)  # what readers see is the last to go
            self._releases = dict([*held, (version, app)][-KEPT:])

    def of(self, version: str) -> Application | None:
        """The application of a release, if it is at hand."""
        return self._releases.get(version)

    def build(
        self,
        tables: "Callable[[], Tables]",
        texts: Path | None,
        releases: Path | None,
        followed: "Followed | None" = None,
    ) -> None:
        """Build the app, keep its first page for the next start, and follow; end the program if that fails."""
        try:
            from app.server import create_app  # noqa: PLC0415  (Dash and pandas)

            def show(shown: "Tables") -> "Flask":
                server: Flask = create_app(shown, texts, releases=releases, looks_ahead=True).server
                self.take(server, shown.version)
                return server

            self._keep_first(show(tables()))
            if followed:
                followed.follow(show)
        except BaseException:
            traceback.print_exc(file=sys.stderr)
            self.failed = True
            interrupt_main()

    def _keep_first(self, server: "Flask") -> None:
        if self.shelf is None:
            return
        for address, name in FIRST.items():
            answer = server.test_client().get(address)
            headers = [(key, answer.headers[key]) for key in KEPT_HEADERS if key in answer.headers]
            kept = {"headers": headers, "body": answer.get_data(as_text=True)}
            self.shelf.keep_page(name, json.dumps(kept).encode())

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if self._app is None and environ["REQUEST_METHOD"] == "GET":
            at_once = self._first(environ) or file(self.static, environ)
            if at_once:
                headers, body = at_once
                start("200 OK", [*headers, ("Content-Length", str(len(body)))])
                return [body]
        self._built.wait()
        assert self._app is not None
        asked = _OF_RELEASE.match(environ["PATH_INFO"])
        app = self._of(asked[1]) if asked else self._app
        return app(environ, start)

    def _of(self, version: str) -> Application:
        assert self._app is not None
        return self.of(version) or (self.elsewhere(version) if self.elsewhere else self._app)

    def _first(self, environ: dict[str, Any]) -> tuple[list[tuple[str, str]], bytes] | None:
        """The first page, if it was kept."""
        query = environ.get("QUERY_STRING", "")
        name = FIRST.get(environ["PATH_INFO"] + (f"?{query}" if query else ""))
        content = self.shelf.page(name) if self.shelf and name else None
        if content is None:
            return None
        kept = json.loads(content)
        return [(key, value) for key, value in kept["headers"]], kept["body"].encode()


def file(static: Static, environ: dict[str, Any]) -> tuple[list[tuple[str, str]], bytes] | None:
    """The headers and content of a static file, if one is asked for."""
    folder, _, name = environ["PATH_INFO"].rpartition("/")
    found = static.files.get(name) if folder == PATH else None
    if found is None:
        return None
    headers = [
        ("Content-Type", f"{found.kind}; charset=utf-8"),
        ("Cache-Control", FOREVER),
        ("Vary", "Accept-Encoding"),
    ]
    if "br" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        return [*headers, ("Content-Encoding", "br")], encoded(found.content, "br")
    return headers, found.content
