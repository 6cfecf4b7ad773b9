"""Work on a file in a process of its own: whatever in it makes the work crash, hang or swell is refused, no outage.

The process stays for the next file, with what it remembers, and is replaced after a crash and after many files. It
ends with this program: it waits for files on a pipe that closes then, and for no work longer than its limit.
"""

import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, NamedTuple, Self

from etl import faults, textfile
from etl.confined_process import Outcome
from etl.faults.fault import Found

USES = 500  # files, after which a process is replaced, for what libraries may leave behind
_PROGRAM = "from etl.confined_process import main; main()"
ROOT = Path(__file__).resolve().parent.parent


class Limits(NamedTuple):
    """What work on one file may take. A file of 100,000 figures takes a third of each."""

    seconds: float = 60
    megabytes: int = 2048  # more than the process has before


class Confined:
    """Calls `work` with the path of a file, in its own process.

    `work` is named as `module:name`, and is made there: a class without arguments, whose object is called.
    """

    def __init__(self, work: str, limits: Limits = Limits(), uses: int = USES) -> None:  # noqa: B008  (it is frozen)
        self._work, self._limits, self._uses = work, limits, uses
        self._calling = Lock()
        self._used = 0
        self._process = self._started()

    def __call__(self, path: Path) -> Any:
        """What the work makes of a file.

        Raises:
            InvalidFile: the work says so, or does not come to an end.
        """
        with self._calling:
            if self._used >= self._uses or self._process.poll() is not None:
                self._replace()
            self._used += 1
            outcome, result = self._asked(path)
            if outcome in {Outcome.DONE, Outcome.REFUSED}:
                if outcome is Outcome.DONE:
                    return result
                raise result
            found = self._told(outcome)
            self._replace()
        raise textfile.refused(path, found)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process; nothing is left of it."""
        with self._process:
            self._process.kill()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def _replace(self) -> None:
        self.close()
        self._process, self._used = self._started(), 0

    def _started(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM, self._work, *map(str, self._limits)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # The modules that this program has, and no interrupt from the keyboard: it ends with this program.
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            process_group=0,
        )

    def _asked(self, path: Path) -> tuple[Outcome, Any]:
        """How it ended, and what came of it."""
        process = self._process
        assert process.stdin
        assert process.stdout
        try:
            pickle.dump(path, process.stdin)
            process.stdin.flush()
            outcome, result = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            process.kill()  # if it says nothing sensible any more, and is still there
            ended = process.wait()
            return (Outcome.SLOW if -ended == signal.SIGALRM else Outcome.CRASHED), None
        return outcome, result

    def _told(self, outcome: Outcome) -> Found:
        match outcome:
            case Outcome.SLOW:
                return faults.READING_TOO_SLOW.found(seconds=f"{self._limits.seconds:g}")
            case Outcome.LARGE:
                return faults.READING_TOO_LARGE.found(limit=self._limits.megabytes)
        return faults.READING_CRASHED.found()
