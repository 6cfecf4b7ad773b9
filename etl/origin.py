"""Where in its file each record was read, to point at what later turns out to be wrong with it."""

from array import array
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from etl.faults.fault import Found
from etl.gathered import Gathered
from etl.places import Trail
from etl.problems import Problem, Related
from etl.text import Text

SET_ASIDE = "set_aside"
OBSERVATIONS = "observations"
TABLES = "tables"
FIGURES = "figures"
MOST_HELD = 200_000  # rows of all tables of a catalogue, that become figures in memory


class Figure(NamedTuple):
    """Which figure of which block an observation is, both counted from 0."""

    block: int
    figure: int


class Row(NamedTuple):
    """Which row of which table an observation is; tables counted from 0, rows as `etl.tabular.sheet` counts them."""

    table: int
    row: int


Where = Figure | Row


class Origin:
    """The files of a catalog, and where each observation stands in them.

    Most are never asked for: they are kept as numbers in the order of the catalog, and found by id when one is.
    """

    def __init__(self, files: Gathered) -> None:
        self.files = files
        self._blocks, self._numbers = array("i"), array("I")  # of a row, its table below zero
        self._names: Collection[str] = ()
        self._places: dict[str, int] = {}
        self._aside: dict[str, Row] = {}

    def add(self, where: Where) -> None:
        """Where the next observation stands."""
        self._blocks.append(~where.table if isinstance(where, Row) else where.block)
        self._numbers.append(where[1])

    def aside(self, obs_id: str, where: Row) -> None:
        """Where an observation stands that is not held with the others."""
        self._aside[obs_id] = where

    def named(self, observations: Collection[str]) -> None:
        """The ids of what was added, in its order; they may still grow."""
        self._names = observations

    def of(self, obs_id: str) -> Where:
        """Where an observation stands."""
        if obs_id in self._aside:
            return self._aside[obs_id]
        if obs_id not in self._places:
            self._places = {name: place for place, name in enumerate(self._names)}
        place = self._places[obs_id]
        block, number = self._blocks[place], self._numbers[place]
        return Row(~block, number) if block < 0 else Figure(block, number)

    def of_observation(self, obs_id: str, key: str, found: Found, related: Sequence[Related] = ()) -> Problem:
        """A problem with one key of an observation; with all of it where the key is not written."""
        return self.files.problem(self.trail(self.of(obs_id), (key,)), found, related=related)

    def of_source(self, name: str, key: str, found: Found) -> Problem:
        """A problem with one key of a source."""
        return self.files.problem(("sources", name, key), found)

    def of_set_aside(self, rule: int, phrase: int, found: Found) -> Problem:
        """A problem with one phrase of a rule; both are counted from 0."""
        return self.files.problem((SET_ASIDE, rule, "phrases", phrase), found)

    def line_of_value(self, obs_id: str) -> Text:
        """The line where the value of an observation is written, in words."""
        return self.line_of(obs_id, "value")

    def line_of(self, obs_id: str, key: str) -> Text:
        """The line where a key of an observation has its value; with its file where there are several."""
        trail = self.trail(self.of(obs_id), (key,))
        return self.files.place(trail)

    def trail(self, where: Where, inside: Trail) -> Trail:
        """The trail of a figure's key: in the figure itself, or in the block it shares with others."""
        if isinstance(where, Row):
            return (TABLES, *where, *inside)
        block: Trail = (OBSERVATIONS, where.block)
        if inside and inside[0] not in self._figures(where.block)[where.figure]:
            return (*block, *inside)
        return (*block, FIGURES, where.figure, *inside)

    def lacking(self, where: Figure, key: str) -> Trail:
        """Where a missing key is missed: in the block if none of its figures has it, else in the figure."""
        block: Trail = (OBSERVATIONS, where.block)
        told = any(isinstance(figure, dict) and key in figure for figure in self._figures(where.block))
        return (*block, FIGURES, where.figure) if told else block

    def _figures(self, block: int) -> list[Any]:
        figures: list[Any] = self.files.root[OBSERVATIONS][block][FIGURES]
        return figures
