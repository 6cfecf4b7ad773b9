"""Which release readers see: the link `current`, and the log of where it led since when.

The link decides. A switch is written down before it is done and again afterwards, so that whatever a program that
was killed in between left can be told: `begun` and carried out where the link leads there, else to be cleared away.
"""

import json
import os
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from etl import swap
from etl.errors import MisuseError
from etl.labels import LOG_UNREAD

CURRENT, LOG = "current", "switches.json"
PUBLISH, ROLLBACK = "publish", "rollback"
FORMAT = "regional-indicators switches 1"


class UnreadLogError(MisuseError):
    """The log is there and cannot be read."""


class Switch(NamedTuple):
    """The link was made to lead to `release`, a name in its folder, at `since` (2026-11-26T09:30:00+08:00)."""

    since: str
    release: str
    version: str
    how: str  # PUBLISH or ROLLBACK
    made: bool  # whether the release was made for it


class Log(NamedTuple):
    """Switches that were carried out, oldest first, and one that was begun and not finished."""

    done: tuple[Switch, ...] = ()
    begun: Switch | None = None


def target(shelf: Path) -> str | None:
    """The name of the release that the link leads to; none where there is no link."""
    try:
        return Path(os.readlink(shelf / CURRENT)).name
    except OSError:
        return None


def log(shelf: Path) -> Log:
    """The log as the link bears it out.

    Raises:
        UnreadLogError: it is no log.
    """
    written = _read(shelf)
    if written.begun and written.begun.release == target(shelf):
        return Log((*written.done, written.begun))
    return written


def pending(shelf: Path) -> str | None:
    """The name of a release that was made for a switch which was not carried out: nobody is to see it."""
    try:
        begun = log(shelf).begun
    except UnreadLogError:
        return None
    return begun.release if begun and begun.made else None


def switch(shelf: Path, to: Switch) -> None:
    """Let the link lead to a release, in one step, and write it down.

    Raises:
        OSError: it cannot be done; the link then leads where it led.
    """
    try:
        swap.point(shelf / CURRENT, to.release)
    except OSError:
        # On the disk or not yet: readers see it, so that is what is told.
        if target(shelf) != to.release:
            raise


def begin(shelf: Path, to: Switch) -> None:
    """Write down a switch that is about to be done."""
    _write(shelf, Log(log(shelf).done, to))


def settle(shelf: Path) -> None:
    """Write down what became of a switch that was begun: done, or never done."""
    written = _read(shelf)
    if written.begun:
        _write(shelf, Log(log(shelf).done))


def published(shelf: Path) -> dict[str, int]:
    """The names of releases that were published, with the number of the switch. One taken back to is no newer."""
    try:
        return {each.release: number for number, each in enumerate(log(shelf).done) if each.how == PUBLISH}
    except UnreadLogError:
        return {}


def fallbacks(shelf: Path) -> list[str]:
    """The names of releases that readers saw: what they saw last comes first, what was taken back from them last."""
    try:
        done = log(shelf).done
    except UnreadLogError:
        return []
    left: set[str] = set()
    for one, other in pairwise(done):
        left |= {one.release} if other.how == ROLLBACK else set()
        left.discard(other.release)
    names = dict.fromkeys(each.release for each in reversed(done))
    return sorted(names, key=lambda name: name in left)


def before(shelf: Path) -> str | None:
    """The name of the release that readers saw before the present one."""
    now = target(shelf)
    return next((each.release for each in reversed(log(shelf).done) if each.release != now), None)


def _read(shelf: Path) -> Log:
    try:
        content = (shelf / LOG).read_bytes()
    except FileNotFoundError:
        return Log()
    try:
        told = json.loads(content)
        if told["format"] != FORMAT:
            raise ValueError(told["format"])
        return Log(tuple(map(_switch, told["switches"])), told["begun"] and _switch(told["begun"]))
    except (ValueError, TypeError, KeyError) as error:
        raise UnreadLogError(LOG_UNREAD.filled(path=shelf / LOG)) from error


def _switch(told: dict[str, Any]) -> Switch:
    return Switch(*(told[name] for name in Switch._fields))


def _write(shelf: Path, kept: Log) -> None:
    told = {
        "format": FORMAT,
        "switches": [each._asdict() for each in kept.done],
        "begun": kept.begun and kept.begun._asdict(),
    }
    swap.replace(shelf / LOG, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
