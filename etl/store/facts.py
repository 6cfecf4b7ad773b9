"""The observations as questions are asked of them: with what finds them, so that one table answers.

Words of regions, definitions and texts are not here: there are few of these, and they are put to rows afterwards.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.columns import OBSERVATIONS

# Of its definition, of its region, and where words are looked for.
KEYS: Mapping[str, str] = {
    "family": "str",
    "topic": "str",
    "level": "str",
    "province": "str",
    "path": "str",
    "searched": "str",
}
FACTS: Mapping[str, str] = {**OBSERVATIONS, **KEYS}
SEARCHED = ("value_as_written", "as_written", "note_zh", "note_en")
_ARROW: Mapping[str, Any] = {
    "Int64": pa.int64(),
    "str": pa.string(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "datetime64[us]": pa.timestamp("us"),
}


def schema(columns: Mapping[str, str]) -> pa.Schema:
    """Columns with the dtypes of tables, as Arrow has them."""
    return pa.schema([(name, _ARROW[kind]) for name, kind in columns.items()])


class Keyed:
    """Observations → facts: rows of OBSERVATIONS, some at a time, with the columns KEYS."""

    def __init__(self, indicators: pd.DataFrame, regions: pd.DataFrame) -> None:
        self._of = {
            **{name: _Of("indicator", indicators, name) for name in ("family", "topic")},
            **{name: _Of("region", regions, name) for name in ("level", "province", "path")},
        }

    def facts(self, observations: pa.Table | pa.RecordBatch) -> pa.Table:
        """The same rows with the columns FACTS."""
        columns = {name: observations.column(name) for name in OBSERVATIONS}
        for name, of in self._of.items():
            columns[name] = of.each(columns[of.key])
        columns["searched"] = _searched(columns[name] for name in SEARCHED)
        return pa.table(columns).cast(schema(FACTS))


class _Of:
    """What a column of a small table says, by its key."""

    def __init__(self, key: str, table: pd.DataFrame, column: str) -> None:
        self.key = key
        self._keys, self._said = (pa.array(table[name]).cast(pa.string()) for name in (key, column))

    def each(self, keys: Any) -> Any:
        return self._said.take(pc.index_in(keys.cast(pa.string()), self._keys))


# Engines do not agree on small letters: ours are Python's, in all of them.
def _searched(columns: Iterable[Any]) -> Any:
    texts = [column.to_pylist() for column in columns]
    joined = ["\n".join(filter(None, row)) for row in zip(*texts, strict=True)]
    return pa.array([row.lower() for row in joined], pa.string())
