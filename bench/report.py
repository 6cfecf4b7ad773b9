"""Tables of what was measured: medians of ours and of others, how ours compares, and whether goals are met."""

import operator
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

OURS = "ours"
NOTHING = "–"

Samples = Mapping[tuple[str, str], Sequence[float]]  # by measure and side, a figure a round


def seconds(milliseconds: float) -> str:
    """Milliseconds, or seconds where there are many."""
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.2f} s"


def fine(milliseconds: float) -> str:
    """Milliseconds where parts of one count."""
    return f"{milliseconds:.3g} ms" if milliseconds < 100 else seconds(milliseconds)


def size(number: float) -> str:
    """Bytes."""
    return f"{number / 1e3:,.0f} kB" if number < 1e6 else f"{number / 1e6:,.3g} MB"


def count(number: float) -> str:
    """A number of things."""
    return f"{number:,.0f}"


class Goal(NamedTuple):
    """A bound of the ratio of ours to `beside` or, where nothing is beside it, of our figure itself."""

    holds: Callable[[float, float], bool]
    bound: float
    words: str
    beside: str = ""


def most(bound: float, beside: str) -> Goal:
    """Ours is at most so much of another's."""
    return Goal(operator.le, bound, f"≤ {bound:.2f}", beside)


def least(bound: float, beside: str) -> Goal:
    """Ours is at least so much of another's."""
    return Goal(operator.ge, bound, f"≥ {bound:g}", beside)


def own(bound: float, words: str) -> Goal:
    """Our figure itself is at most so much."""
    return Goal(operator.le, bound, words)


class Measure(NamedTuple):
    """A line of a table."""

    name: str  # of its samples
    words: str
    form: Callable[[float], str]
    goal: Goal | None = None


class Part(NamedTuple):
    """A table: whose figures it has, the first of them ours, by the words of its head."""

    name: str  # of its place in the document
    sides: Mapping[str, str]
    measures: Sequence[Measure]


def table(part: Part, samples: Samples) -> list[str]:
    """Markdown. Beside a figure of another stands ours ÷ theirs; what was not measured is left out."""
    lines = [_line(part, measure, samples) for measure in part.measures if (measure.name, OURS) in samples]
    goals = any(measure.goal for measure in part.measures)
    head = ["measure", *part.sides.values(), *(["goal", "met"] if goals else [])]
    rule = ["---", *["---:"] * len(part.sides), *(["---", "---"] if goals else [])]
    return [_row(head), _row(rule), *(_row(line[: len(head)]) for line in lines)]


def _line(part: Part, measure: Measure, samples: Samples) -> list[str]:
    ours = samples[measure.name, OURS]
    others = [_beside(measure, ours, samples.get((measure.name, side))) for side in list(part.sides)[1:]]
    told = measure.form(statistics.median(ours))
    return [measure.words, told, *others, *_judged(part, measure, samples)]


def _beside(measure: Measure, ours: Sequence[float], theirs: Sequence[float] | None) -> str:
    if not theirs:
        return NOTHING
    of = ratio(ours, theirs)
    return f"{measure.form(statistics.median(theirs))} ({NOTHING if of is None else _short(of)})"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float | None:
    """Ours ÷ theirs, the median of the rounds, for a machine is not equally fast in all of them.

    Where there are not as many rounds of both, that of their medians. None where theirs is zero, or was not measured.
    """
    if not theirs or not all(theirs):
        return None
    if len(ours) != len(theirs):
        return statistics.median(ours) / statistics.median(theirs)
    return statistics.median(one / other for one, other in zip(ours, theirs, strict=True))


def _short(of: float) -> str:
    """Three digits that count, and no more behind the point than that."""
    return (
        f"{of:,.0f}" if of >= 100 else f"{of:.1f}" if of >= 10 else f"{of:.2f}" if of >= 0.1 else f"{of:.3f}"
    )


def _judged(part: Part, measure: Measure, samples: Samples) -> Iterator[str]:
    goal, ours = measure.goal, samples[measure.name, OURS]
    if goal is None:
        yield from ("", "")
        return
    found = (
        ratio(ours, samples.get((measure.name, goal.beside), ())) if goal.beside else statistics.median(ours)
    )
    yield f"{goal.words} of {part.sides[goal.beside]}" if goal.beside else goal.words
    yield "not measured" if found is None else "yes" if goal.holds(found, goal.bound) else "**no**"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write(path: Path, blocks: Mapping[str, Sequence[str]]) -> None:
    """Put lines between the marks of a document, by the names of the marks; all else stays.

    Raises:
        ValueError: a mark is missing.
    """
    content = path.read_text("utf-8")
    for name, lines in blocks.items():
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        before, after = content.index(begin) + len(begin), content.index(end)
        content = content[:before] + "\n".join(("", *lines, "")) + content[after:]
    path.write_text(content, encoding="utf-8")
