"""Load: viewers of real pages, through nginx and gunicorn as deployed, while exports, slow senders and deaths go on."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import making
from app.answers import Asked
from app.known import Known
from etl import release
from tests import deployed
from tests.deployed import Server
from tests.trust import shelf, slow
from tests.trust.line import Line
from tests.trust.mix import Mix
from tests.trust.row import Row
from tests.trust.viewers import Judge, Tally, looking

ADDRESS = "http://indicators.example"  # where readers find the product, as far as it knows
LARGEST = ("/download/data.xlsx", "/download/everything.xlsx", "/download/data.csv")
HEALTH = "/healthz"
SLOW_PAUSE = 0.1  # seconds between questions for the health


@dataclass(frozen=True)
class Counts:
    """How many viewers, for how many seconds. `often` multiplies the viewers; milliseconds are the limits of p99.

    What there shall be none of is left out. A `small` catalogue is an invented one instead of the whole.
    """

    viewers: int = 200
    seconds: int = 60
    think: int = 2000  # milliseconds at least, and three times as long at most
    workers: int = 2  # of each of two instances
    often: int = 10
    arrive: int = (
        30  # seconds more, within which so many come: each takes 1 MB of files along with the first page
    )
    exports: int = 20
    slow: int = 1000
    instances: int = 1  # that are killed, beside a worker
    warm: int = 600  # seconds at most for the app to make its pages beforehand, as after a publish
    milliseconds: int = 250
    often_milliseconds: int = 500
    health_milliseconds: int = 50
    small: int = 0
    seed: int = 20261126


# Time is no matter where other tests run beside.
QUICK = Counts(
    viewers=20, seconds=3, think=100, workers=1, often=0, exports=0, slow=0, instances=0, warm=0, small=1,
    milliseconds=60_000,
)  # fmt: skip


class Deployment:
    """Two instances of the app with nginx in front, and what viewers ask of them."""

    def __init__(self, folder: Path, releases: Path, stack: ExitStack, workers: int) -> None:
        self._folder, self._releases, self._stack, self._workers = folder, releases, stack, workers
        # What killed ones leave goes with the folder.
        self.answers = folder / "left" / "answers"
        self.answers.mkdir(parents=True)
        with ThreadPoolExecutor() as together:
            self.instances = list(together.map(lambda _: self._instance(), range(2)))
        self.front = stack.enter_context(deployed.nginx(folder, self.instances))
        shown = release.read((releases / "current").resolve())
        self.mix, self.judge = Mix(shown), Judge([shown.version])
        first = Asked(ADDRESS, "/", "br")
        self.wanted = len(list(making.wanted((first,), Known.of(shown))))

    def restart(self, place: int) -> None:
        """Start an instance that has ended, where it was."""
        self.instances[place] = self._instance(self.instances[place].port)

    def _instance(self, port: int | None = None) -> Server:
        settings = {
            "INDICATORS_ADDRESS": ADDRESS,
            "TMPDIR": str(self.answers.parent),
            "ANSWERS_DIR": str(self.answers),
        }
        return self._stack.enter_context(
            deployed.gunicorn(self._folder, self._releases, self._workers, port, **settings)
        )


@contextmanager
def deployment(folder: Path, releases: Path, workers: int = 2) -> Iterator[Deployment]:
    """Two instances of so many processes each, as deployed."""
    with ExitStack() as stack:
        yield Deployment(folder, releases, stack, workers)


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Each row after the other on the same servers, first warmed up."""
    releases = shelf.small(folder) if counts.small else shelf.whole(folder)
    with deployment(folder, releases, counts.workers) as served:
        if counts.warm:
            asyncio.run(warm(served, counts.warm))
        yield _ordinary(served, counts)
        if counts.often:
            yield _often(served, counts)
        if counts.exports:
            yield _exporting(served, counts)
        if counts.slow:
            yield from _slowly(served, counts)
        yield _killed(served, counts)


async def warm(served: Deployment, seconds: float) -> None:
    """Ask for the first page, and wait until the app has made all that it makes after it, for so many seconds
    at most."""
    loop, line = asyncio.get_running_loop(), Line(served.front.port)
    until = loop.time() + seconds
    await line.get("/")
    line.close()
    while loop.time() < until and len(list(served.answers.glob("*/*"))) < served.wanted:
        await asyncio.sleep(1)


def _ordinary(served: Deployment, counts: Counts) -> Row:
    tally = asyncio.run(_looking(served, counts, counts.viewers))
    return timed(f"{counts.viewers} viewers", tally, counts.seconds, counts.milliseconds)


def _often(served: Deployment, counts: Counts) -> Row:
    tally = asyncio.run(_crowd(served, counts))
    return timed(_crowded(counts), tally, counts.seconds + counts.arrive, counts.often_milliseconds)


def _exporting(served: Deployment, counts: Counts) -> Row:
    tally, taken = asyncio.run(_together(_crowd(served, counts), _exports(served, counts)))
    what = f"{_crowded(counts)}, {counts.exports} exports of the largest table meanwhile"
    row = timed(what, tally, counts.seconds + counts.arrive, counts.often_milliseconds)
    files = f"{row.figure}; {len(taken)} files, the last after {max(taken, default=0):.1f} s"
    return row._replace(figure=files, holds=row.holds and len(taken) == counts.exports)


