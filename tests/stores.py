"""Engines to ask, with what is hard to agree on in them, and what can be asked.

A server of PostgreSQL is Debian's, started on a socket in a folder of the test's and stopped by its process id.
ClickHouse is its engine without a server (chdb), in a process of its own: it cannot be forked, and takes much memory.
"""

import multiprocessing
import os
import pwd
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import psycopg
import pyarrow as pa
import pytest

from etl.errors import TooLongError
from etl.store import clickhouse, questions
from etl.store.answers import TEXT
from etl.store.clickhouse import ClickHouse
from etl.store.engine import Engine
from etl.store.frames import Frames
from etl.store.places import engine
from etl.store.questions import QUESTIONS, Question
from etl.store.store import Store
from etl.store.values import Asked
from etl.tables import Held, Tables
from tests import catalogues, panel

PATIENCE = 60.0  # seconds
VERSION = "0123456789ab"
PART = 97  # rows that are loaded at a time
SEED, TIMES, FEWER, FORMS = 10, 300, 100, 12
# What engines fold, order, quote or end differently.
STRANGE = (
    "İSTANBUL", "straße", "STRASSE", "ΑΣ Σ", "é e\u0301", "一", "丁", "𠮷野家", "﨑", "～", "￥100%", "100％", "_%",
    "a\\b", "it's", '"quoted"', "line\nbreak", "tab\there", "", " ", "null", "NULL", "{x:String}", "%(x)s", "$1",
    "?", ":x", "\ue0001", "增长", "增長", "0.1", "1e3", "🙂",
)  # fmt: skip
WORDS = (*filter(None, STRANGE), "\0", "产值", "亿", "5", "年")


@cache
def tables() -> Held:
    """A quarter of the strained catalogue with strange notes, texts of nothing, equal values, values of nothing."""
    held = catalogues.built(panel.stress_yaml())
    chance, frame = random.Random(SEED), held.observations.iloc[::4].reset_index(drop=True)
    notes = [chance.choice([*STRANGE, None, None]) for _ in range(len(frame))]
    frame["note_zh"] = pd.Series(notes, frame.index, dtype="str")
    frame["vintage_en"] = pd.Series(
        [chance.choice([*STRANGE, None]) for _ in notes], frame.index, dtype="str"
    )
    values = [chance.choice([value, 1.0, 0.1 + 0.2, -0.0, None]) for value in frame["obs_value"]]
    frame["obs_value"] = pd.Series(values, frame.index, dtype="float64")
    text = {name: TEXT for name, kind in frame.dtypes.items() if kind == "str"}
    return Held(**held.small(), observations=frame.astype(text), version=VERSION)


