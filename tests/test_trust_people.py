"""People: the quick rows, and that each of them can fail."""

import hashlib
import random
from itertools import islice
from unittest.mock import patch

import pytest
from joserfc import jwt

from app.access.peers import Peers
from tests import provider as providers
from tests.trust import people, people_headers, people_hook, people_starts, people_tokens, people_watch
from tests.trust.people_watch import Seen


def test_each_quick_row_holds(tmp_path):
    fallen = [row for row in people.rows(people.QUICK, tmp_path) if not row.holds]
    assert fallen == []


def test_the_rows_are_full_by_default():
    assert people.Counts().headers >= 20_000
    assert people.Counts().wires >= 24
    assert people.Counts().workers == 1


def test_a_door_that_believes_where_a_request_says_it_came_from_is_found():
    def hold(self, environ):
        return people_headers.LISTED in environ.get("HTTP_X_FORWARDED_FOR", "")

    with patch.object(Peers, "hold", hold):
        assert people_headers.admitted(people_headers.door, 200, 9) > 0


def test_a_door_that_takes_any_name_is_found():
    with patch("app.access.proxied._written", lambda value: str(value).strip().lower() or None):
        assert people_headers.admitted(people_headers.door, 500, 9) > 0


def test_forged_requests_come_of_both_kinds():
    some = list(islice(people_headers.forged(random.Random(9)), 200))
    assert {environ.get("REMOTE_ADDR") == people_headers.LISTED for environ in some} == {True, False}


def test_what_comes_through_on_the_wire_is_seen():
    assert people_headers.through(b"HTTP/1.1 400 Bad Request\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")
    assert not people_headers.through(b"HTTP/1.1 403 Forbidden\r\n\r\n200")


def test_a_provider_whose_tokens_nobody_checks_is_found():
    def unchecked(self, token, **_):
        return jwt.decode(token["id_token"], self_key, algorithms=["RS256"]).claims

    kinds = {
        name: people_tokens.forgeries()[name] for name in ("another audience", "expired", "claims changed")
    }
    with providers.provider() as asked:
        self_key = asked.key
        with patch("app.access.provider._Client.parse_id_token", unchecked):
            through, _, tried = people_tokens.tokens(asked, kinds, 1)
    assert (through, tried) == (["another audience", "expired"], 3)


def test_a_session_that_anybody_can_sign_is_found():
    with providers.provider() as asked:
        with patch("app.access.signed_in._key", lambda _: providers.SESSION_SECRET):
            people_tokens._door.cache_clear()
            with patch("app.access.signed_in.Sessions.digest_method", hashlib.sha1):
                through = people_tokens.sessions(asked, 100, 9)
        people_tokens._door.cache_clear()
    assert through > 0


@pytest.mark.parametrize(
    ("rule", "what"), [("_switches", "DASH_MCP"), ("_unknown", "misspelt"), ("_trust", "gunicorn")]
)
def test_a_start_that_looks_away_is_found(rule, what):
    with patch(f"app.starting.{rule}", lambda _: []):
        row = people_starts.refused()
    assert not row.holds
    assert what in row.figure


@pytest.mark.parametrize(
    "deed",
    [
        ["write", "/srv/releases/x"],
        ["write", "indicators.yaml"],
        ["os.mkdir", "cache", "511", "-1"],
        ["os.rename", "/srv/a", "/srv/b"],
        ["os.remove", "/srv/a"],
        ["socket.connect", "<socket>", "('192.0.2.1', 443)"],
        ["socket.getaddrinfo", "example.cn"],
        ["subprocess.Popen", "git"],
        ["os.fork"],
        ["os.system", "true"],
        ["exec", "<string>", "/srv/app/pages/x.py"],
        ["compile", "<template>", "/srv/app/pages/x.py"],
    ],
    ids=lambda deed: deed[0],
)
def test_a_deed_of_a_server_is_found(deed, tmp_path):
    log = [Seen(2.0, 7, deed)]
    row = people_watch.judged("x", {"200": 3}, log, 1.0, tmp_path / "own", [7], {}, tmp_path)
    assert not row.holds


def test_what_is_temporary_is_no_deed(tmp_path):
    own = tmp_path / "own"
    log = [Seen(2.0, 7, ["write", f"{own}/temporary/x"]), Seen(2.0, 7, ["write", "/dev/null"])]
    before = people_watch.listed(tmp_path)
    assert people_watch.judged("x", {"200": 3}, log, 1.0, own, [7], before, tmp_path).holds


def test_a_file_that_a_library_changed_past_python_is_found(tmp_path):
    before = people_watch.listed(tmp_path)
    (tmp_path / "left").write_text("x", encoding="utf-8")
    log = [Seen(2.0, 7, ["write", "/dev/null"])]
    row = people_watch.judged("x", {"200": 3}, log, 1.0, tmp_path / "own", [7], before, tmp_path)
    assert not row.holds
    assert "left" in row.figure


def test_the_hook_tells_of_what_is_opened_to_be_written(tmp_path):
    assert people_hook.told("open", ("x", "w", 0)) == ["write", "x"]
    assert people_hook.told("open", ("x", None, people_hook.os.O_RDWR)) == ["write", "x"]
    assert people_hook.told("open", ("x", "r", 0)) is None
    assert people_hook.told("os.rename", ("a", "b", -1, -1)) == ["os.rename", "a", "b", "-1", "-1"]
