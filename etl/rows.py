"""The rows of a frame, for what is worded or drawn one row at a time."""

from typing import Any

import pandas as pd

Row = dict[str, Any]


def rows(frame: pd.DataFrame) -> list[Row]:
    """One mapping a row, column name → value; a missing text is NaN, as in the frame."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def text(row: Row, column: str) -> str:
    """The text in a column of a row, empty where it is missing."""
    value = row[column]
    return value if isinstance(value, str) else ""
