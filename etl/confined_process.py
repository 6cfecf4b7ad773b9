"""What a process of its own does: paths of files on standard input → what its work makes of each, on standard output.

It is started by `etl.confined`, and both speak in pickles of each other only.
"""

import os
import pickle
import signal
import sys
import traceback
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from etl.problems import InvalidFile


class Outcome(Enum):
    """How work on a file ended."""

    DONE = "done"
    REFUSED = "refused"  # by the work itself, which says why
    LARGE = "large"
    CRASHED = "crashed"
    SLOW = "slow"


def main() -> None:
    """Work on files until there are no more, or one is too much."""
    name, seconds, megabytes = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    with _answers() as answers:
        module, _, work = name.partition(":")
        worker = getattr(import_module(module), work)()
        _limit(megabytes)
        while (path := _next()) is not None:
            outcome, result = _tried(worker, path, seconds)
            pickle.dump((outcome, result), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
            if outcome not in {Outcome.DONE, Outcome.REFUSED}:
                return


def _answers() -> BinaryIO:
    """Where answers go; what anything else prints goes where errors go."""
    answers = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(answers, "wb")


def _next() -> Path | None:
    try:
        path: Path = pickle.load(sys.stdin.buffer)
    except EOFError:
        return None
    return path


def _tried(worker: Any, path: Path, seconds: float) -> tuple[Outcome, Any]:
    # Nobody handles this signal, so that the system ends the process whatever it does.
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return Outcome.DONE, worker(path)
    except InvalidFile as error:
        return Outcome.REFUSED, error
    except MemoryError:
        return Outcome.LARGE, None
    except Exception:
        # Here a mistake in the program is a crash like any other: told to whoever looks after it, and outlived.
        traceback.print_exc()
        return Outcome.CRASHED, None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit(megabytes: int) -> None:
    """No more memory than what it has and so much, where the system knows; no picture of it on the disk."""
    import resource  # noqa: PLC0415  (of systems like Unix only)

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sizes = Path("/proc/self/statm")
    if sizes.exists():
        has = int(sizes.read_text("ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + megabytes * 2**20,) * 2)
