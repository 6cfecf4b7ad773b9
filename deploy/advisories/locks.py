"""The packages that lock files hold."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parent.parent.parent
LOCKS = tuple(
    PROJECT / name
    for name in (
        "requirements.txt",
        "requirements-oidc.txt",
        "requirements-servers.txt",
        "requirements-dev.txt",
        "requirements-fuzz.txt",
        "bench/requirements-peers.txt",
    )
)
_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==([^\s;\\]+)", re.MULTILINE)


class Locked(NamedTuple):
    """A package of a lock file."""

    name: str
    version: str
    lock: str


def locked(locks: Iterable[Path]) -> Sequence[Locked]:
    """The packages of lock files, each once for each file and version."""
    return [
        Locked(canonicalize_name(name), version, lock.name)
        for lock in locks
        for name, version in dict.fromkeys(_PINNED.findall(lock.read_text("utf-8")))
    ]
