"""The columns of exchanged files: code, where it comes from, and what kind of content it has.

Codes follow SDMX, in upper case. `OBS_VALUE` is in base unit (yuan, percent, items …).
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from etl.labels import COLUMN, COLUMN_NOTE
from etl.text import Text

Kind = Literal["text", "code", "number", "integer", "date", "flag"]


class Field(NamedTuple):
    """A column: its code, the column of the tidy frame it comes from, its kind; of a code its list."""

    code: str
    column: str
    kind: Kind = "text"
    listed_in: str = ""

    @property
    def title(self) -> Text:
        """What readers call it."""
        return COLUMN[self.code]

    @property
    def note(self) -> Text | None:
        """What needs to be known to read it."""
        return COLUMN_NOTE.get(self.code)


def _texts(*codes: str) -> Iterator[Field]:
    """Texts of columns of the same name."""
    return (Field(code, code.lower()) for code in codes)


def _pair(code: str, column: str) -> Iterator[Field]:
    """A text in Chinese and in English."""
    return iter((Field(code, f"{column}_zh"), Field(f"{code}_EN", f"{column}_en")))


def _numbers(*codes: str) -> Iterator[Field]:
    return (Field(code, code.lower(), "number") for code in codes)


def _coded(code: str, listed_in: str = "", column: str = "") -> Field:
    return Field(code, column or code.lower(), "code", listed_in or f"CL_{code}")


_VERSION = Field("VERSION", "version")
_AREA = _coded("REF_AREA", "CL_AREA", "region")
OBSERVATIONS: tuple[Field, ...] = (
    Field("OBS_ID", "obs_id"),
    _AREA,
    Field("REF_AREA_NAME", "region_name_zh"),
    _coded("INDICATOR"),
    Field("INDICATOR_NAME", "indicator_name_zh"),
    Field("TIME_PERIOD", "time_period"),
    _coded("MEASURE_ROLE"),
    _coded("COMPARATOR"),
    Field("OBS_VALUE", "obs_value_exact", "number"),
    Field("OBS_UPPER", "obs_upper", "number"),
    _coded("UNIT_MEASURE"),
    Field("COUNTED", "counted_zh"),
    _coded("MODALITY"),
    _coded("OBS_STATUS"),
    *_texts("VALUE_AS_WRITTEN", "AS_WRITTEN"),
    _coded("SOURCE"),
    Field("SOURCE_TITLE", "title_zh"),
    Field("LINE", "line", "integer"),
    *_texts("ALSO_LINES"),
    Field("CITATION", "citation"),
    Field("NOTE", "note_zh"),
    *_numbers("LOW", "HIGH"),
    Field("LOW_OPEN", "low_open", "flag"),
    Field("HIGH_OPEN", "high_open", "flag"),
    Field("QUOTED_VALUE", "quoted_value", "number"),
    Field("QUOTED_MULT", "unit_mult", "integer"),
    Field("QUOTED_DECIMALS", "decimals", "integer"),
    _coded("QUOTED_UNIT", "CL_UNIT_MEASURE"),
    _coded("DERIVATION"),
    Field("PERIOD_START", "period_start", "date"),
    Field("PERIOD_END", "period_end", "date"),
    *_texts("FREQ"),
    _coded("PERIOD_BASIS"),
    Field("INFERRED_FROM", "inferred_from_zh"),
    *_texts("FACT"),
    Field("CLAIM_RANK", "claim_rank", "integer"),
    _coded("CLAIM"),
    Field("PREFERRED", "preferred_zh"),
    Field("VINTAGE", "vintage_zh"),
    Field("SET_BY", "set_by_zh"),
    *_texts("SUPERSEDES"),
    _coded("LEVEL"),
    Field("GB_CODE", "ref_area"),
    *_texts("WITHIN", "PROVINCE"),
    *_texts("FAMILY", "TOPIC"),
    _coded("MEASURE"),
    _coded("TIMING"),
    _coded("DIRECTION"),
    Field("NUMERATOR", "numerator_zh"),
    Field("DENOMINATOR", "denominator_zh"),
    Field("SCOPE", "scope_zh"),
    Field("PRICE_BASIS", "price_basis_zh"),
    Field("REF_AREA_NAME_EN", "region_name_en"),
    Field("INDICATOR_NAME_EN", "indicator_name_en"),
    Field("COUNTED_EN", "counted_en"),
    Field("NOTE_EN", "note_en"),
    Field("INFERRED_FROM_EN", "inferred_from_en"),
    Field("SOURCE_TITLE_EN", "title_en"),
    Field("PREFERRED_EN", "preferred_en"),
    Field("VINTAGE_EN", "vintage_en"),
    Field("SET_BY_EN", "set_by_en"),
    _VERSION,
)
INDICATORS: tuple[Field, ...] = (
    _coded("INDICATOR"),
    *_pair("INDICATOR_NAME", "indicator_name"),
    *_texts("FAMILY"),
    *_pair("FAMILY_NAME", "family_name"),
    *_texts("TOPIC"),
    *_pair("TOPIC_NAME", "topic_name"),
    _coded("MEASURE"),
    _coded("TIMING"),
    _coded("UNIT_MEASURE"),
    *_pair("COUNTED", "counted"),
    _coded("DIRECTION"),
    *_pair("NUMERATOR", "numerator"),
    *_pair("DENOMINATOR", "denominator"),
    *_pair("SCOPE", "scope"),
    *_pair("PRICE_BASIS", "price_basis"),
    *_pair("DIFFERS", "differs"),
    *_pair("DEFINITION_NOTE", "definition_note"),
    Field("FIGURES", "figures", "integer"),
    _VERSION,
)
REGIONS: tuple[Field, ...] = (
    _AREA,
    *_pair("REF_AREA_NAME", "region_name"),
    Field("GB_CODE", "ref_area"),
    *_texts("WITHIN", "PROVINCE", "PARENT"),
    _coded("LEVEL"),
    *_texts("PINYIN"),
    Field("FIGURES", "figures", "integer"),
    _VERSION,
)
SOURCES: tuple[Field, ...] = (
    _coded("SOURCE"),
    *_pair("SOURCE_TITLE", "title"),
    *_pair("PUBLISHER", "publisher"),
    *_texts("DATE"),
    *_pair("DATE_EVIDENCE", "date_evidence"),
    *_texts("REPOSTED", "FILE", "SHA256"),
    _coded("SCRIPT"),
    *(Field(code, code.lower(), "integer") for code in ("MENTIONS", "MENTIONS_BOUND", "MENTIONS_SET_ASIDE")),
    Field("FIGURES", "figures", "integer"),
    _VERSION,
)
TARGETS: tuple[Field, ...] = (
    *_texts("TARGET"),
    _AREA,
    Field("REF_AREA_NAME", "region_name"),
    _coded("INDICATOR"),
    *_texts("INDICATOR_NAME", "TIME_PERIOD"),
    _coded("COMPARATOR"),
    *_numbers("TARGET_VALUE", "TARGET_UPPER"),
    _coded("UNIT_MEASURE"),
    *_texts("TARGET_AS_WRITTEN"),
    _coded("MODALITY"),
    *_texts("SET_BY", "BASE"),
    *_numbers("BASE_VALUE"),
    *_texts("BASE_AS_WRITTEN"),
    _coded("BASE_COMPARATOR", "CL_COMPARATOR"),
    *_texts("BASE_PERIOD"),
    _coded("BASE_ROLE", "CL_MEASURE_ROLE"),
    *_texts("RESULT"),
    *_numbers("RESULT_VALUE", "RESULT_UPPER"),
    *_texts("RESULT_AS_WRITTEN"),
    _coded("RESULT_COMPARATOR", "CL_COMPARATOR"),
    *_texts("RESULT_PERIOD", "INTERIM"),
    *_numbers("RATE_LOW", "RATE_HIGH"),
    _coded("RATE_KIND"),
    _coded("STATE", "CL_ATTAINMENT"),
    *_texts("REASON"),
    _coded("OBSTACLE"),
    _coded("UNRATED", "CL_OBSTACLE"),
    *_numbers("DISTANCE_LOW", "DISTANCE_HIGH"),
    Field("AS_OF", "as_of", "date"),
    Field("DEADLINE", "deadline", "date"),
    _coded("DIRECTION"),
    *_texts("SUPERSEDED_BY", "SUPERSEDES"),
    _coded("SOURCE"),
    *_texts("SOURCE_TITLE"),
    Field("LINE", "line", "integer"),
    *_texts("AS_WRITTEN"),
    Field("CITATION", "citation"),
    _VERSION,
)
COVERAGE: tuple[Field, ...] = (
    _AREA,
    *_pair("REF_AREA_NAME", "region_name"),
    _coded("LEVEL"),
    _coded("INDICATOR"),
    *_pair("INDICATOR_NAME", "indicator_name"),
    _coded("COVERED", "CL_COVERAGE", "state"),
    *(Field(code, code.lower(), "integer") for code in ("TARGETS", "RESULTS", "ESTIMATES")),
    _VERSION,
)
CODES: tuple[Field, ...] = (
    *_texts("CODE_LIST", "CODE", "NAME", "NAME_EN"),
    _VERSION,
)

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "observations": OBSERVATIONS,
    "indicators": INDICATORS,
    "regions": REGIONS,
    "sources": SOURCES,
    "targets": TARGETS,
    "coverage": COVERAGE,
    "codes": CODES,
}
# What makes a row of each dataset unique.
KEYS: Mapping[str, tuple[str, ...]] = {
    "observations": ("OBS_ID",),
    "indicators": ("INDICATOR",),
    "regions": ("REF_AREA",),
    "sources": ("SOURCE",),
    "targets": ("TARGET",),
    "coverage": ("REF_AREA", "INDICATOR"),
    "codes": ("CODE_LIST", "CODE"),
}
