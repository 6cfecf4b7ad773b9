"""What the machine says about who may read: nobody is asked who they are unless INDICATORS_ACCESS says so.

Each mode has its own settings. One of a mode that is not chosen is an error: somebody believes the door to be shut.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from app.access.allowed import Allowed
from app.access.peers import UNIX, Network, Peers, parsed, too_wide
from app.access.secret import LEAST, LEAST_GIVEN, weak
from etl import labels
from etl.text import Text

MODE: Final = "INDICATORS_ACCESS"
ADDRESS: Final = "INDICATORS_ADDRESS"
STORE: Final = "INDICATORS_STORE"
HEADER: Final = "INDICATORS_ACCESS_HEADER"
GROUPS_HEADER: Final = "INDICATORS_ACCESS_GROUPS_HEADER"
PEERS: Final = "INDICATORS_ACCESS_PEERS"
PERSONS: Final = "INDICATORS_ACCESS_PERSONS"
GROUPS: Final = "INDICATORS_ACCESS_GROUPS"
ISSUER: Final = "INDICATORS_OIDC_ISSUER"
CLIENT_ID: Final = "INDICATORS_OIDC_CLIENT_ID"
CLIENT_SECRET: Final = "INDICATORS_OIDC_CLIENT_SECRET"
GROUPS_CLAIM: Final = "INDICATORS_OIDC_GROUPS_CLAIM"
DOMAINS: Final = "INDICATORS_OIDC_DOMAINS"
SESSION_SECRET: Final = "INDICATORS_SESSION_SECRET"
SESSION_MINUTES: Final = "INDICATORS_SESSION_MINUTES"

NONE, PROXY, OIDC = "none", "proxy", "oidc"
OF_BOTH = (PERSONS, GROUPS)
# A secret can stand in a file instead (…_FILE), where the environment of a process is open to others.
OF_MODE: Mapping[str, tuple[str, ...]] = {
    NONE: (),
    PROXY: (HEADER, GROUPS_HEADER, PEERS, *OF_BOTH),
    OIDC: (
        ISSUER, CLIENT_ID, CLIENT_SECRET, f"{CLIENT_SECRET}_FILE", GROUPS_CLAIM, DOMAINS, SESSION_SECRET,
        f"{SESSION_SECRET}_FILE", SESSION_MINUTES, *OF_BOTH,
    ),
}  # fmt: skip
KNOWN = frozenset({MODE, ADDRESS, STORE}.union(*OF_MODE.values()))

MINUTES, LEAST_MINUTES, MOST_MINUTES = "240", 5, 720
_HEADER = re.compile(r"[A-Za-z]+(?:-[A-Za-z0-9]+)+")
# Headers that clients and proxies use for something else.
_TAKEN = re.compile(
    r"(?:accept|content|if|sec|access-control|cache|transfer|proxy)-.*|user-agent|x-requested-with|x-request-id"
    r"|x-real-ip|x-forwarded-(?:for|proto|host|port|prefix|ssl|server)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proxy:
    """A reverse proxy that knows the person and names them in a header, and where it speaks from."""

    header: str
    groups_header: str
    peers: Peers
    allowed: Allowed


@dataclass(frozen=True, slots=True)
class Oidc:
    """A provider of OpenID Connect, what it knows this app by, and for how long a sign-in holds."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    secret: str = field(repr=False)  # which signs the sessions
    address: str
    minutes: int
    groups_claim: str
    allowed: Allowed


@dataclass(slots=True)
class _Reader:
    """Reads settings, and gathers what is wrong with them."""

    environ: Mapping[str, str]
    faults: list[Text] = field(default_factory=list)

    def text(self, name: str, otherwise: str = "") -> str:
        return self.environ.get(name, "").strip() or otherwise

    def needed(self, name: str) -> str:
        given = self.text(name)
        if not given:
            self.say(labels.UNSAFE_MISSING, name=name)
        return given

    def listed(self, name: str) -> frozenset[str]:
        return frozenset(filter(None, (each.strip() for each in self.text(name).split(","))))

    def say(self, words: Text, **data: object) -> None:
        self.faults.append(words.filled(**data))


