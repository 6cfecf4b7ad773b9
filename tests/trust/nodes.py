"""Two nodes that share nothing but the folder of releases, behind nginx: one is killed, the folder is cut, and releases
come one after the other, while viewers look at pages."""

import asyncio
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from etl import release
from tests import deployed
from tests.deployed import Server
from tests.shelves import published
from tests.trust import swapping
from tests.trust.load import ADDRESS, told
from tests.trust.mix import Mix
from tests.trust.publishing_harm import quickly
from tests.trust.row import Row
from tests.trust.viewers import Judge, Tally, looking

ASKED = (
    8  # times that a node is asked which release it shows: as many as leave no process of it out, or nearly
)
ROUND = 4.0  # seconds after which viewers are followed by others, whose browsers have nothing yet
LONG = 60.0  # seconds that nodes are waited for


@dataclass(frozen=True)
class Counts:
    """How much of each; `agree` are milliseconds from a publication until both nodes show it, `pause` those until the
    next one: both nodes put new processes in place of those that have shown two releases, here on the same machine."""

    viewers: int = 20
    think: int = 500  # milliseconds at least, and three times as long at most
    workers: int = 1  # of each node: both stand on one machine here, as do viewers
    publishes: int = 50
    kills: int = 4
    cuts: int = 4
    cut_seconds: int = 10
    pause: int = 10_000
    agree: int = 5000
    seed: int = 20261127


# Time is no matter where other tests run beside.
QUICK = Counts(viewers=6, think=100, publishes=3, kills=1, cuts=1, cut_seconds=2, pause=0, agree=60_000)


@dataclass
class Happened:
    """What was done to the nodes, and how soon they agreed after each publication, in seconds."""

    agreed: list[float] = field(default_factory=list)
    versions: set[str] = field(default_factory=set)
    killed: int = 0
    cut: list[str] = field(default_factory=list)


class Nodes:
    """Two nodes, each with its own processes and its own folder of answers."""

    def __init__(self, folder: Path, stack: ExitStack, workers: int) -> None:
        self.shelf = folder / "shelf"
        self._folder, self._stack, self._workers = folder, stack, workers
        with ThreadPoolExecutor() as together:
            self.nodes = list(together.map(self._node, range(2)))
        self.front = stack.enter_context(deployed.nginx(folder, self.nodes))

    def kill(self, place: int) -> None:
        """Kill a node with all its processes, and start it again."""
        self.nodes[place].kill()
        self.nodes[place] = self._node(place, self.nodes[place].port)

    def lose(self, place: int) -> None:
        """Kill a process of a node, which starts another."""
        with suppress(IndexError, ProcessLookupError):
            os.kill(self.nodes[place].workers()[0], signal.SIGKILL)

    def show(self, name: str) -> bool:
        """Whether all say that they show a release."""
        return all(node.release() == name for _ in range(ASKED) for node in self.nodes)

    def _node(self, place: int, port: int | None = None) -> Server:
        answers, temporary = (self._folder / f"node-{place}" / name for name in ("answers", "temporary"))
        for each in (answers, temporary):
            each.mkdir(parents=True, exist_ok=True)
        settings = {"ANSWERS_DIR": str(answers), "TMPDIR": str(temporary), "INDICATORS_ADDRESS": ADDRESS}
        return self._stack.enter_context(
            deployed.gunicorn(self._folder, self.shelf, self._workers, port, **settings)
        )


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """What viewers met, and how soon both nodes agreed."""
    publish(folder, 0)
    with ExitStack() as stack:
        nodes = Nodes(folder, stack, counts.workers)
        tally, happened, seconds = asyncio.run(_watched(nodes, counts, folder))
    yield viewed(tally, happened, seconds)
    yield agreed(happened, counts)


def publish(folder: Path, number: int) -> tuple[str, str]:
    """Publish a release whose every figure is a number of its own; its name and version."""
    with quickly():
        done = published(folder, swapping.yaml(swapping.FIRST + number))
    assert done.path is not None
    return done.path.name, done.version


async def _watched(nodes: Nodes, counts: Counts, folder: Path) -> tuple[Tally, Happened, float]:
    shown = release.read((nodes.shelf / "current").resolve())
    tally, happened, mix, judge = Tally(), Happened(versions={shown.version}), Mix(shown), Judge()
    thinks = counts.think / 1000, 3 * counts.think / 1000
    begun = time.monotonic()
    done = asyncio.create_task(asyncio.to_thread(_happen, nodes, counts, folder, happened))
    number = 0
    while not done.done():
        number += 1
        seed = counts.seed + number
        await looking(nodes.front.port, counts.viewers, ROUND, mix, judge, seed, tally, thinks)
    await done
    return tally, happened, time.monotonic() - begun


