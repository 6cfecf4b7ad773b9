"""Blocks of observations: what a figure does not say itself, its block says for all of its figures."""

from collections.abc import Mapping

from etl import labels
from etl.codes import Modality, Role
from etl.json_schema.records import closed, lacking, properties, where
from etl.json_schema.templates import block, figure
from etl.json_schema.values import list_of, typed
from etl.json_schema.words import Schema, described, ref, refused
from etl.records import fields
from etl.schema import FIRMNESS, Observation

_NAME, _FIGURES = Observation.__name__, "figures"


def definitions() -> Mapping[str, Schema]:
    """A block, and a figure of it."""
    found = fields(Observation)
    shared, required = properties(found, _NAME), [field for field in found if field.required]
    about = {"description": described(labels.SCHEMA_KEY[_NAME][_FIGURES])}
    figures = {_FIGURES: {**list_of(ref("Figure"), filled=True), **about}}
    somewhere = (_somewhere(field.key) for field in required)
    apart = (rule(role) for role in Role for rule in (_of_block, _from_block))
    rules = [lacking(_FIGURES, _NAME), *somewhere, *apart]
    return {
        "Block": {**closed({**shared, **figures}, rules), **block(required)},
        "Figure": {**closed(shared, map(_of_figure, Role)), **figure(required)},
    }


def _somewhere(key: str) -> Schema:
    """A key that each figure has, itself or from its block: missed in the block unless other figures have it."""
    missing = lacking(key, _NAME)
    each = {"properties": {_FIGURES: {"items": missing}}}
    some = _with_figure({"required": [key]})
    return {"if": {"not": {"required": [key]}}, "then": {"if": some, "then": each, "else": missing}}


def _of_figure(role: Role) -> Schema:
    """Which modality fits a role, where a figure says both."""
    return {"if": where("role", typed(role)), "then": _fitting(role)}


def _of_block(role: Role) -> Schema:
    """The same where a block says both, for a figure that says neither."""
    neither = _with_figure({"not": {"anyOf": [{"required": ["role"]}, {"required": ["modality"]}]}})
    return {"if": {"allOf": [where("role", typed(role)), neither]}, "then": _fitting(role)}


def _from_block(role: Role) -> Schema:
    """The same where a figure has its role from its block."""
    unsaid = {"if": {"not": {"required": ["role"]}}, "then": _fitting(role)}
    return {"if": where("role", typed(role)), "then": {"properties": {_FIGURES: {"items": unsaid}}}}


def _with_figure(rule: Schema) -> Schema:
    """A block with a figure of which the rule is true."""
    return {"properties": {_FIGURES: {"contains": {"type": "object", **rule}}}, "required": [_FIGURES]}


def _fitting(role: Role) -> Schema:
    """No other modality than those that fit; any word that is none is told elsewhere."""
    others = [typed(modality) for modality in Modality if modality not in FIRMNESS[role]]
    allowed = ", ".join(typed(modality) for modality in FIRMNESS[role])
    words = labels.SCHEMA_FITTING.filled(role=typed(role), allowed=allowed)
    return {"properties": {"modality": {"pattern": f"^(?!({'|'.join(others)})$)", **refused(words)}}}
