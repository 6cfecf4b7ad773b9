"""A release of more observations than memory holds: written a part at a time, to be asked in an engine.

It has the tables as Parquet, all but the observations as CSV too, and a manifest. What follows from all observations
together (workbook, comparison, ledger, coverage) is not in it: pages and the interface for programs give that for what
is asked.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl import collector, frames, release, swap, tables, textfile
from etl.catalog import Catalog
from etl.columns import COLUMNS
from etl.frames import Running
from etl.release import COMPRESSED, MANIFEST, OBSERVATIONS
from etl.store.facts import schema


class Written(NamedTuple):
    """Version and files of a release that was written."""

    version: str
    names: tuple[str, ...]


def build(catalog: Catalog, yaml_path: Path, out_dir: Path, as_of: date) -> tuple[str, Path]:
    """Write the release of a catalog as the directory `out_dir`, as `etl.release.build` does; version and full path.

    Raises:
        ReleaseRefusedError: `out_dir` is a file, or a directory with anything a release did not write.
        InvalidFile, OSError: as `write`.
    """
    made: list[Written] = []

    def written(new: Path) -> tuple[str, ...]:
        made.append(write(new, catalog, yaml_path, as_of))
        return made[0].names

    path = release.place(out_dir, written)
    return made[0].version, path


def write(directory: Path, catalog: Catalog, yaml_path: Path, as_of: date) -> Written:
    """The files of the release of a catalog, read from `yaml_path`, into an empty directory.

    Raises:
        InvalidFile: a table is damaged, or another one by now.
        OSError: something cannot be read or written.
    """
    file = f"{OBSERVATIONS}.parquet"
    with collector.paused():
        small = tables.small(catalog)
        said = _written(directory / file, tables.parts(catalog))
        version = frames.digest(small.values(), said.told())
    path = directory / file
    files: dict[str, dict[str, object]] = {
        file: {"sha256": textfile.digest(path), "bytes": path.stat().st_size}
    }
    for name, content in release.in_files(small):
        swap.write(directory / name, content)
        files[name] = {"sha256": release.sha256(content), "bytes": len(content)}
    rows = {name: len(frame) for name, frame in small.items()}
    rows[OBSERVATIONS] = pq.read_metadata(directory / file).num_rows
    about = {name: {"rows": number, "columns": dict(COLUMNS[name])} for name, number in rows.items()}
    made = release.described(version, as_of, release.source(yaml_path), files, about)
    swap.write(directory / MANIFEST, made)
    return Written(version, (*files, MANIFEST))


def _written(path: Path, parts: Iterable[pd.DataFrame]) -> Running:
    """The parts of a table in a file, which is on the disk at the end; what they say."""
    kinds, being, said = schema(COLUMNS[OBSERVATIONS]), path.with_name(f".{path.name}"), Running()
    with pq.ParquetWriter(being, kinds, compression=COMPRESSED) as writer:
        for part in parts:
            writer.write_table(pa.Table.from_pandas(part, kinds, preserve_index=False), len(part))
            said.add(part)
    swap.settle(being, path)
    return said
