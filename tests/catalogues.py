"""Catalogues made by a program: from plain mappings to YAML, and from YAML to tables by the ordinary way."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from etl import catalog
from etl import tables as tidy
from etl.tables import Tables

Content = Mapping[str, Any]


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
