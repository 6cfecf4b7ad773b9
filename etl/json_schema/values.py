"""The forms of single values, by the function of `etl.scalars` that reads them.

A YAML editor takes `2024` for a number and `true` for a truth value, where our reader keeps what was typed;
so a form allows every type that a fitting text can be taken for.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from etl import faults, labels, scalars
from etl.codes import (
    Direction,
    Level,
    Measure,
    Modality,
    PlaceKind,
    Reason,
    Role,
    Script,
    Status,
    Timing,
    Unit,
)
from etl.json_schema.words import Schema, in_a_line, ref, refused, with_gaps
from etl.scalars import Reader
from etl.text import Text

ANY_TEXT = ("string", "number", "boolean")
NUMBERED = ("string", "integer")
NOT_BLANK = r"\S"

_PERIOD = r"^\d{4}(-Q[1-4]|-\d{2}|-\d{2}-\d{2}|-\d{2}-\d{2}/P[1-9]\d?[YM])?$"
_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"

_WORDS_OF: Mapping[type[StrEnum], Mapping[Any, Text]] = {
    Direction: labels.DIRECTION,
    Level: labels.LEVEL_ASKED,
    Measure: labels.MEASURE,
    Modality: labels.MODALITY,
    PlaceKind: labels.LEVEL,
    Reason: labels.REASON,
    Role: labels.ROLE,
    Script: labels.SCRIPT,
    Status: labels.STATUS,
    Timing: labels.TIMING,
    Unit: labels.UNIT,
}

# What an editor is told of each reader, and what else holds than its pattern.
_FORMS: Sequence[tuple[Reader, Text, Schema]] = (
    (scalars.typed, labels.SCHEMA_ONE_VALUE, {}),
    (scalars.value, labels.SCHEMA_ONE_VALUE, {}),
    (scalars.words, labels.SCHEMA_WORDS.filled(limit=scalars.MAX_WORDS), {"maxLength": scalars.MAX_WORDS}),
    (
        scalars.phrase,
        labels.SCHEMA_PHRASE.filled(limit=scalars.MAX_PHRASE),
        {"pattern": r"^[^。；！？\n]*$", "maxLength": scalars.MAX_PHRASE},
    ),
    (scalars.line_number, labels.SCHEMA_LINE, {"type": NUMBERED, "minimum": 1}),
    (scalars.line_range, labels.SCHEMA_LINES, {"type": NUMBERED, "minimum": 1}),
    (scalars.count, labels.SCHEMA_COUNT, {"type": NUMBERED, "minimum": 0}),
    (scalars.period, labels.SCHEMA_PERIOD, {"type": NUMBERED, "maximum": 9999, "pattern": _PERIOD}),
    (scalars.day, labels.SCHEMA_DAY, {"type": NUMBERED, "maximum": 9999, "pattern": _DAY}),
    (
        scalars.warning,
        labels.SCHEMA_CHOICE.filled(allowed=", ".join(faults.ACCEPTABLE)),
        {
            "enum": [*faults.ACCEPTABLE],
            "enumDescriptions": [in_a_line(with_gaps(fault.wrong)) for fault in faults.ACCEPTABLE.values()],
        },
    ),
    (scalars.record_id, labels.SCHEMA_ID, {}),
    (scalars.file_name, labels.SCHEMA_FILE, {}),
    (scalars.table_name, labels.SCHEMA_TABLE, {}),
    (scalars.sha256, labels.SCHEMA_SHA256, {}),
)

_AREAS = ((scalars.area, "area"), (scalars.region, "region"))


def value(reader: Reader) -> Schema:
    """What a reader of single values accepts."""
    if reader.choices:
        return _choice(reader.choices)
    name = reader.declared or next((name for each, name in _AREAS if each == reader), "")
    return ref(name) if name else _form(reader)


def typed(code: StrEnum) -> str:
    """How an editor types a code that explains itself: `target`, not `T`."""
    return code.name.lower()


def list_of(form: Schema, filled: bool = False) -> Schema:
    """A list; `filled` if it must hold something."""
    return {"type": "array", "items": form, "minItems": int(filled), **refused(labels.SCHEMA_LIST)}


def _choice(allowed: Mapping[str, StrEnum]) -> Schema:
    """One of a closed list, each explained."""
    return {
        "enum": [*allowed],
        "enumDescriptions": [in_a_line(_WORDS_OF[type(code)][code]) for code in allowed.values()],
        **refused(labels.SCHEMA_CHOICE.filled(allowed=", ".join(allowed))),
    }


def _form(reader: Reader) -> Schema:
    words, more = next((words, more) for each, words, more in _FORMS if each == reader)
    pattern = f"^({reader.pattern})$" if reader.pattern else NOT_BLANK
    return {"type": ANY_TEXT, "pattern": pattern, **more, **refused(words)}
