"""What the words OLD and NEW name: a data file, a release, a version on the shelf of releases, a git revision."""

from pathlib import Path
from typing import NamedTuple

from etl import catalog, copies, release, tables
from etl.diff import git
from etl.errors import MisuseError
from etl.labels import NOTHING_BEFORE
from etl.release import Edition
from etl.tables import Tables


class Named(NamedTuple):
    """One side: what to call it, and its tables."""

    name: str
    tables: Tables


class NothingBeforeError(MisuseError):
    """No earlier side is named, and there is neither a commit nor a release to take for one."""


def read(word: str, file: Path, shelf: Path) -> Named:
    """The side that a word names; what is at hand as a path comes first. Revisions are of the repository of `file`.

    Raises:
        InvalidFile: it has problems; they are told under its own name.
        RevisionError: it is nothing of all that.
    """
    path = Path(word)
    if path.is_dir():
        current = release.current(path)
        return Named(word, release.read(current.path if current else path))
    # A file that is not there is a slip of the pen, unless a revision is named with it.
    if path.exists() or (path.suffix in (".yaml", ".yml") and ":" not in word):
        return Named(word, tables.build(catalog.read(path)))
    edition = _version(word, shelf)
    return Named(word, release.read(edition.path)) if edition else _revision(word, file)


def before(file: Path, shelf: Path) -> Named:
    """What a file is compared with where nothing is named: its last commit, else the current release.

    Raises:
        NothingBeforeError: there is neither.
    """
    if git.tracked(file):
        return _revision("HEAD", file)
    if current := release.current(shelf):
        return Named(current.path.name, release.read(current.path))
    raise NothingBeforeError(NOTHING_BEFORE.filled(file=file, shelf=shelf))


def _version(word: str, shelf: Path) -> Edition | None:
    return next((each for each in release.editions(shelf) if word in (each.id, each.path.name)), None)


def _revision(word: str, file: Path) -> Named:
    """A file as a revision has it, read with the files that it had then."""
    found = git.shown(word, file)
    return Named(found.name(found.path), tables.build(copies.read(found.path, found.content, found.name)))
