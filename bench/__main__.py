"""`python -m bench [PART …]`: what ours costs, beside the peers and beside what cannot be avoided, in one run.

Parts are reading (YAML), workbook, asking (questions), serving (nginx) and pages; all of them where none is named.
Tables go to the terminal and, with `--write`, into docs/performance.md.
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from bench import asking, machine, pages, reading, report, serving, workbook
from bench.report import Part, Samples

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


class Measured(NamedTuple):
    """A part, what measures it, and in how many rounds."""

    part: Part
    work: Callable[..., Samples]
    rounds: int


PARTS: Mapping[str, Measured] = {
    each.part.name: each
    for each in (
        Measured(reading.PART, reading.measured, 2),
        Measured(workbook.PART, workbook.measured, 1),
        Measured(asking.PART, asking.measured, 1),
        Measured(serving.PART, serving.measured, 3),
        Measured(pages.PART, pages.measured, 2),
    )
}


def main() -> None:
    asked = _arguments()
    blocks, begun = {}, time.perf_counter()
    for name in asked.parts or PARTS:
        part, work, rounds = PARTS[name]
        rounds, started = asked.rounds or rounds, time.perf_counter()
        samples = work(rounds, *([asked.rows] if asked.rows else []))
        took = f"Rounds: {rounds}. Seconds it took: {time.perf_counter() - started:.0f}."
        blocks[name] = [took, "", *report.table(part, samples)]
        sys.stdout.writelines(f"{line}\n" for line in (f"{name}.", *blocks[name], ""))
        sys.stdout.flush()
    facts = machine.facts(pages.PEERS, time.perf_counter() - begun)
    sys.stdout.writelines(f"{line}\n" for line in facts)
    if asked.write:
        report.write(DOCUMENT, {"machine": facts, **blocks})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, help="of each part, instead of its own number")
    parser.add_argument(
        "--rows", type=int, help="figures, observations: of reading, workbook or asking alone"
    )
    parser.add_argument("--write", action="store_true", help=f"put the tables into {DOCUMENT.name}")
    asked = parser.parse_args()
    if unknown := sorted({*asked.parts} - {*PARTS}):
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    if asked.rows and len(asked.parts) != 1:
        parser.error("--rows is for one part")
    if asked.write and (asked.parts or asked.rounds):
        parser.error("--write is for all parts of one run")
    return asked


if __name__ == "__main__":
    main()
