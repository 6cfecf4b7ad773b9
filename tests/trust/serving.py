"""Serving: what stands where the current release should be may be harmed or replaced while readers read."""

import importlib.util
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.trust import serving_harm, swapping
from tests.trust.row import Row
from tests.trust.serving_harm import Cycle

PATIENCE = 5.0  # seconds until a harm is told, and until its mending is


@dataclass(frozen=True)
class Counts:
    """How many harms, on the side of releases and on that of the working file, and how many swaps under whom."""

    cycles: int = 20
    swaps: int = 50
    viewers: int = 100
    deployed: int = 1  # through gunicorn and nginx; 0 in this process
    seed: int = 9


QUICK = Counts(cycles=15, swaps=3, viewers=4, deployed=0)


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Each promise, with its figure."""
    logging.getLogger("app.following").setLevel(logging.CRITICAL)
    try:
        (folder / "harm").mkdir()
        yield harmed([*serving_harm.cycles(folder / "harm", counts.cycles, deployed=bool(counts.deployed))])
        # In a process of many tests the working file is followed by tests of its own.
        if counts.deployed and importlib.util.find_spec("tests.trust.serving_preview"):
            yield from import_module("tests.trust.serving_preview").rows(counts.cycles, folder / "preview")
        (folder / "swaps").mkdir()
        yield from swapping.rows(counts, folder / "swaps")
    finally:
        logging.getLogger("app.following").setLevel(logging.NOTSET)


def harmed(cycles: Sequence[Cycle]) -> Row:
    """Cycles of harm and mending."""
    wrong = [each for each in cycles if not each.holds(PATIENCE)]
    told, mended = max(each.told for each in cycles), max(each.mended for each in cycles)
    figure = (
        f"{len(cycles)} cycles of {len({each.harm for each in cycles})} kinds: {len(wrong)} wrong, told within "
        f"{told:.1f} s, recovered within {mended:.1f} s"
    )
    figure += f"; such as {wrong[0]}" if wrong else ""
    limit = f"the last good release served and the reason told within {PATIENCE:.0f} s, recovered likewise"
    return Row("current release harmed while it is served", figure, limit, bool(cycles) and not wrong)
