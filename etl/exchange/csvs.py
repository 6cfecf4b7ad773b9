"""Datasets as CSV.

UTF-8 text with a header line, commas, LF line ends and no byte-order mark; missing is an empty cell.
Numbers are plain decimals without exponent; yes and no are true and false. A text cell that a spreadsheet
could take for a formula (it starts with = + - @ or their full-width forms, white space before them apart, or with a
tab or a line break) gets an apostrophe before it; numbers never do. Control characters that files cannot hold show
as �.
"""

from datetime import date
from typing import Literal

from etl.cells import csv_line, guarded
from etl.exchange.codelists import CODE_LISTS
from etl.exchange.content import Cell, columns
from etl.exchange.datasets import Dataset
from etl.exchange.fields import Field, Kind

# What stands in the header line and for codes of closed lists: the codes, or what readers call them.
Heads = Literal["codes", "zh", "en"]


def text(dataset: Dataset, heads: Heads = "codes") -> str:
    """A dataset, one row a line, its columns and rows as they are."""
    cells = [_column(field, _worded(field, column, heads)) for field, column in columns(dataset)]
    names = [guarded(_head(field, heads)) for field in dataset.fields]
    return "".join(map(csv_line, [names, *zip(*cells, strict=True)]))


def _head(field: Field, heads: Heads) -> str:
    return field.code if heads == "codes" else field.title.in_(heads)


def _worded(field: Field, cells: list[Cell], heads: Heads) -> list[Cell]:
    """Below heads in words the codes of closed lists are words too."""
    words = CODE_LISTS.get(field.listed_in, {}) if heads != "codes" else {}
    said: dict[Cell, Cell] = {
        str(code): each.in_("en" if heads == "en" else "zh") for code, each in words.items()
    }
    return [said.get(cell, cell) for cell in cells]


def _column(field: Field, cells: list[Cell]) -> list[str]:
    """Cells as they stand in the file; equal ones, of which most columns have few, are written once."""
    known = {cell: _written(cell, field.kind) for cell in dict.fromkeys(cells)}
    return [known[cell] for cell in cells]


def _written(cell: Cell, kind: Kind) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case date():
            return cell.isoformat()
        case str() if kind != "number":
            return guarded(cell)
    return str(cell)
