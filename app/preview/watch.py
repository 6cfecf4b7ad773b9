"""A file that others write: its content once it lies still, however it was saved.

Editors write in place, in pieces, to another file that then takes the name, or remove the file and write it anew;
drives of a network tell no program of any of it. So the file is looked at, again and again.
"""

import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

PAUSE = 0.04  # seconds between looks; what two of them find the same lies still
GONE = 1.0  # seconds after which a file that is not there is no longer being saved


class Look(NamedTuple):
    """A file as it was found: what the disk says of it, and what is in it. Neither, where it cannot be read."""

    about: tuple[int, ...] = ()
    content: bytes | None = None

    @property
    def digest(self) -> str:
        """Tells contents apart; empty where there is none."""
        return "" if self.content is None else sha256(self.content).hexdigest()[:16]


class Watch:
    """Looks at a file. `settled` is to be called every PAUSE."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.path, self._clock = path, clock
        self._seen: Look | None = None
        self._since = 0.0
        self._told = False

    def settled(self) -> Look | None:
        """The file, once for each time that it changed and then lay still; else None."""
        found = self._look()
        if found != self._seen:
            self._seen, self._since, self._told = found, self._clock(), False
            return None
        if self._told or (found.content is None and self.still() < GONE):
            return None
        self._told = True
        return found

    def still(self) -> float:
        """Seconds since the file was last seen to change."""
        return self._clock() - self._since

    def unchanged(self, since: Look) -> bool:
        """Whether the file is still what was found then, so that whatever was read meanwhile was read of that."""
        return _about(self.path) == since.about

    def _look(self) -> Look:
        about = _about(self.path)
        # What the disk says of what was found still to be so needs no second reading.
        if self._seen is not None and self._told and about == self._seen.about:
            return self._seen
        try:
            content = self.path.read_bytes() if about else None
        except OSError:
            content = None
        return Look(about, content)


def _about(path: Path) -> tuple[int, ...]:
    """What changes whenever a file does, even where its time is set back; empty where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
