"""Answers that the processes of one server share: what one of them has made, the others read from a folder.

Several servers of one user may share a folder; programs of other versions leave each other's answers alone. Where
nothing can be written, each process makes its own.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Hashable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from etl import kept

MOST_BYTES = 64 * 1024 * 1024  # that one process writes of one release
RELEASES = 2  # of which answers stay: who answers for the one before may not have ended yet
FOLDER = "ANSWERS_DIR"  # the variable of the environment that names the folder
_DIGEST = 16


class Answer(NamedTuple):
    """A response as it went out."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


class Shared:
    """The answers of one release by one program. A file that is not as it was written counts as none."""

    def __init__(self, folder: Path, version: str) -> None:
        self.folder = folder / f"{version}-{_program()}"
        self._written = 0
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            self.folder.touch()
            _clear(folder)

    def get(self, question: Hashable) -> Answer | None:
        """The answer to a question, if any process has kept it."""
        try:
            content = self._path(question).read_bytes()
        except OSError:
            return None
        digest, rest = content[:_DIGEST], content[_DIGEST:]
        if _digest(rest) != digest:
            return None
        head, _, body = rest.partition(b"\n")
        return Answer(body, tuple((name, value) for name, value in json.loads(head)))

    def keep(self, question: Hashable, answer: Answer) -> None:
        """Keep an answer for all, as long as there is room."""
        content = json.dumps(answer.headers).encode() + b"\n" + answer.body
        if self._written + len(content) > MOST_BYTES:
            return
        self._written += len(content)
        path = self._path(question)
        part = path.with_suffix(f".{os.getpid()}-{id(content)}")
        with suppress(OSError):
            part.write_bytes(_digest(content) + content)
            part.replace(path)

    def _path(self, question: Hashable) -> Path:
        return self.folder / hashlib.sha256(repr(question).encode()).hexdigest()


@cache
def _program() -> str:
    return hashlib.blake2b(kept.program(), digest_size=6).hexdigest()


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST).digest()


def _clear(folder: Path) -> None:
    newest = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest[RELEASES:]:
        shutil.rmtree(path, ignore_errors=True)
