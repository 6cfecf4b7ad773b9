"""Releases in DuckDB: a file each, read by any number of processes, in which nothing but questions can be asked.

Who reads may not write, reach other files or the network, nor take more memory or time than is said.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any
from weakref import WeakSet

import duckdb
import pyarrow as pa

from etl import swap
from etl.errors import TooLongError
from etl.labels import TOO_LONG_TO_FIND
from etl.store.compiled import DUCKDB, Sentences
from etl.store.engine import FACTS_TABLE, ORDERS, Answering, Engine, Writing
from etl.store.questions import BY_DEFINITION, BY_PLACE, Question
from etl.store.values import Asked

SUFFIX, CURRENT, LOCK = ".duckdb", "current", ".lock"
# What a file may take of the process that asks it, for so many questions at once. What has no room (the longest
# answers, put in order) is put aside beside the file meanwhile.
MEMORY, ASIDE, SECONDS, THREADS, AT_ONCE = "96MB", "1GB", 20, 1, 2
# Up to so many rows an order is found from its columns alone, before any other is read.
ORDERED_FIRST = 30_000
READING: Mapping[str, Any] = {
    "access_mode": "read_only",
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    "memory_limit": MEMORY,
    "max_temp_directory_size": ASIDE,
    "max_execution_time": str(1000 * SECONDS),
    "threads": str(THREADS),
    "late_materialization_max_rows": str(ORDERED_FIRST),
    "lock_configuration": "true",
}
LOADING_MEMORY = "2GB"
_TYPES: Mapping[str, str] = {
    "Int64": "BIGINT",
    "str": "VARCHAR",
    "float64": "DOUBLE",
    "bool": "BOOLEAN",
    "datetime64[us]": "TIMESTAMP",
}
_TABLES: Mapping[str, str] = {BY_PLACE: BY_PLACE, BY_DEFINITION: BY_DEFINITION}


class DuckDB(Engine):
    """A folder with a file for each release, and one that names the release to be seen."""

    failures = (duckdb.Error, OSError)

    def __init__(self, folder: Path) -> None:
        self.folder, self._opened = folder, WeakSet[File]()

    def versions(self) -> tuple[str, ...]:
        found = [path for path in self.folder.glob(f"*{SUFFIX}") if not path.name.startswith(".")]
        newest = sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
        return tuple(path.name.removesuffix(SUFFIX) for path in newest)

    def current(self) -> str | None:
        try:
            version = (self.folder / CURRENT).read_text("utf-8").strip()
        except FileNotFoundError:
            return None
        return version if self._path(version).is_file() else None

    def use(self, version: str) -> None:
        if version not in self.versions():
            raise KeyError(version)
        swap.replace(self.folder / CURRENT, f"{version}\n".encode())

    def remove(self, version: str) -> None:
        if version == self.current():
            raise ValueError(version)
        self._path(version).unlink(missing_ok=True)
        # What a process that was killed had put aside.
        shutil.rmtree(f"{self._path(version)}.tmp", ignore_errors=True)

    @contextmanager
    def writing(self, version: str) -> Iterator[Writing]:
        swap.make(self.folder)
        with swap.workshop(self._path(version)) as place:
            made = place / self._path(version).name
            with closing(_begun(made, place)) as connection:
                yield _Writing(connection)
                connection.execute("CHECKPOINT")
            swap.settle(made, self._path(version))

    def facts(self, version: str) -> Answering:
        file = File(self.connected(version))
        self._opened.add(file)
        return file

    @contextmanager
    def alone(self) -> Iterator[None]:
        swap.make(self.folder)
        lock = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def connected(self, version: str) -> duckdb.DuckDBPyConnection:
        """The file of a release, in which nothing can be done but asking. To be opened after a process was forked."""
        return duckdb.connect(self._path(version), config=dict(READING))

    def close(self) -> None:
        for file in self._opened:
            file.close()

    def _path(self, version: str) -> Path:
        return self.folder / f"{version}{SUFFIX}"


class File(Answering):
    """The facts of a release in a file. Who shows another release lets go of this one, and of its memory with it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        super().__init__(Sentences(DUCKDB, _TABLES))
        self._connection, self._turns = connection, BoundedSemaphore(AT_ONCE)

    def close(self) -> None:
        """It can be asked no more."""
        self._connection.close()

    def fetched(self, sentence: str, values: Asked, columns: Mapping[str, str]) -> pa.Table:
        # Each with a cursor of its own: threads share the connection, and its memory.
        with self._turns, closing(self._connection.cursor()) as cursor:
            try:
                return cursor.sql(sentence, params=_listed(values) or None).to_arrow_table()
            except duckdb.InterruptException as error:
                raise TooLongError(TOO_LONG_TO_FIND.filled(seconds=SECONDS)) from error


class _Writing(Writing):
    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection, self._sentences = connection, Sentences(DUCKDB, _TABLES)

    def create(self, table: str, columns: Mapping[str, str]) -> None:
        listed = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in columns.items())
        self._connection.execute(f'CREATE TABLE "{table}" ({listed})')

    def append(self, table: str, rows: pa.Table) -> None:
        self._connection.register("part", rows)
        self._connection.execute(f'INSERT INTO "{table}" SELECT * FROM part')
        self._connection.unregister("part")

    def arrange(self) -> None:
        place, definition = (", ".join(ORDERS[order]) for order in (BY_PLACE, BY_DEFINITION))
        self._connection.execute(f"CREATE TABLE {BY_PLACE} AS FROM {FACTS_TABLE} ORDER BY {place}")
        self._connection.execute(f"DROP TABLE {FACTS_TABLE}")
        self._connection.execute("CHECKPOINT")  # what it took is free for the next
        self._connection.execute(f"CREATE TABLE {BY_DEFINITION} AS FROM {BY_PLACE} ORDER BY {definition}")

    def ask(self, question: Question) -> pa.Table:
        return self._connection.sql(self._sentences.of(question, {})).to_arrow_table()


def _begun(path: Path, place: Path) -> duckdb.DuckDBPyConnection:
    config: dict[str, Any] = {
        "memory_limit": LOADING_MEMORY,
        "temp_directory": str(place),
        "autoload_known_extensions": "false",
        "autoinstall_known_extensions": "false",
    }
    return duckdb.connect(path, config=config)


def _listed(asked: Asked) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asked.items()}
