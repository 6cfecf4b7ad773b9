"""Which rows of large tables tell a fact that is told more than once, found with a part of them in memory."""

from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import numpy as np

from etl.tabular import spilled
from etl.tabular.spilled import Spilled

FACT = ("region", "indicator", "period", "role")
_KIND = np.dtype([("fact", "<u8"), ("place", "<i8")])
_ROOM = {"region": 1 << 17, "indicator": 1 << 16, "role": 1 << 3}  # the rest is for periods


class Facts:
    """Facts of rows, each as one exact number: equal numbers, equal facts."""

    def __init__(self) -> None:
        self._ids: dict[str, dict[Any, int]] = {key: {} for key in ("period", *_ROOM)}
        self._told = Spilled(_KIND)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._told.__exit__(kind, error, at)

    def add(self, table: int, rows: Any, said: Mapping[str, tuple[Sequence[Any], Any]]) -> None:
        """Rows of a table, and for each part of a fact what is told of it, and which of that each row tells."""
        facts = np.zeros(len(rows), "uint64")
        for key, ids in self._ids.items():
            words, codes = said[key]
            numbers = np.array([ids.setdefault(word, len(ids)) for word in words], "uint64")
            facts = facts * np.uint64(_ROOM.get(key, 1)) + numbers[codes]
        told = np.empty(len(rows), _KIND)
        told["fact"], told["place"] = facts, spilled.places(table, rows)
        self._told.write(told, facts)

    def again(self) -> Iterator[tuple[Any, Any]]:
        """The places of facts that are told more than once: tables and rows, in no order of facts."""
        for part in self._told.parts():
            told = part[np.argsort(part["fact"])]
            same = told["fact"][1:] == told["fact"][:-1]
            alone = np.array([False])
            often = np.concatenate([same, alone]) | np.concatenate([alone, same])
            yield spilled.found(told["place"][often])
