"""The texts that figures are read from: a file of any usual form → its lines."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from etl import faults, textfile

# Which room reads which files.
_ROOMS = {
    ".txt": "plain",
    ".md": "plain",
    ".html": "webpage",
    ".htm": "webpage",
    ".docx": "word",
    ".pdf": "pdf",
}
SUFFIXES = tuple(_ROOMS)


@dataclass(frozen=True, slots=True)
class Article:
    """One text. In a text file lines are the editor's; elsewhere one is a paragraph or a row of a table."""

    name: str  # of the file, no folder
    lines: tuple[str, ...]  # line n of the text is lines[n - 1]
    sha256: str  # of the file's bytes


def read(path: Path) -> Article:
    """The text in a file.

    Raises:
        InvalidFile: one problem: the file cannot be opened, is of no kind in SUFFIXES, is not what
            its suffix says, or holds no text.
    """
    room = _ROOMS.get(path.suffix.lower())
    if room is None:
        raise textfile.refused(path, faults.TEXT_KIND.found(allowed=" ".join(SUFFIXES)))
    raw = textfile.contents(path)
    # A room brings its library along: who reads a .txt does not wait for that of another kind.
    read_lines: Callable[[Path, bytes], Iterable[str]] = import_module(f"{__name__}.{room}").lines
    lines = tuple(read_lines(path, raw))
    if not any(line.strip() for line in lines):
        raise textfile.refused(path, faults.TEXT_EMPTY.found())
    return Article(path.name, lines, hashlib.sha256(raw).hexdigest())
