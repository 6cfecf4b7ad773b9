"""A document as bytes and back: to travel between processes, and to be kept on the disk.

It is JSON and numbers, so that whatever stands there, reading it runs nothing. Documents in which anything is wrong are
not packed: they are few, and what is told of them is told by reading them.
"""

import json
import sys
from array import array
from hashlib import sha256
from pathlib import Path
from typing import Any

from etl import textfile
from etl.places import Places
from etl.strict_yaml import Document

_HASH = 32
_BEGINS = 2 * _HASH + 4  # hash of the file, hash of what follows, bytes of JSON
_NUMBERS = {"item": array("I").itemsize, "order": sys.byteorder}


def pack(document: Document, raw: bytes) -> bytes | None:
    """A document read from these bytes; nothing where something is wrong with it."""
    if document.problems or document.refused:
        return None
    content = json.dumps(
        {"root": document.root, **_NUMBERS}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    rest = len(content).to_bytes(4, "big") + content + document.places.starts.tobytes()
    return sha256(raw).digest() + sha256(rest).digest() + rest


def unpack(path: Path, raw: bytes, packed: bytes) -> Document | None:
    """The document of a file with these bytes; nothing where that is not what was packed, or not all of it."""
    rest = packed[2 * _HASH :]
    if packed[: 2 * _HASH] != sha256(raw).digest() + sha256(rest).digest():
        return None
    ends = _BEGINS + int.from_bytes(packed[2 * _HASH : _BEGINS], "big")
    starts = array("I")
    try:
        told: dict[str, Any] = json.loads(packed[_BEGINS:ends])
        starts.frombytes(packed[ends:])
        root = told.pop("root")
    except (ValueError, KeyError, RecursionError):
        return None
    if told != _NUMBERS:
        return None
    text, _ = textfile.read(path, raw)
    return Document(str(path), root, Places(root, starts, text), frozenset(), ())
