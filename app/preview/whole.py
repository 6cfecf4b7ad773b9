"""A working file, read whole: what a preview needs to show it and to judge the next one by it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.preview.endings import Record, records
from etl import catalog, tables
from etl.catalog import Catalog
from etl.errors import MisuseError
from etl.problems import InvalidFile, Problem
from etl.tables import Tables


class Whole(NamedTuple):
    """A content without errors."""

    tables: Tables
    warnings: tuple[Problem, ...]
    records: Sequence[tuple[Path, Record]]  # each with the file that it stands in


class Reading:
    """Reads working files. Those of the last good catalogue are known again where they have not changed."""

    def __init__(self) -> None:
        self._last: Catalog | None = None

    def __call__(self, path: Path) -> Whole:
        """What a file and those that it is read with hold.

        Raises:
            InvalidFile: there are errors in them.
        """
        read = self._last = catalog.read(path)
        try:
            built = tables.build(read)
        except MisuseError as error:  # its tables are too large to be shown
            raise InvalidFile([Problem(str(path), 1, 1, "", error.message)]) from error
        return Whole(built, read.warnings, [*records(read)])
