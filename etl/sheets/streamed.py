"""A sheet whose rows are written as they come: 100,000 of them are never in memory at once.

XlsxWriter keeps every cell until the end, or else gives up tables; its own way with rows takes three times as
long. So rows of long tables are written here, in the words of the file format (ECMA-376, 18.3.1), and put in place
when XlsxWriter writes the sheet. Two of its inner methods are used for that, and a test reads the result back.
"""

import tempfile
from collections.abc import Sequence
from typing import Any, TextIO

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

_COPIED = 1 << 20  # characters at a time


class Streamed(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A sheet of XlsxWriter that also takes finished rows."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: TextIO | None = None

    def append(self, rows: str) -> None:
        """Take finished `<row>` elements; they stand below all that is written otherwise."""
        if self._rows is None:
            # Closed by `_write_rows`, which XlsxWriter calls once.
            self._rows = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        self._rows.write(rows)

    def frame(self, first: int, last: int, names: Sequence[str], table: str, look: Format) -> None:
        """Make an Excel table of rows `first` (its header, of that look) to `last`, counted from 0, with filters."""
        columns = [{"header": name, "header_format": look} for name in names]
        options = {"name": table, "columns": columns, "style": "Table Style Light 1", "banded_rows": False}
        # Of two rows only, for XlsxWriter remembers every cell of a table; then as long as it is.
        self.add_table(first, 0, first + 1, len(names) - 1, options)
        whole = xl_range(first, 0, last, len(names) - 1)
        self.tables[-1].update(range=whole, a_range=whole, autofilter=whole)
        self.dim_rowmax = last

    def _write_rows(self) -> None:
        super()._write_rows()
        if self._rows is None:
            return
        with self._rows as rows:
            rows.seek(0)
            while chunk := rows.read(_COPIED):
                self.fh.write(chunk)


def style(look: Format) -> Any:
    """The number by which cells refer to a format."""
    return look._get_xf_index()
