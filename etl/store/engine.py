"""What engines have in common: releases are loaded whole, one of them is current, and each can be asked."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import ClassVar

import pandas as pd
import pyarrow as pa

from etl.columns import COLUMNS
from etl.store import answers
from etl.store.compiled import Sentences
from etl.store.facts import FACTS, Keyed
from etl.store.questions import BY_DEFINITION, BY_PLACE, STANDING, Question
from etl.store.small import ROW, SMALL, numbered
from etl.store.values import Asked, plain
from etl.tables import Stored

FACTS_TABLE = "facts"
# What lies in which order where an engine finds rows by where they lie, and has to be found by an index elsewhere.
ORDERS: Mapping[str, tuple[str, ...]] = {
    BY_PLACE: ("region", "time_period", "indicator", "position"),
    BY_DEFINITION: ("indicator", "time_period", "level", "region", "position"),
}


def answer_to(question: Question) -> str:
    """The table that holds the answer to a question about all facts."""
    return f"answer_{question.name}"


class Writing(ABC):
    """A release on its way into an engine: nobody sees it before it is there whole."""

    @abstractmethod
    def create(self, table: str, columns: Mapping[str, str]) -> None:
        """An empty table."""

    @abstractmethod
    def append(self, table: str, rows: pa.Table) -> None:
        """Rows of a table, in the order of its columns."""

    @abstractmethod
    def arrange(self) -> None:
        """All facts are there: order and index them."""

    @abstractmethod
    def ask(self, question: Question) -> pa.Table:
        """The answer to a question about all facts."""


class Answering(ABC):
    """The facts of a release in an engine, as a `etl.store.store.Store`."""

    def __init__(self, sentences: Sentences) -> None:
        self.sentences = sentences

    @abstractmethod
    def fetched(self, sentence: str, values: Asked, columns: Mapping[str, str]) -> pa.Table:
        """What a sentence answers, at least these columns.

        Raises:
            TooLongError: not within the time that the engine gives a question.
        """

    def ask(self, question: Question, asked: Asked) -> pd.DataFrame:
        """The answer; to a question about all facts the one that is kept."""
        values, kept = plain(asked), question.name in STANDING and not asked
        sentence = self.sentences.kept(answer_to(question)) if kept else self.sentences.of(question, values)
        return answers.frame(self.fetched(sentence, values, question.columns), question.columns)

    def small(self) -> dict[str, pd.DataFrame]:
        """The small tables of the release, by name."""
        return {
            name: answers.frame(self.fetched(self.sentences.kept(name), {}, COLUMNS[name]), COLUMNS[name])
            for name in SMALL
        }


class Engine(ABC):
    """A place that holds releases. Its `failures` are what its driver raises where it cannot be reached or used."""

    failures: ClassVar[tuple[type[Exception], ...]]

    @abstractmethod
    def versions(self) -> tuple[str, ...]:
        """The releases that are there whole, what was loaded last first."""

    @abstractmethod
    def current(self) -> str | None:
        """The release that readers are to see; none where none was ever."""

    @abstractmethod
    def use(self, version: str) -> None:
        """Let readers see a release that is there, an earlier one too.

        Raises:
            KeyError: it is not there.
        """

    @abstractmethod
    def remove(self, version: str) -> None:
        """Remove a release that is not current.

        Raises:
            ValueError: it is current.
        """

    @abstractmethod
    def writing(self, version: str) -> AbstractContextManager[Writing]:
        """A release to be written: there whole once the block ends, or as if it had never begun."""

    @abstractmethod
    def alone(self) -> AbstractContextManager[None]:
        """Nobody else loads into this place meanwhile, as far as it can tell."""

    @abstractmethod
    def facts(self, version: str) -> Answering:
        """The facts of a release that is there."""

    @abstractmethod
    def close(self) -> None:
        """Let go of all connections; what was asked through them can be asked no more."""

    def tables(self, version: str) -> Stored:
        """A release that is there, to be asked.

        Raises:
            KeyError: it is not there.
        """
        if version not in self.versions():
            raise KeyError(version)
        facts = self.facts(version)
        return Stored(**facts.small(), version=version, engine=facts)

    def load(
        self, version: str, small: Mapping[str, pd.DataFrame], observations: Iterable[pa.RecordBatch]
    ) -> None:
        """Load a release, from its small tables and its observations in parts. One that is there is left alone."""
        if version in self.versions():
            return
        with self.alone():
            if version not in self.versions():  # as another process may have loaded meanwhile
                self._load(version, small, observations)

    def _load(
        self, version: str, small: Mapping[str, pd.DataFrame], observations: Iterable[pa.RecordBatch]
    ) -> None:
        keyed = Keyed(small["indicators"], small["regions"])
        with self.writing(version) as release:
            for name, columns in SMALL.items():
                release.create(name, columns)
                release.append(
                    name, numbered(pa.Table.from_pandas(small[name], preserve_index=False), columns)
                )
            release.create(FACTS_TABLE, FACTS)
            for part in observations:
                release.append(FACTS_TABLE, keyed.facts(part))
            release.arrange()
            for question in STANDING.values():
                columns = {ROW: "Int64", **question.columns}
                release.create(answer_to(question), columns)
                release.append(answer_to(question), numbered(release.ask(question), columns))
