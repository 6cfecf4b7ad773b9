"""The rows of a frame, for what is worded or drawn one row at a time.

Pages are made of rows: a frame of as many columns as a VIEW takes longer to narrow down or to sort, a few dozen
rows at a time, than all that is then drawn of it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
MANY = 500  # rows


def rows(frame: "pd.DataFrame") -> list[Row]:
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


def distinct(found: Iterable[Row], column: str) -> tuple[Any, ...]:
    """What some rows have in a column that none of them lacks, each once, in the order of the rows."""
    return tuple(dict.fromkeys(row[column] for row in found))


def gathered(found: Iterable[Row], column: str) -> dict[Any, list[Row]]:
    """The rows by what they have in a column that none of them lacks, in the order of the rows."""
    groups: dict[Any, list[Row]] = {}
    for row in found:
        groups.setdefault(row[column], []).append(row)
    return groups
