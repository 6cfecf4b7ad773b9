"""The schema of a whole data file."""

import json
from collections.abc import Mapping

from etl import labels
from etl.catalog import OPTIONAL, SECTIONS, Catalog
from etl.json_schema import blocks, ids, records
from etl.json_schema.records import closed, lacking
from etl.json_schema.values import list_of
from etl.json_schema.words import Schema, described, ref, refused
from etl.origin import OBSERVATIONS, SET_ASIDE
from etl.scalars import record_id

_FILE = "File"


def schema(catalog: Catalog) -> Schema:
    """What may be written in a data file, with what a catalog declares to choose from."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "description": described(labels.SCHEMA_ABOUT),
        **closed(_sections(), (lacking(name, _FILE) for name in _sections() if name not in OPTIONAL)),
        "definitions": {**records.definitions(), **blocks.definitions(), **ids.definitions(catalog)},
    }


def written(catalog: Catalog) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(catalog), ensure_ascii=False, indent=1) + "\n"


def _sections() -> Mapping[str, Schema]:
    forms = {
        **{name: _declared(record.__name__) for name, record in SECTIONS.items()},
        SET_ASIDE: list_of(ref("SetAside")),
        OBSERVATIONS: list_of(ref("Block")),
    }
    words = labels.SCHEMA_KEY[_FILE]
    return {name: {**form, "description": described(words[name])} for name, form in forms.items()}


def _declared(record: str) -> Schema:
    """Records by id."""
    return {
        "type": "object",
        "propertyNames": {"pattern": f"^({record_id.pattern})$", **refused(labels.SCHEMA_ID)},
        "additionalProperties": ref(record),
        **refused(labels.SCHEMA_SECTION),
    }
