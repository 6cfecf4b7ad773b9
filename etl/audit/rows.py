"""The mentions of audited texts as rows for other programs: CSV or JSON."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from etl.accounts import Account, Entry
from etl.cells import csv_line, guarded, visible
from etl.display import exact
from etl.quantity import Quantity

# One row a mention. `value` and `upper` are in base unit; `upper` is the end of a range. `unit`, `comparator`
# and `modality` are codes; `reason` is the code of a set-aside reason. Missing is empty (CSV) or null (JSON).
COLUMNS = (
    "file", "line", "column", "as_written", "value", "unit", "comparator", "modality", "suggested_class",
    "suggested_region", "suggested_period", "state", "reason", "obs_ids", "upper",
)  # fmt: skip
_NUMBERS = frozenset({"value", "upper"})


def csv_text(accounts: Iterable[Account]) -> str:
    """A header and one line a mention; numbers are exact decimals, text that could pass for a formula is guarded."""
    lines = [COLUMNS, *(_cells(row) for account in accounts for row in rows(account))]
    return "".join(map(csv_line, lines))


def json_text(accounts: Iterable[Account]) -> str:
    """A list of objects with the keys of COLUMNS; numbers are strings, for the sake of their digits."""
    found = [row for account in accounts for row in rows(account)]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def rows(account: Account) -> Iterator[dict[str, Any]]:
    """One mapping a mention, with the keys of COLUMNS."""
    return (_row(account, entry) for entry in account.entries)


def _row(account: Account, entry: Entry) -> dict[str, Any]:
    mention, suggested = entry.mention, entry.suggestion
    values = (
        account.article.name,
        mention.line,
        mention.column,
        mention.as_written,
        *_reading(mention.quantity),
        suggested.modality,
        mention.kind,
        suggested.region,
        suggested.period,
        entry.state,
        entry.rule.reason if entry.rule else None,
        " ".join(entry.obs_ids) or None,
        exact(mention.quantity.upper) if mention.quantity and mention.quantity.upper is not None else None,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _reading(read: Quantity | None) -> tuple[str | None, str | None, str | None]:
    return (exact(read.value), read.unit, read.comparator) if read else (None, None, None)


def _cells(row: dict[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        cell = "" if value is None else str(value)
        yield cell if name in _NUMBERS else guarded(visible(cell))
