"""A release: tables, workbook and manifest in one directory, published as a whole."""

import filecmp
import hashlib
import json
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl import comparison, coverage, gathered, plain_csv, swap, target_listing, textfile
from etl.columns import COLUMNS
from etl.errors import MisuseError
from etl.exchange.bundle import bundle
from etl.extract import Extract
from etl.labels import (
    LISTED,
    RELEASE_DAMAGED,
    RELEASE_NONE,
    RELEASE_OTHER,
    RELEASE_REFUSED,
    RELEASE_TOO_LARGE,
)
from etl.problems import InvalidFile, Problem
from etl.publishing import switches
from etl.publishing.switches import CURRENT
from etl.tables import Held, Tables
from etl.text import Text
from etl.workbook import workbook

FORMAT = "regional-indicators release 1"
MANIFEST = "manifest.json"
WORKBOOK = "indicators.xlsx"
ARCHIVE = "regional-indicators.zip"
NOTHING: Mapping[str, bytes] = MappingProxyType({})
SAYS = ("format", "version", "as_of", "source", "files", "tables")  # what a manifest says, in this order
SEAL = "seal"  # and its hash of that, so that a manifest that was changed is none; older programs wrote none
PART = 50_000  # rows that are read at a time
COMPRESSED: Literal["zstd"] = "zstd"  # how Parquet is
MOST_HELD = 500_000  # observations that are read into memory at once
OBSERVATIONS = "observations"
MOST_SAID = 16 * 2**20  # bytes of a manifest


class ReleaseRefusedError(MisuseError):
    """What stands at `path` is no release, or holds files no release wrote: `found` names some."""

    def __init__(self, path: Path, found: tuple[str, ...]) -> None:
        self.path, self.found = path, found
        super().__init__(RELEASE_REFUSED.filled(path=path, found=", ".join(found)))


class Edition(NamedTuple):
    """A release at hand: its version, the day it was made for (2025-01-01), and its directory."""

    id: str
    date: str
    path: Path


def build(tables: Held, yaml_path: Path, out_dir: Path, as_of: date) -> Path:
    """Write the release of `tables`, read from `yaml_path`, as the directory `out_dir`; return its full path.

    It holds each table as Parquet and CSV, with what follows from them (comparison, ledger of targets judged for
    the day `as_of`, coverage), the workbook, everything in open formats (`etl.exchange.bundle`), and
    `manifest.json`: version, that day, SHA-256 of each file of YAML, SHA-256 and size of every file of the release,
    rows and dtypes of every table. Equal input, the day included, gives equal bytes. Missing parents of `out_dir`
    are made.

    At every moment `out_dir` is absent (before the first release), the whole old or the whole new release;
    `etl.swap` says exactly what is guaranteed, and for which systems. A release with the same bytes is left
    alone. An older one is replaced, whatever its version, and then removed. When anything fails, what was
    there stays as it was. What killed builds left beside `out_dir` is removed by the next one that succeeds.

    Raises:
        ReleaseRefusedError: `out_dir` is a file, or a directory with anything a release did not write.
        OSError: something cannot be read or written.
    """
    return place(out_dir, lambda new: write(new, tables, yaml_path, as_of))


def place(out_dir: Path, written: Callable[[Path], Collection[str]]) -> Path:
    """Let a directory stand that is `written`, file by file, beside it: see `build`, also for what is raised."""
    out = out_dir.resolve()
    _refuse_others(out)
    swap.make(out.parent)
    with swap.workshop(out) as new:
        names = written(new)
        if not _holds(out, new, names):
            swap.publish(new, out)
    swap.clear_leftovers(out)
    return out


def write(
    directory: Path, tables: Held, yaml_path: Path, as_of: date, beside: Mapping[str, bytes] = NOTHING
) -> list[str]:
    """The files of a release (see `build`) into an empty directory, with what is to lie `beside` them; their names.

    Raises:
        OSError: something cannot be read or written.
    """
    frames = tables.named() | following(tables, as_of)
    files = dict(_contents(tables, frames, as_of)) | dict(beside)
    files[MANIFEST] = _manifest(tables.version, frames, yaml_path, files, as_of)
    for name, content in files.items():
        swap.write(directory / name, content)
    return list(files)


