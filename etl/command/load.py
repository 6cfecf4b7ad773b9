"""Releases in an engine: `load` one, and look at those that are `stored`."""

from pathlib import Path

import click

from etl import labels
from etl.command.answering import answering, saying
from etl.command.options import both, command
from etl.labels import OPTION
from etl.text import Language

_STORE = click.option(
    "--store",
    "address",
    required=True,
    envvar="INDICATORS_STORE",
    show_envvar=True,
    help=both(OPTION["store"]),
)


@command("load", "indicators load releases --store duckdb:stores", lambda function: function)
@click.argument("release", type=click.Path(file_okay=False, path_type=Path))
@_STORE
def load(release: Path, language: Language, address: str) -> None:
    with answering(language):
        from etl.store import loading, places  # noqa: PLC0415

        place = places.engine(address)
        with saying(labels.STEP_LOAD, language), loading.reached(place):
            loaded = loading.load(release, place)
        click.echo(labels.LOADED.filled(version=loaded.version, rows=loaded.rows).in_(language))


@command("stored", "indicators stored --store duckdb:stores", lambda function: function)
@_STORE
@click.option("--use", "wanted", help=both(OPTION["store_use"]))
@click.option("--remove", "unwanted", help=both(OPTION["store_remove"]))
def stored(language: Language, address: str, wanted: str | None, unwanted: str | None) -> None:
    with answering(language):
        from etl.store import loading, places  # noqa: PLC0415

        place = places.engine(address)
        with loading.reached(place):
            if wanted:
                loading.use(place, wanted)
            if unwanted:
                loading.remove(place, unwanted)
            current = place.current()
            for version in place.versions():
                click.echo(f"{'*' if version == current else ' '} {version}")
