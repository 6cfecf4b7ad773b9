"""Changes of a text as spans with what shall stand in their place; and as a patch that `git apply` takes."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from etl.patching.nodes import line_end, line_start

CONTEXT = 3  # lines around a change
_NO_NEWLINE = "\n\\ No newline at end of file\n"


class Splice(NamedTuple):
    """`new` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    new: str


class _Hunk(NamedTuple):
    """Lines from `first` on, counted from 0, that become others."""

    first: int
    old: list[str]
    new: list[str]


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all changes made; of those at one place the first given stands first.

    Raises:
        ValueError: two of them change the same characters.
    """
    parts, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        if start < at:
            raise ValueError(start)
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def unified(text: str, splices: Iterable[Splice], name: str) -> str:
    """The changes as a unified diff of a file; empty where nothing changes.

    Not difflib's own: it compares whole files, and here it is known where they differ.
    """
    lines = lines_of(text)
    hunks = [hunk for hunk in _hunks(text, lines, splices) if hunk.old != hunk.new]
    if not hunks:
        return ""
    parts, moved = [f"--- a/{name}\n+++ b/{name}\n"], 0
    for group in _near(hunks):
        parts += _written(lines, group, moved)
        moved += sum(len(hunk.new) - len(hunk.old) for hunk in group)
    return "".join(parts)


def lines_of(text: str) -> list[str]:
    """Lines with their ends. Only a line feed ends one: `splitlines` would see more than patch does."""
    *whole, rest = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]


def _hunks(text: str, lines: Sequence[str], splices: Iterable[Splice]) -> Iterator[_Hunk]:
    """Whole lines around each change; changes that touch the same line are one."""
    begins = [0, *accumulate(map(len, lines))]
    for start, end, together in _by_lines(text, splices):
        inside = [Splice(one.start - start, one.end - start, one.new) for one in together]
        first, last = bisect_left(begins, start), bisect_left(begins, end)
        yield _Hunk(first, list(lines[first:last]), lines_of(spliced(text[start:end], inside)))


def _by_lines(text: str, splices: Iterable[Splice]) -> Iterator[tuple[int, int, list[Splice]]]:
    """Changes with the whole lines they touch, from one index to another."""
    start, end, together = 0, 0, list[Splice]()
    for splice in sorted(splices, key=lambda splice: splice[:2]):
        first, last = _reach(text, splice)
        if together and (first < end or (first == end and splice.end > splice.start)):
            end = max(end, last)
            together.append(splice)
            continue
        if together:
            yield start, end, together
        start, end, together = first, last, [splice]
    if together:
        yield start, end, together


def _reach(text: str, splice: Splice) -> tuple[int, int]:
    start = line_start(text, splice.start)
    whole = splice.start == start and splice.end == line_start(text, splice.end)
    return start, splice.end if whole and splice.new[-1:] in ("", "\n") else line_end(text, splice.end)


def _near(hunks: Iterable[_Hunk]) -> Iterator[list[_Hunk]]:
    """Changes whose surroundings would meet stand together."""
    group: list[_Hunk] = []
    for hunk in hunks:
        if group and hunk.first - group[-1].first - len(group[-1].old) > 2 * CONTEXT:
            yield group
            group = []
        group.append(hunk)
    if group:
        yield group


def _written(lines: Sequence[str], group: Sequence[_Hunk], moved: int) -> Iterator[str]:
    """One hunk of the patch; `moved` lines were added before it."""
    first, last = group[0].first, group[-1].first + len(group[-1].old)
    begin, end = max(first - CONTEXT, 0), min(last + CONTEXT, len(lines))
    growth = sum(len(hunk.new) - len(hunk.old) for hunk in group)
    yield f"@@ -{_span(begin, end - begin)} +{_span(begin + moved, end - begin + growth)} @@\n"
    at = begin
    for hunk in group:
        yield from _marked(" ", lines[at : hunk.first])
        yield from _marked("-", hunk.old)
        yield from _marked("+", hunk.new)
        at = hunk.first + len(hunk.old)
    yield from _marked(" ", lines[at:end])


def _span(begin: int, count: int) -> str:
    # Of no lines the one before them is named.
    return f"{begin + 1 if count else begin},{count}"


def _marked(sign: str, lines: Iterable[str]) -> Iterator[str]:
    return (f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}{_NO_NEWLINE}" for line in lines)
