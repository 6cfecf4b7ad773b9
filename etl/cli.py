"""The command `indicators`. What prints, exits, or catches what we raise on purpose is here and in `etl.command`.

What needs pandas is imported inside the commands that need it: `check` answers in half the time without.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from etl import claims, disputes, kept, labels
from etl.catalog import Catalog
from etl.command import options
from etl.command.answering import (
    FINE,
    PROBLEMS,
    STDOUT,
    answering,
    day_of,
    opened,
    save,
    saying,
    stop,
    writing,
)
from etl.command.export import export
from etl.command.options import AS_OF, OUT, both, levels_option, several
from etl.kept import Shelf
from etl.labels import COMMAND, OPTION
from etl.problems import InvalidFile, Problem
from etl.selection import select, select_family, select_period, select_topic
from etl.text import Language

_CATALOG = click.option(
    "--catalog", "file", type=click.Path(path_type=Path), default="indicators.yaml", show_default=True,
    help=both(OPTION["catalog"]),
)  # fmt: skip
_TEXTS = click.option(
    "--texts", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="TEXTS_DIR",
    show_envvar=True, help=both(OPTION["texts_folder"]),
)  # fmt: skip
_LISTED = click.option(
    "--format", "kind", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
    help=both(OPTION["list_format"]),
)  # fmt: skip


def _two_editions(function: Callable[..., None]) -> Callable[..., None]:
    """Releases or data files to compare."""
    after = click.argument("after", type=click.Path(path_type=Path), default="indicators.yaml")
    return click.argument("before", type=click.Path(path_type=Path))(after(function))


def _command(
    name: str, example: str, file: Callable[..., Any] = options.FILE
) -> Callable[[Callable[..., None]], click.Command]:
    """A command of `main`."""

    def register(function: Callable[..., None]) -> click.Command:
        made = options.command(name, example, file)(function)
        main.add_command(made)
        return made

    return register


@click.group(help=both(COMMAND["indicators"]), context_settings={"max_content_width": 100})
def main() -> None:
    """Entry point of the console script."""


main.add_command(export)


@_command("check", "indicators check indicators.yaml --lang en")
@click.option("--explain", is_flag=True, help=both(OPTION["explain"]))
def check(file: Path, language: Language, explain: bool) -> None:
    with answering(language, problems_to_stderr=False):
        read = opened(file, language)
        for remark in (*read.warnings, *(_pairs(read) if explain else ())):
            click.echo(remark.in_(language))


@_command("build", "indicators build indicators.yaml --out release")
@click.option("--out", type=click.Path(path_type=Path), required=True, help=both(OPTION["build_out"]))
@AS_OF
def build(file: Path, language: Language, out: Path, as_of: datetime | None) -> None:
    with answering(language):
        read = opened(file, language)
        from etl import release, tables  # noqa: PLC0415

        with saying(labels.STEP_RELEASE, language), writing(out, language):
            built = tables.build(read)
            path = release.build(built, file, out, day_of(as_of))
        click.echo(labels.RELEASED.filled(version=built.version, path=path).in_(language))


@_command("serve", "indicators serve indicators.yaml --port 8051")
@click.option("--host", default="127.0.0.1", show_default=True, envvar="HOST", help=both(OPTION["host"]))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8050, show_default=True, envvar="PORT",
    help=both(OPTION["port"]),
)  # fmt: skip
@click.option(
    "--texts", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="TEXTS_DIR",
    show_envvar=True, help=both(OPTION["texts"]),
)  # fmt: skip
@click.option(
    "--releases", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="RELEASES_DIR",
    show_envvar=True, help=both(OPTION["releases"]),
)  # fmt: skip
def serve(
    file: Path, language: Language, host: str, port: int, texts: Path | None, releases: Path | None
) -> None:
    with answering(language):
        made, shelf = _served(file, language)
        # By name: the app knows the ETL, and the ETL nothing of the app but where its door is.
        server: Any = import_module("app.front")
        address = f"http://{host}:{port}/"
        click.echo(labels.SERVING.filled(address=address).in_(language), err=True)
        try:
            server.serve(made, shelf, host, port, texts, releases)
        except OSError as error:
            stop(labels.NOT_SERVED.filled(address=address, reason=error.strerror or error), language)


@_command("audit", "indicators audit --texts texts", _CATALOG)
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@_TEXTS
@click.option(
    "--format", "kind", type=click.Choice(["text", "json", "csv", "html"]), default="text", show_default=True,
    help=both(OPTION["audit_format"]),
)  # fmt: skip
@click.option("--draft", is_flag=True, help=both(OPTION["draft"]))
@click.option("--out", default=STDOUT, show_default=True, help=both(OPTION["audit_out"]))
def audit(
    file: Path,
    language: Language,
    texts: tuple[str, ...],
    folder: Path | None,
    kind: str,
    draft: bool,
    out: str,
) -> None:
    with answering(language):
        read = opened(file, language)
        from etl.audit import findings  # noqa: PLC0415

        with saying(labels.STEP_AUDIT, language):
            found = findings.audit(texts, folder, read)
            content = found.draft(language) if draft else found.written(kind, language)
        save(content.encode(), out, language, file, *found.paths)
        for problem in found.problems:
            click.echo(problem.in_(language), err=True)
        sys.exit(FINE if found.complete else PROBLEMS)


@_command("verify", "indicators verify --texts texts")
@_TEXTS
def verify(file: Path, language: Language, folder: Path | None) -> None:
    with answering(language, problems_to_stderr=False):
        read = opened(file, language)
        from etl import verification  # noqa: PLC0415
        from etl.audit import texts  # noqa: PLC0415

        with saying(labels.STEP_AUDIT, language):
            verified = verification.verify(read, texts.declared(folder, read) if folder else None)
        others = len(read.observations) - verified.refound - verified.faulty
        words = labels.VERIFIED.filled(refound=verified.refound, others=others)
        click.echo(words.in_(language), err=True)
        if verified.problems:
            raise InvalidFile(verified.problems)


@_command("compare", "indicators compare --family strategic-share --period 2023 --format csv")
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
        from etl import comparison, listings, queries, tables  # noqa: PLC0415

        built = tables.build(read)
        defined = queries.defined(built, named, chosen.indicators)
        # Regions last: a place among all stays what it is, however few of them are asked for.
        wanted = queries.Filters(indicators=tuple(defined["indicator"]), roles=chosen.roles)
        view = queries.alike(queries.observations(built, wanted), period, options.levels(levels))
        across = [
            *(["level"] if len(levels) > 1 else []),
            *(["time_period"] if across_periods else []),
        ]
        found = comparison.compared(view, defined, language, across)
        if chosen.regions:
            found = found[found["region"].isin(chosen.regions)]
        content = listings.written(_head(found, kind, 11), kind)
        save(content.encode(), out, language, file)


@_command("targets", "indicators targets --as-of 2025-01-01 --format csv")
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
        from etl import listings, queries, tables, target_listing  # noqa: PLC0415

        day = day_of(as_of)
        built, filters = tables.build(read), queries.Filters(*selected)
        found = (
            target_listing.spoken(built, day, language, filters)
            if kind == "table"
            else target_listing.listed(built, day, language, filters)
        )
        save(listings.written(found, kind).encode(), out, language, file)


@_command("coverage", "indicators coverage --topic innovation --level province")
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
        from etl import listings, tables  # noqa: PLC0415
        from etl.coverage import coverage as covered  # noqa: PLC0415
        from etl.coverage import matrix  # noqa: PLC0415

        found = covered(tables.build(read), by, options.levels(levels), named)
        content = listings.written(matrix(found, by, language) if kind == "table" else found, kind)
        if kind == "table":
            content += "\n" + "".join(
                f"{sign} {words.in_(language)}\n" for sign, words in labels.COVERAGE_KEY
            )
        save(content.encode(), out, language, file)


@_command("changes", "indicators changes release indicators.yaml --lang en", _two_editions)
def changes(before: Path, after: Path, language: Language) -> None:
    with answering(language):
        from etl import change_words  # noqa: PLC0415
        from etl import changes as compared  # noqa: PLC0415

        older, newer = (_edition(path, language) for path in (before, after))
        click.echo(change_words.report(compared.changes(older, newer), language), nl=False)


def _edition(path: Path, language: Language) -> Any:
    """The tables of a release or of a data file."""
    from etl import release, tables  # noqa: PLC0415

    return release.read(path) if path.is_dir() else tables.build(opened(path, language))


def _head(frame: Any, kind: str, columns: int) -> Any:
    """For a terminal only the columns that are read first."""
    return frame.iloc[:, :columns] if kind == "table" else frame


def _pairs(read: Catalog) -> list[Problem]:
    """What pairs of claims are that look like a conflict, each at its place in the file."""
    told = claims.statements(read.observations, read.indicators, read.sources)
    remarks = disputes.explained(told, read.origin.line_of_value)
    return sorted(read.origin.of_observation(*remark) for remark in remarks)


def _served(file: Path, language: Language) -> tuple[Callable[[], Any], Shelf]:
    """What makes the tables of a file: read from where they were kept, if this program has checked it before."""
    try:
        shelf = kept.shelf(file)
    except OSError:
        opened(file, language)  # which says what is wrong with it
        raise
    if not shelf.holds_tables():
        built = _built(file, language)
        shelf.keep_tables(built)
        return lambda: built, shelf
    return lambda: shelf.tables() or _built(file, language), shelf


def _built(file: Path, language: Language) -> Any:
    read = opened(file, language)
    from etl import tables  # noqa: PLC0415

    return tables.build(read)
