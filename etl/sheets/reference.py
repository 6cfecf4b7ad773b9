"""The sheets 指标 and 来源: what each indicator means and where each figure comes from."""

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from etl import display
from etl.labels import DIRECTION, MEASURE, SCRIPT, TIMING
from etl.sheets.detail import Field, fill_table, number, text, word


def _texts(*keys: str) -> tuple[Field, ...]:
    return tuple(Field(key, text(key)) for key in keys)


INDICATOR_WORDS = (
    *_texts("indicator_name_zh", "topic_name_zh", "family_name_zh"),
    Field("measure_name", word("measure", MEASURE)),
    Field("timing_name", word("timing", TIMING)),
    Field("unit_name", lambda row: display.unit(row, "zh")),
    Field("direction_name", word("direction", DIRECTION)),
    *_texts("numerator_zh", "denominator_zh", "scope_zh", "price_basis_zh", "definition_note_zh"),
    Field("figures", number("figures")),
)
INDICATOR_CODES = _texts(
    "indicator",
    "unit_measure",
    "indicator_name_en",
    "topic_name_en",
    "family_name_en",
    "numerator_en",
    "denominator_en",
    "scope_en",
    "price_basis_en",
    "definition_note_en",
)
SOURCE_WORDS = (
    *_texts("title_zh", "publisher_zh", "date", "date_evidence_zh", "reposted"),
    Field("script_name", word("script", SCRIPT)),
    Field("figures", number("figures")),
    *_texts("source", "file"),
)
SOURCE_CODES = (
    Field("mentions", number("mentions")),
    Field("mentions_bound", number("mentions_bound")),
    Field("mentions_set_aside", number("mentions_set_aside")),
    *_texts("sha256", "title_en", "publisher_en", "date_evidence_en"),
)


def fill_indicators(sheet: Worksheet, indicators: pd.DataFrame) -> None:
    """Write the definitions from rows of the indicators table with their number of `figures`."""
    fill_table(sheet, indicators, INDICATOR_WORDS, INDICATOR_CODES)


def fill_sources(sheet: Worksheet, sources: pd.DataFrame) -> None:
    """Write the sources from rows of the sources table with their number of `figures`."""
    fill_table(sheet, sources, SOURCE_WORDS, SOURCE_CODES)
