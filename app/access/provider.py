"""The provider of OpenID Connect: where it is asked, and what of its answers is believed."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import requests
from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped]
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth  # type: ignore[import-untyped]
from flask import Flask
from joserfc.errors import JoseError
from werkzeug.wrappers import Response

from app.access.allowed import Person
from app.access.settings import Oidc, secure

PATIENCE = 5  # seconds for each answer of the provider
FRESH = 3600  # seconds for which what it says of itself, and its keys, are kept
LEEWAY = 60  # seconds that its clock may be off
# Signatures of a key that only the provider has. None of them is made with what this app knows too.
ALGORITHMS = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
    "Ed25519",
)
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_WAY_OUT = "end_session_endpoint"


class Refused(Exception):
    """The provider vouches for nobody, or the token is not one that it made for this sign-in."""


class Unreachable(Exception):
    """The provider does not answer."""


class Untrustworthy(Exception):
    """What the provider says of itself cannot be right."""


class _Client(FlaskOAuth2App):  # type: ignore[misc]
    """authlib's client, which checks what the provider says of itself."""

    issuer: str

    def load_server_metadata(self) -> dict[str, Any]:
        """What the provider says of itself: addresses and the ways in which it signs."""
        told: dict[str, Any] = super().load_server_metadata()
        if told.get("issuer") != self.issuer or not all(
            secure(str(told.get(name)), loopback=True) for name in ENDPOINTS
        ):
            raise Untrustworthy
        offered = told.get("id_token_signing_alg_values_supported") or ["RS256"]
        told["id_token_signing_alg_values_supported"] = [name for name in ALGORITHMS if name in offered]
        return told


class Provider:
    """Asks the provider, through `server`, to sign people in; they come back to the address `back`."""

    def __init__(self, settings: Oidc, server: Flask, back: str) -> None:
        self._settings, self._back = settings, back
        self._made: Callable[[], Any] = lambda: _client(settings, server)
        self._client, self._since = self._made(), time.monotonic()

    def ask(self) -> Response:
        """Where the person goes to sign in."""
        with _answering():
            answer: Response = self._fresh().authorize_redirect(self._back)
            return answer

    def vouched_for(self) -> Person:
        """Who comes back, as a token says that the provider made for this very sign-in.

        Raises:
            Refused: there is none, or it is forged, old, or meant for something or somebody else.
            Unreachable, Untrustworthy: the provider cannot be asked.
        """
        with _answering():
            token = self._fresh().authorize_access_token(
                claims_options={
                    "iss": {"essential": True, "value": self._settings.issuer},
                    "aud": {"essential": True, "value": self._settings.client_id},
                    "nonce": {"essential": True},
                },
                leeway=LEEWAY,
            )
            claims = token.get("userinfo")
            if not claims or not claims.get("sub"):
                raise Refused
            return _person(claims, self._settings.groups_claim)

    def way_out(self, back: str) -> str | None:
        """Where the person signs out of the provider too; none where there is no such place."""
        try:
            with _answering():
                client = self._fresh()
                if not secure(str(client.load_server_metadata().get(_WAY_OUT)), loopback=True):
                    return None
                way: str = client.create_logout_url(back, client_id=self._settings.client_id)["url"]
                return way
        except (Unreachable, Untrustworthy):
            return None

    def _fresh(self) -> Any:
        """The client; a new one when what it knows of the provider is old."""
        if time.monotonic() - self._since > FRESH:
            self._client, self._since = self._made(), time.monotonic()
        return self._client


def _client(settings: Oidc, server: Flask) -> Any:
    client = OAuth(server).register(
        "provider",
        client_cls=_Client,
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        server_metadata_url=f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE,
        },
    )
    client.issuer = settings.issuer
    return client


@contextmanager
def _answering() -> Iterator[None]:
    """What can go wrong with answers from elsewhere, as what it means for the person."""
    try:
        yield
    except (OAuthError, JoseError) as error:
        raise Refused from error
    except requests.RequestException as error:
        raise Unreachable from error
    except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
        # Answers of any shape: authlib takes them to be as the standard has them.
        raise Untrustworthy from error


def _person(claims: dict[str, Any], groups_claim: str) -> Person:
    """The person of a token. A mail address is a name only where the provider has verified it."""
    mail = str(claims.get("email", "")) if claims.get("email_verified") is True else ""
    groups = claims.get(groups_claim)
    listed = groups if isinstance(groups, list) else [groups]
    domain = mail.rpartition("@")[2].lower()
    names = [str(claims["sub"]), *([mail] if mail else [])]
    return Person(names, [each for each in listed if isinstance(each, str)], domain)
