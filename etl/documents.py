"""Files of a catalogue read ahead of their turn: known again by their content, or else several at a time.

Whatever is read here is what `strict_yaml.read` would make of the same bytes, and finds in memory when its turn comes.
Whatever cannot be read here, for any reason, is read then: nothing depends on what is kept, or on other processes.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from etl import packed, places, strict_yaml, textfile
from etl.confined import Confined
from etl.problems import InvalidFile
from etl.strict_yaml import Document

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "documents"
WORTH_KEEPING = 20_000  # bytes of a file; a smaller one is parsed as fast as it is found again
WORTH_PROCESSES = (
    1_500_000  # bytes to be parsed in half a second: as long as it takes until processes have begun
)
MOST_KEPT = 2000  # documents, twice as many as a catalogue has files; the others are cleared away
MOST_BYTES = 2**30  # of all that is kept
PROGRAM = (strict_yaml, places, textfile, packed)  # what decides what is kept of a file


class _File(NamedTuple):
    """A file as it is now."""

    path: Path
    raw: bytes

    @property
    def kept(self) -> Path:
        """Where what was made of it is kept: under its content and what would make it, so that it is never another."""
        return FOLDER / sha256(sha256(self.raw).digest() + _program()).hexdigest()


@contextmanager
def ahead(paths: Sequence[Path]) -> Iterator[None]:
    """Have files in memory, as far as that is worth while: one alone is not."""
    held = list(_read(paths)) if len(paths) > 1 else []
    yield
    held.clear()


class Parsing:
    """What a process of its own does: a file → its packed document; nothing where that is not to be kept."""

    def __call__(self, path: Path) -> bytes | None:
        raw = textfile.contents(path)
        return packed.pack(strict_yaml.parsed(path, raw), raw)


def _read(paths: Iterable[Path]) -> Iterator[Document]:
    """The documents that could be read, in memory for as long as they are held."""
    waiting: list[_File] = []
    for file in _worthwhile(paths):
        document = strict_yaml.known(file.path, file.raw) or _found(file)
        if document is None:
            waiting.append(file)
        else:
            yield strict_yaml.remembered(file.path, file.raw, document)
    made = _at_once(waiting) if _worth_processes(waiting) else _one_by_one(waiting)
    for file, document in made:
        yield strict_yaml.remembered(file.path, file.raw, document)
    if waiting:
        _clear()


def _worthwhile(paths: Iterable[Path]) -> Iterator[_File]:
    for path in paths:
        with suppress(OSError):
            if len(raw := textfile.plain(path)) >= WORTH_KEEPING:
                yield _File(path, raw)


def _worth_processes(files: Sequence[_File]) -> bool:
    together = sum(len(file.raw) for file in files)
    return len(files) > 1 and _processes() > 1 and together >= WORTH_PROCESSES


def _processes() -> int:
    """How many can work at once: as many as this program may have; one where the system has no such processes."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _one_by_one(files: Iterable[_File]) -> Iterator[tuple[_File, Document]]:
    for file in files:
        with suppress(InvalidFile):
            document = strict_yaml.parsed(file.path, file.raw)
            _keep(file, packed.pack(document, file.raw))
            yield file, document


def _at_once(files: Sequence[_File]) -> Iterator[tuple[_File, Document]]:
    """The same in several processes. Where one breaks down, its file is left to its turn."""
    free: SimpleQueue[Confined] = SimpleQueue()
    number = min(_processes(), len(files))

    def content(file: _File) -> bytes | None:
        process = free.get()
        try:
            made: bytes | None = process(file.path)
        except InvalidFile:
            return None
        finally:
            free.put(process)
        return made

    with ExitStack() as ending, ThreadPoolExecutor(number) as threads:
        for _ in range(number):
            free.put(ending.enter_context(Confined(f"{__name__}:{Parsing.__name__}")))
        for file, made in zip(files, threads.map(content, files), strict=True):
            if made and (document := packed.unpack(file.path, file.raw, made)):
                _keep(file, made)
                yield file, document


def _found(file: _File) -> Document | None:
    """What is kept of a file, if it is there and whole."""
    try:
        content = file.kept.read_bytes()
        os.utime(file.kept)  # what is used is cleared away last
    except OSError:
        return None
    return packed.unpack(file.path, file.raw, content)


def _keep(file: _File, content: bytes | None) -> None:
    if content is None:
        return
    with suppress(OSError):
        FOLDER.mkdir(parents=True, exist_ok=True)
        part = file.kept.with_suffix(f".{os.getpid()}")
        part.write_bytes(content)
        part.replace(file.kept)


def _clear() -> None:
    """Clear away what was used longest ago, where there is too much."""
    with suppress(OSError):
        about = sorted(((each.stat(), each) for each in FOLDER.iterdir()), key=lambda pair: -pair[0].st_mtime)
        room = MOST_BYTES
        for number, (status, path) in enumerate(about):
            room -= status.st_size
            if number >= MOST_KEPT or room < 0:
                path.unlink(missing_ok=True)


@cache
def _program() -> bytes:
    """What tells this program from another that would make something else of a file."""
    told = sha256()
    for module in PROGRAM:
        told.update(Path(str(module.__file__)).read_bytes())
    return told.digest()
