"""Observations, and any tidy table, as CSV.

UTF-8 text with a header line, commas, LF line ends and no byte-order mark; missing is an empty cell.
Numbers are plain decimals without exponent; yes and no are true and false. A text cell that a spreadsheet
could take for a formula (it starts with = + - @, their full-width forms, a tab or a line break) gets an
apostrophe before it; numbers never do. Control characters that files cannot hold show as �.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from etl import queries
from etl.cells import csv_line, guarded, visible
from etl.queries import Filters
from etl.tables import Tables

# Column of the file → column of `queries.VIEW`.
COLUMNS: Mapping[str, str] = {
    "obs_id": "obs_id",
    "ref_area": "ref_area",
    "region_name": "region_name_zh",
    "within": "within",
    "indicator": "indicator",
    "indicator_name": "indicator_name_zh",
    "time_period": "time_period",
    "measure_role": "measure_role",
    "obs_value": "obs_value_exact",
    "unit_measure": "unit_measure",
    "comparator": "comparator",
    "modality": "modality",
    "obs_status": "obs_status",
    "source": "source",
    "line": "line",
    "as_written": "as_written",
    "note": "note_zh",
    "region": "region",
    "level": "level",
    "obs_upper": "obs_upper",
    "counted": "counted_zh",
    "value_as_written": "value_as_written",
    "quoted_value": "quoted_value",
    "unit_mult": "unit_mult",
    "decimals": "decimals",
    "period_basis": "period_basis",
    "inferred_from": "inferred_from_zh",
    "also_lines": "also_lines",
    "source_title": "title_zh",
    "family": "family",
    "topic": "topic",
    "measure": "measure",
    "numerator": "numerator_zh",
    "denominator": "denominator_zh",
    "scope": "scope_zh",
    "price_basis": "price_basis_zh",
    "timing": "timing",
    "direction": "direction",
    "region_name_en": "region_name_en",
    "indicator_name_en": "indicator_name_en",
    "counted_en": "counted_en",
    "note_en": "note_en",
    "inferred_from_en": "inferred_from_en",
    "source_title_en": "title_en",
    "fact": "fact",
    "claim_rank": "claim_rank",
    "claim": "claim",
    "preferred": "preferred_zh",
    "preferred_en": "preferred_en",
    "low": "low",
    "high": "high",
    "low_open": "low_open",
    "high_open": "high_open",
    "freq": "freq",
    "vintage": "vintage_zh",
    "vintage_en": "vintage_en",
    "set_by": "set_by_zh",
    "set_by_en": "set_by_en",
    "supersedes": "supersedes",
}
# The last column: which edition of the data this is.
VERSION = "version"
# Numbers that the tables keep as text, for the sake of their digits.
_NUMERALS = frozenset(
    (
        "obs_value", "obs_value_exact", "quoted_value", "low", "high", "rate_low", "rate_high", "distance_low",
        "distance_high", "target_value", "base_value", "result_value",
    )
)  # fmt: skip


def csv_text(tables: Tables, filters: Filters = Filters()) -> str:
    """The observations that pass the filters, one a line, in the order of the catalog: every claim.

    Lines with the same `fact` speak of one fact; the one of `claim_rank` 1 is to be counted.
    Columns are those of COLUMNS and VERSION. Names and notes are Chinese, English in columns ending in `_en`.
    `ref_area` is empty for a place without a code; `within` is then the code of the unit that contains it,
    else its own code. `low` and `high` are the ends of the interval in which the true value lies, an end that is
    no part of it marked by `low_open` or `high_open`. `obs_value` is exact and in base unit (yuan, percent, items …).
    """
    view = queries.observations(tables, filters)
    columns = {name: view[column] for name, column in COLUMNS.items()}
    return table_text(pd.DataFrame(columns).assign(**{VERSION: tables.version}))


def table_text(frame: pd.DataFrame) -> str:
    """Any tidy table, one row a line, its columns and rows as they are."""
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
