"""The sheet 明细: one row an observation, words first, then every column of the exchanged files."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from etl import display, period, queries, ranking
from etl.exchange.datasets import citation
from etl.exchange.fields import OBSERVATIONS, Field
from etl.labels import (
    CLAIM,
    CODE_OF,
    COLUMN,
    COMPARATOR,
    INFERRED,
    LEVEL,
    MODALITY,
    ROLE,
    SHEET,
    SIGN,
    STATUS,
)
from etl.rows import Row, rows
from etl.sheets import figures
from etl.sheets.book import Book
from etl.sheets.content import Content, Number
from etl.sheets.listed import Column, Read, Told, fill
from etl.tables import Tables
from etl.text import Text

TABLE = "observations"
PART = 2_000  # rows at a time
# What places among others depend on.
_RANKED = (
    *ranking.ALIKE,
    "obs_id",
    "obs_status",
    "timing",
    "freq",
    "direction",
    "comparator",
    "low",
    "high",
    "low_open",
    "high_open",
)


def text(field: str) -> Read:
    """The text in a field."""

    def find(row: Row) -> Content:
        found = row[field]
        return found if isinstance(found, str) else None

    return find


def number(field: str) -> Read:
    """The field as a whole number without thousands marks."""
    return lambda row: None if _missing(row[field]) else Number(int(row[field]), grouped=False)


def word(field: str, words: Mapping[str, Text]) -> Read:
    """The word for the code in a field."""
    return lambda row: None if _missing(row[field]) else words[row[field]].zh


def day(field: str) -> Read:
    """A date."""
    return lambda row: None if pd.isna(row[field]) else row[field].date()


def decimal(field: str) -> Read:
    """An exact decimal as a number; Excel itself keeps fifteen digits."""
    return lambda row: None if _missing(row[field]) else Number(float(row[field]), None)


def column(code: str, read: Read, printed: bool = False) -> Column:
    """A column with the title of its code."""
    return Column(code, COLUMN[code].zh, read, printed)


def exchanged(field: Field) -> Column:
    """A column of the exchanged files."""
    reads = {"integer": number, "date": day, "number": decimal, "flag": _flag}
    found = column(field.code, reads.get(field.kind, text)(field.column))
    return found._replace(title=CODE_OF.filled(name=found.title).zh) if field.kind == "code" else found


def _flag(field: str) -> Read:
    return lambda row: bool(row[field])


def _missing(value: object) -> bool:
    return not isinstance(value, str) and pd.isna(value)  # type: ignore[call-overload]


def when(row: Row) -> Content:
    """The period in words, and whether it was inferred."""
    inferred = INFERRED.zh if row["period_basis"] == "inferred" else ""
    return period.in_words(row["time_period"], "zh") + inferred


def _place(row: Row) -> Content:
    return ranking.told(row, "zh") or None


# What is printed: as much as an A4 page can carry and still be read.
PRINTED = (
    column("REF_AREA_NAME", text("region_name_zh"), True),
    column("INDICATOR_NAME", text("indicator_name_zh"), True),
    column("PERIOD_NAME", when, True),
    column("MEASURE_ROLE_NAME", word("measure_role", ROLE), True),
    column("SHOWN_VALUE", figures.shown, True),
    column("COMPARATOR_NAME", word("comparator", COMPARATOR), True),
    column("MODALITY_NAME", word("modality", MODALITY), True),
    column("AS_WRITTEN", text("as_written"), True),
    column("SOURCE_TITLE", text("title_zh"), True),
    column("LINE", number("line"), True),
)
_WORDED = (
    column("SHOWN_UNIT", figures.shown_unit),
    column("COMPARATOR_SIGN", lambda row: SIGN.get(row["comparator"]) or None),
    column("OBS_VALUE", figures.value),
    column("UNIT_NAME", lambda row: display.short_unit(row, "zh")),
    column("OBS_STATUS_NAME", word("obs_status", STATUS)),
    column("CLAIM_NAME", word("claim", CLAIM)),
    column("LEVEL_NAME", word("level", LEVEL)),
    column("PLACE_NAME", _place),
    column("OBS_VALUE_EXACT", text("obs_value_exact")),
)
_SHOWN = {each.code for each in (*PRINTED, *_WORDED)}
COLUMNS: tuple[Column, ...] = (
    *PRINTED,
    *_WORDED,
    *(exchanged(field) for field in OBSERVATIONS if field.code not in _SHOWN),
)


def write(book: Book, tables: Tables, view: pd.DataFrame, told: Told) -> None:
    """Write the sheet from a VIEW. Places count all facts there are, however few are shown; other claims have none."""
    everything = queries.observations(tables)
    facts = rows(everything.loc[everything["claim_rank"] == 1, list(_RANKED)])
    ranked = pd.DataFrame(
        [[row[name] for name in ranking.RANKS] for row in ranking.ranked(facts)],
        index=pd.Index([row["obs_id"] for row in facts], name="obs_id"),
        columns=list(ranking.RANKS),
        dtype="Int64",
    )
    fill(
        book, SHEET["detail"].zh, TABLE, COLUMNS, _parts(view.join(ranked, on="obs_id"), tables.version), told
    )


def _parts(placed: pd.DataFrame, version: str) -> Iterator[Sequence[Row]]:
    for first in range(0, len(placed), PART):
        part = placed.iloc[first : first + PART]
        cited = [citation(obs_id, version) for obs_id in part["obs_id"]]
        yield rows(part.assign(citation=cited, version=version))
