"""The app of a release as it is deployed: by those who serve it, and by who makes its pages for them beforehand."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from dash import Dash

from app.answers import Answers
from app.server import create_app
from app.settings import Settings
from etl import release
from etl.columns import COLUMNS
from etl.store import loading
from etl.store.answers import TEXT
from etl.store.engine import Engine
from etl.store.places import engine
from etl.tables import Held, Tables

LARGE = 100_000  # observations from which on a process does not hold them all
KEPT = 3  # large releases whose files stay: the one that is seen, and those before it that readers may still look at


def reading(store: str | None, beside: Path | None) -> Callable[[Path], Tables]:
    """What reads the release in a directory. Observations are asked in the store that is named or, where none is, those
    of large releases in DuckDB, in the folder `beside`; others are held in memory, which takes less of it than an
    engine does. Where there is no such folder either all are held.

    One connects to a store once for all releases, in the process that asks.
    """
    if store is not None:
        place = engine(store)
        return lambda path: loading.tables(path, place)
    if beside is None:
        return release.read
    # Its modules take memory, and a small release needs none of them.
    own = cache(lambda: engine(f"duckdb:{beside}"))
    return lambda path: release.read(path) if release.size(path) < LARGE else _large(path, own())


def _large(path: Path, own: Engine) -> Tables:
    with loading.reached(own):
        tables = loading.tables(path, own)
    for version in own.versions()[KEPT:]:
        if version != tables.version:  # one that was loaded long ago is seen again
            own.remove(version)
    return tables


def app_of(tables: Tables, told: Settings, kept: Answers) -> Dash:
    """The app that shows these tables, with the texts and releases that the settings name."""
    in_hand = _in_hand(tables) if isinstance(tables, Held) else tables
    return create_app(in_hand, told.texts, releases=told.releases, kept=kept)


def _in_hand(tables: Held) -> Held:
    """The same tables with text as TEXT."""
    kinds = {
        name: {column: TEXT for column, kind in columns.items() if kind == "str"}
        for name, columns in COLUMNS.items()
    }
    frames = {name: frame.astype(kinds[name]) for name, frame in tables.named().items()}
    return Held(**frames, version=tables.version)
