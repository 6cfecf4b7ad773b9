"""Facts that a large table tells twice, found in bounded memory: they go to the disk, each to one of many parts."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, NamedTuple, Self

import numpy as np

PARTS = 64
_MIXED = np.uint64(0x9E3779B97F4A7C15)  # odd: no two facts become one
_KIND = np.dtype([("fact", "<u8"), ("row", "<i8")])
_ROOM = {"region": 1 << 17, "indicator": 1 << 16, "role": 1 << 3}  # the rest is for periods


class Twice(NamedTuple):
    """A row that tells the fact of an earlier one."""

    row: int
    first: int


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

    def add(self, rows: Any, said: Mapping[str, tuple[Sequence[Any], Any]]) -> None:
        """Rows, and for each part of a fact what is told of it, and which of that each row tells."""
        facts = np.zeros(len(rows), "uint64")
        for key, ids in self._ids.items():
            words, codes = said[key]
            numbers = np.array([ids.setdefault(word, len(ids)) for word in words], "uint64")
            facts = facts * np.uint64(_ROOM.get(key, 1)) + numbers[codes]
        facts *= _MIXED
        parts = (facts >> np.uint64(58)).astype("uint8")
        order = np.argsort(parts, kind="stable")
        told = np.empty(len(rows), _KIND)
        told["fact"], told["row"] = facts[order], rows[order]
        ends = np.searchsorted(parts[order], np.arange(PARTS + 1))
        for number, file in enumerate(self._files):
            if ends[number] < ends[number + 1]:
                file.write(told[ends[number] : ends[number + 1]].tobytes())

    def twice(self) -> Iterator[Twice]:
        """The rows that tell a fact again, in no order of rows."""
        for file in self._files:
            file.seek(0)
            told = np.frombuffer(file.read(), _KIND)
            told = told[np.argsort(told, order=("fact", "row"))]
            again = np.flatnonzero(told["fact"][1:] == told["fact"][:-1]) + 1
            firsts = np.searchsorted(told["fact"], told["fact"][again])
            for place, first in zip(again, firsts, strict=True):
                yield Twice(int(told["row"][place]), int(told["row"][first]))
