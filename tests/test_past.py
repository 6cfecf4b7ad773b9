"""Pages that are open ask for more of their own release: also after another came, and before this process has it."""

import re
import shutil
import threading
import time
from pathlib import Path

import pytest
from werkzeug.test import Client, TestResponse

from app import access, past
from app.front import KEPT, Front
from app.past import Past
from app.server import create_app
from app.settings import Settings
from app.wsgi import Shown, servable
from etl import release
from tests import invented, shelves
from tests.trust import swapping


@pytest.fixture
def shelf(tmp_path, monkeypatch) -> Path:
    """Four releases."""
    shelves.quick(monkeypatch)
    for number in range(4):
        shelves.published(tmp_path, swapping.yaml(7001 + number))
    return tmp_path / "shelf"


def releases(shelf: Path) -> list[release.Edition]:
    """The oldest first."""
    return list(reversed(release.shelved(shelf)))


def started(shelf: Path, number: int = -1) -> Front:
    """A process that shows one of the releases."""
    shown = Shown(Settings(shelf), None)
    shown.take(release.read(releases(shelf)[number].path))
    return shown.front


def asked(front: Front, shelf: Path, number: int) -> TestResponse:
    """What is said of a release by name, in the words of the page of one that shows it."""
    page = create_app(release.read(releases(shelf)[number].path)).server.test_client().get("/data").text
    return Client(front).get(re.search(r'data-release="([^"]+)"', page)[1] + "/data")


def test_the_release_that_is_seen_and_those_before_are_answered_for(shelf):
    front = started(shelf)
    for number in (-1, -2, -3):
        said = asked(front, shelf, number)
        assert (said.status_code, said.json["version"]) == (200, releases(shelf)[number].id)
    assert asked(front, shelf, -4).status_code == 404
    # What readers see is still the same.
    assert Client(front).get("/edition").text == releases(shelf)[-1].id


def test_what_is_taken_next_stands_beside_what_was_seen(shelf):
    front = Front()
    for edition in releases(shelf):
        front.take(create_app(release.read(edition.path)).server, edition.id)
    assert [front.of(edition.id) is not None for edition in releases(shelf)] == [False, True, True, True]
    for earlier in ("earlier", "earlier still"):
        front.keep(earlier, create_app(release.read(releases(shelf)[0].path)).server)
    # What readers see is the last to go.
    assert [front.of(edition.id) is not None for edition in releases(shelf)] == [False, False, False, True]
    assert KEPT == 3


def test_a_process_that_is_behind_waits_for_the_release_that_comes(shelf, monkeypatch):
    monkeypatch.setattr(past, "PAUSE", 0.01)
    front, found = started(shelf, -2), []
    ask = threading.Thread(target=lambda: found.append(asked(front, shelf, -1)))
    ask.start()
    time.sleep(0.1)
    newest = releases(shelf)[-1]
    front.take(create_app(release.read(newest.path)).server, newest.id)
    ask.join()
    assert (found[0].status_code, found[0].json["version"]) == (200, newest.id)


def test_who_waits_in_vain_is_told_to_come_again(shelf, monkeypatch):
    monkeypatch.setattr(past, "PATIENCE", 0.1)
    said = asked(started(shelf, -2), shelf, -1)
    assert (said.status_code, said.headers["Retry-After"]) == (503, "1")
    monkeypatch.setattr(past, "AT_ONCE", 0)
    assert asked(started(shelf, -2), shelf, -1).status_code == 503


def test_a_release_that_was_removed_is_gone(shelf):
    front, older = started(shelf), releases(shelf)[-2]
    page = create_app(release.read(older.path)).server.test_client().get("/data").text
    shutil.rmtree(older.path)
    address = re.search(r'data-release="([^"]+)"', page)[1] + "/data"
    said = Client(front).get(address)
    assert (said.status_code, said.headers["Cache-Control"]) == (410, "no-store")


@pytest.mark.parametrize(
    ("harm", "status"),
    [
        pytest.param(lambda shelf: shelf.rename(shelf.with_name("away")), 503, id="folder gone"),
        pytest.param(lambda shelf: (shelf / "current").unlink(), 503, id="link gone"),
        pytest.param(lambda shelf: (shelf / "switches.json").write_text("{"), 503, id="log unreadable"),
        pytest.param(lambda shelf: (shelf / "switches.json").unlink(), 404, id="no log"),
        pytest.param(
            lambda shelf: (releases(shelf)[-2].path / "sources.parquet").unlink(), 503, id="table gone"
        ),
    ],
)
def test_what_cannot_be_told_now_is_not_said_to_be_gone(shelf, harm, status):
    front, named = started(shelf), releases(shelf)[-2].id
    harm(shelf)
    said = Client(front).get(f"/r/{named}-20240630-00000000/data")
    assert (said.status_code, said.headers["Cache-Control"]) == (status, "no-store")


def test_a_version_that_nobody_published_is_not_looked_for_in_tables(shelf, monkeypatch):
    monkeypatch.setattr(Past, "_read", None)
    assert Client(started(shelf)).get("/r/0123456789ab-20240630-00000000/data").status_code == 404


def test_where_people_sign_in_no_cache_keeps_it_for_others(shelf):
    told = {"INDICATORS_ACCESS": "proxy", "INDICATORS_ACCESS_PEERS": "10.0.0.5"}
    may_read = access.of(told)
    assert may_read
    client = Client(may_read(started(shelf)))
    known = {"REMOTE_ADDR": "10.0.0.5", "HTTP_X_FORWARDED_USER": "li"}
    page = client.get("/data", environ_overrides=known).text
    address = re.search(r'data-release="([^"]+)"', page)[1]
    for path in ("/data", "/download/data.csv", "/_dash-layout"):
        said = client.get(address + path, environ_overrides=known)
        assert said.status_code == 200
        assert said.headers["Cache-Control"].startswith("private")
        assert "X-Accel-Expires" not in said.headers
    assert client.get(f"{address}/data").status_code == 403


def test_a_process_can_start_where_there_is_a_sound_release(shelf):
    environ = {"RELEASES_DIR": str(shelf)}
    assert servable(environ)
    (shelf / "current").unlink()
    assert servable(environ)
    shelf.rename(shelf.with_name("away"))
    assert not servable(environ)
    shelf.mkdir()
    assert not servable(environ)


def test_invented_tables_have_no_release_before_them(tmp_path):
    client = create_app(invented.tables(tmp_path)).server.test_client()
    assert client.get("/r/0123456789ab-20240630-00000000/data").status_code == 404
