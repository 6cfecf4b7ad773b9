"""The closed code lists of exchanged files: what each code stands for."""

from collections.abc import Mapping

from etl import labels
from etl.text import Text

# Name of each list, and its codes with their words.
CODE_LISTS: Mapping[str, Mapping[str, Text]] = {
    "CL_MEASURE_ROLE": labels.ROLE,
    "CL_COMPARATOR": labels.COMPARATOR,
    "CL_MODALITY": labels.MODALITY,
    "CL_OBS_STATUS": labels.STATUS,
    "CL_UNIT_MEASURE": labels.UNIT,
    "CL_DERIVATION": labels.DERIVATION,
    "CL_PERIOD_BASIS": labels.PERIOD_BASIS,
    "CL_CLAIM": labels.CLAIM,
    "CL_LEVEL": labels.LEVEL,
    "CL_MEASURE": labels.MEASURE,
    "CL_TIMING": labels.TIMING,
    "CL_DIRECTION": labels.DIRECTION,
    "CL_SCRIPT": labels.SCRIPT,
    "CL_ATTAINMENT": labels.ATTAINMENT,
    "CL_OBSTACLE": labels.OBSTACLE_NAME,
    "CL_RATE_KIND": labels.RATE_KIND,
    "CL_COVERAGE": labels.COVERAGE_STATE,
}
