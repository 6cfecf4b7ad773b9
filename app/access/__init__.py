"""Who may read: everybody, unless the machine's owner asks a reverse proxy or a provider of sign-in to name them.

settings → proxied, signed_in
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from app.access.proxied import Proxied
from app.access.settings import Oidc, Proxy, read
from app.front import Application
from etl import labels
from etl.errors import MisuseError
from etl.text import LANGUAGES, Text

Access = Callable[[Application], Application]


def of(environ: Mapping[str, str]) -> Access | None:
    """What to put around the application so that only those who may get through; none where everybody may.

    Raises:
        MisuseError: what the environment says about it cannot be meant.
    """
    found, faults = read(environ)
    if faults:
        raise MisuseError(labels.UNSAFE_START.filled(reasons=together(faults)))
    match found:
        case Proxy():
            return lambda behind: Proxied(found, behind)
        case Oidc():
            # Its libraries are an extra, which few need.
            signed_in = import_module("app.access.signed_in").SignedIn
            return lambda behind: signed_in(found, behind)
        case None:
            return None


def together(faults: list[Text]) -> Text:
    """All that is wrong, in one piece."""
    return Text(
        *(labels.CLAUSE.in_(language).join(each.in_(language) for each in faults) for language in LANGUAGES)
    )
