"""The sheet 明细: one row a figure, words first, codes behind."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from etl import areas, display, period, ranking
from etl.labels import CLAIM, COMPARATOR, FIELD, LEVEL, MEASURE, MODALITY, PERIOD_BASIS, ROLE, STATUS, TIMING
from etl.rows import Row, rows
from etl.sheets import figures, grid
from etl.sheets.grid import Column, Content, Number
from etl.text import Text

Reading = Callable[[Row], Content]


def text(field: str) -> Reading:
    """The field as it is."""
    return lambda row: None if pd.isna(row[field]) else str(row[field])


def number(field: str) -> Reading:
    """The field as a whole number without thousands marks."""
    return lambda row: None if pd.isna(row[field]) else Number(int(row[field]), grouped=False)


def word(field: str, words: Mapping[str, Text]) -> Reading:
    """The word for the code in a field."""
    return lambda row: words[row[field]].zh


def _area(field: str) -> Reading:
    return lambda row: areas.areas()[row[field]].name_zh


def _within(row: Row) -> Content:
    return None if row["ref_area"] == row["within"] else areas.areas()[row["within"]].name_zh


class Field(NamedTuple):
    """A column of a sheet: its key in `labels.FIELD` and how it is read from a row."""

    key: str
    read: Reading


# What is printed: as much as an A4 page can carry and still be read.
WORDS = (
    Field("region_name_zh", text("region_name_zh")),
    Field("indicator_name_zh", text("indicator_name_zh")),
    Field("period_name", lambda row: period.in_words(row["time_period"], "zh")),
    Field("role_name", word("measure_role", ROLE)),
    Field("value_as_written", text("value_as_written")),
    Field("comparator_name", word("comparator", COMPARATOR)),
    Field("obs_value", figures.value),
    Field("unit_name", lambda row: display.short_unit(row, "zh")),
    Field("modality_name", word("modality", MODALITY)),
    Field("as_written", text("as_written")),
    Field("title_zh", text("title_zh")),
    Field("line", number("line")),
)


def _decimal(field: str) -> Reading:
    """An exact decimal as a number; Excel itself keeps fifteen digits."""
    return lambda row: None if pd.isna(row[field]) else Number(float(row[field]), _places(row[field]))


def _places(decimal: str) -> int:
    return len(decimal.partition(".")[2])


# What stands to the right of it: the rest people may ask, then what programs read.
CODES = (
    Field("claim_name", word("claim", CLAIM)),
    Field("preferred_zh", text("preferred_zh")),
    Field("claim_rank", number("claim_rank")),
    Field("place_name", lambda row: ranking.in_words(ranking.place(row), "zh") or None),
    Field("low", _decimal("low")),
    Field("high", _decimal("high")),
    Field("fact", text("fact")),
    Field("obs_upper", figures.upper),
    Field("status_name", word("obs_status", STATUS)),
    Field("vintage_zh", text("vintage_zh")),
    Field("set_by_zh", text("set_by_zh")),
    Field("note_zh", text("note_zh")),
    Field("period_basis_name", word("period_basis", PERIOD_BASIS)),
    Field("inferred_from_zh", text("inferred_from_zh")),
    Field("level_name", word("level", LEVEL)),
    Field("within_name", _within),
    Field("province_name", _area("province")),
    Field("topic_name_zh", text("topic_name_zh")),
    Field("measure_name", word("measure", MEASURE)),
    Field("timing_name", word("timing", TIMING)),
    Field("source", text("source")),
    Field("also_lines", text("also_lines")),
    Field("quoted_value", figures.quoted),
    Field("unit_mult", number("unit_mult")),
    Field("decimals", number("decimals")),
    *(
        Field(key, text(key))
        for key in (
            "obs_id", "region", "ref_area", "within", "indicator", "time_period", "measure_role", "comparator",
            "unit_measure", "modality", "obs_status", "claim", "supersedes", "region_name_en", "indicator_name_en",
            "note_en", "preferred_en",
        )
    ),
)  # fmt: skip
FIELDS = (*WORDS, *CODES)
_WIDEST_CODE = 80  # codes and English need not wrap: they are not printed


def fill(sheet: Worksheet, view: pd.DataFrame, everything: pd.DataFrame) -> None:
    """Write the sheet from a VIEW. Places count all facts there are, however few are shown; other claims have none."""
    ranked = ranking.ranked(everything[everything["claim_rank"] == 1]).set_index("obs_id")
    placed = view.join(ranked[list(ranking.RANKS)], on="obs_id")
    fill_table(sheet, placed, WORDS, CODES)


def fill_table(
    sheet: Worksheet, frame: pd.DataFrame, words: tuple[Field, ...], codes: tuple[Field, ...]
) -> None:
    """Write any frame as a sheet: `words` first, which are printed, then `codes`."""
    grid.table(sheet, _columns(frame, words), _columns(frame, codes, _WIDEST_CODE))


def _columns(frame: pd.DataFrame, fields: tuple[Field, ...], widest: int = grid.WIDEST) -> list[Column]:
    records = rows(frame)
    return [Column(FIELD[field.key].zh, [field.read(row) for row in records], widest) for field in fields]
