"""Taking a release back: readers see an earlier one again, and nothing is removed."""

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from etl import release
from etl.diff.account import Account
from etl.diff.accounting import between
from etl.errors import MisuseError
from etl.labels import ALREADY_CURRENT, NO_RELEASES, NO_SUCH_RELEASE, NOTHING_TO_GO_BACK_TO
from etl.problems import InvalidFile
from etl.publishing import switches
from etl.publishing.shelf import held, switching
from etl.publishing.switches import Switch
from etl.release import Edition


class NoReleaseError(MisuseError):
    """There is no such release, none before, or it is the one that readers see."""


class RolledBack(NamedTuple):
    """From which release to which, and what differs for readers: none where one of them cannot be told."""

    before: Edition | None
    after: Edition
    account: Account | None


def rollback(shelf: Path, word: str | None, day: date, now: datetime) -> RolledBack:
    """Let readers see the release that `word` names by version or name; without it the one they saw before.

    Raises:
        NoReleaseError: there is nothing to go back to; the message lists what there is.
        InvalidFile: files of that release are missing or changed, or this program cannot read it.
        HeldError, LinkInTheWayError, UnreadLogError, OSError: as for publishing. Readers then see what they saw.
    """
    if not shelf.is_dir():
        raise NoReleaseError(NO_RELEASES.filled(shelf=shelf))
    with held(shelf):
        before = release.current(shelf)
        after = _named(shelf, word) if word else _earlier(shelf)
        if after.path.name == switches.target(shelf):
            raise NoReleaseError(ALREADY_CURRENT.filled(name=after.path.name))
        if faults := release.faults(after.path):
            raise release.unreadable(after.path, faults)
        told = _told(before, after, day)
        to = Switch(
            now.isoformat(timespec="seconds"), after.path.name, after.id, switches.ROLLBACK, made=False
        )
        with switching(shelf, to):
            pass
        return RolledBack(before, after, told)


def _named(shelf: Path, word: str) -> Edition:
    found = [each for each in release.shelved(shelf) if word in (each.id, each.path.name)]
    if not found:
        raise NoReleaseError(NO_SUCH_RELEASE.filled(word=word, listed=_listed(shelf)))
    return found[0]


def _earlier(shelf: Path) -> Edition:
    name = switches.before(shelf)
    found = next((each for each in release.shelved(shelf) if each.path.name == name), None)
    if found is None:
        raise NoReleaseError(NOTHING_TO_GO_BACK_TO.filled(listed=_listed(shelf)))
    return found


def _listed(shelf: Path) -> str:
    return ", ".join(each.path.name for each in release.shelved(shelf)) or "-"


def _told(before: Edition | None, after: Edition, day: date) -> Account | None:
    """What readers see otherwise. The release to go back to has to be sound; the one to leave may be broken.

    Of one that memory does not hold nothing can be told.
    """
    if release.size(after.path) > release.MOST_HELD:
        release.small(after.path)
        next(release.observations(after.path), None)
        return None
    then = release.read(after.path)
    try:
        now = release.read(before.path) if before else None
    except InvalidFile:
        return None
    return between(now, then, day, (before.path.name, after.path.name)) if before and now else None
