"""Observations as SDMX-CSV 2.0; `etl.exchange.structure` says what its columns and codes mean.

Ids are those of the other formats, with one exception: an area of GB/T 2260 is `CN` and its code (CN330000),
for SDMX 3.0 lets a code with a parent begin with letters only. GB_CODE holds the plain code beside it. Text that
a spreadsheet could take for a formula is guarded as in the other CSV files.
"""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from etl.exchange import csvs
from etl.exchange.datasets import Dataset, dataset
from etl.exchange.fields import FIELDS, Field
from etl.queries import Filters
from etl.tables import Tables

AGENCY = "REGIONAL_INDICATORS"
DATAFLOW, DATA_STRUCTURE = "OBSERVATIONS", "DSD_OBSERVATIONS"
# Of two parts: SDMX lets the content of artefacts so numbered grow, as code lists do with every edition.
ARTEFACT_VERSION = "1.0"

DIMENSIONS = ("REF_AREA", "INDICATOR", "MEASURE_ROLE", "SOURCE", "LINE", "TIME_PERIOD")
MEASURE = "OBS_VALUE"
# What says how the value is to be read and where it comes from, and is never missing.
MANDATORY = (
    "COMPARATOR", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "VALUE_AS_WRITTEN", "AS_WRITTEN", "OBS_ID",
    "CITATION", "CLAIM", "CLAIM_RANK", "VERSION",
)  # fmt: skip
# Known from the code lists by area, indicator or source.
_OF_CODES = frozenset(
    (
        "REF_AREA_NAME", "REF_AREA_NAME_EN", "INDICATOR_NAME", "INDICATOR_NAME_EN", "SOURCE_TITLE",
        "SOURCE_TITLE_EN", "COUNTED", "COUNTED_EN", "LEVEL", "WITHIN", "PROVINCE", "FAMILY", "TOPIC", "MEASURE",
        "TIMING", "DIRECTION", "NUMERATOR", "DENOMINATOR", "SCOPE", "PRICE_BASIS",
    )
)  # fmt: skip
_UNIT_MULT = Field("UNIT_MULT", "", "integer")
_BY_CODE = {field.code: field for field in FIELDS["observations"]} | {_UNIT_MULT.code: _UNIT_MULT}
# What every row begins with: which structure it follows, and that it informs.
_LEAD = {"STRUCTURE": "dataflow", "STRUCTURE_ID": f"{AGENCY}:{DATAFLOW}({ARTEFACT_VERSION})", "ACTION": "I"}


def attributes() -> tuple[Field, ...]:
    """What is said of an observation beside its value, the mandatory first."""
    others = (code for code in _BY_CODE if code not in {*DIMENSIONS, MEASURE, *MANDATORY, *_OF_CODES})
    return _fields((*MANDATORY, *others))


def components() -> tuple[Field, ...]:
    """The columns: dimensions, which make a row unique, the value, the attributes."""
    return (*_fields(DIMENSIONS), *_fields((MEASURE,)), *attributes())


def area_id(region: str) -> str:
    """The SDMX id of an area or place."""
    return f"CN{region}" if region[:1].isdigit() else region


def area_code(sdmx_id: str) -> str:
    """What `area_id` was made from: ids of places have no capitals."""
    return sdmx_id.removeprefix("CN")


def data(tables: Tables, filters: Filters = Filters()) -> str:
    """The observations that pass the filters, every claim, as SDMX-CSV."""
    return text(dataset("observations", tables, filters, date.min))


def text(observations: Dataset) -> str:
    """A dataset of observations as SDMX-CSV: no byte-order mark, LF line ends."""
    frame = observations.frame
    told = frame.assign(REF_AREA=frame["REF_AREA"].map(area_id), UNIT_MULT=0)
    lead = [Field(code, "") for code in _LEAD]
    fields = (*lead, *components())
    columns = {field.code: told[field.code] for field in fields[len(lead) :]}
    constants = {code: pd.Series(said, index=frame.index, dtype="str") for code, said in _LEAD.items()}
    return csvs.text(Dataset(DATAFLOW, fields, pd.DataFrame(constants | columns), observations.version))


def _fields(codes: Iterable[str]) -> tuple[Field, ...]:
    return tuple(_BY_CODE[code] for code in codes)
