"""The command `export`: data for others to read, in every format."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl import labels
from etl.catalog import Catalog
from etl.command.answering import STDOUT, answering, day_of, opened, save, saying, stop
from etl.command.options import AS_OF, both, command, levels, levels_option, several
from etl.exchange.fields import FIELDS
from etl.exchange.kinds import KINDS
from etl.labels import OPTION
from etl.selection import select, select_family, select_period, select_topic
from etl.text import Language

if TYPE_CHECKING:
    from etl.queries import Filters

_OBSERVATIONS, _CODES = "observations", "codes"
_WITH_WORKBOOK = ("xlsx", "zip")


@command("export", "indicators export --format csv --region 330000 --role target --out targets.csv")
@click.option(
    "--format", "kind", type=click.Choice([*KINDS]), default="csv", show_default=True, help=both(OPTION["format"]),
)  # fmt: skip
@click.option(
    "--dataset", "name", type=click.Choice([*FIELDS]), default=_OBSERVATIONS, show_default=True,
    help=both(OPTION["dataset"]),
)  # fmt: skip
@click.option(
    "--headers", "heads", type=click.Choice(["codes", "zh", "en"]), default=_CODES, show_default=True,
    help=both(OPTION["headers"]),
)  # fmt: skip
@click.option("--out", default=STDOUT, show_default=True, help=both(OPTION["export_out"]))
@several("--region", "regions", "region")
@several("--indicator", "indicators", "indicator")
@several("--role", "roles", "role")
@several("--source", "sources", "source")
@several("--family", "families", "family")
@several("--topic", "topics", "topic")
@several("--period", "periods", "period")
@levels_option("level")
@AS_OF
def export(
    file: Path,
    language: Language,
    kind: str,
    name: str,
    heads: Any,
    out: str,
    as_of: datetime | None,
    **wanted: tuple[str, ...],
) -> None:
    with answering(language):
        _refuse(kind, name, heads, out, any(wanted.values()), language)
        read = opened(file, language)
        filters = _filters(read, wanted)
        from etl import queries, tables  # noqa: PLC0415
        from etl.exchange import formats  # noqa: PLC0415

        built = tables.build(read)
        with _telling(kind, len(queries.observations(built, filters)), language) as told:
            asked = formats.Asked(name, filters, day_of(as_of), heads)
            content = formats.written(kind, built, asked, told)
        save(content, out, language, file)


def _refuse(kind: str, name: str, heads: str, out: str, filtered: bool, language: Language) -> None:
    """Stop where a format cannot be what is asked of it."""
    chosen = KINDS[kind]
    if chosen.binary and out == STDOUT:
        stop(labels.NO_STDOUT.filled(kind=kind), language)
    if name != _OBSERVATIONS and not chosen.chosen:
        others = labels.LISTED.in_(language).join(each for each, what in KINDS.items() if what.chosen)
        stop(labels.OBSERVATIONS_ONLY.filled(kind=kind, others=others), language)
    if filtered and not chosen.narrowed:
        stop(labels.ALWAYS_WHOLE.filled(kind=kind), language)
    if heads != _CODES and kind != "csv":
        stop(labels.HEADERS_OF_CSV, language)


def _filters(read: Catalog, wanted: Mapping[str, tuple[str, ...]]) -> "Filters":
    """What words ask for, as codes and ids."""
    from etl.queries import Filters  # noqa: PLC0415

    ids = {key: wanted[key] for key in ("regions", "indicators", "roles", "sources")}
    return Filters(
        *select(read, **ids),
        families=tuple(select_family(read, word) for word in wanted["families"]),
        topics=tuple(select_topic(read, word) for word in wanted["topics"]),
        periods=tuple(map(select_period, wanted["periods"])),
        levels=levels(wanted["levels"]),
    )


@contextmanager
def _telling(kind: str, figures: int, language: Language) -> Iterator[Callable[[int], None]]:
    """Tell on stderr how far the work is: on a terminal with a bar where a workbook is written."""
    if kind in _WITH_WORKBOOK and sys.stderr.isatty():
        label = labels.STEP_EXPORT.in_(language)
        with click.progressbar(length=figures, label=label, file=sys.stderr) as bar:
            yield bar.update
    else:
        with saying(labels.STEP_EXPORT, language):
            yield lambda _figures: None
