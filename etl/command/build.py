"""`indicators build`: one release directory."""

from datetime import date, datetime
from pathlib import Path

import click

from etl import labels, large_release, release, tables
from etl.catalog import Catalog
from etl.command.answering import answering, day_of, opened, saying, writing
from etl.command.options import AS_OF, both, command
from etl.labels import OPTION
from etl.text import Language


@command("build", "indicators build indicators.yaml --out release")
@click.option("--out", type=click.Path(path_type=Path), required=True, help=both(OPTION["build_out"]))
@AS_OF
def build(file: Path, language: Language, out: Path, as_of: datetime | None) -> None:
    with answering(language):
        read = opened(file, language)
        with saying(labels.STEP_RELEASE, language), writing(out, language):
            version, path = _built(read, file, out, day_of(as_of))
        click.echo(labels.RELEASED.filled(version=version, path=path).in_(language))


def _built(read: Catalog, file: Path, out: Path, day: date) -> tuple[str, Path]:
    """The version of a release, and where it stands."""
    if read.large:
        return large_release.build(read, file, out, day)
    made = tables.build(read)
    return made.version, release.build(made, file, out, day)
