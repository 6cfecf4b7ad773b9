"""The command `indicators`. The only room that prints, exits, or catches what we raise on purpose.

What needs pandas is imported inside the commands that need it: `check` answers in half the time without.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import Any, NoReturn

import click

from etl import catalog, labels
from etl.catalog import Catalog
from etl.errors import MisuseError
from etl.labels import COMMAND, COMMAND_DETAIL, OPTION
from etl.problems import InvalidFile
from etl.selection import Selection, select
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


def _command(name: str, example: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command of `main` with a FILE to read and a language to speak."""

    def register(function: Callable[..., None]) -> click.Command:
        language = click.option(
            "--lang", "language", type=click.Choice(LANGUAGES), default="zh", show_default=True,
            help=_both(OPTION["lang"]),
        )  # fmt: skip
        file = click.argument("file", type=click.Path(path_type=Path), default="indicators.yaml")
        command = main.command(name, help=_help(name, example), short_help=_both(COMMAND[name]))
        return command(file(language(function)))

    return register


@click.group(help=_both(COMMAND["indicators"]), context_settings={"max_content_width": 100})
def main() -> None:
    """Entry point of the console script."""


@_command("check", "indicators check indicators.yaml --lang en")
def check(file: Path, language: Language) -> None:
    with _answering(language, problems_to_stderr=False):
        _read(file, language)


@_command("build", "indicators build indicators.yaml --out release")
@click.option("--out", type=click.Path(path_type=Path), required=True, help=_both(OPTION["build_out"]))
def build(file: Path, language: Language, out: Path) -> None:
    with _answering(language):
        read = _read(file, language)
        from etl import release, tables  # noqa: PLC0415

        with _saying(labels.STEP_RELEASE, language), _writing(out, language):
            built = tables.build(read)
            path = release.build(built, file, out)
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
def export(file: Path, language: Language, kind: str, out: str, **wanted: tuple[str, ...]) -> None:
    with _answering(language):
        if kind == "xlsx" and out == STDOUT:
            _stop(labels.NO_STDOUT_WORKBOOK, language)
        read = _read(file, language)
        selected = select(read, **wanted)
        with _saying(labels.STEP_EXPORT, language):
            content = _exported(read, kind, selected)
        _save(content, out, language)


@_command("serve", "indicators serve indicators.yaml --port 8051")
@click.option("--host", default="127.0.0.1", show_default=True, envvar="HOST", help=_both(OPTION["host"]))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8050, show_default=True, envvar="PORT",
    help=_both(OPTION["port"]),
)  # fmt: skip
def serve(file: Path, language: Language, host: str, port: int) -> None:
    with _answering(language):
        read = _read(file, language)
        from etl import tables  # noqa: PLC0415

        # By name: the app knows the ETL, and the ETL nothing of the app but where its door is.
        server: Any = import_module("app.server")
        address = f"http://{host}:{port}/"
        click.echo(labels.SERVING.filled(address=address).in_(language), err=True)
        try:
            server.serve(tables.build(read), host, port)
        except OSError as error:
            _stop(labels.NOT_SERVED.filled(address=address, reason=error.strerror or error), language)


def _read(file: Path, language: Language) -> Catalog:
    with _saying(labels.STEP_READ, language):
        return catalog.read(file)


def _exported(read: Catalog, kind: str, selected: Selection) -> bytes:
    from etl import exports, queries, tables, workbook  # noqa: PLC0415

    built, filters = tables.build(read), queries.Filters(*selected)
    return workbook.workbook(built, filters) if kind == "xlsx" else exports.csv_text(built, filters).encode()


def _save(content: bytes, out: str, language: Language) -> None:
    if out == STDOUT:
        click.echo(content, nl=False)
        return
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
        if len(error.problems) > 1:
            click.echo(labels.PROBLEM_COUNT.filled(count=len(error.problems)).in_(language), err=True)
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
