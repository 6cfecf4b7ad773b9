"""A catalogue that does not lie on the disk: read from copies of its files, and told of under their own names."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TypeAlias

from etl import catalog, gathered
from etl.catalog import Catalog
from etl.problems import InvalidFile, Problem
from etl.text import Text

# The bytes of a file by its path from the folder that all of them lie in; none where there is no such file.
Content: TypeAlias = Callable[[PurePosixPath], bytes | None]
Naming: TypeAlias = Callable[[PurePosixPath], str]


def read(path: PurePosixPath, content: Content, name: Naming) -> Catalog:
    """The catalogue of the file at `path`; in its problems files go by what `name` calls them.

    Raises:
        InvalidFile: it has problems. What lies outside of the folder is not there.
    """
    with TemporaryDirectory() as folder:
        top = Path(folder).resolve()
        names = _copied(top, path, content, name)
        try:
            found = catalog.read(top / path)
        except InvalidFile as error:
            raise InvalidFile([_renamed(each, names) for each in error.problems]) from error
    return replace(found, warnings=tuple(_renamed(each, names) for each in found.warnings))


def _copied(top: Path, path: PurePosixPath, content: Content, name: Naming) -> dict[str, str]:
    """Copy the files that belong together, as far as they are there; the names of all, by those of the copies."""
    names: dict[str, str] = {}
    waiting = [top / path]
    while waiting:
        for file in waiting:
            there = PurePosixPath(file.relative_to(top).as_posix())
            names[str(file)] = name(there)
            raw = content(there)
            if raw is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(raw)
        # Each of them may name further ones.
        within = (file for file in gathered.whole(top / path) if file.is_relative_to(top))
        waiting = [file for file in within if str(file) not in names]
    return names


def _renamed(problem: Problem, names: dict[str, str]) -> Problem:
    """A problem with files by their own names, in its words too."""
    related = tuple(
        each._replace(file=names.get(each.file, each.file), message=_reworded(each.message, names))
        for each in problem.related
    )
    return problem._replace(
        file=names.get(problem.file, problem.file),
        message=_reworded(problem.message, names),
        mend=_reworded(problem.mend, names),
        related=related,
    )


def _reworded(words: Text, names: dict[str, str]) -> Text:
    for copy, name in names.items():
        words = Text(*(said.replace(copy, name) for said in words))
    return words
