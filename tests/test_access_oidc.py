"""Signing in at a provider: who comes through, and what a person is told who does not."""

from http.cookies import SimpleCookie

import pytest
from joserfc.jwk import RSAKey
from werkzeug.test import Client

from app import access
from tests import provider as providers
from tests.provider import ADDRESS, Provider, environment, get, parameters, went


@pytest.fixture(scope="module")
def listening():
    with providers.provider() as told:
        yield told


@pytest.fixture
def provider(listening):
    listening.forget()
    return listening


@pytest.fixture
def seen():
    return []


@pytest.fixture
def door(provider, seen):
    """What makes a door with further settings."""

    def behind(environ, start):
        seen.append(environ)
        start("200 OK", [("Content-Type", "text/plain"), ("Cache-Control", "public, max-age=9")])
        return [b"figures"]

    def made(**more: str) -> Client:
        wrap = access.of(environment(provider.address, **more))
        assert wrap is not None
        return Client(wrap(behind))

    return made


def test_a_person_signs_in_and_sees_the_page_that_was_wanted(door, seen):
    client = door()
    back = went(client, "/compare?family=gdp&lang=en")
    answer = get(client, back)
    assert answer.headers["Location"] == f"{ADDRESS}/compare?family=gdp&lang=en"
    assert get(client, answer.headers["Location"]).get_data() == b"figures"
    assert "HTTP_COOKIE" not in seen[-1]


def test_the_provider_is_asked_with_pkce_nonce_and_state(door):
    client = door()
    sent = get(client, get(client, f"{ADDRESS}/").headers["Location"]).headers["Location"]
    asked = parameters(sent)
    assert asked["code_challenge_method"] == "S256"
    assert all(asked[name] for name in ("code_challenge", "nonce", "state"))
    assert asked["redirect_uri"] == f"{ADDRESS}/access/back"


def test_the_cookie_is_for_this_host_over_tls_and_out_of_reach_of_scripts(door):
    client = door()
    said = get(client, went(client)).headers["Set-Cookie"]
    (cookie,) = SimpleCookie(said).values()
    assert cookie.key == "__Host-indicators"
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"]) == ("/", "")
    assert cookie["expires"]


def test_any_worker_knows_who_has_signed_in(door):
    first, second = door(), door()
    get(first, went(first))
    cookie = first.get_cookie("__Host-indicators", domain="indicators.example.cn")
    second.set_cookie(cookie.key, cookie.value, domain="indicators.example.cn", secure=True)
    assert get(second, f"{ADDRESS}/").status_code == 200


def test_programs_are_told_and_not_sent_around(door, seen):
    answer = door().get("/api/v1/observations", base_url=ADDRESS)
    assert answer.status_code == 401
    assert "Set-Cookie" not in answer.headers
    assert seen == []


def test_what_only_some_may_read_no_proxy_keeps(door):
    client = door()
    get(client, went(client))
    assert get(client, f"{ADDRESS}/").headers["Cache-Control"] == "private, max-age=9"


@pytest.mark.parametrize(
    ("settings", "person", "status"),
    [
        pytest.param({}, {"sub": "u-2"}, 302, id="no list: whoever signs in"),
        pytest.param({"INDICATORS_OIDC_DOMAINS": "stats.example.cn"}, {}, 302, id="a domain"),
        pytest.param({"INDICATORS_OIDC_DOMAINS": "example.cn"}, {}, 403, id="the domain above"),
        pytest.param(
            {"INDICATORS_OIDC_DOMAINS": "stats.example.cn"}, {"email_verified": False}, 403, id="mail not verified"
        ),
        pytest.param(
            {"INDICATORS_OIDC_DOMAINS": "stats.example.cn"}, {"email_verified": "true"}, 403, id="verified as text"
        ),
        pytest.param(
            {"INDICATORS_OIDC_DOMAINS": "stats.example.cn"},
            {"email": "li@stats.example.cn@evil.example"}, 403, id="two domains",
        ),
        pytest.param({"INDICATORS_ACCESS_PERSONS": "u-1"}, {}, 302, id="by subject"),
        pytest.param({"INDICATORS_ACCESS_PERSONS": "u-1"}, {"sub": "u-11"}, 403, id="another subject"),
        pytest.param({"INDICATORS_ACCESS_GROUPS": "readers"}, {"groups": ["readers", "x"]}, 302, id="a group"),
        pytest.param({"INDICATORS_ACCESS_GROUPS": "readers"}, {"groups": ["reader"]}, 403, id="another group"),
        pytest.param({"INDICATORS_ACCESS_GROUPS": "readers"}, {"groups": {"readers": 1}}, 403, id="groups astray"),
        pytest.param(
            {"INDICATORS_ACCESS_GROUPS": "readers", "INDICATORS_OIDC_GROUPS_CLAIM": "roles"},
            {"roles": ["readers"]}, 302, id="another claim",
        ),
    ],
)  # fmt: skip
def test_lists_say_who_may_read(door, provider, settings, person, status):
    provider.person |= person
    client = door(**settings)
    assert get(client, went(client)).status_code == status
    assert get(client, f"{ADDRESS}/").status_code == (200 if status == 302 else 302)


