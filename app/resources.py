"""What a view shows, at an address whose answer never changes: `/r/<release>/<path of the view>?<query>`.

Whoever has such an answer may keep it for good, so that nginx or a network of caches answers in place of the app. What
an answer depends on stands in its address: the release (the version of its data, the day it is looked at, and what
tells the program and the texts at hand), the page, and what is chosen there, in one order and without what is as
usual. An address that says the same otherwise leads to that one.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from importlib.metadata import version
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlencode

from flask import Flask, Response, abort, has_request_context, redirect, request
from werkzeug.wrappers import Response as Redirect

from app import refused, urls
from app.answers import ACCEL, LAYOUT, OF_PAGES, digest
from app.callbacks import PATH as CALLBACK
from app.clock import Clock
from app.pages.compare import AUTO
from app.parts.hits import SUGGEST_PATH
from app.refused import Start
from app.site import Site
from app.static import FOREVER
from app.steering import PATH as STEER
from app.steering import SEVERAL
from app.texts import Texts
from app.urls import BY_REGION, FILES_PATH, SORTS, Missing, View
from etl import kept
from etl.labels import PERIODS_SAME
from etl.text import Language

PATH = "/r"
ASKED = "indicators.asked"  # in the environment of a request: the `Release` that its address names
YEAR = 31_536_000  # seconds
# An address that says something else than the one it leads to; also one of a thousand made up.
BRIEFLY = 60
LED = f"public, max-age={BRIEFLY}"
# What nginx says it asks of: the release that it was last told of, by which it keeps the answer beside others.
RELEASE_HEADER = "X-Release"
# For so many seconds it keeps what is of that release, and what is of another: while nodes take over a release some
# answer with the next one already. Not for none, or those who wait for the same answer would be let in one by one.
OF_THIS, OF_ANOTHER = 3600, 1
# What controls hold while nothing is chosen; addresses do not say it.
USUAL: Mapping[str, str] = {"by": BY_REGION, "chart": AUTO, "period": PERIODS_SAME, "sort": SORTS[0]}
# What decides how an answer is written, beside this program.
LIBRARIES = ("dash", "dash-ag-grid", "dash-mantine-components", "plotly")
_RELEASE = re.compile(r"([0-9a-z]+)-([0-9]{8})-([0-9a-f]{8})")
# What is asked for below a release as it is elsewhere; all else is the path of a view.
_AS_ELSEWHERE = (*OF_PAGES, CALLBACK, SUGGEST_PATH, f"{FILES_PATH}/")

Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


class Release(NamedTuple):
    """What answers are of: the version of the data, the day, and a digest of the program and the texts at hand."""

    version: str
    day: date
    program: str

    def __str__(self) -> str:
        """As addresses say it: 5f0c12ab34cd-20261127-9a8b7c6d."""
        return f"{self.version}-{self.day:%Y%m%d}-{self.program}"


def release(site: Site) -> Release:
    """What a site shows now."""
    return Release(site.tables.version, site.clock(), _program(site.texts))


def below(site: Site) -> str:
    """The path of all that a page of this moment asks for."""
    return f"{PATH}/{release(site)}"


def address(view: View, language: Language) -> str:
    """What the address of a view says below its release: parameters by name, written as browsers write them."""
    said = [*urls.parameters(view), *([("lang", language)] if language != "zh" else [])]
    return _address(urls.path(view), said)


def clock(of: Clock) -> Clock:
    """The same day, but where a request names one."""

    def day() -> date:
        asked = request.environ.get(ASKED) if has_request_context() else None
        return asked.day if asked else of()

    return day


class Resources:
    """A WSGI application that answers below PATH what another one answers elsewhere."""

    def __init__(self, behind: Application, site: Site) -> None:
        self._behind, self._site = behind, site

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a request. One for another release finds nothing here."""
        first, path, rest = environ["PATH_INFO"].partition(f"{PATH}/")
        if first or not path:
            return self._behind(environ, start)
        name, _, page = rest.partition("/")
        asked = _named(name)
        if asked is None or not self._has(asked):
            return refused.answered(start, 404)
        page = f"/{page}"
        inside = page if page.startswith(_AS_ELSEWHERE) else f"{STEER}{page}"
        return self._behind({**environ, ASKED: asked, "PATH_INFO": inside}, start)

    def _has(self, asked: Release) -> bool:
        """Whether this is of the same data, program and texts; as of any day, but none that nowhere has begun."""
        now = release(self._site)
        same = (asked.version, asked.program) == (now.version, now.program)
        return same and asked.day <= now.day + timedelta(days=1)