def faults(directory: Path) -> list[Text]:
    """What is not as the release was written: what is `damaged`, and files that are no part of it."""
    found = damaged(directory)
    if found == [RELEASE_NONE]:
        return found
    there = {path.name for path in directory.iterdir()} - {MANIFEST, *manifest(directory)["files"]}
    return [*found, *(RELEASE_DAMAGED.filled(file=name) for name in sorted(there))]


def damaged(directory: Path) -> list[Text]:
    """What of a release is missing, changed, or nothing that can be read: all of its files are looked at."""
    made = manifest(directory)
    if not made:
        return [RELEASE_NONE]
    harmed = sorted(name for name in made["files"] if not _whole(directory, made, name))
    return [RELEASE_DAMAGED.filled(file=name) for name in harmed]


def read(directory: Path) -> Held:
    """The tables of a release as `etl.tables.build` made them: same rows, dtypes and version.

    Of its files only those of the tables are looked at.

    Raises:
        InvalidFile: it is no release, or its tables are missing, changed since or of another program's version, or
            more than is held in memory.
    """
    made = _made(directory)
    if (rows := made["tables"][OBSERVATIONS]["rows"]) > MOST_HELD:
        raise unreadable(directory, [RELEASE_TOO_LARGE.filled(rows=f"{rows:,}", limit=f"{MOST_HELD:,}")])
    return Held(**_frames(directory, made, COLUMNS), version=made["version"])


def version(directory: Path) -> str:
    """Of which data a release is.

    Raises:
        InvalidFile: it is no release.
    """
    return str(_made(directory)["version"])


def size(directory: Path) -> int:
    """How many observations a release has.

    Raises:
        InvalidFile: it is no release.
    """
    return int(_made(directory)["tables"][OBSERVATIONS]["rows"])


def small(directory: Path) -> tuple[str, dict[str, pd.DataFrame]]:
    """The version of a release and its tables but the observations, as `read` reads them.

    Raises:
        InvalidFile: as `read`.
    """
    made = _made(directory)
    return made["version"], _frames(directory, made, [name for name in COLUMNS if name != OBSERVATIONS])


def observations(directory: Path, rows: int = PART) -> Iterator[pa.RecordBatch]:
    """The observations of a release, so many at a time: they may be more than memory holds.

    Raises:
        InvalidFile: as `read`; before the first of them.
    """
    file, columns = f"{OBSERVATIONS}.parquet", COLUMNS[OBSERVATIONS]
    path, written = directory / file, _made(directory)["files"].get(file)
    if not written or written["sha256"] != _digest(path, written["bytes"]):
        raise unreadable(directory, [RELEASE_DAMAGED.filled(file=file)])
    with pq.ParquetFile(path) as held:
        if differing := {*columns} ^ {*held.schema_arrow.names}:
            raise unreadable(directory, [_other(OBSERVATIONS, differing)])
        yield from held.iter_batches(rows, columns=list(columns))


def _digest(path: Path, most: int) -> str:
    """The hash of a file of any size up to `most` bytes; none where it is larger, or no file that can be read."""
    try:
        with open(path, "rb", opener=_open) as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode) or about.st_size > most:
                return ""
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _made(directory: Path) -> dict[str, Any]:
    """The manifest of a release.

    Raises:
        InvalidFile: it is none.
    """
    made = manifest(directory)
    if not made:
        raise unreadable(directory, [RELEASE_NONE])
    return made


