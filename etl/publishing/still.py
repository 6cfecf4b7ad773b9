"""Waiting until data files lie still: one that is being written looks whole too often."""

import time
from pathlib import Path

from etl import gathered
from etl.errors import MisuseError
from etl.labels import FILE_BEING_SAVED

QUIET = 1.0  # seconds in which nothing was written
PATIENCE = 30.0  # seconds until whoever asked is told
PAUSE = 0.05  # seconds between looks

Looks = dict[Path, tuple[int, ...]]


class FileChangedError(MisuseError):
    """A data file is being saved, or was while it was being published."""


def wait(path: Path) -> None:
    """Wait until a data file and those that it is read with were not written for QUIET seconds; mostly that is now.

    What is saved later is noticed when the release is verified.

    Raises:
        FileChangedError: they are written again and again.
    """
    seen = _looks(path)
    if _rested(seen):
        return
    begun = since = time.monotonic()
    while time.monotonic() - since < QUIET:
        if time.monotonic() - begun > PATIENCE:
            raise FileChangedError(FILE_BEING_SAVED.filled(seconds=int(PATIENCE)))
        time.sleep(PAUSE)
        found = _looks(path)
        if found != seen:
            seen, since = found, time.monotonic()


def _rested(seen: Looks) -> bool:
    """Whether no file is younger than QUIET. One of tomorrow may be: the clock was set back."""
    now = time.time()
    return all(now - changed / 1e9 >= QUIET for *_, changed in seen.values())


def _looks(path: Path) -> Looks:
    """What changes with each write, when that was last; a file that cannot be reached is none."""
    found: Looks = {}
    for file in gathered.whole(path):
        try:
            about = file.stat()
        except OSError:
            continue
        found[file] = (about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns)
    return found
