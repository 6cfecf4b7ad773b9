"""Earlier editions of the data, read when they are asked for and kept for those who ask again."""

from functools import lru_cache
from pathlib import Path

from etl import release
from etl.release import Edition
from etl.tables import Tables

KEPT = 2  # editions in memory, each of which takes as much as the one that is served


def read(edition: Edition) -> Tables:
    """The tables of an edition.

    Raises:
        InvalidFile: its files are missing, changed or of another program's version.
    """
    return _read(edition.path, edition.id)


@lru_cache(maxsize=KEPT)
def _read(path: Path, version: str) -> Tables:
    """A release; its version is asked for too, for another one may come to stand at the same path."""
    return release.read(path)
