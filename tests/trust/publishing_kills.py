"""`indicators publish`, killed at random moments, and several of them at once.

`python -m tests.trust.publishing_kills kills|rivals FOLDER COUNT SEED`. Each is a process of its own that runs the
whole command. It is forked from one that has imported everything, so that importing is not what is killed most.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from etl import catalog, cli, release, tables, verification
from etl.publishing import publish, switches
from tests.shelves import Step, Way, offered, quick, seen
from tests.trust.publishing_ways import OLD

DONE, TORN = "done", "torn"
SLOW = 0.002  # seconds that a step takes on a disk that is shared by many


class Killed(NamedTuple):
    """A publication that was killed: the last stage that it came to, and what readers see of it."""

    stage: str
    said: bool  # whether the command had told that it was done
    before: str | None
    after: str | None  # none, or "torn", where that cannot be read
    mine: bool  # whether they see what was published
    lost: int  # releases that were there before and are not any more

    @property
    def holds(self) -> bool:
        """Old or new, and new once that was said."""
        return not self.lost and (self.mine or (self.after == self.before and not self.said))


class Rival(NamedTuple):
    """One of several that published at once: how its command ended, and when it had the shelf to itself."""

    code: int
    release: (
        str | None
    )  # what it published, if that stands whole, is in the log, and the link leads to the last
    inside: list[float]  # from and until, by a clock that all share


def yaml(number: int) -> str:
    """Data that no other number has."""
    return OLD.replace("1.2万家", f"{10_000 + number}家")


class Running:
    """A command that is being run, and what it tells."""

    def __init__(self, process: int, pipe: int) -> None:
        self.process, self._pipe = process, pipe
        self._heard = b""

    @property
    def heard(self) -> list[str]:
        """The stages that it came to."""
        return self._heard.decode().splitlines()

    def until(self, stage: str | None, seconds: float) -> None:
        """Wait until it tells of a stage, ends, or so long."""
        end = time.monotonic() + seconds
        while stage not in self.heard and (left := end - time.monotonic()) > 0:
            if select.select([self._pipe], [], [], left)[0] and not self._hear():
                return

    def end(self, sign: int | None = None) -> int:
        """End it by a signal, or wait for its end: its exit code, negative where a signal ended it."""
        if sign is not None:
            os.kill(self.process, sign)
        while self._hear():
            pass
        os.close(self._pipe)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def _hear(self) -> bool:
        more = os.read(self._pipe, 65536)
        self._heard += more
        return bool(more)


class Runner:
    """Runs the command in processes of its own, which tell by a pipe what stage they are at."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self._pipe, self._pause = folder, -1, 0.0
        Way(patch).says = lambda step: self._say(stage_of(step, folder / "shelf"))
        patch.setattr(publish, "held", self._inside(publish.held))
        for room, name, stage in (
            (publish.catalog, "read", "read"),
            (publish.verification, "verify", "phrases"),
            (publish.tables, "build", "build"),
            (publish, "_told", "changes"),
            (release, "write", "render"),
            (publish, "_verify", "reread"),
        ):
            patch.setattr(room, name, self._announced(stage, getattr(room, name)))

    def start(self, number: int, pause: float = 0) -> Running:
        """Start publishing the data of this number, on a disk that takes so many seconds for each step."""
        self._pause = pause
        file = self.folder / f"{number}.yaml"
        file.write_text(yaml(number), encoding="utf-8")
        read, self._pipe = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            os._exit(self._run(file))
        os.close(self._pipe)
        return Running(child, read)

    def _run(self, file: Path) -> int:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        words = ["publish", str(file), "--releases", str(self.folder / "shelf"), "--as-of", "2024-06-30"]
        try:
            cli.main(words)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
            self._say(DONE if code == 0 else f"code {code}")
            return code
        except BaseException as error:
            self._say(repr(error))
        return 99

    def _say(self, stage: str) -> None:
        # Before the step: what is told last is what was being done. Writing to a pipe is no step itself.
        os.write(self._pipe, f"{stage}\n".encode())
        time.sleep(self._pause)

    def _announced(self, stage: str, function: Callable[..., object]) -> Callable[..., object]:
        def announced(*args: object, **more: object) -> object:
            self._say(stage)
            return function(*args, **more)

        return announced

    def _inside(self, held: Callable[[Path], object]) -> Callable[[Path], object]:
        @contextmanager
        def inside(shelf: Path) -> Iterator[None]:
            with held(shelf):
                self._say(f"in {time.monotonic()}")
                yield
                self._say(f"out {time.monotonic()}")

        return inside


