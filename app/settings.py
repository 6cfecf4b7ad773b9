"""What the machine tells a deployed app: where the releases are, and what is beside them."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from app.shared import FOLDER
from etl import labels
from etl.errors import MisuseError
from etl.store.places import engine


class Settings(NamedTuple):
    """Settings of a deployed app, each from a variable of the environment.

    `releases` is a folder of releases that is followed (RELEASES_DIR), `texts` one of source texts (TEXTS_DIR), where
    there is one. `address` is where readers find the product, such as https://indicators.example.cn
    (INDICATORS_ADDRESS); none where any name that it is asked under will do. `store` is where observations are asked
    (INDICATORS_STORE); where none is named those of large releases are in DuckDB, in a folder `beside` the answers that
    processes share (ANSWERS_DIR), and others in memory.
    """

    releases: Path
    texts: Path | None = None
    address: str | None = None
    store: str | None = None
    beside: Path | None = None


def settings(environ: Mapping[str, str]) -> Settings:
    """The settings of an environment.

    Raises:
        MisuseError: no folder of releases is named, a folder that is named is none, or a store is none.
    """
    releases = _folder(environ, "RELEASES_DIR")
    if releases is None:
        raise MisuseError(labels.NO_RELEASES_DIR)
    store = environ.get("INDICATORS_STORE") or None
    if store is not None:
        engine(store)
    address = environ.get("INDICATORS_ADDRESS") or None
    shared = environ.get(FOLDER)
    beside = Path(shared).absolute() / "observations" if shared else None
    return Settings(releases, _folder(environ, "TEXTS_DIR"), address, store, beside)


def _folder(environ: Mapping[str, str], name: str) -> Path | None:
    found = Path(environ[name]).absolute() if environ.get(name) else None
    if found is not None and not found.is_dir():
        raise MisuseError(labels.NO_FOLDER.filled(name=name, path=found))
    return found
