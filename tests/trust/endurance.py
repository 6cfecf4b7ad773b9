"""A day in twenty minutes: viewers all the time, a publish a minute, every five a broken release and a dead worker."""

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from etl import release
from etl.release import MANIFEST
from tests import deployed
from tests.catalogues import EVERYTHING, PROJECT
from tests.trust import processes, shelf
from tests.trust.load import Deployment, deployment, flawless, kill_worker, told
from tests.trust.processes import MB, Held
from tests.trust.row import Row
from tests.trust.viewers import Judge, Tally, looking

PROMPT = 30.0  # seconds within which a release is shown, a broken one told, and a mended one taken
_WORDS = "en: Economy and growth"  # what each release says otherwise


@dataclass(frozen=True)
class Counts:
    """For how many minutes, and every how many seconds what happens. Growth is told over the last half, when all has
    been warmed up, as the slope of a straight line through the samples: in MB and files with each release."""

    minutes: int = 20
    viewers: int = 60
    publish_every: int = 60  # seconds
    break_every: int = 300
    kill_every: int = 300
    sample_every: int = 5
    megabytes: int = 4  # that all processes together may grow by with each release
    handles: int = 1  # that may stay open with each release
    seed: int = 20261126


QUICK = Counts(
    minutes=1,
    viewers=10,
    publish_every=20,
    break_every=30,
    kill_every=25,
    sample_every=1,
    megabytes=400,
    handles=100,
)


@dataclass
class Day:
    """What happened."""

    published: list[float] = field(default_factory=list)  # seconds until every process showed it
    broken: list[float] = field(default_factory=list)  # seconds until it was told, and until it was mended
    killed: int = 0
    faults: list[str] = field(default_factory=list)
    samples: list[tuple[float, Held]] = field(default_factory=list)
    making: float = 0  # bytes at most of those that make pages beforehand, which come and go


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """One soak, and its rows."""
    catalogue = _copied(folder / "catalogue")
    releases = shelf.whole(folder)
    with deployment(folder, releases) as served:
        day, tally = asyncio.run(_soak(counts, served, catalogue, releases))
    yield from judged(counts, day, tally)


def judged(counts: Counts, day: Day, tally: Tally) -> Iterator[Row]:
    """What came of the day, against what must have."""
    what = f"{counts.viewers} viewers for {counts.minutes} min"
    versions = f"; {len(tally.versions)} releases seen, {tally.outdated} pages told that they are old"
    yield Row(what, told(tally, 60 * counts.minutes) + versions, "0 failed views", flawless(tally))
    late = [seconds for seconds in (*day.published, *day.broken) if seconds > PROMPT]
    happened = (
        f"{len(day.published)} published, shown after at most {max(day.published, default=0):.1f} s; "
        f"{len(day.broken) // 2} broken, told and mended after at most {max(day.broken, default=0):.1f} s; "
        f"{day.killed} workers killed"
    )
    every = day.published and day.broken and day.killed
    yield Row(
        "what happened meanwhile",
        "; ".join((happened, *day.faults)),
        f"each within {PROMPT:.0f} s",
        bool(every) and not late and not day.faults,
    )
    yield from _flat(counts, day)


