"""What a preview answers beside its pages: news of the file, what the editor decides, and figures for watchers."""

import json
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qs, urlsplit

from app.front import Application
from app.health import METRICS
from app.markup import markup
from app.metrics import KIND, Metrics
from app.preview import bar
from app.preview.desk import Desk
from etl.text import Language

NEWS_PATH = "/preview/news"
TAKE_PATH = "/preview/take"
LONGEST = 64  # bytes of what is sent to decide
STILL = (
    "/static/",
    "/_dash-component-suites/",
)  # whose addresses hold what they are, so that they may be kept
NO_STORE = ("Cache-Control", "no-store")

Start = Callable[..., Any]


class Door:
    """Answers for the preview itself, and hands everything else on. Nothing that it lets through is kept."""

    def __init__(self, behind: Application, desk: Desk) -> None:
        self._behind, self._desk, self._metrics = behind, desk, Metrics()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """A WSGI application."""
        match environ["PATH_INFO"], environ["REQUEST_METHOD"]:
            case (path, "GET") if path == NEWS_PATH:
                return self._news(environ, start)
            case (path, "POST") if path == TAKE_PATH:
                return self._take(environ, start)
            case (path, "GET") if path == METRICS:
                return self._figures(start)
        return self._behind(environ, _unkept(environ["PATH_INFO"], start))

    def _news(self, environ: dict[str, Any], start: Start) -> list[bytes]:
        """What is new for a page that has `seen` a state; nothing where there is nothing."""
        asked = parse_qs(environ.get("QUERY_STRING", ""))
        state, stamp = self._desk.state, self._desk.stamp
        if asked.get("seen") == [stamp]:
            start("204 No Content", [NO_STORE])
            return []
        language: Language = "en" if asked.get("lang") == ["en"] else "zh"
        told = {"edition": state.edition, "stamp": stamp, "bar": str(markup(bar.news(state, language)))}
        return _said(start, "200 OK", json.dumps(told, ensure_ascii=False), "application/json")

    def _figures(self, start: Start) -> list[bytes]:
        """How many problems the working file has."""
        problems = self._desk.state.problems
        warnings = sum(each.warning for each in problems)
        self._metrics.problems("error", len(problems) - warnings)
        self._metrics.problems("warning", warnings)
        told = self._metrics.told().decode()
        return _said(start, "200 OK", told, KIND.removesuffix("; charset=utf-8"))

    def _take(self, environ: dict[str, Any], start: Start) -> list[bytes]:
        """Take what is held back. Only who sits at this machine and sees the bar may say so."""
        if not _at_home(environ):
            return _said(start, "403 Forbidden", "")
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > LONGEST:
            return _said(start, "400 Bad Request", "")
        digest = environ["wsgi.input"].read(int(length)).decode("ascii", errors="replace")
        return _said(start, "200 OK" if self._desk.want(digest) else "409 Conflict", "")


def _at_home(environ: dict[str, Any]) -> bool:
    """Whether a page of this very server asks, from this machine and under a name of it."""
    host = environ.get("HTTP_HOST", "")
    same = environ.get("HTTP_ORIGIN") == f"{environ['wsgi.url_scheme']}://{host}"
    named = urlsplit(f"//{host}").hostname or ""
    return same and _loopback(environ.get("REMOTE_ADDR", "")) and (named == "localhost" or _loopback(named))


def _loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _unkept(path: str, start: Start) -> Start:
    """Begins an answer that no browser keeps."""

    def begin(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        if not path.startswith(STILL):
            headers = [*((key, value) for key, value in headers if key.lower() != "cache-control"), NO_STORE]
        return start(status, headers, *rest)

    return begin


def _said(start: Start, status: str, words: str, kind: str = "text/plain") -> list[bytes]:
    body = words.encode()
    about = [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(body))), NO_STORE]
    start(status, [*about, ("X-Content-Type-Options", "nosniff")])
    return [body]
