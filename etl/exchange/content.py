"""What the cells of a dataset hold, the same for every format that is text."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from etl.cells import visible
from etl.exchange.datasets import Dataset
from etl.exchange.fields import Field

# Of a text, code or number its text; an integer, a day, yes or no as such; None where it is missing.
Cell = str | int | bool | date | None


def columns(dataset: Dataset) -> Iterator[tuple[Field, list[Cell]]]:
    """Each field with its cells.

    Numbers are decimal numerals without exponent, with the digits they came with. Control characters that
    files cannot hold show as �.
    """
    return ((field, _cells(dataset.frame[field.code], field)) for field in dataset.fields)


def _cells(values: pd.Series, field: Field) -> list[Cell]:
    """Equal values are worked on once: most columns repeat few."""
    listed = values.tolist()
    known = {value: None if pd.isna(value) else _cell(value, field) for value in dict.fromkeys(listed)}
    return [known[value] for value in listed]


def _cell(value: Any, field: Field) -> Cell:
    match field.kind:
        case "number":
            return f"{Decimal(value):f}"
        case "integer":
            return int(value)
        case "flag":
            return bool(value)
        case "date":
            return pd.Timestamp(value).date()
    return visible(value)
