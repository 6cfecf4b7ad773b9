"""A release that successors replace while it is served: without a restart, and without remembering the old one."""

import gc
import logging
import re
import shutil
import time
import weakref
from datetime import datetime
from pathlib import Path

import invented
import pytest
from click.testing import CliRunner
from werkzeug.test import Client

from app.following import Followed
from app.front import Front
from app.server import create_app
from etl import release
from etl.cli import main
from etl.problems import InvalidFile
from etl.publishing import switches
from etl.publishing.switches import Log, Switch
from etl.tables import Tables


@pytest.fixture(scope="module")
def editions(tmp_path_factory) -> tuple[Path, Path]:
    """Two releases, without the files that nobody serves from them and that take longest to make."""
    folder = tmp_path_factory.mktemp("editions")
    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(release, "workbook", lambda *_: b"")
        patch.setattr(release, "bundle", lambda *_: b"")
        for name, value in (("2024-05-01-a", "4.72"), ("2024-06-01-b", "4.73")):
            tables = invented.tables(folder, invented.YAML.replace("4.72", value))
            made.append(release.build(tables, folder / "indicators.yaml", folder / name, invented.DAY))
    return made[0], made[1]


@pytest.fixture
def shelf(editions, tmp_path) -> Path:
    """A folder of releases, the link `current` leading to the first."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for each in editions:
        shutil.copytree(each, folder / each.name)
    switch(folder, editions[0].name)
    return folder


def switch(shelf: Path, name: str) -> None:
    """Lead `current` to another release, in one step."""
    link = shelf / ".next"
    link.symlink_to(name)
    link.replace(shelf / "current")


@pytest.fixture
def followed(shelf) -> tuple[Followed, list[Tables]]:
    made = Followed(shelf / "current")
    return made, [made.tables()]


def test_nothing_new_shows_nothing(followed):
    made, shown = followed
    made.step(shown.append)
    assert len(shown) == 1


def test_a_switched_link_shows_the_other_release_and_back(followed, shelf, editions):
    made, shown = followed
    for edition in (editions[1], editions[0]):
        switch(shelf, edition.name)
        made.step(shown.append)
    assert shown[0].version == shown[2].version != shown[1].version


def test_a_release_that_is_written_anew_is_shown(editions, tmp_path):
    out = tmp_path / "release"
    shutil.copytree(editions[0], out)
    made, shown = Followed(out), []
    shown.append(made.tables())
    out.rename(tmp_path / "old")
    made.step(shown.append)
    shutil.copytree(editions[1], out)
    made.step(shown.append)
    assert [tables.version for tables in shown] == [release.read(each).version for each in editions]


def test_one_that_cannot_be_read_is_logged_once_and_what_was_shown_stays(followed, shelf, editions, caplog):
    made, shown = followed
    (shelf / editions[1].name / "observations.parquet").write_bytes(b"half")
    switch(shelf, editions[1].name)
    with caplog.at_level(logging.ERROR):
        made.step(shown.append)
        made.step(shown.append)
    assert len(shown) == 1
    assert [record.getMessage().count("observations.parquet") for record in caplog.records] == [
        2
    ]  # zh and en
    assert (made.status.release, made.status.stale_since is None) == (editions[0].name, False)
    # What comes back is what is shown still.
    switch(shelf, editions[0].name)
    made.step(shown.append)
    assert (len(shown), made.status.stale_since, made.status.reason) == (1, None, None)


def test_a_cold_start_on_a_harmed_release_serves_the_newest_sound_one_and_says_why(shelf, editions):
    (shelf / editions[0].name / "indicators.csv").write_text("x")
    made = Followed(shelf / "current")
    tables = made.tables()
    assert tables.version == release.read(editions[1]).version
    assert (made.status.release, made.where) == (editions[1].name, shelf / editions[1].name)
    assert "indicators.csv" in made.status.reason.zh
    assert made.status.stale_since.tzinfo is not None
    shutil.copy(editions[0] / "indicators.csv", shelf / editions[0].name)
    shown = []
    made.step(shown.append)
    assert (made.status.release, made.status.reason, len(shown)) == (editions[0].name, None, 1)


def test_where_nothing_is_sound_it_is_said_why_not_the_current_one(shelf, editions):
    for edition in editions:
        (shelf / edition.name / "sources.csv").unlink()
    with pytest.raises(InvalidFile, match=r"sources\.csv"):
        Followed(shelf / "current").tables()


def test_a_release_that_cannot_be_shown_ends_nothing_and_is_tried_again_later(followed, shelf, editions):
    made, shown = followed
    switch(shelf, editions[1].name)
    tried = []

    def broken(tables: Tables) -> None:
        tried.append(tables)
        raise ZeroDivisionError

    made.step(broken)
    made.step(broken)
    assert (made.status.release, len(tried)) == (editions[0].name, 1)
    assert "ZeroDivisionError" in made.status.reason.en
    made._again = 0.0
    made.step(shown.append)
    assert (made.status.release, made.status.stale_since) == (editions[1].name, None)


def test_a_release_that_cannot_be_shown_at_a_cold_start_is_passed_over(shelf, editions):
    current = release.read(editions[0]).version

    def picky(tables: Tables) -> Tables:
        if tables.version == current:
            raise KeyError(current)
        return tables

    made = Followed(shelf / "current")
    assert made.begin(picky).version == release.read(editions[1]).version
    assert "KeyError" in made.status.reason.en


@pytest.mark.parametrize("harm", ["leads out", "gone", "itself"])
def test_what_lies_outside_the_shelf_is_never_served(shelf, editions, tmp_path, harm):
    (shelf / "current").unlink()
    shutil.copytree(editions[1], tmp_path / "elsewhere")
    if harm != "gone":
        (shelf / "current").symlink_to({"leads out": tmp_path / "elsewhere", "itself": "current"}[harm])
    shutil.rmtree(shelf / editions[1].name)
    (shelf / editions[1].name).symlink_to(tmp_path / "elsewhere")
    made = Followed(shelf / "current")
    assert made.tables().version == release.read(editions[0]).version


def test_a_release_is_seen_since_it_was_switched_to(shelf):
    since = "2024-05-02T09:30:00+08:00"
    name = (shelf / "current").resolve().name
    switches._write(shelf, Log((Switch(since, name, "v", "publish", made=True),)))
    made = Followed(shelf / "current")
    made.tables()
    assert made.status.since == datetime.fromisoformat(since)


def test_new_requests_go_to_the_new_app_and_those_in_flight_end_with_the_old():
    front, started = Front(), []

    def old(environ, start):
        start("200 OK", [])
        started.append(True)
        front.take(new)
        yield b"old"

    def new(environ, start):
        start("200 OK", [])
        return [b"new"]

    front.take(old)
    assert Client(front).get("/").data == b"old"
    assert Client(front).get("/").data == b"new"


def test_a_page_of_the_old_app_gets_its_scripts_from_the_new_one(editions):
    old, new = (Client(create_app(release.read(edition)).server) for edition in editions)
    scripts = re.findall(r'src="(/_dash-component-suites/[^"]+)"', old.get("/data").text)
    assert scripts
    assert [new.get(each).status_code for each in scripts] == [200] * len(scripts)


def test_an_app_that_was_replaced_is_forgotten(editions):
    """Whatever pages, files and the interface keep of its tables included."""
    front = Front()
    gone = []
    for edition in editions:
        tables = release.read(edition)
        gone.append(weakref.ref(tables))
        front.take(create_app(tables, looks_ahead=True).server)
        del tables
        client = Client(front)
        for path in ("/compare", "/api/v1/openapi.json"):
            assert client.get(path).status_code == 200
        client = None
    # What the old app makes ahead of its readers ends with what it is just making.
    for _ in range(100):
        gc.collect()
        if gone[0]() is None:
            break
        time.sleep(0.05)
    assert [ref() is not None for ref in gone] == [False, True]


@pytest.mark.parametrize("named", ["folder of releases", "link", "release"])
def test_serve_takes_a_release(shelf, monkeypatch, named):
    asked = []
    monkeypatch.setattr(
        "app.front.serve", lambda made, shelf, *rest, **more: asked.append((made(), rest, more))
    )
    at = {"folder of releases": shelf, "link": shelf / "current", "release": (shelf / "current").resolve()}[
        named
    ]
    done = CliRunner().invoke(main, ["serve", str(at)])
    assert done.exit_code == 0, done.output
    tables, (_, _, _, releases), more = asked[0]
    assert tables.version == release.read(shelf / "current").version
    assert releases == (shelf if named == "folder of releases" else None)
    assert more["followed"].path == (shelf / "current" if named == "folder of releases" else at)


def test_serve_refuses_a_folder_that_is_no_release(tmp_path):
    done = CliRunner().invoke(main, ["serve", str(tmp_path)])
    assert done.exit_code in (1, 2)
    assert str(tmp_path) in done.output
