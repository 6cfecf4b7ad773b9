"""How well and how fast the numeric mentions of a text are found and accounted for: `python -m bench.audit`.

Quality is measured on the marked texts in tests/corpus, speed on 30,000 characters of them. Milliseconds depend
on the machine; the ratio to a plain regular expression, timed in turn with the finder, hardly does.
"""

import importlib
import importlib.util
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path

from etl import accounts, catalog, mentions
from etl.articles import Article
from tests import corpus

CATALOG = Path(__file__).parent.parent / "indicators.yaml"

CHARACTERS = 30_000
RUNS = 5

# The baseline: what a hurried curator would search for. It knows no bound, range, date or name.
DIGITS_AND_NUMERALS = re.compile(
    r"(?:[0-9０-９]+(?:[.,．，][0-9０-９]+)*|[零一二两兩三四五六七八九十百千万萬亿億半]+)"
    r"(?:万亿|[万萬亿億])?(?:个百分点|個百分點|[%％元家个個项項名人次年月日亩吨倍成]|公里|千瓦)?"
)


def main() -> None:
    samples = [corpus.read(path) for path in sorted(corpus.FOLDER.glob("*.txt"))]
    sys.stdout.writelines(f"{line}\n" for line in [*_quality(samples), "", *_speed(samples)])


def _quality(samples: Sequence[corpus.Sample]) -> Iterator[str]:
    scores = [corpus.score(sample, mentions.find(sample.lines)) for sample in samples]
    yield f"{'text':28}{'mentions':>9}{'recall':>8}{'as quantity':>13}{'precision':>11}"
    for score in scores:
        yield _row(score.name, [score])
    yield _row("all", scores)


def _row(name: str, scores: Sequence[corpus.Score]) -> str:
    expected, claimed = sum(each.expected for each in scores), sum(each.claimed for each in scores)
    recall, precision = corpus.recall(scores), corpus.precision(scores)
    return f"{name:28}{expected:9}{recall:8.1%}{claimed:13}{precision:11.1%}"


def _speed(samples: Sequence[corpus.Sample]) -> Iterator[str]:
    lines = _of_length([line for sample in samples for line in sample.lines])
    article, known = Article("bench.txt", tuple(lines), ""), catalog.read(CATALOG)
    finder, audit, baseline = _medians(
        lambda: mentions.find(lines),
        lambda: accounts.account(article, known),
        lambda: [DIGITS_AND_NUMERALS.findall(line) for line in lines],
    )
    yield f"{sum(map(len, lines)):,} characters, median of {RUNS} runs"
    yield f"{'mentions.find':28}{finder:9.1f} ms"
    yield f"{'whole audit':28}{audit:9.1f} ms"
    yield f"{'regex of digits, numerals':28}{baseline:9.1f} ms"
    yield f"{'audit to regex':28}{audit / baseline:9.1f}"
    yield from _jieba(lines, audit)


def _jieba(lines: Sequence[str], audit: float) -> Iterator[str]:
    """A word segmenter's time for the same text, where one is installed; it is no dependency."""
    if importlib.util.find_spec("jieba"):
        jieba = importlib.import_module("jieba")
        [words] = _medians(lambda: [jieba.lcut(line) for line in lines])
        yield f"{'jieba.lcut':28}{words:9.1f} ms"
        yield f"{'audit to jieba':28}{audit / words:9.1f}"


def _of_length(lines: Sequence[str]) -> list[str]:
    """The lines, over again if need be, until they hold CHARACTERS."""
    taken, length = [], 0
    for line in cycle(lines):
        taken.append(line[: CHARACTERS - length])
        length += len(taken[-1])
        if length == CHARACTERS:
            return taken
    return taken


def _medians(*works: Callable[[], object]) -> list[float]:
    """Milliseconds of each, run in turn so that a busy machine slows all alike. The first round warms up."""
    rounds = [[_milliseconds(work) for work in works] for _ in range(RUNS + 1)]
    return [statistics.median(times) for times in zip(*rounds[1:], strict=True)]


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
