"""Any tidy table as CSV, its columns and rows as they are.

UTF-8 text with a header line, commas, LF line ends and no byte-order mark; missing is an empty cell.
Numbers are plain decimals without exponent; yes and no are true and false. A text cell that a spreadsheet
could take for a formula (it starts with = + - @ or their full-width forms, white space before them apart, or with a
tab or a line break) gets an apostrophe before it; numbers never do. Control characters that files cannot hold show
as �.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from etl.cells import csv_line, guarded, visible

# Numbers that the tables keep as text, for the sake of their digits.
_NUMERALS = frozenset(
    (
        "obs_value", "obs_value_exact", "quoted_value", "low", "high", "rate_low", "rate_high", "distance_low",
        "distance_high", "target_value", "base_value", "result_value",
    )
)  # fmt: skip


def text(frame: pd.DataFrame) -> str:
    """A table, one row a line."""
    names = [str(name) for name in frame.columns]
    rows = zip(*(_column(frame, name) for name in names), strict=True)
    return "".join(map(csv_line, [names, *rows]))


def _column(frame: pd.DataFrame, name: str) -> Iterator[str]:
    for value in frame[name]:
        yield value if isinstance(value, str) and name in _NUMERALS else _cell(value)


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return guarded(visible(value))
    if pd.isna(value):
        return ""
    if isinstance(value, bool | np.bool_):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()[:10]
    return f"{Decimal(str(value)).normalize():f}"
