"""Files that others write: their content once they lie still, however they were saved.

Editors write in place, in pieces, to another file that then takes the name, or remove the file and write it anew;
drives of a network tell no program of any of it. So the files are looked at, again and again.
"""

import errno
import fcntl
import os
import signal
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from etl import gathered, textfile

PAUSE = 0.04  # seconds between looks; what two of them find the same lies still
WRITING = 10.0  # seconds without a change after which who has a file open for writing is not waited for
GONE = 1.0  # seconds after which a file that is not there is no longer being saved


class Look(NamedTuple):
    """A file as it was found: what the disk says of it, and what is in it. Neither, where it cannot be read."""

    about: tuple[int, ...] = ()
    content: bytes | None = None

    @property
    def text(self) -> str:
        """The content as text; what is no UTF-8 will have problems. How lines end is not what they say."""
        return (self.content or b"").decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


class Found(NamedTuple):
    """The files of a catalogue as they were found, by path; that of the preview comes first.

    Of `tables`, which may be large, the content is a hash.
    """

    looks: Mapping[Path, Look]
    tables: Mapping[Path, Look] = MappingProxyType({})

    @property
    def digest(self) -> str:
        """Tells contents apart."""
        told = (
            f"{file}\0{'' if look.content is None else sha256(look.content).hexdigest()}"
            for file, look in self.all().items()
        )
        return sha256("\0".join(told).encode()).hexdigest()[:16]

    def changed(self, before: "Found") -> Mapping[Path, Look]:
        """Files whose content is another than before, and those that were not there."""
        return {
            file: look
            for file, look in self.all().items()
            if file not in before.all() or before.all()[file].content != look.content
        }

    def unchanged(self) -> bool:
        """Whether the files are still what was found, so that whatever was read meanwhile was read of that."""
        return all(_about(file) == look.about for file, look in self.all().items())

    def all(self) -> Mapping[Path, Look]:
        """Documents and tables."""
        return {**self.looks, **self.tables}


class Watch:
    """Looks at a catalogue's files, those that its files name included. `settled` is to be called every PAUSE."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.path, self._clock = path, clock
        self._watched = {path: _Watched(path, textfile.plain, clock)}
        self._found: dict[Path, Look] = {}
        self._news = False

    def settled(self) -> Found | None:
        """The files, once for each time that any of them changed and then all lay still; else None."""
        for file, watched in self._watched.items():
            if look := watched.settled():
                self._found[file], self._news = look, True
        if not self._news or not self._lie_still():
            return None
        named, tables = gathered.files(self.path), gathered.tabular(self.path)
        read: dict[Path, Callable[[Path], bytes]] = {
            **dict.fromkeys(tables, _hash),
            **dict.fromkeys(named, textfile.plain),
        }
        self._watched = {
            file: self._watched.get(file) or _Watched(file, how, self._clock) for file, how in read.items()
        }
        if not self._lie_still():
            return None
        self._news = False
        return Found(*({file: self._found[file] for file in files} for files in (named, tables)))

    def still(self) -> float:
        """Seconds since any of the files was last seen to change."""
        return min(watched.still() for watched in self._watched.values())

    def _lie_still(self) -> bool:
        return all(watched.told for watched in self._watched.values())


class _Watched:
    """Looks at one file."""

    def __init__(self, path: Path, read: Callable[[Path], bytes], clock: Callable[[], float]) -> None:
        self._path, self._read, self._clock = path, read, clock
        self._seen: Look | None = None
        self._since = 0.0
        self.told = False

    def settled(self) -> Look | None:
        """The file, once for each time that it changed and then lay still; else None."""
        found = self._look()
        if found != self._seen:
            self._seen, self._since, self.told = found, self._clock(), False
            return None
        if self.told or (found.content is None and self.still() < GONE):
            return None
        # After the content was read: who opens the file only now changes it, which is seen.
        if self.still() < WRITING and _is_being_written(self._path):
            return None
        self.told = True
        return found

    def still(self) -> float:
        """Seconds since the file was last seen to change."""
        return self._clock() - self._since

    def _look(self) -> Look:
        about = _about(self._path)
        # What the disk says of what was found still to be so needs no second reading.
        if self._seen is not None and self.told and about == self._seen.about:
            return self._seen
        try:
            content = self._read(self._path) if about else None
        except OSError:
            content = None
        return Look(about, content)


def _hash(table: Path) -> bytes:
    return textfile.digest(table).encode()


def _is_being_written(path: Path) -> bool:
    """Whether any program of this machine has the file open for writing, as far as the system says.

    Linux lends a file to a reader only while nobody can write to it. Who opens it at that very moment waits until
    it is given back, at once; the signal that asks for it is one that is passed over.
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN  # any other says that this drive lends nothing, or not to us
    finally:
        os.close(handle)
    return False


def _about(path: Path) -> tuple[int, ...]:
    """What changes whenever a file does, even where its time is set back; empty where there is none."""
    try:
        found = path.lstat()
    except OSError:
        return ()
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
