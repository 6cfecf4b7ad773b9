"""Goals without a number: 与经济增长同步. They are told in their words; nothing orders, draws, adds or rates them."""

from collections.abc import Iterable, Mapping
from typing import Any

from etl.codes import Comparator
from etl.rows import Row


def is_goal(row: Mapping[str, Any]) -> bool:
    """Whether a row of the observations table names no number."""
    return bool(row["comparator"] == Comparator.NA)


def goals(view: Iterable[Row]) -> list[Row]:
    """The rows that name no number, in their order."""
    return [row for row in view if is_goal(row)]


def numbers(view: Iterable[Row]) -> list[Row]:
    """The rows that name a number, in their order."""
    return [row for row in view if not is_goal(row)]
