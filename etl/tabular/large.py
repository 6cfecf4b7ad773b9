"""A table whose rows are more than memory holds: they are looked at once, and read anew whenever they are wanted."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from etl import faults
from etl.problems import InvalidFile
from etl.schema import Observation
from etl.sense.looked_at import LookedAt
from etl.tabular.across import Across
from etl.tabular.checked import Checker, Rows, Told
from etl.tabular.doubts import Doubts
from etl.tabular.opened import UnfitError
from etl.tabular.reading import Read
from etl.tabular.twice import FACT, Facts

Figures = Sequence[tuple[int, Observation]]  # with their rows


class Large:
    """A table and its `rows`, those that are sound figures of their own. `item` is its number in the catalogue."""

    def __init__(self, item: int, read: Read, checker: Callable[[Told], Checker]) -> None:
        """`checker` makes one that remembers nothing yet, and tells problems to what it is given."""
        self.item, self.read, self.rows = item, read, 0
        self._checker = checker

    @property
    def file(self) -> str:
        """The path of the file."""
        return str(self.read.file)

    def look(self, number: int, facts: Facts, across: Across, looked_at: LookedAt) -> None:
        """Look at all rows, telling what is wrong with them, and what they tell as facts of the table `number`.

        What makes no sense is told too, as far as a row by itself shows it; the rest can be found `across`.

        Raises:
            UnfitError: the file is damaged.
        """
        checker = self._checker(self.read.told)
        doubts = Doubts(self.read.table.source, looked_at, self.read.doubted)
        for found in map(checker.agreeing, self.read.readable(checker)):
            facts.add(number, found.rows, {key: checker.meant(key, found) for key in FACT})
            doubts.look(number, found, checker, across)
            self.rows += len(found.rows)

    def at(self, rows: Any) -> Iterator[tuple[int, Observation]]:
        """Some of its sound rows as figures: an array of their numbers, ascending.

        Raises:
            UnfitError: the file is damaged, or another one by now.
        """
        for part in self._parts():
            wanted = np.flatnonzero(np.isin(part.rows, rows, assume_unique=True))
            yield from self._figures(part.taken(wanted))

    def parts(self) -> Iterator[Figures]:
        """All rows as figures, in their order, a part at a time: of a table in which nothing was found wrong.

        Raises:
            InvalidFile: the file is damaged, or another one by now.
        """
        try:
            yield from (figures for part in self._parts() if (figures := [*self._figures(part)]))
        except UnfitError as error:
            raise InvalidFile([self.read.sheet.problem((max(error.row, 1),), error.found)]) from error

    def _parts(self) -> Iterator[Rows]:
        return self.read.readable(self._checker(Told()))

    def _figures(self, part: Rows) -> Iterator[tuple[int, Observation]]:
        """What is remembered of words goes with the part: numbers are seldom written twice.

        Raises:
            UnfitError: a row that was sound is so no more.
        """
        for row, figure, wrong in self._checker(Told()).figures(part):
            if figure is None or wrong:
                raise UnfitError(faults.TABLE_SAVED.found(), row)
            yield row, figure
