"""What changed between two editions of the data: figures, definitions, sources, what is set aside.

A figure is the same one as long as its id is, or where its fact is told by the same text (another line), or
told in the same words by another text. Anything else that is gone and come is told as gone and come. Nothing
is computed on values: what a figure was and what it is stand side by side as they were written.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from etl import queries
from etl.columns import INDICATORS, OBSERVATIONS, SOURCES
from etl.rows import Row, rows
from etl.tables import Tables

# Columns of an observation by what it means when they differ.
VALUE = (
    "value_as_written", "quoted_value", "obs_value_exact", "obs_upper", "comparator", "unit_measure", "quoted_unit",
    "derivation", "unit_mult", "decimals", "low", "high", "low_open", "high_open",
)  # fmt: skip
PLACE = ("obs_id", "source", "line", "also_lines", "as_written")
STANDING = ("claim", "shown")  # shown: whether it is the claim that stands for its fact
_INTERVAL = ("low", "high", "low_open", "high_open")
# What follows from the others or is no statement about the figure.
_ASIDE = {"claim_rank", "position", "fact", "period_start", "period_end", "freq", "obs_value"}
REMARKS = tuple(name for name in OBSERVATIONS if name not in {*_ASIDE, *VALUE, *PLACE, *STANDING})
# What an audit counted, and ids whose names are told.
_UNTOLD = {"mentions", "mentions_bound", "mentions_set_aside", "mentions_beyond", "scope", "edition"}


class Aspect(StrEnum):
    """What about a value is another: its number, its bound, its unit, how many digits it has, or how it is written."""

    VALUE = "value"
    COMPARATOR = "comparator"
    UNIT = "unit"
    PRECISION = "precision"
    WORDING = "wording"


class Kind(StrEnum):
    """What happened to a figure, definition or source; in the order in which readers want to know."""

    REVISED = "revised"  # another value
    REMOVED = "removed"
    ADDED = "added"
    RESTATED = "restated"  # the same value, other words about it
    STANDING = "standing"  # the same words, but other claims make it more or less worth
    MOVED = "moved"  # the same figure, found elsewhere


class Change(NamedTuple):
    """One figure (rows of a VIEW), definition or source that is not what it was.

    `before` is empty for what was added, `after` for what was removed; `fields` are the columns that differ.
    """

    kind: Kind
    before: Row
    after: Row
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Row:
        """The newer of its two rows."""
        return self.after or self.before

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """What about the value of a revised figure is another; empty for other changes."""
        return tuple(_aspects({*self.fields})) if self.kind is Kind.REVISED else ()


class Recount(NamedTuple):
    """Phrases of a source that are set aside: how many there were and are."""

    source: Row
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes from one edition to another; figures by region in the order of the code list."""

    before: str  # versions
    after: str
    figures: tuple[Change, ...]
    definitions: tuple[Change, ...]
    sources: tuple[Change, ...]
    set_aside: tuple[Recount, ...]

    def nothing(self) -> bool:
        """Whether nothing changed that a reader would see."""
        return not (self.figures or self.definitions or self.sources or self.set_aside)

    def counts(self) -> Mapping[Kind, int]:
        """How many figures changed in each way; kinds without any are absent."""
        found = Counter(change.kind for change in self.figures)
        return {kind: found[kind] for kind in Kind if found[kind]}


def changes(before: Tables, after: Tables) -> Changes:
    """What is different in `after`; nothing for equal tables."""
    return Changes(
        before.version,
        after.version,
        tuple(_sorted(_figures(*map(queries.observations, (before, after))), after)),
        tuple(_listed(before.indicators, after.indicators, "indicator", INDICATORS)),
        tuple(_listed(before.sources, after.sources, "source", SOURCES)),
        tuple(_set_aside(before, after)),
    )


def became(then: Row, before: Tables, after: Tables) -> Change | None:
    """What became of one figure of an edition, a row of its VIEW; None where it is what it was.

    What is said of its fact is all that can tell (see `_same_text`, `_same_words`).
    """
    told = _figures(*(queries.claims(tables, then["fact"]) for tables in (before, after)))
    return next((each for each in told if each.before and each.before["obs_id"] == then["obs_id"]), None)


def redefined(indicator: str, before: Tables, after: Tables) -> Change | None:
    """How the definition of an indicator differs; None where it does not."""
    one, other = (
        tables.indicators[tables.indicators["indicator"] == indicator] for tables in (before, after)
    )
    return next(_listed(one, other, "indicator", INDICATORS), None)


