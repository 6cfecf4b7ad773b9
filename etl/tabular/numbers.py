"""The numbers of rows, in the unit of what each speaks of. Bounds are not heeded: it is for a first look."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import amounts, scalars
from etl.codes import Unit
from etl.scalars import Mistaken
from etl.tabular.checked import PLAIN, Column, Rows


def numbers(found: Rows, behind: Column, units: Sequence[Unit | None], codes: Any) -> Any:
    """One number a row, NaN where there is none: `behind` is what stands behind the value, and codes are of units."""
    plain = pc.match_substring_regex(found.values, PLAIN)
    bare = pc.if_else(plain, pc.replace_substring(found.values, ",", ""), pa.scalar(None, pa.string()))
    told = bare.cast(pa.float64()).to_numpy(zero_copy_only=False)
    times = np.array([[_number("1", word, unit) for unit in units] for word in behind.words])
    told = told * times[behind.codes, codes]
    # What is no plain number is read by itself.
    for place in np.flatnonzero(~plain.to_numpy(zero_copy_only=False)).tolist():
        told[place] = _number(
            str(found.values[place]), behind.words[behind.codes[place]], units[codes[place]]
        )
    return told


@lru_cache(100_000)
def _one(written: str, unit: Unit) -> float:
    try:
        found = amounts.number(scalars.figure(written, ""), unit)
    except Mistaken:
        return np.nan
    return np.nan if found is None else float(found)


def _number(value: str, behind: str, unit: Unit | None) -> float:
    return np.nan if unit is None else _one(value + behind, unit)
