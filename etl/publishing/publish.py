"""Publishing a data file and those it lists: check, build, verify, switch. Readers see the old release or the new."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from etl import catalog, large_release, release, swap, tables, verification
from etl.audit import texts
from etl.catalog import Catalog
from etl.diff import document
from etl.diff.account import Account
from etl.diff.accounting import between
from etl.faults import TEXT_NOT_THERE
from etl.labels import FILE_CHANGED, RELEASE_DIFFERS
from etl.problems import InvalidFile
from etl.publishing import still
from etl.publishing.shelf import held, switching
from etl.publishing.still import FileChangedError
from etl.publishing.switches import PUBLISH, Switch
from etl.release import Edition


class Asked(NamedTuple):
    """What is to be published, and where to. A `trial` does everything but the switch, and leaves nothing."""

    file: Path
    shelf: Path
    day: date  # targets are judged for
    now: datetime
    texts: Path | None = None
    trial: bool = False


class Published(NamedTuple):
    """What came of it. `path` is where the release stands; none if it was a trial, or nothing to publish."""

    version: str
    before: Edition | None  # what readers saw until now
    path: Path | None
    account: Account | None  # none for a first release, or where the one before cannot be read
    unchanged: bool = False


def publish(asked: Asked) -> Published:
    """Publish a data file, unless readers see its data already.

    Raises:
        InvalidFile: the file has problems, a figure is not what its phrase or text says, a table changed
            meanwhile, or the release that was written cannot be read back as it was made (a large one: is not whole).
        FileChangedError, HeldError, LinkInTheWayError, UnreadLogError: see there.
        OSError: something cannot be read or written.
        Whatever is raised, readers see what they saw, and nothing is left that hinders the next.
    """
    still.wait(asked.file)
    source = release.source(asked.file)
    read = catalog.read(asked.file)
    _reread(read, asked.texts)
    if read.large:
        return _publish_large(asked, read, source)
    built = tables.build(read)
    with held(asked.shelf):
        before = release.current(asked.shelf)
        if before and before.id == built.version and not release.faults(before.path):
            return Published(built.version, before, None, None, unchanged=True)
        path = _free(asked.shelf, f"{asked.day.isoformat()}-{built.version}")
        told = _told(before, built, asked.day, path.name)
        _make(path, asked, built, source, told)
        return Published(built.version, before, None if asked.trial else path, told)


def _publish_large(asked: Asked, read: Catalog, source: Mapping[str, Any]) -> Published:
    """The same of more than memory holds. What changed is not told: it would be as large."""
    with held(asked.shelf), swap.workshop(asked.shelf / asked.day.isoformat()) as new:
        before = release.current(asked.shelf)
        version = large_release.write(new, read, asked.file, asked.day).version
        _sound(new, source)
        if before and before.id == version and not release.faults(before.path):
            return Published(version, before, None, None, unchanged=True)
        path = _free(asked.shelf, f"{asked.day.isoformat()}-{version}")
        to = _to(asked, path, version)
        _switch(asked, to, new if to.made else None)
        return Published(version, before, None if asked.trial else path, None)


def _reread(read: Catalog, folder: Path | None) -> None:
    """Every figure against its phrase, or its text where the texts are at hand."""
    verified = verification.verify(read, texts.declared(folder, read) if folder else None)
    # Few editors have all texts: of one that is not at hand the phrases are read again.
    faulty = [problem for problem in verified.problems if problem.code != TEXT_NOT_THERE.code]
    if faulty:
        raise InvalidFile(faulty)


def _told(before: Edition | None, built: tables.Held, day: date, name: str) -> Account | None:
    if before is None:
        return None
    try:
        return between(release.read(before.path), built, day, (before.path.name, name))
    except InvalidFile:
        return None  # of a program with other tables, or damaged: what it said can no longer be told


def _make(
    path: Path, asked: Asked, built: tables.Held, source: Mapping[str, Any], told: Account | None
) -> None:
    """Build and verify a release, and let readers see it; where one with these data stands for the day, that one."""
    to = _to(asked, path, built.version)
    if not to.made:
        _switch(asked, to)
        return
    beside = {document.NAME: document.written(told).encode()} if told else {}
    with swap.workshop(path) as new:
        release.write(new, built, asked.file, asked.day, beside)
        _verify(new, built, source)
        _switch(asked, to, new)


def _to(asked: Asked, path: Path, version: str) -> Switch:
    return Switch(
        asked.now.isoformat(timespec="seconds"), path.name, version, PUBLISH, made=not path.exists()
    )


def _switch(asked: Asked, to: Switch, new: Path | None = None) -> None:
    """What comes last; a trial ends before it."""
    if asked.trial:
        return
    with switching(asked.shelf, to):
        if new:
            swap.publish(new, asked.shelf / to.release)


def _free(shelf: Path, name: str) -> Path:
    """A path that no release bears, or one that a sound one bears: what is there is never written into."""
    path, number = shelf / name, 1
    while path.exists() and release.faults(path):
        number += 1
        path = shelf / f"{name}-{number}"
    return path


def _verify(new: Path, built: tables.Held, source: Mapping[str, Any]) -> None:
    """The release as it lies on the disk against what it was made from."""
    _sound(new, source)
    read = release.read(new).named()
    differing = [name for name, frame in built.named().items() if not frame.equals(read[name])]
    if differing:
        raise release.unreadable(new, [RELEASE_DIFFERS.filled(table=name) for name in differing])


def _sound(new: Path, source: Mapping[str, Any]) -> None:
    """Whether all files of a release lie on the disk as they were made, from files that nobody changed meanwhile."""
    if faults := release.faults(new):
        raise release.unreadable(new, faults)
    if release.manifest(new)["source"] != source:
        raise FileChangedError(FILE_CHANGED)
