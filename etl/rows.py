"""The rows of a frame, for what is worded or drawn one row at a time."""

from typing import Any

import pandas as pd

Row = dict[str, Any]
MANY = 500  # rows


def rows(frame: pd.DataFrame) -> list[Row]:
    """One mapping a row, column name → value; a missing text is NaN, as in the frame."""
    names = [str(name) for name in frame]
    # Few rows of many columns are asked for again and again, and `to_dict` takes ten times as long; many go by column.
    if len(frame) > MANY:
        columns = [frame[name].tolist() for name in frame]
        return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
    return [dict(zip(names, values, strict=True)) for values in frame.to_numpy(object).tolist()]


def text(row: Row, column: str) -> str:
    """The text in a column of a row, empty where it is missing."""
    value = row[column]
    return value if isinstance(value, str) else ""
