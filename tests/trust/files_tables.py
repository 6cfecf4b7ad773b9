"""Tables every free text of which is a payload, past the check: what files would hold if one ever got in."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from etl import catalog
from etl import tables as tidy
from etl.tables import Tables
from tests.trust import injected

_MARK = re.compile("乙([0-9]+)乙")
# Where a goal is told no number may stand, so that its mark has none: its place among all goals tells it.
_GOAL = "甲保持平稳"


def harmless(count: int, folder: Path) -> Tables:
    """Tables of records whose texts are marks, each with the number of its payload."""
    path, _ = injected.inject(lambda n: f"乙{n}乙", count, folder)
    return tidy.build(catalog.read(path))


def holding(marked: Tables, payloads: Sequence[str]) -> Tables:
    """The same tables with payloads in place of the marks."""
    return replace(marked, **{name: _holding(frame, payloads) for name, frame in marked.named().items()})


def _holding(frame: pd.DataFrame, payloads: Sequence[str]) -> pd.DataFrame:
    def put(match: re.Match[str]) -> str:
        return payloads[int(match[1])]

    changed = {}
    for name in frame.columns:
        column = frame[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            categories = [
                _MARK.sub(put, each) if isinstance(each, str) else each for each in column.cat.categories
            ]
            changed[name] = column.astype(object).map(
                dict(zip(column.cat.categories, categories, strict=True))
            )
        elif column.map(lambda value: isinstance(value, str) and _MARK.search(value) is not None).any():
            changed[name] = column.map(
                lambda value: _MARK.sub(put, value) if isinstance(value, str) else value
            )
        elif (goals := column.eq(_GOAL)).any():
            told = [payloads[n % len(payloads)] for n in range(int(goals.sum()))]
            changed[name] = column.astype(object).mask(goals, pd.Series(told, index=column.index[goals]))
    return frame.assign(**changed)
