"""`python -m bench.viewers [SECONDS]`: the popular mix of views of the whole catalogue through nginx, as deployed.

Viewers come in three ways: as many views a second as a million a day are in the mean and at their peak, and as fast as
clients without a pause go. Who asks takes his share of the same processors.
"""

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from tests import deployed
from tests.deployed import Server
from tests.trust import shelf
from tests.trust.load import Deployment, deployment, warm
from tests.trust.viewers import Tally, looking

SECONDS, SEED = 60, 20261127
WARM = 900  # seconds at most until the app has made its pages
ADDRESSES = 200  # that viewers come from: nginx limits what one of them asks for


class Way(NamedTuple):
    """How viewers come: so many, each of whom thinks for some seconds between two views."""

    what: str
    viewers: int
    thinks: tuple[float, float]


# A million viewers a day who look at four pages each are 46 views a second in the mean.
WAYS = (
    Way("as fast as they go", 16, (0.0, 0.0)),
    Way("a million viewers a day, at ten times the mean", 1852, (2.0, 6.0)),
    Way("a million viewers a day, in the mean", 185, (2.0, 6.0)),
)
FROM_CACHE = {"HIT", "STALE", "UPDATING"}
LOG = "indicators.log"
FLUSHED = 1.5  # seconds until nginx has written its log


class Met(NamedTuple):
    """What came of one way: of viewers, of requests by how nginx answered, bytes sent, seconds of processors."""

    tally: Tally
    found: Counter[str]
    sent: int
    app: float
    nginx: float

    def told(self, seconds: float) -> Iterator[str]:
        """In words."""
        requests = sum(self.found.values())
        origin = sum(count for name, count in self.found.items() if name not in FROM_CACHE)
        tally = self.tally
        yield (
            f"{tally.views / seconds:.1f} views/s, {requests / seconds:.0f} requests/s, {tally.failed} failed views "
            f"{tally.told()}"
        )
        yield (
            f"from nginx {1 - origin / requests:.1%}; app {origin / seconds:.1f} requests/s, "
            f"{self.app / seconds:.2f} of a processor; nginx {self.nginx / seconds:.2f}"
        )
        yield (
            f"p50 {1000 * tally.slowest(0.5):.1f} ms, p99 {1000 * tally.slowest(0.99):.1f} ms; documents p99 "
            f"{1000 * tally.slowest(0.99, 'document'):.1f} ms"
        )
        yield (
            f"a view: {requests / tally.views:.1f} requests, {self.sent / tally.views / 1024:.0f} KB; "
            f"{dict(self.found.most_common())}"
        )


def main(seconds: float = SECONDS) -> None:
    """Print what each way comes to."""
    with TemporaryDirectory(prefix="viewers-") as name:
        folder = Path(name)
        with deployment(folder, shelf.whole(folder), workers=1) as served:
            # A release is new for some minutes, in which the app makes its pages, and seen for a day.
            asyncio.run(warm(served, WARM))
            for way in WAYS:
                met = asyncio.run(_met(served, way, seconds))
                click.echo(
                    "\n  ".join([f"{way.what}: {way.viewers} viewers, {seconds:g} s", *met.told(seconds)])
                )


async def _met(served: Deployment, way: Way, seconds: float) -> Met:
    servers, log = served.instances, served.front.log.with_name(LOG)
    await asyncio.sleep(FLUSHED)
    before, busy = log.stat().st_size, (_busy(servers), _busy([served.front]))
    tally = await looking(
        served.front.port, way.viewers, seconds, served.mix, served.judge, SEED,
        thinks=way.thinks, office=1 + way.viewers // ADDRESSES,
    )  # fmt: skip
    app, nginx = (now - then for now, then in zip((_busy(servers), _busy([served.front])), busy, strict=True))
    await asyncio.sleep(FLUSHED)
    with log.open("rb") as lines:
        lines.seek(before)
        told = [json.loads(line) for line in lines]
    found = Counter(each["cache"] or "-" for each in told)
    return Met(tally, found, sum(each["bytes"] for each in told), app, nginx)


def _busy(servers: Iterable[Server]) -> float:
    """Seconds that servers have had of processors, with the processes that they have started."""
    return sum(_seconds(pid) for server in servers for pid in _tree(server.process.pid))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for child in deployed.children(pid):
        yield from _tree(child)


def _seconds(pid: int) -> float:
    try:
        told = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")


def _given(words: Sequence[str]) -> float:
    return float(words[0]) if words else SECONDS


if __name__ == "__main__":
    main(_given(sys.argv[1:]))
