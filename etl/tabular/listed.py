"""The tables that a catalogue lists: small ones become figures like any others, large ones are only looked at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from etl import faults, gathered
from etl.agreement import Agreement
from etl.faults.fault import Found
from etl.gathered import Gathered
from etl.origin import MOST_HELD, TABLES, Row, Where
from etl.places import Trail
from etl.records import Records, Wrong
from etl.scalars import References
from etl.schema import Observation, Source, Table
from etl.tabular.opened import UnfitError
from etl.tabular.reading import Read
from etl.tabular.sheet import Sheet


class Note(Protocol):
    """Takes a problem."""

    def __call__(self, trail: Trail, found: Found, *, at_key: bool = False) -> None: ...


class Listed:
    """One pass over the tables of a catalogue, noting problems."""

    def __init__(
        self,
        files: Gathered,
        references: References,
        agreement: Agreement,
        note: Note,
        check_file: Callable[[Trail, str], None],
    ) -> None:
        self._files, self._references, self._agreement = files, references, agreement
        self._note, self._check_file = note, check_file
        self._figures = Records(Observation, references)
        self.streamed: dict[str, int] = {}

    def rows(self, raw: Sequence[Any], sources: Mapping[str, Source]) -> Iterator[tuple[Where, Observation]]:
        """The rows of those that are held in memory, as figures."""
        tables = [*self._read(raw, sources)]
        held = sum(read.opened.rows for _, read in tables) <= MOST_HELD
        for item, read in tables:
            self._files.sheets[item] = read.sheet
            shared: Mapping[str, Any] = raw[item]
            try:
                if held:
                    for row, figure in read.figures(shared, self._figures, self._agreement):
                        yield Row(item, row), figure
                else:
                    number = read.streamed(shared, self._figures, self._agreement)
                    self.streamed[str(read.file)] = number
            except UnfitError as error:
                self._refuse(item, read.file, error)
            self._tell(item, read)

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
        for row, key, found in sorted(read.told.odd, key=lambda each: each[:2]):
            self._note((TABLES, item, row, *([key] if key else [])), found)
        if read.told.more:
            self._note((TABLES, item, "file"), faults.MORE_IN_TABLE.found(count=f"{read.told.more:,}"))
