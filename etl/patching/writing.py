"""Changed texts put in the place of their files: all of them or none, and the old ones kept."""

import hashlib
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from etl.errors import MisuseError
from etl.labels import ENTRY_MOVED

_SHOWN = 8  # digits of the hash by which the old file goes


class Change(NamedTuple):
    """A file as it was read, and what shall stand in its place."""

    path: Path
    before: bytes
    after: bytes

    @property
    def target(self) -> Path:
        """The file itself, where its name is a link."""
        return self.path.resolve()


def replaced(changes: Sequence[Change]) -> list[Path]:
    """Write files that still are as they were read; gives the copies of what they were, beside them.

    Raises:
        MisuseError: one of them was changed since.
        OSError: one of them cannot be written; all then are as they were.
    """
    for change in changes:
        if change.target.read_bytes() != change.before:
            raise MisuseError(ENTRY_MOVED.filled(path=change.path))
    kept = [_keep(change) for change in changes]
    begun: list[Change] = []
    try:
        for change in changes:
            begun.append(change)
            _put(change.target, change.after, change.target)
    except BaseException:
        for change in begun:
            with suppress(OSError):
                _put(change.target, change.before, change.target)
        raise
    return kept


def _keep(change: Change) -> Path:
    target = change.target
    digest = hashlib.sha256(change.before).hexdigest()[:_SHOWN]
    kept = target.with_name(f"{target.stem}.{digest}{target.suffix}")
    _put(kept, change.before, target)
    return change.path.with_name(kept.name)


def _put(path: Path, content: bytes, like: Path) -> None:
    new = path.with_name(f".{path.name}.{secrets.token_hex(8)}.new")
    try:
        with new.open("xb") as file:
            os.fchmod(file.fileno(), like.stat().st_mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)
