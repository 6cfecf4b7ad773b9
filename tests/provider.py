"""A small provider of OpenID Connect, for tests: real requests, real signatures, and tokens as a test wants them."""

import base64
import hashlib
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests
from flask import Flask, Response, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.test import Client

from tests.listening import listening

CLIENT, CLIENT_SECRET = "indicators", "Qv7-Zk2pX9-mB4tR8wL1"
SESSION_SECRET = "h2Jx_9PqLr7Vt-4KsNd8WmYc3Bz6GfTa1Ueo5RiX0Q"
ADDRESS = "https://indicators.example.cn"
KEY = RSAKey.generate_key(2048, {"kid": "first"})
PERSON = {"sub": "u-1", "email": "li@stats.example.cn", "email_verified": True}

Claims = dict[str, Any]
# From the claims of an honest token and its header to what goes out as the id token.
Forge = Callable[[Claims, Mapping[str, Any], RSAKey], object]


def honest(claims: Claims, header: Mapping[str, Any], key: RSAKey) -> str:
    """The token as it should be."""
    return jwt.encode(dict(header), claims, key)


@dataclass
class Provider:
    """What the provider knows, and how it behaves; tests change it while it runs."""

    address: str = ""
    key: RSAKey = field(default_factory=lambda: KEY)
    person: Claims = field(default_factory=lambda: dict(PERSON))
    forge: Forge = honest
    told: Claims = field(default_factory=dict)  # said of itself beside the usual, or instead
    asked: list[str] = field(default_factory=list)
    codes: dict[str, Claims] = field(default_factory=dict)
    last: object = None

    def forget(self) -> None:
        """Be as it was at the beginning, at the same address."""
        vars(self).update(vars(Provider(self.address)))

    def server(self) -> Flask:
        app = Flask(__name__)

        @app.before_request
        def note() -> None:
            self.asked.append(request.path)

        @app.get("/.well-known/openid-configuration")
        def configuration() -> Response:
            said = {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "end_session_endpoint": f"{self.address}/end",
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            }
            return jsonify({**said, **self.told})

        @app.get("/keys")
        def keys() -> Response:
            return jsonify({"keys": [self.key.as_dict(private=False)]})

        @app.get("/authorize")
        def authorize() -> Any:
            asked = request.args
            assert asked["response_type"] == "code"
            assert asked["client_id"] == CLIENT
            assert asked["code_challenge_method"] == "S256"
            code = secrets.token_urlsafe(16)
            self.codes[code] = asked.to_dict()
            return redirect(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

        @app.post("/token")
        def token() -> Any:
            given = request.authorization
            if given is None or (given.username, given.password) != (CLIENT, CLIENT_SECRET):
                return jsonify({"error": "invalid_client"}), 401
            asked = self.codes.pop(request.form.get("code", ""), None)
            digest = hashlib.sha256(request.form.get("code_verifier", "").encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            if asked is None or asked["code_challenge"] != challenge:
                return jsonify({"error": "invalid_grant"}), 400
            now = int(time.time())
            claims = {
                "iss": self.address,
                "aud": CLIENT,
                "nonce": asked["nonce"],
                "iat": now,
                "exp": now + 300,
            }
            self.last = self.forge({**claims, **self.person}, {"alg": "RS256", "kid": self.key.kid}, self.key)
            answer = {
                "access_token": "opaque",
                "token_type": "Bearer",
                "expires_in": 300,
                "id_token": self.last,
            }
            return jsonify({name: value for name, value in answer.items() if value is not None})

        return app


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that listens on this machine for as long as it is needed."""
    told = Provider()
    with listening(told.server(), threads=4) as told.address:
        yield told


def environment(issuer: str, **more: str) -> dict[str, str]:
    """Settings with which an app asks the provider."""
    return {
        "INDICATORS_ACCESS": "oidc",
        "INDICATORS_ADDRESS": ADDRESS,
        "INDICATORS_OIDC_ISSUER": issuer,
        "INDICATORS_OIDC_CLIENT_ID": CLIENT,
        "INDICATORS_OIDC_CLIENT_SECRET": CLIENT_SECRET,
        "INDICATORS_SESSION_SECRET": SESSION_SECRET,
        **more,
    }


def path(address: str) -> str:
    """The part of an address of the app that is asked for."""
    assert address.startswith(f"{ADDRESS}/"), address
    return address.removeprefix(ADDRESS)


def get(client: Client, address: str) -> Any:
    """What a person's browser gets."""
    return client.get(path(address), base_url=ADDRESS, headers={"Accept": "text/html"})


def went(client: Client, wanted: str = "/") -> str:
    """A person opens a page, is sent to the provider, and is sent back: the address with which the browser comes."""
    sent = get(client, f"{ADDRESS}{wanted}")
    assert sent.status_code == 302, sent.status_code
    at_provider = get(client, sent.headers["Location"])
    assert at_provider.status_code == 302, at_provider.get_data(as_text=True)
    answer = requests.get(at_provider.headers["Location"], allow_redirects=False, timeout=5)
    return answer.headers["Location"]


def parameters(address: str) -> dict[str, str]:
    """The query of an address."""
    return dict(parse_qsl(urlsplit(address).query))
