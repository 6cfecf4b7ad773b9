"""Tokens and sessions, forged: made by somebody else, for somebody else, too late, or by nobody."""

import base64
import hmac
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from itsdangerous import URLSafeTimedSerializer
from joserfc import jwt
from joserfc.jwk import RSAKey
from joserfc.jws import JWSRegistry
from werkzeug.test import Client

from app import access
from app.access.signed_in import COOKIE
from tests import provider as providers
from tests.provider import (
    CLIENT,
    CLIENT_SECRET,
    Claims,
    Forge,
    Provider,
    environment,
    get,
    honest,
    went,
)
from tests.trust.row import Row

# Answers that let nobody in, and blame nobody for it.
TURNED_AWAY = {302, 400, 401, 403, 502}


def rows(sign_ins: int, cookies: int, seed: int) -> Iterator[Row]:
    """The rows of signing in."""
    with providers.provider() as asked:
        through, astray, tried = tokens(asked, forgeries(), sign_ins)
        control = signs_in(asked, honest)[0]
        told = f"{len(through)} accepted {through}, {len(astray)} faults {astray}; honest: {control}"
        yield Row(
            "tokens forged",
            f"{len(forgeries())} kinds, {tried:,}: {told}",
            "0 accepted, 0 errors of ours; the honest one is",
            not through and not astray and control,
        )
        through, tried = returns(asked)
        yield Row(
            "returns from the provider forged", f"{tried}: {through} accepted", "0 accepted", through == 0
        )
        through = sessions(asked, cookies, seed)
        yield Row("sessions forged", f"{cookies:,}: {through} accepted", "0 accepted", through == 0)


def tokens(asked: Provider, kinds: Mapping[str, Forge], times: int) -> tuple[list[str], list[str], int]:
    """Which kinds of forged token let somebody in, which were answered with a fault, and how many were tried."""
    through, astray, tried = set(), set(), 0
    for _ in range(times):
        for kind, forge in kinds.items():
            inside, status = signs_in(asked, forge)
            tried += 1
            if inside:
                through.add(kind)
            if not inside and status not in TURNED_AWAY:
                astray.add(f"{kind}: {status}")
    return sorted(through), sorted(astray), tried


def signs_in(asked: Provider, forge: Forge) -> tuple[bool, int]:
    """Whether somebody sees a page who comes back with such a token, and what the way back was answered with."""
    asked.forget()
    asked.forge = forge
    client = browser(asked)
    status = get(client, went(client)).status_code
    return inside(client), status


def inside(client: Client) -> bool:
    """Whether a browser sees a page."""
    return bool(get(client, f"{providers.ADDRESS}/").status_code == 200)


def browser(asked: Provider) -> Client:
    """A person's browser, before the app's door."""
    return Client(_door(asked.address))


@cache
def _door(issuer: str) -> Any:
    wrap = access.of(environment(issuer))
    assert wrap is not None

    def behind(_environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"figures"]

    return wrap(behind)


def forgeries() -> Mapping[str, Forge]:
    """Tokens as a thief, another app's owner or a broken provider would send them."""
    now = int(time.time())
    claims: Mapping[str, Claims] = {
        "another audience": {"aud": "other"},
        "another audience, vouching for us": {"aud": "other", "azp": CLIENT},
        "audiences without us": {"aud": ["other", "more"]},
        "audience and another party": {"aud": [CLIENT, "other"], "azp": "other"},
        "audience of another shape": {"aud": {CLIENT: True}},
        "no audience": {"aud": None},
        "an empty audience": {"aud": []},
        "part of our name": {"aud": CLIENT[:-1]},
        "another issuer": {"iss": "https://evil.example"},
        "our issuer and more": {"iss": "http://127.0.0.1:9/"},
        "no issuer": {"iss": None},
        "issuers": {"iss": ["http://127.0.0.1", "x"]},
        "another nonce": {"nonce": "guessed"},
        "no nonce": {"nonce": None},
        "a nonce of another kind": {"nonce": 0},
        "expired": {"exp": now - 3600},
        "expired just beyond the leeway": {"exp": now - 90},
        "no end": {"exp": None},
        "an end that is no time": {"exp": "never"},
        "an endless end": {"exp": float("nan")},
        "an end that is true": {"exp": True},
        "from the future": {"iat": now + 3600},
        "no time": {"iat": None},
        "not yet": {"nbf": now + 3600},
        "nobody": {"sub": None},
        "an empty name": {"sub": ""},
        "a number": {"sub": 7},
        "names": {"sub": ["u-1"]},
        "a hash of another token": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
        "a hash that is none": {"at_hash": 5},
    }
    changed = {kind: _with(change) for kind, change in claims.items()}
    return {**changed, **_SIGNED}


def _with(change: Claims) -> Forge:
    def forge(claims: Claims, header: Mapping[str, Any], key: RSAKey) -> str:
        told = {name: value for name, value in {**claims, **change}.items() if value is not None}
        return jwt.encode(dict(header), told, key)

    return forge


@cache
def _other() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "first"})