def register(server: Flask, site: Site) -> None:
    """Lead to the one address of each answer, and say how long answers keep.

    To be registered before whatever else looks at answers, so that it is the last to do so.
    """

    @server.before_request
    def lead() -> Redirect | None:
        asked = request.environ.get(ASKED)
        wanted = _wanted(site) if asked and request.method in {"GET", "HEAD"} else None
        if wanted is None:
            return None
        whole = f"{request.script_root}{PATH}/{asked}{wanted}"
        return None if _written(whole) else redirect(whole, 308)

    @server.after_request
    def say(response: Response) -> Response:
        if ASKED not in request.environ:
            return _kept_by_release(response, site)
        to_keep = response.headers.pop(ACCEL, None) is not None
        if response.status_code == 308:
            return _kept(response, LED, BRIEFLY)
        if response.status_code != 200 or request.method not in {"GET", "HEAD"}:
            response.headers["Cache-Control"] = "no-store"
            return response
        if request.path == LAYOUT:
            # Of the page that asks, which its address does not say: browsers ask again, and nginx looks who asks.
            return _kept(response, "no-cache", YEAR if to_keep else 0)
        if response.get_etag()[1] is not False:
            response.set_etag(digest(response.get_data()))
        _kept(response, FOREVER, YEAR).make_conditional(request)
        return response


def _kept_by_release(response: Response, site: Site) -> Response:
    """The answer, which nginx may keep for long where it is of the release that nginx keeps it for."""
    asked = request.headers.get(RELEASE_HEADER)
    if asked and response.status_code == 200 and ACCEL in response.headers:
        response.headers[ACCEL] = str(OF_THIS if asked == str(release(site)) else OF_ANOTHER)
    return response


def _kept(response: Response, browsers: str, nginx: int) -> Response:
    """The answer with for how long browsers, and nginx, so many seconds, may keep it."""
    response.headers["Cache-Control"] = browsers
    if nginx:
        response.headers[ACCEL] = str(nginx)
    return response


def _named(name: str) -> Release | None:
    found = _RELEASE.fullmatch(name)
    try:
        return found and Release(found[1], datetime.strptime(found[2], "%Y%m%d").date(), found[3])
    except ValueError:  # the 31st of February
        return None


def _wanted(site: Site) -> str | None:
    """What the address of an answer says below its release; none where there is none, which is told elsewhere."""
    path, query = request.path, request.query_string.decode(errors="replace")
    if path.startswith(f"{STEER}/"):
        view, language, _ = urls.parse(path.removeprefix(STEER), query, site.known)
        return None if isinstance(view, Missing) else address(view, language)
    if path.startswith(f"{FILES_PATH}/"):
        return _of_file(path, query, site)
    if path == SUGGEST_PATH:
        given = [(name, request.args.get(name, "")) for name in ("lang", "q")]
        return _address(path, given)
    return path


def _of_file(path: str, query: str, site: Site) -> str | None:
    if path == urls.EVERYTHING_PATH:
        return path
    page, _, _ = path.removeprefix(FILES_PATH).rpartition(".")
    view, _, ignored = urls.parse(urls.OVERVIEW_PATH if page == "/overview" else page, query, site.known)
    if isinstance(view, SEVERAL):
        abort(404)
    return None if ignored else _address(path, urls.parameters(view))


def _address(path: str, said: Sequence[tuple[str, str]]) -> str:
    query = urlencode(sorted(said, key=lambda pair: pair[0]), safe="*").replace("~", "%7E")
    return quote(unquote(path), safe="/@") + (f"?{query}" if query else "")


def _written(whole: str) -> bool:
    """Whether a request was written so, to the letter. Not every server tells."""
    raw = request.environ.get("RAW_URI") or request.environ.get("REQUEST_URI") or ""
    return raw == whole or not raw.startswith("/")


def _program(texts: Texts) -> str:
    return hashlib.blake2b(_code() + _held(texts, texts.stamp()), digest_size=4).hexdigest()


@cache
def _code() -> bytes:
    libraries = [f"{name} {version(name)}" for name in LIBRARIES]
    return kept.content() + "\n".join(libraries).encode()


@lru_cache(maxsize=2)
def _held(texts: Texts, stamp: tuple[tuple[str, int, int], ...]) -> bytes:
    """What the texts say, whenever their files were written: two machines that hold the same shall agree."""
    digest = hashlib.blake2b()
    for name, _, _ in stamp:
        digest.update(name.encode(errors="surrogateescape") + b"\0" + texts.content(name) + b"\0")
    return digest.digest()
