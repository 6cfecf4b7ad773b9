"""The releases of a folder as a list: which there are, which one readers see, and what each of them changed."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from etl import release
from etl.diff import document
from etl.diff.account import Account
from etl.diff.listing import summary
from etl.labels import CHANGE_NOTHING, CHANGES_UNTOLD, RELEASE_HEADS
from etl.listings import aligned
from etl.publishing import switches
from etl.release import Edition
from etl.text import LANGUAGES, Language, Text


class Listed(NamedTuple):
    """One release: whether readers see it, the day it was made for, since when it was last seen, what it holds."""

    current: bool
    name: str
    version: str
    date: str
    since: str | None
    figures: int
    changes: Text


def releases(shelf: Path) -> list[Listed]:
    """All releases of a folder, newest first; none where there is no folder.

    Raises:
        UnreadLogError: the log of switches cannot be read.
    """
    now = switches.target(shelf)
    since = {each.release: each.since for each in switches.log(shelf).done}
    return [_listed(each, now, since.get(each.path.name)) for each in release.shelved(shelf)]


def kept(path: Path) -> Account | None:
    """What a release tells of the one before it; none where it tells nothing."""
    content = release.part(path, document.NAME)
    return document.read(content) if content else None


def table(listed: list[Listed], language: Language) -> str:
    """Aligned words, one line a release."""
    heads = [words.in_(language) for words in RELEASE_HEADS]
    lines = [
        [
            "*" if each.current else "",
            each.name,
            each.date,
            each.since or "",
            str(each.figures),
            each.changes.in_(language),
        ]
        for each in listed
    ]
    return aligned(heads, lines)


def as_json(listed: list[Listed]) -> str:
    """The same for programs."""
    told: list[dict[str, Any]] = [each._asdict() | {"changes": each.changes._asdict()} for each in listed]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _listed(edition: Edition, now: str | None, since: str | None) -> Listed:
    name, made = edition.path.name, release.manifest(edition.path)
    rows = made["tables"]["observations"]["rows"]
    return Listed(name == now, name, edition.id, edition.date, since, rows, _changes(kept(edition.path)))


def _changes(told: Account | None) -> Text:
    if told is None:
        return CHANGES_UNTOLD
    return CHANGE_NOTHING if told.nothing() else Text(*(summary(told, language) for language in LANGUAGES))
