"""What a workbook changes, told from what changed in the data file since it was exported.

Changed only there: the file's. Changed only here: the workbook's. Changed on both sides and not alike: a conflict,
which the row settles by naming the side to take.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from etl import labels
from etl.entry.columns import COLUMNS, NUMBER, SAID
from etl.entry.reading import Filled, Remark, Row
from etl.entry.said import Said
from etl.labels import ENTRY_MINE, ENTRY_REMOVED, ENTRY_THEIRS
from etl.text import Text

# By these a new row is known as one that the file has already.
_FACT = ("source", "line", "region", "indicator", "period", "role")
_SIDES = (ENTRY_MINE, ENTRY_THEIRS)
CONFLICT, _LACKING = "both-sides", "lacking"
_LARGE_PART, _FEW = 5, 3  # more than a fifth, and at least three, are many


class Changed(NamedTuple):
    """A figure of the file that a row changes."""

    row: int
    before: Said
    after: Said


@dataclass(frozen=True)
class Merged:
    """What is to be done with the file, and what stands against it."""

    added: list[Row] = field(default_factory=list)
    changed: dict[str, Changed] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)  # with row 0 where a row is gone
    standing: list[tuple[int, Said]] = field(default_factory=list)  # what each row comes to

    @property
    def nothing(self) -> bool:
        """Whether the file stays as it is."""
        return not (self.added or self.changed or self.removed)

    def removes_many(self, exported: int) -> bool:
        """Whether so large a part of what was exported goes that it could be a mishap."""
        gone = len(self.removed)
        return gone > 0 and (gone == exported or (gone >= _FEW and gone * _LARGE_PART > exported))


def merged(filled: Filled, current: Mapping[str, Said]) -> Merged:
    """Compare a workbook with what was exported and with what the file says now, by id."""
    merger = _Merger(filled, current)
    unread = {remark.row for remark in filled.unread}
    for row in filled.rows:
        if row.number not in unread and not merger.lacks(row):
            merger.take(row)
    for row in merger.new:
        merger.add(row)
    seen = {row.obs_id for row in filled.rows}
    for obs_id in filled.exported:
        if obs_id not in seen:
            merger.remove(obs_id, 0)
    return merger.found


class _Merger:
    """One pass over the rows of a workbook."""

    def __init__(self, filled: Filled, current: Mapping[str, Said]) -> None:
        self.exported, self.current = filled.exported, current
        self.found = Merged(remarks=list(filled.unread))
        self.keepers = _keepers(filled)
        self.new: list[Row] = []
        self.claimed = {row.obs_id for row in filled.rows if self.keepers.get(row.obs_id) == row.number}
        self.saying = _by(current, lambda said: frozenset(said.items()))
        self.about = _by(current, _fact)

    def lacks(self, row: Row) -> bool:
        """Whether a row lacks what every figure needs; noted."""
        if row.action == ENTRY_REMOVED:
            return False
        lacking = [column for column in COLUMNS if column.needed and column.key not in row.said]
        for column in lacking:
            words = labels.ENTRY_LACKING.filled(column=column.title)
            self.found.remarks.append(Remark(row.number, column.key, words, _LACKING))
        return bool(lacking)

    def take(self, row: Row) -> None:
        """A row of an exported figure; others are left for `add`."""
        if self.keepers.get(row.obs_id) != row.number:
            if row.action != ENTRY_REMOVED:
                self.new.append(row)
            return
        base, theirs = self.exported[row.obs_id], self.current.get(row.obs_id)
        if row.action == ENTRY_REMOVED:
            self.remove(row.obs_id, row.number)
        elif theirs is not None:
            self._change(row, row.obs_id, base, theirs)
        elif row.said != base:
            self._bring_back(row)

    def add(self, row: Row) -> None:
        """A row without an exported figure: it is new, or was added to the file since."""
        like = (name for name in self.about.get(_fact(row.said), ()) if name not in self.exported)
        known = next(self._unclaimed((*self._saying(row.said), *like)), None)
        if known is None:
            self.found.added.append(row)
            self.found.standing.append((row.number, row.said))
            return
        self.claimed.add(known)
        self._change(row, known, {}, self.current[known])

    def remove(self, obs_id: str, row: int) -> None:
        """A figure whose row is gone, or marked."""
        base, theirs = self.exported[obs_id], self.current.get(obs_id)
        if theirs is None:
            return
        if theirs == base:
            self.found.removed.append(obs_id)
            return
        key = next(_differing(base, theirs))
        words = labels.ENTRY_CONFLICT_REMOVED.filled(id=obs_id, **_both(key, base=base, theirs=theirs))
        self.found.remarks.append(Remark(row, "", words, CONFLICT))

    def _saying(self, said: Said) -> list[str]:
        """The figures of the file that say just this."""
        return self.saying.get(frozenset(said.items()), [])

    def _unclaimed(self, names: Iterable[str]) -> Iterator[str]:
        return (name for name in names if name not in self.claimed)

    def _bring_back(self, row: Row) -> None:
        if any(self._unclaimed(self._saying(row.said))):
            return
        if row.action == ENTRY_MINE:
            self.new.append(row)
        elif row.action != ENTRY_THEIRS:
            self.found.remarks.append(Remark(row.number, "", labels.ENTRY_CONFLICT_GONE, CONFLICT))

    def _change(self, row: Row, obs_id: str, base: Said, theirs: Said) -> None:
        after = dict(theirs)
        for key in _differing(row.said, theirs):
            here, there = row.said.get(key) != base.get(key), theirs.get(key) != base.get(key)
            if here and there and row.action not in _SIDES:
                self._conflict(row, key, base, theirs)
            elif here and not (there and row.action == ENTRY_THEIRS):
                _set(after, key, row.said.get(key))
        if after != theirs:
            self.found.changed[obs_id] = Changed(row.number, theirs, after)
        self.found.standing.append((row.number, after))

    def _conflict(self, row: Row, key: str, base: Said, theirs: Said) -> None:
        words = labels.ENTRY_CONFLICT if base else labels.ENTRY_CONFLICT_NEW
        data = _both(key, base=base, theirs=theirs, mine=row.said)
        self.found.remarks.append(Remark(row.number, key, words.filled(**data), CONFLICT))


def _keepers(filled: Filled) -> dict[str, int]:
    """The row of each exported figure. Of copies of a row the one least changed is it; the others are new."""
    rows: dict[str, list[Row]] = {}
    for row in filled.rows:
        if row.obs_id in filled.exported:
            rows.setdefault(row.obs_id, []).append(row)
    return {name: _least_changed(copies, filled.exported[name]) for name, copies in rows.items()}


def _least_changed(rows: Iterable[Row], base: Said) -> int:
    return min(rows, key=lambda row: (sum(1 for _ in _differing(row.said, base)), row.number)).number


def _by(figures: Mapping[str, Said], key: Callable[[Said], Hashable]) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for name, said in figures.items():
        found.setdefault(key(said), []).append(name)
    return found


def _fact(said: Said) -> Hashable:
    return tuple(said.get(key) for key in _FACT)


def _differing(one: Said, other: Said) -> Iterator[str]:
    return (column.key for column in SAID if one.get(column.key) != other.get(column.key))


def _both(key: str, **sides: Said) -> dict[str, object]:
    """A column's title and what each side says of it."""
    said: dict[str, object] = {name: side.get(key) or labels.ENTRY_EMPTY for name, side in sides.items()}
    return said | {"column": _title(key)}


def _title(key: str) -> Text:
    return COLUMNS[NUMBER[key]].title


def _set(said: dict[str, str], key: str, words: str | None) -> None:
    if words is None:
        said.pop(key, None)
    else:
        said[key] = words
