"""`indicators serve`: the dashboard of a data file, or of the release that stands at a path."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from etl import kept, labels
from etl.command.answering import answering, opened, stop
from etl.command.options import both, command
from etl.kept import Shelf
from etl.labels import OPTION
from etl.text import Language, Text

CURRENT = "current"  # in a folder of releases, the link to the one that is published
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

Function = Callable[..., None]


def where(port: int) -> Callable[[Function], Function]:
    """The options that tell where to serve, and what there is beside the data."""
    given = (
        click.option("--host", default="127.0.0.1", show_default=True, envvar="HOST", help=both(OPTION["host"])),
        click.option(
            "--port", type=click.IntRange(1, 65535), default=port, show_default=True, envvar="PORT",
            help=both(OPTION["port"]),
        ),
        click.option("--texts", type=_FOLDER, envvar="TEXTS_DIR", show_envvar=True, help=both(OPTION["texts"])),
        click.option(
            "--releases", type=_FOLDER, envvar="RELEASES_DIR", show_envvar=True, help=both(OPTION["releases"]),
        ),
    )  # fmt: skip

    def decorate(function: Function) -> Function:
        for option in reversed(given):
            function = option(function)
        return function

    return decorate


@command("serve", "indicators serve indicators.yaml --port 8051")
@where(8050)
def serve(
    file: Path, language: Language, host: str, port: int, texts: Path | None, releases: Path | None
) -> None:
    with answering(language):
        # By name: the app knows the ETL, and the ETL nothing of the app but where its door is.
        server: Any = import_module("app.front")
        if file.is_dir():
            (made, shelf), beside = _release(file)
            releases = releases or (file if _is_shelf(file) else None)
        else:
            (made, shelf), beside = _served(file, language), {}
        with standing(labels.SERVING, host, port, language):
            server.serve(made, shelf, host, port, texts, releases, **beside)


@contextmanager
def standing(words: Text, host: str, port: int, language: Language) -> Iterator[None]:
    """Tell where something is served while it is, or why it cannot be."""
    address = f"http://{host}:{port}/"
    click.echo(words.filled(address=address).in_(language), err=True)
    try:
        yield
    except OSError as error:
        stop(labels.NOT_SERVED.filled(address=address, reason=error.strerror or error), language)


def _release(folder: Path) -> tuple[tuple[Callable[[], Any], Shelf], dict[str, Any]]:
    """What makes the tables of a release, or of the current one of a folder of releases, and what follows it.

    Raises:
        InvalidFile: it cannot be read, and neither can any beside it.
    """
    from etl.release import MANIFEST  # noqa: PLC0415

    following: Any = import_module("app.following")
    deployed: Any = import_module("app.deployed")
    read = deployed.reading(None, kept.FOLDER.parent / "observations")
    followed = following.Followed(folder / CURRENT if _is_shelf(folder) else folder, read)
    tables = followed.tables()
    return (lambda: tables, kept.shelf(followed.where / MANIFEST)), {"followed": followed}


def _is_shelf(folder: Path) -> bool:
    """Whether this is a folder of releases, of which one is current, or should be."""
    from etl import release  # noqa: PLC0415

    return (folder / CURRENT).is_symlink() or bool(release.shelved(folder))


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