def _frames(directory: Path, made: Mapping[str, Any], names: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Tables of a release by name.

    Raises:
        InvalidFile: one of them is missing, changed since or of another program's version.
    """
    frames: dict[str, pd.DataFrame] = {}
    problems: list[Text] = []
    for name in names:
        columns = COLUMNS[name]
        frame = _table(directory, made, f"{name}.parquet")
        if frame is None:
            problems.append(RELEASE_DAMAGED.filled(file=f"{name}.parquet"))
        elif differing := {*columns} ^ {*frame.columns}:
            problems.append(_other(name, differing))
        else:
            frames[name] = frame[list(columns)].astype(dict(columns))
    if problems:
        raise unreadable(directory, problems)
    return frames


def _other(name: str, differing: Collection[str]) -> Text:
    return RELEASE_OTHER.filled(table=name, columns=LISTED.zh.join(sorted(differing)))


def editions(shelf: Path) -> tuple[Edition, ...]:
    """The releases in a directory of releases, newest first; of equal versions the newest only.

    What is no release is passed over, and so is a shelf that cannot be read.
    """
    kept: dict[str, Edition] = {}
    for edition in shelved(shelf):
        kept.setdefault(edition.id, edition)
    return tuple(kept.values())


def shelved(shelf: Path) -> tuple[Edition, ...]:
    """The same with all of equal versions: what was published last comes first, then what the log does not know.

    Not by the day alone, which a clock that was wrong may have told. What is not yet published, or only leads
    elsewhere, is not there.
    """
    unseen = {CURRENT, switches.pending(shelf)}
    try:
        paths = [
            path
            for path in sorted(shelf.iterdir())
            if path.name not in unseen and not path.name.startswith(".") and not path.is_symlink()
        ]
    except OSError:
        return ()
    found = [edition for path in paths if (edition := _edition(path))]
    numbers = switches.published(shelf)
    return tuple(sorted(found, key=lambda each: (numbers.get(each.path.name, -1), each.date), reverse=True))


def current(shelf: Path) -> Edition | None:
    """The release that readers of a directory of releases are to see; none where nothing was published there.

    What the link leads to must lie in the directory.
    """
    # Not Path.resolve, which raises where a link leads to itself.
    path = Path(os.path.realpath(shelf / CURRENT))
    return _edition(path) if path.parent == Path(os.path.realpath(shelf)) else None


def manifest(directory: Path) -> dict[str, Any]:
    """The manifest of a release, empty if there is none that is as it was written."""
    content = _content(directory / MANIFEST, MOST_SAID) or b""
    try:
        read = json.loads(content)
    except ValueError:
        return {}
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        return {}
    if (*read,) == SAYS:
        return read
    sealed = (*read,) == (*SAYS, SEAL) and _sealed({name: read[name] for name in SAYS}) == content
    return read if sealed else {}


def part(directory: Path, file: str) -> bytes | None:
    """The content of a file of a release; none where it is not the one that the release wrote."""
    return _part(directory, manifest(directory), file)


def unreadable(directory: Path, messages: Sequence[Text]) -> InvalidFile:
    """What is wrong with a release, to be raised."""
    return InvalidFile([Problem(str(directory), 0, 0, "", message) for message in messages])


def source(yaml_path: Path) -> dict[str, Any]:
    """What a manifest tells of the files that data are read from: each by its path from the one that is named.

    What is not there has no hash.

    Raises:
        InvalidFile: one of them is nothing that would be read.
    """
    hashes = {
        Path(os.path.relpath(file, yaml_path.parent)).as_posix(): sha256(textfile.contents(file))
        for file in gathered.files(yaml_path)
        if file.is_file()
    }
    for file in gathered.tabular(yaml_path):
        if file.is_file():
            hashes[Path(os.path.relpath(file, yaml_path.parent)).as_posix()] = textfile.digest(file)
    return {"file": yaml_path.name, "sha256": hashes.get(yaml_path.name, ""), "files": hashes}


def sha256(content: bytes) -> str:
    """The hash that manifests tell."""
    return hashlib.sha256(content).hexdigest()


def following(tables: Tables, as_of: date) -> dict[str, pd.DataFrame]:
    """What follows from the tables, by name: what compares, how targets stand, what there is."""
    return {
        "comparison": comparison.everything(tables),
        "targets": target_listing.listed(tables, as_of),
        "coverage": coverage.coverage(tables),
    }


def in_files(frames: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, bytes]]:
    """Name and content of the files of tables: each as Parquet and as CSV."""
    for name, frame in frames.items():
        yield f"{name}.parquet", frame.to_parquet(engine="pyarrow", compression=COMPRESSED, index=False)
        yield f"{name}.csv", plain_csv.text(frame).encode()


def _contents(tables: Tables, frames: Mapping[str, pd.DataFrame], as_of: date) -> Iterator[tuple[str, bytes]]:
    yield from in_files(frames)
    book = workbook(tables, Extract(as_of))
    yield WORKBOOK, book
    yield ARCHIVE, bundle(tables, as_of, book)


def _manifest(
    version: str,
    frames: Mapping[str, pd.DataFrame],
    yaml_path: Path,
    files: Mapping[str, bytes],
    as_of: date,
) -> bytes:
    written = {name: {"sha256": sha256(content), "bytes": len(content)} for name, content in files.items()}
    tables = {name: {"rows": len(frame), "columns": kinds(frame)} for name, frame in frames.items()}
    return described(version, as_of, source(yaml_path), written, tables)


def kinds(frame: pd.DataFrame) -> dict[str, str]:
    """The dtypes of a table, as manifests tell them."""
    return {str(column): str(kind) for column, kind in frame.dtypes.items()}


def described(
    version: str,
    as_of: date,
    of: Mapping[str, Any],
    files: Mapping[str, Mapping[str, Any]],
    tables: Mapping[str, Mapping[str, Any]],
) -> bytes:
    """A manifest: of which data, for which day, made `of` which files; hash and size of each file of the release, rows
    and dtypes of each table."""
    told = {"version": version, "as_of": as_of.isoformat(), "source": of, "files": files, "tables": tables}
    return _sealed({"format": FORMAT, **told})


def _sealed(described: Mapping[str, Any]) -> bytes:
    """A manifest as it is written, its own hash last."""
    seal = sha256(json.dumps(described, ensure_ascii=False).encode())
    return (json.dumps({**described, SEAL: seal}, ensure_ascii=False, indent=2) + "\n").encode()


def _refuse_others(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise ReleaseRefusedError(out, (out.name,))
    made = manifest(out)
    written = {MANIFEST, *made["files"]} if made else set()
    others = sorted(path.name for path in out.iterdir() if path.name not in written or path.is_dir())
    if others:
        raise ReleaseRefusedError(out, tuple(others[:3]))


def _whole(directory: Path, made: Mapping[str, Any], file: str) -> bool:
    """Whether a file of a release, of whatever size, is the one that the release wrote."""
    written = made["files"][file]
    return Path(file).name == file and written["sha256"] == _digest(directory / file, written["bytes"])


def _part(directory: Path, made: Mapping[str, Any], file: str) -> bytes | None:
    written = made.get("files", {}).get(file)
    if not written or Path(file).name != file:
        return None
    content = _content(directory / file, written["bytes"])
    return content if content is not None and written["sha256"] == sha256(content) else None


def _content(path: Path, most: int) -> bytes | None:
    """What is in a file of at most so many bytes; none where there is none, or a link, a pipe or a device."""
    try:
        # Never waits, as opening a pipe would, and never leads elsewhere.
        with open(path, "rb", opener=_open) as file:
            about = os.fstat(file.fileno())
            return file.read() if stat.S_ISREG(about.st_mode) and about.st_size <= most else None
    except OSError:
        return None


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _table(directory: Path, made: Mapping[str, Any], file: str) -> pd.DataFrame | None:
    content = _part(directory, made, file)
    return None if content is None else pd.read_parquet(BytesIO(content), engine="pyarrow")


def _edition(path: Path) -> Edition | None:
    made = manifest(path)
    return Edition(made["version"], made["as_of"], path) if made else None


def _holds(out: Path, new: Path, names: Collection[str]) -> bool:
    """Whether both directories hold the same files, byte by byte."""
    if not out.is_dir() or {path.name for path in out.iterdir()} != set(names):
        return False
    same, _, _ = filecmp.cmpfiles(out, new, names, shallow=False)
    return len(same) == len(names)
