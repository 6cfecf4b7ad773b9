"""`indicators build`: one release directory."""

from datetime import datetime
from pathlib import Path

import click

from etl import labels, release, tables
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
            built = tables.build(read)
            path = release.build(built, file, out, day_of(as_of))
        click.echo(labels.RELEASED.filled(version=built.version, path=path).in_(language))
