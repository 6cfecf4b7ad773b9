"""Rows of numbers on the disk, to be looked at a part at a time: those that belong together are in one part."""

from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Self

import numpy as np

PARTS = 64
_MIXED = np.uint64(0x9E3779B97F4A7C15)  # odd: no two keys become one
_ROWS = 1 << 40  # of a table: a place is a table and a row in one number


class Spilled:
    """Rows of one dtype. Its files have no names, and go with it."""

    def __init__(self, kind: np.dtype[Any]) -> None:
        self._kind, self._files = kind, [TemporaryFile() for _ in range(PARTS)]  # noqa: SIM115  (closed by __exit__)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        with ExitStack() as closing:
            for file in self._files:
                closing.callback(file.close)

    def write(self, rows: Any, keys: Any) -> None:
        """Rows with a key each, an unsigned number of 64 bits: equal keys, one part."""
        number = (keys * _MIXED >> np.uint64(58)).astype("uint8")
        order = np.argsort(number, kind="stable")
        ends = np.searchsorted(number[order], np.arange(PARTS + 1))
        for place, file in enumerate(self._files):
            if ends[place] < ends[place + 1]:
                file.write(rows[order[ends[place] : ends[place + 1]]].tobytes())

    def parts(self) -> Iterator[Any]:
        """The rows, a part at a time: none where there are none."""
        for file in self._files:
            file.seek(0)
            rows = np.frombuffer(file.read(), self._kind)
            if len(rows):
                yield rows


def places(table: int, rows: Any) -> Any:
    """Rows of a table, each as one number."""
    return rows + table * _ROWS


def found(places_: Any) -> tuple[Any, Any]:
    """Tables and rows of such numbers."""
    tables, rows = np.divmod(places_, _ROWS)
    return tables, rows
