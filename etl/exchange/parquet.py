"""Datasets as Parquet, whose columns carry their types.

A number is `decimal128(38, 18)`: 20 digits before the point and 18 after it, exactly, and of the same type in
every edition; should a number of a column not fit, the column is text. The digits as the text has them (4.70)
are in QUOTED_VALUE only up to trailing noughts; QUOTED_DECIMALS tells how many there were. Days are `date32`.
"""

from decimal import Decimal
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from etl.exchange.content import Cell, columns
from etl.exchange.datasets import Dataset
from etl.exchange.fields import Field, Kind

NUMBER = pa.decimal128(38, 18)
_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "code": pa.string(),
    "integer": pa.int64(),
    "date": pa.date32(),
    "flag": pa.bool_(),
}


def content(dataset: Dataset) -> bytes:
    """A dataset as a Parquet file, compressed with zstd.

    The file says `dataset` and `version`, each column its `title_zh` and `title_en`.
    """
    arrays = [_array(cells, field.kind) for field, cells in columns(dataset)]
    fields = [_field(field, array.type) for field, array in zip(dataset.fields, arrays, strict=True)]
    schema = pa.schema(fields, {"dataset": dataset.name, "version": dataset.version})
    written = BytesIO()
    pq.write_table(pa.table(arrays, schema=schema), written, compression="zstd")
    return written.getvalue()


def _field(field: Field, kind: pa.DataType) -> pa.Field:
    title = field.title
    return pa.field(field.code, kind, metadata={"title_zh": title.zh, "title_en": title.en})


def _array(cells: list[Cell], kind: Kind) -> pa.Array:
    if kind != "number":
        return pa.array(cells, _TYPES[kind])
    try:
        return pa.array([None if cell is None else Decimal(str(cell)) for cell in cells], NUMBER)
    except pa.ArrowInvalid:
        return pa.array(cells, pa.string())
