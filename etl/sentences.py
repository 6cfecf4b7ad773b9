"""The sentence around a figure phrase, for a reader who wants to see it in its place."""

from collections.abc import Sequence
from typing import NamedTuple

from etl.running import BREAK, Running, fold, run


class Lit(NamedTuple):
    """A sentence in three pieces, as the text writes it; `lit` is the phrase."""

    before: str
    lit: str
    after: str


def light(lines: Sequence[str], line: int, phrase: str) -> Lit | None:
    """The sentence around a phrase that stands on a line (from 1); None where it does not."""
    running = run(lines)
    found = on_line(running, line, phrase)
    if not found:
        return None
    start, end = found[0], found[0] + len(fold(phrase))
    first, last = running.sentence(start)
    return Lit(_between(running, first, start), _between(running, start, end), _between(running, end, last))


def on_line(running: Running, line: int, phrase: str) -> list[int]:
    """Where in the running text the phrase begins on a line; it may end on the next."""
    first, last = running.of_line(line)
    return [at for at in everywhere(running, phrase) if first <= at < last]


def everywhere(running: Running, phrase: str) -> list[int]:
    """Where in the running text the phrase begins."""
    words, found = fold(phrase), []
    at = running.text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = running.text.find(words, at + 1)
    return found


def _between(running: Running, start: int, end: int) -> str:
    while start < end and running.text[end - 1] == BREAK:
        end -= 1
    return running.written(start, end) if start < end else ""
