"""An editor's text file as characters, or one clear problem."""

import hashlib
import io
import os
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from etl import faults
from etl.faults.fault import Found
from etl.problems import InvalidFile, Problem, problem

MAX_MEGABYTES = 64
MAX_INVISIBLE = 100  # a binary file holds thousands; a hundred make the point

# Neither following a link nor waiting for who writes to a pipe, where the system knows such flags.
_READING = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_PIECE = 2**20

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


class OddFileError(OSError):
    """What stands at a path is no plain file, or more than is read; `found` words it."""

    def __init__(self, found: Found) -> None:
        self.found = found
        super().__init__(found.wrong.en)


def unseen(value: str) -> Found | None:
    """What is wrong with a value in which something stands that nobody sees: YAML can write it by its number."""
    match = None if value.isprintable() else _INVISIBLE.search(value)
    return faults.INVISIBLE.found(code=f"U+{ord(match[0]):04X}") if match else None


def contents(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        InvalidFile: the file is missing, no plain file, unreadable or too large.
    """
    try:
        return plain(path)
    except OSError as error:
        found = reason(error)
        # What is too large can be opened: the fault is in what it holds.
        raise refused(path, found) from (None if found.fault is faults.TOO_LARGE else error)


def plain(path: Path, megabytes: int | None = None) -> bytes:
    """The bytes of a plain file, read in no more than a moment whatever stands there.

    A link is not followed, for it could show any file of the machine in the words of a problem; folders on the way
    may be links. A pipe or device is not waited for.

    Raises:
        OddFileError: it is a link, pipe, device or folder, or larger than is read, even if it only now grows so.
        OSError: it is missing or cannot be read.
    """
    limit = megabytes or MAX_MEGABYTES
    try:
        handle = os.open(path, _READING)
    except OSError as error:
        raise odd(path) or error from error
    with open(handle, "rb", buffering=0) as file:
        about = os.fstat(handle)
        if found := _odd_kind(about.st_mode):
            raise OddFileError(found)
        if about.st_size <= limit * 2**20:
            content = _read_all(file, about.st_size, limit * 2**20)
            if len(content) <= limit * 2**20:
                return content
    raise OddFileError(faults.TOO_LARGE.found(limit=limit))


def opened(path: Path) -> io.BufferedReader:
    """A plain file of any size, to be read in parts; raises as `plain`, but for its size."""
    try:
        handle = os.open(path, _READING)
    except OSError as error:
        raise odd(path) or error from error
    file = open(handle, "rb")  # noqa: SIM115  (whoever opens it closes it)
    if found := _odd_kind(os.fstat(handle).st_mode):
        file.close()
        raise OddFileError(found)
    return file


def digest(path: Path) -> str:
    """The SHA-256 of a plain file of any size; raises as `opened`."""
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def odd(path: Path) -> OddFileError | None:
    """What is odd about a path that leads to something; nothing where it is a plain file, or nothing is there."""
    try:
        found = _odd_kind(os.lstat(path).st_mode)
    except OSError:
        return None
    return OddFileError(found) if found else None


def _odd_kind(mode: int) -> Found | None:
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        return faults.IS_LINK.found()
    return (faults.IS_FOLDER if stat.S_ISDIR(mode) else faults.IS_DEVICE).found()


def _read_all(file: io.FileIO, size: int, limit: int) -> bytes:
    """All of a file, but for what is beyond one byte more than `limit`."""
    content = file.read(size + 1) or b""
    if len(content) <= size:
        return content
    pieces = [content]  # it has grown since its size was told
    while len(piece := file.read(_PIECE) or b"") and (size := size + len(piece)) <= limit:
        pieces.append(piece)
    return b"".join([*pieces, piece])


def refused(path: Path, found: Found) -> InvalidFile:
    """The file as a whole is of no use: told of its beginning, where an editor opens it."""
    return InvalidFile([problem(str(path), 1, 1, "", found)])


def undecodable(path: Path, error: UnicodeDecodeError, found: Found) -> InvalidFile:
    """The file is no UTF-8 from a certain byte on."""
    # The error's own bytes are those after a byte-order mark, and its start counts in them.
    line, column = _position(error.object[: error.start].decode())
    return InvalidFile([problem(str(path), line, column, "", found)])


def reason(error: OSError) -> Found:
    """Why a file cannot be read."""
    match error:
        case OddFileError():
            return error.found
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
