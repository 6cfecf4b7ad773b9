"""`indicators compare`, `targets` and `coverage`: what the pages of these names show, as a table."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from etl import comparison, labels, listings, queries, tables, target_listing
from etl.command.answering import answering, day_of, opened, save, stop
from etl.command.options import AS_OF, OUT, both, command, levels_option, several
from etl.command.options import levels as levels_of
from etl.coverage import coverage as covered
from etl.coverage import matrix
from etl.labels import OPTION
from etl.selection import select, select_family, select_period, select_topic
from etl.text import Language

_LISTED = click.option(
    "--format", "kind", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
    help=both(OPTION["list_format"]),
)  # fmt: skip


@command("compare", "indicators compare --family strategic-share --period 2023 --format csv")
@click.option("--indicator", help=both(OPTION["indicator"]))
@click.option("--family", help=both(OPTION["family"]))
@click.option("--period", help=both(OPTION["period"]))
@levels_option("levels")
@several("--region", "regions", "region")
@several("--role", "roles", "role")
@click.option("--across-periods", is_flag=True, help=both(OPTION["across_periods"]))
@_LISTED
@OUT
def compare(
    file: Path,
    language: Language,
    indicator: str | None,
    family: str | None,
    period: str | None,
    levels: tuple[str, ...],
    regions: tuple[str, ...],
    roles: tuple[str, ...],
    across_periods: bool,
    kind: Any,
    out: str,
) -> None:
    with answering(language):
        if (indicator is None) == (family is None):
            stop(labels.ONE_OF_TWO, language)
        if period is not None:
            select_period(period)
        read = opened(file, language)
        chosen = select(read, regions=regions, roles=roles, indicators=[indicator] if indicator else [])
        named = select_family(read, family) if family else None
        built = tables.build(read)
        defined = queries.defined(built, named, chosen.indicators)
        # Regions last: a place among all stays what it is, however few of them are asked for.
        wanted = queries.Filters(indicators=tuple(defined["indicator"]), roles=chosen.roles)
        view = queries.alike(queries.observations(built, wanted), period, levels_of(levels))
        across = [
            *(["level"] if len(levels) > 1 else []),
            *(["time_period"] if across_periods else []),
        ]
        found = comparison.compared(view, defined, language, across)
        if chosen.regions:
            found = found[found["region"].isin(chosen.regions)]
        content = listings.written(_head(found, kind, 11), kind)
        save(content.encode(), out, language, file)


@command("targets", "indicators targets --as-of 2025-01-01 --format csv")
@AS_OF
@several("--region", "regions", "region")
@several("--indicator", "indicators", "indicator")
@_LISTED
@OUT
def targets(
    file: Path, language: Language, as_of: datetime | None, kind: Any, out: str, **wanted: tuple[str, ...]
) -> None:
    with answering(language):
        read = opened(file, language)
        selected = select(read, **wanted)
        day = day_of(as_of)
        built, filters = tables.build(read), queries.Filters(*selected)
        found = (
            target_listing.spoken(built, day, language, filters)
            if kind == "table"
            else target_listing.listed(built, day, language, filters)
        )
        save(listings.written(found, kind).encode(), out, language, file)


@command("coverage", "indicators coverage --topic innovation --level province")
@click.option(
    "--by",
    type=click.Choice(["topic", "indicator"]),
    default="indicator",
    show_default=True,
    help=both(OPTION["by"]),
)
@click.option("--topic", help=both(OPTION["topic"]))
@levels_option("level")
@_LISTED
@OUT
def coverage(
    file: Path, language: Language, by: Any, topic: str | None, levels: tuple[str, ...], kind: Any, out: str
) -> None:
    with answering(language):
        read = opened(file, language)
        named = select_topic(read, topic) if topic else None
        found = covered(tables.build(read), by, levels_of(levels), named)
        content = listings.written(matrix(found, by, language) if kind == "table" else found, kind)
        if kind == "table":
            content += "\n" + "".join(
                f"{sign} {words.in_(language)}\n" for sign, words in labels.COVERAGE_KEY
            )
        save(content.encode(), out, language, file)


def _head(frame: Any, kind: str, columns: int) -> Any:
    """For a terminal only the columns that are read first."""
    return frame.iloc[:, :columns] if kind == "table" else frame
