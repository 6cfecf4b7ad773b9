"""The tables that a catalogue lists: small ones become figures like any others, large ones are read in parts."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from etl import faults, gathered, textfile
from etl.agreement import Agreement
from etl.codes import OTHERWISE_DEFINED, Role
from etl.faults.fault import Fault, Found
from etl.gathered import Gathered
from etl.origin import MOST_HELD, TABLES, Row
from etl.period import Period
from etl.places import Trail
from etl.records import Records, Wrong
from etl.scalars import References
from etl.schema import Observation, Source, Table
from etl.sense.looked_at import LookedAt
from etl.tabular.across import Across
from etl.tabular.checked import Checker, Told
from etl.tabular.large import Large
from etl.tabular.opened import UnfitError
from etl.tabular.reading import Read
from etl.tabular.sheet import Sheet
from etl.tabular.twice import FACT, Facts

MOST_COMPARED = MOST_HELD  # rows of large tables that are looked at beside others


class Note(Protocol):
    """Takes a problem."""

    def __call__(self, trail: Trail, found: Found, *, at_key: bool = False) -> None: ...


class Listed:
    """One pass over the tables of a catalogue, noting problems. `large` are those that are not held in memory.

    `partly` tells that more of their rows are to be looked at beside others than can be.
    """

    def __init__(
        self,
        files: Gathered,
        references: References,
        agreement: Callable[[], Agreement],
        note: Note,
        check_file: Callable[[Trail, str], None],
        looked_at: LookedAt,
    ) -> None:
        """`agreement` makes one that remembers nothing yet; `looked_at` needs no observations."""
        self._looked_at = looked_at
        self._files, self._references, self._agreement = files, references, agreement
        self._note, self._check_file = note, check_file
        self.large: tuple[Large, ...] = ()
        self.partly = False

    def rows(self, raw: Sequence[Any], sources: Mapping[str, Source]) -> Iterator[tuple[Row, Observation]]:
        """The rows as figures, where all tables together are small enough to be held in memory."""
        tables = [*self._read(raw, sources)]
        for item, read in tables:
            self._files.sheets[item] = read.sheet
        if sum(read.opened.rows for _, read in tables) > MOST_HELD:
            self.large = tuple(Large(item, read, partial(self._checker, raw[item])) for item, read in tables)
            return
        for item, read in tables:
            try:
                for row, figure in read.figures(self._checker(raw[item], read.told)):
                    yield Row(item, row), figure
            except UnfitError as error:
                self._refuse(item, read.file, error)
            self._tell(item, read)

    def beside(self, held: Collection[Observation]) -> Iterator[tuple[Row, Observation]]:
        """Look at all rows of large tables; those that are to be looked at beside others: because they tell what one of
        these figures or another row tells too, or what a figure supersedes, or may make no sense together."""
        if not self.large:
            return
        with Facts() as facts, Across(self._looked_at) as across:
            facts.add(0, *_told([*map(_fact, held), *_superseded(held)]))
            self._add(across, [each for each in held if self._looked_at.knows(each)])
            sound = [
                table
                for number, table in enumerate(self.large, 1)
                if self._looked(number, table, facts, across)
            ]
            items = {table.item for table in sound}
            rows = self._rows(facts.again(), items)
            doubtful = self._rows(_some(across.doubtful()), items)
        for table in self.large:
            self._tell(table.item, table.read)
        self.partly = self._too_many(rows, faults.TOLD_ELSEWHERE)
        if self.partly:
            return
        self.partly = self._too_many(doubtful, faults.TOO_MANY_DOUBTS)
        wanted = [rows] if self.partly else [rows, doubtful]
        for table in sound:
            found = [each[table.item] for each in wanted if table.item in each]
            if found:
                yield from self._at(table, _once(found))

    def _add(self, across: Across, held: Sequence[Observation]) -> None:
        """Figures that are held, to be looked at with rows."""
        places, said = _told([*map(_fact, held)])
        numbers = [
            np.nan if each.status in OTHERWISE_DEFINED else self._looked_at.number(each) for each in held
        ]
        across.add(0, places, said, np.array(numbers, "float64"))

    def _too_many(self, rows: Mapping[int, Any], fault: Fault) -> bool:
        """Whether these are more than can be held, which is told."""
        number = sum(map(len, rows.values()))
        if number > MOST_COMPARED:
            words = fault.found(count=f"{number:,}", limit=f"{MOST_COMPARED:,}")
            self._note((TABLES, self.large[0].item, "file"), words)
        return number > MOST_COMPARED

    def _at(self, table: Large, rows: Any) -> Iterator[tuple[Row, Observation]]:
        try:
            for row, figure in table.at(rows):
                yield Row(table.item, row), figure
        except UnfitError as error:
            self._refuse(table.item, table.read.file, error)

    def _rows(self, places: Iterator[tuple[Any, Any]], items: Collection[int]) -> Mapping[int, Any]:
        """The rows of these tables that are at some places, ascending, each once."""
        found: dict[int, list[Any]] = {}
        for tables, rows in places:
            for number in np.flatnonzero(np.bincount(tables[tables > 0])):
                item = self.large[number - 1].item
                if item in items:
                    found.setdefault(item, []).append(rows[tables == number])
        return {item: _once(parts) for item, parts in found.items()}

    def _looked(self, number: int, table: Large, facts: Facts, across: Across) -> bool:
        try:
            table.look(number, facts, across, self._looked_at)
        except OSError as error:  # the disk is full
            self._refuse(table.item, table.read.file, UnfitError(textfile.reason(error)))
            return False
        except UnfitError as error:
            self._refuse(table.item, table.read.file, error)
            return False
        return True

    def _checker(self, shared: Mapping[str, Any], told: Told) -> Checker:
        return Checker(shared, lambda: (Records(Observation, self._references), self._agreement()), told)

    def _read(self, raw: Sequence[Any], sources: Mapping[str, Source]) -> Iterator[tuple[int, Read]]:
        """Those whose item and head are sound."""
        records, taken = Records(Table, self._references), set[Path]()
        for item, content in enumerate(raw):
            wrong: list[Wrong] = []
            table = records.read(content, wrong)
            for each in wrong:
                inside = each.trail[:-1] if each.missing else each.trail
                self._note((TABLES, item, *inside), each.found, at_key=each.at_key)
            if table is None:
                continue
            self._check_file((TABLES, item, "source"), table.source)
            file = gathered.beside(Path(self._files.owner((TABLES, item))[0].file), table.file)
            if file in taken:
                self._note((TABLES, item, "file"), faults.TABLE_TWICE.found(name=table.file))
                continue
            taken.add(file)
            if read := self._opened(item, table, file, sources):
                yield item, read

    def _opened(self, item: int, table: Table, file: Path, sources: Mapping[str, Source]) -> Read | None:
        try:
            read = Read(table, file, self._references.hints)
        except UnfitError as error:
            self._refuse(item, file, error)
            return None
        for key, found in read.wrong:
            self._note((TABLES, item, "columns", key), found)
        for key, found in read.astray(sources.get(table.source)):
            self._note((TABLES, item, key), found)
        return None if read.wrong else read

    def _refuse(self, item: int, file: Path, error: UnfitError) -> None:
        """A file that cannot be read: told of its row, or else of the line that names it."""
        self._files.sheets.setdefault(item, Sheet(str(file), {}, {}))
        self._note((TABLES, item, error.row or "file"), error.found)

    def _tell(self, item: int, read: Read) -> None:
        for told, more in ((read.told, faults.MORE_IN_TABLE), (read.doubted, faults.MORE_DOUBTS)):
            for row, key, found in sorted(told.odd, key=lambda each: each[:2]):
                self._note((TABLES, item, row, *([key] if key else [])), found)
            if told.more:
                self._note((TABLES, item, "file"), more.found(count=f"{told.more:,}"))


def _some(places: Iterator[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """As many as it takes to know that there are too many: each is told twice at most."""
    number = 0
    for tables, rows in places:
        yield tables, rows
        number += len(rows)
        if number > 2 * MOST_COMPARED:
            return


def _once(parts: Sequence[Any]) -> Any:
    """Rows in ascending order, each once."""
    rows = np.sort(np.concatenate(parts))
    return rows[np.append(True, rows[1:] != rows[:-1])]


Fact = tuple[str, str, Period, Role]


def _fact(figure: Observation) -> Fact:
    return figure.region, figure.indicator, figure.period, figure.role


def _superseded(held: Collection[Observation]) -> Iterator[Fact]:
    """The facts that the ids of superseded targets speak of (see `claims.first_name`)."""
    for name in filter(None, (figure.supersedes for figure in held)):
        with suppress(ValueError):
            region, indicator, period, role, _ = name.split(".", 4)
            yield region, indicator, Period.parse(period.replace("_", "/")), Role(role)


def _told(told: Sequence[Fact]) -> tuple[Any, Mapping[str, tuple[Sequence[Any], Any]]]:
    """Places, and what is told there, as `Facts` takes them."""
    each = np.arange(len(told))
    return each, {key: ([fact[place] for fact in told], each) for place, key in enumerate(FACT)}
