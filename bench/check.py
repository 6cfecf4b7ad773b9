"""Time and memory of reading a data file: ours, whole, against PyYAML's C loader that merely loads it.

`python -m bench.check [FIGURES …]` prints a table. Each reader works in a process of its own, warmed up on a
small file; processor time and peak memory above what the process had before. Then whole processes: `indicators
check` of 1,000 figures against importing pandas and loading the same file.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ("10000", "100000")
RUNS = 5
GOALS = "goals: ours ≤ 0.30 of the time and ≤ 0.35 of the memory; known again ≤ 0.02; the command ≤ 0.6"


def main() -> None:
    from bench import large_yaml  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        for figures in sys.argv[1:] or FIGURES:
            file = Path(folder) / f"{figures}.yaml"
            sys.stdout.write(f"{large_yaml.written(int(figures), file):,} figures\n")
            _run(AGAIN, file)  # which is kept then
            _told(_measured(file))
        file = Path(folder) / "1000.yaml"
        large_yaml.written(1000, file)
        sys.stdout.write("1,000 figures, whole processes\n")
        _told_commands(file)
    sys.stdout.write(f"{GOALS}\n")


def _told(runs: Sequence[Mapping[str, Mapping[str, float]]]) -> None:
    """The median of the runs, and of the ratios within each: machines are not equally fast all the time."""
    for name in READERS:
        seconds, size = (median(run[name][what] for run in runs) for what in ("seconds", "bytes"))
        ratios = (
            median(run[name][what] / run[BASELINE][what] for run in runs) for what in ("seconds", "bytes")
        )
        told = "  ".join(f"{ratio:.3f}" for ratio in ratios)
        sys.stdout.write(f"{name:28} {seconds:8.2f} s {size / 1e6:8.0f} MB   ratios {told}\n")


def _measured(file: Path) -> Sequence[Mapping[str, Mapping[str, float]]]:
    """All readers in turn, several times."""
    return [{name: _run(name, file) for name in READERS} for _ in range(RUNS)]


def _run(name: str, file: Path) -> Mapping[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.check", "--one", name, str(file)],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    found: Mapping[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def one(name: str, file: Path) -> None:
    """Read once, and tell how many seconds of the processor and bytes of memory that took."""
    read = READERS[name]()
    read(ROOT / "indicators.yaml")
    before, started = _memory(), time.process_time()
    result = read(file)  # held on to, as whoever reads a file does
    told = {"seconds": time.process_time() - started, "bytes": _memory() - before}
    del result
    sys.stdout.write(f"{json.dumps(told)}\n")


def _memory() -> int:
    """The most memory that this process has had, in bytes."""
    return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _loader() -> Callable[[Path], object]:
    import yaml  # noqa: PLC0415

    return lambda file: yaml.load(file.read_bytes(), yaml.CSafeLoader)


def _ours() -> Callable[[Path], object]:
    from etl import catalog, tables  # noqa: PLC0415

    return lambda file: tables.build(catalog.read(file))


def _again() -> Callable[[Path], object]:
    """What is read the second time: recognised by its content."""
    from etl import catalog, kept, tables  # noqa: PLC0415

    def read(file: Path) -> object:
        shelf = kept.shelf(file)
        return shelf.tables() or shelf.keep_tables(tables.build(catalog.read(file)))

    return read


BASELINE, AGAIN = "PyYAML CSafeLoader", "known again, tables"
READERS: Mapping[str, Callable[[], Callable[[Path], object]]] = {
    BASELINE: _loader,
    "read, checked, tables": _ours,
    AGAIN: _again,
}


def _told_commands(file: Path) -> None:
    load = f"import pandas, yaml; yaml.load(open({str(file)!r}, 'rb'), yaml.CSafeLoader)"
    commands = {
        "import pandas, CSafeLoader": [sys.executable, "-c", load],
        "indicators check": [sys.executable, "-m", "etl", "check", str(file)],
    }
    seconds = {name: min(_process(command) for _ in range(RUNS)) for name, command in commands.items()}
    base = next(iter(seconds.values()))
    for name, spent in seconds.items():
        sys.stdout.write(f"{name:28} {spent:8.2f} s   ratio {spent / base:.3f}\n")


def _process(command: Sequence[str]) -> float:
    """Processor seconds of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
