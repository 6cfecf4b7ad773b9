"""Environments in which the app must not start, and what they would have changed had it been asked all the same."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest.mock import patch

from dash import Dash
from flask import Flask

from app import starting
from app.server import create_app
from app.starting import UnsafeStartError
from tests import invented, provider
from tests.trust.row import Row

Environment = Mapping[str, str]

PROXY = {"INDICATORS_ACCESS": "proxy", "INDICATORS_ACCESS_PEERS": "10.0.0.5"}
SIGN_IN = provider.environment("https://login.example.cn/realms/x")
# What must start, or the others prove nothing.
SAFE: Mapping[str, Environment] = {
    "nothing": {},
    "none": {"INDICATORS_ACCESS": "none", "INDICATORS_ADDRESS": "https://indicators.example.cn"},
    "switches off": {"DASH_DEBUG": "false", "FLASK_DEBUG": "0", "PYTHONDEVMODE": "", "DASH_MCP_ENABLED": "False"},
    "a proxy": PROXY,
    "a proxy with all": {
        **PROXY, "INDICATORS_ACCESS_PEERS": "10.0.0.0/24, ::1, unix", "INDICATORS_ACCESS_HEADER": "X-Remote-User",
        "INDICATORS_ACCESS_GROUPS_HEADER": "X-Remote-Groups", "INDICATORS_ACCESS_PERSONS": "li, wang",
        "INDICATORS_ACCESS_GROUPS": "readers",
    },
    "sign-in": SIGN_IN,
    "sign-in with all": {
        **SIGN_IN, "INDICATORS_SESSION_MINUTES": "60", "INDICATORS_OIDC_GROUPS_CLAIM": "roles",
        "INDICATORS_OIDC_DOMAINS": "example.cn", "INDICATORS_ACCESS_GROUPS": "readers",
    },
    "gunicorn's own": {"GUNICORN_CMD_ARGS": "--workers=3 --log-level info", "FORWARDED_ALLOW_IPS": "127.0.0.1"},
}  # fmt: skip
SWITCHES = (
    "DASH_DEBUG", "dash_debug", "DASH_MCP_ENABLED", "DASH_MCP_PATH", "DASH_HOT_RELOAD", "DASH_UI", "DASH_PROPS_CHECK",
    "DASH_SERVE_DEV_BUNDLES", "DASH_ASSETS_EXTERNAL_PATH", "DASH_URL_BASE_PATHNAME", "DASH_PRUNE_ERRORS", "FLASK_DEBUG",
    "PYTHONDEVMODE", "PYTHONINSPECT", "REACT_VERSION", "dash_mcp_enabled", "WERKZEUG_DEBUG_PIN",
)  # fmt: skip
LOOSE = (
    "--reload", "--relo", "--header-map=dangerous", "--header-m dangerous", "--forwarded-allow-ips='*'", "--spew",
    "--proxy-protocol", "--forwarder-headers=PATH_INFO", "--strip-header-spaces", "--permit-obsolete-folding",
    "-w 2 --pythonpath=x",
)  # fmt: skip
MISSPELT = (
    "INDICATORS_ACESS", "INDICATORS_ACCES", "INDICATOR_ACCESS", "indicators_access", "INDICATORS_ACCESS_PEER",
    "INDICATORS_OIDC_SECRET", "INDICATORS", "INDICATORS_", "Indicators_Access", "INDICATORS_ACCESS ",
)  # fmt: skip
SECRETS = (
    "", "secret", "changeme", "change-me-please-change-me-please-now", "x" * 64, "ab" * 32, "0123456789abcdef" * 3,
    "please-put-your-secret-here-0000-1111", "default-session-key-of-the-dashboard", "请换成你自己的密钥" * 4,
    "Zk2pX9mB4tR8wL1", "<a long random text of your own choice>", "password-8Jk2Lm9Qw3Er5Ty7Ui1Op4As6", "12345678" * 8,
)  # fmt: skip
PEERS = (
    "", "0.0.0.0/0", "::/0", "0.0.0.0/1,128.0.0.0/1", "10.0.0.5, 0.0.0.0/0", "0.0.0.0/7", "2000::/3", "*", "any",
    "localhost", "10.0.0.256", "10.0.0.1/33", "10.0.0.*", "unix:/run/x", "::ffff:0:0/96",
)  # fmt: skip
HEADERS = (
    "Host", "Cookie", "Authorization",
    "X_Forwarded_User", "X-Forwarded-For", "X-Real-IP", "User-Agent", "用户",
    "X-Forwarded-Proto", "X-Request-Id", "Content-Type", "-X", "X-",
)  # fmt: skip
ADDRESSES = (
    "", "http://indicators.example.cn", "indicators.example.cn", "https://", "//x", "https://a@b.cn", "https://x/?a=b",
    "https://x/#y", "ftp://x", "https://x:port", "https://x y", "https://x\\y", "http://127.0.0.1",
)  # fmt: skip
ISSUERS = (
    *ADDRESSES[:1],
    "http://login.example.cn",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil",
    "x",
)


def unsafe() -> Iterator[tuple[str, Environment]]:
    """Each with what is wrong in it, in a word."""
    for value in ("1", "true", "True", "yes", "0x1"):
        yield from ((f"{name}={value}", {name: value}) for name in SWITCHES)
    yield from ((f"gunicorn {each}", {"GUNICORN_CMD_ARGS": each}) for each in LOOSE)
    yield "anybody's headers", {"FORWARDED_ALLOW_IPS": "*"}
    yield from ((f"misspelt {each}", {each: "proxy"}) for each in MISSPELT)
    for mode in ("Proxy", "PROXY", "on", "yes", "true", "1", "oauth", "proxy,oidc", "nothing"):
        yield f"mode {mode}", {**PROXY, "INDICATORS_ACCESS": mode}
    for name in {*PROXY, *SIGN_IN} - {"INDICATORS_ACCESS", "INDICATORS_ADDRESS"}:
        yield f"{name} without a mode", {name: {**SIGN_IN, **PROXY}[name]}
    yield "settings of both", {**SIGN_IN, **PROXY, "INDICATORS_ACCESS": "oidc"}
    yield from ((f"peers {each}", {**PROXY, "INDICATORS_ACCESS_PEERS": each}) for each in PEERS)
    yield from ((f"header {each}", {**PROXY, "INDICATORS_ACCESS_HEADER": each}) for each in HEADERS)
    for name in ("INDICATORS_SESSION_SECRET", "INDICATORS_OIDC_CLIENT_SECRET"):
        yield from ((f"{name} {each[:9]}", {**SIGN_IN, name: each}) for each in SECRETS)
        yield f"{name} twice", {**SIGN_IN, f"{name}_FILE": "x"}
        yield (
            f"{name} nowhere",
            {**{key: SIGN_IN[key] for key in SIGN_IN if key != name}, f"{name}_FILE": "nowhere"},
        )
    yield "one secret for both", {**SIGN_IN, "INDICATORS_OIDC_CLIENT_SECRET": provider.SESSION_SECRET}
    yield from ((f"address {each}", {**SIGN_IN, "INDICATORS_ADDRESS": each}) for each in ADDRESSES)
    yield from ((f"issuer {each}", {**SIGN_IN, "INDICATORS_OIDC_ISSUER": each}) for each in ISSUERS)
    for name in SIGN_IN:
        if name != "INDICATORS_ACCESS":
            yield f"without {name}", {key: value for key, value in SIGN_IN.items() if key != name}
    for minutes in ("0", "-5", "4", "721", "1e2", "x", "5.5", "٦٠", "99999999999999999999"):
        yield f"minutes {minutes}", {**SIGN_IN, "INDICATORS_SESSION_MINUTES": minutes}


def starts(environment: Environment) -> bool:
    """Whether the app would start."""
    try:
        starting.check(environment)
    except UnsafeStartError:
        return False
    return True


def refused() -> Row:
    """The row of what does not start."""
    tried = dict(unsafe())
    started = [what for what, environment in tried.items() if starts(environment)]
    stopped = [what for what, environment in SAFE.items() if not starts(environment)]
    old = []
    for version in ("4.4.0", "4.3.9", "3.0.0", "4.4.1rc1", "4.4.0.post1"):
        with patch.object(starting, "version", lambda _, version=version: version):
            old += [version] if starts({}) else []
    return Row(
        "unsafe environments",
        f"{len(tried)} and 5 old versions of dash: {len(started) + len(old)} started {started + old};"
        f" of {len(SAFE)} safe ones {len(stopped)} refused {stopped}",
        "0 started, 0 refused",
        not started and not old and not stopped,
    )


def without_effect(folder: Path) -> Row:
    """The row of what switches change in an app that is made all the same."""
    switched = {
        name: "true"
        for name in SWITCHES
        if not name.upper().endswith(("_PATH", "PATHNAME", "VERSION", "PIN"))
    }
    switched |= {"DASH_ASSETS_EXTERNAL_PATH": "https://evil.example/", "DASH_MCP_PATH": "mcp"}
    tables = invented.tables(folder)
    plain = told(create_app(tables))
    with patch.dict(os.environ, switched):
        changed = {what for what, value in told(create_app(tables)).items() if plain[what] != value}
    return Row(
        "switches of an app that is made all the same",
        f"{len(switched)} set: {len(changed)} things differ {sorted(changed)}",
        "0 differ",
        not changed,
    )


def told(app: Dash) -> Mapping[str, object]:
    """All of an app that a switch could change."""
    server: Flask = app.server
    client = server.test_client()
    return {
        "debug": (server.debug, server.testing, app.config.get("debug")),
        "routes": sorted(rule.rule for rule in server.url_map.iter_rules()),
        "tools": sorted((name, repr(value)) for name, value in vars(app._dev_tools).items()),
        "config": sorted((name, repr(value)) for name, value in app.config.items()),
        "errors": server.config["PROPAGATE_EXCEPTIONS"],
        "page": client.get("/compare").get_data(),
        **{path: client.get(path).status_code for path in ("/_mcp", "/mcp", "/_reload-hash", "/_dash-error")},
    }
