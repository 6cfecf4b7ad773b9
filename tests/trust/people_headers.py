"""The header by which a proxy names a person, forged: by those who are no proxy, and past the one there is."""

import random
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from app import access
from app.front import Application
from tests import deployed
from tests.deployed import Server
from tests.trust.row import Row

LISTED, NAMED = "10.20.0.5", "li.wei"
SETTINGS = {
    "INDICATORS_ACCESS": "proxy",
    "INDICATORS_ACCESS_PEERS": "10.20.0.4/31, unix",
    "INDICATORS_ACCESS_PERSONS": NAMED,
    "INDICATORS_ACCESS_GROUPS": "readers",
}
KEY, GROUPS_KEY = "HTTP_X_FORWARDED_USER", "HTTP_X_FORWARDED_GROUPS"
# None of them is 10.20.0.4 or 10.20.0.5, however it is read.
PEERS = (
    "8.8.8.8", "10.20.0.6", "10.20.0.3", "10.21.0.5", "127.0.0.1", "::1", "::ffff:10.20.0.6", "fe80::1", "", "unix",
    "unix:", "/run/indicators.sock", "10.20.0.5, 8.8.8.8", "10.20.0.5:80", "010.020.000.005", "0x0a140005",
    "169083909", "10.20.5", "10.20.0.5\x00", "10.20.0.5%eth0", "::10.20.0.5", "64:ff9b::10.20.0.5", "localhost",
    "10.20.0.4/31", "*",
)  # fmt: skip
# What tells of other hops than the one that the socket has.
TELLING = (
    "HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_CLIENT_IP", "HTTP_TRUE_CLIENT_IP",
    "HTTP_X_REMOTE_ADDR", "HTTP_REMOTE_ADDR", "HTTP_X_CLUSTER_CLIENT_IP", "HTTP_CLIENT_IP", "PROXY_ADDR",
)  # fmt: skip
# Other places where a name might be looked for.
ASTRAY = (
    "HTTP_X_FORWARDED_USER_", "HTTP_X__FORWARDED_USER", "HTTP_XFORWARDEDUSER", "HTTP_REMOTE_USER", "HTTP_X_REMOTE_USER",
    "HTTP_X_FORWARDED_EMAIL", "HTTP_X_FORWARDED_PREFERRED_USERNAME", "HTTP_AUTHORIZATION", "HTTP_X_USER",
    "X_FORWARDED_USER", "REMOTE_USER", "AUTH_USER", "HTTP_X_FORWARDED_USER\x00", "http_x_forwarded_user", "HTTP_COOKIE",
)  # fmt: skip
# None of them is the person of the list.
NAMES = (
    "", " ", "\t", "-", ",", "li.wei,", ",li.wei", "li.wei,li.wei", "admin,li.wei", "LI.WEI", "Li.Wei", "li.wei\x00",
    "li.wei\r\nX: y", "li\u00a0wei", "li.wei@evil.example", "li.we", "li.weii", "*", "li.*", "\xff\xfe", "\xe6\x9d",
    "l\u0131.wei", "li.wei\xe2\x80\x8b", "\xe2\x80\xaeiew.il", "li.wei;", '"li.wei"', "li.wei\x7f", "x" * 5000, "null",
    "None", "%6ci.wei", "readers",
)  # fmt: skip


def handed(count: int, seed: int) -> Row:
    """The row of what is handed to the application itself."""
    accepted = admitted(door, count, seed)
    control = honest(door)
    return Row(
        "header forged, handed to the application",
        f"{count:,}: {accepted} accepted; honest ones: {control}",
        "0 accepted; the honest one is",
        accepted == 0 and control == 1,
    )


def door(behind: Application) -> Application:
    """The application under access control, as the settings have it."""
    wrap = access.of(SETTINGS)
    assert wrap is not None
    return wrap(behind)


def admitted(made: Callable[[Application], Application], count: int, seed: int) -> int:
    """How many forged requests come through."""
    through: list[Mapping[str, Any]] = []
    asked = made(_behind(through))
    for environ in islice(forged(random.Random(seed)), count):
        list(asked(environ, lambda *_: None))
    return len(through)


def honest(made: Callable[[Application], Application]) -> int:
    """How many come through of one that the proxy vouches for."""
    through: list[Mapping[str, Any]] = []
    list(made(_behind(through))({**_asked(), "REMOTE_ADDR": LISTED, KEY: NAMED}, lambda *_: None))
    return len(through)


def forged(chance: random.Random) -> Iterator[dict[str, Any]]:
    """Requests in the name of somebody that no proxy has vouched for, for ever."""
    while True:
        environ = _asked()
        if chance.random() < 0.5:  # by somebody else, who tells of the proxy
            environ |= {"REMOTE_ADDR": chance.choice(PEERS), KEY: NAMED, GROUPS_KEY: "readers"}
            told = chance.choice(
                (LISTED, f"for={LISTED}", f"8.8.8.8, {LISTED}", f"{LISTED}, 8.8.8.8", "unix")
            )
            environ |= dict.fromkeys(chance.sample(TELLING, chance.randrange(len(TELLING))), told)
            if not environ["REMOTE_ADDR"] and chance.random() < 0.5:
                del environ["REMOTE_ADDR"]
        else:  # by the proxy, which names nobody who may
            environ |= {
                "REMOTE_ADDR": LISTED,
                GROUPS_KEY: chance.choice(("", "reader", "Readers", "x;readers")),
            }
            environ |= dict.fromkeys(chance.sample(ASTRAY, chance.randrange(len(ASTRAY))), NAMED)
            if chance.random() < 0.8:
                environ[KEY] = chance.choice(NAMES)
        yield environ


