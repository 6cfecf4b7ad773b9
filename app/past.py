"""Releases that are asked for by name while another one is seen: those before it, and the one that comes next.

A page that is open asks for more of its own release. Who published another one meanwhile, or is a moment ahead of this
process, shall not leave it without an answer.
"""

import logging
import time
from collections.abc import Iterable
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any

from app import deployed, refused
from app.answers import Answers
from app.front import KEPT, Application, Front
from app.refused import Start
from app.settings import Settings
from app.shared import Shared
from etl.errors import MisuseError
from etl.problems import InvalidFile
from etl.publishing import switches
from etl.publishing.switches import UnreadLogError

AT_ONCE = 8  # requests that wait for a release, each of which holds a thread of the server
PATIENCE = 15.0  # seconds that one of them waits for the release that is about to be seen
PAUSE = 0.05
SECONDS = "1"  # after which to come again
_LOG = logging.getLogger(__name__)


class Past:
    """Answers for releases that a front has not at hand, from the folder of releases."""

    def __init__(self, told: Settings, folder: str | None, front: Front) -> None:
        """`folder` is where the processes of this server share their answers, if they do."""
        self._told, self._folder, self._front = told, folder, front
        self._waiting, self._reading = BoundedSemaphore(AT_ONCE), Lock()

    def __call__(self, version: str) -> Application:
        """What answers for a version of the data: the app of it, or what says that there is none.

        404: not published here, or too long ago; another process may have it. 410: it was published and removed. 503:
        it cannot be told now.
        """
        try:
            found = self._found(version)
        except (OSError, UnreadLogError):
            found = 503
        if isinstance(found, int):
            return _refuses(found)
        if not self._waiting.acquire(blocking=False):
            return _refuses(503)
        try:
            return self._made(found, version) or _refuses(503)
        finally:
            self._waiting.release()

    def _found(self, version: str) -> Path | int:
        """The directory of a version that is answered for, or the status that it is refused with.

        Raises:
            OSError, UnreadLogError: the folder of releases cannot be read.
        """
        shelf, seen = self._told.releases, switches.target(self._told.releases)
        if seen is None:
            return 503
        done = switches.log(shelf).done
        names = {each.release for each in done if each.version == version}
        if not names:
            return 404
        if not any((shelf / name).is_dir() for name in names):
            return 410
        latest = [*dict.fromkeys((seen, *(each.release for each in reversed(done))))][:KEPT]
        return next((shelf / name for name in latest if name in names), 404)

    def _made(self, path: Path, version: str) -> Application | None:
        """The app of a release, once it is there."""
        if path.name == switches.target(path.parent):
            return self._awaited(version)
        with self._reading:
            return self._front.of(version) or self._read(path, version)

    def _awaited(self, version: str) -> Application | None:
        """The release that whoever follows the folder is about to show."""
        until = time.monotonic() + PATIENCE
        while (found := self._front.of(version)) is None and time.monotonic() < until:
            time.sleep(PAUSE)
        return found

    def _read(self, path: Path, version: str) -> Application | None:
        try:
            tables = deployed.reading(self._told.store, self._told.beside)(path)
        except (InvalidFile, MisuseError, OSError, KeyError) as error:
            _LOG.error("%s", path.name, exc_info=error)
            return None
        if tables.version != version:
            return None
        shared = Shared(Path(self._folder), version) if self._folder else None
        app: Application = deployed.app_of(tables, self._told, Answers(shared)).server
        self._front.keep(version, app)
        return app


def _refuses(status: int) -> Application:
    again = [("Retry-After", SECONDS)] if status == 503 else []

    def answered(_environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        return refused.answered(start, status, again)

    return answered
