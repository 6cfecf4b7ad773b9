"""Releases that change under readers: whose every figure tells which release it is of."""

import random
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from http.client import HTTPConnection, HTTPException
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, Protocol

from werkzeug.test import Client

from app.following import Followed
from app.front import Front
from app.server import create_app
from etl import swap
from etl.tables import Tables
from tests import invented
from tests.deployed import Server, gunicorn, nginx
from tests.shelves import published
from tests.trust.publishing_harm import quickly
from tests.trust.row import Row

FIRST, MOST = 7001, 8  # the number that the first release tells, and how many releases there are
PAUSES = 0.4, 1.2  # seconds that a viewer reads
WARM = 20  # swaps, at least, before which workers have not yet met all that they keep
GROWTH = 0.10  # that the memory of workers may grow by, from the middle of the swaps to their end
REGIONS = ("浙江", "上海", "江苏", "湖北", "安徽", "广东")
PATHS = (
    "/", "/data", "/compare", "/region/330000", "/source/first", "/coverage", "/heat", "/steer/compare?sort=name",
    "/steer/data", "/api/v1/observations", "/api/v1/observations.csv", "/download/data.csv",
    "/download/everything.xlsx",
)  # fmt: skip
_TOLD = re.compile(r"(?<![\d.])(7[\d]{3})(?:亿元|(?:00000000)(?:\.0)?(?!\d))")


class Counted(Protocol):
    """How many swaps, under how many viewers."""

    @property
    def swaps(self) -> int:
        """Swaps."""

    @property
    def viewers(self) -> int:
        """Viewers."""

    @property
    def deployed(self) -> int:
        """Whether through gunicorn and nginx."""

    @property
    def seed(self) -> int:
        """Of what viewers ask."""


Ask = Callable[[str], tuple[int, bytes]]


class Seen(NamedTuple):
    """What answers told: how many, errors, those that mix, those with figures, and the releases seen."""

    answers: int
    errors: list[str]
    mixed: list[str]
    telling: int
    releases: set[int]


def rows(counts: Counted, folder: Path) -> Iterator[Row]:
    """Swaps under viewers, and the memory that they cost."""
    versions = releases(folder, min(counts.swaps + 1, MOST))
    judge = Judge(versions)
    names = {number: name for number, (_, name) in versions.items()}
    with ExitStack() as stack:
        place: Place
        if counts.deployed:
            server = stack.enter_context(gunicorn(folder, folder / "shelf"))
            place = Behind(server, stack.enter_context(nginx(folder, [server])))
        else:
            place = Within(folder / "shelf")
        memory = _swapped(counts, folder / "shelf", names, place, judge)
    yield judged(counts, judge.seen())
    if counts.deployed and counts.swaps >= WARM:
        yield remembered(memory)


def _swapped(
    counts: Counted, shelf: Path, names: Mapping[int, str], place: "Place", judge: "Judge"
) -> list[float]:
    """Swap while viewers read; the memory after each."""
    over, memory = threading.Event(), []
    chances = [random.Random(f"{counts.seed} {number}") for number in range(counts.viewers)]
    viewers = [
        threading.Thread(target=_view, args=(place.viewer(), judge, over, chance, place.pauses))
        for chance in chances
    ]
    for viewer in viewers:
        viewer.start()
    try:
        for number in range(counts.swaps):
            told = FIRST + number % len(names)
            swap.point(shelf / "current", names[told])
            place.wait(names[told])
            memory.append(place.memory())
    finally:
        over.set()
        for viewer in viewers:
            viewer.join()
    return memory


def _view(
    ask: Ask, judge: "Judge", over: threading.Event, chance: random.Random, pauses: tuple[float, float]
) -> None:
    while not over.is_set():
        path = chance.choice(PATHS)
        try:
            status, body = ask(path)
        except (OSError, HTTPException) as error:
            judge.fail(f"{path}: {error!r}")
        else:
            judge.take(path, status, body)
        over.wait(chance.uniform(*pauses))


class Judge:
    """Looks whether an answer is of one release. Versions by the number that their figures tell."""

    def __init__(self, versions: Mapping[int, tuple[str, str]]) -> None:
        self._versions = {version: number for number, (version, _) in versions.items()}
        self._lock = threading.Lock()
        self._answers = self._telling = 0
        self._errors: list[str] = []
        self._mixed: list[str] = []
        self._releases: set[int] = set()

    def take(self, path: str, status: int, body: bytes) -> None:
        """An answer."""
        if status != 200:
            self.fail(f"{path}: {status}")
            return
        told = self.told(path, body)
        with self._lock:
            self._answers += 1
            self._telling += bool(told)
            self._releases |= told
            if len(told) > 1:
                self._mixed.append(f"{path}: {sorted(told)}")

    def told(self, path: str, body: bytes) -> set[int]:
        """The releases that an answer speaks of, by its figures and by the version that it tells."""
        text = _text(body) if path.endswith(".xlsx") else body.decode()
        found = {int(number) for number in _TOLD.findall(text.replace(",", ""))}
        # The list of releases names them all.
        return found | {number for version, number in self._versions.items() if version in text}

    def fail(self, words: str) -> None:
        """No answer, or a wrong one."""
        with self._lock:
            self._answers += 1
            self._errors.append(words)

    def seen(self) -> Seen:
        """What came of all."""
        return Seen(self._answers, self._errors, self._mixed, self._telling, self._releases)


