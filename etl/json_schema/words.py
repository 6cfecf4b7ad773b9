"""How a schema speaks: in both languages at once, for no editor says which it would like."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from etl.text import Text

Schema: TypeAlias = Mapping[str, Any]

_GAP = re.compile(r"\{\w+\}")


def described(text: Text) -> str:
    """An explanation, a paragraph a language."""
    return f"{text.zh}\n\n{text.en}"


def in_a_line(text: Text) -> str:
    """The same where there is but one line."""
    return f"{text.zh} · {text.en}"


def with_gaps(text: Text) -> Text:
    """Words whose data nobody knows yet."""
    return Text(*(_GAP.sub("…", words) for words in text))


def refused(text: Text) -> Schema:
    """What is said where a value or a key is refused."""
    return {"errorMessage": in_a_line(text)}


def ref(name: str) -> Schema:
    """What is defined under a name."""
    return {"$ref": f"#/definitions/{name}"}
