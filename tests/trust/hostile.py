"""Hostile YAML: what stands in a file is taken as written or refused at its place, soon and in little memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.trust import (
    hostile_bombs,
    hostile_child,
    hostile_coverage,
    hostile_mutants,
    hostile_paths,
    hostile_traps,
)
from tests.trust.row import Row


@dataclass(frozen=True)
class Counts:
    """How much is tried."""

    mutants: int = 100_000
    fuzzed: int = 200_000  # runs of the fuzzer that is led by what code it reaches; none without it
    bombs: int = 100  # at most; those that there are
    planted: int = 5  # ways in which the process that reads goes wrong, at most
    processes: int = 2
    seed: int = 9


QUICK = Counts(mutants=100, fuzzed=0, bombs=1, planted=2, processes=1)


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Each promise with what came of it."""
    yield from hostile_traps.rows(folder)
    yield from hostile_paths.rows(folder)
    yield from hostile_child.rows(counts.planted, folder)
    yield from hostile_mutants.rows(counts.mutants, counts.seed, counts.processes)
    yield from hostile_bombs.rows(counts.bombs, folder)
    if counts.fuzzed:
        yield hostile_coverage.row(counts.fuzzed, counts.seed, folder)
