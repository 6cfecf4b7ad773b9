"""Time and memory of checking the rows of tables and of making a release of them, against pandas that merely loads the
same file.

`python -m bench.tabular [ROWS …]` prints a table for CSV and Parquet, and with how much power of the number of rows
time and memory grow (least squares of logarithms). Each reader works in a process of its own, warmed up on a small
table: seconds by the clock and of the processor, and peak memory above what the process had before.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.apart import told_by

ROOT = Path(__file__).resolve().parent.parent
ROWS = (10**3, 10**4, 10**5, 10**6, 10**7)
MOST_BUILT = 10**6  # rows of the largest release: one takes minutes for each million
PAGE = 4096
LARGE = 10**5  # from here on, what it takes to begin is little
# A region has one of so many shares of what the next larger ones have.
LEVELS, SHARE, WHOLE = ("nation", "province", "prefecture", "county"), 60, 10**8
ODD = 10_000
HEAD = "地区,指标,时期,数值,单位\n"
SUFFIXES = (".csv", ".parquet")
KINDS = (("gdp", "亿元", 100), ("hightech-value-added-growth", "%", 10), ("specialised-smes", "家", 1))
PERIODS = [
    *(str(year) for year in range(1949, 2023)),
    *(f"{year}-Q{quarter}" for year in range(1949, 2023) for quarter in range(1, 5)),
    *(f"{year}-{month:02}" for year in range(1949, 2023) for month in range(1, 13)),
]


def main() -> None:
    wanted = [int(each) for each in sys.argv[1:]] or ROWS
    for suffix in SUFFIXES:
        found: dict[str, list[Mapping[str, float]]] = {name: [] for name in READERS}
        sys.stdout.write(f"{suffix}\n")
        for rows in wanted:
            with TemporaryDirectory() as folder:
                path = written(rows, Path(folder), suffix)
                made = {
                    name: told_by("bench.tabular", "--one", name, str(path))
                    for name in READERS
                    if name != BUILT or rows <= MOST_BUILT
                }
            _tell(rows, made)
            for name, run in made.items():
                found[name].append(run)
        if len(wanted) > 1:
            _tell_growth(wanted, found[OURS])


def _tell(rows: int, made: Mapping[str, Mapping[str, float]]) -> None:
    base = made[BASELINE]
    for name, now in made.items():
        ratios = "  ".join(f"{now[what] / base[what]:.2f}" for what in ("seconds", "cpu", "bytes"))
        sys.stdout.write(
            f"{rows:>12,} {name:28} {now['seconds']:8.2f} s  {now['cpu']:8.2f} s CPU {now['bytes'] / 1e6:8.0f} MB   "
            f"ratios {ratios}\n"
        )


def _tell_growth(rows: Sequence[int], runs: Sequence[Mapping[str, float]]) -> None:
    import numpy as np  # noqa: PLC0415

    for words, first in (("over all", 0), (f"from {LARGE:,} rows on", LARGE)):
        told = [(number, run) for number, run in zip(rows, runs, strict=True) if number >= first]
        if len(told) > 1:
            across = np.log([number for number, _ in told])
            powers = (
                np.polyfit(across, np.log([run[what] for _, run in told]), 1)[0]
                for what in ("seconds", "cpu", "bytes")
            )
            sys.stdout.write(
                "growth {}: time {:.2f}, of the processor {:.2f}, memory {:.2f}\n".format(words, *powers)
            )


def written(rows: int, folder: Path, suffix: str) -> Path:
    """Write a catalogue with a table of so many sound rows, in which nothing is true."""
    table = folder / f"table{suffix}"
    if suffix == ".csv":
        with table.open("w", encoding="utf-8") as file:
            file.write(HEAD)
            file.writelines(islice(_lines(), rows))
    else:
        _parquet(table, rows)
    path = folder / "indicators.yaml"
    with table.open("rb") as content:
        digest = _digest(content)
    path.write_text("".join(_yaml(table.name, digest)), encoding="utf-8")
    return path


def _digest(content: object) -> str:
    found = sha256()
    for piece in iter(partial(content.read, 2**22), b""):  # type: ignore[attr-defined]
        found.update(piece)
    return found.hexdigest()


def _lines() -> Iterator[str]:
    """Rows as they may be: no part has more than the whole, and one of ten thousand is twenty times too large."""
    from etl import areas  # noqa: PLC0415

    number, row = 12_345, 0
    known = areas.areas()
    for period in PERIODS:
        for name, unit, parts in KINDS:
            for code, area in known.items():
                number, row = (number * 1_103_515_245 + 12_345) % 2**31, row + 1
                most = 60 if unit == "%" else WHOLE // SHARE ** LEVELS.index(area.level)
                told = most * (100 + number % 50) // 100 * (20 if row % ODD == 0 else 1)
                yield f"{code},{name},{period},{told / parts:.{len(str(parts)) - 1}f},{unit}\n"


def _parquet(path: Path, rows: int) -> None:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    names = HEAD.strip().split(",")
    schema = pa.schema([(name, pa.string()) for name in names])
    lines = islice(_lines(), rows)
    with pq.ParquetWriter(path, schema) as file:
        while batch := [line.rstrip("\n").split(",") for line in islice(lines, 100_000)]:
            columns = [pa.array(column) for column in zip(*batch, strict=True)]
            file.write_table(pa.table(dict(zip(names, columns, strict=True)), schema=schema))


def _yaml(table: str, digest: str) -> Iterator[str]:
    catalogue = (ROOT / "indicators.yaml").read_text("utf-8")
    yield catalogue[catalogue.index("\ntopics:") :]
    yield (
        "\nsources:\n  table:\n    title: {zh: 年鉴, en: Yearbook}\n    publisher: {zh: 某局, en: A bureau}\n"
        "    date: 2024-05\n    date_evidence: {zh: 版权页, en: imprint}\n"
        f"    file: {table}\n    sha256: {digest}\n    script: simplified\n"
        f"tables:\n  - file: {table}\n    source: table\n    role: actual\n    modality: done\n"
        "    columns: {region: 地区, indicator: 指标, period: 时期, value: 数值, unit: 单位}\n"
        "observations: []\n"
    )


def one(name: str, path: Path) -> None:
    """Read once, and tell what that took."""
    read = READERS[name]()
    with TemporaryDirectory() as folder:
        read(written(1000, Path(folder), next(path.parent.glob("table.*")).suffix))
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # the peak counts from here
    before, began, spent = _memory("VmRSS"), time.perf_counter(), time.process_time()
    result = read(path)  # held on to, as whoever reads a file does
    told = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - spent}
    del result
    sys.stdout.write(f"{json.dumps({**told, 'bytes': max(_memory('VmHWM') - before, PAGE)})}\n")


def _memory(kind: str) -> int:
    """The memory of this process, now or at most, in bytes."""
    told = Path("/proc/self/status").read_text("ascii")
    return 1024 * int(told.partition(f"{kind}:")[2].split()[0])


def _pandas() -> Callable[[Path], object]:
    import pandas as pd  # noqa: PLC0415

    def read(path: Path) -> object:
        table = next(path.parent.glob("table.*"))
        return pd.read_csv(table) if table.suffix == ".csv" else pd.read_parquet(table)

    return read


def _ours() -> Callable[[Path], object]:
    from etl import catalog  # noqa: PLC0415

    _all_in_a_stream()
    return catalog.read


def _built() -> Callable[[Path], object]:
    from datetime import date  # noqa: PLC0415

    from etl import catalog, large_release  # noqa: PLC0415

    def built(path: Path) -> object:
        return large_release.build(catalog.read(path), path, path.parent / "release", date(2025, 1, 1))

    _all_in_a_stream()
    return built


def _all_in_a_stream() -> None:
    """Tables of all sizes, so that they can be compared."""
    from etl.tabular import listed  # noqa: PLC0415

    listed.MOST_HELD = 0  # type: ignore[attr-defined]


BASELINE, OURS, BUILT = "pandas, loaded", "checked in a stream", "checked and made a release"
READERS: Mapping[str, Callable[[], Callable[[Path], object]]] = {
    BASELINE: _pandas,
    OURS: _ours,
    BUILT: _built,
}

if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
