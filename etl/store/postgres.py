"""Releases in PostgreSQL: a schema each, and a table that names the release to be seen.

A release is loaded in one transaction. Who reads needs no right but to read (`docs/scaling.md`).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import local
from typing import Any

import psycopg
import pyarrow as pa
from psycopg import sql
from pyarrow import csv

from etl.codes import Role
from etl.errors import TooLongError
from etl.labels import TOO_LONG_TO_FIND
from etl.store.compiled import POSTGRESQL, Sentences
from etl.store.engine import FACTS_TABLE, ORDERS, Answering, Engine, Writing
from etl.store.facts import schema
from etl.store.questions import BY_DEFINITION, BY_PLACE, Question
from etl.store.values import Asked

REGISTRY = "indicators"  # the schema with what is there, and what is to be seen
SECONDS = 20  # that an answer may take
ARRANGING = "256MB"  # that indexes are made with
TRIGRAMS = "pg_trgm"  # the extension whose indexes find words that few phrases hold
# Plans are made for what is asked: a text of ten figures and one of a million are not found alike.
READING = (
    "-c default_transaction_read_only=on",
    f"-c statement_timeout={SECONDS}s",
    "-c plan_cache_mode=force_custom_plan",
)
_TABLES: Mapping[str, str] = {BY_PLACE: FACTS_TABLE, BY_DEFINITION: FACTS_TABLE}
# Text is ordered by its characters' numbers, as everywhere else here.
_TYPES: Mapping[str, str] = {
    "Int64": "bigint",
    "str": 'text COLLATE "C"',
    "float64": "double precision",
    "bool": "boolean",
    "datetime64[us]": "timestamp",
}
# Of a place, of a definition, of a family, of a text, by an id, in the order of the catalog, of what lies in a region.
_INDEXES = (
    ORDERS[BY_PLACE][:2],
    ORDERS[BY_DEFINITION][:3],
    ("family", "level"),
    ("family", "time_period", "position"),
    ("source", "position"),
    ("obs_id",),
    ("fact",),
    ("position",),
    ("path",),
)
_BEGUN = f"""
CREATE SCHEMA IF NOT EXISTS {REGISTRY};
CREATE TABLE IF NOT EXISTS {REGISTRY}.releases (version text PRIMARY KEY, number bigserial);
CREATE TABLE IF NOT EXISTS {REGISTRY}.current (single boolean PRIMARY KEY DEFAULT true CHECK (single), version text);
"""
# Servers before 15 say that a file is not there.
_NO_EXTENSION = (
    psycopg.errors.FeatureNotSupported,
    psycopg.errors.UndefinedFile,
    psycopg.errors.InsufficientPrivilege,
)
# PostgreSQL knows no NUL. Whoever asks for it asks for what no text holds.
_NUL, _NONE = "\0", "\ufffe"


class PostgreSQL(Engine):
    """A database on a server of PostgreSQL. Threads have a connection each."""

    failures = (psycopg.Error,)

    def __init__(self, address: str) -> None:
        """`address` is a postgresql://… of libpq. Nothing is connected yet."""
        self._address, self._own = address, local()
        self._opened: list[psycopg.Connection[Any]] = []

    def connection(self) -> "psycopg.Connection[Any]":
        """This thread's connection, made anew where it was lost. It only reads."""
        held: psycopg.Connection[Any] | None = getattr(self._own, "connection", None)
        if held is None or held.closed:
            held = psycopg.connect(self._address, autocommit=True, options=" ".join(READING))
            self._own.connection = held
            self._opened.append(held)
        return held

    def versions(self) -> tuple[str, ...]:
        try:
            found = self.connection().execute(f"SELECT version FROM {REGISTRY}.releases ORDER BY number DESC")
        except psycopg.errors.UndefinedTable:
            return ()
        return tuple(version for (version,) in found)

    def current(self) -> str | None:
        try:
            found = self.connection().execute(f"SELECT version FROM {REGISTRY}.current").fetchone()
        except psycopg.errors.UndefinedTable:
            return None
        return found[0] if found else None

    def use(self, version: str) -> None:
        if version not in self.versions():
            raise KeyError(version)
        with psycopg.connect(self._address) as writer:
            writer.execute(
                f"INSERT INTO {REGISTRY}.current (version) VALUES (%s) "
                "ON CONFLICT (single) DO UPDATE SET version = excluded.version",
                [version],
            )

    def remove(self, version: str) -> None:
        if version == self.current():
            raise ValueError(version)
        with psycopg.connect(self._address) as writer:
            writer.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(named(version))))
            writer.execute(f"DELETE FROM {REGISTRY}.releases WHERE version = %s", [version])

    @contextmanager
    def alone(self) -> Iterator[None]:
        with psycopg.connect(self._address, autocommit=True) as held:  # the lock goes with the connection
            held.execute("SELECT pg_advisory_lock(hashtext(%s))", [REGISTRY])
            yield

    def close(self) -> None:
        for connection in self._opened:
            connection.close()

    @contextmanager
    def writing(self, version: str) -> Iterator[Writing]:
        with psycopg.connect(self._address) as writer:
            writer.execute(_BEGUN)
            writer.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(named(version))))
            yield _Writing(writer, named(version))
            writer.execute(f"INSERT INTO {REGISTRY}.releases (version) VALUES (%s)", [version])

    def facts(self, version: str) -> Answering:
        return _Facts(self, named(version))