def stage_of(step: Step, shelf: Path) -> str:
    """A step by what it is done to: a file of the release, the release, the log, the link, the shelf."""
    if step.path == shelf:
        return f"{step.name} shelf"
    if step.path.parent != shelf:
        return f"{step.name} file"
    names = {switches.LOG: "log", switches.CURRENT: "link"}
    return f"{step.name} {next((kind for part, kind in names.items() if part in step.path.name), 'release')}"


def kills(folder: Path, count: int, seed: int) -> Iterator[Killed]:
    """Publish again and again, and kill each at a moment: any of its time, or soon after a stage that is chosen."""
    chance = random.Random(seed)
    with _runner(folder) as runner:
        stages, lasts = _undisturbed(runner)
        yield Killed(json.dumps(stages), True, None, seen(folder), True, 0)
        for number in range(1, count + 1):
            before, there = seen(folder), {*offered(folder)}
            if number % 2:
                run = runner.start(number)
                run.until(None, chance.uniform(0, lasts))
            else:
                # Steps that take microseconds are not hit from outside, unless the disk is a slow one.
                run = runner.start(number, SLOW)
                run.until(chance.choice(stages), 4 * lasts)
                time.sleep(chance.uniform(0, SLOW))
            run.end(signal.SIGKILL)
            told = [stage for stage in run.heard if not stage.startswith(("in ", "out "))]
            after = _seen(folder)
            mine = after not in (before, TORN) and _is(folder, number)
            lost = len(there - {*offered(folder)})
            yield Killed(told[-1] if told else "start", DONE in told, before, after, mine, lost)


def rivals(folder: Path, count: int, seed: int) -> Iterator[list[Rival]]:
    """Rounds of three that publish at once, some of them into a folder that is not there yet."""
    chance = random.Random(seed)
    for number in range(count):
        at = folder / f"round-{number}"
        at.mkdir()
        with _runner(at) as runner:
            if number % 2:
                runner.start(number).end()
            runs = []
            for rival in range(3):
                runs.append((10 * number + rival + 1, runner.start(10 * number + rival + 1)))
                time.sleep(chance.expovariate(20))
            yield [_rival(at, own, run) for own, run in runs]


def _rival(folder: Path, number: int, run: Running) -> Rival:
    code = run.end()
    times = [float(line.split()[1]) for line in run.heard if line.startswith(("in ", "out "))]
    stands = [each for each in release.shelved(folder / "shelf") if _of(each.path, number)]
    sound = [each.path.name for each in stands if not release.faults(each.path)]
    logged = [each.release for each in switches.log(folder / "shelf").done]
    now = switches.target(folder / "shelf")
    seen_last = bool(logged) and logged[-1] == now
    return Rival(code, sound[0] if sound and sound[0] in logged and seen_last else None, times)


@contextmanager
def _runner(folder: Path) -> Iterator[Runner]:
    patch = pytest.MonkeyPatch()
    # Making workbook and archive would be most of the time, and is never near the disk.
    quick(patch)
    patch.setattr(publish, "catalog", SimpleNamespace(read=catalog.read))
    patch.setattr(publish, "tables", SimpleNamespace(build=tables.build))
    patch.setattr(publish, "verification", SimpleNamespace(verify=verification.verify))
    try:
        yield Runner(folder, patch)
    finally:
        patch.undo()


def _undisturbed(runner: Runner) -> tuple[list[str], float]:
    """The stages of a publication in their order, and how many seconds it takes."""
    runner.start(900_000).end()
    begun = time.monotonic()
    run = runner.start(900_001)
    run.end()
    stages = [stage for stage in run.heard if not stage.startswith(("in ", "out "))]
    return list(dict.fromkeys(stages)), time.monotonic() - begun


def _seen(folder: Path) -> str | None:
    try:
        return seen(folder)
    except AssertionError:
        return TORN


def _is(folder: Path, number: int) -> bool:
    """Whether readers see the data of a number."""
    now = release.current(folder / "shelf")
    return now is not None and _of(now.path, number)


def _of(path: Path, number: int) -> bool:
    return f"{number}.yaml" == release.manifest(path)["source"]["file"]


if __name__ == "__main__":
    work, base = {"kills": kills, "rivals": rivals}[sys.argv[1]], Path(sys.argv[2])
    for each in work(base, int(sys.argv[3]), int(sys.argv[4])):
        sys.stdout.write(json.dumps(each) + "\n")
        sys.stdout.flush()
