"""Editions beside all texts: each is an app of its own below its own path, made when it is first asked for.

An app below a path writes its pages as if it stood at the root. What leaves it has the addresses that readers need.
"""

import re
from collections.abc import Callable, Collection, Iterable
from threading import Lock
from typing import Any

from flask import Flask, Response, request

from app import steering, urls
from app.urls import EDITION_PATH

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
# Addresses of this server in HTML, and in HTML inside JSON. Static files are the same for all; what was written once
# stays as it is.
_ADDRESS = re.compile(r'(?<= )(href|action|data-suggest)=(\\?")/(?!static/|edition/)')


class Mounts:
    """A WSGI application: what is asked for below the path of an edition is handed to its app, all else to the whole's.

    `made` makes the app of an edition by its id.
    """

    def __init__(
        self, whole: Application, editions: Collection[str], made: Callable[[str], Application]
    ) -> None:
        self._whole, self._editions, self._made = whole, frozenset(editions), made
        self._apps: dict[str, Application] = {}
        self._lock = Lock()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        edition, slash, rest = environ["PATH_INFO"].removeprefix(f"{EDITION_PATH}/").partition("/")
        if not environ["PATH_INFO"].startswith(f"{EDITION_PATH}/") or edition not in self._editions:
            return self._whole(environ, start)
        below = f"{environ.get('SCRIPT_NAME', '')}{urls.of_edition(edition)}"
        if not slash:
            query = environ.get("QUERY_STRING", "")
            start("308 Permanent Redirect", [("Location", f"{below}/{f'?{query}' if query else ''}")])
            return [b""]
        return self._of(edition)({**environ, "SCRIPT_NAME": below, "PATH_INFO": f"/{rest}"}, start)

    def _of(self, edition: str) -> Application:
        with self._lock:
            if edition not in self._apps:
                self._apps[edition] = self._made(edition)
            return self._apps[edition]


def register(server: Flask) -> None:
    """Let addresses in pages, and in what controls change, lead below the path that this app stands at."""

    @server.after_request
    def written(response: Response) -> Response:
        html = response.mimetype == "text/html" or request.path.startswith(f"{steering.PATH}/")
        if html and request.script_root and "Content-Encoding" not in response.headers:
            response.set_data(below(request.script_root, response.get_data(as_text=True)))
        return response


def below(root: str, page: str) -> str:
    """A page (or one inside JSON) whose addresses lead below a path."""
    return _ADDRESS.sub(rf"\1=\2{root}/", page)
