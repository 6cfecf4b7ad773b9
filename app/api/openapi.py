"""The OpenAPI 3.1 description, made from the tables that requests are answered by."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version as installed
from typing import Any

from app.api import components
from app.api.limits import told
from app.api.paths import OPENAPI, PROBLEMS, RELEASES, ROOT
from app.api.problems import both
from app.api.representations import ADDRESSES, JSON, Representation
from app.api.schemas import Schema, ref, schemas
from etl import answered
from etl.exchange.fields import FIELDS
from etl.labels import (
    API_ABOUT,
    API_FORMAT,
    API_GIVES,
    API_SUMMARY,
    API_TITLE,
    DATASET,
    PRODUCT,
)
from etl.tables import Tables
from etl.text import Text

_HEADERS = ("ETag", "Cache-Control", "Access-Control-Allow-Origin")
# Documents about the interface itself: address, name and schema of what it gives.
_DOCUMENTS = (
    (ROOT, "index", "index"),
    (RELEASES, "releases", "releases"),
    (f"{RELEASES}/{{version}}", "release", "index"),
    (OPENAPI, "openapi", ""),
    (PROBLEMS, "problems", "problem-kinds"),
    (f"{PROBLEMS}/{{kind}}", "problem", "problem-kind"),
)


@answered.kept(1)
def description(tables: Tables, below: str = "") -> Mapping[str, Any]:
    """The description of the interface of a site that stands `below` a path, with examples from its edition."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": both(API_TITLE),
            "version": installed("regional-indicators"),
            "summary": both(API_SUMMARY),
            "description": f"{both(API_ABOUT)}\n\n{both(told())}",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": below or "/"}],
        "tags": [{"name": name, "description": both(words)} for name, words in _tags().items()],
        "paths": dict(paths()),
        "components": {
            "schemas": schemas(),
            "parameters": dict(components.parameters(tables)),
            "responses": dict(components.responses()),
            "headers": {name: {"schema": {"type": "string"}} for name in _HEADERS},
        },
    }


def _tags() -> dict[str, Text]:
    return {**DATASET, "documents": PRODUCT}


def paths() -> Iterator[tuple[str, Schema]]:
    """Every address with what it does."""
    for path, name, schema in _DOCUMENTS:
        yield path, {"get": _document(path, name, schema)}
    for root, prefix in ((ROOT, ""), (f"{RELEASES}/{{version}}", "release-")):
        for address, each in ADDRESSES.items():
            yield f"{root}/{address}", {"get": _operation(prefix + address, each, fixed=bool(prefix))}


def _document(path: str, name: str, schema: str) -> Schema:
    given = [part.strip("{}") for part in path.split("/") if part.startswith("{")]
    content = {JSON: {"schema": ref(schema) if schema else {"type": "object"}}}
    codes = ("304", "400", "414", *(("404",) if given else ()))
    return _described(name, API_GIVES[name], "documents", given, content, codes)


def _operation(name: str, each: Representation, *, fixed: bool) -> Schema:
    json = each.of in FIELDS and each.format == "json"
    content = {each.media.split(";")[0]: {"schema": ref(each.of)} if json else {}}
    words = (DATASET.get(each.of) or API_GIVES[each.of]) + Text("：", ": ") + API_FORMAT[each.format]
    codes = ("304", "400", "414", *(("404", "503") if fixed else ("503",) if each.kept else ()))
    tag = each.of if each.of in FIELDS else "documents"
    return _described(name, words, tag, [*(["version"] if fixed else []), *each.takes], content, codes)


def _described(
    name: str, words: Text, tag: str, takes: Sequence[str], content: Schema, codes: Sequence[str]
) -> Schema:
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS}
    return {
        "operationId": name.replace(".", "-"),
        "summary": both(words),
        "tags": [tag],
        "parameters": [{"$ref": f"#/components/parameters/{each}"} for each in takes],
        "responses": {
            "200": {"description": both(words), "headers": headers, "content": content},
            **{code: {"$ref": f"#/components/responses/{code}"} for code in codes},
        },
    }
