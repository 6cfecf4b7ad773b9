"""Rows of a table held to the rules of figures: by the readers of `etl.records`, each distinct word once.

Whatever a rule looks at is looked at once for all rows that are alike in it: words by column, and then together what a
figure says but for its region and the digits of its number.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow.compute as pc

from etl import areas, faults, scalars, vocabulary
from etl.agreement import Agreement
from etl.codes import Modality, Role, Status
from etl.faults.fault import Found
from etl.records import Records, Wrong
from etl.scalars import Mistaken
from etl.schema import SAID_OF_ROWS, Columns, Observation
from etl.tabular.opened import Odd, Part

SHARED = (*SAID_OF_ROWS, "source", "bound", "status", "inferred_from", "vintage", "set_by", "note")
MOST_TOLD = 100  # problems of one table; the others are counted
_KNOWN = 100_000  # words, and kinds of rows, that are remembered
_CODES = {"role": Role, "modality": Modality, "status": Status}
_SPELLED = {key: {code.value: code.name.lower() for code in codes} for key, codes in _CODES.items()} | {
    "bound": vocabulary.COMPARATORS
}
PLAIN = r"^-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?$"
_FEW_DIGITS = re.compile(r"[0-9]{1,5}")
_DECIMAL_CODE = re.compile(r"([0-9]{6})\.0+")


class Told:
    """Problems of a table: the first ones are kept, the others counted."""

    def __init__(self) -> None:
        self.odd: list[Odd] = []
        self.more = 0

    def add(self, odd: Odd) -> None:
        """One more."""
        if len(self.odd) < MOST_TOLD:
            self.odd.append(odd)
        else:
            self.more += 1

    def room(self, number: int) -> int:
        """How many of so many can be told still; the others are counted."""
        room = min(number, MOST_TOLD - len(self.odd))
        self.more += number - room
        return room


class Column(NamedTuple):
    """What some rows say in one column: distinct words, and for each row the number of its own; -1 where none."""

    words: Sequence[str]
    codes: Any  # numpy

    def word(self, place: int) -> str | None:
        """What one row says."""
        code = self.codes[place]
        return self.words[code] if code >= 0 else None

    def taken(self, places: Any) -> "Column":
        """The same of some of the rows."""
        return Column(self.words, self.codes[places])


class Rows(NamedTuple):
    """Rows that have a value and whose words can all be read, with what they say."""

    rows: Any  # numpy
    columns: Mapping[str, Column]
    values: Any  # arrow texts

    def taken(self, places: Any) -> "Rows":
        """Some of them."""
        columns = {key: column.taken(places) for key, column in self.columns.items()}
        return Rows(self.rows[places], columns, self.values.take(places))

    def said(self, place: int) -> dict[str, str]:
        """What one of them says, as it is written."""
        said = {key: word for key, column in self.columns.items() if (word := column.word(place)) is not None}
        return {**said, "value": str(self.values[place])}


class Checker:
    """Looks at the rows of one table, whose item in the YAML says `shared` of all of them."""

    def __init__(
        self,
        shared: Mapping[str, Any],
        readers: Callable[[], tuple[Records[Observation], Agreement]],
        told: Told,
    ) -> None:
        """`readers` makes those that remember nothing yet."""
        self._shared = {key: shared[key] for key in SHARED if key in shared}
        self._unit, self._bound = str(shared.get("unit", "")), str(shared.get("bound", ""))
        self._readers, self.told = readers, told
        self._wrong: dict[tuple[str, str], Found | None] = {}
        self._alike: dict[tuple[str | None, ...], bool] = {}
        self._begin()

    def _begin(self) -> None:
        """Forget everything: what is remembered is bounded, whatever the number of rows."""
        self._records, self._agreement = self._readers()
        self._begun = self._records.begin(self._shared, [])
        self._wrong.clear()
        self._alike.clear()

    def readable(self, part: Part) -> Rows:
        """The rows that have a value, but for those with a word that cannot be read, which is told."""
        there = np.flatnonzero(pc.is_valid(part.cells["value"]).to_numpy(zero_copy_only=False))
        whole = len(there) == len(part.rows)
        values = part.cells["value"] if whole else part.cells["value"].take(there)
        rows, sound = part.rows[there], np.ones(len(there), bool)
        columns: dict[str, Column] = {}
        for key, cells in part.cells.items():
            if key == "value":
                continue
            encoded = (cells if whole else cells.take(there)).dictionary_encode()
            codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
            column = columns[key] = Column(encoded.dictionary.to_pylist(), codes)
            sound &= self._sound(key, column, rows)
        found = Rows(rows, columns, values)
        return found if sound.all() else found.taken(np.flatnonzero(sound))

    def _sound(self, key: str, column: Column, rows: Any) -> Any:
        """Of each row whether its word can be read."""
        empty = faults.CELL_EMPTY.found() if key in SAID_OF_ROWS else None
        wrong = [*(self._of_word(key, word) for word in column.words), empty]  # the last is that of code -1
        bad = np.array([each is not None for each in wrong])[column.codes]
        places = np.flatnonzero(bad)
        for place in places[: self.told.room(len(places))]:
            found = wrong[column.codes[place]]
            assert found
            self.told.add(Odd(int(rows[place]), key, found))
        return ~bad

    def _of_word(self, key: str, word: str) -> Found | None:
        asked = (key, word)
        if asked not in self._wrong:
            if len(self._wrong) > _KNOWN:
                self._begin()
            self._wrong[asked] = _odd(key, word) or self._unread(key, spelled(key, word))
        return self._wrong[asked]

    def _unread(self, key: str, word: str) -> Found | None:
        if key == "unit" or not word:
            return None  # it is read together with its number
        try:
            self._records.value(key, word)
        except Mistaken as error:
            return error.found
        return None

    def agreeing(self, found: Rows) -> Rows:
        """The rows whose words agree with each other and with their indicator; what does not is told."""
        columns = {key: column for key, column in found.columns.items() if key != "region"}
        columns["value"] = _kinds(found.values)
        alike, first, codes = np.unique(
            _together([*columns.values()]), return_index=True, return_inverse=True
        )
        del alike
        good = np.array([self._agrees(found, columns, int(place)) for place in first], bool)[codes]
        bad = np.flatnonzero(~good)
        for place in bad[: self.told.room(len(bad))]:
            for key, wrong in self.read(found.said(int(place)), int(found.rows[place]))[1]:
                self.told.add(Odd(int(found.rows[place]), key, wrong))
        return found if good.all() else found.taken(np.flatnonzero(good))

    def _agrees(self, found: Rows, columns: Mapping[str, Column], place: int) -> bool:
        asked = tuple(column.word(place) for column in columns.values())
        if asked not in self._alike:
            if len(self._alike) > _KNOWN:
                self._begin()
            self._alike[asked] = not self.read(found.said(place), int(found.rows[place]))[1]
        return self._alike[asked]

    def figures(self, found: Rows) -> Iterator[tuple[int, Observation | None, list[tuple[str, Found]]]]:
        """Of each row its number, and what `read` finds."""
        for place, row in enumerate(found.rows.tolist()):
            yield row, *self.read(found.said(place), row)

    def meant(self, key: str, found: Rows) -> tuple[list[Any], Any]:
        """What rows mean by what they say for one key, and which of that each row: of a region the name or the code
        are the same."""
        if key not in found.columns:
            return [self._begun.of(key)], np.zeros(len(found.rows), "int64")
        column = found.columns[key]
        used = np.zeros(len(column.words) + 1, bool)
        used[column.codes] = True
        words = [
            self._records.value(key, spelled(key, word)) if used[place] else ""
            for place, word in enumerate(column.words)
        ]
        return [*words, self._begun.of(key)], column.codes  # the last is that of code -1

    def units(self, found: Rows) -> Column:
        """What stands behind the number of each row."""
        return _or(found, "unit", self._unit)

    def bounds(self, found: Rows) -> Column:
        """What stands apart from the number of each row."""
        column = _or(found, "bound", self._bound)
        return column._replace(words=[spelled("bound", word) for word in column.words])

    def read(self, said: Mapping[str, str], row: int) -> tuple[Observation | None, list[tuple[str, Found]]]:
        """The figure of a row, and what is wrong with it, by key.

        Its phrase is what stands in the row: comparator, number and unit; its line is the row.
        """
        bound = spelled("bound", said["bound"]) if "bound" in said else self._bound
        written = said["value"] + said.get("unit", self._unit)
        content: dict[str, Any] = {
            key: typed
            for key, word in said.items()
            if key not in ("unit", "value") and (typed := spelled(key, word))
        }
        content |= {"value": written, "phrase": bound + written, "line": str(row)}
        if odd := _odd("value", said["value"]):
            return None, [("value", odd)]
        wrong: list[Wrong] = []
        figure = self._records.complete(self._begun, content, wrong)
        if figure is None:
            return None, [(_column(each.trail), each.found) for each in wrong]
        if figure.bound is not None:
            try:
                figure = figure._replace(value=scalars.figure(written, bound))
            except Mistaken as error:
                return None, [("value", error.found)]
        return figure, [(_column((key,)), found) for key, found in self._agreement.misfits(figure)]


def _or(found: Rows, key: str, shared: str) -> Column:
    """What rows say for a key, or else what is said of all of them."""
    if key not in found.columns:
        return Column([shared], np.zeros(len(found.rows), "int64"))
    column = found.columns[key]
    return Column([*column.words, shared], column.codes)  # the last is that of code -1


def _column(trail: Sequence[Any]) -> str:
    """The column that says what a rule speaks of: a phrase is the cells with the value."""
    key = str(trail[0]) if trail else ""
    return key if key in Columns._fields else "value"


def spelled(key: str, word: str) -> str:
    """A word as editors type it: programs write codes."""
    return _SPELLED.get(key, {}).get(word, word)


def _odd(key: str, word: str) -> Found | None:
    """What a spreadsheet program, or who exported the file, made of a word."""
    if len(word) > 1 and word.startswith(("=", "＝")):
        return faults.CELL_FORMULA.found(word=word)
    if key == "region" and _FEW_DIGITS.fullmatch(word):
        return faults.LOST_ZEROS.found(word=word, code=word.zfill(len(areas.NATION)))
    if key == "region" and (code := _DECIMAL_CODE.fullmatch(word)):
        return faults.CODE_AS_NUMBER.found(word=word, code=code[1])
    if key == "period" and vocabulary.SPREADSHEET_DATE.fullmatch(word):
        return faults.SPREADSHEET_DATE.found(word=word)
    if key == "value" and vocabulary.NO_FIGURE.fullmatch(word):
        return faults.CELL_NO_NUMBER.found(word=word)
    return None


def _kinds(values: Any) -> Column:
    """Numbers that are read alike whatever their digits are, as `quantity.read` does; any other text by itself."""
    plain = pc.match_substring_regex(values, PLAIN)
    masked = pc.if_else(plain, pc.replace_substring_regex(values, "[0-9]", "1"), values)
    encoded = masked.dictionary_encode()
    return Column(encoded.dictionary.to_pylist(), encoded.indices.to_numpy(zero_copy_only=False))


def _together(columns: Sequence[Column]) -> Any:
    """One number for what a row says in all of these columns."""
    found = np.zeros(len(columns[0].codes), "int64")
    for column in columns:
        found = found * (len(column.words) + 1) + column.codes + 1
        if len(columns) > 1 and len(column.words) > 1:
            _, found = np.unique(found, return_inverse=True)  # small again, so that no product is too large
    return found
