"""A kind of record as an object: its keys, explained; no others; what must be there."""

from collections.abc import Iterable, Mapping

from etl import labels, scalars
from etl.codes import Measure, Reason, Unit
from etl.json_schema.templates import template
from etl.json_schema.values import list_of, typed, value
from etl.json_schema.words import Schema, described, ref, refused
from etl.labels import SCHEMA_KEY
from etl.records import Field, fields
from etl.schema import (
    Accepted,
    Audited,
    Columns,
    Edition,
    Group,
    Indicator,
    Milestone,
    Outside,
    Place,
    Scope,
    SetAside,
    Source,
    Table,
    Words,
)

RECORDS = (
    Words, Group, Scope, Indicator, Edition, Outside, Audited, Source, Place, SetAside, Accepted, Milestone,
    Columns, Table,
)  # fmt: skip


def definitions() -> Mapping[str, Schema]:
    """Every kind of record but observations, by its name."""
    return {record.__name__: _record(record) for record in RECORDS}


def properties(found: Iterable[Field], record: str) -> Schema:
    """The keys of a record by name, each with its explanation."""
    words = SCHEMA_KEY[record]
    return {field.key: {**_form(field), "description": described(words[field.key])} for field in found}


def _form(field: Field) -> Schema:
    inside = value(field.reader) if field.reader else ref(field.record.__name__)
    return list_of(inside, field.listed == scalars.several) if field.listed else inside


def closed(inside: Schema, rules: Iterable[Schema]) -> Schema:
    """An object with these properties and no others, that follows the rules."""
    return {
        "type": "object",
        "properties": inside,
        "additionalProperties": False,
        "allOf": [*rules],
        **refused(labels.SCHEMA_ONLY_KEYS.filled(keys=", ".join(inside))),
    }


def lacking(key: str, record: str) -> Schema:
    """The key must be there."""
    return {"required": [key], **refused(labels.SCHEMA_LACKING.filled(key=key, what=SCHEMA_KEY[record][key]))}


def where(key: str, value: str) -> Schema:
    """This value is written under the key."""
    return {"required": [key], "properties": {key: {"const": value}}}


def _record(record: type) -> Schema:
    found, name = fields(record), record.__name__
    required = [field for field in found if field.required]
    rules = [*(lacking(field.key, name) for field in required), *_RULES.get(name, ())]
    return {**closed(properties(found, name), rules), **template(name, required)}


def _with(key: str, value: str, needed: str, record: str) -> Schema:
    """Where this value is written, another key is needed."""
    return {"if": where(key, value), "then": lacking(needed, record)}


_RULES: Mapping[str, Iterable[Schema]] = {
    "Indicator": (
        _with("measure", typed(Measure.SHARE), "denominator", "Indicator"),
        _with("measure", typed(Measure.CONTRIBUTION), "denominator", "Indicator"),
        _with("unit", Unit.PN.value, "counted", "Indicator"),
    ),
    "SetAside": (_with("reason", typed(Reason.OTHER), "note", "SetAside"),),
}
