"""Publishing as tests do it: a data file and a folder of releases, without what takes longest to make."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from etl import catalog, gathered, release, swap, tables
from etl.catalog import Catalog
from etl.publishing import publish, rollback, switches
from etl.publishing.publish import Asked, Published
from etl.tables import Tables

DAY = date(2024, 6, 30)
NOW = datetime(2024, 6, 30, 9, 30, tzinfo=UTC)
_CATALOGS: dict[bytes, Catalog] = {}
_TABLES: dict[int, Tables] = {}
# What is done to the disk; `swap` calls them by these names.
STEPS = ((swap, "write"), *((os, name) for name in ("mkdir", "rename", "replace", "symlink", "rmdir")))


def quick(patched: pytest.MonkeyPatch) -> None:
    """Workbook, archive, CSV and what follows from the tables are told elsewhere, and making them takes the time.

    No text of YAML is read twice.
    """
    for name in ("bundle", "workbook"):
        patched.setattr(release, name, lambda *_: b"")
    patched.setattr(release, "following", lambda *_: {})
    patched.setattr(release, "plain_csv", SimpleNamespace(text=lambda _frame: ""))
    patched.setattr(publish, "catalog", SimpleNamespace(read=_read))
    patched.setattr(publish, "tables", SimpleNamespace(build=_built))


def mechanical(patched: pytest.MonkeyPatch) -> None:
    """Only what is done on the disk is done, and files hold next to nothing."""
    patched.setattr(pd.DataFrame, "to_parquet", lambda *_, **__: b"")
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


class Way:
    """The steps that publishing takes on the disk, which can be stopped before one of them."""

    def __init__(self, patched: pytest.MonkeyPatch) -> None:
        self.taken: list[str] = []
        self.at, self.stop = -1, _never
        for room, name in STEPS:
            patched.setattr(room, name, self._step(name, getattr(room, name)))

    def before(self, at: int, stop: Callable[[], None]) -> None:
        """Do something in place of a step, counted from 0."""
        self.taken, self.at, self.stop = [], at, stop

    def _step(self, name: str, function: Callable[..., object]) -> Callable[..., object]:
        def stepped(*args: object, **kwargs: object) -> object:
            self.taken.append(name)
            if len(self.taken) == self.at + 1:
                self.stop()
            return function(*args, **kwargs)

        return stepped


def _never() -> None:
    raise AssertionError
