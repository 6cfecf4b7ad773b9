"""The numbers of rows, in the unit of what each speaks of. Comparators are not heeded: it is for a first look."""

from collections.abc import Sequence
from functools import lru_cache
from math import isclose
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import amounts, scalars
from etl.codes import Unit
from etl.scalars import Mistaken
from etl.tabular.checked import PLAIN, Column, Rows


def numbers(found: Rows, behind: Column, bounds: Column, units: Sequence[Unit | None], codes: Any) -> Any:
    """One number a row, NaN where there is none.

    `behind` is what stands behind the value, `bounds` what stands apart from it, which may turn its sign; `codes` are
    of `units`, none of which is that of no indicator.
    """
    plain = pc.match_substring_regex(found.values, PLAIN)
    bare = pc.if_else(plain, pc.replace_substring(found.values, ",", ""), pa.scalar(None, pa.string()))
    each = [
        [[_times(word, bound, unit) for unit in units] for bound in bounds.words] for word in behind.words
    ]
    times = np.array(each)[behind.codes, bounds.codes, codes]
    told = bare.cast(pa.float64()).to_numpy(zero_copy_only=False) * times
    # What is no plain number is read by itself, and what is no multiple of its unit.
    for place in np.flatnonzero(np.isnan(told)).tolist():
        unit = units[codes[place]]
        if unit is not None:
            word, bound = behind.words[behind.codes[place]], bounds.words[bounds.codes[place]]
            told[place] = _number(f"{found.values[place]}{word}", bound, unit)
    return told


def _times(behind: str, bound: str, unit: Unit | None) -> float:
    """What one is with this behind it; no number where two are not twice as much: 五 behind 成 is another digit."""
    if unit is None:
        return np.nan
    one, seven = _number(f"1{behind}", bound, unit), _number(f"7{behind}", bound, unit)
    return one if isclose(7 * one, seven) else np.nan


@lru_cache(100_000)
def _number(written: str, bound: str, unit: Unit) -> float:
    try:
        found = amounts.number(scalars.figure(written, bound), unit)
    except Mistaken:
        return np.nan
    return np.nan if found is None else float(found)
