"""Releases in ClickHouse: a database each, and a table to which each choice of the release to be seen is added.

A release is written under another name and renamed when it is whole. In a cluster, tables are replicated: each node
holds every row, and readers are spread over the nodes (`docs/scaling.md`).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import local
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import clickhouse_connect
import pyarrow as pa
from clickhouse_connect.driver import Client, exceptions

from etl.errors import TooLongError
from etl.labels import TOO_LONG_TO_FIND
from etl.store.compiled import CLICKHOUSE, Sentences
from etl.store.engine import FACTS_TABLE, ORDERS, Answering, Engine, Writing
from etl.store.facts import FACTS
from etl.store.questions import BY_DEFINITION, BY_PLACE, Question
from etl.store.small import ROW
from etl.store.values import Asked

REGISTRY = "indicators"  # the database with what is there, and what is to be seen
SECONDS, MEMORY = 20, 2 * 10**9  # that an answer may take
_UNFINISHED, _OUT_OF_TIME = "loading", "TIMEOUT_EXCEEDED"
_TABLES: Mapping[str, str] = {BY_PLACE: FACTS_TABLE, BY_DEFINITION: BY_DEFINITION}
# Few different texts are kept as numbers.
_FEW_TEXTS = frozenset(
    ("region", "indicator", "time_period", "freq", "period_basis", "measure_role", "unit_measure", "quoted_unit",
     "derivation", "comparator", "modality", "obs_status", "source", "claim", "family", "topic", "level", "province",
     "path")
)  # fmt: skip
_TYPES: Mapping[str, str] = {
    "Int64": "Int64",
    "str": "String",
    "float64": "Float64",
    "bool": "Bool",
    "datetime64[us]": "DateTime64(6, 'UTC')",
}
ASKING: Mapping[str, Any] = {
    "max_execution_time": SECONDS,
    "max_memory_usage": MEMORY,
    "join_use_nulls": 1,
    "readonly": 2,
}


class Cluster(NamedTuple):
    """How statements reach all nodes: not at all where there is one."""

    name: str = ""

    @property
    def on(self) -> str:
        """Behind what a statement changes."""
        return f" ON CLUSTER '{self.name}'" if self.name else ""

    @property
    def engine(self) -> str:
        """The engine of a table; replicas find each other by the table's own id."""
        return "ReplicatedMergeTree" if self.name else "MergeTree"


class ClickHouse(Engine):
    """A server of ClickHouse, or the engine without a server. Threads have a client each."""

    failures = (exceptions.Error,)

    def __init__(self, address: str) -> None:
        """clickhouse://user:password@host:8123/?cluster=name&secure=true, or chdb:///folder. Nothing is asked yet."""
        parts = urlsplit(address)
        more = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        self._cluster = Cluster(more.pop("cluster", ""))
        self._where: dict[str, Any] = {"interface": "chdb", "path": parts.path}
        if parts.scheme != "chdb":
            self._where = {"host": parts.hostname, "port": parts.port, "username": parts.username, **more}
            self._where |= {"password": parts.password or ""}
        self._own, self._opened = local(), list[Client]()

    def client(self, *, writes: bool = False) -> Client:
        """This thread's client, which only reads; or a new one that writes."""
        if writes:
            return clickhouse_connect.get_client(**self._where)
        held: Client | None = getattr(self._own, "client", None)
        if held is None:
            held = clickhouse_connect.get_client(**self._where, settings=dict(ASKING))
            self._own.client = held
            self._opened.append(held)
        return held

    def versions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._registered("loaded")))

    def current(self) -> str | None:
        chosen = self._registered("chosen")
        return chosen[0] if chosen else None

    def use(self, version: str) -> None:
        if version not in self.versions():
            raise KeyError(version)
        self._register("chosen", version)

    def remove(self, version: str) -> None:
        if version == self.current():
            raise ValueError(version)
        client = self.client(writes=True)
        client.command(f"DROP DATABASE IF EXISTS `{named(version)}`{self._cluster.on} SYNC")

    @contextmanager
    def alone(self) -> Iterator[None]:
        # ClickHouse has no locks: one process loads (`indicators load`), and two would only do the work twice.
        yield

    def close(self) -> None:
        for client in self._opened:
            client.close()

    @contextmanager
    def writing(self, version: str) -> Iterator[Writing]:
        client, unfinished = self.client(writes=True), f"{_UNFINISHED}_{version}"
        self._begin(client)
        # Nobody sees what a killed program left: it is not registered, and goes when its release is written again.
        for name in (unfinished, named(version)):
            client.command(f"DROP DATABASE IF EXISTS `{name}`{self._cluster.on} SYNC")
        client.command(f"CREATE DATABASE `{unfinished}`{self._cluster.on}")
        try:
            release = _Writing(client, unfinished, self._cluster)
            yield release
            release.settle()
            client.command(f"RENAME DATABASE `{unfinished}` TO `{named(version)}`{self._cluster.on}")
        except BaseException:
            client.command(f"DROP DATABASE IF EXISTS `{unfinished}`{self._cluster.on} SYNC")
            raise
        self._register("loaded", version)

    def facts(self, version: str) -> Answering:
        return _Facts(self, named(version))

    def _begin(self, client: Client) -> None:
        client.command(f"CREATE DATABASE IF NOT EXISTS {REGISTRY}{self._cluster.on}")
        client.command(
            f"CREATE TABLE IF NOT EXISTS {REGISTRY}.releases{self._cluster.on} "
            "(what LowCardinality(String), version String, at DateTime64(9, 'UTC')) "
            f"ENGINE = {self._cluster.engine} ORDER BY (what, at)"
        )

    def _register(self, what: str, version: str) -> None:
        # One row is written whole or not at all. With a majority of replicas, where there are several.
        settings = " SETTINGS insert_quorum = 'auto'" if self._cluster.name else ""
        self.client(writes=True).command(
            f"INSERT INTO {REGISTRY}.releases{settings} SELECT {{what:String}}, {{version:String}}, now64(9)",
            parameters={"what": what, "version": version},
        )

    def _registered(self, what: str) -> list[str]:
        """The releases that were loaded or chosen and whose tables are there, the last first."""
        client = self.client()
        if not len(client.query_arrow(f"SELECT name FROM system.tables WHERE database = '{REGISTRY}'")):
            return []
        found = client.query_arrow(
            f"SELECT version FROM {REGISTRY}.releases WHERE what = {{what:String}} "
            "AND concat({prefix:String}, version) IN (SELECT name FROM system.databases) ORDER BY at DESC",
            parameters={"what": what, "prefix": named("")},
        )
        versions: list[str] = _bare(found).column("version").to_pylist()
        return versions


