"""Goals without a number: 与经济增长同步. They are told in their words; nothing orders, draws, adds or rates them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from etl.codes import Comparator

if TYPE_CHECKING:
    import pandas as pd


def is_goal(row: Mapping[str, Any]) -> bool:
    """Whether a row of the observations table names no number."""
    return bool(row["comparator"] == Comparator.NA)


def goals(view: "pd.DataFrame") -> "pd.DataFrame":
    """The rows that name no number, in their order."""
    return view[view["comparator"] == Comparator.NA]


def numbers(view: "pd.DataFrame") -> "pd.DataFrame":
    """The rows that name a number, in their order."""
    return view[view["comparator"] != Comparator.NA]