class _Facts(Answering):
    """The facts of a release in its schema."""

    def __init__(self, engine: PostgreSQL, schema_: str) -> None:
        super().__init__(Sentences(POSTGRESQL, _TABLES, schema_))
        self._engine = engine

    def fetched(self, sentence: str, values: Asked, columns: Mapping[str, str]) -> pa.Table:
        try:
            return self._found(sentence, _listed(values), columns)
        except psycopg.errors.QueryCanceled as error:
            raise TooLongError(TOO_LONG_TO_FIND.filled(seconds=SECONDS)) from error

    def _found(self, sentence: str, values: Asked, columns: Mapping[str, str]) -> pa.Table:
        connection = self._engine.connection()
        try:
            return _fetched(connection, sentence, values, columns)
        except psycopg.OperationalError:
            if not connection.closed:  # the server answered: it takes too long, or too much
                raise
            # The server was started anew since the last question. Reading twice changes nothing.
            return _fetched(self._engine.connection(), sentence, values, columns)


class _Writing(Writing):
    def __init__(self, writer: "psycopg.Connection[Any]", schema_: str) -> None:
        self._writer, self._schema = writer, schema_
        self._sentences = Sentences(POSTGRESQL, _TABLES, schema_)

    def create(self, table: str, columns: Mapping[str, str]) -> None:
        listed = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in columns.items())
        self._writer.execute(f'CREATE TABLE "{self._schema}"."{table}" ({listed})'.encode())

    def append(self, table: str, rows: pa.Table) -> None:
        options = csv.WriteOptions(include_header=False, quoting_style="needed")
        content = pa.BufferOutputStream()
        csv.write_csv(rows, content, options)
        sentence = f'COPY "{self._schema}"."{table}" FROM STDIN (FORMAT csv)'
        with self._writer.cursor() as cursor, cursor.copy(sentence.encode()) as copy:
            copy.write(memoryview(content.getvalue()))

    def arrange(self) -> None:
        self._writer.execute(f"SET LOCAL maintenance_work_mem = '{ARRANGING}'")
        facts = f'"{self._schema}"."{FACTS_TABLE}"'
        for number, columns in enumerate(_INDEXES):
            listed = ", ".join(f'"{name}"' for name in columns)
            self._writer.execute(f'CREATE INDEX "facts_{number}" ON {facts} ({listed})'.encode())
        # Targets are few among the others.
        targets = f'CREATE INDEX "targets" ON {facts} ("region", "position") WHERE "measure_role" = \'{Role.TARGET}\''
        self._writer.execute(targets.encode())
        if known := _trigrams(self._writer):
            words = f'CREATE INDEX "words" ON {facts} USING gin ("searched" {known}.gin_trgm_ops)'
            self._writer.execute(words.encode())
        self._writer.execute(f"ANALYZE {facts}".encode())

    def ask(self, question: Question) -> pa.Table:
        return _fetched(self._writer, self._sentences.of(question, {}), {}, question.columns)


def _trigrams(writer: "psycopg.Connection[Any]") -> str | None:
    """The schema that has the extension; none where the server has none, or the role may not add it."""
    try:
        with writer.transaction():
            writer.execute(f"CREATE EXTENSION IF NOT EXISTS {TRIGRAMS} SCHEMA {REGISTRY}".encode())
    except _NO_EXTENSION:
        return None
    found = writer.execute(
        "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = %s", [TRIGRAMS]
    )
    row = found.fetchone()
    return row[0] if row else None


def _fetched(
    connection: "psycopg.Connection[Any]",
    sentence: str,
    values: Mapping[str, Any],
    columns: Mapping[str, str],
) -> pa.Table:
    """What a sentence answers, with the columns and kinds that tables have."""
    with connection.cursor(binary=True) as cursor:
        cursor.execute(sentence.encode(), values)
        rows = cursor.fetchall()
        names = [each.name for each in cursor.description or ()]
    held = dict(zip(names, zip(*rows, strict=True) if rows else ((),) * len(names), strict=True))
    kinds = schema(columns)
    return pa.table([pa.array(held[name], kinds.field(name).type) for name in columns], schema=kinds)


def named(version: str) -> str:
    """The schema of a release."""
    return f"release_{version}"


def _listed(asked: Asked) -> dict[str, Any]:
    return {name: _known(value) for name, value in asked.items()}


def _known(value: Any) -> Any:
    if isinstance(value, tuple):
        return [each.replace(_NUL, _NONE) for each in value]
    return value.replace(_NUL, _NONE) if isinstance(value, str) else value
