"""The small tables of a release as engines keep them: with the number of each row, for engines have no order."""

from collections.abc import Mapping
from types import MappingProxyType

import pyarrow as pa

from etl.columns import COLUMNS
from etl.store.facts import schema

ROW = "row_number"
SMALL: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        name: MappingProxyType({ROW: "Int64", **columns})
        for name, columns in COLUMNS.items()
        if name != "observations"
    }
)


def numbered(found: pa.Table, columns: Mapping[str, str]) -> pa.Table:
    """Rows with their numbers, from 1, in the kinds of the columns."""
    rows = found.add_column(0, ROW, pa.array(range(1, len(found) + 1), pa.int64()))
    return rows.select(list(columns)).cast(schema(columns))