class _Facts(Answering):
    """The facts of a release in its database."""

    def __init__(self, engine: ClickHouse, database: str) -> None:
        super().__init__(Sentences(CLICKHOUSE, _TABLES, database))
        self._engine = engine

    def fetched(self, sentence: str, values: Asked, columns: Mapping[str, str]) -> pa.Table:
        listed = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        try:
            return _bare(self._engine.client().query_arrow(sentence, parameters=listed))
        except exceptions.DatabaseError as error:
            if _OUT_OF_TIME not in str(error):
                raise
            raise TooLongError(TOO_LONG_TO_FIND.filled(seconds=SECONDS)) from error


class _Writing(Writing):
    def __init__(self, client: Client, database: str, cluster: Cluster) -> None:
        self._client, self._database, self._cluster = client, database, cluster
        self._sentences = Sentences(CLICKHOUSE, _TABLES, database)

    def create(self, table: str, columns: Mapping[str, str]) -> None:
        order = ORDERS[BY_PLACE] if table == FACTS_TABLE else (ROW,)
        self._create(table, columns, order)

    def append(self, table: str, rows: pa.Table) -> None:
        if len(rows):
            self._client.insert_arrow(table, rows, database=self._database)

    def arrange(self) -> None:
        self._create(BY_DEFINITION, FACTS, ORDERS[BY_DEFINITION])
        self._client.command(
            f'INSERT INTO "{self._database}"."{BY_DEFINITION}" SELECT * FROM "{self._database}"."{FACTS_TABLE}"'
        )

    def ask(self, question: Question) -> pa.Table:
        return _bare(self._client.query_arrow(self._sentences.of(question, {})))

    def settle(self) -> None:
        """Wait until each node has all rows, so that none shows a release that is not yet there."""
        if self._cluster.name:
            tables = self._client.query_arrow(
                "SELECT name FROM system.tables WHERE database = {database:String}",
                parameters={"database": self._database},
            )
            for name in _bare(tables).column("name").to_pylist():
                self._client.command(f'SYSTEM SYNC REPLICA{self._cluster.on} "{self._database}"."{name}"')

    def _create(self, table: str, columns: Mapping[str, str], order: tuple[str, ...]) -> None:
        listed = [f'"{name}" {_type(name, kind, order)}' for name, kind in columns.items()]
        if order != (ROW,):
            listed += [
                f'INDEX "{name}" "{name}" TYPE minmax' for name in ("position", "obs_id", "fact", "source")
            ]
        ordered = ", ".join(f'"{name}"' for name in order)
        self._client.command(
            f'CREATE TABLE "{self._database}"."{table}"{self._cluster.on} ({", ".join(listed)}) '
            f"ENGINE = {self._cluster.engine} ORDER BY ({ordered})"
        )


def named(version: str) -> str:
    """The database of a release."""
    return f"release_{version}"


def _type(name: str, kind: str, key: tuple[str, ...]) -> str:
    plain = _TYPES[kind]
    bare = plain if name in key or kind == "bool" else f"Nullable({plain})"
    return f"LowCardinality({bare})" if name in _FEW_TEXTS and kind == "str" else bare


def _bare(found: pa.Table) -> pa.Table:
    """Times without a zone, which ours have none of, and texts that are kept as numbers as texts."""
    kinds: list[pa.Field] = []
    for field in found.schema:
        kind = field.type
        if pa.types.is_timestamp(kind):
            kind = pa.timestamp("us")
        elif pa.types.is_dictionary(kind) or pa.types.is_binary(kind):
            kind = pa.string()
        kinds.append(pa.field(field.name, kind))
    return found.cast(pa.schema(kinds))