def wired(count: int, seed: int, folder: Path, releases: Path) -> Iterator[Row]:
    """The rows of what real servers make of it: gunicorn asked by a stranger, and nginx in front of one it trusts."""
    there = folder / "wired"
    nobody = {**SETTINGS, "INDICATORS_ACCESS_PEERS": "127.0.0.9"}
    nginx_itself = {**SETTINGS, "INDICATORS_ACCESS_PEERS": "127.0.0.1"}
    with deployed.gunicorn(there / "a", releases, 1, **nobody) as strange:
        came = sum(map(through, sent(strange, count, seed)))
        well = through(talk(strange.port, request("/healthz")))
        yield Row(
            "header forged, to gunicorn by a stranger",
            f"{count:,}: {came} accepted; health answered: {well}",
            "0 accepted, health is answered",
            came == 0 and well,
        )
    with deployed.gunicorn(there / "b", releases, 1, **nginx_itself) as app:
        control = through(talk(app.port, request("/", (f"X-Forwarded-User: {NAMED}",))))
        with deployed.nginx(there / "c", [app]) as front:
            came = sum(map(through, sent(front, count, seed)))
        yield Row(
            "header forged, through nginx",
            f"{count:,}: {came} accepted; sent by a listed peer: {'accepted' if control else 'refused'}",
            "0 accepted; a listed peer's is",
            came == 0 and control,
        )


def sent(server: Server, count: int, seed: int) -> Iterator[bytes]:
    """What a server answers to each forged request."""
    kinds = list(raw())
    random.Random(seed).shuffle(kinds)
    for each in islice(cycle(kinds), count):
        yield talk(server.port, each)


def through(answered: bytes) -> bool:
    """Whether somewhere in an answer a page came."""
    return b"HTTP/1.1 200" in answered or b"HTTP/1.0 200" in answered


def request(path: str, headers: Sequence[str] = (), version: str = "1.1") -> bytes:
    """A request as bytes, after which the connection ends."""
    lines = [f"GET {path} HTTP/{version}", "Host: indicators.example.cn", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def raw() -> Iterator[bytes]:
    """Requests that name somebody, in every way that some server once took for the header."""
    named = (
        "X-Forwarded-User: {}", "X_Forwarded_User: {}", "X-Forwarded_User: {}", "x-forwarded-user: {}",
        "X-FORWARDED-USER:{}", "X-Forwarded-User:\t{}\t", "X-Forwarded-User : {}", " X-Forwarded-User: {}",
        "X-Forwarded-User\t: {}", "X-Forwarded-User\x00: {}", "\x00X-Forwarded-User: {}", "X-Forwarded-User:\x0b{}",
        "X-Forwarded-User:\r\n {}", "X: y\r\n\tX-Forwarded-User: {}", "X: y\nX-Forwarded-User: {}",
        "X: y\rX-Forwarded-User: {}", "X-Forwarded-User: {0}\r\nX-Forwarded-User: {0}",
        "X-Forwarded-User: \r\nX_Forwarded_User: {}", "HTTP_X_FORWARDED_USER: {}", "X.Forwarded.User: {}",
        "Connection: X-Forwarded-User\r\nX-Forwarded-User: {}", "X-Forwarded-User: {0}\r\nX-Forwarded-For: 127.0.0.9",
        "X-Forwarded-User: {0}\r\nForwarded: for=127.0.0.9", "X-Forwarded-User: {0}\r\nX-Real-IP: 127.0.0.9",
        "Remote-User: {}", "SCRIPT_NAME: /healthz\r\nX-Forwarded-User: {}", "PATH_INFO: /healthz\r\nX-Remote-User: {}",
        "X-Forwarded-Groups: readers\r\nX-Forwarded-User: {}", "X-Original-URL: /healthz\r\nX_Forwarded_User: {}",
    )  # fmt: skip
    for each in named:
        for path in (
            "/",
            "/api/v1/observations",
            "//healthz/../",
            "/healthz/../",
            "/healthz;/",
            "/readyz%2f..%2f",
        ):
            yield request(path, (each.format(NAMED),))
        yield request("/", (each.format(NAMED),), "1.0")
    inner = request("/", (f"X-Forwarded-User: {NAMED}", f"X_Forwarded_User: {NAMED}"))
    # A second request in the body of a first one that is refused.
    yield b"PROXY TCP4 127.0.0.9 127.0.0.9 1 2\r\n" + inner
    for framing in (
        "Content-Length: {size}\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: {size}",
        "Transfer-Encoding : chunked\r\nContent-Length: {size}",
        "Transfer-Encoding: xchunked\r\nContent-Length: {size}",
        "Transfer-Encoding: chunked, identity\r\nContent-Length: {size}",
        "Content-Length: {size}\r\nContent-Length: 0",
        "Content-Length: +{size}",
    ):
        head = (
            f"POST / HTTP/1.1\r\nHost: indicators.example.cn\r\n{framing.format(size=len(inner) + 5)}\r\n\r\n"
        )
        yield head.encode() + b"0\r\n\r\n" + inner
    trailer = f"0\r\nX-Forwarded-User: {NAMED}\r\n\r\n"
    yield f"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n{trailer}".encode()


def talk(port: int, asked: bytes, patience: float = 5.0) -> bytes:
    """All that a server answers until it, or patience, ends."""
    answered = b""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as connection:
        try:
            connection.sendall(asked)
            connection.shutdown(socket.SHUT_WR)
            while piece := connection.recv(65_536):
                answered += piece
        except (ConnectionError, TimeoutError):
            return answered
    return answered


def _behind(through: list[Mapping[str, Any]]) -> Application:
    def behind(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        through.append(environ)
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"figures"]

    return behind


def _asked() -> dict[str, Any]:
    return {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "QUERY_STRING": "", "HTTP_ACCEPT": "text/html"}
