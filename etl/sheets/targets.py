"""The sheet 目标: one row a target, with what answers it and how it stands on a day."""

from collections.abc import Callable
from datetime import date

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from etl import display, period, target_listing, verdicts
from etl.codes import Comparator
from etl.labels import ATTAINMENT_SHAPE, COMPARATOR, MODALITY
from etl.queries import Filters
from etl.rows import Row
from etl.sheets import figures
from etl.sheets.detail import Field, fill_table, number, text, word
from etl.sheets.grid import Content
from etl.tables import Tables
from etl.targets import entries, table

Reading = Callable[[Row], Content]


def _of(role: str, read: Reading) -> Reading:
    """A reading of the target, base or result of an entry; empty where there is none."""

    def find(row: Row) -> Content:
        about = getattr(row["entry"], role)
        return None if about is None else read(about)

    return find


def _said(name: str) -> Reading:
    return lambda row: getattr(row["said"], name) or None


def _state(row: Row) -> Content:
    return f"{ATTAINMENT_SHAPE[row['state']]} {row['said'].state}"


def _value(row: Row) -> Content:
    """A number with its sign; words for a range, whose ends no one number shows."""
    return display.figure(row, "zh") if row["comparator"] == Comparator.RG else figures.value(row)


def _when(row: Row) -> Content:
    return period.in_words(row["time_period"], "zh")


WORDS = (
    Field("region_name_zh", _of("target", text("region_name_zh"))),
    Field("indicator_name_zh", _of("target", text("indicator_name_zh"))),
    Field("period_name", _of("target", _when)),
    Field("target_value", _of("target", _value)),
    Field("unit_name", _of("target", lambda row: display.short_unit(row, "zh"))),
    Field("modality_name", _of("target", word("modality", MODALITY))),
    Field("base_to_target", _said("pair")),
    Field("result_value", _of("result", _value)),
    Field("rate", _said("rate")),
    Field("state_name", _state),
    Field("reason", _said("reason")),
    Field("as_written", _of("target", text("as_written"))),
    Field("title_zh", _of("target", text("title_zh"))),
    Field("line", _of("target", number("line"))),
)
CODES = (
    Field("deadline", text("deadline")),
    Field("as_of", text("as_of")),
    Field("formula", _said("formula")),
    Field("distance", _said("distance")),
    Field("set_by_zh", _of("target", text("set_by_zh"))),
    Field("base_value", _of("base", _value)),
    Field("base_period", _of("base", _when)),
    Field("target_bound", _of("target", word("comparator", COMPARATOR))),
    Field("result_bound", _of("result", word("comparator", COMPARATOR))),
    Field("base_bound", _of("base", word("comparator", COMPARATOR))),
    Field("result_period", _of("result", _when)),
    *(
        Field(key, text(key))
        for key in (
            "target", "base", "result", "interim", "rate_low", "rate_high", "rate_kind", "state", "obstacle",
            "unrated", "superseded_by", "supersedes", "region", "indicator", "time_period",
        )
    ),
)  # fmt: skip


def fill(sheet: Worksheet, tables: Tables, as_of: date, filters: Filters) -> None:
    """Write the sheet for the targets that pass the filters."""
    found = entries(tables, as_of, filters)
    following = target_listing.sequels(tables, found)
    said = [verdicts.said(entry, following.get(entry.superseded_by), "zh") for entry in found]
    frame = table(found, as_of).assign(
        entry=pd.Series(found, dtype="object"), said=pd.Series(said, dtype="object")
    )
    fill_table(sheet, frame, WORDS, CODES)
