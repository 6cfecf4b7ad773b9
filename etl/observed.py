"""The ids of observations, which may be more than memory holds, each with the text that tells it."""

from collections.abc import Iterator, Mapping

from etl.store import questions
from etl.store.store import Store

MOST = 10_000  # of which the ids are gone through, one by one


class Observed(Mapping[str, str]):
    """Id → source. Whether one is there is asked; all of them are gone through only if they are few."""

    def __init__(self, store: Store, number: int) -> None:
        self._store, self._number = store, number

    def __getitem__(self, obs_id: str) -> str:
        found = self._store.ask(questions.SOURCES, {"ids": (obs_id,)})["source"]
        if found.empty:
            raise KeyError(obs_id)
        return str(found.iloc[0])

    def __iter__(self) -> Iterator[str]:
        """The first of them, in the order of the catalog."""
        return iter(self._store.ask(questions.SOURCES, {"most": MOST})["obs_id"])

    def __len__(self) -> int:
        return self._number
