"""Publishing as tests do it: a data file and a folder of releases, without what takes longest to make."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pandas as pd
import pytest

from etl import catalog, gathered, release, tables
from etl.catalog import Catalog
from etl.publishing import publish, rollback, still, switches
from etl.publishing.publish import Asked, Published
from etl.tables import Tables

DAY = date(2024, 6, 30)
NOW = datetime(2024, 6, 30, 9, 30, tzinfo=UTC)
_CATALOGS: dict[bytes, Catalog] = {}
_TABLES: dict[int, Tables] = {}
# What is done to the disk, by the names of the system's calls.
STEPS = ("open", "write", "fsync", "mkdir", "rename", "replace", "symlink", "unlink", "rmdir")


def quick(patched: pytest.MonkeyPatch) -> None:
    """Workbook, archive, CSV and what follows from the tables are told elsewhere, and making them takes the time.

    No text of YAML is read twice, and none is waited for.
    """
    patched.setattr(still, "QUIET", 0.0)
    for name in ("bundle", "workbook"):
        patched.setattr(release, name, lambda *_: b"")
    patched.setattr(release, "following", lambda *_: {})
    patched.setattr(release, "plain_csv", SimpleNamespace(text=lambda _frame: ""))
    patched.setattr(publish, "catalog", SimpleNamespace(read=_read))
    patched.setattr(publish, "tables", SimpleNamespace(build=_built))


def mechanical(patched: pytest.MonkeyPatch) -> None:
    """Only what is done on the disk is done, and files hold next to nothing."""
    patched.setattr(pd.DataFrame, "to_parquet", lambda *_, **__: b"next to nothing")
    patched.setattr(release, "read", lambda path: _of_version(release.manifest(path)["version"]))
    patched.setattr(publish, "verification", SimpleNamespace(verify=lambda *_: SimpleNamespace(problems=())))
    for room in (publish, rollback):
        patched.setattr(room, "between", lambda *_: None)


def _read(path: Path) -> Catalog:
    content = gathered.content(path) if path.is_file() else b""
    if content not in _CATALOGS:
        _CATALOGS[content] = catalog.read(path)
    return _CATALOGS[content]


def _built(read: Catalog) -> Tables:
    if id(read) not in _TABLES:
        _TABLES[id(read)] = tables.build(read)
    return _TABLES[id(read)]


def _of_version(version: str) -> Tables:
    return next(made for made in _TABLES.values() if made.version == version)


def published(folder: Path, yaml: str, day: date = DAY, **more: object) -> Published:
    """Publish a text of YAML from `folder` into its `shelf`."""
    file = folder / "indicators.yaml"
    file.write_text(yaml, encoding="utf-8")
    return publish.publish(Asked(file, folder / "shelf", day, NOW, **more))


def seen(folder: Path) -> str | None:
    """What readers see: the name of the current release, which is whole."""
    now = release.current(folder / "shelf")
    if now is None:
        return None
    assert release.faults(now.path) == []
    assert now.path.name == switches.target(folder / "shelf")
    return now.path.name


def offered(folder: Path) -> list[str]:
    """The releases that can be asked for, by name."""
    return sorted(each.path.name for each in release.shelved(folder / "shelf"))


def names(folder: Path) -> list[str]:
    """What lies in the shelf."""
    return sorted(path.name for path in (folder / "shelf").iterdir())


class Step(NamedTuple):
    """Something done to the disk: with what, and where to."""

    name: str
    path: Path
    other: object = None  # the path that was renamed, what a link leads to, the bytes that were written


class Way:
    """The steps that publishing takes on the disk, which can be stopped before one of them."""

    def __init__(self, patched: pytest.MonkeyPatch) -> None:
        self.steps: list[Step] = []
        self.at, self.stop = -1, _never
        self.says: Callable[[Step], None] = lambda _step: None  # to be told of each step before it is taken
        self.syncs = True  # whether the disk is really waited for
        self._opened: dict[int, Path] = {}
        self._system = {name: getattr(os, name) for name in STEPS}
        for name in STEPS:
            patched.setattr(os, name, getattr(self, f"_{name}"))

    @property
    def taken(self) -> list[str]:
        """What was done, by name."""
        return [step.name for step in self.steps]

    def before(self, at: int, stop: Callable[[], None]) -> None:
        """Do something in place of a step, counted from 0."""
        self.steps, self.at, self.stop = [], at, stop

    def system(self, name: str, *args: Any, **more: Any) -> Any:
        """What the system itself does."""
        return self._system[name](*args, **more)

    def _step(self, step: Step) -> None:
        self.steps.append(step)
        self.says(step)
        if len(self.steps) == self.at + 1:
            self.stop()

    def _open(self, path: Any, flags: int, *args: Any, **more: Any) -> int:
        whole = _path(path, more.get("dir_fd"))
        if flags & os.O_CREAT:
            self._step(Step("open", whole))
        handle: int = self.system("open", path, flags, *args, **more)
        self._opened[handle] = whole
        return handle

    def _write(self, handle: int, content: Any) -> int:
        if handle in self._opened:
            self._step(Step("write", self._opened[handle], bytes(content)))
        return int(self.system("write", handle, content))

    def _fsync(self, handle: int) -> None:
        self._step(Step("fsync", self._opened[handle]))
        if self.syncs:
            self.system("fsync", handle)

    def _mkdir(self, path: Any, *args: Any, **more: Any) -> None:
        self._step(Step("mkdir", _path(path)))
        self.system("mkdir", path, *args, **more)

    def _rename(self, path: Any, to: Any, **more: Any) -> None:
        self._step(Step("rename", _path(to), _path(path)))
        self.system("rename", path, to, **more)

    def _replace(self, path: Any, to: Any, **more: Any) -> None:
        self._step(Step("replace", _path(to), _path(path)))
        self.system("replace", path, to, **more)

    def _symlink(self, leads_to: Any, path: Any, *args: Any, **more: Any) -> None:
        self._step(Step("symlink", _path(path), str(leads_to)))
        self.system("symlink", leads_to, path, *args, **more)

    def _unlink(self, path: Any, *, dir_fd: int | None = None) -> None:
        self._step(Step("unlink", _path(path, dir_fd)))
        self.system("unlink", path, dir_fd=dir_fd)

    def _rmdir(self, path: Any, *, dir_fd: int | None = None) -> None:
        self._step(Step("rmdir", _path(path, dir_fd)))
        self.system("rmdir", path, dir_fd=dir_fd)


def _path(path: Any, folder: int | None = None) -> Path:
    """The whole path that a call of the system means."""
    above = Path(os.readlink(f"/proc/self/fd/{folder}")) if folder is not None else Path.cwd()
    return above / os.fsdecode(path)


def _never() -> None:
    raise AssertionError
