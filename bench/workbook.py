"""Time and memory of the workbook against pandas' own export of the same tables, in one run.

`python bench/workbook.py [ROWS]` prints a table; every writer works in a process of its own. Processor time and
peak memory above what the process had before it began to write; pandas.to_excel with openpyxl is 1. The others
write plain tables (observations, ledger, coverage, indicators, sources, code lists); ours has looks, formulas, charts
and more columns, and computes the ledger in its time, which the others are given.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
ROWS = 100_000
DAY = date(2025, 1, 1)
GOALS = "goal: ours ≤ 0.35 of the time and ≤ 0.10 of the memory of pandas.to_excel"


def main() -> None:
    rows = sys.argv[1] if len(sys.argv) > 1 else str(ROWS)
    found = {name: _measured(name, rows) for name in WRITERS}
    base = found[BASELINE]
    sys.stdout.write(f"{found[OURS]['rows']:,} observations, {found[OURS]['columns']} columns\n")
    for name, one in found.items():
        seconds, megabytes = one["seconds"], one["bytes"] / 1e6
        ratios = f"{seconds / base['seconds']:.3f}  {one['bytes'] / base['bytes']:.3f}"
        sys.stdout.write(f"{name:28} {seconds:8.1f} s {megabytes:8.0f} MB   ratios {ratios}\n")
    sys.stdout.write(f"{GOALS}\n")


def _measured(name: str, rows: str) -> Mapping[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.workbook", "--one", name, rows],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    measured: Mapping[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def one(name: str, rows: int) -> None:
    """Write once, and tell how many seconds of the processor and bytes of memory that took."""
    from bench import large  # noqa: PLC0415
    from etl import queries  # noqa: PLC0415
    from etl.exchange.datasets import dataset  # noqa: PLC0415
    from etl.queries import Filters  # noqa: PLC0415

    tables = large.tables(rows)
    queries.observations(tables)  # which a server has in memory already
    frames = {} if name == OURS else {each: dataset(each, tables, Filters(), DAY).frame for each in SHEETS}
    with TemporaryDirectory() as folder:
        before, started = _memory(), time.process_time()
        columns = WRITERS[name](tables, frames, f"{folder}/out.xlsx")
        seconds, peak = time.process_time() - started, _memory() - before
    told = {"rows": len(tables.observations), "columns": columns, "seconds": seconds, "bytes": peak}
    sys.stdout.write(f"{json.dumps(told)}\n")


def _memory() -> int:
    """The most memory that this process has had, in bytes."""
    return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _ours(tables, _frames, path):  # type: ignore[no-untyped-def]
    from etl.extract import Extract  # noqa: PLC0415
    from etl.sheets import detail  # noqa: PLC0415
    from etl.workbook import workbook  # noqa: PLC0415

    Path(path).write_bytes(workbook(tables, Extract(DAY)))
    return len(detail.COLUMNS)


def _pandas(_tables, frames, path):  # type: ignore[no-untyped-def]
    import pandas as pd  # noqa: PLC0415

    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        for name, frame in frames.items():
            frame.to_excel(writer, sheet_name=name, index=False)
    return len(frames["observations"].columns)


def _openpyxl(_tables, frames, path):  # type: ignore[no-untyped-def]
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    for name, frame in frames.items():
        sheet = book.create_sheet(name)
        for row in _rows(frame):
            sheet.append(row)
    book.save(path)
    return len(frames["observations"].columns)


def _xlsxwriter(_tables, frames, path):  # type: ignore[no-untyped-def]
    from xlsxwriter import Workbook  # noqa: PLC0415

    with Workbook(path, {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, frame in frames.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(_rows(frame)):
                for column, value in enumerate(row):
                    sheet.write(number, column, value, day if isinstance(value, date) else None)
    return len(frames["observations"].columns)


def _rows(frame):  # type: ignore[no-untyped-def]
    yield tuple(frame.columns)
    yield from frame.astype(object).where(frame.notna(), None).itertuples(index=False)


SHEETS = ("observations", "targets", "coverage", "indicators", "sources", "codes")
BASELINE, OURS = "pandas.to_excel (openpyxl)", "ours, all sheets"
WRITERS: Mapping[str, Callable[..., int]] = {
    BASELINE: _pandas,
    "openpyxl, write_only": _openpyxl,
    "XlsxWriter, constant_memory": _xlsxwriter,
    OURS: _ours,
}

if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], int(sys.argv[3]))
    else:
        main()
