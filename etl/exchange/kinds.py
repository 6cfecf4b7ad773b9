"""The formats by name, and what can be asked of each."""

from collections.abc import Mapping
from typing import NamedTuple


class Kind(NamedTuple):
    """A format: whether it is no text, holds any dataset that is asked for, and can be narrowed down by filters."""

    binary: bool = False
    chosen: bool = False
    narrowed: bool = True


KINDS: Mapping[str, Kind] = {
    "csv": Kind(chosen=True),
    "json": Kind(chosen=True),
    "parquet": Kind(binary=True, chosen=True),
    "sdmx-csv": Kind(),
    "sdmx-ml": Kind(narrowed=False),
    "datapackage": Kind(binary=True, narrowed=False),
    "xlsx": Kind(binary=True),
    "zip": Kind(binary=True, narrowed=False),
}
