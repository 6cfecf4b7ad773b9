"""The schema of a whole file of a catalogue."""

import json
from collections.abc import Iterator, Mapping

from etl import labels
from etl.catalog import CENTRAL, OPTIONAL, SECTIONS, Catalog
from etl.gathered import EDITION, FILES, PART_OF
from etl.json_schema import blocks, ids, records
from etl.json_schema.records import closed, lacking
from etl.json_schema.values import ANY_TEXT, list_of
from etl.json_schema.words import Schema, described, ref, refused
from etl.origin import OBSERVATIONS, SET_ASIDE, TABLES
from etl.scalars import record_id
from etl.schema import Edition

_FILE = "File"
_PATH = {"type": ANY_TEXT, "pattern": r"\.ya?ml$", **refused(labels.SCHEMA_PART)}


def schema(catalog: Catalog) -> Schema:
    """What may be written in a file of a catalog, with what all of its files declare to choose from."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "description": described(labels.SCHEMA_ABOUT),
        **closed(_keys(), _rules()),
        "definitions": {**records.definitions(), **blocks.definitions(), **ids.definitions(catalog)},
    }


def written(catalog: Catalog) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(catalog), ensure_ascii=False, indent=1) + "\n"


def _keys() -> Mapping[str, Schema]:
    """What can stand at the top: where the file belongs, and its sections."""
    forms = {
        PART_OF: _PATH,
        EDITION: ref(Edition.__name__),
        FILES: list_of(_PATH),
        **{name: _declared(record.__name__) for name, record in SECTIONS.items()},
        SET_ASIDE: list_of(ref("SetAside")),
        TABLES: list_of(ref("Table")),
        OBSERVATIONS: list_of(ref("Block")),
    }
    words = labels.SCHEMA_KEY[_FILE]
    return {name: {**form, "description": described(words[name])} for name, form in forms.items()}


def _rules() -> Iterator[Schema]:
    """What a file needs: alone all sections, as a part none that are central, where others are listed no figures."""
    part, whole = {"required": [PART_OF]}, {"required": [FILES]}
    for name in (*SECTIONS, OBSERVATIONS):
        if name not in OPTIONAL:
            yield {"if": part if name in CENTRAL else whole, "else": lacking(name, _FILE)}
    for name in CENTRAL:
        central = {"properties": {name: False}, **refused(labels.SCHEMA_CENTRAL.filled(key=name))}
        yield {"if": part, "then": central}


def _declared(record: str) -> Schema:
    """Records by id."""
    return {
        "type": "object",
        "propertyNames": {"pattern": f"^({record_id.pattern})$", **refused(labels.SCHEMA_ID)},
        "additionalProperties": ref(record),
        **refused(labels.SCHEMA_SECTION),
    }
