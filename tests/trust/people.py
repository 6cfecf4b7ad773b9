"""People: nobody forges who they are, nothing unsafe starts, and what is served writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.trust import people_headers, people_starts, people_tokens, people_watch
from tests.trust.row import Row


@dataclass(frozen=True)
class Counts:
    """How often each thing is tried."""

    headers: int = 20_000  # forged names, handed to the application
    wires: int = 300  # forged requests byte by byte, to gunicorn and through nginx; 0: no servers are started
    sign_ins: int = 6  # of each kind of forged token
    cookies: int = 5_000  # forged sessions
    pages: int = 400  # that are opened while what the process does is watched
    workers: int = 1  # gunicorn's, watched too; 0: only the application itself
    seed: int = 9


QUICK = Counts(headers=1_000, wires=0, sign_ins=1, cookies=100, pages=25, workers=0)


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Each promise about people, with its figure."""
    yield people_headers.handed(counts.headers, counts.seed)
    yield from people_tokens.rows(counts.sign_ins, counts.cookies, counts.seed)
    yield people_starts.refused()
    yield people_starts.without_effect(folder)
    releases = people_watch.published(folder)
    if counts.wires:
        yield from people_headers.wired(counts.wires, counts.seed, folder, releases)
    yield from people_watch.application(counts.pages, folder, releases)
    if counts.workers:
        yield from people_watch.worker(counts.pages, folder, releases)
