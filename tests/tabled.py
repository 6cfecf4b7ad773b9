"""An invented catalogue with one table, whose rows are given as text."""

from hashlib import sha256
from pathlib import Path

from tests import invented

HEAD = "地区,指标,年份,数值,单位"
COLUMNS = "{region: 地区, indicator: 指标, period: 年份, value: 数值, unit: 单位}"
SHARED = "role: actual\n    modality: done"
OBSERVATIONS = "\nobservations:"


def catalogue(
    folder: Path, content: bytes, columns: str = COLUMNS, shared: str = SHARED, name: str = "gdp.csv"
) -> Path:
    """The catalogue of `invented` with a table of this content; the YAML file."""
    (folder / name).write_bytes(content)
    source = f"""\
  yearbook:
    title: {{zh: 年鉴, en: Yearbook}}
    publisher: {{zh: 某局, en: A bureau}}
    date: 2024-05
    date_evidence: {{zh: 版权页, en: imprint}}
    file: {name}
    sha256: {sha256(content).hexdigest()}
    script: simplified
places:
"""
    table = f"""
tables:
  - file: {name}
    source: yearbook
    {shared}
    columns: {columns}"""
    text = invented.YAML.replace("places:\n", source, 1).replace(OBSERVATIONS, table + OBSERVATIONS, 1)
    path = folder / "indicators.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def rows(*lines: str, head: str = HEAD) -> bytes:
    """A CSV file."""
    return "".join(f"{line}\n" for line in (head, *lines)).encode()
