"""Directories, files and links that appear whole or not at all. For POSIX systems.

What is guaranteed: under its name a directory is the whole old one or the whole new one, at every moment
and after a crash of the program or the machine. On Linux the two change places in one step
(`renameat2`). Where system or file system cannot do that, two renames follow each other; between them
nothing bears the name, and a program killed right there leaves the old directory beside it as `.NAME.….old`.

What is not: a reader that opens one file before and another after the change meets both versions, unless it
holds the directory itself open.
"""

import ctypes
import errno
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # <fcntl.h>, <linux/fs.h>


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """A new empty directory beside `target`, gone again at the end unless `publish` moved it away.

    It is locked as long as its program lives, so that others can tell it from what a killed one left.
    """
    # Not mkdtemp, which hides its directories from all other users.
    directory = _beside(target)
    directory.mkdir()
    lock = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield directory
    finally:
        os.close(lock)
        shutil.rmtree(directory, ignore_errors=True)


def publish(new: Path, target: Path) -> None:
    """Give a directory made in a `workshop` the name `target`; what bore that name then lies in `new`.

    Raises:
        OSError: it cannot be done; `target` is then as it was.
    """
    _sync(new)
    try:
        os.rename(new, target)  # nothing there, or an empty directory
    except OSError as error:
        if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
            raise
        _exchange(new, target)
    _sync(target.parent)


def point(link: Path, name: str) -> None:
    """Let a symbolic link lead to `name` beside it; until then, and if that fails, it leads where it led.

    Raises:
        OSError: it cannot be done, or what bears the link's name is a directory.
    """
    new = _beside(link)
    try:
        new.symlink_to(name)
        os.replace(new, link)
    finally:
        new.unlink(missing_ok=True)
    _sync(link.parent)


def replace(path: Path, content: bytes) -> None:
    """Write a file, or write it anew, whole.

    Raises:
        OSError: it cannot be done; the file is then as it was.
    """
    new = _beside(path)
    try:
        write(new, content)
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)
    _sync(path.parent)


def settle(made: Path, path: Path) -> None:
    """Give a file that was made elsewhere on the same disk its name, whole, once all of it is on the disk.

    Raises:
        OSError: it cannot be done; what bore the name still bears it.
    """
    _sync(made)
    os.replace(made, path)
    _sync(path.parent)


def remove(directory: Path) -> None:
    """Take a directory away, its name first: half of it is never seen."""
    aside = _beside(directory)
    os.rename(directory, aside)
    shutil.rmtree(aside, ignore_errors=True)


def clear_leftovers(target: Path) -> None:
    """Remove what killed programs left beside `target`. Only for when `target` is whole."""
    _clear(target.parent, re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{16}}\.(new|old)"))


def clear(folder: Path) -> None:
    """Remove what killed programs left unfinished in a folder, whatever it was to become."""
    _clear(folder, re.compile(r"\..+\.[0-9a-f]{16}\.new"))


def _clear(folder: Path, ours: re.Pattern[str]) -> None:
    for left in folder.iterdir():
        if not ours.fullmatch(left.name):
            continue
        if left.is_symlink() or left.is_file():
            left.unlink(missing_ok=True)
        elif not _in_use(left):
            shutil.rmtree(left, ignore_errors=True)


def _beside(path: Path) -> Path:
    """A name for what is to take the place of `path`."""
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}.new")


def write(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, through to the disk."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)


def make(directory: Path) -> None:
    """Make a directory and those above it, through to the disk. One that is there is left alone.

    Raises:
        OSError: it cannot be made, or something else bears its name.
    """
    if directory.is_dir():
        return
    make(directory.parent)
    directory.mkdir(exist_ok=True)
    _sync(directory.parent)


def _exchange(new: Path, target: Path) -> None:
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        _step_aside(new, target)
        return
    one, other = os.fsencode(new), os.fsencode(target)
    if renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE) != 0:
        code = ctypes.get_errno()
        if code not in (errno.ENOSYS, errno.EINVAL):
            raise OSError(code, os.strerror(code), str(target))
        _step_aside(new, target)


def _step_aside(new: Path, target: Path) -> None:
    aside = new.with_suffix(".old")
    os.rename(target, aside)
    try:
        os.rename(new, target)
    except OSError:
        os.rename(aside, target)
        raise
    os.rename(aside, new)


def _in_use(directory: Path) -> bool:
    try:
        lock = os.open(directory, os.O_RDONLY)
    except FileNotFoundError:
        return True  # its program is just done with it
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
