"""The supported deployment, for real: gunicorn as configured, nginx in front, on loopback."""

import json
import os
import re
import runpy
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import invented
import pytest
import shelves
from gunicorn.config import Config
from gunicorn.http import wsgi

from tests import deployed

RELEASE = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{12}")
SHOWN = re.compile(r'data-release="/r/([0-9a-f]+)-')


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patched:
        shelves.quick(patched)
        shelves.published(folder, invented.YAML)
    return folder / "shelf"


@pytest.fixture(scope="module")
def running(shelf, tmp_path_factory):
    folder = tmp_path_factory.mktemp("running")
    with deployed.gunicorn(folder, shelf) as app, deployed.nginx(folder, [app, app]) as front:
        yield app, front


def get(server: deployed.Server, path: str):
    with urllib.request.urlopen(server.address + path, timeout=20) as answer:
        return answer.read().decode(), answer.headers


def test_readers_get_pages_and_watchers_the_release(running):
    _, front = running
    assert "<h1" in get(front, "/")[0]
    told = json.loads(get(front, "/readyz")[0])
    assert RELEASE.fullmatch(told["release"])
    assert told["stale_since"] is None


def test_what_a_release_shows_is_asked_of_the_app_once(running):
    _, front = running
    page, _ = get(front, "/compare")
    release = re.search(r'data-release="(/r/[^"]+)"', page)[1]
    for path, referer in (
        ("/compare", ""), ("/_dash-layout", "/compare"), ("/_dash-layout", "/targets"), ("/_dash-dependencies", ""),
        ("/download/compare.csv", ""),
    ):  # fmt: skip
        asked = urllib.request.Request(
            front.address + release + path, headers={"Referer": f"{front.address}{referer}"}
        )
        found = []
        for takes in ("br", "gzip, br", "deflate, br;q=1.0"):
            asked.add_header("Accept-Encoding", takes)
            with urllib.request.urlopen(asked, timeout=20) as answer:
                found.append((answer.headers["X-Cache"], answer.read()))
        assert [name for name, _ in found] == ["MISS", "HIT", "HIT"]
        assert len({body for _, body in found}) == 1


def test_the_log_of_nginx_tells_what_a_cache_answered(running):
    _, front = running
    get(front, "/guide?q=secret-words")
    log = front.log.with_name("indicators.log")
    until = time.monotonic() + deployed.PATIENCE
    while "/guide" not in log.read_text("utf-8"):
        assert time.monotonic() < until
        time.sleep(0.1)
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert {each["cache"] for each in lines if each["path"] == "/guide"} <= {"MISS", "EXPIRED", "HIT"}
    assert "secret-words" not in log.read_text("utf-8")


def test_figures_are_of_all_workers_and_not_for_readers(running):
    app, front = running
    counted = r'requests_total\{method="GET",room="sources",status="200"\} (\d+)'
    for _ in range(12):
        get(app, "/sources")
    told = {float(re.search(counted, get(app, "/metrics")[0])[1]) for _ in range(6)}
    assert told == {12.0}
    assert deployed.ask(front, "/metrics") == 404


def test_each_line_of_the_log_is_json(running):
    app, front = running
    get(front, "/targets?q=secret-words")
    lines = [json.loads(line) for line in app.said().splitlines()]
    (asked,) = [line for line in lines if line.get("path") == "/targets"]
    assert (asked["status"], len(asked["request"])) == (200, 32)
    assert "secret-words" not in app.said()


def test_a_killed_worker_is_replaced_and_nobody_notices(running):
    app, front = running
    lost = app.workers()[0]
    os.kill(lost, signal.SIGKILL)
    until = time.monotonic() + deployed.PATIENCE
    while lost in app.workers() or len(app.workers()) < 2:
        assert deployed.ask(front, "/", timeout=20) == 200
        assert time.monotonic() < until
    assert deployed.ask(front, "/readyz", timeout=20) == 200


def test_what_a_killed_worker_counted_is_counted_on_in_the_same_files(shelf, tmp_path):
    (tmp_path / "tmp").mkdir()
    with deployed.gunicorn(tmp_path, shelf, workers=1, TMPDIR=str(tmp_path / "tmp")) as app:
        (folder,) = (tmp_path / "tmp").glob("indicators-metrics-*")
        get(app, "/sources")
        before = {*folder.iterdir()}
        for _ in range(2):
            (lost,) = app.workers()
            os.kill(lost, signal.SIGKILL)
            until = time.monotonic() + deployed.PATIENCE
            while lost in app.workers() or not app.workers():
                assert time.monotonic() < until
                time.sleep(0.05)
            deployed.wait(app, "/healthz")
            get(app, "/sources")
        counted = re.search(
            r'requests_total\{method="GET",room="sources",status="200"\} (\d+)', get(app, "/metrics")[0]
        )
        assert counted
        assert float(counted[1]) == 3
        assert {*folder.iterdir()} == before


