"""An account as a JSON document, and read back: what a release keeps, and what programs are given.

Its members are those of `etl.diff.account`, by name; words are `{"zh": …, "en": …}`, and what is missing is null.
`format` names the shape: a member is only ever added to it, anything else makes it another format.
"""

import json
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from etl.diff.account import Account

FORMAT = "regional-indicators changes 1"
NAME = "changes.json"  # in a release


def written(account: Account) -> str:
    """The document, whole."""
    return json.dumps({"format": FORMAT, **_plain(account)}, ensure_ascii=False, indent=1) + "\n"


def read(content: bytes) -> Account | None:
    """The account that a document holds; none where it is no such document."""
    try:
        found = json.loads(content)
        return _typed(Account, found) if found["format"] == FORMAT else None
    except (ValueError, TypeError, KeyError):
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        if fields is None:
            return [_plain(each) for each in value]
        return {name: _plain(each) for name, each in zip(fields, value, strict=True)}
    return value


def _typed(kind: Any, value: Any) -> Any:
    """A value of JSON as what an annotation says: a record, a tuple of one kind, perhaps nothing, or itself."""
    if isinstance(kind, UnionType):
        (some,) = set(get_args(kind)) - {NoneType}
        return None if value is None else _typed(some, value)
    if get_origin(kind) is tuple:
        return tuple(_typed(get_args(kind)[0], each) for each in value)
    if hints := get_type_hints(kind) if hasattr(kind, "_fields") else {}:
        return kind(**{name: _typed(each, value[name]) for name, each in hints.items()})
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
