"""What a reader may do with a file: take it, or refuse it with problems that stand in it."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from etl import catalog, tables
from etl.problems import InvalidFile, Problem

DAY = date(2026, 6, 30)


class Verdict(NamedTuple):
    """What came of a file. `wrong` says what must not be; empty where all is well."""

    wrong: str
    problems: int
    seconds: float  # of this process's own time, so that a busy machine is not blamed
    taken: bool
    peak: float = 0  # megabytes that this process had at most until then


def check(path: Path) -> Any:
    """All that a file goes through before it is shown."""
    return tables.build(catalog.read(path, DAY))


def judged(path: Path, work: Callable[[Path], Any] = check) -> Verdict:
    """What a reader makes of a file."""
    began = time.process_time()
    problems: tuple[Problem, ...] = ()
    wrong, taken = "", False
    try:
        work(path)
        taken = True
    except InvalidFile as error:
        problems = error.problems
    except Exception as error:
        wrong = f"{type(error).__name__}: {str(error)[:200]}"
    seconds, peak = time.process_time() - began, memory("VmHWM")  # before more of it is read to judge
    if not wrong and not taken and not problems:
        wrong = "refused without a problem"
    return Verdict(wrong or next(misplaced(problems), ""), len(problems), seconds, taken, peak)


def misplaced(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Problems that stand nowhere in the file that they name."""
    lines: dict[str, list[str]] = {}
    for each in problems:
        places = [(each.file, each.line, each.column)]
        places += [(other.file or each.file, other.line, other.column) for other in each.related]
        for file, line, column in places:
            there = lines.get(file) or lines.setdefault(file, _lines(Path(file)))
            if not (1 <= line <= len(there) and 1 <= column <= len(there[line - 1]) + 1):
                yield f"{each.code} at {line}:{column} of {len(there)} lines"


def _lines(file: Path) -> list[str]:
    """The lines as an editor counts them; of what cannot be read one that is empty."""
    if not file.is_file():
        return [""]
    return file.read_bytes().decode("utf-8-sig", errors="replace").split("\n")


def memory(name: str) -> float:
    """Megabytes of this process, as the system has them."""
    lines = Path("/proc/self/status").read_text("ascii").split("\n")
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))
