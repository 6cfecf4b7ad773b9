"""What one piece of work takes of the processor and of memory, in a process of its own.

A work is a function that makes ready (imports, warms up) and gives back what is then to be done; only that counts.
"""

import gc
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Work = Callable[..., Callable[[], object]]


def spent(work: Work, *given: str) -> Mapping[str, float]:
    """Seconds of the processor, and bytes of memory at the most above what the process had before."""
    return told_by("bench.apart", "--work", work.__module__, work.__name__, *given)


def command(words: Sequence[str]) -> Mapping[str, float]:
    """The same of a whole program, from nothing."""
    return told_by("bench.apart", "--command", *words)


def told_by(module: str, *words: str) -> Mapping[str, float]:
    """What a module says in its last line when it is run in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words], check=True, stdout=subprocess.PIPE, cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "TEXTS_DIR"},
    )  # fmt: skip
    found: Mapping[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _work(module: str, name: str, given: Sequence[str]) -> Mapping[str, float]:
    work: Callable[[], object] = getattr(import_module(module), name)(*given)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # the peak is that from now on
    before, started = _peak(), time.process_time()
    result = work()  # held on to, as whoever does it would
    told = {"seconds": time.process_time() - started, "bytes": max(_peak() - before, 1)}
    del result
    return told


def _peak() -> int:
    found = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return 1024 * int(found[0])


def _command(words: Sequence[str]) -> Mapping[str, float]:
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"seconds": used.ru_utime + used.ru_stime, "bytes": 1024 * used.ru_maxrss}


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    told = _work(rest[0], rest[1], rest[2:]) if kind == "--work" else _command(rest)
    sys.stdout.write(f"{json.dumps(told)}\n")
