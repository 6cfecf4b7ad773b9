"""Catalogues that tests read: those of the project, and those made by a program.

What the project ships is written in several files. Most tests look at the edition of five texts, which is small and
does not grow; where a tool changes or compares a file, it is joined with its indicators into a single one.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from etl import catalog
from etl import tables as tidy
from etl.tables import Tables

Content = Mapping[str, Any]

PROJECT = Path(__file__).parent.parent
EVERYTHING = PROJECT / "indicators.yaml"
FIVE = PROJECT / "data" / "2024.yaml"  # the edition of five texts; read on its own it is a whole catalogue
_HANGING = re.compile(r"^(?:files|part_of|edition):.*\n(?:[ \t]+.*\n)+|^part_of:.*\n", re.MULTILINE)
_SCHEMA = re.compile(r"\A# yaml-language-server:.*\n")


def single() -> str:
    """The five texts' edition and its indicators, as the one file that a small catalogue would be."""
    kinds, figures = (_HANGING.sub("", path.read_text("utf-8")) for path in (EVERYTHING, FIVE))
    return f"{kinds}\n{_SCHEMA.sub('', figures)}"


def joined(folder: Path) -> Path:
    """The same as `indicators.yaml` in a folder."""
    path = folder / "indicators.yaml"
    path.write_text(single(), encoding="utf-8")
    return path


def words(zh: str, en: str) -> Content:
    """What readers see."""
    return {"zh": zh, "en": en}


def document(sections: Mapping[str, Mapping[str, Content]], observations: Iterable[Content]) -> str:
    """The YAML of a catalogue: a line a record. JSON is YAML too, and its quotes keep commas within texts."""
    lines = []
    for section, records in sections.items():
        lines += [f"{section}:", *(f"  {key}: {_flow(content)}" for key, content in records.items())]
    lines += ["observations:", *(f"  - {_flow(block)}" for block in observations)]
    return "\n".join(lines) + "\n"


def built(yaml: str) -> Tables:
    """The tables of a catalogue given as text.

    Raises:
        InvalidFile: it is not sound.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "indicators.yaml"
        path.write_text(yaml, encoding="utf-8")
        return tidy.build(catalog.read(path))


def _flow(content: Content) -> str:
    return json.dumps(content, ensure_ascii=False)
