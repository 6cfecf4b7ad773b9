"""Releases that were harmed after they were published, clocks that are wrong, and disks that are full."""

import random
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from app.following import Followed
from etl import release
from etl.publishing import publish, releases
from etl.publishing.publish import Asked
from etl.publishing.rollback import rollback
from etl.tables import Tables
from tests.shelves import DAY, NOW, offered, published, quick, seen
from tests.trust.publishing_kills import yaml
from tests.trust.publishing_ways import NEW, OLD


class Flip(NamedTuple):
    """A bit of a file that was turned over: whether that was found, and what is served in place of the release."""

    file: str
    found: bool
    served: str | None
    stays: bool  # whether who had been serving the release goes on, and says that it is harmed


@contextmanager
def quickly() -> Iterator[pytest.MonkeyPatch]:
    """Without what takes longest to make."""
    patch = pytest.MonkeyPatch()
    quick(patch)
    try:
        yield patch
    finally:
        patch.undo()


def flips(folder: Path, count: int, seed: int) -> Iterator[Flip]:
    """Turn one bit over in the files of the current release, one after the other, and back."""
    chance = random.Random(seed)
    with quickly():
        published(folder, OLD)
        path = published(folder, NEW).path
    assert path is not None
    shelf = folder / "shelf"
    serving = Followed(shelf / "current")
    version = serving.tables().version
    files = [each for each in sorted(path.iterdir()) if each.stat().st_size]
    for number in range(count):
        file = files[number % len(files)]
        whole = file.read_bytes()
        at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        file.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        shown: list[Tables] = []
        serving.step(shown.append)
        stays = not shown and serving.status.version == version and serving.status.reason is not None
        yield Flip(file.name, bool(release.damaged(path)), _served(shelf), stays)
        file.write_bytes(whole)


def _served(shelf: Path) -> str | None:
    started = Followed(shelf / "current")
    started.tables()
    return started.where.name if started.status.reason else None


def shifted(folder: Path, count: int, seed: int) -> Iterator[bool]:
    """Publish under a clock that goes back and forth by years; whether order, link and the way back stay right."""
    chance = random.Random(seed)
    made: list[str] = []
    with quickly():
        for number in range(count):
            moved = timedelta(days=chance.randint(-4000, 4000))
            file = folder / "indicators.yaml"
            file.write_text(yaml(number), encoding="utf-8")
            path = publish.publish(Asked(file, folder / "shelf", DAY + moved, NOW + moved)).path
            assert path is not None
            made.append(path.name)
            listed = [each.name for each in releases.releases(folder / "shelf")]
            yield listed == made[::-1] and seen(folder) == made[-1]
        back = rollback(folder / "shelf", None, date(1990, 1, 1), datetime(1990, 1, 1).astimezone())
        yield back.after.path.name == made[-2] == seen(folder)


class Full(NamedTuple):
    """A disk with so much room left: whether publishing on it was refused, and what readers see."""

    room: int
    refused: bool
    holds: bool


def full(folder: Path, steps: int) -> Iterator[Full]:
    """Publish on a small disk of memory with less and less room; nothing where none may be mounted.

    What a release needs is measured first; the rooms lie between none and a little more than that.
    """
    disk = folder / "disk"
    disk.mkdir()
    with quickly(), _mounted(disk, 8 * 2**20) as mounted:
        if not mounted:
            return
        old = published(disk, OLD).path
        free = shutil.disk_usage(disk).free
        new = published(disk, NEW).path
        assert old is not None
        assert new is not None
        needed = free - shutil.disk_usage(disk).free
        rollback(disk / "shelf", old.name, DAY, NOW)
        shutil.rmtree(new)
        for step in range(steps):
            room = needed * step // max(1, steps - 2)
            yield _published_in(disk, room, old.name)


def _published_in(disk: Path, room: int, old: str) -> Full:
    ballast = disk / "ballast"
    (disk / "indicators.yaml").write_text(NEW, encoding="utf-8")
    ballast.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - room)))
    try:
        made = publish.publish(Asked(disk / "indicators.yaml", disk / "shelf", DAY, NOW)).path
    except OSError:
        holds = seen(disk) == old and offered(disk) == [old]
        ballast.unlink()
        return Full(room, True, holds)
    ballast.unlink()
    assert made is not None
    holds = seen(disk) == made.name and old in offered(disk)
    rollback(disk / "shelf", old, DAY, NOW)
    shutil.rmtree(made)
    return Full(room, False, holds)


@contextmanager
def _mounted(disk: Path, size: int) -> Iterator[bool]:
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "trust", str(disk)]
    mounted = shutil.which("mount") is not None and subprocess.run(words, capture_output=True, check=False)
    if not mounted or mounted.returncode:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def rebuilt(folder: Path) -> tuple[str, str]:
    """The version of the same data, published elsewhere on another day."""
    with quickly():
        for name, day in (("here", DAY), ("there", DAY + timedelta(days=400))):
            (folder / name).mkdir()
            published(folder / name, OLD, day)
    versions = [release.current(folder / name / "shelf") for name in ("here", "there")]
    return versions[0].id, versions[1].id