def _crowded(counts: Counts) -> str:
    return f"{counts.viewers * counts.often} viewers who come within {counts.arrive} s"


async def _crowd(served: Deployment, counts: Counts) -> Tally:
    return await _looking(served, counts, counts.viewers * counts.often, counts.arrive)


async def _exports(served: Deployment, counts: Counts) -> list[float]:
    """Seconds that each file took once all viewers are there; those that did not come are missing."""
    await asyncio.sleep(counts.arrive)
    lines = [Line(served.front.port, patience=180) for _ in range(counts.exports)]
    asked = [line.get(LARGEST[n % len(LARGEST)]) for n, line in enumerate(lines)]
    answers = await asyncio.gather(*asked)
    for line in lines:
        line.close()
    return [answer.seconds for answer in answers if answer.status == 200 and len(answer.body) > 10_000]


def _slowly(served: Deployment, counts: Counts) -> Iterator[Row]:
    tally, senders, *health = asyncio.run(
        _together(
            _looking(served, counts, counts.viewers),
            slow.sending(served.front.port, counts.slow, counts.seconds),
            _health(served.front, counts.seconds),
            _health(served.instances[0], counts.seconds),
        )
    )
    yield Row(
        f"{counts.viewers} viewers beside {counts.slow} slow heads and bodies",
        f"{told(tally, counts.seconds)}; {senders} slow ones connected",
        "0 failed views",
        flawless(tally) and senders == counts.slow,
    )
    worst = [1000 * _most(found) for found in health]
    yield Row(
        f"{HEALTH} meanwhile",
        f"p99 {worst[0]:.0f} ms through nginx, {worst[1]:.0f} ms of an instance, of {len(health[0])} each",
        f"≤ {counts.health_milliseconds} ms",
        max(worst) <= counts.health_milliseconds,
    )


async def _health(server: Server, seconds: float) -> list[float]:
    """Seconds that the health took to be told, time after time; infinite where it was not."""
    loop, line, found = asyncio.get_running_loop(), Line(server.port), []
    until = loop.time() + seconds
    while loop.time() < until:
        answer = await line.get(HEALTH)
        found.append(answer.seconds if answer.status == 200 else float("inf"))
        await asyncio.sleep(SLOW_PAUSE)
    line.close()
    return found


def _killed(served: Deployment, counts: Counts) -> Row:
    tally, died = asyncio.run(_together(_looking(served, counts, counts.viewers), _kills(served, counts)))
    return Row(
        f"{counts.viewers} viewers, {died} killed",
        told(tally, counts.seconds),
        "0 failed views",
        flawless(tally),
    )


async def _kills(served: Deployment, counts: Counts) -> str:
    """Kill a worker after a third of the time, and an instance after two, which is started again."""
    await asyncio.sleep(counts.seconds / 3)
    kill_worker(served.instances[0])
    if not counts.instances:
        return "a worker"
    await asyncio.sleep(counts.seconds / 3)
    served.instances[1].kill()
    await asyncio.to_thread(served.restart, 1)
    return "a worker and an instance"


def kill_worker(server: Server) -> None:
    """Kill one of the processes that answer; the server starts another."""
    os.kill(server.workers()[0], signal.SIGKILL)


async def _together(*work: Awaitable[Any]) -> list[Any]:
    return list(await asyncio.gather(*work))


async def _looking(served: Deployment, counts: Counts, viewers: int, arrive: float = 0) -> Tally:
    thinks = counts.think / 1000, 3 * counts.think / 1000
    return await looking(
        served.front.port,
        viewers,
        counts.seconds,
        served.mix,
        served.judge,
        counts.seed,
        thinks=thinks,
        arrive=arrive,
    )


def timed(what: str, tally: Tally, seconds: float, milliseconds: float) -> Row:
    """A row on how soon viewers had their answers: all requests, and documents for themselves."""
    within = max(tally.slowest(0.99), tally.slowest(0.99, "document")) * 1000 <= milliseconds
    limit = f"0 errors, p99 ≤ {milliseconds} ms"
    return Row(what, told(tally, seconds), limit, flawless(tally) and within)


def flawless(tally: Tally) -> bool:
    """Whether there were views, and none failed."""
    return tally.views > 0 and not tally.failed and not tally.why


def told(tally: Tally, seconds: float) -> str:
    """What came of views, in words."""
    every, documents = (
        f"p50 {1000 * tally.slowest(0.5, *kinds):.0f} p99 {1000 * tally.slowest(0.99, *kinds):.0f} "
        f"worst {1000 * tally.slowest(1, *kinds):.0f} ms"
        for kinds in ((), ("document",))
    )
    failed = f" ({tally.told()})" if tally.why else ""
    return (
        f"{tally.views:,} views ({tally.views / seconds:.0f}/s), {tally.failed} failed{failed}; "
        f"{tally.requests():,} requests {every}; documents {documents}"
    )


def _most(found: list[float]) -> float:
    return sorted(found)[int(0.99 * len(found))] if found else float("inf")
