"""What a figure says, as one text a column: the form in which workbook and YAML are compared.

`said` comes from the YAML, `typed` from a cell; `nested` goes back to what stands in the YAML.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from etl.entry.choices import Choices, spelled
from etl.entry.columns import NUMBER, SAID, Column, Kind
from etl.patching.nodes import Value, Wish

Said: TypeAlias = Mapping[str, str]  # by column; what is empty is not there

# What nobody sees and the YAML refuses; the no-break space is a space.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_BREAKS = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_COMMAS = re.compile(r"[,，、;；\s]+")
_COLON = re.compile("[:：]")
_NORMAL = "normal"
_REASONS = " / "
_INNER = {"path": ("by", "value"), "accepted": ("warning", "zh", "en")}


def typed(column: Column, words: str, choices: Choices) -> str:
    """The words of a cell as they are compared; empty for none."""
    text = _INVISIBLE.sub("", words).replace("\xa0", " ").strip()
    match column.kind:
        case Kind.WORDS:
            return _BREAKS.sub(" " if column.key.endswith(".en") else "", text)
        case Kind.VERBATIM:
            return _BREAKS.sub("", text)
        case Kind.LINES:
            return ", ".join(part for part in _COMMAS.split(_halved(text)) if part)
        case Kind.ITEMS:
            return "\n".join(_item(line) for line in text.splitlines() if line.strip())
        case Kind.CHOICE:
            code = choices.code(column.key, _BREAKS.sub("", text))
            code = code if code != text else choices.code(column.key, _halved(text))
            return "" if (column.key, code) == ("status", _NORMAL) else code
    return _BREAKS.sub("", _halved(text))


def said(values: Mapping[str, Value], choices: Choices) -> dict[str, str]:
    """What the YAML says of a figure, by column."""
    found = {}
    for column in SAID:
        key, _, inner = column.key.partition(".")
        value = values.get(key, "")
        if inner:
            value = value[inner] if isinstance(value, dict) and inner in value else ""
        if words := typed(column, _as_words(key, value), choices):
            found[column.key] = words
    return found


def nested(words: Said) -> dict[str, Value]:
    """What the YAML of a figure has to say, by key."""
    found: dict[str, Value] = {}
    for column in sorted(words, key=NUMBER.__getitem__):
        key, _, inner = column.partition(".")
        if inner:
            both = found.setdefault(key, {})
            assert isinstance(both, dict)
            both[inner] = words[column]
        else:
            found[key] = _value(key, words[column])
    return found


def wanted(mine: Said, theirs: Said, values: Mapping[str, Value]) -> dict[str, Wish]:
    """What to set in the YAML of a figure, and with None what to take out; `values` stand there now."""
    keys = dict.fromkeys(
        column.key.partition(".")[0] for column in SAID if mine.get(column.key) != theirs.get(column.key)
    )
    said_now = nested(mine)
    found: dict[str, Wish] = {}
    for key in keys:
        value, before = said_now.get(key), values.get(key)
        if isinstance(value, dict) and isinstance(before, dict):
            # Where only one language changes, the other stays as it is written.
            value = {
                inner: before[inner]
                if inner in before and mine.get(f"{key}.{inner}") == theirs.get(f"{key}.{inner}")
                else words
                for inner, words in value.items()
            }
        found[key] = value
    return found


def _halved(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _item(line: str) -> str:
    head, *rest = _COLON.split(line.strip(), maxsplit=1)
    return "：".join([_halved(head), *(part.strip() for part in rest)])


def _as_words(key: str, value: Value) -> str:
    if isinstance(value, list):
        return "\n".join(_item_words(key, item) for item in value)
    return value if isinstance(value, str) else ""


def _item_words(key: str, item: Value) -> str:
    if not isinstance(item, dict):
        return str(item)
    head, *others = (str(item[inner]) for inner in _INNER[key] if inner in item)
    return "：".join([head, *([_REASONS.join(others)] if others else [])])


def _value(key: str, words: str) -> Value:
    if key == "also":
        return list[Value](words.split(", "))
    if key in _INNER:
        return [_inner(line, _INNER[key]) for line in words.split("\n")]
    return spelled(words) if key == "region" else words


def _inner(line: str, keys: Sequence[str]) -> Value:
    head, *rest = line.split("：", maxsplit=1)
    others = rest[0].split(_REASONS, maxsplit=len(keys) - 2) if rest else []
    return dict(zip(keys, (head, *others), strict=False))
