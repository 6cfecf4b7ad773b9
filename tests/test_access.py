"""People whom a proxy names, and what somebody is told who is not let in."""

import socket

import pytest

from app import access, starting
from app.access.secret import weak
from etl.errors import MisuseError

SETTINGS = {"INDICATORS_ACCESS": "proxy", "INDICATORS_ACCESS_PEERS": "10.0.0.5, fd00::5, unix"}


@pytest.fixture
def asked():
    """Asks behind a door with further settings; what it answers, and what came through."""

    def ask(environ, **more):
        came = []

        def behind(seen, start):
            came.append(seen)
            start("200 OK", [("Cache-Control", "public, max-age=9"), ("Access-Control-Allow-Origin", "*")])
            return [b"figures"]

        answer = {}

        def start(status, headers, *_):
            answer.update(status=status, headers=dict(headers))

        wrap = access.of({**SETTINGS, **more})
        body = b"".join(wrap(behind)({"REQUEST_METHOD": "GET", "PATH_INFO": "/", **environ}, start))
        return answer["status"].split()[0], answer["headers"], body.decode(), came

    return ask


def test_nobody_is_asked_unless_the_owner_wants_it():
    assert access.of({}) is None
    assert access.of({"INDICATORS_ACCESS": "none"}) is None


@pytest.mark.parametrize("peer", ["10.0.0.5", "::ffff:10.0.0.5", "fd00::5"])
def test_a_listed_peer_names_the_person_and_nobody_behind_sees_it(asked, peer):
    status, _, body, (seen,) = asked({"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_USER": "li"})
    assert (status, body) == ("200", "figures")
    assert "HTTP_X_FORWARDED_USER" not in seen


def test_a_socket_in_the_file_system_is_a_peer_where_it_is_listed(asked):
    here, there = socket.socketpair(socket.AF_UNIX)
    with here, there:
        environ = {"REMOTE_ADDR": "", "gunicorn.socket": here, "HTTP_X_FORWARDED_USER": "li"}
        assert asked(environ)[0] == "200"
        assert asked(environ, INDICATORS_ACCESS_PEERS="10.0.0.5")[0] == "403"


def test_the_socket_counts_and_not_what_is_said_of_it(asked):
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        connection, _ = server.accept()
        with connection:
            environ = {
                "REMOTE_ADDR": "10.0.0.5",
                "gunicorn.socket": connection,
                "HTTP_X_FORWARDED_USER": "li",
            }
            assert asked(environ)[0] == "403"
            assert asked(environ, INDICATORS_ACCESS_PEERS="127.0.0.1")[0] == "200"
            assert client.getpeername()


@pytest.mark.parametrize(
    ("person", "groups", "status"),
    [
        ("li", "", "200"),
        ("wang", "readers", "200"),
        ("wang", "a, readers", "200"),
        ("wang", "", "403"),
        ("\u674e".encode().decode("latin-1"), "", "200"),
        ("li,wang", "readers", "403"),
        ("", "readers", "403"),
    ],
)
def test_lists_say_who_may_read(asked, person, groups, status):
    environ = {"REMOTE_ADDR": "10.0.0.5", "HTTP_X_FORWARDED_USER": person, "HTTP_X_FORWARDED_GROUPS": groups}
    lists = {"INDICATORS_ACCESS_PERSONS": "li, \u674e", "INDICATORS_ACCESS_GROUPS": "readers"}
    assert asked(environ, **lists)[0] == status


def test_a_person_is_refused_in_both_languages_and_a_program_in_one_line(asked):
    status, headers, page, came = asked({"REMOTE_ADDR": "10.0.0.9", "HTTP_ACCEPT": "text/html,*/*"})
    assert (status, came) == ("403", [])
    assert "没有收到登录信息" in page
    assert "No sign-in reached this site" in page
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert asked({"REMOTE_ADDR": "10.0.0.9"})[2].count("\n") == 1


def test_what_only_some_may_read_is_kept_for_nobody_else(asked):
    _, headers, _, _ = asked({"REMOTE_ADDR": "10.0.0.5", "HTTP_X_FORWARDED_USER": "li"})
    assert headers["Cache-Control"] == "private, max-age=9"
    assert "Access-Control-Allow-Origin" not in headers


def test_a_door_that_cannot_be_meant_is_no_door():
    with pytest.raises(MisuseError, match="INDICATORS_ACCESS_PEERS is missing"):
        access.of({"INDICATORS_ACCESS": "proxy"})


def test_all_that_is_unsafe_is_told_at_once():
    with pytest.raises(starting.UnsafeStartError) as refused:
        starting.check({"DASH_DEBUG": "1", "INDICATORS_ACESS": "proxy", "INDICATORS_ACCESS": "proxy"})
    said = refused.value.message
    assert all(name in said.zh and name in said.en for name in ("DASH_DEBUG", "INDICATORS_ACESS", "_PEERS"))
    assert "INDICATORS_ACCESS）" in said.zh


@pytest.mark.parametrize(
    ("secret", "is_weak"),
    [
        ("h2Jx_9PqLr7Vt-4KsNd8WmYc3Bz6GfTa1Ueo5RiX0Q", False),
        ("h2Jx_9PqLr7Vt", True),
        ("change-this-h2Jx_9PqLr7Vt-4KsNd8WmYc3Bz6", True),
        ("h2Jx9PqLh2Jx9PqLh2Jx9PqLh2Jx9PqLh2Jx9PqL", True),
    ],
)
def test_a_secret_is_one_or_not(secret, is_weak):
    assert weak(secret) is is_weak