def _figures(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[Change]:
    old = {row["obs_id"]: row for row in rows(before)}
    new = {row["obs_id"]: row for row in rows(after)}
    pairs = {name: name for name in old if name in new}
    for alike in (_same_text, _same_words):
        pairs |= _paired(old, new, pairs, alike)
    yield from (change for was, now in pairs.items() if (change := _compared(old[was], new[now])))
    taken = set(pairs.values())
    yield from (Change(Kind.REMOVED, row, {}) for name, row in old.items() if name not in pairs)
    yield from (Change(Kind.ADDED, {}, row) for name, row in new.items() if name not in taken)


def _same_text(row: Row) -> tuple[object, ...]:
    return row["fact"], row["source"]


def _same_words(row: Row) -> tuple[object, ...]:
    return row["fact"], row["value_as_written"]


def _paired(
    old: Mapping[str, Row],
    new: Mapping[str, Row],
    pairs: Mapping[str, str],
    alike: Callable[[Row], tuple[object, ...]],
) -> dict[str, str]:
    """Ids of figures left over on both sides that are alike, where there is only one such on each."""
    taken = set(pairs.values())
    gone = _alone(alike, (row for name, row in old.items() if name not in pairs))
    come = _alone(alike, (row for name, row in new.items() if name not in taken))
    return {gone[key]: come[key] for key in gone if key in come}


def _alone(alike: Callable[[Row], tuple[object, ...]], those: Iterable[Row]) -> dict[tuple[object, ...], str]:
    found: dict[tuple[object, ...], list[str]] = {}
    for row in those:
        found.setdefault(alike(row), []).append(row["obs_id"])
    return {key: names[0] for key, names in found.items() if len(names) == 1}


def _compared(old: Row, new: Row) -> Change | None:
    old, new = (row | {"shown": row["claim_rank"] == 1} for row in (old, new))
    for kind, columns in (
        (Kind.REVISED, VALUE),
        (Kind.RESTATED, REMARKS),
        (Kind.MOVED, PLACE),
        (Kind.STANDING, STANDING),
    ):
        if _differing(old, new, columns):
            return Change(kind, old, new, _differing(old, new, (*VALUE, *REMARKS, *PLACE, *STANDING)))
    return None


def _aspects(fields: set[str]) -> Iterator[Aspect]:
    """Of the digits and the writing only where nothing else about the value differs: they follow from it."""
    plain = [
        aspect
        for aspect, columns in (
            (Aspect.VALUE, {"obs_value_exact", "obs_upper"}),
            (Aspect.COMPARATOR, {"comparator"}),
            (Aspect.UNIT, {"unit_measure", "quoted_unit"}),
        )
        if fields & columns
    ]
    if plain:
        yield from plain
    elif not fields & {*_INTERVAL}:
        yield Aspect.WORDING
    else:
        # 万亿级 and 约万亿 have one comparator and one number, and are not the same.
        yield Aspect.PRECISION if fields & {"decimals", "unit_mult"} else Aspect.COMPARATOR


def _differing(old: Row, new: Row, columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in columns if not _same(old[name], new[name]))


def _same(one: object, other: object) -> bool:
    """Equal, or both missing."""
    missing = pd.isna(one), pd.isna(other)  # type: ignore[call-overload]
    return all(missing) or (not any(missing) and one == other)


def _sorted(found: Iterable[Change], after: Tables) -> list[Change]:
    """By region in the order of the code list, newest period first, then as the kinds stand."""
    order = {region: place for place, region in enumerate(after.regions["region"])}
    kinds = list(Kind)

    def place(change: Change) -> tuple[object, ...]:
        row = change.row
        newest = -row["period_end"].toordinal()
        return order.get(row["region"], len(order)), newest, kinds.index(change.kind), row["position"]

    return sorted(found, key=place)


def _listed(before: pd.DataFrame, after: pd.DataFrame, key: str, columns: Iterable[str]) -> Iterator[Change]:
    """Rows of a table that came, went or differ; in the order of the newer one, what is gone last."""
    told = [name for name in columns if name not in {"position", *_UNTOLD}]
    old = {row[key]: row for row in rows(before)}
    new = {row[key]: row for row in rows(after)}
    for name, row in new.items():
        if name not in old:
            yield Change(Kind.ADDED, {}, row)
        elif fields := _differing(old[name], row, told):
            yield Change(Kind.RESTATED, old[name], row, fields)
    yield from (Change(Kind.REMOVED, row, {}) for name, row in old.items() if name not in new)


def _set_aside(before: Tables, after: Tables) -> Iterator[Recount]:
    old, new = (Counter(tables.set_aside["source"]) for tables in (before, after))
    sources = {row["source"]: row for tables in (before, after) for row in rows(tables.sources)}
    for name, row in sources.items():
        if old[name] != new[name]:
            yield Recount(row, old[name], new[name])
