"""Where this product is found: links, citations and files name it, whatever name a request used.

Imports nothing heavy.
"""

import re
from collections.abc import Iterable
from threading import Lock
from typing import Any

from app import refused
from app.refused import Start
from etl.errors import MisuseError
from etl.labels import BAD_ADDRESS_SETTING

MOST_NAMES = 4  # of a server whose address nobody has set
_NAME = r"(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[1-9][0-9]{0,4})?"
_HOST = re.compile(_NAME)
_ADDRESS = re.compile(rf"(https?)://({_NAME})/?")


class Public:
    """A WSGI application in front of another, which is told that it was asked under the public address.

    Without one, any well-formed name that a request was sent to is believed.

    Raises:
        MisuseError: the address is none, or has a path.
    """

    def __init__(self, behind: Any, address: str | None) -> None:
        self._behind = behind
        self._told = _told(address) if address else {}

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Hand on a request."""
        if not self._told and not _HOST.fullmatch(environ.get("HTTP_HOST", environ["SERVER_NAME"])):
            return refused.answered(start, 400)
        environ.update(self._told)
        answer: Iterable[bytes] = self._behind(environ, start)
        return answer


class Names:
    """The first names that a server was asked under. What is kept for readers is kept for these alone.

    Where no address is set, whoever asks chooses the name that answers tell; that many would fill the memory.
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._lock = Lock()

    def known(self, name: str) -> bool:
        """Whether a name is among them; one of the first becomes so."""
        with self._lock:
            if len(self._known) < MOST_NAMES:
                self._known.add(name)
            return name in self._known


def _told(address: str) -> dict[str, str]:
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise MisuseError(BAD_ADDRESS_SETTING.filled(address=address))
    return {"wsgi.url_scheme": found[1], "HTTP_HOST": found[2]}
