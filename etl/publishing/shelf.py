"""The folder of releases, held by one program at a time and left in order."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from etl import release, swap
from etl.errors import MisuseError
from etl.labels import LINK_IN_THE_WAY, SHELF_HELD
from etl.publishing import switches
from etl.publishing.switches import CURRENT, Switch

_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{12}(-\d+)?")


class HeldError(MisuseError):
    """Another program is publishing into this folder or rolling it back."""


class LinkInTheWayError(MisuseError):
    """What bears the name of the link is no link: nothing can be switched."""


@contextmanager
def held(shelf: Path) -> Iterator[None]:
    """The folder for oneself, made if it is not there, and cleared of what killed programs left in it.

    Gone again at the end if nothing came into it.

    Raises:
        HeldError: another program has it.
        LinkInTheWayError: `current` is no link.
        OSError: it cannot be made or read.
    """
    lock = _locked(shelf)
    try:
        try:
            _refuse(shelf / CURRENT)
            tidy(shelf)
            yield
        finally:
            with suppress(OSError):
                shelf.rmdir()  # only ever an empty one
    finally:
        os.close(lock)


def tidy(shelf: Path) -> None:
    """Clear away what was begun and not carried out; what readers see stays as it is."""
    if unseen := switches.pending(shelf):
        path = shelf / unseen
        # Only what is certainly the release that was made for the switch.
        if _NAME.fullmatch(unseen) and path.is_dir() and not path.is_symlink() and release.manifest(path):
            swap.remove(path)
    switches.settle(shelf)
    swap.clear(shelf)


@contextmanager
def switching(shelf: Path, to: Switch) -> Iterator[None]:
    """Make ready inside what the switch leads to; it is done at the end, or all is as if it had not been begun."""
    switches.begin(shelf, to)
    try:
        yield
        switches.switch(shelf, to)
    except BaseException:
        with suppress(OSError):
            tidy(shelf)
        raise
    # Readers see it by now: what is not written down is found out by the next who comes.
    with suppress(OSError):
        switches.settle(shelf)


def _locked(shelf: Path) -> int:
    """The folder, open and locked.

    It is its own lock file: it leaves nothing behind, and its lock ends with the program. Who was first may have
    taken it away, empty, before it could be locked here: then another one bears its name, or none.
    """
    while True:
        swap.make(shelf)
        with suppress(FileNotFoundError):
            lock = os.open(shelf, os.O_RDONLY | os.O_CLOEXEC)
            try:
                _take(lock, shelf)
                if os.path.samestat(os.fstat(lock), shelf.stat()):
                    return lock
            except BaseException:
                os.close(lock)
                raise
            os.close(lock)


def _take(lock: int, shelf: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise HeldError(SHELF_HELD.filled(shelf=shelf)) from error


def _refuse(link: Path) -> None:
    if link.exists() and not link.is_symlink():
        raise LinkInTheWayError(LINK_IN_THE_WAY.filled(path=link))
