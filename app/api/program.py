"""What tells this program from any other: the same data told by another one are other bytes."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDERS = ("etl", "app")
ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def digest() -> str:
    """A hash of everything that decides how answers are made."""
    found = sha256()
    for path in _files():
        found.update(path.read_bytes())
    return found.hexdigest()


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".csv"})
