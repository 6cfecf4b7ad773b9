"""What a process does while it is asked for every kind of page, answer and file: it reads, and nothing else.

An audit hook tells what Python does (`tests.trust.people_hook`); what libraries do past Python shows in the files of
the releases, which are compared before and after.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import pytest
from werkzeug.test import Client

from app.wsgi import create
from tests import catalogues, deployed, invented, shelves
from tests.trust import people_hook
from tests.trust.row import Row

PROJECT = catalogues.PROJECT
_LINK = re.compile(r'(?:href|src)="(/[^"#]*)"')
# What pages do not lead to.
BESIDE = (
    "/", "/wall", "/edition", "/search?q=gdp", "/search.json?q=g", "/nowhere", "/region/nowhere",
    "/api/v1/openapi.json",
    "/api/v1/observations?format=parquet", "/api/v1/observations?format=xlsx", "/api/v1/observations?format=sdmx-csv",
    "/api/v1/zip", "/api/v1/datapackage", "/download/everything.xlsx", "/_dash-layout", "/_dash-dependencies",
    "/healthz", "/readyz", "/metrics", "/compare?chart=time", "/?lang=en", "/figure/x", "/cite/x@y", "/heat?topic=x",
)  # fmt: skip
# Where a server keeps what is its own while it runs: temporary, or the device that takes all.
_SHARED_MEMORY = "/dev/shm/"
_NOWHERE = "/dev/null"

# Libraries that make source from templates of their own, by the end of the file that does: named tuples, data
# classes, rules of addresses. What `ast` takes apart is not run.
MAKERS = (
    "/collections/__init__.py",
    "/dataclasses.py",
    "/werkzeug/routing/rules.py",
    "/werkzeug/routing/map.py",
)
_TAKES_APART = "/ast.py"

Get = Callable[[str], tuple[int, str, str]]  # an address → status, type, text


class Seen(NamedTuple):
    """Something that a process did."""

    at: float
    process: int
    what: list[str]


def published(folder: Path) -> Path:
    """A folder of releases, to be served."""
    there = folder / "published"
    there.mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patched:
        shelves.quick(patched)
        shelves.published(there, invented.YAML)
    return there / "shelf"


def application(pages: int, folder: Path, releases: Path) -> Iterator[Row]:
    """The rows of the application by itself, in a process of its own."""
    log, before = _prepared(folder / "application"), listed(releases)
    words = [sys.executable, "-m", "tests.trust.people_watch", str(releases), str(pages)]
    done = subprocess.run(
        words,
        cwd=PROJECT,
        env={**os.environ, **_environment(log)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        yield Row("application watched", done.stderr[-500:], "it answers", False)
        return
    said = json.loads(done.stdout.splitlines()[-1])
    yield judged("application", said["statuses"], read(log), said["began"], log.parent, (), before, releases)


def worker(pages: int, folder: Path, releases: Path) -> Iterator[Row]:
    """The rows of a worker of gunicorn, as deployed."""
    log, before = _prepared(folder / "worker"), listed(releases)
    with deployed.gunicorn(folder / "worker", releases, 1, **_environment(log)) as server:
        processes, began = server.workers(), time.monotonic()
        statuses = crawl(lambda address: _asked(server.port, address), pages)
        ended = server.workers()
    row = judged("worker of gunicorn", statuses, read(log), began, log.parent, processes, before, releases)
    yield row._replace(holds=row.holds and processes == ended)


def judged(
    what: str,
    statuses: Mapping[str, int],
    seen: Iterable[Seen],
    began: float,
    own: Path,
    processes: Iterable[int],
    before: Mapping[str, tuple[int, int]],
    releases: Path,
) -> Row:
    """The row of what a process did, from when it began to answer."""
    watched = [each for each in seen if each.process in processes or not processes]
    answering = [each.what for each in watched if each.at >= began]
    bad = [each for each in answering if not allowed(each, own)]
    # Before it answers it may compile what libraries bring along; that it writes nothing holds from the start.
    early = [
        each.what
        for each in watched
        if each.at < began and each.what[0] == "write" and not allowed(each.what, own)
    ]
    after = listed(releases)
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    faults = statuses.get("500", 0) + statuses.get("0", 0)
    counted = Counter(each[0] for each in (*bad, *early))
    told = f"{sum(statuses.values())} answers {dict(statuses)}: {sum(counted.values())} deeds {dict(counted)}"
    examples = [*bad, *early][:3] + changed[:3]
    return Row(
        f"what the {what} does while it is read",
        f"{told}, {len(changed)} of {len(after)} files changed{f' {examples}' if examples else ''}",
        "0 writes outside log and temporary files, 0 connections, 0 processes, 0 sources run, 0 files changed",
        not counted and not changed and not faults and sum(statuses.values()) > 0 and bool(watched),
    )


def allowed(what: list[str], own: Path) -> bool:
    """Whether a process may do that: write what is temporary, and let libraries make their own classes."""
    kind, *rest = what
    if kind in {"compile", "exec"}:
        maker = rest[1] if len(rest) > 1 else ""
        return maker.endswith((*MAKERS, _TAKES_APART) if kind == "compile" else MAKERS)
    path = rest[0] if rest else ""
    temporary = path == _NOWHERE or path.startswith((_SHARED_MEMORY, f"{own}{os.sep}"))
    # A handle of its own, by number, has been opened before.
    of_file = kind == "write" or kind.startswith(("os.", "shutil.", "tempfile."))
    forks = kind in {"os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.kill"}
    return of_file and not forks and (temporary or path.isdigit())


def crawl(get: Get, most: int) -> dict[str, int]:
    """Ask for pages, files and answers, as far as they lead; how many answers had which status."""
    waiting, known, statuses = list(BESIDE), set(BESIDE), Counter[str]()
    kinds = Counter[str]()
    while waiting and sum(statuses.values()) < most + len(BESIDE):
        address = waiting.pop(0)
        status, kind, text = get(address)
        statuses[str(status)] += 1
        if status != 200 or not kind.startswith("text/html"):
            continue
        for found in _LINK.findall(text):
            link = urljoin(address, found.replace("&amp;", "&"))
            room = urlsplit(link).path.split("/")[1]
            # Of each kind of page first a few, or the first kind would be all.
            if link not in known and kinds[room] < most // 8 + 3:
                known.add(link)
                kinds[room] += 1
                waiting.append(link)
    return dict(statuses)


def read(log: Path) -> list[Seen]:
    """What the hook has told."""
    return [Seen(*json.loads(line)) for line in log.read_text("utf-8").splitlines()]


def listed(releases: Path) -> dict[str, tuple[int, int]]:
    """The files of the releases, with size and time."""
    found = {}
    for path in releases.rglob("*"):
        if path.is_file():
            found[str(path)] = (path.stat().st_size, path.stat().st_mtime_ns)
    return found


def _prepared(folder: Path) -> Path:
    """Where a process writes what is its own, with the hook beside it; the file of what is seen."""
    (folder / "hook").mkdir(parents=True)
    (folder / "temporary").mkdir()
    shutil.copy(str(people_hook.__file__), folder / "hook" / "sitecustomize.py")
    return folder / "seen.jsonl"


def _environment(log: Path) -> dict[str, str]:
    return {
        people_hook.LOG: str(log),
        "PYTHONPATH": str(log.parent / "hook"),
        "TMPDIR": str(log.parent / "temporary"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _asked(port: int, address: str) -> tuple[int, str, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read().decode(errors="replace")
    finally:
        connection.close()


def _here(releases: str, pages: str) -> None:
    """Be the process that is watched: make the application and ask it."""
    client = Client(create({**os.environ, "RELEASES_DIR": releases}))

    def get(address: str) -> tuple[int, str, str]:
        answer = client.get(address)
        return answer.status_code, answer.content_type or "", answer.get_data().decode(errors="replace")

    began = time.monotonic()
    sys.stdout.write(json.dumps({"began": began, "statuses": crawl(get, int(pages))}) + "\n")


if __name__ == "__main__":
    _here(*sys.argv[1:])