def test_another_list_ends_the_sessions(door):
    first, second = door(), door(INDICATORS_ACCESS_PERSONS="u-1")
    get(first, went(first))
    cookie = first.get_cookie("__Host-indicators", domain="indicators.example.cn")
    second.set_cookie(cookie.key, cookie.value, domain="indicators.example.cn", secure=True)
    assert get(second, f"{ADDRESS}/").status_code == 302


def test_a_session_ends_after_its_minutes(door, monkeypatch):
    client = door(INDICATORS_SESSION_MINUTES="5")
    get(client, went(client))
    assert get(client, f"{ADDRESS}/").status_code == 200
    now = __import__("time").time()
    monkeypatch.setattr("time.time", lambda: now + 301)
    assert get(client, f"{ADDRESS}/").status_code == 302


def test_signing_out_leads_to_the_provider_and_forgets(door, provider):
    client = door()
    get(client, went(client))
    out = get(client, f"{ADDRESS}/access/sign-out")
    assert out.headers["Location"].startswith(f"{provider.address}/end?")
    assert get(client, f"{ADDRESS}/").status_code == 302
    assert "已退出登录" in get(client, f"{ADDRESS}/access/signed-out").get_data(as_text=True)


@pytest.mark.parametrize(
    "wanted",
    ["//evil.example/", "https://evil.example/", "/\\evil.example", "/\r\nX: y", "@evil"],
)
def test_nobody_is_led_elsewhere(door, wanted):
    client = door()
    sent = client.get("/access/sign-in", query_string={"wanted": wanted}, base_url=ADDRESS)
    back = providers.requests.get(sent.headers["Location"], allow_redirects=False, timeout=5).headers[
        "Location"
    ]
    assert get(client, back).headers["Location"].startswith(f"{ADDRESS}/")


def test_a_provider_that_is_down_is_said_in_words(door, provider):
    client = door(INDICATORS_OIDC_ISSUER="http://127.0.0.1:9")
    answer = get(client, f"{ADDRESS}/access/sign-in")
    assert answer.status_code == 503
    said = answer.get_data(as_text=True)
    assert "统一登录服务暂时连不上" in said
    assert "cannot be reached" in said


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"issuer": "https://other.example"}, id="another issuer"),
        pytest.param({"token_endpoint": "http://10.0.0.1/token"}, id="over an open line"),
        pytest.param({"jwks_uri": None}, id="no keys"),
        pytest.param({"authorization_endpoint": 5}, id="no address"),
    ],
)
def test_a_provider_that_says_what_cannot_be_is_not_used(door, provider, told):
    provider.told = told
    answer = get(door(), f"{ADDRESS}/access/sign-in")
    assert answer.status_code == 502
    assert "不合规范" in answer.get_data(as_text=True)


def test_keys_are_fetched_once_and_again_when_they_change(door, provider):
    client = door()
    for _ in range(3):
        get(client, went(client))
        client.delete_cookie("__Host-indicators", domain="indicators.example.cn")
    assert (provider.asked.count("/keys"), provider.asked.count("/.well-known/openid-configuration")) == (
        1,
        1,
    )
    provider.key = RSAKey.generate_key(2048, {"kid": "second"})
    assert get(client, went(client)).status_code == 302
    assert provider.asked.count("/keys") == 2


def test_many_sign_ins_begun_fit_into_the_cookie(door):
    client = door()
    for _ in range(30):
        get(client, f"{ADDRESS}/access/sign-in?wanted=/{'x' * 900}")
    cookie = client.get_cookie("__Host-indicators", domain="indicators.example.cn")
    assert len(cookie.value) < 3500
    assert get(client, went(client)).status_code == 302


def test_a_real_provider_is_what_the_tests_ask(provider):
    assert isinstance(provider, Provider)
    answer = providers.requests.get(f"{provider.address}/.well-known/openid-configuration", timeout=5)
    assert answer.json()["issuer"] == provider.address
