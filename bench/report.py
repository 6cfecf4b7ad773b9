"""The table of what was measured: medians of both sides, their ratio, the goal."""

import operator
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
HEAD = ("measure", "ours", "Vizro", "ratio", "goal", "met")

Samples = Mapping[tuple[str, str], Sequence[float]]


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.2f} s"


def _fine(milliseconds: float) -> str:
    return f"{milliseconds:.1f} ms"


def _bytes(count: float) -> str:
    return f"{count / 1e3:,.0f} kB" if count < 1e6 else f"{count / 1e6:.2f} MB"


def _count(number: float) -> str:
    return f"{number:,.0f}"


class Goal(NamedTuple):
    """A bound of the ratio ours / Vizro or, where `own`, of our figure itself."""

    holds: Callable[[float, float], bool]
    bound: float
    words: str
    own: bool = False


def _most(bound: float) -> Goal:
    return Goal(operator.le, bound, f"≤ {bound:.2f}")


class Measure(NamedTuple):
    """A line of the table."""

    name: str  # of its samples
    words: str
    form: Callable[[float], str]
    goal: Goal | None = None


MEASURES = (
    Measure("requests", "requests of the first load", _count),
    Measure("bytes", "bytes of the first load", _bytes, _most(0.10)),
    Measure("overview bytes", "bytes of the overview's first load", _bytes),
    Measure("fcp", "first contentful paint", _seconds),
    Measure("overview", "overview's figures readable (Vizro: first chart)", _seconds, _most(0.08)),
    Measure("slow overview", "… at 10 Mbit/s, 40 ms", _seconds),
    Measure("drawn", "first interactive chart drawn", _seconds, _most(0.30)),
    Measure("slow", "… at 10 Mbit/s, 40 ms", _seconds, _most(0.14)),
    Measure("blocking", "total blocking time", _seconds, _most(0.25)),
    Measure("second", "second visit, first chart drawn", _seconds, _most(0.27)),
    Measure("change", "control changed, chart redrawn", _seconds, _most(0.35)),
    Measure(
        "share again", "server's share of it, asked before", _fine, Goal(operator.le, 15, "≤ 15 ms", own=True)
    ),
    Measure("share first", "server's share of it, never asked before", _fine),
    Measure("share bytes", "bytes of its answer", _bytes),
    Measure("throughput", "answers a second, 32 connections", _count, Goal(operator.ge, 15, "≥ 15")),
    Measure("cold", "cold start, first page answered", _seconds, _most(0.35)),
    Measure("cold readable", "cold start, figures readable", _seconds, _most(0.35)),
    Measure("memory", "memory of the server after the load", _bytes),
)


def table(samples: Samples) -> list[str]:
    """Markdown; what was not measured is left out."""
    lines = [_line(measure, samples) for measure in MEASURES if samples.get((measure.name, "ours"))]
    return [_row(HEAD), _row(["---", *["---:"] * 4, "---"]), *lines]


def _line(measure: Measure, samples: Samples) -> str:
    ours, vizro = (statistics.median(samples[measure.name, site]) for site in ("ours", "vizro"))
    ratio = ours / vizro if vizro else float("nan")
    figures = (measure.words, measure.form(ours), measure.form(vizro), _ratio(ratio))
    return _row([*figures, *_judged(measure.goal, ours, ratio)])


def _ratio(ratio: float) -> str:
    return f"{ratio:.3f}" if ratio < 1 else f"{ratio:.1f}"


def _judged(goal: Goal | None, ours: float, ratio: float) -> Iterator[str]:
    if goal is None:
        yield from ("", "")
        return
    yield goal.words
    yield "yes" if goal.holds(ours if goal.own else ratio, goal.bound) else "**no**"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write(path: Path, facts: Sequence[str], lines: Sequence[str]) -> None:
    """Put facts and table between the marks of a document; all else stays.

    Raises:
        ValueError: a mark is missing.
    """
    content = path.read_text("utf-8")
    before, after = content.index(BEGIN) + len(BEGIN), content.index(END)
    inside = "\n".join(("", *facts, "", *lines, ""))
    path.write_text(content[:before] + inside + content[after:], encoding="utf-8")
