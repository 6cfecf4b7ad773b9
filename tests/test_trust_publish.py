"""Publishing under faults, with few of each; and that what judges it finds faults that are planted."""

import json
import os
import shutil
import time
from contextlib import contextmanager
from pathlib import Path

import invented
import pytest
from shelves import published, quick

from etl import release, swap
from etl.publishing import shelf as shelves
from etl.publishing import still, switches
from etl.publishing.still import FileChangedError
from etl.publishing.switches import PUBLISH, ROLLBACK, Log, Switch
from tests.trust import publishing, publishing_ways
from tests.trust.publishing_harm import Flip, Full
from tests.trust.publishing_kills import Killed, Rival
from tests.trust.publishing_ways import Outcome


def test_each_promise_holds(tmp_path):
    fallen = [row for row in publishing.rows(publishing.QUICK, tmp_path) if not row.holds]
    assert fallen == []


# ── What judges can fail ──

OLD = Outcome("second", "kill before 1", "killed", "old", 0, "")
NEW = OLD._replace(seen="new")


@pytest.mark.parametrize(
    ("planted", "holds"),
    [
        pytest.param(OLD, True, id="nothing"),
        pytest.param(OLD._replace(seen="torn"), False, id="torn"),
        pytest.param(OLD._replace(seen="nothing"), False, id="nothing is seen"),
        pytest.param(OLD._replace(ended="done"), False, id="lost after done"),
        pytest.param(OLD._replace(gone=1), False, id="a release is gone"),
        pytest.param(OLD._replace(ended="signal 11"), False, id="another end"),
        pytest.param(OLD._replace(next="left: x"), False, id="in the way of the next"),
    ],
)
def test_a_disturbance_that_does_harm_is_told(planted, holds):
    assert publishing.disturbances("", [OLD, NEW, planted]).holds is holds


STAGES = Killed(json.dumps(["read", "link"]), True, None, "a", True, 0)
KILLED = Killed("read", False, "a", "a", False, 0)


@pytest.mark.parametrize(
    ("planted", "holds"),
    [
        pytest.param(KILLED._replace(stage="link"), True, id="nothing"),
        pytest.param(KILLED, False, id="a stage is never hit"),
        pytest.param(KILLED._replace(stage="link", said=True), False, id="lost after done"),
        pytest.param(KILLED._replace(stage="link", after="torn"), False, id="torn"),
        pytest.param(KILLED._replace(stage="link", lost=1), False, id="a release is gone"),
    ],
)
def test_a_kill_that_does_harm_is_told(planted, holds):
    assert publishing.kills([STAGES, KILLED, KILLED, KILLED, planted]).holds is holds


@pytest.mark.parametrize(
    ("rivals", "holds"),
    [
        pytest.param([Rival(0, "a", [1, 2]), Rival(2, None, [])], True, id="one is refused"),
        pytest.param([Rival(0, "a", [1, 2]), Rival(0, "b", [2.5, 3])], True, id="one after the other"),
        pytest.param([Rival(0, "a", [1, 2]), Rival(0, "b", [1.5, 3])], False, id="together"),
        pytest.param([Rival(0, None, [1, 2])], False, id="lost"),
        pytest.param([Rival(0, "a", [1, 2]), Rival(99, None, [])], False, id="another end"),
    ],
)
def test_publishers_that_get_in_each_others_way_are_told(rivals, holds):
    assert publishing.rivals([rivals]).holds is holds


def test_a_flip_that_is_not_found_is_told():
    sound = Flip("a", True, "before", True)
    assert publishing.flips([sound]).holds
    for planted in (sound._replace(found=False), sound._replace(served=None), sound._replace(stays=False)):
        assert not publishing.flips([sound, planted]).holds


def test_a_full_disk_that_harms_is_told():
    assert publishing.full([Full(0, True, True), Full(9, False, True)]).holds
    assert not publishing.full([Full(0, True, False), Full(9, False, True)]).holds


# ── What keeps the promises ──


@pytest.fixture
def two(tmp_path, monkeypatch) -> tuple[Path, str, str]:
    """A shelf with two releases, the second current."""
    quick(monkeypatch)
    names = [published(tmp_path, yaml).path.name for yaml in (publishing_ways.OLD, publishing_ways.NEW)]
    return tmp_path / "shelf", *names


def test_a_shelf_that_another_took_away_before_it_could_be_locked_is_not_held(tmp_path, monkeypatch):
    take, taken = shelves._take, []

    def late(lock: int, shelf: Path) -> None:
        if not taken:
            shelf.rmdir()
            shelf.mkdir()
        taken.append(lock)
        take(lock, shelf)

    monkeypatch.setattr(shelves, "_take", late)
    with shelves.held(tmp_path / "shelf"):
        assert len(taken) == 2
        assert os.path.samestat(os.fstat(taken[1]), (tmp_path / "shelf").stat())


def test_what_is_written_is_written_whole_however_little_the_system_takes(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, content: write(file, content[:3]))
    swap.write(tmp_path / "file", b"content")
    assert (tmp_path / "file").read_bytes() == b"content"


