"""One table of a catalogue: its head held to the mapping of the YAML, then its rows."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from etl import faults
from etl.faults.fault import Found
from etl.scalars import Hints
from etl.schema import Columns, Observation, Source, Table
from etl.tabular import opened as opening
from etl.tabular.checked import Checker, Rows, Told
from etl.tabular.opened import Odd, Opened
from etl.tabular.sheet import Sheet


class Wrong(NamedTuple):
    """What is wrong with the item of the YAML: which key of it, and what was found."""

    key: str
    found: Found


class Read:
    """A table whose head is as the YAML says; its rows are not read yet.

    Raises:
        UnfitError: the file cannot be read at all.
    """

    def __init__(self, table: Table, file: Path, hints: Hints) -> None:
        self.table, self.file = table, file
        self.opened: Opened = opening.opened(file)
        self.wrong: list[Wrong] = []
        self._columns = dict(self._mapped(hints))
        heads = {key: self.opened.heads[number - 1] for key, number in self._columns.items()}
        self.sheet = Sheet(str(file), self._columns, heads)
        self.told, self.doubted = Told(), Told()

    def _mapped(self, hints: Hints) -> Iterator[tuple[str, int]]:
        """The numbers of columns by key, noting those that are not there, or there twice."""
        heads = self.opened.heads
        for key in Columns._fields:
            name = getattr(self.table.columns, key)
            if name is None:
                continue
            if heads.count(name) > 1:
                self.wrong.append(Wrong(key, faults.COLUMN_TWICE.found(name=name)))
            if name not in heads:
                found = faults.NO_COLUMN.found(name=name, allowed=", ".join(heads))
                self.wrong.append(Wrong(key, found.hinting(hints.hint(name, heads))))
                continue
            yield key, heads.index(name) + 1

    def astray(self, source: Source | None) -> Iterator[Wrong]:
        """What of the table is not as its source says."""
        if source is None:
            return
        if Path(source.file).name != self.file.name:
            words = faults.TABLE_NOT_SOURCE.found(
                source=self.table.source, file=source.file, name=self.file.name
            )
            yield Wrong("source", words)
        elif source.sha256 != self.opened.sha256:
            yield Wrong("file", faults.TABLE_CHANGED.found(found=self.opened.sha256))

    def figures(self, checker: Checker) -> Iterator[tuple[int, Observation]]:
        """Its sound rows as figures, in their order."""
        for found in self.readable(checker):
            for row, figure, wrong in checker.figures(found):
                for key, words in wrong:
                    self.told.add(Odd(row, key, words))
                if figure is not None and not wrong:
                    yield row, figure

    def readable(self, checker: Checker) -> Iterator[Rows]:
        """Its rows, a part at a time, but for those with a word that cannot be read, which is told."""
        odd = list(opening.unfit(self.opened, self._columns))
        for part in self.opened.parts(self._columns, odd) if not odd else ():
            for each in odd:
                self.told.add(each)
            odd.clear()
            yield checker.readable(part)
        for each in odd:
            self.told.add(each)
