"""The command `indicators`. The only room that prints, exits, or catches what we raise on purpose.

What needs pandas is imported inside the commands that need it: `check` answers in half the time without.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import Any, NoReturn

import click

from etl import catalog, claims, disputes, kept, labels, wordings
from etl.catalog import Catalog
from etl.codes import LEVELS, Level
from etl.errors import MisuseError
from etl.kept import Shelf
from etl.labels import COMMAND, COMMAND_DETAIL, OPTION
from etl.period import Period
from etl.problems import InvalidFile, Problem
from etl.selection import Selection, select, select_family, select_topic
from etl.text import LANGUAGES, Language, Text

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
_CLOSED_PIPE = 141  # as shells tell of a program that nobody reads from any more

PATIENCE = 1.0  # seconds of silence before a reader is told what takes so long
STDOUT = "-"


def _both(text: Text) -> str:
    return f"{text.zh} {text.en}"


def _help(name: str, example: str) -> str:
    # A line with \b keeps click from running lines together, which Chinese cannot bear.
    title, detail = COMMAND[name], COMMAND_DETAIL[name]
    parts = (
        f"{title.zh}\n{detail.zh}\n{labels.EXIT_CODES.zh}",
        f"{title.en}\n{detail.en}\n{labels.EXIT_CODES.en}",
        f"{_both(labels.EXAMPLE)}:\n  {example}",
    )
    return "\n\n".join(f"\b\n{part}" for part in parts)


_FILE = click.argument("file", type=click.Path(path_type=Path), default="indicators.yaml")
_CATALOG = click.option(
    "--catalog", "file", type=click.Path(path_type=Path), default="indicators.yaml", show_default=True,
    help=_both(OPTION["catalog"]),
)  # fmt: skip
_TEXTS = click.option(
    "--texts", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="TEXTS_DIR",
    show_envvar=True, help=_both(OPTION["texts_folder"]),
)  # fmt: skip


_AS_OF = click.option(
    "--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), help=_both(OPTION["as_of"]),
)  # fmt: skip
_LISTED = click.option(
    "--format", "kind", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
    help=_both(OPTION["list_format"]),
)  # fmt: skip
_OUT = click.option("--out", default=STDOUT, show_default=True, help=_both(OPTION["list_out"]))


def _two_editions(function: Callable[..., None]) -> Callable[..., None]:
    """Releases or data files to compare."""
    after = click.argument("after", type=click.Path(path_type=Path), default="indicators.yaml")
    return click.argument("before", type=click.Path(path_type=Path))(after(function))


def _command(
    name: str, example: str, file: Callable[..., Any] = _FILE
) -> Callable[[Callable[..., None]], click.Command]:
    """A command of `main` with a FILE to read and a language to speak."""

    def register(function: Callable[..., None]) -> click.Command:
        language = click.option(
            "--lang", "language", type=click.Choice(LANGUAGES), default="zh", show_default=True,
            help=_both(OPTION["lang"]),
        )  # fmt: skip
        command = main.command(name, help=_help(name, example), short_help=_both(COMMAND[name]))
        return command(file(language(function)))

    return register


@click.group(help=_both(COMMAND["indicators"]), context_settings={"max_content_width": 100})
def main() -> None:
    """Entry point of the console script."""


@_command("check", "indicators check indicators.yaml --lang en")
@click.option("--explain", is_flag=True, help=_both(OPTION["explain"]))
def check(file: Path, language: Language, explain: bool) -> None:
    with _answering(language, problems_to_stderr=False):
        read = _read(file, language)
        for remark in (*read.warnings, *(_pairs(read) if explain else ())):
            click.echo(remark.in_(language))


@_command("build", "indicators build indicators.yaml --out release")
@click.option("--out", type=click.Path(path_type=Path), required=True, help=_both(OPTION["build_out"]))
@_AS_OF
def build(file: Path, language: Language, out: Path, as_of: datetime | None) -> None:
    with _answering(language):
        read = _read(file, language)
        from etl import release, tables  # noqa: PLC0415

        with _saying(labels.STEP_RELEASE, language), _writing(out, language):
            built = tables.build(read)
            path = release.build(built, file, out, _day(as_of))
        click.echo(labels.RELEASED.filled(version=built.version, path=path).in_(language))


@_command("export", "indicators export --format csv --region 330000 --role target --out targets.csv")
@click.option(
    "--format", "kind", type=click.Choice(["csv", "xlsx"]), default="csv", show_default=True,
    help=_both(OPTION["format"]),
)  # fmt: skip
@click.option("--out", default=STDOUT, show_default=True, help=_both(OPTION["export_out"]))
@click.option("--region", "regions", multiple=True, help=_both(OPTION["region"]))
@click.option("--indicator", "indicators", multiple=True, help=_both(OPTION["indicator"]))
@click.option("--role", "roles", multiple=True, help=_both(OPTION["role"]))
@click.option("--source", "sources", multiple=True, help=_both(OPTION["source"]))
@_AS_OF
def export(
    file: Path, language: Language, kind: str, out: str, as_of: datetime | None, **wanted: tuple[str, ...]
) -> None:
    with _answering(language):
        if kind == "xlsx" and out == STDOUT:
            _stop(labels.NO_STDOUT_WORKBOOK, language)
        read = _read(file, language)
        selected = select(read, **wanted)
        with _saying(labels.STEP_EXPORT, language):
            content = _exported(read, kind, selected, _day(as_of))
        _save(content, out, language, file)


@_command("serve", "indicators serve indicators.yaml --port 8051")
@click.option("--host", default="127.0.0.1", show_default=True, envvar="HOST", help=_both(OPTION["host"]))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8050, show_default=True, envvar="PORT",
    help=_both(OPTION["port"]),
)  # fmt: skip
@click.option(
    "--texts", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="TEXTS_DIR",
    show_envvar=True, help=_both(OPTION["texts"]),
)  # fmt: skip
@click.option(
    "--releases", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="RELEASES_DIR",
    show_envvar=True, help=_both(OPTION["releases"]),
)  # fmt: skip
def serve(
    file: Path, language: Language, host: str, port: int, texts: Path | None, releases: Path | None
) -> None:
    with _answering(language):
        made, shelf = _served(file, language)
        # By name: the app knows the ETL, and the ETL nothing of the app but where its door is.
        server: Any = import_module("app.front")
        address = f"http://{host}:{port}/"
        click.echo(labels.SERVING.filled(address=address).in_(language), err=True)
        try:
            server.serve(made, shelf, host, port, texts, releases)
        except OSError as error:
            _stop(labels.NOT_SERVED.filled(address=address, reason=error.strerror or error), language)


@_command("audit", "indicators audit --texts texts", _CATALOG)
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@_TEXTS
@click.option(
    "--format", "kind", type=click.Choice(["text", "json", "csv", "html"]), default="text", show_default=True,
    help=_both(OPTION["audit_format"]),
)  # fmt: skip
@click.option("--draft", is_flag=True, help=_both(OPTION["draft"]))
@click.option("--out", default=STDOUT, show_default=True, help=_both(OPTION["audit_out"]))
def audit(
    file: Path,
    language: Language,
    texts: tuple[str, ...],
    folder: Path | None,
    kind: str,
    draft: bool,
    out: str,
) -> None:
    with _answering(language):
        read = _read(file, language)
        from etl.audit import findings  # noqa: PLC0415

        with _saying(labels.STEP_AUDIT, language):
            found = findings.audit(texts, folder, read)
            content = found.draft(language) if draft else found.written(kind, language)
        _save(content.encode(), out, language, file, *found.paths)
        for problem in found.problems:
            click.echo(problem.in_(language), err=True)
        sys.exit(FINE if found.complete else PROBLEMS)


@_command("verify", "indicators verify --texts texts")
@_TEXTS
def verify(file: Path, language: Language, folder: Path | None) -> None:
    with _answering(language, problems_to_stderr=False):
        read = _read(file, language)
        from etl import verification  # noqa: PLC0415
        from etl.audit import texts  # noqa: PLC0415

        with _saying(labels.STEP_AUDIT, language):
            verified = verification.verify(read, texts.declared(folder, read) if folder else None)
        others = len(read.observations) - verified.refound - verified.faulty
        words = labels.VERIFIED.filled(refound=verified.refound, others=others)
        click.echo(words.in_(language), err=True)
        if verified.problems:
            raise InvalidFile(verified.problems)


@_command("compare", "indicators compare --family strategic-share --period 2023 --format csv")
@click.option("--indicator", help=_both(OPTION["indicator"]))
@click.option("--family", help=_both(OPTION["family"]))
@click.option("--period", help=_both(OPTION["period"]))
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice([level.value for level in Level]),
    help=_both(OPTION["levels"]),
)
@click.option("--region", "regions", multiple=True, help=_both(OPTION["region"]))
@click.option("--role", "roles", multiple=True, help=_both(OPTION["role"]))
@click.option("--across-periods", is_flag=True, help=_both(OPTION["across_periods"]))
@_LISTED
@_OUT
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
    with _answering(language):
        if (indicator is None) == (family is None):
            _stop(labels.ONE_OF_TWO, language)
        if period is not None and not _is_period(period):
            _stop(wordings.NOT_PERIOD.filled(word=period), language)
        read = _read(file, language)
        chosen = select(read, regions=regions, roles=roles, indicators=[indicator] if indicator else [])
        named = select_family(read, family) if family else None
        from etl import comparison, listings, queries, tables  # noqa: PLC0415

        built = tables.build(read)
        defined = queries.defined(built, named, chosen.indicators)
        # Regions last: a place among all stays what it is, however few of them are asked for.
        wanted = queries.Filters(indicators=tuple(defined["indicator"]), roles=chosen.roles)
        view = queries.alike(queries.observations(built, wanted), period, _levels(levels))
        across = [
            *(["level"] if len(levels) > 1 else []),
            *(["time_period"] if across_periods else []),
        ]
        found = comparison.compared(view, defined, language, across)
        if chosen.regions:
            found = found[found["region"].isin(chosen.regions)]
        content = listings.written(_head(found, kind, 11), kind)
        _save(content.encode(), out, language, file)


@_command("targets", "indicators targets --as-of 2025-01-01 --format csv")
@_AS_OF
@click.option("--region", "regions", multiple=True, help=_both(OPTION["region"]))
@click.option("--indicator", "indicators", multiple=True, help=_both(OPTION["indicator"]))
@_LISTED
@_OUT
def targets(
    file: Path, language: Language, as_of: datetime | None, kind: Any, out: str, **wanted: tuple[str, ...]
) -> None:
    with _answering(language):
        read = _read(file, language)
        selected = select(read, **wanted)
        from etl import listings, queries, tables, target_listing  # noqa: PLC0415

        day = _day(as_of)
        built, filters = tables.build(read), queries.Filters(*selected)
        found = (
            target_listing.spoken(built, day, language, filters)
            if kind == "table"
            else target_listing.listed(built, day, language, filters)
        )
        _save(listings.written(found, kind).encode(), out, language, file)


@_command("coverage", "indicators coverage --topic innovation --level province")
@click.option(
    "--by",
    type=click.Choice(["topic", "indicator"]),
    default="indicator",
    show_default=True,
    help=_both(OPTION["by"]),
)
@click.option("--topic", help=_both(OPTION["topic"]))
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice([level.value for level in Level]),
    help=_both(OPTION["level"]),
)
@_LISTED
@_OUT
def coverage(
    file: Path, language: Language, by: Any, topic: str | None, levels: tuple[str, ...], kind: Any, out: str
) -> None:
    with _answering(language):
        read = _read(file, language)
        named = select_topic(read, topic) if topic else None
        from etl import listings, tables  # noqa: PLC0415
        from etl.coverage import coverage as covered  # noqa: PLC0415
        from etl.coverage import matrix  # noqa: PLC0415

        found = covered(tables.build(read), by, _levels(levels), named)
        content = listings.written(matrix(found, by, language) if kind == "table" else found, kind)
        if kind == "table":
            content += "\n" + "".join(
                f"{sign} {words.in_(language)}\n" for sign, words in labels.COVERAGE_KEY
            )
        _save(content.encode(), out, language, file)


@_command("changes", "indicators changes release indicators.yaml --lang en", _two_editions)
def changes(before: Path, after: Path, language: Language) -> None:
    with _answering(language):
        from etl import change_words  # noqa: PLC0415
        from etl import changes as compared  # noqa: PLC0415

        older, newer = (_edition(path, language) for path in (before, after))
        click.echo(change_words.report(compared.changes(older, newer), language), nl=False)


def _edition(path: Path, language: Language) -> Any:
    """The tables of a release or of a data file."""
    from etl import release, tables  # noqa: PLC0415

    return release.read(path) if path.is_dir() else tables.build(_read(path, language))


def _is_period(word: str) -> bool:
    try:
        Period.parse(word)
    except ValueError:
        return False
    return True


def _levels(asked: Iterable[str]) -> list[str]:
    return [level for each in asked for level in LEVELS[Level(each)]]


def _head(frame: Any, kind: str, columns: int) -> Any:
    """For a terminal only the columns that are read first."""
    return frame.iloc[:, :columns] if kind == "table" else frame


def _pairs(read: Catalog) -> list[Problem]:
    """What pairs of claims are that look like a conflict, each at its place in the file."""
    told = claims.statements(read.observations, read.indicators, read.sources)
    remarks = disputes.explained(told, read.origin.line_of_value)
    return sorted(read.origin.of_observation(*remark) for remark in remarks)


def _read(file: Path, language: Language) -> Catalog:
    with _saying(labels.STEP_READ, language):
        return catalog.read(file)


def _served(file: Path, language: Language) -> tuple[Callable[[], Any], Shelf]:
    """What makes the tables of a file: read from where they were kept, if this program has checked it before."""
    try:
        shelf = kept.shelf(file)
    except OSError:
        _read(file, language)  # which says what is wrong with it
        raise
    if not shelf.holds_tables():
        built = _built(file, language)
        shelf.keep_tables(built)
        return lambda: built, shelf
    return lambda: shelf.tables() or _built(file, language), shelf


def _built(file: Path, language: Language) -> Any:
    read = _read(file, language)
    from etl import tables  # noqa: PLC0415

    return tables.build(read)


def _day(asked: datetime | None) -> date:
    return asked.date() if asked else date.today()


def _exported(read: Catalog, kind: str, selected: Selection, as_of: date) -> bytes:
    from etl import exports, queries, tables, workbook  # noqa: PLC0415

    built, filters = tables.build(read), queries.Filters(*selected)
    if kind == "xlsx":
        return workbook.workbook(built, as_of, filters)
    return exports.csv_text(built, filters).encode()


def _save(content: bytes, out: str, language: Language, *inputs: Path) -> None:
    """Write to a file that is none of the inputs, or to stdout."""
    if out == STDOUT:
        click.echo(content, nl=False)
        return
    if Path(out).resolve() in {path.resolve() for path in inputs}:
        _stop(labels.OUT_IS_INPUT.filled(path=out), language)
    with _writing(out, language):
        Path(out).write_bytes(content)


@contextmanager
def _answering(language: Language, *, problems_to_stderr: bool = True) -> Iterator[None]:
    """Word for the reader what went wrong inside, and exit with its code.

    `check` is asked for problems and puts them on stdout; elsewhere stdout belongs to data.
    """
    try:
        yield
    except InvalidFile as error:
        for problem in error.problems:
            click.echo(problem.in_(language), err=problems_to_stderr or _unopened(error))
        count = sum(not problem.warning for problem in error.problems)
        if count > 1:
            click.echo(labels.PROBLEM_COUNT.filled(count=count).in_(language), err=True)
        sys.exit(WRONG_USE if _unopened(error) else PROBLEMS)
    except MisuseError as error:
        _stop(error.message, language)
    except BrokenPipeError:
        # Whatever Python still holds back must not fail again when it flushes on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_CLOSED_PIPE)


def _unopened(error: InvalidFile) -> bool:
    """Whether the file is missing, a directory or locked away: no fault of its content."""
    return isinstance(error.__cause__, OSError)


@contextmanager
def _writing(out: Path | str, language: Language) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _stop(labels.NOT_WRITTEN.filled(path=out, reason=error.strerror or error), language)


@contextmanager
def _saying(step: Text, language: Language) -> Iterator[None]:
    """Tell on stderr what is being done, if it takes longer than a reader's patience."""
    timer = Timer(PATIENCE, click.echo, [step.in_(language)], {"err": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _stop(message: Text, language: Language) -> NoReturn:
    click.echo(message.in_(language), err=True)
    sys.exit(WRONG_USE)
