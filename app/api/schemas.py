"""JSON Schemas of what the interface answers, made from the tables of columns and problems."""

from collections.abc import Mapping
from typing import Any

from app.api.paths import PROBLEMS
from app.api.problems import STATUS, Kind, both
from etl.exchange.codelists import CODE_LISTS
from etl.exchange.fields import FIELDS, KEYS, Field
from etl.exchange.fields import Kind as Content
from etl.text import Text

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
_TYPES: Mapping[Content, Schema] = {
    "text": {"type": "string"},
    "code": {"type": "string"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "date": {"type": "string", "format": "date"},
    "flag": {"type": "boolean"},
}
_COLUMN: Schema = {"code": TEXT, "type": {"enum": list(_TYPES)}, "title_zh": TEXT, "title_en": TEXT}


def schemas() -> dict[str, Schema]:
    """Every schema by its name."""
    rows = {row_name(name): _row(name) for name in FIELDS}
    datasets = {name: _dataset(name) for name in FIELDS}
    return {
        **rows,
        **datasets,
        "column": closed(_COLUMN),
        "problem": problem(),
        "problem-kind": _explained(),
        "problem-kinds": closed({"problems": listed(ref("problem-kind"))}),
        "release": _release(),
        "releases": closed({"releases": listed(ref("release"))}),
        "index": _index(),
    }


def ref(name: str) -> Schema:
    """A reference to a schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def row_name(name: str) -> str:
    """The schema of a row of a dataset."""
    return f"{name}-row"


def closed(properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """An object of exactly these properties."""
    required = [name for name in properties if name not in optional]
    return {
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }


def listed(of: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": of}


def _row(name: str) -> Schema:
    return closed({field.code: _cell(field, field.code in KEYS[name]) for field in FIELDS[name]})


def _cell(field: Field, key: bool) -> Schema:
    cell = dict(_TYPES[field.kind])
    codes = list(CODE_LISTS.get(field.listed_in, ()))
    if codes:
        cell["enum"] = list(map(str, codes))
    if not key and field.kind != "flag":
        cell["type"] = [cell["type"], "null"]
        if codes:
            cell["enum"].append(None)
    return {"title": both(field.title), **cell, **_noted(field.note)}


def _noted(note: Text | None) -> Schema:
    return {"description": both(note)} if note else {}


def _dataset(name: str) -> Schema:
    rows = listed(ref(row_name(name)))
    return closed(
        {"dataset": {"const": name}, "version": TEXT, "columns": listed(ref("column")), "rows": rows}
    )


def problem() -> Schema:
    """Problem details of RFC 9457 with what they say of parameters."""
    about: Schema = {
        "parameter": TEXT,
        "value": {"type": ["string", "array"], "items": TEXT},
        "allowed": listed(TEXT),
        "allowed_at": {"type": "string", "format": "uri-reference"},
        "limit": COUNT,
        "rows": COUNT,
        "errors": listed({"type": "object"}),
    }
    return closed({**_kind(), "detail": TEXT, **about}, tuple(about))


def _kind() -> Schema:
    types = [f"{PROBLEMS}/{kind}" for kind in Kind]
    return {"type": {"enum": types}, "title": TEXT, "status": {"enum": sorted({*STATUS.values()})}}


def _explained() -> Schema:
    return closed({**_kind(), "means_zh": TEXT, "means_en": TEXT})


def _release() -> Schema:
    day = {"type": ["string", "null"], "format": "date"}
    return closed({"version": TEXT, "date": day, "url": TEXT, "current": {"type": "boolean"}})


def _index() -> Schema:
    named: Schema = {"name": TEXT, "title_zh": TEXT, "title_en": TEXT, "url": TEXT}
    by_format: Schema = {"type": "object", "additionalProperties": TEXT}
    takes: Schema = {"type": "object", "additionalProperties": listed(TEXT)}
    dataset = closed({**named, "formats": by_format, "parameters": takes})
    document = closed({**named, "parameters": listed(TEXT)})
    words = (
        "title_zh",
        "title_en",
        "about_zh",
        "about_en",
        "version",
        "releases",
        "openapi",
        "problems",
        "guide",
    )
    limits: Schema = {"type": "object", "additionalProperties": COUNT}
    lists = {"datasets": listed(dataset), "documents": listed(document), "limits": limits}
    return closed({**dict.fromkeys(words, TEXT), **lists})
