"""YAML as nodes that know which characters they are written with.

For files that `etl.catalog.read` accepts: without anchors, aliases, tags, equal keys or more than one document.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Wish: TypeAlias = "Value | None"  # None where nothing shall stand

_BLOCK_SCALAR = ("|", ">")


class Entry(NamedTuple):
    """A key of a mapping, and its value."""

    key: ScalarNode
    value: Node


def composed(text: str) -> Node:
    """The root of a document without byte-order mark, which would shift all marks."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return root if root is not None else ScalarNode("", "")


def entries(node: Node) -> Mapping[str, Entry]:
    """The entries of a mapping by key, in the order of the file; none of anything else."""
    return {key.value: Entry(key, value) for key, value in node.value} if is_mapping(node) else {}


def is_mapping(node: Node) -> bool:
    """Whether it is one; an empty value is none."""
    return isinstance(node, MappingNode)


def plain(node: Node) -> Value:
    """What stands there as texts, lists and mappings."""
    match node:
        case MappingNode():
            return {key.value: plain(value) for key, value in node.value}
        case SequenceNode():
            return [plain(item) for item in node.value]
    return str(node.value)


def flows(node: Node) -> bool:
    """Whether a list or mapping stands in brackets."""
    return bool(getattr(node, "flow_style", False))


def start(node: Node) -> int:
    """The index of its first character."""
    return int(node.start_mark.index)


def tail(node: Node, text: str) -> int:
    """The index behind its last character. The parser's own end of a block lies where the next thing begins."""
    children = node.value if isinstance(node, MappingNode | SequenceNode) else ()
    if children and not flows(node):
        last = children[-1]
        return max(tail(each, text) for each in last) if isinstance(last, tuple) else tail(last, text)
    end = int(node.end_mark.index)
    if getattr(node, "style", None) in _BLOCK_SCALAR:
        return start(node) + len(text[start(node) : end].rstrip())
    return end


def line_start(text: str, index: int) -> int:
    """The index of the first character of a line."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """The index of the first character of the next line, or the end of the text."""
    return text.find("\n", index) + 1 or len(text)
