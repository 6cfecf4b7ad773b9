"""Reading a catalogue of many files: one after the other, several at a time, and where one of them changed.

`python -m bench.files [FILES] [FIGURES]` writes so many files (50) of so many figures (2,000) each, and prints seconds
by the clock and of the processor (of processes that were started too), against PyYAML's C loader that merely loads the
same files. Each reader works in a process of its own; medians of several runs.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import large_yaml
from bench.apart import told_by

ROOT = Path(__file__).resolve().parent.parent
FILES, FIGURES, RUNS = 50, 2000, 3


def main() -> None:
    files, figures = (int(each) for each in (*sys.argv[1:], *(FILES, FIGURES)[len(sys.argv) - 1 :]))
    with TemporaryDirectory() as folder:
        path = written(files, figures, Path(folder))
        runs = [
            {name: told_by("bench.files", "--one", name, str(path)) for name in READERS} for _ in range(RUNS)
        ]
    sys.stdout.write(f"{files} files of {figures:,} figures\n")
    for name in READERS:
        clock, cpu = (median(run[name][what] for run in runs) for what in ("seconds", "cpu"))
        ratio = median(run[name]["seconds"] / run[BASELINE]["seconds"] for run in runs)
        sys.stdout.write(f"{name:44} {clock:7.2f} s {cpu:7.2f} s CPU   ratio {ratio:.3f}\n")


def written(files: int, figures: int, folder: Path) -> Path:
    """Write a catalogue of many files in which nothing is true and everything is sound."""
    (folder / "data").mkdir()
    names = [f"data/{number:03}.yaml" for number in range(files)]
    whole = (ROOT / "indicators.yaml").read_text("utf-8")
    listed = "".join(f"  - {name}\n" for name in names)
    path = folder / "indicators.yaml"
    topics = whole.index("\ntopics:")
    path.write_text(f"files:\n{listed}{whole[topics:]}", encoding="utf-8")
    blocks = large_yaml.blocks()
    for name in names:
        (folder / name).write_text("".join(_part(name, islice(blocks, figures // 2))), encoding="utf-8")
    return path


def _part(name: str, blocks: Iterator[str]) -> Iterator[str]:
    source = f"source-{Path(name).stem}"
    yield (
        f"part_of: ../indicators.yaml\nsources:\n  {source}:\n    title: {{zh: 报告, en: Report}}\n"
        "    publisher: {zh: 某报, en: A paper}\n    date: 2024-01-14\n    date_evidence: {zh: 电头, en: dateline}\n"
        f"    file: {source}.txt\n    sha256: {'0' * 64}\n    script: simplified\nobservations:\n"
    )
    for block in blocks:
        yield block.replace(large_yaml.SOURCE, source)


def one(name: str, path: Path) -> None:
    """Read once, and tell what that took."""
    read = READERS[name](path)
    began, spent = time.perf_counter(), _spent()
    result = read()
    told = {"seconds": time.perf_counter() - began, "cpu": _spent() - spent}
    del result
    sys.stdout.write(f"{json.dumps(told)}\n")


def _spent() -> float:
    """Seconds of the processor, of this process and those that it started and that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(each.ru_utime + each.ru_stime for each in map(resource.getrusage, kinds))


def _loader(path: Path) -> Callable[[], object]:
    import yaml  # noqa: PLC0415

    from etl import gathered  # noqa: PLC0415

    files = gathered.files(path)
    return lambda: [yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in files]


def _read(path: Path, *, checked: bool = False) -> Callable[[], object]:
    from etl import catalog, documents, gathered  # noqa: PLC0415

    documents.FOLDER = path.parent / "kept"
    return (lambda: catalog.read(path)) if checked else (lambda: gathered.read(path, catalog.FORM))


def _in_turn(path: Path) -> Callable[[], object]:
    from etl import documents  # noqa: PLC0415

    documents.WORTH_KEEPING = 10**12
    return _read(path)


def _afresh(path: Path, *, processes: bool) -> Callable[[], object]:
    from etl import documents  # noqa: PLC0415

    documents.WORTH_PROCESSES = 0 if processes else 10**12
    _change(path, everywhere=True)
    return _read(path)


def _one_changed(path: Path, *, checked: bool = False) -> Callable[[], object]:
    read = _read(path, checked=checked)
    read()
    _change(path)
    return read


def _change(path: Path, *, everywhere: bool = False) -> None:
    """What an editor saves: another comment at the end, of one file or of all."""
    for file in sorted(path.parent.glob("data/*.yaml"))[: None if everywhere else 1]:
        before = file.read_text("utf-8").rpartition("# ")[0] or file.read_text("utf-8")
        file.write_text(f"{before}# {sha256(str(time.time_ns()).encode()).hexdigest()}", encoding="utf-8")


BASELINE = "PyYAML CSafeLoader, all files"
READERS: Mapping[str, Callable[[Path], Callable[[], object]]] = {
    BASELINE: _loader,
    "read, one after the other, nothing kept": _in_turn,
    "read, one after the other, and kept": lambda path: _afresh(path, processes=False),
    "read, several at a time, and kept": lambda path: _afresh(path, processes=True),
    "read, one file changed": _one_changed,
    "read and checked, one file changed": lambda path: _one_changed(path, checked=True),
}

if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