def _happen(nodes: Nodes, counts: Counts, folder: Path, happened: Happened) -> None:
    """Publish one release after the other, with deaths and cuts between them."""
    kills, cuts = (
        [round((n + shift) * counts.publishes / most) for n in range(most)]
        for most, shift in ((counts.kills, 0.3), (counts.cuts, 0.6))
    )
    for number in range(1, counts.publishes + 1):
        name, version = publish(folder, number)
        happened.versions.add(version)
        happened.agreed.append(_until(nodes, name))
        time.sleep(counts.pause / 1000)
        if number - 1 in kills:
            nodes.kill(happened.killed % 2)
            happened.killed += 1
        if number - 1 in cuts:
            _cut(nodes, counts.cut_seconds, happened)


def _cut(nodes: Nodes, seconds: float, happened: Happened) -> None:
    """Cut the folder of releases from the nodes for some seconds; a process that dies meanwhile is replaced."""
    kind = list(CUTS)[len(happened.cut) % len(CUTS)]
    mend = CUTS[kind](nodes.shelf)
    try:
        if kind == "gone":
            nodes.lose(0)
        time.sleep(seconds)
    finally:
        mend()
    happened.cut.append(kind)


def _until(nodes: Nodes, name: str) -> float:
    """Seconds until each process of both nodes shows a release; LONG where they never do."""
    begun = time.monotonic()
    while not nodes.show(name) and time.monotonic() - begun < LONG:
        time.sleep(0.05)
    return time.monotonic() - begun


Mend = Callable[[], object]


def _gone(shelf: Path) -> Mend:
    return _aside(shelf, lambda: None)


def _empty(shelf: Path) -> Mend:
    return _aside(shelf, shelf.mkdir)


def _unreadable(shelf: Path) -> Mend:
    """Whoever asks for anything in it is told that it cannot be had, whatever their rights."""
    return _aside(shelf, lambda: shelf.symlink_to(shelf.name))


def _cut_short(shelf: Path) -> Mend:
    """Half of what tells what the current release is."""
    manifest = (shelf / "current").resolve() / release.MANIFEST
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[: len(whole) // 2])
    return lambda: manifest.write_bytes(whole)


def _aside(shelf: Path, stand_in: Callable[[], object]) -> Mend:
    away = shelf.with_name("away")
    shelf.rename(away)
    stand_in()

    def mend() -> None:
        if shelf.is_symlink():
            shelf.unlink()
        elif shelf.is_dir():
            shutil.rmtree(shelf)
        away.rename(shelf)

    return mend


CUTS: dict[str, Callable[[Path], Mend]] = {
    "gone": _gone, "empty": _empty, "unreadable": _unreadable, "manifest cut short": _cut_short,
}  # fmt: skip


def viewed(tally: Tally, happened: Happened, seconds: float) -> Row:
    """What viewers met. A view fails where anything of it is not answered with 200 and whole, or mixes releases."""
    what = (
        f"two nodes: {len(happened.agreed)} releases published, {happened.killed} × a node killed, folder of releases "
        f"{', '.join(happened.cut)}"
    )
    mixed = tally.mixed + sum(count for why, count in tally.why.items() if "mixed" in why)
    unknown = set(tally.versions) - happened.versions
    figure = (
        f"{told(tally, seconds)}; {mixed} mixing two releases; {len(tally.versions)} releases seen, {len(unknown)} "
        f"never published; {tally.outdated} controls told that their page is old"
    )
    holds = tally.views > 0 and not tally.failed and not mixed and not unknown and len(tally.versions) > 1
    return Row(what, figure, "0 failed views, 0 pages of two releases", holds)


def agreed(happened: Happened, counts: Counts) -> Row:
    """How soon both nodes showed what had been published."""
    found = sorted(happened.agreed)
    middle, worst = (found[len(found) // 2], found[-1]) if found else (LONG, LONG)
    figure = f"p50 {middle:.1f} s, p100 {worst:.1f} s of {len(found)}"
    return Row(
        "both nodes show a new release", figure, f"≤ {counts.agree / 1000:g} s", worst <= counts.agree / 1000
    )