def repeated(rows: int) -> Held:
    """So many observations, by repeating those."""
    held = tables()
    times = -(-rows // len(held.observations))
    frame = pd.concat([held.observations] * times, ignore_index=True).head(rows)
    frame["position"] = pd.Series(range(1, rows + 1), frame.index, dtype=frame["position"].dtype)
    frame["obs_id"] = frame["obs_id"] + "-" + frame["position"].astype(TEXT)
    return Held(**held.small(), observations=frame, version=VERSION)


@cache
def oracle() -> Store:
    """The same in memory: what every engine must agree with."""
    held = tables()
    return Frames(held.observations, held.indicators, held.regions)


def parts(held: Held, rows: int = PART) -> Iterator[pa.RecordBatch]:
    """The observations some at a time, as they come from a file."""
    yield from pa.Table.from_pandas(held.observations, preserve_index=False).to_batches(rows)


def loaded(place: Engine) -> Tables:
    """Tables of a place that they were loaded into."""
    place.load(VERSION, tables().small(), parts(tables()))
    place.use(VERSION)
    return place.tables(VERSION)


# Answers with an order of their own end it with what no two rows share; a `most` may then cut anywhere.
LISTS = [each for each in QUESTIONS.values() if each.name not in questions.STANDING]


# What pages and files consist of: rows and how many there are, comparisons, series, profiles, coverage.
SHAPES = (
    questions.LISTING,
    questions.NUMBER,
    questions.COMPARISON,
    questions.SERIES,
    questions.PROFILE,
    *questions.COVERAGE.values(),
)


def askings(question: Question, times: int) -> Iterator[Asked]:
    """So many different ways to ask a question, of `FORMS` forms: of what is there and what is not, in any number."""
    for number in range(times):
        form = random.Random(f"{SEED} {question.name} {number % FORMS}")
        yield _asking(question, form, random.Random(f"{SEED} {question.name} {number} values"))


def _asking(question: Question, form: random.Random, chance: random.Random) -> Asked:
    asked: dict[str, Any] = {}
    for name in form.sample(sorted(questions.NARROWING), form.choice([0, 1, 1, 2, 3])):
        asked[name] = _some(questions.NARROWING[name], form, chance)
    for number in range(form.choice([0, 0, 0, 1, 1, 2])):
        asked[questions.word(number)] = chance.choice(WORDS).lower()
        for part in form.sample(sorted(questions.NAMED), form.choice([0, 0, 1, 2])):
            asked[questions.word(number, part)] = _some(questions.NAMED[part], form, chance)
    if form.random() < 0.4:
        asked["most"] = chance.choice([0, 1, 7, 50, 10_000])
    if form.random() < 0.2:
        asked["after"] = chance.choice([0, 1, 100, 10**6])
    if question is questions.PROFILE:
        path = chance.choice([*_paths(), *["000000"] * 20, "000000/3", "", "\0"])
        asked |= {"path": path, "below": f"{path}/", "region": path.rpartition("/")[2]}
    return asked


def _some(column: str, form: random.Random, chance: random.Random) -> tuple[str, ...]:
    """One value, which engines are asked for otherwise, or several."""
    known = [*_known(column), *STRANGE, "\0"] if chance.random() < 0.3 else _known(column)
    several = form.choice([False, False, True, True, True])
    return tuple(chance.sample(known, min(chance.choice([2, 5, 40]) if several else 1, len(known))))


@cache
def _known(column: str) -> Sequence[str]:
    held = tables()
    for frame in (held.observations, held.indicators, held.regions):
        if column in frame:
            return sorted(frame[column].dropna().unique())
    raise KeyError(column)


def _paths() -> Sequence[str]:
    """Of regions of which something is told."""
    regions = tables().regions.set_index("region")["path"]
    return sorted(regions.loc[tables().observations["region"].unique()])


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a server of PostgreSQL that holds nothing yet."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    # Not below the test's own folder, which nobody else may enter: the server refuses to be run by root.
    with TemporaryDirectory() as folder:
        user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        shutil.chown(folder, user)
        data = Path(folder) / "data"
        begin = (
            "initdb",
            "-D",
            data,
            "-U",
            "indicators",
            "-A",
            "trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        subprocess.run(_as(user, programs, *begin), check=True, capture_output=True, cwd=folder)
        settings = {"listen_addresses": "", "unix_socket_directories": folder, "fsync": "off"}
        more = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        server = subprocess.Popen(_as(user, programs, "postgres", "-D", data, *more), cwd=folder, **quiet)
        try:
            yield _answering(f"postgresql://indicators@/postgres?host={folder}")
        finally:
            server.send_signal(signal.SIGINT)  # does not wait until all have left
            server.wait(PATIENCE)


def _as(user: str, programs: Path, program: str, *words: object) -> list[str]:
    """A program's command line, as somebody else."""
    ids = (f"--reuid={user}", f"--regid={user}", "--clear-groups")
    other = [] if os.geteuid() else ["setpriv", *ids]
    return [*other, str(programs / program), *map(str, words)]


def _answering(address: str) -> str:
    """The address, once something answers there."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return address


class Rehearsed(ClickHouse):
    """A cluster of one node: what would reach others is read by ClickHouse as it stands, and done without them."""

    CLUSTER = "dashboards"

    def __init__(self, address: str) -> None:
        super().__init__(f"{address}?cluster={self.CLUSTER}")
        self.said: list[str] = []

    def client(self, *, writes: bool = False) -> Any:
        """The client; one that writes reads each statement as it stands before it does it alone."""
        client = super().client(writes=writes)
        return _Rehearsing(client, self.said) if writes else client


class _Rehearsing:
    def __init__(self, client: Any, said: list[str]) -> None:
        self._client, self._said = client, said

    def command(self, sentence: str, parameters: Mapping[str, str] | None = None) -> None:
        self._client.query(f"EXPLAIN AST {sentence}", parameters=parameters)
        self._said.append(sentence)
        if not sentence.startswith("SYSTEM"):  # what has no replicas has none to wait for
            alone = sentence.replace(f" ON CLUSTER '{Rehearsed.CLUSTER}'", "").replace("Replicated", "")
            self._client.command(alone, parameters=parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)


class Apart:
    """A place in a process of its own: what is called here is done there."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def call(self, name: str, *given: Any) -> Any:
        """What a function of `done` answers, or the exception that it ended with."""
        self._connection.send((name, given))
        answer = self._connection.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def ask(self, question: Question, asked: Asked) -> pd.DataFrame:
        """See `etl.store.store.Store`: of the release that is current."""
        found: pd.DataFrame = self.call("ask", question.name, dict(asked))
        return found


@contextmanager
def apart(address: str) -> Iterator[Apart]:
    """A place at an address, in a process of its own."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(address, there), daemon=True)
    process.start()
    try:
        yield Apart(here)
    finally:
        here.send(None)
        process.join(PATIENCE)


def _serve(address: str, connection: Connection) -> None:
    functions = {
        **done(engine(address)),
        "rehearsed": lambda version: rehearsed(address, version),
        "hurried": lambda: hurried(address),
    }
    while (message := connection.recv()) is not None:
        name, given = message
        try:
            connection.send(functions[name](*given))
        except Exception as error:  # whatever it is, the test that asked must know of it
            connection.send(error)


def done(place: Engine) -> Mapping[str, Callable[..., Any]]:
    """What is done with a place, by name."""
    return {
        "ask": lambda name, asked: _shown(place).store.ask(QUESTIONS[name], asked),
        "loaded": lambda: loaded(place).small(),
        "load": lambda version, fails=False: load(place, version, fails=fails),
        "versions": place.versions,
        "current": place.current,
        "use": place.use,
        "remove": place.remove,
    }


def hurried(address: str) -> str:
    """What ClickHouse says where an answer may take a millionth of a second: why there is none."""
    with pytest.MonkeyPatch.context() as patched, closing(engine(address)) as place:
        patched.setattr(clickhouse, "ASKING", {**clickhouse.ASKING, "max_execution_time": 1e-6})
        with pytest.raises(TooLongError) as told:
            place.facts(VERSION).ask(questions.LISTING, {})
    return str(told.value)


def rehearsed(address: str, version: str) -> tuple[Sequence[str], pd.DataFrame]:
    """What is said to a cluster while a release is loaded and removed, and what it then answers."""
    place = Rehearsed(address)
    load(place, version)
    found = place.tables(version).store.ask(questions.LISTING, {"most": PART})
    place.remove(version)
    place.close()
    return place.said, found


@cache
def _shown(place: Engine) -> Tables:
    return place.tables(VERSION)


def load(place: Engine, version: str, *, fails: bool = False) -> None:
    """Load the tables under another version; or fail while the observations come."""
    place.load(version, tables().small(), _failing() if fails else parts(tables()))


def _failing() -> Iterator[pa.RecordBatch]:
    yield from list(parts(tables()))[:2]
    raise InterruptedError("the file ends here")


def alike(found: pd.DataFrame, right: pd.DataFrame, of: str) -> None:
    """Two answers have the same rows in the same order, with the same values and dtypes.

    Raises:
        AssertionError: they do not; says in what.
    """
    if not found.equals(right):
        pd.testing.assert_frame_equal(found, right, check_exact=True, obj=of)
