"""Pages made before anybody asks for them: those that were asked for most of the release before, then all there are.

The first page of a release takes a second, any other half of one: who comes just after a release was published, a
process was started or a day began shall not wait for it. Of the processes of one server one has a further one make
them (`app.making`), and all have them (`app.shared`).
"""

import fcntl
import logging
import os
import pickle
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from flask import Flask

from app.answers import Answers, Asked
from app.making import GONE, Job, make
from app.settings import Settings
from app.shared import Answer, Shared
from app.site import Site
from etl.labels import MAKING_FAILED

# Seconds that a release waits until pages of it are made; the one before is read meanwhile. Not longer: of several
# nodes all shall show it within five.
AT_ONCE = 0.5
FIRST = 64  # pages that are made meanwhile, as far as there is time
POPULAR = 256  # that are made after it
PAUSE = 60  # seconds between looks whether a new day has begun, or texts have changed
LOCK = "making"
ROOT = Path(__file__).resolve().parent.parent
_PROGRAM = "from app.making import main; main()"
_LOG = logging.getLogger(__name__)


class Beforehand:
    """Sees to it that the pages of one app are made, until `stop` is called."""

    def __init__(
        self, server: Flask, answers: Answers, site: Site, told: Settings, popular: Sequence[Asked] = ()
    ) -> None:
        """`popular` are the questions that were asked most of the app before this one, the most popular first."""
        self._server, self._answers, self._site, self._told = server, answers, site, told
        self._popular = popular
        self._stopped = Event()

    def at_once(self) -> None:
        """Make what will be asked for within the next seconds. In no particular order: others make the rest."""
        until = time.monotonic() + AT_ONCE
        first = list(self._popular[:FIRST])
        for asked in random.sample(first, len(first)):
            if time.monotonic() > until:
                return
            make(self._server, asked)

    def begin(self) -> None:
        """Have all else made, once anybody has asked for a page, and again when a day begins or texts change."""
        Thread(target=self._work, name="beforehand", daemon=True).start()

    def stop(self) -> None:
        """Have no more made: another release is served."""
        self._stopped.set()

    def _work(self) -> None:
        self._site.index()  # which each process has its own of
        while not self._popular and not self._stopped.wait(0.2):
            self._popular = self._answers.popular(1)
        shared = self._answers.shared
        while shared and not self._stopped.is_set():
            with _alone(shared.folder):
                self._have_made(shared)
            self._stopped.wait(PAUSE)

    def _have_made(self, shared: Shared) -> None:
        """Have everything made of this day and these texts, unless another process of the server has."""
        made = ("made", self._site.clock(), self._site.texts.stamp())
        if shared.get(made) or self._stopped.is_set():
            return
        job = Job(self._told, self._site.tables.version, shared.folder.parent, tuple(self._popular))
        ended = self._run(job)
        if ended == 0:
            shared.keep(made, Answer(b"", ()))
        elif ended not in {None, GONE}:
            told = MAKING_FAILED.filled(number=ended)
            _LOG.error("%s %s", told.zh, told.en)

    def _run(self, job: Job) -> int | None:
        """How the process ended that makes; none where it was stopped."""
        with subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            # The modules that this program has, and no interrupt from the keyboard: it ends with this program.
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            process_group=0,
        ) as process:
            assert process.stdin
            pickle.dump(job, process.stdin)
            process.stdin.flush()
            while process.poll() is None:
                if self._stopped.wait(0.2):
                    process.kill()
                    return None
            return process.returncode


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process after the other, of those that share a folder. It is free again when the process ends."""
    try:
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        yield
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
