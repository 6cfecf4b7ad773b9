"""Where things stand in a tabular file: problems are told by row and column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.faults.fault import Found
from etl.places import Position, Trail
from etl.problems import Problem, Related, problem


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tabular file, for whoever speaks of places in it. Trails begin with the number of a row.

    Rows count from 1, the head included, as spreadsheet programs count them: a cell with a line break is one row.
    `columns` are the numbers from 1 of those that say something, by its key; `heads` their names.
    """

    file: str
    columns: Mapping[str, int]
    heads: Mapping[str, str]

    def position(self, trail: Trail) -> Position:
        """The row that a trail leads to, and the column; the first one where it is of no column."""
        row, key = _read(trail)
        return Position(row, self.columns.get(key, 1))

    def problem(
        self, trail: Trail, found: Found, *, at_key: bool = False, related: Sequence[Related] = ()
    ) -> Problem:
        """What was found at `trail`; its path is the name of the column."""
        key = _read(trail)[1]
        return problem(
            self.file, *self.position(trail), self.heads.get(key, key), found, related=tuple(related)
        )

    def refuses(self, _trail: Trail) -> bool:
        """Whether a cell has a problem already: nobody looks at it again."""
        return False


def _read(trail: Trail) -> tuple[int, str]:
    match trail:
        case (int(row), str(key), *_):
            return row, key
        case (int(row), *_):
            return row, ""
    return 1, ""
