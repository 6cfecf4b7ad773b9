"""An editor's text file as characters, or one clear problem."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from etl import faults
from etl.faults.fault import Found
from etl.problems import InvalidFile, Problem, problem

MAX_MEGABYTES = 64
MAX_INVISIBLE = 100  # a binary file holds thousands; a hundred make the point

# Characters an editor cannot see but a machine reads: controls, zero-width and bidirectional marks, the no-break
# space, which is no space to YAML, and what ends a line for YAML and for few others.
_INVISIBLE = re.compile(
    r"\r(?!\n)|"
    "[\xa0\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]"
)
# Stands in for an invisible character, one for one, so that all positions stay as the editor sees them.
PLACEHOLDER = "\ufffd"


def read(path: Path, raw: bytes) -> tuple[str, list[Problem]]:
    """The characters of a file of these bytes, without byte-order mark, and a problem for each invisible one.

    Invisible characters are replaced by PLACEHOLDER.

    Raises:
        InvalidFile: the file is empty or not UTF-8.
    """
    try:
        # A byte-order mark would shift every column of line 1.
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise undecodable(path, error, faults.NOT_UTF8.found()) from error
    if not text or text.isspace():
        raise refused(path, faults.EMPTY.found())
    if not _INVISIBLE.search(text):
        return text, []
    return _INVISIBLE.sub(PLACEHOLDER, text), list(_invisible(path, text))


def contents(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        InvalidFile: the file is missing, a folder, unreadable or too large.
    """
    try:
        if path.is_file() and path.stat().st_size > MAX_MEGABYTES * 2**20:
            raise refused(path, faults.TOO_LARGE.found(limit=MAX_MEGABYTES))
        return path.read_bytes()
    except OSError as error:
        raise refused(path, _reason(error)) from error


def refused(path: Path, found: Found) -> InvalidFile:
    """The file as a whole is of no use."""
    return InvalidFile([problem(str(path), 0, 0, "", found)])


def undecodable(path: Path, error: UnicodeDecodeError, found: Found) -> InvalidFile:
    """The file is no UTF-8 from a certain byte on."""
    # The error's own bytes are those after a byte-order mark, and its start counts in them.
    line, column = _position(error.object[: error.start].decode())
    return InvalidFile([problem(str(path), line, column, "", found)])


def _reason(error: OSError) -> Found:
    match error:
        case FileNotFoundError():
            return faults.NO_FILE.found()
        case IsADirectoryError():
            return faults.IS_FOLDER.found()
        case PermissionError():
            return faults.NO_PERMISSION.found()
    return faults.UNOPENED.found(said=error.strerror)


def _invisible(path: Path, text: str) -> Iterator[Problem]:
    for match in islice(_INVISIBLE.finditer(text), MAX_INVISIBLE):
        line, column = _position(text[: match.start()])
        found = faults.INVISIBLE.found(code=f"U+{ord(match[0]):04X}")
        yield problem(str(path), line, column, "", found)


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")
