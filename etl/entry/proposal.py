"""What an import would do: the patches of the data files, and every problem with them at its cell."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from etl import copies, labels
from etl.entry.choices import Choices
from etl.entry.columns import NUMBER
from etl.entry.files import MARK, Files, Place
from etl.entry.merging import Merged, merged
from etl.entry.reading import Filled, Remark
from etl.entry.said import Said, nested, said, wanted
from etl.patching.figures import Block, located
from etl.patching.nodes import Value, start, tail
from etl.patching.patch import Edits, Patch, Wanted, patched
from etl.problems import InvalidFile, Problem
from etl.text import Text

_PLACE = re.compile(r"observations\[(\d+)\](?:\.figures\[(\d+)\])?(?:\.(\w+))?(?:\[\d+\])?(?:\.(zh|en))?")


class Proposal(NamedTuple):
    """What would be done, and what stands against it."""

    merged: Merged
    patches: Mapping[Path, Patch]  # of the files that change
    remarks: tuple[Remark, ...]  # by row; 0 for none
    elsewhere: tuple[Problem, ...]  # with figures that have no row here
    current: Mapping[str, Said]  # what the files say now, by id

    @property
    def sound(self) -> bool:
        """Whether nothing stands against it."""
        return all(remark.warning for remark in self.remarks) and all(each.warning for each in self.elsewhere)


def proposal(filled: Filled, files: Files, choices: Choices) -> Proposal:
    """Compare a workbook with the files, change their texts, and check what comes out.

    Raises:
        UnpatchableError: a text is written in a way that cannot be changed with certainty.
    """
    places = files.places()
    current = {name: said(place.values, choices) for name, place in places.items()}
    found = merged(filled, current)
    if found.nothing:
        return Proposal(found, {}, tuple(sorted(set(found.remarks))), (), current)
    edits = _edits(found, places, files)
    patches = {file: patched(files.text(file), each) for file, each in edits.items()}
    placed = _Placed({file: patch.after for file, patch in patches.items()}, found, choices)
    remarks, elsewhere = list(found.remarks), []
    for problem in _problems(files, patches):
        rows = placed.rows(problem)
        remarks += (placed.remark(problem, row) for row in rows)
        if not rows and not problem.warning:
            elsewhere.append(problem)
    return Proposal(found, patches, tuple(sorted(set(remarks))), tuple(elsewhere), current)


def _edits(found: Merged, places: Mapping[str, Place], files: Files) -> Mapping[Path, Edits]:
    """What to do in each file. A figure whose source becomes one of another file goes over to that."""
    changed: dict[Path, dict[int, Wanted]] = {}
    added: dict[Path, list[Mapping[str, Value]]] = {}
    removed: dict[Path, set[int]] = {}
    for name, change in found.changed.items():
        place, taking = places[name], files.taking(change.after["source"])
        if change.after["source"] == change.before["source"] or taking == place.file:
            after = wanted(change.after, change.before, place.values)
            changed.setdefault(place.file, {})[place.number] = after
        else:
            removed.setdefault(place.file, set()).add(place.number)
            added.setdefault(taking, []).append(nested(change.after))
    for row in found.added:
        added.setdefault(files.taking(row.said["source"]), []).append(nested(row.said))
    for name in found.removed:
        removed.setdefault(places[name].file, set()).add(places[name].number)
    return {
        file: Edits(changed.get(file, {}), added.get(file, ()), removed.get(file, ()))
        for file in files.own
        if file in changed or file in added or file in removed
    }


def _problems(files: Files, patches: Mapping[Path, Patch]) -> Sequence[Problem]:
    """What the check says of the files as they would be, under their names."""
    after = {
        file: patches[file].after.encode() if file in patches else files.contents[file]
        for file in files.contents
    }
    # The copies lie to each other as the files do.
    full = {file: Path(os.path.abspath(file)) for file in after}
    top = os.path.commonpath([path.parent for path in full.values()])
    seen = {PurePosixPath(path.relative_to(top).as_posix()): file for file, path in full.items()}

    def content(path: PurePosixPath) -> bytes | None:
        return after.get(seen[path]) if path in seen else None

    def name(path: PurePosixPath) -> str:
        return str(seen.get(path, path))

    try:
        return copies.read(next(iter(seen)), content, name).warnings
    except InvalidFile as error:
        return error.problems


class _Text:
    """A changed text, its figures and where its lines end."""

    def __init__(self, text: str) -> None:
        self.text = text.removeprefix(MARK)
        self.blocks = located(self.text).blocks
        self.ends = [*accumulate(len(line) + 1 for line in self.text.split("\n"))]


class _Placed:
    """The rows from which the figures of changed texts come."""

    def __init__(self, texts: Mapping[Path, str], found: Merged, choices: Choices) -> None:
        self._texts = {str(file): _Text(text) for file, text in texts.items()}
        self._choices = choices
        self._rows: dict[frozenset[tuple[str, str]], list[int]] = {}
        for row, words in found.standing:
            self._rows.setdefault(frozenset(words.items()), []).append(row)
        self._touched = {change.row for change in found.changed.values()} | {
            row.number for row in found.added
        }

    def rows(self, problem: Problem) -> list[int]:
        """The rows that a problem is about: of a warning only those that change something."""
        place = _PLACE.match(problem.path)
        if not place or problem.file not in self._texts:
            return []
        block = self._texts[problem.file].blocks[int(place[1])]
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
        there = ((related.file or problem.file, related.line) for related in problem.related if related.line)
        rows = {other for file, line in there for other in self._at(file, line) if other != row}
        listed = ", ".join(map(str, sorted(rows)))
        return labels.ENTRY_IN_ROW.filled(rows=listed) if rows else Text("", "")

    def _at(self, file: str, line: int) -> Iterator[int]:
        """The rows of the figure whose text the end of a line lies in."""
        if file not in self._texts:
            return
        there = self._texts[file]
        index = there.ends[line - 1] - 1
        for block in there.blocks:
            for number, figure in enumerate(block.figures):
                if start(figure.node) <= index <= tail(figure.node, there.text) + 1:
                    yield from self._of(block, number)

    def _of(self, block: Block, number: int) -> list[int]:
        words = said(block.values(block.figures[number]), self._choices)
        return self._rows.get(frozenset(words.items()), [])
