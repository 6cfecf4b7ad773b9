"""A tabular file → its head and its rows as text, part by part: no more than a part is in memory."""

import codecs
import csv
import hashlib
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from etl import faults, textfile
from etl.errors import IndicatorsError
from etl.faults.fault import Found

ROWS = 65_536  # of a part
PIECE = 2**22  # bytes that are looked at or parsed at once
LONGEST_HEAD = 2**20  # bytes of the first row
MOST_DIGITS = 15  # of a binary fraction that is sure to be the number that was written


class UnfitError(IndicatorsError):
    """A file that cannot be read: why, and at which row, where it is not the file as a whole."""

    def __init__(self, found: Found, row: int = 0) -> None:
        self.found, self.row = found, row
        super().__init__(found.wrong.en)


class Part(NamedTuple):
    """Some rows: their numbers, and what they have in the columns that were asked for; empty is missing."""

    rows: Any  # numpy, ascending
    cells: Mapping[str, Any]  # arrow texts


class Odd(NamedTuple):
    """A row, or a cell of it, that cannot be read; `key` is empty for the row."""

    row: int
    key: str
    found: Found


@dataclass(slots=True)
class Opened:
    """A file that was looked at once: it can be read, and this is its head and its hash."""

    path: Path
    heads: tuple[str, ...]
    sha256: str
    rows: int  # at most
    binary: bool
    stamp: tuple[int, ...]  # what the disk said of the file

    def parts(self, columns: Mapping[str, int], odd: list[Odd]) -> Iterator[Part]:
        """Its rows, with the columns of these numbers (from 1) by key. Rows that cannot be read are added to `odd`.

        Raises:
            UnfitError: it is damaged or no longer the file that was looked at, or a column has no text.
        """
        read = _parquet if self.binary else _csv
        try:
            with textfile.opened(self.path) as file:
                self._same(file)
                yield from read(file, self.heads, columns, odd)
                self._same(file)
        except (pa.ArrowException, OSError) as error:
            raise _unreadable(error) from error

    def _same(self, file: BinaryIO) -> None:
        if _stamp(file) != self.stamp:
            raise UnfitError(faults.TABLE_SAVED.found(), 1)


def _stamp(file: BinaryIO) -> tuple[int, ...]:
    about = os.fstat(file.fileno())
    return about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def opened(path: Path) -> Opened:
    """Look at a file: its hash, its head, whether it is UTF-8.

    Raises:
        UnfitError: it cannot be read, or its head is none.
    """
    try:
        with textfile.opened(path) as file:
            binary = path.suffix == ".parquet"
            stamp = _stamp(file)
            digest, rows = _looked_through(file, text=not binary)
            file.seek(0)
            if not binary:
                return Opened(path, _head(file), digest, rows, binary, stamp)
            about = pq.ParquetFile(file)
            heads = tuple(about.schema_arrow.names)
            return Opened(path, heads, digest, about.metadata.num_rows, binary, stamp)
    except pa.ArrowException as error:
        raise _unreadable(error) from error
    except OSError as error:
        raise UnfitError(textfile.reason(error)) from error


def _unreadable(error: Exception) -> UnfitError:
    said = str(error).partition("\n")[0][:200] or type(error).__name__
    return UnfitError(faults.TABLE_UNREADABLE.found(said=said), 1)


def _looked_through(file: BinaryIO, *, text: bool) -> tuple[str, int]:
    """The hash of a file, and how many lines it has.

    Raises:
        UnfitError: it is to be text, and is no UTF-8.
    """
    digest, decoder, row = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")(), 1
    while True:
        piece = file.read(PIECE)
        digest.update(piece)
        if text:
            try:
                decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as error:
                row += piece[: error.start].count(b"\n")
                raise UnfitError(faults.TABLE_NOT_UTF8.found(), row) from error
            row += max(piece.count(b"\n"), piece.count(b"\r"))  # some end lines with either alone
        if not piece:
            return digest.hexdigest(), row


def _head(file: BinaryIO) -> tuple[str, ...]:
    begun = io.StringIO(file.read(LONGEST_HEAD).decode("utf-8-sig", errors="ignore"), newline="")
    try:
        heads = next(csv.reader(begun, strict=True), [])
    except csv.Error as error:
        raise _unreadable(error) from error
    if not any(head.strip() for head in heads):
        raise UnfitError(faults.TABLE_EMPTY.found(), 1)
    return tuple(head.strip() for head in heads)


