"""A release that successors replace while it is served: a link that is switched, or a directory written anew.

What is served has been read whole: each file of the release is the one that was written. Where what stands there is
not, or cannot be shown, readers see the last good one, and the status says since when and why; once it is mended it
is taken again. Nothing outside the folder of releases is ever served.
"""

import errno
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from etl import labels, release
from etl.problems import InvalidFile
from etl.publishing import switches
from etl.publishing.switches import CURRENT, UnreadLogError
from etl.release import MANIFEST
from etl.tables import Tables
from etl.text import Text

PAUSE = 0.5  # seconds between looks
# Seconds after which files are read again although the disk says that they are as they were: one that is whole, and
# one that is not, the second twice as long after each vain attempt.
WHOLE, BROKEN, BROKEN_LONG = 600.0, 1.0, 60.0
_LOG = logging.getLogger(__name__)

Shown = TypeVar("Shown")
Stamp = tuple[object, ...]


class Status(NamedTuple):
    """What readers see: the name of a release, its version, and since when it is the one to see.

    `stale_since` is when it was found that another one should be seen, which cannot be for this `reason`.
    """

    release: str
    version: str
    since: datetime
    stale_since: datetime | None = None
    reason: Text | None = None


class Followed:
    """The release that stands at a path, now and later: the link CURRENT of a folder of releases, or a directory."""

    def __init__(self, path: Path, read: Callable[[Path], Tables] = release.read) -> None:
        """`read` makes tables of the directory of a release."""
        self.path, self._read = path, read
        # Links elsewhere and single directories have no releases beside them.
        self._shelf = path.parent if path.name == CURRENT else None
        self._status: Status | None = None
        self._shown: tuple[Path, bytes] | None = None
        self._stamp: Stamp = ()
        self._again, self._patience = 0.0, BROKEN

    @property
    def status(self) -> Status:
        """What readers see, once there is something."""
        assert self._status is not None, "nothing is shown yet"
        return self._status

    @property
    def where(self) -> Path:
        """The directory of the release that readers see."""
        assert self._shown is not None, "nothing is shown yet"
        return self._shown[0]

    def tables(self) -> Tables:
        """The tables to begin with, which somebody will show (see `begin`).

        Raises:
            InvalidFile: there are none.
        """
        return self.begin(lambda tables: tables)

    def begin(self, show: Callable[[Tables], Shown]) -> Shown:
        """Show what stands there, or else the newest release beside it that can be shown; what showing returned.

        Raises:
            InvalidFile: there is none. It says why not the one that should be seen.
        """
        self._stamp = self._found()
        try:
            return self._take(self._stands(), show)
        except Exception as error:
            reason = self._reason(error)
            for path in self._others():
                with suppress(Exception):
                    shown = self._take(path, show)
                    self._stay(reason, labels.FOLLOWING_FELL_BACK)
                    return shown
            if isinstance(error, InvalidFile):
                raise
            raise release.unreadable(self.path, [reason]) from error

    def follow(self, show: Callable[[Tables], object]) -> None:
        """Show each successor, for good."""
        while True:
            time.sleep(PAUSE)
            self.step(show)

    def step(self, show: Callable[[Tables], object]) -> None:
        """Look once. Nothing that goes wrong is raised, whatever it is: it is logged, and what was shown stays."""
        found, now = self._found(), time.monotonic()
        if found == self._stamp and now < self._again:
            return
        if found != self._stamp:
            self._patience = BROKEN
        self._stamp = found
        try:
            self._look(show)
            self._again = now + WHOLE
        except Exception as error:
            self._again = now + self._patience
            self._patience = min(2 * self._patience, BROKEN_LONG)
            self._stay(self._reason(error), labels.FOLLOWING_STAYS)

    def _look(self, show: Callable[[Tables], object]) -> None:
        path = self._stands()
        if self._shown != (path, _said(path)):
            self._take(path, show)
        elif faults := release.damaged(path):
            raise release.unreadable(path, faults)
        if self.status.stale_since:
            self._status = self.status._replace(stale_since=None, reason=None)
            told = labels.FOLLOWING_WELL.filled(release=path.name, version=self.status.version)
            _LOG.info("%s %s", told.zh, told.en)

    def _take(self, path: Path, show: Callable[[Tables], Shown]) -> Shown:
        """Show the release in a directory.

        Raises:
            InvalidFile: one of its files is not as it was written.
        """
        said = _said(path)
        if faults := release.damaged(path):
            raise release.unreadable(path, faults)
        tables = self._read(path)
        shown = show(tables)
        self._shown = (path, said)
        self._status = Status(path.name, tables.version, self._since(path))
        return shown

    def _stay(self, reason: Text, said: Text) -> None:
        """What is seen stays so. It is logged once."""
        if self.status.reason != reason:
            told = said.filled(release=self.status.release, reason=reason)
            _LOG.error("%s %s", told.zh, told.en)
        since = self.status.stale_since or datetime.now(UTC)
        self._status = self.status._replace(stale_since=since, reason=reason)

    def _stands(self) -> Path:
        """The directory that the path leads to. Where the link leads, not the link: all files shall be of one release.

        Raises:
            InvalidFile: there is none, or it is not to be served.
        """
        there = Path(os.path.realpath(self.path))
        if reason := self._astray(there):
            raise release.unreadable(self.path, [reason])
        return there

    def _astray(self, there: Path) -> Text | None:
        """Why the path leads to nothing that could be served."""
        if self._shelf is None:
            return None
        try:
            os.readlink(self.path)
            if there.parent != Path(os.path.realpath(self._shelf)):
                return labels.CURRENT_LEADS_OUT.filled(path=self.path)
            there.stat()
        except FileNotFoundError:
            if self.path.is_symlink():
                return labels.CURRENT_DANGLES.filled(path=self.path, name=there.name)
            return labels.CURRENT_MISSING.filled(path=self.path)
        except OSError as error:
            if error.errno == errno.EINVAL:
                return labels.CURRENT_NO_LINK.filled(path=self.path)
            return labels.CURRENT_UNREACHED.filled(path=self.path, reason=error.strerror or error)
        return None

    def _others(self) -> Iterator[Path]:
        """The releases beside the one that should be seen: those that readers saw last first."""
        if self._shelf is None:
            return
        beside = {each.path.name: each.path for each in release.shelved(self._shelf)}
        beside.pop(switches.target(self._shelf) or "", None)
        for name in dict.fromkeys((*switches.fallbacks(self._shelf), *beside)):
            if name in beside:
                yield beside[name]

    def _since(self, path: Path) -> datetime:
        """When readers came to see a release: as the log tells it, or when it was written."""
        with suppress(UnreadLogError, OSError, ValueError):
            for each in reversed(switches.log(path.parent).done if self._shelf else ()):
                if each.release == path.name:
                    return datetime.fromisoformat(each.since).astimezone(UTC)
        with suppress(OSError):
            return datetime.fromtimestamp((path / MANIFEST).stat().st_mtime, UTC)
        return datetime.now(UTC)

    def _reason(self, error: Exception) -> Text:
        """Why a release is not shown; what nobody foresaw is logged as it came."""
        if isinstance(error, InvalidFile):
            return error.problems[0].message
        _LOG.error("%s", self.path, exc_info=error)
        name, kind = Path(os.path.realpath(self.path)).name, type(error).__name__
        return labels.RELEASE_UNSHOWN.filled(name=name, reason=kind)

    def _found(self) -> Stamp:
        """What tells that something has changed, as far as the disk says so: the link, and each file behind it."""
        try:
            with os.scandir(os.path.realpath(self.path)) as listed:
                files = sorted((file.name, *_about(file.stat(follow_symlinks=False))) for file in listed)
            return (os.path.realpath(self.path), self.path.is_symlink(), *files)
        except OSError as error:
            return (os.path.realpath(self.path), self.path.is_symlink(), error.errno)


def _about(found: os.stat_result) -> tuple[int, ...]:
    return (found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _said(path: Path) -> bytes:
    """What tells a release from one that took its place: its manifest, which has the hash of each file."""
    try:
        return (path / MANIFEST).read_bytes()
    except OSError:
        return b""
