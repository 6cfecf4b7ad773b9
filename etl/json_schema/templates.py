"""What an editor can have typed for it: a new record with all that must be in it, and stops to fill in."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from etl.json_schema.words import Schema, described, in_a_line
from etl.labels import SCHEMA_NEW
from etl.records import Field, fields

# What each figure says itself; the rest a new block says for all of its figures.
OWN = ("indicator", "value", "phrase")


def template(record: str, required: Iterable[Field]) -> Schema:
    """A record of this kind, where one can be started with."""
    if record not in SCHEMA_NEW:
        return {}
    return _offer(record, _blank(required, count(1)))


def block(required: Iterable[Field]) -> Schema:
    """A block with one figure."""
    stops, (shared, own) = count(1), _parted(required)
    return _offer("Block", {**_blank(shared, stops), "figures": [_blank(own, stops)]})


def figure(required: Iterable[Field]) -> Schema:
    """A figure of a block that is there."""
    _, own = _parted(required)
    return _offer("Figure", _blank(own, count(1)))


def _parted(required: Iterable[Field]) -> tuple[list[Field], list[Field]]:
    """What figures have in common, and what each has of its own."""
    found = [*required]
    shared = [field for field in found if field.key not in OWN]
    return shared, [field for field in found if field.key in OWN]


def _offer(record: str, body: Mapping[str, Any]) -> Schema:
    words = SCHEMA_NEW[record]
    return {"defaultSnippets": [{"label": in_a_line(words), "description": described(words), "body": body}]}


def _blank(required: Iterable[Field], stops: Iterator[int]) -> Mapping[str, Any]:
    return {field.key: _listed(field, _empty(field, stops)) for field in required}


def _listed(field: Field, inside: Any) -> Any:
    return [inside] if field.listed else inside


def _empty(field: Field, stops: Iterator[int]) -> Any:
    if field.reader is None:
        return _blank((each for each in fields(field.record) if each.required), stops)
    stop, choices = next(stops), ",".join(field.reader.choices)
    return f"${{{stop}|{choices}|}}" if choices else f"${stop}"
