"""An invented catalogue in several files: indicators, and two editions, of which one has a file a province."""

from pathlib import Path

MAIN, FIRST, SECOND = "indicators.yaml", "data/2024.yaml", "data/2026.yaml"
ZHEJIANG, HUBEI = "data/2026/330000.yaml", "data/2026/420000.yaml"


def _source(name: str) -> str:
    return f"""\
sources:
  {name}:
    title: {{zh: 报告, en: Report}}
    publisher: {{zh: 某报, en: A paper}}
    date: 2026-01-14
    date_evidence: {{zh: 电头, en: dateline}}
    file: {name}.txt
    sha256: {"0" * 64}
    script: simplified
"""


def _observations(source: str, region: str, value: str) -> str:
    return f"""\
observations:
  - source: {source}
    line: 7
    region: {region}
    period: 2025
    inferred_from: {{zh: 去年, en: last year}}
    role: actual
    modality: done
    figures:
      - indicator: gdp
        value: {value}
        phrase: 总量{value}
"""


FILES = {
    MAIN: """\
files:
  - data/2024.yaml
  - data/2026.yaml
topics:
  economy: {name: {zh: 经济, en: Economy}}
families:
  gdp: {name: {zh: 地区生产总值, en: GDP}}
scopes:
  headline:
    name: {zh: 主要指标, en: Headline}
    subjects: [生产总值]
indicators:
  gdp:
    name: {zh: 地区生产总值, en: GDP}
    family: gdp
    topic: economy
    measure: level
    timing: stretch
    unit: CNY
    direction: more
    numerator: {zh: 地区生产总值, en: GDP}
    scope: {zh: 全地区, en: whole region}
""",
    FIRST: f"""\
part_of: ../indicators.yaml
edition:
  id: articles
  name: {{zh: 报道, en: Articles}}
{_source("article")}{_observations("article", "湖南", "6万亿元")}""",
    SECOND: """\
part_of: ../indicators.yaml
edition:
  id: reports
  name: {zh: 报告, en: Reports}
files:
  - 2026/330000.yaml
  - 2026/420000.yaml
""",
    ZHEJIANG: f"""\
part_of: ../2026.yaml
{_source("zhejiang")}    scope: headline
set_aside:
  - {{source: zhejiang, reason: name, phrases: [415X]}}
{_observations("zhejiang", "浙江", "9万亿元")}""",
    HUBEI: f"""\
part_of: ../2026.yaml
{_source("hubei")}set_aside:
  - {{source: hubei, reason: name, phrases: [51020]}}
{_observations("hubei", "湖北", "7万亿元")}""",
}


def write(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """The files in a folder, with changes: in which file, what stood there, what stands there now. The main one."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for change in changes:
        edit(folder, *change)
    return folder / MAIN


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Change a file."""
    text = (folder / name).read_text("utf-8")
    assert old in text, old
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
