"""A table whose rows are more than memory holds: they are looked at once, and read anew whenever they are wanted."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from etl import faults
from etl.labels import AT_ROW
from etl.schema import Observation
from etl.tabular.checked import Checker, Rows, Told
from etl.tabular.opened import Odd
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

    def look(self, facts: Facts, number: int) -> None:
        """Look at all rows, telling what is wrong with them, and what they tell as facts of the table `number`.

        Raises:
            UnfitError: the file is damaged.
        """
        checker = self._checker(self.read.told)
        for found in map(checker.agreeing, self.read.readable(checker)):
            facts.add(number, found.rows, {key: checker.meant(key, found) for key in FACT})
            self.rows += len(found.rows)

    def refuse_again(self, row: int, first: int) -> None:
        """A row tells what an earlier one tells."""
        self.read.told.add(Odd(row, "", faults.SAME_FACT.found(line=AT_ROW.filled(row=first))))
        self.rows -= 1

    def at(self, rows: Any) -> Iterator[tuple[int, Observation]]:
        """Some of its sound rows as figures: an array of their numbers, ascending.

        Raises:
            UnfitError: the file is damaged.
        """
        for part in self._parts():
            wanted = np.flatnonzero(np.isin(part.rows, rows, assume_unique=True))
            if len(wanted):
                yield from self._figures(part.taken(wanted))

    def parts(self) -> Iterator[Figures]:
        """All rows as figures, in their order, a part at a time: of a table in which nothing was found wrong.

        Raises:
            UnfitError: the file is damaged.
        """
        return ([*self._figures(part)] for part in self._parts())

    def _parts(self) -> Iterator[Rows]:
        return self.read.readable(self._checker(Told()))

    def _figures(self, part: Rows) -> Iterator[tuple[int, Observation]]:
        """What is remembered of words goes with the part: numbers are seldom written twice."""
        for row, figure, wrong in self._checker(Told()).figures(part):
            if figure is not None and not wrong:
                yield row, figure
