"""How long each shape of question takes in an engine: `python -m bench.stores ADDRESS [TIMES]`.

Asked of the release that readers see there, of regions, definitions and periods drawn at random (equal draws for all
engines), first once to have it put into words, then so many times. Milliseconds from the question to the frame; a dash
where an answer took longer than the engine gives it.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from etl.errors import TooLongError
from etl.store import questions
from etl.store.places import engine
from etl.store.questions import Question
from etl.store.values import Asked
from etl.tables import Tables

TIMES, SEED = 40, 10
PAGE = 100  # rows of a page of observations
COUNTED = 100_000  # rows that are counted of those that pass filters
DIGITS = 1000


class Shape(NamedTuple):
    """What is asked, and with what."""

    question: Question
    drawn: Callable[["Draw"], Asked]


class Draw:
    """Values drawn at random from what a release holds."""

    def __init__(self, tables: Tables) -> None:
        self._chance = random.Random(SEED)
        levels = tables.regions["level"].isin(("province", "prefecture", "county"))
        self._regions = tables.regions[levels].set_index("region")["path"].to_dict()
        self._indicators = list(tables.indicators["indicator"])
        self._sources = list(tables.sources["source"])
        asked = tables.store.ask(questions.STANDING["each_family_time_period"], {})
        self._periods = sorted(set(asked["time_period"]))
        self._families = sorted(set(asked["family"]))

    def indicator(self) -> tuple[str, ...]:
        return (self._chance.choice(self._indicators),)

    def period(self) -> tuple[str, ...]:
        return (self._chance.choice(self._periods),)

    def family(self) -> tuple[str, ...]:
        return (self._chance.choice(self._families),)

    def source(self) -> tuple[str, ...]:
        return (self._chance.choice(self._sources),)

    def regions(self, number: int) -> tuple[str, ...]:
        return tuple(self._chance.sample(list(self._regions), number))

    def inside(self) -> dict[str, str]:
        """A region, for its profile."""
        region = self._chance.choice(list(self._regions))
        return {"region": region, "path": self._regions[region], "below": f"{self._regions[region]}/"}

    def digits(self) -> str:
        """What few phrases hold."""
        return f"{self._chance.randrange(DIGITS)}.{self._chance.randrange(10, 100)}亿"


SHAPES: Mapping[str, Shape] = {
    "compare: one indicator, one period, all regions": Shape(
        questions.COMPARISON, lambda draw: {"indicators": draw.indicator(), "periods": draw.period()}
    ),
    "compare: provinces only": Shape(
        questions.COMPARISON,
        lambda draw: {"indicators": draw.indicator(), "periods": draw.period(), "levels": ("province",)},
    ),
    "top 10": Shape(
        questions.COMPARISON,
        lambda draw: {"indicators": draw.indicator(), "periods": draw.period(), "most": 10},
    ),
    "series: five regions, all periods": Shape(
        questions.SERIES, lambda draw: {"indicators": draw.indicator(), "regions": draw.regions(5)}
    ),
    "profile: all of a region": Shape(questions.LISTING, lambda draw: {"regions": draw.regions(1)}),
    "profile: a period of a region": Shape(
        questions.LISTING, lambda draw: {"regions": draw.regions(1), "periods": draw.period()}
    ),
    "coverage: provinces, one family": Shape(
        questions.COVERAGE["indicator"], lambda draw: {"families": draw.family(), "levels": ("province",)}
    ),
    "observations: first page": Shape(questions.LISTING, lambda draw: {"most": PAGE}),
    "observations: a text": Shape(questions.LISTING, lambda draw: {"sources": draw.source(), "most": PAGE}),
    "observations: a text, counted": Shape(
        questions.NUMBER, lambda draw: {"sources": draw.source(), "most": COUNTED}
    ),
    "observations: a family and period": Shape(
        questions.LISTING, lambda draw: {"families": draw.family(), "periods": draw.period(), "most": PAGE}
    ),
    "search: words of many": Shape(questions.LISTING, lambda draw: {"word_0": "集成电路", "most": PAGE}),
    "search: digits of few": Shape(questions.LISTING, lambda draw: {"word_0": draw.digits(), "most": PAGE}),
    "targets: of a region": Shape(
        questions.LISTING, lambda draw: {"roles": ("T",), "regions": draw.regions(1)}
    ),
    "targets: first page of provinces": Shape(
        questions.LISTING, lambda draw: {"roles": ("T",), "levels": ("province",), "most": PAGE}
    ),
    "all facts, by family": Shape(questions.STANDING["figures_by_family"], lambda draw: {}),
}


def main() -> None:
    place, times = engine(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else TIMES
    version = place.current()
    if version is None:
        sys.exit("nothing was loaded there")
    for name, spent, rows in measured(place.tables(version), times):
        told = (
            f"p50 {spent[len(spent) // 2]:8.1f}  p95 {spent[int(len(spent) * 0.95)]:8.1f} ms"
            if spent
            else "-"
        )
        sys.stdout.write(f"{name:50} {told}  {rows:7,} rows\n")
        sys.stdout.flush()
    sys.stdout.write(f"resident {_resident():.0f} MB\n")
    place.close()


def measured(tables: Tables, times: int) -> Iterator[tuple[str, list[float], int]]:
    """Of each shape the milliseconds, the shortest first, and how many rows the last answer had.

    None of a shape that takes longer than an engine gives it.
    """
    for name, shape in SHAPES.items():
        draw = Draw(tables)
        spent: list[float] = []
        rows: Any = ()
        try:
            tables.store.ask(shape.question, shape.drawn(draw))
            for _ in range(times):
                asked, begun = shape.drawn(draw), time.perf_counter()
                rows = tables.store.ask(shape.question, asked)
                spent.append(1000 * (time.perf_counter() - begun))
        except TooLongError:
            spent = []
        yield name, sorted(spent), len(rows)


def _resident() -> float:
    """Megabytes of this process in memory."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096 / 1e6


if __name__ == "__main__":
    main()
