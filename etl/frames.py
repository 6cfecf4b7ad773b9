"""Columns of plain values → a frame of given dtypes, and a digest of what a frame says."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def of_rows(rows: Iterable[Mapping[str, Any]], dtypes: Mapping[str, str]) -> pd.DataFrame:
    """Rows → a frame with the columns and dtypes of `dtypes`; what a row does not have is missing."""
    listed = list(rows)
    return of_columns(((name, [row.get(name) for row in listed]) for name in dtypes), dtypes)


def of_columns(columns: Iterable[tuple[str, Sequence[Any]]], dtypes: Mapping[str, str]) -> pd.DataFrame:
    """Columns by name, in any order → a frame with the columns and dtypes of `dtypes`; None is missing.

    Each is taken when the one before is done with, so that they need not be there all at once.
    """
    made = {name: _MADE[dtypes[name]](values) for name, values in columns}
    return pd.DataFrame({name: made[name] for name in dtypes}, copy=False)


class Running:
    """What a frame says that comes in parts, whichever these are: something for `digest` to begin with."""

    def __init__(self) -> None:
        self._rows, self._columns = 0, dict[tuple[str, int], Any]()

    def add(self, part: pd.DataFrame) -> None:
        """The next part."""
        self._rows += len(part)
        for name in part.columns:
            for number, content in enumerate(_content(part[name])):
                self._columns.setdefault((name, number), hashlib.sha256()).update(content)

    def told(self) -> Iterator[bytes]:
        """What it came to."""
        yield f"\0{self._rows}\0".encode()
        for (name, number), found in self._columns.items():
            yield f"\0{name}\0{number}\0".encode() + found.digest()


def digest(frames: Iterable[pd.DataFrame], begun: Iterable[bytes] = ()) -> str:
    """Twelve hexadecimal digits that are the same for frames that say the same.

    Text, whole numbers and truth values count; dates and floating-point columns repeat what texts say exactly.
    """
    found = hashlib.sha256()
    for told in begun:
        found.update(told)
    for frame in frames:
        for name in frame.columns:
            found.update(f"\0{name}\0{len(frame)}\0".encode())
            for part in _content(frame[name]):
                found.update(part)
    return found.hexdigest()[:12]


def _text_content(texts: Any) -> Iterator[Any]:
    """How long each text is, less than nothing where it is missing; then all of them."""
    whole = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    yield pc.binary_length(whole).fill_null(-1).to_numpy().tobytes()
    filled = whole.fill_null("")
    _, offsets, characters = filled.buffers()
    if characters is not None:
        ends = np.frombuffer(offsets, "int64")[filled.offset : filled.offset + len(filled) + 1]
        yield memoryview(characters)[ends[0] : ends[-1]]


def _content(column: "pd.Series[Any]") -> Iterator[Any]:
    if column.dtype == "str":
        yield from _text_content(pa.array(column, pa.large_string()))
    elif column.dtype == "Int64":
        yield column.to_numpy("int64", na_value=np.iinfo("int64").min).tobytes()
    elif column.dtype == "bool":
        yield column.to_numpy().tobytes()


def _texts(values: Sequence[str | None]) -> Any:
    dtype: Any = pd.StringDtype("pyarrow", na_value=np.nan)
    return dtype.__from_arrow__(pa.array(values, pa.large_string(), memory_pool=pa.system_memory_pool()))


def _whole(values: Sequence[int | None]) -> Any:
    missing = np.fromiter((value is None for value in values), "bool", len(values))
    numbers = np.fromiter((value or 0 for value in values), "int64", len(values))
    return pd.arrays.IntegerArray(numbers, missing)


def _real(values: Sequence[float | None]) -> Any:
    return np.array(values, "float64")


def _truth(values: Sequence[bool]) -> Any:
    return np.fromiter(values, "bool", len(values))


def _days(values: Sequence[date | None]) -> Any:
    """Few days are told of many figures."""
    known = {value: np.datetime64(value, "us") for value in set(values)}
    return np.fromiter((known[value] for value in values), "datetime64[us]", len(values))


_MADE: Mapping[str, Callable[[Sequence[Any]], Any]] = {
    "str": _texts,
    "Int64": _whole,
    "float64": _real,
    "bool": _truth,
    "datetime64[us]": _days,
}
