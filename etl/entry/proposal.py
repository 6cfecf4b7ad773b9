"""What an import would do: the patch of the data file, and every problem with it at its cell."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from etl import catalog, labels
from etl.catalog import Catalog
from etl.entry.choices import Choices
from etl.entry.columns import NUMBER
from etl.entry.merging import Merged, merged
from etl.entry.reading import Filled, Remark
from etl.entry.said import Said, nested, said, wanted
from etl.patching.figures import Block, located
from etl.patching.nodes import start, tail
from etl.patching.patch import Edits, Patch, patched
from etl.problems import InvalidFile, Problem
from etl.text import Text

_PLACE = re.compile(r"observations\[(\d+)\](?:\.figures\[(\d+)\])?(?:\.(\w+))?(?:\[\d+\])?(?:\.(zh|en))?")
_MARK = "\ufeff"


class Proposal(NamedTuple):
    """What would be done, and what stands against it."""

    merged: Merged
    patch: Patch
    remarks: tuple[Remark, ...]  # by row; 0 for none
    elsewhere: tuple[Problem, ...]  # with figures that have no row here
    current: Mapping[str, Said]  # what the file says now, by id

    @property
    def sound(self) -> bool:
        """Whether nothing stands against it."""
        return all(remark.warning for remark in self.remarks) and all(each.warning for each in self.elsewhere)


def figures(read: Catalog, text: str, choices: Choices) -> dict[str, Said]:
    """What each figure of a catalogue says, by id; `text` is what it was read from."""
    values = located(text.removeprefix(_MARK)).values()
    return {name: said(each, choices) for name, each in zip(read.observations, values, strict=True)}


def proposal(filled: Filled, read: Catalog, file: Path, text: str, choices: Choices) -> Proposal:
    """Compare a workbook with the file, change its text, and check what comes out.

    Raises:
        UnpatchableError: the text is written in a way that cannot be changed with certainty.
    """
    current = figures(read, text, choices)
    found = merged(filled, current)
    if found.nothing:
        return Proposal(found, Patch(text, ()), tuple(sorted(set(found.remarks))), (), current)
    patch = patched(text, _edits(found, [*read.observations], text))
    problems = _problems(patch.after, file)
    placed = _Placed(patch.after, found, choices)
    remarks, elsewhere = list(found.remarks), []
    for problem in problems:
        rows = placed.rows(problem)
        remarks += (placed.remark(problem, row) for row in rows)
        if not rows and not problem.warning:
            elsewhere.append(problem)
    return Proposal(found, patch, tuple(sorted(set(remarks))), tuple(elsewhere), current)


def _edits(found: Merged, ids: list[str], text: str) -> Edits:
    places = {name: place for place, name in enumerate(ids)}
    values = located(text.removeprefix(_MARK)).values()
    return Edits(
        {
            places[name]: wanted(change.after, change.before, values[places[name]])
            for name, change in found.changed.items()
        },
        [nested(row.said) for row in found.added],
        {places[name] for name in found.removed},
    )


def _problems(text: str, file: Path) -> tuple[Problem, ...]:
    """What the check says of a text, under the name of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file.name
        path.write_bytes(text.encode())
        try:
            problems = catalog.read(path).warnings
        except InvalidFile as error:
            problems = error.problems
    return tuple(problem._replace(file=str(file)) for problem in problems)


class _Placed:
    """The rows from which the figures of a changed text come."""

    def __init__(self, text: str, found: Merged, choices: Choices) -> None:
        self._text = text.removeprefix(_MARK)
        self._located = located(self._text)
        self._choices = choices
        self._ends = [*accumulate(len(line) + 1 for line in self._text.split("\n"))]
        self._rows: dict[frozenset[tuple[str, str]], list[int]] = {}
        for row, words in found.standing:
            self._rows.setdefault(frozenset(words.items()), []).append(row)
        self._touched = {change.row for change in found.changed.values()} | {
            row.number for row in found.added
        }

    def rows(self, problem: Problem) -> list[int]:
        """The rows that a problem is about: of a warning only those that change something."""
        place = _PLACE.match(problem.path)
        if not place:
            return []
        block = self._located.blocks[int(place[1])]
        places = range(len(block.figures)) if place[2] is None else [int(place[2])]
        rows = [row for number in places for row in self._of(block, number)]
        touched = [row for row in rows if row in self._touched]
        return touched if problem.warning or touched else rows

    def remark(self, problem: Problem, row: int) -> Remark:
        """A problem as one with a cell."""
        place = _PLACE.match(problem.path)
        key = (place[3] or "") if place else ""
        column = next(
            (each for each in (key, f"{key}.{place and place[4]}", f"{key}.zh") if each in NUMBER), ""
        )
        message = Text(problem.said("zh"), problem.said("en")) + self._others(problem, row)
        return Remark(row, column, message, problem.code, problem.warning)

    def _others(self, problem: Problem, row: int) -> Text:
        """The rows that a problem refers to, for its lines are those of a text that nobody sees."""
        ends = (self._ends[related.line - 1] - 1 for related in problem.related if related.line)
        rows = {other for end in ends for other in self._at(end) if other != row}
        listed = ", ".join(map(str, sorted(rows)))
        return labels.ENTRY_IN_ROW.filled(rows=listed) if rows else Text("", "")

    def _at(self, index: int) -> Iterator[int]:
        """The rows of the figure whose text an index lies in."""
        for block in self._located.blocks:
            for number, figure in enumerate(block.figures):
                if start(figure.node) <= index <= tail(figure.node, self._text) + 1:
                    yield from self._of(block, number)

    def _of(self, block: Block, number: int) -> list[int]:
        words = said(block.values(block.figures[number]), self._choices)
        return self._rows.get(frozenset(words.items()), [])