class Connection:
    """What is sent on it, piece by piece."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def sendall(self, piece: bytes) -> None:
        self.sent.append(piece)


@pytest.mark.parametrize(
    ("headers", "body", "pieces"),
    [
        pytest.param([("Content-Length", "4")], [b"page"], [b"page"], id="of a known length"),
        pytest.param([], [b"page", b"more"], [b"4\r\npage\r\n", b"4\r\nmore\r\n"], id="in chunks"),
    ],
)
def test_the_head_of_an_answer_leaves_with_its_body(project, monkeypatch, headers, body, pieces):
    monkeypatch.setattr(wsgi, "Response", wsgi.Response)  # to be put back
    runpy.run_path(str(project / "deploy" / "gunicorn.conf.py"))["_in_one_piece"]()
    connection = Connection()
    request = SimpleNamespace(version=(1, 1), method="GET", should_close=lambda: False)
    answer = wsgi.Response(request, connection, Config())
    answer.start_response("200 OK", headers)
    for part in body:
        answer.write(part)
    head, first = connection.sent[0].split(b"\r\n\r\n", 1)
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert [first, *connection.sent[1:]] == pieces


def test_a_server_that_is_stopped_leaves_nothing(shelf, tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    with deployed.gunicorn(tmp_path, shelf, workers=1, TMPDIR=str(tmp_path / "tmp")):
        made = sorted(each.name.rpartition("-")[0] for each in (tmp_path / "tmp").iterdir())
        assert made == ["indicators-answers", "indicators-metrics"]
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_server_without_releases_does_not_start_and_says_why(tmp_path):
    with (
        pytest.raises(RuntimeError) as raised,
        deployed.gunicorn(tmp_path, tmp_path / "nowhere", workers=1),
    ):
        pass
    assert "RELEASES_DIR 指的" in str(raised.value)
    assert "RELEASES_DIR names" in str(raised.value)
    assert "Traceback" not in str(raised.value)


def test_the_unit_is_one_that_systemd_takes(project, tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd here to ask")
    unit = (project / "deploy" / "systemd" / "indicators@.service").read_text("utf-8")
    there = tmp_path / "indicators@8050.service"
    there.write_text(unit.replace("/srv/indicators/program/.venv/bin/gunicorn", "/bin/true"), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", there], capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert (done.returncode, done.stderr) == (0, "")


@contextmanager
def of_their_own(folder: Path, workers: int):
    """An app with nginx in front whose releases are published below `folder`; the first of them is."""
    with pytest.MonkeyPatch.context() as patched:
        shelves.quick(patched)
        shelves.published(folder, invented.YAML)
        with (
            deployed.gunicorn(folder, folder / "shelf", workers=workers) as app,
            deployed.nginx(folder, [app, app]) as front,
        ):
            yield app, front


def test_a_worker_that_has_shown_a_second_release_makes_way(tmp_path):
    with of_their_own(tmp_path, workers=2) as (app, front):
        before, until, statuses = {*app.workers()}, time.monotonic() + 90, []
        shelves.published(tmp_path, invented.DISPUTED)
        # The next is started a moment after one has ended.
        while before & {*app.workers()} or len(app.workers()) < len(before):
            assert time.monotonic() < until
            statuses.append(deployed.ask(front, "/healthz", timeout=20))
            time.sleep(0.2)
    assert {*statuses} == {200}


def test_pages_are_kept_by_the_release_that_is_shown_also_where_the_app_has_gone(tmp_path):
    with of_their_own(tmp_path, workers=1) as (app, front):
        first, said = get(front, "/targets")
        assert said["X-Cache"] == "MISS"
        time.sleep(6)  # longer than what is of no known release is kept
        assert get(front, "/targets")[1]["X-Cache"] == "HIT"
        shelves.published(tmp_path, invented.DISPUTED)
        until = time.monotonic() + deployed.PATIENCE
        while app.release().endswith(SHOWN.search(first)[1]):
            assert time.monotonic() < until
            time.sleep(0.1)
        time.sleep(1.1)  # nginx asks again after a second
        second, _ = get(front, "/targets")
        assert SHOWN.search(second)[1] == app.release().rpartition("-")[2]
        app.kill()
        time.sleep(1.1)
        kept, said = get(front, "/targets")
    assert (kept, said["X-Cache"]) == (second, "HIT")
    assert SHOWN.search(second)[1] != SHOWN.search(first)[1]


def test_who_is_refused_by_the_app_is_refused_by_it_and_not_by_nginx(shelf, tmp_path):
    access = {"INDICATORS_ACCESS": "proxy", "INDICATORS_ACCESS_PEERS": "127.0.0.1"}
    with (
        deployed.gunicorn(tmp_path, shelf, workers=1, **access) as app,
        deployed.nginx(tmp_path, [app, app]) as front,
        pytest.raises(urllib.error.HTTPError) as refused,
    ):
        get(front, "/targets")
    assert (refused.value.code, "nginx" in refused.value.read().decode()) == (403, False)
