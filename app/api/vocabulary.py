"""What parameters can be given: the ids of one edition, and what each stands for."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple

import pandas as pd

from app.api.paths import ROOT
from etl import answered, areas, queries
from etl.codes import Role
from etl.labels import LEVEL
from etl.observed import Observed
from etl.tables import Tables

MOST_LISTED = 50  # values that an answer lists; of more the nearest
MOST_NEAREST = 5
ALIKE = 0.5  # of difflib's ratio
LONGEST_COMPARED = 40  # characters


class Values(NamedTuple):
    """The values of a parameter: what each stands for in the tables, ids by their names, and where all are listed."""

    meaning: Mapping[str, tuple[str, ...]]
    named: Mapping[str, tuple[str, ...]] = {}
    listed_at: str = ""

    def near(self, word: str) -> list[str]:
        """The values that go by a name, begin so, or are written most alike, or whose names are."""
        begun = (value for value in self.meaning if word and value.startswith(word))
        sure = self.named.get(word) or tuple(islice(begun, MOST_NEAREST))
        if sure:
            return list(sure[:MOST_NEAREST])
        alike = get_close_matches(
            word[:LONGEST_COMPARED], [*self.meaning, *self.named], MOST_NEAREST, cutoff=ALIKE
        )
        found = [value for each in alike for value in self.named.get(each, (each,))]
        return list(dict.fromkeys(found))[:MOST_NEAREST]

    def told(self, word: str) -> dict[str, object]:
        """What to answer to a value that is not among them: `allowed`, and `allowed_at` where that is not all."""
        if len(self.meaning) <= MOST_LISTED:
            return {"allowed": list(self.meaning)}
        return {"allowed": self.near(word), "allowed_at": self.listed_at}


# Questions about editions come one after the other, and each edition's words never change.
@answered.kept(1)
def vocabulary(tables: Tables) -> Mapping[str, Values]:
    """The values of each parameter that has a list of them, for one edition."""
    return {
        "region": _regions(tables.regions),
        "indicator": _named(tables.indicators, "indicator", "indicator_name_zh", "indicator_name_en"),
        "role": Values({word: (role.value,) for role in Role for word in (role.name.lower(), role.value)}),
        "source": _named(tables.sources, "source", "title_zh", "title_en"),
        "family": _of(tables.indicators, "family", "family_name_zh", "family_name_en"),
        "topic": _of(tables.indicators, "topic", "topic_name_zh", "topic_name_en"),
        "level": Values({str(code): (str(code),) for code in LEVEL}),
        "period": _plain(sorted(queries.every_period(tables)), "observations"),
        "obs": Values(_Same(queries.observed(tables)), listed_at=f"{ROOT}/observations"),
    }


class _Same(Mapping[str, tuple[str, ...]]):
    """Ids that stand for themselves."""

    def __init__(self, ids: Observed) -> None:
        self._ids = ids

    def __getitem__(self, each: str) -> tuple[str, ...]:
        if each not in self._ids:
            raise KeyError(each)
        return (each,)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def _plain(ids: Iterable[str], at: str) -> Values:
    return Values({each: (each,) for each in ids}, listed_at=f"{ROOT}/{at}")


def _named(table: pd.DataFrame, key: str, *names: str) -> Values:
    """Ids that have a table of their own."""
    by_name: dict[str, list[str]] = {}
    for column in names:
        for name, each in zip(table[column], table[key], strict=True):
            if isinstance(name, str) and each not in by_name.setdefault(name, []):
                by_name[name].append(each)
    named = {name: tuple(ids) for name, ids in by_name.items()}
    return Values({each: (each,) for each in table[key]}, named, f"{ROOT}/{key}s")


def _of(indicators: pd.DataFrame, key: str, *names: str) -> Values:
    """Ids that the table of indicators refers to."""
    return _named(indicators.drop_duplicates(key), key, *names)._replace(listed_at=f"{ROOT}/indicators")


def _regions(regions: pd.DataFrame) -> Values:
    """Regions and places, and groups of provinces for their members. One that bears a group's id comes first."""
    found = _named(regions, "region", "region_name_zh", "short_zh", "region_name_en")
    groups = {name: group.codes for name, group in areas.groups().items()}
    return found._replace(meaning={**groups, **found.meaning})