def judged(counts: Counted, seen: Seen) -> Row:
    """What viewers saw."""
    figure = (
        f"{counts.swaps} swaps × {counts.viewers} viewers: {seen.answers} answers, {len(seen.errors)} errors, "
        f"{len(seen.mixed)} mixing two releases; {seen.telling} told theirs, {len(seen.releases)} releases seen"
    )
    for wrong in (seen.errors, seen.mixed):
        figure += f"; such as {wrong[0]}" if wrong else ""
    # Answers that tell nothing could not be wrong.
    holds = not seen.errors and not seen.mixed and seen.telling > seen.answers / 2 and len(seen.releases) > 1
    return Row("releases swapped under viewers", figure, "0 errors, 0 answers mixing two releases", holds)


def remembered(memory: list[float]) -> Row:
    """Megabytes of all workers after each swap."""
    half = memory[len(memory) // 2 :]
    part = max(1, len(half) // 3)
    before, after = (sum(some) / part for some in (half[:part], half[-part:]))
    figure = f"{before:.0f} MB halfway, {after:.0f} MB at the end ({(after / before - 1):+.1%})"
    return Row("memory of workers over swaps", figure, f"≤ +{GROWTH:.0%}", after <= before * (1 + GROWTH))


def releases(folder: Path, count: int) -> dict[int, tuple[str, str]]:
    """Releases by the number that each figure of them tells: version and name."""
    made: dict[int, tuple[str, str]] = {}
    with quickly():
        for number in range(FIRST, FIRST + count):
            done = published(folder, yaml(number))
            assert done.path is not None
            made[number] = (done.version, done.path.name)
    swap.point(folder / "shelf" / "current", made[FIRST][1])
    return made


def yaml(number: int) -> str:
    """A catalogue in which each figure is this number."""
    head = invented.YAML[: invented.YAML.index("places:")]
    figures = "\n".join(
        f"  - {{source: first, line: {line}, region: {region}, period: {year}, role: {role}, figures: [\n"
        f"      {{indicator: gdp, value: {number}亿元, phrase: 总量{number}亿元}}]}}"
        for line, (region, year, role) in enumerate(
            [(region, *what) for region in REGIONS for what in _WHATS], start=1
        )
    )
    return f"{head}observations:\n{figures}\n"


_WHATS = (("2023", "actual, modality: done"), ("2025", "target, modality: plan"))


class Place(Protocol):
    """Where viewers ask."""

    pauses: tuple[float, float]

    def viewer(self) -> Ask:
        """How one of them asks."""

    def wait(self, name: str) -> None:
        """Wait until a release is served by all."""

    def memory(self) -> float:
        """Megabytes."""


class Behind:
    """gunicorn behind nginx."""

    pauses = PAUSES

    def __init__(self, server: Server, front: Server) -> None:
        self._server, self._front = server, front

    def viewer(self) -> Ask:
        """By a connection of one's own."""
        connection = HTTPConnection("127.0.0.1", self._front.port, timeout=30)

        def ask(path: str) -> tuple[int, bytes]:
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                return answer.status, answer.read()
            except (OSError, HTTPException):
                connection.close()
                raise

        return ask

    def wait(self, name: str) -> None:
        """Until each worker says so, or so long that something is wrong."""
        until = time.monotonic() + 30
        while time.monotonic() < until and {self._server.release() for _ in range(8)} != {name}:
            time.sleep(0.1)

    def memory(self) -> float:
        """Of all workers, what they share divided."""
        found = 0.0
        for worker in self._server.workers():
            with suppress(OSError):
                said = Path(f"/proc/{worker}/smaps_rollup").read_text()
                found += int(re.search(r"^Pss:\s+(\d+)", said, re.MULTILINE)[1]) / 1024
        return found


class Within:
    """This process."""

    pauses = (0.0, 0.02)

    def __init__(self, shelf: Path) -> None:
        self._front, self._followed = Front(), Followed(shelf / "current")
        self._followed.begin(self._show)

    def viewer(self) -> Ask:
        """Straight to the application."""
        client = Client(self._front)

        def ask(path: str) -> tuple[int, bytes]:
            answer = client.get(path)
            return answer.status_code, answer.data

        return ask

    def wait(self, name: str) -> None:
        """Look, and let viewers see it for a while."""
        self._followed.step(self._show)
        assert self._followed.status.release == name
        time.sleep(0.3)

    def memory(self) -> float:
        """Other tests live here too."""
        return 0.0

    def _show(self, tables: Tables) -> None:
        self._front.take(create_app(tables).server)


def _text(workbook: bytes) -> str:
    """All that the sheets of a workbook hold."""
    with zipfile.ZipFile(BytesIO(workbook)) as book:
        parts = [name for name in book.namelist() if name.endswith(".xml")]
        return "\n".join(re.sub(r"<[^>]+>", " ", book.read(name).decode()) for name in parts)
