"""Values as YAML on one line, in the style of what stands there already."""

import json
import re

import yaml
from yaml import Node, ScalarNode

from etl.patching.nodes import Value, composed, entries

# What YAML itself allows in quotes and Python's JSON leaves as it is, but breaks lines or cannot be seen.
_UNSEEN = re.compile("[\x7f-\xa0\u2028\u2029\ufeff]")
# Other programs read these as no text.
_NO_TEXT = re.compile("~|null|true|false|yes|no|on|off|y|n|<<|=", re.IGNORECASE)


def spelled(value: Value, *, flow: bool = False, quoted: bool = False) -> str:
    """A value on one line; lists and mappings in brackets. `flow`: it will stand within brackets.

    With `quoted` every text and key is in double quotes, as JSON has them.
    """
    match value:
        case dict():
            pairs = (
                f"{spelled(key, flow=True, quoted=quoted)}: {spelled(each, flow=True, quoted=quoted)}"
                for key, each in value.items()
            )
            return "{" + ", ".join(pairs) + "}"
        case list():
            return "[" + ", ".join(spelled(each, flow=True, quoted=quoted) for each in value) + "]"
    return value if not quoted and _can_be_plain(value, flow) else _double_quoted(value)


def respelled(node: Node, value: Value, *, flow: bool, quoted: bool) -> str:
    """A value in the place of another: a text keeps its quotes."""
    style = node.style if isinstance(node, ScalarNode) else None
    if isinstance(value, str) and style == "'" and not re.search(r"\s\s|[^\S ]", value):
        return "'" + value.replace("'", "''") + "'"
    return spelled(value, flow=flow, quoted=quoted or style == '"')


def _double_quoted(value: str) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _can_be_plain(value: str, flow: bool) -> bool:
    """Whether a parser reads just this text where nothing is quoted."""
    if not value or "\n" in value or _NO_TEXT.fullmatch(value) or _UNSEEN.search(value):
        return False
    try:
        read = entries(composed(f"{{k: {value}}}" if flow else f"k: {value}"))
    except yaml.YAMLError:
        return False
    found = read["k"].value if [*read] == ["k"] else None
    return isinstance(found, ScalarNode) and not found.style and found.value == value
