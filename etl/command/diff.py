"""The command `diff`: what changed between two editions, in words, as a page or for a program."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from etl import labels
from etl.command.answering import answering, day_of, save, saying
from etl.command.options import AS_OF, OUT, RELEASES, both, command
from etl.labels import OPTION
from etl.text import Language

_FILE = "indicators.yaml"


def _two_sides(function: Callable[..., None]) -> Callable[..., None]:
    """Two words, neither of them needed."""
    after = click.argument("new", default=_FILE)
    return click.argument("old", required=False)(after(function))


@command("diff", "indicators diff HEAD~1 indicators.yaml --format html --out diff.html", _two_sides)
@click.option(
    "--format", "kind", type=click.Choice(["text", "json", "html"]), default="text", show_default=True,
    help=both(OPTION["diff_format"]),
)  # fmt: skip
@AS_OF
@RELEASES
@OUT
def diff(
    old: str | None, new: str, language: Language, kind: str, as_of: datetime | None, releases: Path, out: str
) -> None:
    with answering(language):
        file = Path(new) if Path(new).is_file() else Path(_FILE)
        from etl.diff import sides, written  # noqa: PLC0415
        from etl.diff.accounting import between  # noqa: PLC0415

        with saying(labels.STEP_DIFF, language):
            after = sides.read(new, file, releases)
            before = sides.read(old, file, releases) if old else sides.before(file, releases)
            told = between(before.tables, after.tables, day_of(as_of), (before.name, after.name))
            content = written.written(told, kind, language)
        save(content.encode(), out, language, *map(Path, filter(None, (old, new))))
