"""The command `schema`: what editors of code need to complete and check the data file while it is typed."""

from pathlib import Path

import click

from etl.command.answering import STDOUT, answering, opened, save
from etl.command.options import both, command
from etl.labels import OPTION
from etl.text import Language


@command("schema", "indicators schema --out docs/indicators.schema.json")
@click.option("--out", default=STDOUT, show_default=True, help=both(OPTION["schema_out"]))
def schema(file: Path, language: Language, out: str) -> None:
    with answering(language):
        read = opened(file, language)
        from etl import json_schema  # noqa: PLC0415

        save(json_schema.written(read).encode(), out, language, file)
