"""Forged requests, and what every answer says of itself.

The stack that is deployed is asked in this process, without a client that would put right what is sent; bodies that
never end and requests that two servers may read differently are sent to real ones.
"""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from app.front import Application
from tests import invented
from tests.deployed import gunicorn, nginx
from tests.trust import forged_bodies, forged_headers, forged_lines
from tests.trust.forged_requests import honest, posts
from tests.trust.forged_stack import TRACE, Answer, Forged, ask, logged, releases, stack
from tests.trust.row import Row

MOST_GROWTH = 160  # MB: 64 of kept pages, 256 answers to controls, and what they leave in between


@dataclass(frozen=True)
class Counts:
    """How much is tried."""

    posts: int = 50_000
    honest: int = 500
    megabytes: int = 50  # of bodies that never end; 0: no real servers
    real: int = 1  # 0: pages of an invented edition, which are made sooner
    seed: int = 9


QUICK = Counts(posts=370, honest=20, megabytes=0, real=0)


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Forge, and tell what came of it."""
    (folder / "here").mkdir()
    application = stack(folder / "here", real=bool(counts.real))
    yield from _forged(application, counts)
    yield from said(forged_headers.visited(invented.tables(folder), folder))
    if counts.megabytes:
        yield from _served(counts, folder)


def _forged(application: Application, counts: Counts) -> Iterator[Row]:
    judged = Judged()
    chance = Random(counts.seed)
    with logged() as log:
        for number in range(counts.honest):
            judged.ask(application, honest(chance))
            if number == 0:
                before = _resident()
        for number, forged in enumerate(posts(counts.seed, counts.posts)):
            judged.ask(application, forged)
            if number == counts.posts // 10:  # what is kept for readers is there
                before = _resident()
        gc.collect()
        growth = _resident() - before
    yield judged.row(log.faults)
    yield judged.missing()
    yield judged.honest()
    yield Row(
        "memory over forged requests, names, encodings and questions among them",
        f"{growth:+.0f} MB over the last nine tenths",
        f"≤ {MOST_GROWTH} MB",
        growth <= MOST_GROWTH,
    )


class Judged:
    """What came of requests, and what of it was wrong."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.faults: list[str] = []
        self.traces = 0
        self.wrong: Counter[str] = Counter()  # by kind

    def ask(self, application: Application, forged: Forged) -> None:
        """Ask, and judge the answer."""
        self.asked[forged.kind] += 1
        try:
            answer = ask(application, forged)
        except Exception as error:
            self.faults.append(f"{forged.kind}: {type(error).__name__} raised")
            self.wrong[forged.kind] += 1
            return
        self.judge(forged, answer)

    def judge(self, forged: Forged, answer: Answer) -> None:
        """Take an answer into account."""
        self.statuses[answer.status] += 1
        self.traces += TRACE.encode() in answer.body
        if answer.status not in forged.expected:
            told = f"{forged.kind}: {answer.status} for {forged.method} {forged.path[:60]!r} {forged.body[:80]!r}"
            self.faults.append(told)
            self.wrong[forged.kind] += 1

    def row(self, log: list[str]) -> Row:
        """All of them."""
        kept = sum(each for status, each in self.statuses.items() if status >= 500)
        count = sum(self.asked.values())
        statuses = ", ".join(f"{each:,} × {status}" for status, each in sorted(self.statuses.items()))
        figure = (
            f"{count:,} of {len(self.asked)} kinds: {kept} × 5xx, {self.traces} traces to the client, {len(log)} "
            f"faults in the log, {len(self.faults)} answered otherwise than they should ({statuses}). "
            f"{'; '.join([*self.faults[:3], *log[:2]])}"
        )
        holds = not (kept or self.traces or log or self.faults)
        return Row(
            "forged requests", figure.rstrip(), "0 × 5xx, 0 traces to client or log, each refused", holds
        )

    def missing(self) -> Row:
        """Paths that there are not."""
        count = self.asked["scanner"]
        wrong = self.wrong["scanner"]
        return Row(
            "unknown paths", f"{count:,}: {count - wrong:,} × 404", "404 100 %", bool(count) and not wrong
        )

    def honest(self) -> Row:
        """What pages do send."""
        count = self.asked["honest"]
        refused = self.wrong["honest"]
        return Row(
            "what a page sends", f"{count:,}: {refused} refused", "0 refused", bool(count) and not refused
        )


def said(visited: Iterable[tuple[Forged, Answer]]) -> Iterator[Row]:
    """What answers say of themselves."""
    faults: list[str] = []
    statuses: Counter[int] = Counter()
    cookies = 0
    for forged, answer in visited:
        lacking = forged_headers.lacking(answer)
        statuses[answer.status] += 1
        cookies += "set-cookie" in lacking
        if lacking:
            faults.append(f"{forged.method} {forged.path[:60]!r} {answer.status}: {', '.join(lacking)}")
    count, seen = sum(statuses.values()), ", ".join(map(str, sorted(statuses)))
    missing = forged_headers.STATUSES - statuses.keys()
    yield Row(
        "security headers on every route and status",
        f"{count} answers of status {seen}: {len(faults)} lack any. {'; '.join(faults[:3])}".rstrip(),
        "100 %, and each status is among them",
        not faults and not missing,
    )
    yield Row("cookies for viewers", f"{count} answers: {cookies}", "0", not cookies)


def _served(counts: Counts, folder: Path) -> Iterator[Row]:
    """What only real servers can show."""
    (folder / "served").mkdir()
    with gunicorn(folder, releases(folder / "served"), workers=1) as app:
        yield from forged_bodies.rows(app, counts.megabytes)
        with nginx(folder, [app]) as front:
            yield from forged_lines.rows(front, app)
        faults = app.said().count(TRACE)
        yield Row("traces in gunicorn's log meanwhile", str(faults), "0", not faults)


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1024 / 1024