def _csv(file: BinaryIO, heads: Sequence[str], columns: Mapping[str, int], odd: list[Odd]) -> Iterator[Part]:
    """Read without threads: so the parser knows the numbers of rows that it passes over, as the head is row 1."""
    astray: list[int] = []

    def passed(row: Any) -> str:
        astray.append(row.number)
        found = faults.ROW_LENGTH.found(found=row.actual_columns, expected=len(heads))
        odd.append(Odd(row.number, "", found))
        return "skip"

    names = [f"f{number}" for number in range(len(heads))]
    reader = pcsv.open_csv(
        file,
        pcsv.ReadOptions(use_threads=False, column_names=names, block_size=PIECE),
        pcsv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=passed),
        pcsv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            include_columns=[f"f{number - 1}" for number in dict.fromkeys(columns.values())],
            check_utf8=False,
            null_values=[""],
            strings_can_be_null=True,
        ),
    )
    begun = 0  # rows before these, of those that are not passed over
    for batch in reader:
        numbers = _numbered(begun, len(batch), astray)
        begun += len(batch)
        first = 1 if numbers.size and numbers[0] == 1 else 0
        cells = {key: _trimmed(batch.column(f"f{number - 1}")) for key, number in columns.items()}
        for start in range(first, len(batch), ROWS):
            end = min(start + ROWS, len(batch))
            yield Part(
                numbers[start:end], {key: each.slice(start, end - start) for key, each in cells.items()}
            )


def _numbered(begun: int, number: int, astray: Sequence[int]) -> Any:
    """The numbers of rows, past those that were passed over."""
    found = np.arange(begun + 1, begun + number + 1)
    passed = np.array(astray, "int64")  # ascending
    return found + np.searchsorted(passed - np.arange(len(passed)), found, "right")


def _parquet(
    file: BinaryIO, heads: Sequence[str], columns: Mapping[str, int], odd: list[Odd]
) -> Iterator[Part]:
    table = pq.ParquetFile(file)
    names = [heads[number - 1] for number in dict.fromkeys(columns.values())]
    begun = 1  # the head
    for batch in table.iter_batches(ROWS, columns=names, use_threads=False):
        rows = np.arange(begun + 1, begun + len(batch) + 1)
        begun += len(batch)
        cells = {key: _text(batch.column(heads[number - 1])) for key, number in columns.items()}
        for key, number in columns.items():
            odd += _inexact(batch.column(heads[number - 1]), rows, key)
        yield Part(rows, cells)


def unfit(opened: Opened, columns: Mapping[str, int]) -> Iterator[Odd]:
    """Columns of a Parquet file that have no text.

    Raises:
        UnfitError: it cannot be read.
    """
    if not opened.binary:
        return
    try:
        with textfile.opened(opened.path) as file:
            schema = pq.ParquetFile(file).schema_arrow
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(error) from error
    for key, number in columns.items():
        kind = schema.field(number - 1).type
        inner = kind.value_type if pa.types.is_dictionary(kind) else kind
        if not any(fits(inner) for fits in _TEXTUAL):
            yield Odd(1, key, faults.COLUMN_KIND.found(name=opened.heads[number - 1], kind=str(kind)))


_TEXTUAL = (
    pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_integer, pa.types.is_decimal,
    pa.types.is_floating, pa.types.is_date, pa.types.is_null,
)  # fmt: skip


def _text(column: Any) -> Any:
    """The text of a column; a binary fraction has the shortest that means it."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_floating(column.type):
        column = column.cast(pa.float64())
        column = pc.if_else(
            pc.is_nan(column), pa.scalar(None, pa.float64()), column
        )  # what pandas writes for missing
        whole = pc.and_(pc.equal(column, pc.trunc(column)), pc.less(pc.abs(column), 1e15))
        told = pc.if_else(whole, column, None).cast(pa.int64()).cast(pa.string())
        return pc.coalesce(told, column.cast(pa.string()))
    return _trimmed(column.cast(pa.string()))


def _trimmed(texts: Any) -> Any:
    trimmed = pc.utf8_trim_whitespace(texts)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def _inexact(column: Any, rows: Any, key: str) -> Iterator[Odd]:
    """Binary fractions of so many digits that they are not what was written, as 0.1 + 0.2 is none."""
    if not pa.types.is_floating(column.type):
        return
    texts = _text(column)
    digits = pc.utf8_length(pc.replace_substring_regex(texts, r"[^0-9]|^-?0\.0*", ""))
    odd = pc.fill_null(pc.or_(pc.greater(digits, MOST_DIGITS), pc.match_substring(texts, "e")), False)
    for place in np.flatnonzero(odd.to_numpy(zero_copy_only=False)):
        yield Odd(int(rows[place]), key, faults.NOT_EXACT.found(word=str(texts[int(place)])))
