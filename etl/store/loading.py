"""Releases go from their directories into an engine, and readers see the one that was loaded or chosen last."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from etl import release
from etl.errors import MisuseError
from etl.labels import LISTED, STORE_FAILED, STORE_LACKS, STORE_SHOWS
from etl.publishing.switches import CURRENT
from etl.store.engine import Engine
from etl.tables import Stored


class Loaded(NamedTuple):
    """A release that is in an engine, and how many observations were loaded: none where it was there."""

    version: str
    rows: int


@contextmanager
def reached(place: Engine) -> Iterator[None]:
    """Whatever is done with a place.

    Raises:
        MisuseError: it cannot be reached, or does not let that be done; says what its driver said first.
    """
    try:
        yield
    except place.failures as error:
        said = str(error).strip().partition("\n")[0] or type(error).__name__
        raise MisuseError(STORE_FAILED.filled(reason=said)) from error


def load(directory: Path, place: Engine) -> Loaded:
    """Load a release, or the current one of a folder of releases, and let readers see it.

    One that is there already is not loaded again, only seen: this is how readers go back to an earlier one.

    Raises:
        InvalidFile: it is no release, or damaged; readers see what they saw.
    """
    path = directory / CURRENT if (directory / CURRENT).is_symlink() else directory
    version, small = release.small(path)
    counted = _Counted(release.observations(path))
    place.load(version, small, counted)
    place.use(version)
    return Loaded(version, counted.rows)


def tables(directory: Path, place: Engine) -> Stored:
    """The tables of a release whose observations are asked in an engine; it is loaded first where it is not there.

    Of one that is there no file but the manifest is read, which takes 25 MB less of a process.

    Raises:
        InvalidFile: it is no release, or one that is to be loaded is damaged.
    """
    version = release.version(directory)
    if version not in place.versions():
        place.load(*release.small(directory), release.observations(directory))
    return place.tables(version)


def use(place: Engine, version: str) -> None:
    """Let readers see another release that is there.

    Raises:
        MisuseError: it is not there; says which are.
    """
    if version not in place.versions():
        raise MisuseError(STORE_LACKS.filled(version=version, known=LISTED.zh.join(place.versions())))
    place.use(version)


def remove(place: Engine, version: str) -> None:
    """Remove a release that readers do not see.

    Raises:
        MisuseError: they do.
    """
    if version == place.current():
        raise MisuseError(STORE_SHOWS.filled(version=version))
    place.remove(version)


class _Counted:
    """Parts of a table, and how many rows they had."""

    def __init__(self, parts: Iterator[pa.RecordBatch]) -> None:
        self._parts, self.rows = parts, 0

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        for part in self._parts:
            self.rows += len(part)
            yield part