def _part(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def _none(spelt: str) -> Forge:
    return lambda claims, header, _: f"{_part({**header, 'alg': spelt})}.{_part(claims)}."


def _shared(secret: Callable[[RSAKey], bytes]) -> Forge:
    """Signed with what others know too, as if the provider had shared a secret."""

    def forge(claims: Claims, header: Mapping[str, Any], key: RSAKey) -> str:
        signed = f"{_part({**header, 'alg': 'HS256'})}.{_part(claims)}"
        digest = hmac.digest(secret(key), signed.encode(), "sha256")
        return f"{signed}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"

    return forge


def _embedded(claims: Claims, header: Mapping[str, Any], _key: RSAKey) -> str:
    told = {**header, "jwk": _other().as_dict(private=False)}
    return jwt.encode(told, claims, _other(), registry=JWSRegistry(strict_check_header=False))


def _pointing(claims: Claims, header: Mapping[str, Any], _key: RSAKey) -> str:
    told = {**header, "jku": "http://127.0.0.1:9/keys"}
    return jwt.encode(told, claims, _other(), registry=JWSRegistry(strict_check_header=False))


def _tampered(claims: Claims, header: Mapping[str, Any], key: RSAKey) -> str:
    head, _, signature = jwt.encode(dict(header), claims, key).split(".")
    return f"{head}.{_part({**claims, 'sub': 'admin'})}.{signature}"


def _cut(claims: Claims, header: Mapping[str, Any], key: RSAKey) -> str:
    return honest(claims, header, key)[:-9]


def _unsigned(claims: Claims, header: Mapping[str, Any], key: RSAKey) -> str:
    return f"{honest(claims, header, key).rpartition('.')[0]}."


def _public(key: RSAKey) -> bytes:
    return bytes(key.as_pem(private=False))


_SIGNED: Mapping[str, Forge] = {
    "no algorithm": _none("none"),
    "no algorithm, in capitals": _none("NONE"),
    "no algorithm, mixed": _none("nOnE"),
    "an empty algorithm": _none(""),
    "signed with the public key": _shared(_public),
    "signed with the client's secret": _shared(lambda _: CLIENT_SECRET.encode()),
    "another key under the same name": lambda claims, header, _: jwt.encode(dict(header), claims, _other()),
    "another key under another name": lambda claims, header, _: jwt.encode(
        {**header, "kid": "x"}, claims, _other()
    ),
    "another key without a name": lambda claims, header, _: jwt.encode({"alg": "RS256"}, claims, _other()),
    "a key that comes along": _embedded,
    "a key to be fetched": _pointing,
    "claims changed": _tampered,
    "cut short": _cut,
    "not signed": _unsigned,
    "no token": lambda *_: None,
    "an empty token": lambda *_: "",
    "a number for a token": lambda *_: 7,
    "a list for a token": lambda *_: ["x"],
    "points": lambda *_: "..",
    "text": lambda *_: "not a token",
}


def returns(asked: Provider) -> tuple[int, int]:
    """How many forged ways back let somebody in, and how many were tried."""
    asked.forget()
    tried = []
    mine, theirs = browser(asked), browser(asked)
    back = went(theirs)  # a thief's own sign-in, which a victim is made to open
    tried.append((mine, back))
    code = providers.parameters(back)["code"]
    for query in (f"code={code}", f"code={code}&state=", f"code={code}&state=x", "error=access_denied", ""):
        tried.append((browser(asked), f"{providers.ADDRESS}/access/back?{query}"))
    again = browser(asked)
    for answered in ("code=guessed", "code="):
        state = providers.parameters(went(again))["state"]
        tried.append((again, f"{providers.ADDRESS}/access/back?{answered}&state={state}"))
    through = 0
    for client, address in tried:
        get(client, address)
        through += inside(client)
    # A code that somebody else was given, with one's own state: another verifier made it.
    thief = browser(asked)
    stolen, own = (
        providers.parameters(went(browser(asked)))["code"],
        providers.parameters(went(thief))["state"],
    )
    get(thief, f"{providers.ADDRESS}/access/back?code={stolen}&state={own}")
    return through + inside(thief), len(tried) + 1


def sessions(asked: Provider, count: int, seed: int) -> int:
    """How many cookies let somebody in that we did not make, or not like this."""
    asked.forget()
    chance, client = random.Random(seed), browser(asked)
    get(client, went(client))
    held = client.get_cookie(COOKIE, domain="indicators.example.cn")
    assert held is not None
    assert inside(client)
    through, bare = 0, Client(_door(asked.address), use_cookies=False)
    assert bare.get("/", base_url=providers.ADDRESS, headers=_sent(held.value)).status_code == 200
    for number in range(count):
        forged = (_signed_elsewhere(chance) if number % 5 == 0 else _altered(held.value, chance)) or "x"
        answer = bare.get("/", base_url=providers.ADDRESS, headers=_sent(forged))
        through += answer.status_code == 200
    return through


def _sent(cookie: str) -> Mapping[str, str]:
    return {"Accept": "text/html", "Cookie": f"{COOKIE}={cookie}"}


def _signed_elsewhere(chance: random.Random) -> str:
    """A session as Flask would have signed it with a secret that people use."""
    secret = chance.choice(("", "secret", "dev", "changeme", CLIENT_SECRET, providers.SESSION_SECRET))
    signer = URLSafeTimedSerializer(secret, salt="cookie-session", signer_kwargs={"key_derivation": "hmac"})
    return str(signer.dumps({"person": "u-1", "until": time.time() + 1000, "_permanent": True}))


def _altered(value: str, chance: random.Random) -> str:
    """An honest cookie that is no longer what was signed."""
    at = chance.randrange(len(value) - 1)  # the last character holds bits that no byte has
    match chance.randrange(4):
        case 0:
            return value[:at]
        case 1:
            return value[:at] + chance.choice("Aa0_-.") + value[at:]
        case 2:
            return value[:at] + value[at + 1 :]
        case _:
            other = chance.choice([each for each in "AQgw0_-" if each != value[at]])
            return value[:at] + other + value[at + 1 :]
