"""People who sign in at a provider of OpenID Connect: authorization code with PKCE and nonce, checked by authlib.

A session is a signed cookie and nothing else, so that any worker can read it. Viewers of a site without access control
never get one.
"""

import hashlib
import hmac
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from flask import Flask, Request, redirect, request, session
from flask.sessions import SecureCookieSessionInterface
from werkzeug.wrappers import Response

from app.access.provider import Provider, Refused, Unreachable, Untrustworthy
from app.access.said import HEADERS, Start, page, people, private, refused
from app.access.settings import Oidc
from app.front import Application
from etl import labels
from etl.text import Text

PATH = "/access"
SIGN_IN, BACK, SIGN_OUT, SIGNED_OUT = (
    f"{PATH}/{name}" for name in ("sign-in", "back", "sign-out", "signed-out")
)
COOKIE = "__Host-indicators"  # a name that browsers take only from this host, over TLS and for all of it
PERSON, UNTIL, WANTED, PENDING = "person", "until", "wanted", "_state_"
MOST_PENDING = 3  # sign-ins begun and not ended; each takes 300 bytes of the cookie
LONGEST_ADDRESS = 1000


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookies, with a hash of this decade."""

    digest_method = staticmethod(hashlib.sha256)


class SignedIn:
    """A WSGI application: hands on what those ask who have signed in, and lets the others do so."""

    def __init__(self, settings: Oidc, behind: Application) -> None:
        self._settings, self._behind = settings, behind
        self._server = _server(settings)

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a request."""
        if environ["PATH_INFO"].startswith(f"{PATH}/"):
            return self._server(environ, start)
        if not self._knows(environ):
            return self._ask(environ, start)
        bare = {key: value for key, value in environ.items() if key != "HTTP_COOKIE"}
        return self._behind(bare, private(start))

    def _knows(self, environ: dict[str, Any]) -> bool:
        """Whether the request carries a session that we have signed and that still holds."""
        found = self._server.session_interface.open_session(self._server, Request(environ))
        return bool(found and found.get(PERSON) and float(found.get(UNTIL, 0)) > time.time())

    def _ask(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """People are sent to sign in, and come back to the page they wanted; programs are told."""
        sign_in = f"{self._settings.address}{SIGN_IN}"
        if environ["REQUEST_METHOD"] != "GET" or not people(environ):
            return refused(environ, start, HTTPStatus.UNAUTHORIZED, labels.ACCESS_SIGN_IN_FIRST, sign_in)
        query = environ.get("QUERY_STRING", "")
        wanted = quote(environ["PATH_INFO"].encode("latin-1")) + (f"?{query}" if query else "")
        start("302 Found", [("Location", f"{sign_in}?{WANTED}={quote(wanted, safe='/')}"), *HEADERS])
        return [b""]


def _server(settings: Oidc) -> Flask:
    """The few addresses of signing in and out."""
    server = Flask(__name__, static_folder=None, template_folder=None)
    server.session_interface = Sessions()
    server.config.update(
        DEBUG=False,
        SECRET_KEY=_key(settings),
        SESSION_COOKIE_NAME=COOKIE,
        SESSION_COOKIE_PATH="/",
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",  # strict, and a person who comes back from the provider would be a stranger
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=60 * settings.minutes,
    )
    provider = Provider(settings, server, f"{settings.address}{BACK}")
    _let_in(server, settings, provider)
    _let_out(server, settings, provider)
    _tell(server, settings)
    return server


def _key(settings: Oidc) -> bytes:
    """What signs the sessions: with other lists of those who may read it is another, and each signs in again."""
    meant = repr((settings.issuer, settings.client_id, [sorted(each) for each in settings.allowed]))
    return hmac.digest(settings.secret.encode(), meant.encode(), hashlib.sha256)


def _let_in(server: Flask, settings: Oidc, provider: Provider) -> None:
    @server.get(SIGN_IN)
    def sign_in() -> Response:
        pending = [name for name in session if name.startswith(PENDING)]
        for name in pending[: max(0, len(pending) + 1 - MOST_PENDING)]:
            del session[name]
        session[WANTED] = _here(request.args.get(WANTED, "/"))
        return provider.ask()

    @server.get(BACK)
    def back() -> Response | tuple[str, int]:
        wanted = session.get(WANTED, "/")
        person = provider.vouched_for()
        session.clear()
        if not settings.allowed.admits(person):
            return page(labels.ACCESS_REFUSED, f"{settings.address}{SIGN_OUT}"), HTTPStatus.FORBIDDEN
        session.permanent = True
        session.update({PERSON: next(iter(person.names)), UNTIL: time.time() + 60 * settings.minutes})
        return redirect(f"{settings.address}{wanted}")


def _here(wanted: str) -> str:
    """An address of this site to go back to: nothing else is gone to."""
    printable = wanted.isascii() and wanted.isprintable() and not set(wanted) & {"\\", " "}
    return wanted if printable and wanted.startswith("/") and len(wanted) <= LONGEST_ADDRESS else "/"


def _let_out(server: Flask, settings: Oidc, provider: Provider) -> None:
    signed_out = f"{settings.address}{SIGNED_OUT}"

    @server.get(SIGN_OUT)
    def sign_out() -> Response:
        session.clear()
        return redirect(provider.way_out(signed_out) or signed_out)

    @server.get(SIGNED_OUT)
    def told() -> str:
        return page(labels.ACCESS_SIGNED_OUT, f"{settings.address}{SIGN_IN}")


def _tell(server: Flask, settings: Oidc) -> None:
    """What goes wrong is said in words; nothing of what the provider or the client sent is in them."""

    def telling(words: Text, status: HTTPStatus) -> Callable[[Exception], tuple[str, int]]:
        def tell(_error: Exception) -> tuple[str, int]:
            session.clear()
            return page(words, f"{settings.address}{SIGN_IN}"), status

        return tell

    server.register_error_handler(Refused, telling(labels.ACCESS_SIGN_IN_FAILED, HTTPStatus.FORBIDDEN))
    server.register_error_handler(
        Unreachable, telling(labels.ACCESS_PROVIDER_DOWN, HTTPStatus.SERVICE_UNAVAILABLE)
    )
    server.register_error_handler(
        Untrustworthy, telling(labels.ACCESS_PROVIDER_ASTRAY, HTTPStatus.BAD_GATEWAY)
    )

    @server.after_request
    def say(response: Response) -> Response:
        for name, value in HEADERS:
            response.headers[name] = value
        if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            response.headers["Retry-After"] = "30"
        return response
