"""From two editions to the account of what changed between them."""

from collections.abc import Callable
from datetime import date

from etl import change_words, changes, display, ranking, verdicts
from etl.changes import Change, Recount
from etl.diff import places, states
from etl.diff.account import (
    Account,
    CountChange,
    FigureChange,
    ListedChange,
    RankChange,
    Ranked,
    Side,
    State,
    TargetChange,
    Value,
)
from etl.diff.places import PlaceChange
from etl.diff.states import StateChange
from etl.labels import NOT_RANKED
from etl.ranking import Place
from etl.rows import Row, text
from etl.tables import Tables
from etl.targets import Entry
from etl.text import LANGUAGES, Language, Text


def between(before: Tables, after: Tables, as_of: date, names: tuple[str, str] = ("", "")) -> Account:
    """What is different in `after`; names are those of the two sides, their versions where none are given."""
    found = changes.changes(before, after)
    return Account(
        Side(names[0] or before.version, before.version),
        Side(names[1] or after.version, after.version),
        as_of.isoformat(),
        tuple(map(_figure, found.figures)),
        tuple(_listed(change, "indicator", "indicator_name") for change in found.definitions),
        tuple(_listed(change, "source", "title") for change in found.sources),
        tuple(map(_recount, found.set_aside)),
        tuple(map(_rank, places.changed(before, after))),
        tuple(map(_target, states.changed(before, after, found, as_of))),
    )


def _both(words: Callable[[Language], str]) -> Text:
    """The same said in each language."""
    return Text(*(words(language) for language in LANGUAGES))


def _named(row: Row, column: str) -> Text:
    return _both(lambda language: text(row, f"{column}_{language}"))


def _about(row: Row) -> Text:
    return _both(lambda language: change_words.about(row, language))


def _figure(change: Change) -> FigureChange:
    row = change.row
    return FigureChange(
        change.kind,
        row["region"],
        _named(row, "region_name"),
        row["indicator"],
        row["time_period"],
        row["measure_role"],
        _about(row),
        _both(lambda language: change_words.what(change, language)),
        tuple(change.aspects),
        change.fields,
        _value(change.before),
        _value(change.after),
    )


def _value(row: Row) -> Value | None:
    if not row:
        return None
    return Value(
        row["obs_id"],
        _both(lambda language: display.figure(row, language)),
        row["value_as_written"],
        text(row, "obs_value_exact") or None,
        repr(row["obs_upper"]) if row["obs_upper"] == row["obs_upper"] else None,
        text(row, "low") or None,
        text(row, "high") or None,
        bool(row["low_open"]),
        bool(row["high_open"]),
        row["comparator"],
        row["unit_measure"],
        row["modality"],
        row["obs_status"],
        row["claim"],
        row["source"],
        int(row["line"]),
        row["as_written"],
    )


def _listed(change: Change, key: str, name: str) -> ListedChange:
    said = _both(lambda language: change_words.fields(change, language))
    return ListedChange(change.kind, change.row[key], _named(change.row, name), said, change.fields)


def _recount(change: Recount) -> CountChange:
    said = _both(lambda language: change_words.recount(change, language))
    return CountChange(
        change.source["source"], _named(change.source, "title"), said, change.before, change.after
    )


def _rank(change: PlaceChange) -> RankChange:
    row = change.row
    return RankChange(
        row["obs_id"],
        row["source"],
        row["region"],
        _named(row, "region_name"),
        row["indicator"],
        row["time_period"],
        row["measure_role"],
        row["level"],
        _about(row),
        _ranked(change.before),
        _ranked(change.after),
    )


def _ranked(place: Place) -> Ranked:
    words = _both(lambda language: ranking.in_words(place, language) or NOT_RANKED.in_(language))
    return Ranked(words, *place)


def _target(change: StateChange) -> TargetChange:
    row = change.after.target
    return TargetChange(
        row["obs_id"],
        row["source"],
        row["region"],
        _named(row, "region_name"),
        row["indicator"],
        row["time_period"],
        _about(row),
        _state(change.before),
        _state(change.after),
        change.why,
    )


def _state(entry: Entry) -> State:
    verdict = entry.verdict
    words = verdicts.state(verdict.state, entry.target["modality"])
    return State(verdict.state, verdict.obstacle, words)
