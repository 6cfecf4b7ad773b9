"""Addresses of the places that releases can be kept in: duckdb:FOLDER, postgresql://…, clickhouse://…"""

from importlib import import_module
from pathlib import Path

from etl.errors import MisuseError
from etl.labels import STORE_DRIVER, STORE_UNKNOWN
from etl.store.engine import Engine

# How an address begins, the module and class that understand it, and what is to be installed for it.
KINDS = {
    "duckdb": ("etl.store.duck", "DuckDB", ""),
    "postgresql": ("etl.store.postgres", "PostgreSQL", "postgresql"),
    "clickhouse": ("etl.store.clickhouse", "ClickHouse", "clickhouse"),
    "chdb": ("etl.store.clickhouse", "ClickHouse", "clickhouse"),
}


def engine(address: str) -> Engine:
    """The place at an address; nothing is opened or connected yet.

    Raises:
        MisuseError: no engine goes by such an address, or its driver is not installed.
    """
    scheme, _, rest = address.partition(":")
    if scheme not in KINDS or not rest:
        raise MisuseError(STORE_UNKNOWN.filled(address=scheme, known=", ".join(KINDS)))
    module, name, extra = KINDS[scheme]
    try:
        kind = getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        raise MisuseError(STORE_DRIVER.filled(package=error.name, extra=extra)) from error
    found: Engine = kind(Path(rest) if scheme == "duckdb" else address)
    return found
