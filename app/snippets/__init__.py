"""Short programs that take data from here, as the guide shows them and as tests run them.

Each is a file with gaps: {site} is where this server is found, {indicator} an indicator there are figures of, {types}
(Power Query) the columns that hold no text, each with its type.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from etl.exchange.fields import OBSERVATIONS, Kind

SNIPPETS: Mapping[str, str] = {
    "pandas": "with_pandas.py",
    "r": "with_r.R",
    "excel": "power_query.m",
    "curl": "with_curl.sh",
}
# What Power Query takes a column for, by kind of field; the others hold text, as they are read.
TYPES: Mapping[Kind, str] = {
    "number": "type number",
    "integer": "Int64.Type",
    "date": "type date",
    "flag": "type logical",
}


def snippet(name: str, site: str, indicator: str) -> str:
    """One of SNIPPETS, ready to run.

    Raises:
        KeyError: there is no such snippet.
    """
    gaps = {"{site}": site, "{indicator}": indicator, "{types}": _types()}
    code = _code(SNIPPETS[name])
    for gap, words in gaps.items():
        code = code.replace(gap, words)
    return code


@cache
def _code(file: str) -> str:
    return (Path(__file__).parent / file).read_text("utf-8").rstrip()


def _types() -> str:
    listed = [f'{{"{field.code}", {TYPES[field.kind]}}}' for field in OBSERVATIONS if field.kind in TYPES]
    return ",\n        ".join(listed)
