"""A release: complete, verifiable, and there as a whole or not at all."""

import ctypes
import hashlib
import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import invented
import pandas as pd
import pytest

from etl import release, swap
from etl.extract import Extract
from etl.release import ReleaseRefusedError
from etl.tables import Held, Tables
from etl.workbook import workbook
from tests import several

TABLES = (
    "observations", "indicators", "regions", "sources", "set_aside", "outside", "milestones", "comparison",
    "targets", "coverage",
)  # fmt: skip
FILES = {
    *(f"{name}.{kind}" for name in TABLES for kind in ("parquet", "csv")),
    "indicators.xlsx",
    "regional-indicators.zip",
    "manifest.json",
}  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Tables:
    return invented.tables(tmp_path)


@pytest.fixture
def yaml(tmp_path: Path, small: Tables) -> Path:
    return tmp_path / "indicators.yaml"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "shelf" / "release"


@pytest.fixture
def other(small: Tables) -> Tables:
    """A later state of the data."""
    return Held(**{**small.named(), "observations": small.observations.iloc[:3], "version": "later"})


@pytest.fixture(autouse=True)
def _small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """What archive and workbook hold is told elsewhere, and making them takes most of the time of a build."""
    monkeypatch.setattr(release, "bundle", lambda made, day, book: f"{made.version} {day}".encode() + book)
    monkeypatch.setattr(release, "workbook", lambda made, asked: f"{made.version} {asked}".encode())


@pytest.fixture
def real_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "workbook", workbook)


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def manifest(directory: Path) -> dict:
    return json.loads((directory / "manifest.json").read_text("utf-8"))


def beside(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.parent.iterdir())


@pytest.mark.usefixtures("real_workbook")
def test_it_holds_tables_workbook_and_manifest(small, yaml, out):
    assert release.build(small, yaml, out, invented.DAY) == out
    assert {path.name for path in out.iterdir()} == FILES
    assert beside(out) == ["release"]
    assert (out / "indicators.xlsx").read_bytes() == workbook(small, Extract(invented.DAY))


