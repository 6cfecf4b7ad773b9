"""A release that successors replace while it is served: a link that is switched, or a directory written anew."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from etl import release
from etl.problems import InvalidFile
from etl.release import MANIFEST
from etl.tables import Tables

PAUSE = 0.5  # seconds between looks
_LOG = logging.getLogger(__name__)

Stamp = tuple[str, int, int]


@dataclass
class Followed:
    """The release that stands at a path, now and later."""

    path: Path
    _stamp: Stamp | None = field(default=None, init=False)

    def tables(self) -> Tables:
        """The tables of the release that stands there now.

        Raises:
            InvalidFile: it cannot be read.
        """
        self._stamp = self._found()
        # Where the link leads, not the link: all files shall be of one release.
        return release.read(self.path.resolve())

    def follow(self, show: Callable[[Tables], object]) -> None:
        """Show each successor, for good. One that cannot be read is logged, and what was shown stays."""
        while True:
            time.sleep(PAUSE)
            self.step(show)

    def step(self, show: Callable[[Tables], object]) -> None:
        """Look once."""
        if self._found() in (None, self._stamp):
            return
        try:
            show(self.tables())
        except InvalidFile as error:
            _LOG.error("%s", error)

    def _found(self) -> Stamp | None:
        """What tells a release from its successor; None while nothing stands there."""
        try:
            made = (self.path / MANIFEST).stat()
        except OSError:
            return None
        return (str(self.path.resolve()), made.st_ino, made.st_mtime_ns)
