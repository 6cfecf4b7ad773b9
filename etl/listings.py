"""Tidy tables for a terminal or another program: aligned words, CSV or JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from etl import plain_csv
from etl.text import across

Format = Literal["table", "csv", "json"]
_GAP = "  "


def written(frame: pd.DataFrame, kind: Format) -> str:
    """A tidy table, one line a row; as JSON a list of objects in which missing is null."""
    match kind:
        case "csv":
            return plain_csv.text(frame)
        case "json":
            return (
                json.dumps([_plain(row) for row in frame.to_dict("records")], ensure_ascii=False, indent=1)
                + "\n"
            )
        case "table":
            return aligned(
                list(frame.columns), [list(map(_shown, row)) for row in frame.itertuples(index=False)]
            )


def aligned(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Lines in columns, where a Chinese character is as wide as two letters; nothing is cut."""
    table = [list(heads), *map(list, lines)]
    widths = [max(map(across, column)) for column in zip(*table, strict=True)]
    return "".join(f"{_line(cells, widths)}\n" for cells in table)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - across(cell)) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()


def _shown(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): None if pd.isna(value) else _json(value) for name, value in row.items()}


def _json(value: Any) -> Any:
    return value if isinstance(value, str | bool | int | float) else str(value)
