"""The commands around releases: `publish`, `releases`, `rollback`."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etl import labels
from etl.command.answering import answering, day_of, saying, writing
from etl.command.options import AS_OF, RELEASES, both, command
from etl.labels import OPTION
from etl.text import Language, Text

if TYPE_CHECKING:
    from etl.diff.account import Account

_TEXTS = click.option(
    "--texts", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="TEXTS_DIR",
    show_envvar=True, help=both(OPTION["texts_folder"]),
)  # fmt: skip


def _no_file(function: Callable[..., None]) -> Callable[..., None]:
    return function


def _version(function: Callable[..., None]) -> Callable[..., None]:
    return click.argument("version", required=False)(function)


@command("publish", "indicators publish indicators.yaml --releases releases")
@RELEASES
@_TEXTS
@AS_OF
@click.option("--dry-run", "trial", is_flag=True, help=both(OPTION["dry_run"]))
def publish(
    file: Path,
    language: Language,
    releases: Path,
    folder: Path | None,
    as_of: datetime | None,
    trial: bool,
) -> None:
    with answering(language):
        from etl.publishing.publish import Asked  # noqa: PLC0415
        from etl.publishing.publish import publish as published  # noqa: PLC0415

        asked = Asked(file, releases, day_of(as_of), datetime.now().astimezone(), folder, trial)
        with saying(labels.STEP_PUBLISH, language), writing(releases, language):
            done = published(asked)
        if done.unchanged:
            _say(labels.UNCHANGED.filled(version=done.version), language)
            return
        words = labels.PUBLISHED if done.path else labels.WOULD_PUBLISH
        _say(words.filled(version=done.version, path=done.path), language)
        if done.before is None:
            _say(labels.FIRST_RELEASE, language)
        else:
            _tell(done.account, done.before.path.name, language)


@command("releases", "indicators releases --releases releases --format json", _no_file)
@RELEASES
@click.option(
    "--format", "kind", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help=both(OPTION["releases_format"]),
)  # fmt: skip
def releases(language: Language, releases: Path, kind: str) -> None:
    with answering(language):
        from etl.publishing import releases as shelf  # noqa: PLC0415

        listed = shelf.releases(releases)
        if not listed and kind == "table":
            _say(labels.NONE_LISTED.filled(shelf=releases), language, err=True)
            return
        click.echo(shelf.as_json(listed) if kind == "json" else shelf.table(listed, language), nl=False)


@command("rollback", "indicators rollback --releases releases", _version)
@RELEASES
def rollback(version: str | None, language: Language, releases: Path) -> None:
    with answering(language):
        from etl.publishing.rollback import rollback as rolled_back  # noqa: PLC0415

        with writing(releases, language):
            done = rolled_back(releases, version, date.today(), datetime.now().astimezone())
        _say(labels.ROLLED_BACK.filled(name=done.after.path.name, version=done.after.id), language)
        if done.before:
            _say(labels.TAKEN_BACK, language)
            _tell(done.account, done.before.path.name, language)
            _say(labels.UNDO, language)


def _tell(account: "Account | None", before: str, language: Language) -> None:
    """What changed for readers."""
    if account is None:
        _say(labels.BEFORE_UNREADABLE.filled(name=before), language)
        return
    from etl.diff import listing  # noqa: PLC0415

    click.echo(listing.report(account, language), nl=False)


def _say(words: Text, language: Language, *, err: bool = False) -> None:
    click.echo(words.in_(language), err=err)
