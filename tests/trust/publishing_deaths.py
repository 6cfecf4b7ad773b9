"""Switches that die before, or fail at, each call that changes the disk: `python -m tests.trust.publishing_deaths`."""

import errno
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from etl.errors import IndicatorsError
from tests.shelves import Step
from tests.shelves import Way as Steps
from tests.trust import publishing_ways as ways
from tests.trust.publishing_ways import Outcome, Switch

DONE, REFUSED, ASTRAY = 0, 3, 4
NEVER = -1
GROWS = ("open", "write", "mkdir", "symlink")  # calls that a full disk refuses


class Trial(NamedTuple):
    """One way to go, to be disturbed at a step."""

    way: str
    switch: Switch
    base: Path
    steps: Steps


def deaths(trial: Trial, at: int) -> Iterator[Outcome]:
    """Die before a step, and in the middle of it if it writes."""
    yield _disturbed(trial, at, "kill before", _die)
    if _taken(trial)[at].name == "write":
        yield _disturbed(trial, at, "kill amid", lambda: _write_half(trial.steps))


def failures(trial: Trial, at: int) -> Iterator[Outcome]:
    """The step fails, the disk being at fault; or it is full from there on."""
    yield _disturbed(trial, at, "EIO at", lambda: _fail(errno.EIO))
    yield _disturbed(trial, at, "ENOSPC at", lambda: _fail(errno.ENOSPC))
    yield _disturbed(trial, at, "full from", lambda: _fill(trial.steps))


def _disturbed(trial: Trial, at: int, how: str, stop: Callable[[], None]) -> Outcome:
    step = _taken(trial)[at]
    folder = trial.base / "now"
    shutil.copytree(trial.base / trial.way, folder, symlinks=True)
    trial.steps.before(at, stop)
    ended = _forked(lambda: ways.WAYS[trial.way].switch(folder))
    trial.steps.before(NEVER, _die)
    switch = trial.switch
    found, gone = switch.found(folder), switch.gone(folder)
    tried = switch.next(folder, ways.WAYS[trial.way])
    shutil.rmtree(folder)
    return Outcome(trial.way, f"{how} {at} {step.name} {step.path.name}", ended, found, gone, tried)


def _taken(trial: Trial) -> list[Step]:
    """The steps of an undisturbed switch."""
    if (trial.base / trial.way) not in _TAKEN:
        folder = trial.base / "undisturbed"
        shutil.copytree(trial.base / trial.way, folder, symlinks=True)
        trial.steps.before(NEVER, _die)
        ways.WAYS[trial.way].switch(folder)
        _TAKEN[trial.base / trial.way] = [*trial.steps.steps]
        shutil.rmtree(folder)
    return _TAKEN[trial.base / trial.way]


_TAKEN: dict[Path, list[Step]] = {}


def _forked(work: Callable[[], object]) -> str:
    """How a process of one's own ends that does this work."""
    child = os.fork()
    if child == 0:
        os._exit(_worked(work))
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        return "killed" if os.WTERMSIG(status) == signal.SIGKILL else f"signal {os.WTERMSIG(status)}"
    return {DONE: "done", REFUSED: "refused"}.get(os.WEXITSTATUS(status), "unforeseen exception")


def _worked(work: Callable[[], object]) -> int:
    try:
        work()
    except (OSError, IndicatorsError):
        return REFUSED
    except BaseException:
        return ASTRAY
    return DONE


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _write_half(steps: Steps) -> None:
    step = steps.steps[-1]
    assert isinstance(step.other, bytes)
    handle = steps.system("open", step.path, os.O_WRONLY | os.O_APPEND)
    steps.system("write", handle, step.other[: len(step.other) // 2])
    _die()


def _fail(code: int) -> None:
    raise OSError(code, os.strerror(code))


def _fill(steps: Steps) -> None:
    def refuse(step: Step) -> None:
        if step.name in GROWS:
            _fail(errno.ENOSPC)

    steps.says = refuse
    refuse(steps.steps[-1])


def _all(base: Path, most: int, seed: int) -> Iterator[Outcome]:
    """`most` steps of each way, chosen by `seed`; all where that is 0."""
    patch = ways.patched()
    try:
        switches = {name: ways.made(base, name) for name in ways.WAYS}
        steps = Steps(patch)
        steps.syncs = False
        for name, switch in switches.items():
            trial = Trial(name, switch, base, steps)
            every = range(len(_taken(trial)))
            some = sorted({*random.Random(seed).sample(every, min(most, len(every))), every[-1]})
            for at in some if most else every:
                yield from deaths(trial, at)
                yield from failures(trial, at)
    finally:
        patch.undo()


if __name__ == "__main__":
    ways.tell(_all(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
