"""Harm that comes to the current release while it is served, and goes again."""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from werkzeug.test import Client

from app.following import Followed
from app.front import Front
from app.health import ready
from app.server import create_app
from etl import release
from etl.tables import Tables
from tests.deployed import Server, ask, gunicorn
from tests.shelves import published
from tests.trust.publishing_harm import quickly
from tests.trust.publishing_ways import NEW, OLD

Mend = Callable[[], object]
AGREE = 12  # answers one after the other that must say the same: two workers give them
LONG = 15.0  # seconds after which it is given up


class Cycle(NamedTuple):
    """One harm: what was served while it lasted and after it, and how many seconds it took to be told, and to go."""

    harm: str
    version: bool  # whether the last good version was told all the time
    pages: bool  # whether pages were answered
    reason: str
    told: float
    mended: float

    def holds(self, patience: float) -> bool:
        """Whether readers noticed nothing, and those who watch over the server were told in time."""
        return self.version and self.pages and bool(self.reason) and max(self.told, self.mended) <= patience


class Watched(Protocol):
    """A server that is asked what it serves."""

    def statuses(self) -> list[dict[str, Any]]:
        """What each of its workers says."""

    def page(self) -> int:
        """The status of a page."""


class Deployed:
    """One under gunicorn."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def statuses(self) -> list[dict[str, Any]]:
        """As many answers as leave no worker out, or nearly."""
        return [self._ready() for _ in range(AGREE)]

    def page(self) -> int:
        """One that has figures."""
        return ask(self._server, "/data")

    def _ready(self) -> dict[str, Any]:
        asked = HTTPConnection("127.0.0.1", self._server.port, timeout=5)
        try:
            asked.request("GET", "/readyz")
            found: dict[str, Any] = json.loads(asked.getresponse().read())
            return found
        finally:
            asked.close()


class Here:
    """One in this process, that looks whenever it is asked."""

    def __init__(self, followed: Followed) -> None:
        self._followed, self._front = followed, Front()
        followed.begin(self._show)

    def statuses(self) -> list[dict[str, Any]]:
        """What it says after it has looked."""
        self._followed.step(self._show)
        return [ready(self._followed.status)]

    def page(self) -> int:
        """One that has figures."""
        return Client(self._front).get("/data").status_code

    def _show(self, tables: Tables) -> None:
        self._front.take(create_app(tables).server)


def cycles(folder: Path, count: int, *, deployed: bool) -> Iterator[Cycle]:
    """Harm and mend, one kind after the other."""
    with quickly():
        published(folder, OLD)
        other = published(folder, NEW).path
    assert other is not None
    shelf = folder / "shelf"
    with ExitStack() as stack:
        if deployed:
            watched: Watched = Deployed(stack.enter_context(gunicorn(folder, shelf)))
        else:
            watched = Here(Followed(shelf / "current"))
        version = watched.statuses()[0]["version"]
        for number in range(count):
            name, harm = list(HARMS.items())[number % len(HARMS)]
            yield _cycle(watched, version, name, lambda harm=harm: harm(shelf, shelf / other.name))


def _cycle(watched: Watched, version: str, name: str, harm: Callable[[], Mend]) -> Cycle:
    mend = harm()
    told, during = _until(watched, stale=True)
    page = watched.page()
    mend()
    mended, after = _until(watched, stale=False)
    reasons = {each["reason"]["zh"] for each in during if each["reason"]}
    same = {each["version"] for each in (*during, *after)} == {version}
    return Cycle(name, same, page == watched.page() == 200, " ".join(reasons), told, mended)


def _until(watched: Watched, *, stale: bool) -> tuple[float, list[dict[str, Any]]]:
    """How long it takes until all workers say so; longer than anybody waits if they never do."""
    begun = time.monotonic()
    while True:
        found = watched.statuses()
        took = time.monotonic() - begun
        if all(bool(each["stale_since"]) is stale for each in found) or took > LONG:
            return took, found
        time.sleep(0.1)


def _moved(path: Path) -> Mend:
    """Out of the way, and back."""
    aside = path.with_name(f".{path.name}.aside")
    path.rename(aside)
    return lambda: _back(aside, path)


def _back(aside: Path, path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()
    aside.rename(path)


def _in_place(path: Path, put: Callable[[Path], object]) -> Mend:
    """Something else in the place of a file."""
    mend = _moved(path)
    put(path)
    return mend


def _resealed(current: Path) -> Mend:
    """A release of a program with other tables: its manifest says so, and is whole."""
    file, table = current / release.MANIFEST, current / "milestones.parquet"
    mends = [_in_place(table, lambda path: shutil.copy(current / "sources.parquet", path))]
    said = release.manifest(current)
    said["files"]["milestones.parquet"] = said["files"]["sources.parquet"]
    del said[release.SEAL]
    mends.append(_in_place(file, lambda path: path.write_text(json.dumps(said), encoding="utf-8")))
    return lambda: [mend() for mend in mends]


def _outside(shelf: Path, current: Path) -> Mend:
    """A sound release, elsewhere."""
    away = shelf.parent / "elsewhere"
    shutil.copytree(current, away, dirs_exist_ok=True)
    return _in_place(shelf / "current", lambda path: path.symlink_to(away))


def _half(path: Path) -> None:
    whole = path.with_name(f".{path.name}.aside").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


# What is done to the shelf and its current release.
HARMS: dict[str, Callable[[Path, Path], Mend]] = {
    "link gone": lambda shelf, _: _moved(shelf / "current"),
    "link leads nowhere": lambda shelf, _: _in_place(shelf / "current", lambda at: at.symlink_to("nowhere")),
    "link leads to itself": lambda shelf, _: _in_place(
        shelf / "current", lambda at: at.symlink_to("current")
    ),
    "link leads out": _outside,
    "folder in place of the link": lambda shelf, _: _in_place(shelf / "current", lambda at: at.mkdir()),
    "file in place of the link": lambda shelf, _: _in_place(shelf / "current", lambda at: at.write_text("x")),
    "release gone": lambda _, current: _moved(current),
    "table gone": lambda _, current: _moved(current / "observations.parquet"),
    "table cut short": lambda _, current: _in_place(current / "sources.parquet", _half),
    "manifest cut short": lambda _, current: _in_place(current / release.MANIFEST, _half),
    "folder in place of a file": lambda _, current: _in_place(current / "regions.csv", lambda at: at.mkdir()),
    "pipe in place of a file": lambda _, current: _in_place(current / "indicators.parquet", os.mkfifo),
    "link in place of a file": lambda _, current: _in_place(
        current / "regions.parquet", lambda at: at.symlink_to(f".{at.name}.aside")
    ),
    "another program's tables": lambda _, current: _resealed(current),
    "shelf not mounted": lambda shelf, _: _moved(shelf),
}