def test_the_manifest_lets_everything_be_verified(small, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    told = manifest(out)
    assert told["version"] == small.version
    assert told["source"] == {
        "file": "indicators.yaml",
        "sha256": hashlib.sha256(yaml.read_bytes()).hexdigest(),
        "files": {"indicators.yaml": hashlib.sha256(yaml.read_bytes()).hexdigest()},
    }
    assert told["files"] == {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        for name, content in contents(out).items()
        if name != "manifest.json"
    }
    for name, frame in small.named().items():
        assert told["tables"][name]["rows"] == len(frame)
        assert told["tables"][name]["columns"] == {
            column: str(dtype) for column, dtype in frame.dtypes.items()
        }


def test_parquet_gives_the_tables_back(small, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    for name, frame in small.named().items():
        pd.testing.assert_frame_equal(pd.read_parquet(out / f"{name}.parquet"), frame)


@pytest.mark.parametrize("content", [invented.YAML, invented.DISPUTED], ids=["plain", "disputed"])
def test_csv_gives_the_tables_back(tmp_path, yaml, out, content):
    small = invented.tables(tmp_path, content)
    release.build(small, yaml, out, invented.DAY)
    for name, frame in small.named().items():
        text = (out / f"{name}.csv").read_text("utf-8")
        kinds = {column: "str" for column, dtype in frame.dtypes.items() if str(dtype) in ("str", "Int64")}
        found = pd.read_csv(io.StringIO(text), dtype=kinds, keep_default_na=False, na_values=[""])
        for column, kind in frame.dtypes.items():
            if str(kind) in ("str", "float64"):
                pd.testing.assert_series_equal(found[column], frame[column])


@pytest.mark.usefixtures("real_workbook")
def test_equal_input_gives_equal_bytes(small, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    release.build(small, yaml, out.with_name("again"), invented.DAY)
    assert contents(out) == contents(out.with_name("again"))


def test_an_equal_release_is_left_alone(small, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    before = out.stat().st_ino
    release.build(small, yaml, out, invented.DAY)
    assert out.stat().st_ino == before
    assert beside(out) == ["release"]


def test_a_damaged_release_is_mended(small, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    sound = contents(out)
    (out / "sources.csv").write_text("")
    (out / "regions.csv").unlink()
    release.build(small, yaml, out, invented.DAY)
    assert contents(out) == sound


def test_an_older_release_is_replaced(small, other, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    release.build(other, yaml, out, invented.DAY)
    assert manifest(out)["version"] == "later"
    assert beside(out) == ["release"]


def test_a_comment_in_the_yaml_makes_another_release(small, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    yaml.write_text(yaml.read_text("utf-8") + "# checked again\n", encoding="utf-8")
    release.build(small, yaml, out, invented.DAY)
    assert manifest(out)["source"]["sha256"] == hashlib.sha256(yaml.read_bytes()).hexdigest()


def test_an_empty_directory_may_become_a_release(small, yaml, out):
    out.mkdir(parents=True)
    release.build(small, yaml, out, invented.DAY)
    assert {path.name for path in out.iterdir()} == FILES


def test_a_link_to_a_release_keeps_pointing_to_it(small, other, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    link = out.with_name("current")
    link.symlink_to(out)
    assert release.build(other, yaml, link, invented.DAY) == out
    assert link.is_symlink()
    assert manifest(link)["version"] == "later"


@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(lambda out: out.write_text("mine"), id="a file"),
        pytest.param(lambda out: (out.mkdir(), (out / "notes.txt").write_text("mine")), id="a directory"),
        pytest.param(
            lambda out: (out.mkdir(), (out / "manifest.json").write_text('{"name": "an app"}')),
            id="somebody else's manifest",
        ),
        pytest.param(lambda out: (out.mkdir(), (out / "manifest.json").write_text("{")), id="no manifest"),
    ],
)
def test_what_is_no_release_is_refused_and_kept(small, yaml, out, prepare):
    out.parent.mkdir()
    prepare(out)
    before = contents(out) if out.is_dir() else out.read_bytes()
    with pytest.raises(ReleaseRefusedError) as refused:
        release.build(small, yaml, out, invented.DAY)
    assert refused.value.path == out
    assert (contents(out) if out.is_dir() else out.read_bytes()) == before
    assert beside(out) == ["release"]


def test_a_file_laid_into_a_release_is_not_thrown_away(small, other, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    (out / "my notes.txt").write_text("mine")
    with pytest.raises(ReleaseRefusedError) as refused:
        release.build(other, yaml, out, invented.DAY)
    assert refused.value.found == ("my notes.txt",)
    assert manifest(out)["version"] == small.version


class Crash(RuntimeError):
    """What the tests raise in the middle of things."""


def crash(*_: object, **__: object) -> None:
    raise Crash


def crash_after(times: int, function):
    """The function, until it was called so often."""
    left = iter(range(times))

    def call(*args: object, **kwargs: object) -> object:
        if next(left, None) is None:
            raise Crash
        return function(*args, **kwargs)

    return call


@pytest.mark.parametrize("written", [0, 5, len(FILES) - 1])
def test_a_build_that_stops_between_files_changes_nothing(small, other, yaml, out, monkeypatch, written):
    release.build(small, yaml, out, invented.DAY)
    before = contents(out)
    monkeypatch.setattr(swap, "write", crash_after(written, swap.write))
    with pytest.raises(Crash):
        release.build(other, yaml, out, invented.DAY)
    assert contents(out) == before
    assert beside(out) == ["release"]


def test_a_first_build_that_stops_leaves_nothing(small, yaml, out, monkeypatch):
    monkeypatch.setattr(swap, "publish", crash)
    with pytest.raises(Crash):
        release.build(small, yaml, out, invented.DAY)
    assert beside(out) == []


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot let two directories change places in one step."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace())


@pytest.mark.usefixtures("no_exchange")
def test_two_renames_do_where_there_is_no_exchange(small, other, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    release.build(other, yaml, out, invented.DAY)
    assert manifest(out)["version"] == "later"
    assert beside(out) == ["release"]


@pytest.mark.usefixtures("no_exchange")
def test_when_the_second_rename_fails_the_first_is_undone(small, other, yaml, out, monkeypatch):
    release.build(small, yaml, out, invented.DAY)
    before, rename, calls = contents(out), os.rename, []

    def fail_the_third(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 3:  # onto the target, the old one aside, then this
            raise OSError(5, "Input/output error")
        rename(source, target)

    monkeypatch.setattr(os, "rename", fail_the_third)
    with pytest.raises(OSError, match="Input/output"):
        release.build(other, yaml, out, invented.DAY)
    assert contents(out) == before
    assert beside(out) == ["release"]


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from etl import catalog, release, swap, tables
swap.publish = lambda new, target: os.kill(os.getpid(), 9)
release.bundle = release.workbook = lambda *_: b""
yaml = Path(sys.argv[1])
release.build(tables.build(catalog.read(yaml)), yaml, Path(sys.argv[2]), date(2024, 6, 30))
"""


def test_what_a_killed_build_left_is_removed_by_the_next(small, other, yaml, out, project):
    release.build(other, yaml, out, invented.DAY)
    killed = subprocess.run([sys.executable, "-c", KILLED, yaml, out], cwd=project, check=False)
    assert killed.returncode == -9
    assert manifest(out)["version"] == "later"
    assert len(beside(out)) == 2
    release.build(small, yaml, out, invented.DAY)
    assert beside(out) == ["release"]
    assert manifest(out)["version"] == small.version


def test_a_build_under_way_is_not_taken_for_a_leftover(small, yaml, out):
    out.parent.mkdir()
    with swap.workshop(out) as under_way:
        release.build(small, yaml, out, invented.DAY)
        assert under_way.is_dir()


def test_directories_with_similar_names_are_no_leftovers(small, yaml, out):
    out.parent.mkdir()
    names = [".release.backup12.old", ".release.old", "release.new", ".releases.0123456789abcdef.new"]
    for name in names:
        (out.parent / name).mkdir()
    release.build(small, yaml, out, invented.DAY)
    assert beside(out) == sorted([*names, "release"])


def test_readers_see_the_old_or_the_new_at_every_moment(out):
    out.parent.mkdir()

    def put(version: int) -> None:
        with swap.workshop(out) as new:
            for name in ("one", "two"):
                swap.write(new / name, b"%d" % version)
            swap.publish(new, out)

    put(0)
    seen, done = [], threading.Event()

    def read() -> None:
        while not done.is_set():
            held = os.open(out, os.O_RDONLY)
            try:
                pair = [os.open(name, os.O_RDONLY, dir_fd=held) for name in ("one", "two")]
            except FileNotFoundError:
                continue  # the directory it holds open is old by now and being removed
            finally:
                os.close(held)
            seen.append([os.read(handle, 9) for handle in pair])
            for handle in pair:
                os.close(handle)

    reader = threading.Thread(target=read)
    reader.start()
    for version in range(1, 50):
        put(version)
    done.set()
    reader.join()
    assert seen
    assert all(one == two for one, two in seen)


def test_a_release_can_be_read_by_others(small, yaml, out):
    release.build(small, yaml, out, invented.DAY)
    mask = os.umask(0)
    os.umask(mask)
    assert out.stat().st_mode & 0o777 == 0o777 & ~mask


@pytest.mark.parametrize(
    ("name", "files"),
    [
        pytest.param(several.MAIN, [*several.FILES], id="all files"),
        pytest.param(
            several.ZHEJIANG,
            ["330000.yaml", "../2026.yaml", "../../indicators.yaml"],
            id="a part, and what it is of",
        ),
    ],
)
def test_the_manifest_tells_each_file_that_data_are_read_from(small, out, tmp_path, name, files):
    path = several.write(tmp_path).parent / name
    release.build(small, path, out, invented.DAY)
    told = manifest(out)["source"]
    assert told["file"] == path.name
    assert told["sha256"] == told["files"][path.name]
    assert told["files"] == {
        each: hashlib.sha256((path.parent / each).read_bytes()).hexdigest() for each in files
    }
