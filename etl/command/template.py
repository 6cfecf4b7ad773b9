"""The command `template`: a workbook for people who enter figures."""

from datetime import date
from pathlib import Path

import click

from etl import gathered, labels
from etl.command.answering import answering, opened, save, saying
from etl.command.options import both, command, several
from etl.labels import OPTION
from etl.schema import Observation
from etl.selection import Selection, select
from etl.text import Language


@command("template", "indicators template --filled --region 330000 --out zhejiang.xlsx")
@click.option("--out", type=click.Path(path_type=Path), required=True, help=both(OPTION["template_out"]))
@click.option("--filled", is_flag=True, help=both(OPTION["filled"]))
@several("--region", "regions", "region")
@several("--indicator", "indicators", "indicator")
@several("--source", "sources", "source")
def template(file: Path, language: Language, out: Path, filled: bool, **wanted: tuple[str, ...]) -> None:
    with answering(language):
        read = opened(file, language)
        chosen = select(read, **wanted)
        from etl.entry import files as entered  # noqa: PLC0415
        from etl.entry import template as made  # noqa: PLC0415
        from etl.entry.choices import Choices  # noqa: PLC0415

        files, choices = entered.opened(read, file), Choices(read)
        with saying(labels.ENTRY_STEP, language):
            said = entered.figures(files, choices) if filled or any(wanted.values()) else {}
            handed = {name: each for name, each in said.items() if _wanted(read.observations[name], chosen)}
            exported = made.Exported(handed, gathered.content(file).hex())
            content = made.workbook(choices, exported, date.today())
        save(content, str(out), language, *files.contents)
        click.echo(labels.ENTRY_MADE.filled(path=out, count=len(handed)).in_(language))


def _wanted(observation: Observation, chosen: Selection) -> bool:
    pairs = (
        (observation.region, chosen.regions),
        (observation.indicator, chosen.indicators),
        (observation.source, chosen.sources),
    )
    return all(not allowed or code in allowed for code, allowed in pairs)
