"""What processes hold: memory that is theirs, and open files."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

MB = 1024 * 1024


class Held(NamedTuple):
    """What several processes hold together. `proportional` counts a page that several share once (PSS)."""

    resident: float  # bytes, RSS of each added up
    proportional: float
    handles: int


def held(pids: Iterable[int]) -> Held:
    """What these processes hold now; one that has just ended holds nothing."""
    found = [_of(pid) for pid in pids]
    return Held(*(sum(each) for each in zip(*found, strict=True))) if found else Held(0, 0, 0)


def _of(pid: int) -> Held:
    there = Path(f"/proc/{pid}")
    try:
        told = (there / "smaps_rollup").read_text("ascii")
        return Held(_bytes(told, "Rss"), _bytes(told, "Pss"), len(list((there / "fd").iterdir())))
    except (FileNotFoundError, ProcessLookupError):
        return Held(0, 0, 0)


def _bytes(told: str, name: str) -> float:
    return 1024 * float(re.findall(rf"^{name}:\s+(\d+) kB", told, re.MULTILINE)[0])


def slope(times: Sequence[float], values: Sequence[float]) -> float:
    """By how much the values grow in a unit of time, by the straight line nearest to them; 0 for fewer than two."""
    if len(times) < 2:
        return 0
    middle, mean = sum(times) / len(times), sum(values) / len(values)
    spread = sum((time - middle) ** 2 for time in times)
    return sum((time - middle) * (value - mean) for time, value in zip(times, values, strict=True)) / spread
