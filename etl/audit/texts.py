"""The texts that an audit or a verification is about: files, names in a folder, ids of sources."""

from collections.abc import Sequence
from pathlib import Path

from etl import articles
from etl.articles import SUFFIXES, Article
from etl.catalog import Catalog
from etl.errors import MisuseError
from etl.labels import (
    NO_SUCH_TEXT,
    NO_TEXTS,
    NOTHING_TO_AUDIT,
    TEXT_IS_FOLDER,
    TEXT_OF_SOURCE_MISSING,
)
from etl.scalars import TABULAR


class NoTextError(MisuseError):
    """What was asked for is no text, or nothing was asked for; the message says how to ask."""


def wanted(words: Sequence[str], folder: Path | None, catalog: Catalog) -> list[Path]:
    """The files that `words` name; without any, the texts of the folder and of the folders in it.

    Raises:
        NoTextError: a word names no text, or there is none at all.
    """
    if words:
        return [_file(word, folder, catalog) for word in words]
    if folder is None:
        raise NoTextError(NO_TEXTS)
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    if not found:
        raise NoTextError(NOTHING_TO_AUDIT.filled(folder=folder))
    return found


def _file(word: str, folder: Path | None, catalog: Catalog) -> Path:
    source = catalog.sources.get(word)
    if Path(word).is_dir():
        raise NoTextError(TEXT_IS_FOLDER.filled(word=word))
    names = [word, source.file] if source else [word]
    places = [Path(word), *(folder / name for name in names if folder)]
    for place in places:
        if place.is_file():
            return place
    if source:
        raise NoTextError(TEXT_OF_SOURCE_MISSING.filled(word=word, file=source.file))
    raise NoTextError(NO_SUCH_TEXT.filled(word=word))


def declared(folder: Path, catalog: Catalog) -> dict[str, Article]:
    """The texts of the sources that are at hand in the folder, by source.

    Raises:
        InvalidFile: a text cannot be read.
    """
    paths = {
        name: folder / source.file
        for name, source in catalog.sources.items()
        if not source.file.endswith(TABULAR)
    }
    return {name: articles.read(path) for name, path in paths.items() if path.is_file()}
