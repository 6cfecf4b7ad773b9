"""Bytes of a text → its characters, in UTF-8 or in the GB 18030 (GBK, GB 2312) of older Chinese programs."""

import unicodedata
from pathlib import Path

from etl import faults, textfile

_FEW = 12  # fewer letters say nothing about their language

# What no text holds. Bytes of Big5 read as GB 18030 nearly always give private-use characters.
_NEVER = {"Cc", "Cn", "Co"}
_BREAKS = "\t\n\v\f\r"


def decoded(path: Path, raw: bytes) -> str:
    """The characters, without byte-order mark.

    Raises:
        InvalidFile: the bytes are neither UTF-8 nor a Chinese text in GB 18030.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _gb18030(raw)
        if text is None:
            raise textfile.undecodable(path, error, faults.TEXT_ENCODING.found()) from error
        return text


def _gb18030(raw: bytes) -> str | None:
    """The characters if they can be meant; almost any bytes are some characters of GB 18030."""
    try:
        text = raw.decode("gb18030").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    strange = any(unicodedata.category(sign) in _NEVER and sign not in _BREAKS for sign in set(text))
    return text if not strange and _is_chinese(text) else None


def _is_chinese(text: str) -> bool:
    """Whether the letters are spread as in Chinese, in either script.

    GB 2312 holds the everyday characters by pinyin. Of any Chinese text a quarter to two fifths stand in the
    last third (r to z), where bytes of Korean, Japanese, Big5 or broken UTF-8 hardly ever come to stand.
    Japanese in EUC keeps its kana.
    """
    letters = [sign for sign in text if sign.isalpha() and not sign.isascii()]
    late = sum(b"\xca" <= sign.encode("gb2312", "ignore") < b"\xd8" for sign in letters)
    kana = sum("\u3040" <= sign <= "\u30ff" for sign in letters)
    return len(letters) < _FEW or late - kana >= len(letters) / 20
