"""`python -m tests.trust [AREA …]`: print each row's figure; fail when one falls short."""

import dataclasses
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import click

# The rooms in the order in which they are gone through; what measures speed comes while nothing else runs.
AREAS = {
    "yaml": "hostile",
    "saves": "saves",
    "publish": "publishing",
    "serving": "serving",
    "nodes": "nodes",
    "forged": "forged",
    "browser": "browser",
    "files": "files",
    "people": "people",
    "packages": "packages",
    "load": "load",
    "endurance": "endurance",
}


@click.command()
@click.argument("areas", nargs=-1, type=click.Choice(list(AREAS)))
@click.option("--quick", is_flag=True, help="The counts of `make test`.")
@click.option("--count", "counts", multiple=True, metavar="NAME=NUMBER", help="Another count of an area.")
def main(areas: Sequence[str], quick: bool, counts: Sequence[str]) -> None:
    """Go through the areas, or all of them."""
    given = {name: int(number) for name, _, number in (count.partition("=") for count in counts)}
    failed = 0
    for area in areas or AREAS:
        room = import_module(f"tests.trust.{AREAS[area]}")
        full = room.QUICK if quick else room.Counts()
        known = {field.name for field in dataclasses.fields(full)}
        chosen = dataclasses.replace(full, **{name: n for name, n in given.items() if name in known})
        click.echo(f"\n{area}  {chosen}")
        begun = time.monotonic()
        with TemporaryDirectory(prefix="trust-") as folder:
            for row in room.rows(chosen, Path(folder)):
                failed += not row.holds
                click.echo(f"{'ok  ' if row.holds else 'FAIL'}  {row.what}: {row.figure}  [{row.limit}]")
        click.echo(f"      {time.monotonic() - begun:.0f} s")
    click.echo(f"\n{failed} rows fall short" if failed else "\neach row holds")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