def _flat(counts: Counts, day: Day) -> Iterator[Row]:
    """Memory and files over the last half: by how much they grew with each release that was published."""
    half = day.samples[len(day.samples) // 2 :]
    times = [time / counts.publish_every for time, _ in half]
    first, last = (half[0][1], half[-1][1]) if half else (Held(0, 0, 0), Held(0, 0, 0))
    grown = {name: processes.slope(times, [getattr(held, name) for _, held in half]) for name in Held._fields}
    yield Row(
        "memory of all processes, last half",
        f"PSS {first.proportional / MB:.0f} → {last.proportional / MB:.0f} MB, "
        f"{grown['proportional'] / MB:+.2f} MB a release; "
        f"RSS {first.resident / MB:.0f} → {last.resident / MB:.0f} MB, {grown['resident'] / MB:+.2f} MB a release; "
        f"beside them at most {day.making / MB:.0f} MB for a while, to make pages beforehand",
        f"≤ {counts.megabytes} MB a release (PSS)",
        len(half) > 1 and grown["proportional"] / MB <= counts.megabytes,
    )
    yield Row(
        "open files of all processes, last half",
        f"{first.handles} → {last.handles}, {grown['handles']:+.2f} a release",
        f"≤ {counts.handles} a release",
        len(half) > 1 and grown["handles"] <= counts.handles,
    )


async def _soak(counts: Counts, served: Deployment, catalogue: Path, releases: Path) -> tuple[Day, Tally]:
    day, tally, seconds = Day(), Tally(), 60.0 * counts.minutes
    judge = Judge([release.manifest((releases / "current").resolve())["version"]])
    held = asyncio.Lock()  # publishing and breaking take turns

    async def publish(number: int) -> None:
        async with held:
            await _publish(number, served, catalogue, releases, judge, day)

    async def spoil(number: int) -> None:
        async with held:
            await _spoil(number, served, releases, day)

    async def kill(number: int) -> None:
        kill_worker(served.instances[number % len(served.instances)])
        day.killed += 1

    loop = asyncio.get_running_loop()
    began = loop.time()

    async def sample(_number: int) -> None:
        workers = [pid for each in served.instances for pid in each.workers()]
        held = processes.held([*workers, *(each.process.pid for each in served.instances)])
        day.samples.append((loop.time() - began, held))
        making = [pid for worker in workers for pid in deployed.children(worker)]
        day.making = max(day.making, processes.held(making).proportional)

    await asyncio.gather(
        looking(served.front.port, counts.viewers, seconds, served.mix, judge, counts.seed, tally),
        _every(counts.publish_every, seconds, publish, day),
        _every(counts.break_every, seconds, spoil, day),
        _every(counts.kill_every, seconds, kill, day),
        _every(counts.sample_every, seconds, sample, day),
    )
    return day, tally


async def _every(pause: float, seconds: float, act: Any, day: Day) -> None:
    """Act again and again; what goes wrong is written down."""
    loop = asyncio.get_running_loop()
    began, number = loop.time(), 0
    while (number + 1) * pause < seconds:
        number += 1
        await asyncio.sleep(began + number * pause - loop.time())
        try:
            await act(number)
        except (RuntimeError, OSError, requests.RequestException) as error:
            day.faults.append(f"{type(error).__name__}: {error}"[:300])


async def _publish(
    number: int, served: Deployment, catalogue: Path, releases: Path, judge: Judge, day: Day
) -> None:
    text = EVERYTHING.read_text("utf-8").replace(_WORDS, f"{_WORDS} {number}", 1)
    catalogue.write_text(text, "utf-8")
    # Readers may see it before the program has told that it is done.
    publishing = asyncio.create_task(asyncio.to_thread(shelf.publish, catalogue, releases))
    before = release.manifest((releases / "current").resolve())["version"]
    while not publishing.done():
        version = release.manifest((releases / "current").resolve())["version"]
        judge.versions.add(version)
        await asyncio.sleep(0.05)
    await publishing
    version = release.manifest((releases / "current").resolve())["version"]
    judge.versions.add(version)
    if version == before:
        day.faults.append(f"release {number} has the version of the one before")
    day.published.append(await _until(served, lambda told: told["version"] == version))


async def _spoil(number: int, served: Deployment, releases: Path, day: Day) -> None:
    """A file of the current release loses its second half, or the link leads nowhere; and all is as it was again."""
    current = releases / "current"
    path = current.resolve() / MANIFEST if number % 2 else current
    aside = releases.parent / "aside"
    if path == current:
        target = current.readlink()
        current.unlink()
        current.symlink_to("nowhere")
    else:
        shutil.copy2(path, aside)
        path.write_bytes(aside.read_bytes()[: aside.stat().st_size // 2])
    try:
        day.broken.append(await _until(served, lambda told: told["stale_since"] is not None))
    finally:
        if path == current:
            current.unlink()
            current.symlink_to(target)
        else:
            shutil.copy2(aside, path)
    day.broken.append(await _until(served, lambda told: told["stale_since"] is None))


async def _until(served: Deployment, holds: Any) -> float:
    """Seconds until what each of several questions for readiness is told holds, at every instance."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    while loop.time() - began < 2 * PROMPT:
        asked = [asyncio.to_thread(_ready, each.port) for each in served.instances for _ in range(4)]
        if all(holds(told) for told in await asyncio.gather(*asked) if told):
            break
        await asyncio.sleep(0.2)
    return loop.time() - began


def _ready(port: int) -> dict[str, Any] | None:
    """What an instance says of its release, by whichever of its processes; none where one is just killed."""
    try:
        answer = requests.get(f"http://127.0.0.1:{port}/readyz", timeout=30)
    except requests.RequestException:
        return None
    return answer.json() if answer.ok else None


def _copied(folder: Path) -> Path:
    shutil.copytree(PROJECT / "data", folder / "data")
    shutil.copy(EVERYTHING, folder)
    return folder / EVERYTHING.name
