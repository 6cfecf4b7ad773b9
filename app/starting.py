"""Whether a deployed app may start: what would open a door that its owner believes shut stops it, and is named."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib.metadata import version

from app.access import together
from app.access.settings import KNOWN, MODE, read
from app.settings import settings
from etl import labels
from etl.errors import MisuseError
from etl.text import Text

OURS = "INDICATOR"  # what our settings begin with, the S forgotten too
# Dash takes all of these from the environment, in capitals and not. The app says itself what it needs; what it does
# not say, nobody shall. React's version is read when Dash is imported.
DASH = re.compile(r"DASH_\w+|dash_\w+|REACT_VERSION")
DEBUG = ("FLASK_DEBUG", "PYTHONDEVMODE", "PYTHONINSPECT", "WERKZEUG_DEBUG_PIN")
OFF = {"", "0", "false", "no"}
# Ways of gunicorn to believe headers of anybody, to read requests loosely, to take other code, or to trace it.
LOOSE = (
    "--reload", "--reload-engine", "--reload-extra-file", "--spew", "--header-map", "--forwarder-headers",
    "--forwarded-allow-ips", "--proxy-protocol", "--proxy-allow-from", "--strip-header-spaces", "--paste", "--paster",
    "--permit-obsolete-folding", "--permit-unconventional-http-method", "--permit-unconventional-http-version",
    "--casefold-http-method", "--pythonpath",
)  # fmt: skip
LEAST_DASH = "4.4.1"  # any client can kill a process of 4.4.0


class UnsafeStartError(MisuseError):
    """The app would start with a door open."""


def check(environ: Mapping[str, str]) -> None:
    """Refuse to start where something in the environment opens a door.

    Raises:
        UnsafeStartError: something does; all of it is told.
    """
    faults = [*_switches(environ), *_trust(environ), *_unknown(environ), *read(environ)[1], *_packages()]
    if faults:
        raise UnsafeStartError(labels.UNSAFE_START.filled(reasons=together(faults)))


def refused(environ: Mapping[str, str]) -> Text | None:
    """Why the app does not start in this environment, in words; none where it does."""
    try:
        check(environ)
        settings(environ)
    except MisuseError as error:
        return error.message
    return None


def _switches(environ: Mapping[str, str]) -> Iterator[Text]:
    for name, value in sorted(environ.items()):
        # Dash takes any text but "false" for yes, "0" too.
        dash = DASH.fullmatch(name) and value.lower() not in {"", "false"}
        if dash or (name in DEBUG and value.lower() not in OFF):
            yield labels.UNSAFE_SWITCH.filled(name=name)


def _trust(environ: Mapping[str, str]) -> Iterator[Text]:
    if "*" in environ.get("FORWARDED_ALLOW_IPS", ""):
        yield labels.UNSAFE_TRUST.filled(name="FORWARDED_ALLOW_IPS")
    for word in environ.get("GUNICORN_CMD_ARGS", "").split():
        option = word.strip("'\"").partition("=")[0]
        # It takes abbreviations too.
        if option.startswith("--") and any(loose.startswith(option) for loose in LOOSE):
            yield labels.UNSAFE_ARGUMENTS.filled(option=option)


def _unknown(environ: Mapping[str, str]) -> Iterator[Text]:
    """A setting that is misspelt would be as if it had not been made."""
    for name in sorted(environ):
        if name.upper().startswith(OURS) and name not in KNOWN:
            nearest = get_close_matches(name.upper(), sorted(KNOWN), n=1, cutoff=0) or [MODE]
            yield labels.UNSAFE_UNKNOWN.filled(name=name, nearest=nearest[0])


def _packages() -> Iterator[Text]:
    installed = version("dash")
    if _numbers(installed) < _numbers(LEAST_DASH):
        yield labels.UNSAFE_DASH.filled(version=installed, least=LEAST_DASH)


def _numbers(written: str) -> tuple[int, ...]:
    """The first three numbers of a version, and whether it is before its release: 4.4.1rc1 is older than 4.4.1."""
    numbers = re.findall(r"\d+", re.split(r"[^\d.]", written)[0])[:3]
    early = re.search(r"\d(?:a|b|rc|\.?dev)\d", written)
    return (*map(int, numbers), -1 if early else 0)
