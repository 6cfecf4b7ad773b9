"""Problems for an editor at a terminal: each at its place, with the line and the wrong part of it underlined."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from etl.labels import ALSO_THERE, MORE_ALIKE
from etl.problems import Problem
from etl.text import Language, across

ALIKE = 10  # problems of one kind that are shown whole
WIDTH = 96  # letters of a line that fit beside its number; a Chinese character is as wide as two
BEFORE = 40  # of these, before the wrong part


def ordered(problems: Sequence[Problem]) -> list[Problem]:
    """Errors first, then warnings, then notes; each in the order of the file."""
    return sorted(problems, key=lambda problem: (problem.note, problem.warning, problem))


def report(
    problems: Sequence[Problem],
    lines: Mapping[str, Sequence[str]],
    language: Language,
    most: int | None = ALIKE,
) -> Iterator[str]:
    """One problem after the other, as lines; of those alike no more than `most`, and how many there are more.

    `lines` are those of each file, where they are at hand.
    """
    shown: Counter[str] = Counter()
    counts = Counter(problem.code for problem in problems)
    for problem in ordered(problems):
        shown[problem.code] += 1
        if most is None or shown[problem.code] <= most or not problem.code:
            # The code is what `indicators problems` explains, and what `accepted` names.
            yield f"{problem.in_(language)} [{problem.code}]" if problem.code else problem.in_(language)
            yield from _marked(problem, lines, language)
            if shown[problem.code] == most and counts[problem.code] > most:
                more = counts[problem.code] - most
                yield MORE_ALIKE.filled(count=more, code=problem.code).in_(language)


def _marked(problem: Problem, lines: Mapping[str, Sequence[str]], language: Language) -> Iterator[str]:
    here = lines.get(problem.file, ())
    if 1 <= problem.line <= len(here):
        yield from underlined(here[problem.line - 1], problem.line, problem.column, problem.length)
    for other in problem.related:
        file = other.file or problem.file
        there = lines.get(file, ())
        place = f"{file}:{other.line}:{other.column}"
        yield f"      {ALSO_THERE.filled(place=place, words=other.message).in_(language)}"
        if 1 <= other.line <= len(there):
            yield from underlined(there[other.line - 1], other.line, other.column, 0)


def underlined(line: str, number: int, column: int, length: int) -> Iterator[str]:
    """A line with its number, and below it marks under the wrong part; of a long line only what is around it."""
    clean = line.rstrip("\r\n").replace("\t", " ")
    start = column - 1
    wrong = clean[start : start + length]
    before, after = _last(clean[:start], BEFORE), clean[start + len(wrong) :]
    rest = max(WIDTH - across(before) - across(wrong), 0)
    shown = _first(wrong, WIDTH - across(before)) + _first(after, rest)
    yield f"{number:>6} │ {before}{shown}"
    if length:
        marks = "^" * max(min(across(wrong), WIDTH - across(before)), 1)
        yield f"{'':>6} │ {' ' * across(before)}{marks}"


def _first(words: str, width: int) -> str:
    """As many of the first characters as fit, with … where others follow."""
    if across(words) <= width:
        return words
    taken = 0
    for place, character in enumerate(words):
        taken += across(character)
        if taken >= width:
            return f"{words[:place]}…"
    return words


def _last(words: str, width: int) -> str:
    if across(words) <= width:
        return words
    return f"…{_first(words[::-1], width - 1).rstrip('…')[::-1]}"
