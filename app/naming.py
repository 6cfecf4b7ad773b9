"""What files to take away are called: by ids and version, never by what a reader typed."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from etl.labels import DOWNLOAD_NAME

LONGEST = 120  # characters of the parts together
_OTHER = re.compile(r"[^0-9A-Za-z.-]+")


def disposition(parts: Sequence[str], version: str, suffix: str) -> str:
    """The value of Content-Disposition (RFC 6266) for a file to save, with a name in Chinese and one in ASCII.

    `parts` are ids that say what is in it, in order; what no file name can hold becomes a hyphen. Of very many the
    first are named and the others counted.
    """
    rest = "_".join(part for part in (*_fitting([_plain(part) for part in parts]), _plain(version)) if part)
    named, plain = (f"{name}_{rest}.{_plain(suffix)}" for name in DOWNLOAD_NAME)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(named)}"


def _plain(part: str) -> str:
    return _OTHER.sub("-", part).strip(".-")[:LONGEST]


def _fitting(parts: Sequence[str]) -> list[str]:
    """The parts that fit, and how many do not."""
    taken = len(parts)
    while sum(map(len, parts[:taken])) > LONGEST:
        taken -= 1
    return [*parts[:taken], *([f"+{len(parts) - taken}"] if taken < len(parts) else [])]