def read(environ: Mapping[str, str]) -> tuple[Proxy | Oidc | None, list[Text]]:
    """Who may read, and all that is wrong with what the environment says about it."""
    reader = _Reader(environ)
    mode = reader.text(MODE, NONE)
    if mode not in OF_MODE:
        reader.say(labels.UNSAFE_ACCESS, given=mode)
        return None, reader.faults
    for name in sorted(KNOWN - {MODE, ADDRESS, STORE, *OF_MODE[mode]}):
        if name in environ:
            reader.say(labels.UNSAFE_LEFT_OPEN, name=name, mode=mode)
    modes: Mapping[str, Callable[[_Reader], Proxy | Oidc | None]] = {
        NONE: lambda _: None,
        PROXY: _proxy,
        OIDC: _oidc,
    }
    return modes[mode](reader), reader.faults


def _proxy(reader: _Reader) -> Proxy:
    return Proxy(
        _header(reader, HEADER, "X-Forwarded-User"),
        _header(reader, GROUPS_HEADER, "X-Forwarded-Groups"),
        _peers(reader),
        Allowed(reader.listed(PERSONS), reader.listed(GROUPS)),
    )


def _header(reader: _Reader, name: str, otherwise: str) -> str:
    given = reader.text(name, otherwise)
    if not _HEADER.fullmatch(given) or _TAKEN.fullmatch(given):
        reader.say(labels.UNSAFE_HEADER, name=name, given=given)
    return given


def _peers(reader: _Reader) -> Peers:
    given = sorted(reader.listed(PEERS))
    if not given:
        reader.say(labels.UNSAFE_MISSING, name=PEERS)
    networks: list[Network] = []
    for each in given:
        if each == UNIX:
            continue
        network = parsed(each)
        if network is None:
            reader.say(labels.UNSAFE_PEER, given=each)
        elif too_wide(network):
            reader.say(labels.UNSAFE_WIDE, given=each)
        else:
            networks.append(network)
    return Peers(tuple(networks), UNIX in given)


def _oidc(reader: _Reader) -> Oidc:
    if not (find_spec("authlib") and find_spec("requests")):
        reader.say(labels.UNSAFE_NO_LIBRARY)
    client_secret = _secret(reader, CLIENT_SECRET, LEAST_GIVEN)
    session_secret = _secret(reader, SESSION_SECRET, LEAST)
    if client_secret and client_secret == session_secret:
        reader.say(labels.UNSAFE_SHARED_SECRET)
    return Oidc(
        issuer=_address(reader, ISSUER, loopback=True),
        client_id=reader.needed(CLIENT_ID),
        client_secret=client_secret,
        secret=session_secret,
        address=_address(reader, ADDRESS).rstrip("/"),
        minutes=_minutes(reader),
        groups_claim=reader.text(GROUPS_CLAIM, "groups"),
        allowed=Allowed(
            reader.listed(PERSONS), reader.listed(GROUPS), frozenset(map(str.lower, reader.listed(DOMAINS)))
        ),
    )


def _secret(reader: _Reader, name: str, least: int) -> str:
    in_file = f"{name}_FILE"
    if reader.text(name) and reader.text(in_file):
        reader.say(labels.UNSAFE_TWICE, name=name)
    given = reader.text(name)
    if reader.text(in_file):
        try:
            given = Path(reader.text(in_file)).read_text("utf-8").strip()
        except (OSError, ValueError):
            reader.say(labels.UNSAFE_UNREAD, name=in_file)
            return ""
    if not given:
        reader.say(labels.UNSAFE_MISSING, name=name)
    elif weak(given, least):
        reader.say(labels.UNSAFE_SECRET, name=name)
    return given


def _address(reader: _Reader, name: str, *, loopback: bool = False) -> str:
    given = reader.needed(name)
    if given and not secure(given, loopback=loopback):
        reader.say(labels.UNSAFE_ADDRESS, name=name, given=given)
    return given


def secure(address: str, *, loopback: bool = False) -> bool:
    """Whether an address is a whole one that nobody on the way can read; a way that never leaves the machine is one.

    It has no parameters and names nobody.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if (
        not host
        or parts.query
        or parts.fragment
        or "@" in parts.netloc
        or re.search(r"[\s\\\x00-\x1f]", address)
    ):
        return False
    here = host in {"localhost", "::1"} or re.fullmatch(r"127(?:\.\d{1,3}){3}", host)
    return parts.scheme == "https" or bool(loopback and here and parts.scheme == "http")


def _minutes(reader: _Reader) -> int:
    given = reader.text(SESSION_MINUTES, MINUTES)
    if not re.fullmatch(r"[0-9]{1,4}", given) or not LEAST_MINUTES <= int(given) <= MOST_MINUTES:
        reader.say(labels.UNSAFE_MINUTES, given=given, least=LEAST_MINUTES, most=MOST_MINUTES)
        return LEAST_MINUTES
    return int(given)
