"""Bytes that a fuzzer makes up, led by what code they reach: `atheris`, in a process of its own that may be ended.

Started as `python -m tests.trust.hostile_coverage RUNS SEED FOLDER`; the first input that is neither taken nor
refused in its place ends it with a status of its own.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import several
from tests.catalogues import PROJECT
from tests.trust import hostile_mutants
from tests.trust.hostile_judge import check, judged
from tests.trust.row import Row

LONGEST = 1.0  # seconds that one input may take
LARGEST = 4096  # bytes of an input
PATIENCE = 3600  # seconds for all of them
_DONE = re.compile(rb"Done (\d+) runs in (\d+) second|#(\d+)\s+DONE")


def row(runs: int, seed: int, folder: Path) -> Row:
    """What came of so many runs."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, base in enumerate(hostile_mutants.catalogues()):
        for name, text in base.items():
            (corpus / f"{number}-{name.replace('/', '-')}").write_bytes(text.encode()[:LARGEST])
    program = [sys.executable, "-m", "tests.trust.hostile_coverage", str(runs), str(seed), str(folder)]
    done = subprocess.run(program, cwd=PROJECT, capture_output=True, timeout=PATIENCE, check=False)
    told = _DONE.search(done.stderr)
    number = int(next(group for group in told.groups() if group)) if told else 0
    figure = f"{number:,} runs, status {done.returncode}"
    if done.returncode or number < runs:
        figure += "\n      " + done.stderr.decode(errors="replace")[-600:]
    limit = f"{runs:,} runs, 0 other exceptions, all placed, each ≤ {LONGEST:g} s"
    return Row("inputs led by coverage", figure, limit, not done.returncode and number >= runs)


def entry(path: Path) -> Callable[[bytes], None]:
    """What the fuzzer calls with each input."""

    def once(content: bytes) -> None:
        path.write_bytes(content)
        found = judged(path)
        if found.wrong or found.seconds > LONGEST:
            raise AssertionError(found)

    return once


def main(runs: int, seed: int, folder: Path) -> None:
    """Fuzz."""
    import atheris  # noqa: PLC0415  (an extra that only this needs)

    fuzzer: Any = atheris
    room = folder / "fuzzed"
    room.mkdir()
    # What is loaded is watched from here on; libyaml itself is none of Python's code.
    with fuzzer.instrument_imports():
        from etl import catalog, gathered, numerals, quantity, records, scalars, strict_yaml  # noqa: F401, PLC0415
    for module in [
        sys.modules[f"etl.{name}"]
        for name in ("catalog", "gathered", "strict_yaml", "scalars", "records", "quantity", "numerals")
    ]:
        for name, value in vars(module).items():
            if (
                callable(value)
                and getattr(value, "__module__", "") == module.__name__
                and hasattr(value, "__code__")
            ):
                setattr(module, name, fuzzer.instrument_func(value))
    check(_sound(room))
    arguments = [
        sys.argv[0],
        f"-runs={runs}",
        f"-seed={seed}",
        f"-max_len={LARGEST}",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={folder}/",
    ]
    fuzzer.Setup([*arguments, str(folder / "corpus")], entry(room / several.MAIN))
    fuzzer.Fuzz()


def _sound(room: Path) -> Path:
    """A catalogue that makes all be loaded that is."""
    path = room / "sound.yaml"
    path.write_text(next(iter(hostile_mutants.catalogues()[0].values())), encoding="utf-8")
    return path


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
