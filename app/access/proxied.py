"""People whom a reverse proxy has signed in: it names them in a header, and only its word is taken."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from app.access.allowed import Person
from app.access.said import Start, private, refused
from app.access.settings import Proxy
from app.front import Application
from etl.labels import ACCESS_NAMELESS, ACCESS_REFUSED

LONGEST = 256  # characters of a name


class Proxied:
    """A WSGI application: hands on what the proxy vouches for. Nobody behind it sees the header, whoever sent it."""

    def __init__(self, settings: Proxy, behind: Application) -> None:
        self._settings, self._behind = settings, behind
        self._name, self._groups = _key(settings.header), _key(settings.groups_header)

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a request."""
        person = self._person(environ)
        if person is None:
            return refused(environ, start, HTTPStatus.FORBIDDEN, ACCESS_NAMELESS)
        if not self._settings.allowed.admits(person):
            return refused(environ, start, HTTPStatus.FORBIDDEN, ACCESS_REFUSED)
        bare = {key: value for key, value in environ.items() if key not in (self._name, self._groups)}
        return self._behind(bare, private(start))

    def _person(self, environ: Mapping[str, Any]) -> Person | None:
        """Whom the proxy names; nobody where it is not the proxy that asks, or names nobody or several."""
        name = _written(environ.get(self._name, "")) if self._settings.peers.hold(environ) else None
        if name is None:
            return None
        groups = (_written(each) for each in str(environ.get(self._groups, "")).split(","))
        return Person([name], [each for each in groups if each])


def _key(header: str) -> str:
    return f"HTTP_{header.upper().replace('-', '_')}"


def _written(value: object) -> str | None:
    """A name as the proxy wrote it. A comma is a second header that was joined to the first."""
    try:
        name = str(value).encode("latin-1").decode().strip()  # PEP 3333: each byte came as a character
    except ValueError:
        return None
    return name if 0 < len(name) <= LONGEST and name.isprintable() and "," not in name else None
