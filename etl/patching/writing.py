"""A changed text put in the place of its file: whole or not at all, and the old one kept."""

import hashlib
import os
import secrets
from pathlib import Path

from etl.errors import MisuseError
from etl.labels import ENTRY_MOVED

_SHOWN = 8  # digits of the hash by which the old file goes


def replaced(path: Path, before: bytes, after: bytes) -> Path:
    """Write a file that still is as it was read; gives the copy of what it was, beside it.

    Raises:
        MisuseError: it was changed since.
        OSError: it cannot be written; it then is as it was.
    """
    target = path.resolve()
    if target.read_bytes() != before:
        raise MisuseError(ENTRY_MOVED.filled(path=path))
    kept = target.with_name(f"{target.stem}.{hashlib.sha256(before).hexdigest()[:_SHOWN]}{target.suffix}")
    _put(kept, before, target)
    _put(target, after, target)
    return path.with_name(kept.name)


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
