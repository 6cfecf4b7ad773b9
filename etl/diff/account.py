"""The account of what changed: every change with its words in both languages and its values as they were written.

It is what a terminal, a program, a page and a release are told alike. Nothing in it needs the editions any more.
"""

from typing import NamedTuple

from etl.text import Text


class Side(NamedTuple):
    """What was compared: its name as asked for, and its version."""

    name: str
    version: str


class Value(NamedTuple):
    """A figure on one side. Numbers are exact decimals in base unit; an end that there is not is missing."""

    obs_id: str
    words: Text
    value_as_written: str
    obs_value: str | None  # missing of a goal without a number
    obs_upper: str | None
    low: str | None
    high: str | None
    low_open: bool
    high_open: bool
    comparator: str
    unit_measure: str
    modality: str
    obs_status: str
    claim: str
    source: str
    line: int
    as_written: str


class FigureChange(NamedTuple):
    """A figure that is not what it was. `aspects` say what about its value, `fields` name the columns that differ."""

    kind: str
    region: str
    region_name: Text
    indicator: str
    time_period: str
    measure_role: str
    about: Text
    what: Text
    aspects: tuple[str, ...]
    fields: tuple[str, ...]
    before: Value | None
    after: Value | None


class ListedChange(NamedTuple):
    """A definition or source that came, went or is another."""

    kind: str
    id: str
    name: Text
    what: Text
    fields: tuple[str, ...]


class CountChange(NamedTuple):
    """How many phrases of a source are set aside."""

    source: str
    title: Text
    what: Text
    before: int
    after: int


class Ranked(NamedTuple):
    """The places a figure can take among its like; `low` and `high` are missing where it is alone."""

    words: Text
    low: int | None
    high: int | None
    of: int
    tied: int


class RankChange(NamedTuple):
    """A region whose place is another; those with one `about` are of one order."""

    obs_id: str
    source: str
    region: str
    region_name: Text
    indicator: str
    time_period: str
    measure_role: str
    level: str
    about: Text
    before: Ranked
    after: Ranked


class State(NamedTuple):
    """How a target stands: its code, and its words by how firmly it was set."""

    code: str
    obstacle: str | None
    words: Text


class TargetChange(NamedTuple):
    """A target that stands otherwise than it did."""

    obs_id: str
    source: str
    region: str
    region_name: Text
    indicator: str
    time_period: str
    about: Text
    before: State
    after: State
    why: Text


class Account(NamedTuple):
    """All that changed from one edition to another; states of targets are those of the day `as_of`."""

    before: Side
    after: Side
    as_of: str
    figures: tuple[FigureChange, ...] = ()
    definitions: tuple[ListedChange, ...] = ()
    sources: tuple[ListedChange, ...] = ()
    set_aside: tuple[CountChange, ...] = ()
    ranks: tuple[RankChange, ...] = ()
    states: tuple[TargetChange, ...] = ()

    def nothing(self) -> bool:
        """Whether nothing changed that a reader would see."""
        return not any(self[3:])
