"""Which rows of large tables tell a fact that is told more than once, found with a sixty-fourth of them in memory.

Facts go to the disk as numbers, each to one of many parts, and are compared a part at a time.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Self

import numpy as np

FACT = ("region", "indicator", "period", "role")
PARTS = 64
_MIXED = np.uint64(0x9E3779B97F4A7C15)  # odd: no two facts become one
_KIND = np.dtype([("fact", "<u8"), ("place", "<i8")])
_ROOM = {"region": 1 << 17, "indicator": 1 << 16, "role": 1 << 3}  # the rest is for periods
_ROWS = 1 << 40  # of a table: a place is a table and a row in one number


class Facts:
    """Facts of rows, each as one exact number: equal numbers, equal facts. Its files have no names, and go with it."""

    def __init__(self) -> None:
        self._ids: dict[str, dict[Any, int]] = {key: {} for key in ("period", *_ROOM)}
        self._files = [TemporaryFile() for _ in range(PARTS)]  # noqa: SIM115  (closed by __exit__)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        with ExitStack() as closing:
            for file in self._files:
                closing.callback(file.close)

    def add(self, table: int, rows: Any, said: Mapping[str, tuple[Sequence[Any], Any]]) -> None:
        """Rows of a table, and for each part of a fact what is told of it, and which of that each row tells."""
        facts = np.zeros(len(rows), "uint64")
        for key, ids in self._ids.items():
            words, codes = said[key]
            numbers = np.array([ids.setdefault(word, len(ids)) for word in words], "uint64")
            facts = facts * np.uint64(_ROOM.get(key, 1)) + numbers[codes]
        facts *= _MIXED
        parts = (facts >> np.uint64(58)).astype("uint8")
        order = np.argsort(parts, kind="stable")
        told = np.empty(len(rows), _KIND)
        told["fact"], told["place"] = facts[order], rows[order] + table * _ROWS
        ends = np.searchsorted(parts[order], np.arange(PARTS + 1))
        for number, file in enumerate(self._files):
            if ends[number] < ends[number + 1]:
                file.write(told[ends[number] : ends[number + 1]].tobytes())

    def again(self) -> Iterator[tuple[Any, Any]]:
        """The places of facts that are told more than once: tables and rows, in no order of facts."""
        for file in self._files:
            file.seek(0)
            told = np.frombuffer(file.read(), _KIND)
            told = told[np.argsort(told["fact"])]
            same = told["fact"][1:] == told["fact"][:-1]
            alone = np.array([False])
            often = np.concatenate([same, alone]) | np.concatenate([alone, same]) if len(told) else same
            yield np.divmod(told["place"][often], _ROWS)
