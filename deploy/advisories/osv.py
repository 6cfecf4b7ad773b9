"""Advisories in the form of OSV (https://ossf.github.io/osv-schema/), and whether a version is among the affected."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ECOSYSTEM = "PyPI"
RANGES = {"ECOSYSTEM", "SEMVER"}  # those of versions; others are of commits
_FIRST = Version("0.dev0")  # what "introduced: 0" means: before anything


class Advisory(NamedTuple):
    """What is known about one package. `ranges` are lists of events as OSV has them."""

    id: str
    aliases: tuple[str, ...]
    summary: str
    package: str
    ranges: tuple[tuple[Mapping[str, str], ...], ...]
    versions: frozenset[str]

    def affects(self, version: str) -> bool:
        """Whether a version is affected. One that is no version of Python's is only by being named."""
        if version in self.versions:
            return True
        try:
            asked = Version(version)
        except InvalidVersion:
            return False
        return any(_within(asked, events) for events in self.ranges) or any(
            _version(each) == asked for each in self.versions
        )

    def fixed(self) -> Sequence[str]:
        """The versions that mend it."""
        return [event["fixed"] for events in self.ranges for event in events if "fixed" in event]


class Database(NamedTuple):
    """Advisories, and the day of which they are: that of the snapshot, else the newest change in them."""

    advisories: Sequence[Advisory]
    day: date | None


class Unreadable(Exception):
    """A file that holds no advisories."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


def read(folder: Path) -> Database:
    """The advisories of a folder: files of JSON or YAML with one advisory each, or many under `vulns`.

    Raises:
        Unreadable: a file is neither.
    """
    records: list[Mapping[str, Any]] = []
    days: list[date] = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".json", ".yaml", ".yml"}):
        try:
            content = json.loads(path.read_bytes()) if path.suffix == ".json" else _yaml(path)
            found = content.get("vulns", [content])
            records += [each for each in found if each["id"] and not each.get("withdrawn")]
            days += [date.fromisoformat(content["snapshot"]["date"])] if "snapshot" in content else []
        except (OSError, ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
            raise Unreadable(path) from error
    changed = [_day(record["modified"]) for record in records if record.get("modified")]
    # A snapshot is no newer than it says, whatever else lies beside it.
    return Database(
        [each for record in records for each in _of(record)], min(days, default=max(changed, default=None))
    )


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _day(written: object) -> date:
    return written.date() if isinstance(written, datetime) else date.fromisoformat(str(written)[:10])


def _of(record: Mapping[str, Any]) -> Iterator[Advisory]:
    for affected in record.get("affected", ()):
        if affected["package"]["ecosystem"] != ECOSYSTEM:
            continue
        yield Advisory(
            str(record["id"]),
            tuple(record.get("aliases") or ()),
            _line(record.get("summary") or record.get("details") or ""),
            canonicalize_name(affected["package"]["name"]),
            tuple(
                tuple(each["events"])
                for each in affected.get("ranges") or ()
                if each["type"] in {"ECOSYSTEM", "SEMVER"}
            ),
            frozenset(map(str, affected.get("versions") or ())),
        )


def _line(text: str) -> str:
    first = text.strip().partition("\n")[0].lstrip("# ")
    return first if len(first) <= 160 else f"{first[:159]}…"


def _within(asked: Version, events: Iterable[Mapping[str, str]]) -> bool:
    """Whether a version lies in a range: between what introduced and what mended it, as often as that happened."""
    inside = False
    for kind, written in sorted(
        (pair for event in events for pair in event.items()),
        key=lambda pair: (_version(pair[1]), pair[0] != "fixed"),
    ):
        at = _version(written)
        if kind == "introduced" and asked >= at:
            inside = True
        elif (kind in {"fixed", "limit"} and asked >= at) or (kind == "last_affected" and asked > at):
            inside = False
    return inside


def _version(written: str) -> Version:
    try:
        return _FIRST if written == "0" else Version(written)
    except InvalidVersion:
        return _FIRST


def extract(folder: Path, names: Collection[str]) -> list[Mapping[str, Any]]:
    """The facts about some packages, in short: what `read` reads of them."""
    return [
        {
            "id": each.id,
            "aliases": list(each.aliases),
            "summary": each.summary,
            "affected": [
                {
                    "package": {"ecosystem": ECOSYSTEM, "name": each.package},
                    "ranges": [{"type": "ECOSYSTEM", "events": list(events)} for events in each.ranges],
                    # Versions are named one by one where no range says which they are.
                    "versions": [] if each.ranges else sorted(each.versions),
                }
            ],
        }
        for each in read(folder).advisories
        if each.package in names
    ]
