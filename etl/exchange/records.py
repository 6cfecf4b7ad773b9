"""Datasets as JSON: rows of named values, with what the columns are called.

Numbers are JSON numbers with all their digits: a reader that must not round them reads decimals
(`json.loads(text, parse_float=Decimal)`). Missing is null, days are 2025-03-31.
"""

import json
from datetime import date
from typing import Any

from etl.exchange.content import Cell, columns
from etl.exchange.datasets import Dataset
from etl.exchange.fields import Field, Kind


def text(dataset: Dataset) -> str:
    """An object: `dataset`, `version`, `columns` (code, type and titles of each), `rows` (an object each)."""
    described = {
        "dataset": dataset.name,
        "version": dataset.version,
        "columns": [_described(field) for field in dataset.fields],
    }
    head = json.dumps(described, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{head},\n "rows": [{_rows(dataset)}]\n}}\n'


def _rows(dataset: Dataset) -> str:
    # Written here and not by json, which knows no decimals: a float would round them.
    cells = [_members(field, column) for field, column in columns(dataset)]
    return ",".join(f"\n  {{{','.join(row)}}}" for row in zip(*cells, strict=True))


def _members(field: Field, cells: list[Cell]) -> list[str]:
    """The member of each row for one field; equal values, of which most columns have few, are written once."""
    known = {cell: f'"{field.code}":{_written(cell, field.kind)}' for cell in dict.fromkeys(cells)}
    return [known[cell] for cell in cells]


def _described(field: Field) -> dict[str, Any]:
    title = field.title
    return {"code": field.code, "type": field.kind, "title_zh": title.zh, "title_en": title.en}


def _written(cell: Cell, kind: Kind) -> str:
    if isinstance(cell, str) and kind == "number":
        return cell
    return json.dumps(cell.isoformat() if isinstance(cell, date) else cell, ensure_ascii=False)
