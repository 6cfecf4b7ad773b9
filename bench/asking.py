"""Questions of a release, in memory and in DuckDB, against a plain filter of pandas over the same rows.

Each shape is asked with values drawn at random, the same on all sides, one side after the other. The floor copies the
answer's rows, and finds nothing.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pyarrow as pa

from bench import generate, stores
from bench.report import OURS, Measure, Part, Samples, fine
from etl import release
from etl.columns import OBSERVATIONS
from etl.store import loading
from etl.store.duck import DuckDB
from etl.store.facts import Keyed
from etl.store.values import Asked
from etl.tables import Tables

ROWS = 270_000
DRAWS = 8  # of each shape, in a round
KEPT = list(OBSERVATIONS)
Plain = Callable[[pd.DataFrame, Mapping[str, Any]], pd.DataFrame]
Times = MutableMapping[tuple[str, str], list[float]]


def _compare(facts: pd.DataFrame, asked: Mapping[str, Any]) -> pd.DataFrame:
    found = facts[
        (facts["indicator"] == asked["indicators"][0]) & (facts["time_period"] == asked["periods"][0])
    ]
    if "levels" in asked:
        found = found[found["level"] == asked["levels"][0]]
    ranked = found.sort_values(["obs_value", "position"], ascending=[False, True])
    return ranked.head(asked["most"]) if "most" in asked else ranked


def _series(facts: pd.DataFrame, asked: Mapping[str, Any]) -> pd.DataFrame:
    found = facts[(facts["indicator"] == asked["indicators"][0]) & facts["region"].isin(asked["regions"])]
    return found.sort_values(["region", "period_start", "period_end", "position"])


def _profile(facts: pd.DataFrame, asked: Mapping[str, Any]) -> pd.DataFrame:
    return facts[facts["region"] == asked["regions"][0]].sort_values("position")


def _text(facts: pd.DataFrame, asked: Mapping[str, Any]) -> pd.DataFrame:
    return facts[facts["source"] == asked["sources"][0]].sort_values("position").head(asked["most"])


def _search(facts: pd.DataFrame, asked: Mapping[str, Any]) -> pd.DataFrame:
    found = facts[facts["searched"].str.contains(asked["word_0"], regex=False)]
    return found.sort_values("position").head(asked["most"])


# Shapes of `bench.stores`, as whoever has only pandas would ask them.
SHAPES: Mapping[str, Plain] = {
    "compare: one indicator, one period, all regions": _compare,
    "compare: provinces only": _compare,
    "top 10": _compare,
    "series: five regions, all periods": _series,
    "profile: all of a region": _profile,
    "observations: a text": _text,
    "search: words of many": _search,
    "search: digits of few": _search,
}
MEMORY, DUCK = "memory", "DuckDB"
PART = Part(
    "asking",
    {OURS: "ours", "plain": "pandas, filtered and sorted", "copy": "floor: its rows copied"},
    tuple(
        Measure(f"{shape}, {where}", f"{shape}; {where}", fine)
        for shape in SHAPES
        for where in (MEMORY, DUCK)
    ),
)


def measured(rounds: int, rows: int = ROWS) -> Samples:
    """Milliseconds from the question to the frame, of a release of about so many observations."""
    samples: Times = defaultdict(list)
    with TemporaryDirectory() as folder, _loaded(Path(folder), rows) as (held, stored, facts):
        for name, plain in SHAPES.items():
            draw = stores.Draw(held)
            drawn = [stores.SHAPES[name].drawn(draw) for _ in range(1 + rounds * DRAWS)]
            _ask(name, plain, drawn[0], (held, stored, facts), defaultdict(list))  # puts it into words
            for asked in drawn[1:]:
                _ask(name, plain, asked, (held, stored, facts), samples)
    return samples


@contextmanager
def _loaded(folder: Path, rows: int) -> Iterator[tuple[Tables, Tables, pd.DataFrame]]:
    """The same release in memory, in DuckDB, and its facts as a frame."""
    generate.written(folder / "release", rows)
    held = release.read(folder / "release")
    observations = pa.Table.from_pandas(held.observations, preserve_index=False)
    facts = Keyed(held.indicators, held.regions).facts(observations).to_pandas()
    with closing(DuckDB(folder / "store")) as place:
        yield held, loading.tables(folder / "release", place), facts


def _ask(
    name: str, plain: Plain, asked: Asked, where: tuple[Tables, Tables, pd.DataFrame], samples: Times
) -> None:
    """Ask all sides.

    Raises:
        RuntimeError: they do not find the same rows.
    """
    held, stored, facts = where
    question = stores.SHAPES[name].question
    memory, ours = _timed(lambda: held.store.ask(question, asked))
    duck, engine = _timed(lambda: stored.store.ask(question, asked))
    pandas, theirs = _timed(lambda: plain(facts, asked)[KEPT].reset_index(drop=True))
    copied, _ = _timed(lambda: theirs.copy(deep=True))
    if not list(ours["position"]) == list(engine["position"]) == list(theirs["position"]):
        raise RuntimeError(f"{name}, {asked}: other rows are found")
    for place, spent in ((MEMORY, memory), (DUCK, duck)):
        samples[f"{name}, {place}", OURS].append(spent)
        samples[f"{name}, {place}", "plain"].append(pandas)
        samples[f"{name}, {place}", "copy"].append(copied)


def _timed(work: Callable[[], pd.DataFrame]) -> tuple[float, pd.DataFrame]:
    begun = time.perf_counter()
    found = work()
    return 1000 * (time.perf_counter() - begun), found
