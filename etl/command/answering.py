"""How a command reads its file, says what it does, writes what it made, and words what went wrong.

Exit codes: 0 fine, 1 problems in the data, 2 wrong use.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Timer
from typing import NoReturn

import click

from etl import catalog, labels
from etl.catalog import Catalog
from etl.errors import MisuseError
from etl.problems import InvalidFile
from etl.text import Language, Text

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
_CLOSED_PIPE = 141  # as shells tell of a program that nobody reads from any more

PATIENCE = 1.0  # seconds of silence before a reader is told what takes so long
STDOUT = "-"


def opened(file: Path, language: Language, day: date | None = None) -> Catalog:
    """The catalog of a data file, as it is on a day.

    Raises:
        InvalidFile: it has problems.
    """
    with saying(labels.STEP_READ, language):
        return catalog.read(file, day)


def day_of(asked: datetime | None) -> date:
    """The day to judge for: today unless another is asked for."""
    return asked.date() if asked else date.today()


def save(content: bytes, out: str, language: Language, *inputs: Path) -> None:
    """Write to a file that is none of the inputs, or to stdout."""
    if out == STDOUT:
        click.echo(content, nl=False)
        return
    if Path(out).resolve() in {path.resolve() for path in inputs}:
        stop(labels.OUT_IS_INPUT.filled(path=out), language)
    with writing(out, language):
        Path(out).write_bytes(content)


@contextmanager
def answering(language: Language, *, problems_to_stderr: bool = True) -> Iterator[None]:
    """Word for the reader what went wrong inside, and exit with its code.

    `check` is asked for problems and puts them on stdout; elsewhere stdout belongs to data.
    """
    try:
        yield
    except InvalidFile as error:
        for problem in error.problems:
            click.echo(problem.in_(language), err=problems_to_stderr or unopened(error))
        count = sum(not problem.warning for problem in error.problems)
        if count > 1:
            click.echo(labels.PROBLEM_COUNT.filled(count=count).in_(language), err=True)
        sys.exit(WRONG_USE if unopened(error) else PROBLEMS)
    except MisuseError as error:
        stop(error.message, language)
    except BrokenPipeError:
        # Whatever Python still holds back must not fail again when it flushes on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_CLOSED_PIPE)


def unopened(error: InvalidFile) -> bool:
    """Whether the file is missing, a directory or locked away: no fault of its content."""
    return isinstance(error.__cause__, OSError)


@contextmanager
def writing(out: Path | str, language: Language) -> Iterator[None]:
    """Word what keeps a file from being written, and stop."""
    try:
        yield
    except OSError as error:
        stop(labels.NOT_WRITTEN.filled(path=out, reason=error.strerror or error), language)


@contextmanager
def saying(step: Text, language: Language) -> Iterator[None]:
    """Tell on stderr what is being done, if it takes longer than a reader's patience."""
    timer = Timer(PATIENCE, click.echo, [step.in_(language)], {"err": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def stop(message: Text, language: Language) -> NoReturn:
    """Say what is wrong with how the program was used, and exit."""
    click.echo(message.in_(language), err=True)
    sys.exit(WRONG_USE)
