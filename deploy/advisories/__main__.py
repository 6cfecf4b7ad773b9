"""`python -m deploy.advisories`: whether a locked package has a known weakness that nobody has answered.

Exit status: 0 none, 1 some, 2 nothing was established. What was not looked at is never told to be sound.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from deploy.advisories import osv
from deploy.advisories.locks import LOCKS, Locked, locked
from deploy.advisories.osv import Advisory, Database, Unreadable
from etl import labels
from etl.text import Text

HERE = Path(__file__).resolve().parent
ANSWERS = HERE / "answers.json"  # id → why it does not matter here
FINE, FOUND, BLIND = 0, 1, 2
MOST_DAYS = 180
# Weak versions that any copy of the advisories knows: if it does not find these, it finds nothing.
CONTROLS = (Locked("dash", "2.14.0", ""), Locked("flask", "2.2.0", ""))


class Blind(Exception):
    """Nothing can be established, for a reason."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.en)


class Judgement(NamedTuple):
    """What was found, and in how much."""

    found: Sequence[tuple[Locked, Advisory]]
    covered: int
    packages: int


def judged(database: Database, packages: Sequence[Locked], today: date, most_days: int) -> Judgement:
    """Hold packages against advisories.

    Raises:
        Blind: they are too old, about other packages, or do not find what is known.
    """
    if not packages:
        raise Blind(labels.ADVISORIES_NO_LOCKS)
    days = (today - database.day).days if database.day else most_days + 1
    if days > most_days:
        raise Blind(labels.ADVISORIES_OLD.filled(date=database.day, days=days, most=most_days))
    names = {each.name for each in packages}
    covered = names & {each.package for each in database.advisories}
    if not covered:
        raise Blind(labels.ADVISORIES_ASTRAY)
    for control in CONTROLS:
        if not _found(database, [control]):
            raise Blind(labels.ADVISORIES_CONTROL.filled(package=control.name, version=control.version))
    return Judgement(_found(database, packages), len(covered), len(names))


def _found(database: Database, packages: Sequence[Locked]) -> Sequence[tuple[Locked, Advisory]]:
    return [
        (package, advisory)
        for package in packages
        for advisory in database.advisories
        if advisory.package == package.name and advisory.affects(package.version)
    ]


def opened(folder: Path) -> Database:
    """The advisories of a folder.

    Raises:
        Blind: there are none, or they cannot be read.
    """
    try:
        database = osv.read(folder)
    except Unreadable as error:
        raise Blind(labels.ADVISORIES_UNREAD.filled(file=error.path)) from error
    if not database.advisories:
        raise Blind(labels.ADVISORIES_NONE.filled(folder=folder))
    return database


@click.command()
@click.option(
    "--folder", type=click.Path(path_type=Path), default=HERE / "data", help="Advisories in OSV form."
)
@click.option("--max-age", type=click.IntRange(1), default=MOST_DAYS, show_default=True, help="Days.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today.")
@click.option(
    "--keep", type=click.Path(path_type=Path), help="Write what concerns locked packages to a file."
)
@click.option(
    "--of", "source", default="", help="With --keep: where the advisories are from, with their licence."
)
@click.argument("locks", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(
    folder: Path, max_age: int, today: date | None, keep: Path | None, source: str, locks: Sequence[Path]
) -> None:
    """Judge lock files (all of the project's) against advisories (those that come along)."""
    packages = locked(locks or LOCKS)
    day = today.date() if hasattr(today, "date") else date.today()
    try:
        database = opened(folder)
        if keep:
            _keep(folder, database, packages, keep, source)
            return
        judgement = judged(database, packages, day, max_age)
    except Blind as blind:
        _say(labels.ADVISORIES_BLIND.filled(reason=blind.reason))
        sys.exit(BLIND)
    _tell(database, judgement)


def _tell(database: Database, judgement: Judgement) -> NoReturn:
    answers: Mapping[str, str] = json.loads(ANSWERS.read_text("utf-8"))
    unanswered = [pair for pair in judgement.found if pair[1].id not in answers]
    for package, advisory in judgement.found:
        if advisory.id in answers:
            _say(labels.ADVISORIES_ANSWERED.filled(id=advisory.id, reason=answers[advisory.id]))
            continue
        fixed = advisory.fixed()
        mend = (
            labels.ADVISORY_FIXED_IN.filled(versions=", ".join(fixed)) if fixed else labels.ADVISORY_NOT_FIXED
        )
        about = {"aliases": " ".join(advisory.aliases), "mend": mend, "summary": advisory.summary}
        _say(labels.ADVISORIES_FOUND.filled(
            package=package.name, version=package.version, lock=package.lock, id=advisory.id, **about
        ))  # fmt: skip
    _say(labels.ADVISORIES_JUDGED.filled(
        date=database.day, records=len(database.advisories), covered=judgement.covered, packages=judgement.packages,
        open=len(unanswered),
    ))  # fmt: skip
    sys.exit(FOUND if unanswered else FINE)


def _keep(folder: Path, database: Database, packages: Sequence[Locked], out: Path, source: str) -> None:
    names = {each.name for each in (*packages, *CONTROLS)}
    snapshot = {"date": str(database.day), "source": source}
    lines = [json.dumps(each, ensure_ascii=False, sort_keys=True) for each in osv.extract(folder, names)]
    vulns = ",\n".join(lines)
    out.write_text(f'{{"snapshot": {json.dumps(snapshot)}, "vulns": [\n{vulns}\n]}}\n', encoding="utf-8")


def _say(words: Text) -> None:
    click.echo(f"{words.zh}\n{words.en}")


if __name__ == "__main__":
    main()
