"""Options and help that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from etl import labels
from etl.codes import LEVELS, Level
from etl.command.answering import STDOUT
from etl.labels import COMMAND, COMMAND_DETAIL, OPTION
from etl.text import LANGUAGES, Text


def both(text: Text) -> str:
    """Words in both languages, on one line."""
    return f"{text.zh} {text.en}"


def _help(name: str, example: str) -> str:
    # A line with \b keeps click from running lines together, which Chinese cannot bear.
    title, detail = COMMAND[name], COMMAND_DETAIL[name]
    parts = (
        f"{title.zh}\n{detail.zh}\n{labels.EXIT_CODES.zh}",
        f"{title.en}\n{detail.en}\n{labels.EXIT_CODES.en}",
        f"{both(labels.EXAMPLE)}:\n  {example}",
    )
    return "\n\n".join(f"\b\n{part}" for part in parts)


DATA_FILE = "indicators.yaml"  # unless another is named
FILE = click.argument("file", type=click.Path(path_type=Path), default=DATA_FILE)
AS_OF = click.option(
    "--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), help=both(OPTION["as_of"]),
)  # fmt: skip
OUT = click.option("--out", default=STDOUT, show_default=True, help=both(OPTION["list_out"]))

# Where releases are kept, for those who write them or look for one.
RELEASES = click.option(
    "--releases", type=click.Path(file_okay=False, path_type=Path), default="releases", envvar="RELEASES_DIR",
    show_default=True, show_envvar=True, help=both(OPTION["shelf"]),
)  # fmt: skip


def several(option: str, name: str, words: str) -> Callable[..., Any]:
    """An option that can be repeated."""
    return click.option(option, name, multiple=True, help=both(OPTION[words]))


def levels_option(words: str) -> Callable[..., Any]:
    """The levels asked for, as readers call them."""
    offered = click.Choice([level.value for level in Level])
    return click.option("--level", "levels", multiple=True, type=offered, help=both(OPTION[words]))


def levels(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Levels as readers call them → those of the regions table."""
    return tuple(level for each in asked for level in LEVELS[Level(each)])


def command(
    name: str, example: str, file: Callable[..., Any] = FILE
) -> Callable[[Callable[..., None]], click.Command]:
    """A command with a FILE to read and a language to speak."""

    def made(function: Callable[..., None]) -> click.Command:
        language = click.option(
            "--lang", "language", type=click.Choice(LANGUAGES), default="zh", show_default=True,
            help=both(OPTION["lang"]),
        )  # fmt: skip
        decorated = file(language(function))
        return click.command(name, help=_help(name, example), short_help=both(COMMAND[name]))(decorated)

    return made
