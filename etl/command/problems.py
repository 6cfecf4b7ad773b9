"""`indicators problems`: every kind of problem, and how to mend it."""

import click

from etl.command.answering import STDOUT, answering, save
from etl.command.options import both, command
from etl.labels import OPTION
from etl.text import Language

_CODES = click.argument("codes", nargs=-1, metavar="[CODE]...")


@command("problems", "indicators problems unit-slip", _CODES)
@click.option("--out", default=STDOUT, show_default=True, help=both(OPTION["problems_out"]))
def problems(codes: tuple[str, ...], language: Language, out: str) -> None:
    from etl.reporting import handbook  # noqa: PLC0415  (it reads all examples)

    with answering(language):
        save((handbook.entries(codes) if codes else handbook.page()).encode(), out, language)
