"""Writing the workbook, against pandas' own export of the same tables, others' writers, and the bytes alone.

The others write plain tables (observations, ledger, coverage, indicators, sources, code lists); ours has looks,
formulas, charts and more columns, and computes the ledger in its time, which the others are given. The floor deflates
the XML of our workbook, as it is deflated in it, and does nothing else.
"""

import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bench import apart
from bench.report import OURS, Measure, Part, Samples, most, seconds, size

if TYPE_CHECKING:
    import pandas as pd

    from etl.tables import Held

ROWS = 5_000
DAY = date(2025, 1, 1)
SHEETS = ("observations", "targets", "coverage", "indicators", "sources", "codes")
ALONE = SHEETS[:1]
PART = Part(
    "workbook",
    {
        OURS: "ours",
        "pandas": "pandas.to_excel (openpyxl)",
        "openpyxl": "openpyxl, write_only",
        "xlsxwriter": "XlsxWriter, constant_memory",
        "deflate": "floor: its XML deflated",
    },
    (
        Measure("time", "all sheets, processor time", seconds, most(0.35, "pandas")),
        Measure("memory", "all sheets, memory", size, most(0.10, "pandas")),
        Measure("alone time", "observations alone, processor time", seconds),
        Measure("alone memory", "observations alone, memory", size),
    ),
)


def measured(rounds: int, rows: int = ROWS) -> Samples:
    """Processor time in milliseconds and bytes, of about so many observations."""
    samples: dict[tuple[str, str], list[float]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        # In the first round the floor finds there what ours has written.
        for number in range(rounds):
            for side in list(WRITERS) if number % 2 == 0 else [*list(WRITERS)[1:], OURS]:
                for kind, sheets in (("", SHEETS), ("alone ", ALONE))[: 1 if number else 2]:
                    path = f"{folder}/{side if side != 'deflate' else OURS}-{len(sheets)}.xlsx"
                    found = apart.spent(WRITERS[side], path, str(rows), *sheets)
                    samples[f"{kind}time", side].append(1000 * found["seconds"])
                    samples[f"{kind}memory", side].append(found["bytes"])
    return samples


def ours(path: str, rows: str, *sheets: str) -> Callable[[], object]:
    """The whole workbook, or the sheet of the observations alone."""
    from etl.extract import Extract, observations  # noqa: PLC0415
    from etl.sheets import detail  # noqa: PLC0415
    from etl.sheets.book import Book  # noqa: PLC0415
    from etl.workbook import workbook  # noqa: PLC0415

    tables, extract = _tables(rows), Extract(DAY)

    def alone() -> bytes:
        book = Book({}, datetime.combine(DAY, time()))
        detail.write(book, tables, observations(tables, extract), lambda _rows: None)
        return book.content()

    return lambda: Path(path).write_bytes(alone() if sheets == ALONE else workbook(tables, extract))


def by_pandas(path: str, rows: str, *sheets: str) -> Callable[[], object]:
    """Each table by `DataFrame.to_excel`."""
    import pandas as pd  # noqa: PLC0415

    frames = _frames(rows, sheets)

    def write() -> None:
        with pd.ExcelWriter(path, engine="openpyxl") as writer:
            for name, frame in frames.items():
                frame.to_excel(writer, sheet_name=name, index=False)

    return write


def by_openpyxl(path: str, rows: str, *sheets: str) -> Callable[[], object]:
    """Row after row."""
    from openpyxl import Workbook  # noqa: PLC0415

    frames = _frames(rows, sheets)

    def write() -> None:
        book = Workbook(write_only=True)
        for name, frame in frames.items():
            sheet = book.create_sheet(name)
            for row in _rows(frame):
                sheet.append(row)
        book.save(path)

    return write


def by_xlsxwriter(path: str, rows: str, *sheets: str) -> Callable[[], object]:
    """Cell after cell, none of them kept."""
    from xlsxwriter import Workbook  # noqa: PLC0415

    frames = _frames(rows, sheets)

    def write() -> None:
        with Workbook(path, {"constant_memory": True}) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for name, frame in frames.items():
                sheet = book.add_worksheet(name)
                for number, row in enumerate(_rows(frame)):
                    for column, value in enumerate(row):
                        sheet.write(number, column, value, day if isinstance(value, date) else None)

    return write


def deflated(path: str, _rows: str, *_sheets: str) -> Callable[[], object]:
    """The XML of our workbook, packed again."""
    with zipfile.ZipFile(path) as packed:
        members = [packed.read(name) for name in packed.namelist()]
    return lambda: [zlib.compress(member) for member in members]


WRITERS: Mapping[str, apart.Work] = {
    OURS: ours,
    "pandas": by_pandas,
    "openpyxl": by_openpyxl,
    "xlsxwriter": by_xlsxwriter,
    "deflate": deflated,
}


def _tables(rows: str) -> "Held":
    from bench import large  # noqa: PLC0415
    from etl import queries  # noqa: PLC0415

    tables = large.tables(int(rows))
    queries.observations(tables)  # which a server has in memory already
    return tables


def _frames(rows: str, sheets: tuple[str, ...]) -> "dict[str, pd.DataFrame]":
    from etl.exchange.datasets import dataset  # noqa: PLC0415
    from etl.queries import Filters  # noqa: PLC0415

    tables = _tables(rows)
    return {name: dataset(name, tables, Filters(), DAY).frame for name in sheets}


def _rows(frame: "pd.DataFrame") -> Iterator[tuple[Any, ...]]:
    yield tuple(frame.columns)
    yield from frame.astype(object).where(frame.notna(), None).itertuples(index=False)