@pytest.mark.parametrize("file", ["manifest.json", "sources.csv", "observations.parquet"])
@pytest.mark.parametrize("put", ["link", "pipe", "folder"])
def test_what_is_no_file_is_no_part_of_a_release(two, file, put):
    shelf, _, name = two
    path = shelf / name / file
    away = shelf.parent / file
    path.rename(away)
    {"link": lambda: path.symlink_to(away), "pipe": lambda: os.mkfifo(path), "folder": path.mkdir}[put]()
    assert release.damaged(shelf / name)


def test_a_manifest_that_was_changed_is_none_and_one_without_a_seal_is(two):
    shelf, _, name = two
    file = shelf / name / release.MANIFEST
    written = file.read_text("utf-8")
    for changed in (written.replace("2024-06-30", "2024-06-31"), written.replace("  ", "   "), written + " "):
        file.write_text(changed, "utf-8")
        assert release.manifest(shelf / name) == {}
    unsealed = {key: value for key, value in json.loads(written).items() if key != release.SEAL}
    file.write_text(json.dumps(unsealed), "utf-8")
    assert release.manifest(shelf / name) == unsealed
    file.write_text(json.dumps({**unsealed, "seam": ""}), "utf-8")
    assert release.manifest(shelf / name) == {}


def test_a_release_that_a_link_brings_in_is_not_there(two):
    shelf, first, second = two
    shutil.move(shelf / first, shelf.parent / first)
    (shelf / first).symlink_to(shelf.parent / first)
    assert [each.path.name for each in release.shelved(shelf)] == [second]
    swap.point(shelf / "current", str(shelf.parent / first))
    assert release.current(shelf) is None
    swap.point(shelf / "current", "current")
    assert release.current(shelf) is None


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        pytest.param(["a+", "b+"], ["b", "a"], id="what was seen last comes first"),
        pytest.param(["a+", "b+", "a-"], ["a", "b"], id="what was taken back comes last"),
        pytest.param(["a+", "b+", "a-", "b+"], ["b", "a"], id="unless it was published again"),
        pytest.param(["a+", "b+", "c+", "a-"], ["a", "b", "c"], id="of several"),
    ],
)
def test_releases_to_fall_back_to(tmp_path, done, expected):
    hows = {"+": PUBLISH, "-": ROLLBACK}
    log = Log(tuple(Switch("2024-01-01", each[0], each[0], hows[each[1]], made=False) for each in done))
    switches._write(tmp_path, log)
    assert switches.fallbacks(tmp_path) == expected


# ── Files that are being saved ──


def saved(folder: Path) -> Path:
    """A data file that was written just now."""
    file = folder / "indicators.yaml"
    file.write_text(invented.YAML, encoding="utf-8")
    return file


@contextmanager
def clock(monkeypatch, file: Path, **written: bytes):
    """A clock that goes on with each pause; at some of them more is written to the file."""
    now = [1000.0]

    def pause(seconds: float) -> None:
        now[0] += seconds
        if more := written.get(f"at{round(20 * (now[0] - 1000))}"):
            with file.open("ab") as out:
                out.write(more)

    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "sleep", pause)
    yield now


def test_a_file_that_lies_still_is_not_waited_for(tmp_path, monkeypatch):
    file = saved(tmp_path)
    monkeypatch.setattr(time, "time", lambda: file.stat().st_ctime + 2)
    with clock(monkeypatch, file) as now:
        still.wait(file)
    assert now == [1000.0]


@pytest.mark.parametrize("hours", [0, -5], ids=["just saved", "of a clock that was set back"])
def test_a_file_that_was_just_saved_is_waited_for_until_it_lies_still(tmp_path, monkeypatch, hours):
    file = saved(tmp_path)
    monkeypatch.setattr(time, "time", lambda: file.stat().st_ctime + 3600 * hours)
    with clock(monkeypatch, file, at10=b"# more\n") as now:
        still.wait(file)
    assert 1001.4 < now[0] < 1001.7
    assert file.read_bytes().endswith(b"# more\n")


def test_a_file_that_never_lies_still_is_not_published(tmp_path, monkeypatch):
    file = saved(tmp_path)
    every = {f"at{number}": b"#\n" for number in range(1, 2000, 5)}
    with clock(monkeypatch, file, **every), pytest.raises(FileChangedError):
        still.wait(file)


def test_a_link_in_place_of_a_data_file_is_not_published(tmp_path, monkeypatch):
    quick(monkeypatch)
    (tmp_path / "elsewhere.yaml").write_text(invented.YAML, encoding="utf-8")
    (tmp_path / "indicators.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(release.InvalidFile):
        release.source(tmp_path / "indicators.yaml")


def test_data_alone_tell_the_version(tmp_path, monkeypatch):
    """Built anew from nothing but YAML, a release has the id that it had."""
    quick(monkeypatch)
    versions = set()
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        versions.add(published(tmp_path / name, invented.YAML).version)
    assert len(versions) == 1
