"""The files that figures are entered in: what each figure says, in which file, and which file takes a new one."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from etl import gathered
from etl.catalog import Catalog
from etl.entry.choices import Choices
from etl.entry.said import Said, said
from etl.origin import OBSERVATIONS, Figure
from etl.patching.figures import located
from etl.patching.nodes import Value

MARK = "\ufeff"


class Place(NamedTuple):
    """Where a figure stands: its file, its place among all of that, from 0, and what is written there."""

    file: Path
    number: int
    values: Mapping[str, Value]


class Files(NamedTuple):
    """A file and those that it lists; what it is part of is only read."""

    read: Catalog
    contents: Mapping[Path, bytes]  # of all that are read; the first is the one that was named
    own: tuple[Path, ...]  # in which figures can be changed

    def text(self, file: Path) -> str:
        """The content of a file, which was read as UTF-8."""
        return self.contents[file].decode()

    def places(self) -> dict[str, Place]:
        """Where each figure stands, by id."""
        ids: dict[Path, list[str]] = {}
        for name in self.read.observations:
            where = self.read.origin.of(name)
            if isinstance(where, Figure):  # rows of tables are changed in their tables
                ids.setdefault(self._of(OBSERVATIONS, where.block), []).append(name)
        return {
            name: Place(file, number, values)
            for file in self.own
            for number, (name, values) in enumerate(self._values(file, ids.get(file, [])))
        }

    def taking(self, source: str) -> Path:
        """The file that takes what a source says: that of the source; the one that was named where there is none."""
        gathering = self.read.origin.files
        number = gathering.owners.get(("sources", source))
        file = None if number is None else Path(gathering.documents[number].file)
        return file if file in self.own else next(iter(self.contents))

    def _of(self, section: str, item: int) -> Path:
        gathering = self.read.origin.files
        return Path(gathering.documents[gathering.number(section, item)].file)

    def _values(self, file: Path, ids: list[str]) -> Iterator[tuple[str, Mapping[str, Value]]]:
        return zip(ids, located(self.text(file).removeprefix(MARK)).values() if ids else (), strict=True)


def opened(read: Catalog, file: Path) -> Files:
    """The files of a catalogue that was read from `file`.

    Raises:
        OSError: one of them cannot be read any more.
    """
    documents = [Path(document.file) for document in read.origin.files.documents]
    contents = {each: each.read_bytes() for each in gathered.files(file)}
    return Files(read, contents, tuple(documents[documents.index(file) :]))


def figures(files: Files, choices: Choices) -> dict[str, Said]:
    """What each figure says, by id."""
    return {name: said(place.values, choices) for name, place in files.places().items()}
