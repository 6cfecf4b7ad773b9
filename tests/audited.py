"""An invented text and a small catalogue of it, for tests of audit and verification."""

import hashlib
from pathlib import Path

TEXT = """\
发布时间:2024-03-02 9:30 编号 12345
去年，浙江地区生产总值达到8.26万亿元，增长6%以上。
該省“415X”集群有3家企業，力爭建成四個中心；
“415X”是名称。全省企业近900家。
这里又说近900家。
"""

YAML = """\
topics:
  economy: {{name: {{zh: 经济, en: Economy}}}}
families:
  gdp: {{name: {{zh: 地区生产总值, en: GDP}}}}
indicators:
  gdp:
    name: {{zh: 地区生产总值, en: GDP}}
    family: gdp
    topic: economy
    measure: level
    timing: stretch
    unit: CNY
    direction: more
    numerator: {{zh: 地区生产总值, en: GDP}}
    scope: {{zh: 全地区, en: whole region}}
  gdp-growth:
    name: {{zh: 地区生产总值增速, en: GDP growth}}
    family: gdp
    topic: economy
    measure: growth
    timing: stretch
    unit: PT
    direction: more
    numerator: {{zh: 地区生产总值, en: GDP}}
    scope: {{zh: 全地区, en: whole region}}
  firms:
    name: {{zh: 企业数, en: Firms}}
    family: gdp
    topic: economy
    measure: stock
    timing: point
    unit: PN
    counted: {{zh: 家, en: firms}}
    direction: more
    numerator: {{zh: 企业, en: firms}}
    scope: {{zh: 全地区, en: whole region}}
sources:
  report:
    title: {{zh: 报告, en: Report}}
    publisher: {{zh: 某报, en: A paper}}
    date: 2024-03
    date_evidence: {{zh: 电头, en: dateline}}
    file: report.txt
    sha256: {sha256}
    script: simplified
    outside:
      - lines: 1
        why: {{zh: 页面信息, en: page furniture}}
    audited: {{mentions: 7, bound: 4, set_aside: 3}}
set_aside:
  - {{source: report, reason: name, phrases: [415X]}}
  - {{source: report, reason: other, lines: [3], phrases: [3家企业], note: {{zh: 举例, en: an example}}}}
observations:
  - source: report
    line: 2
    region: 浙江
    period: 2023
    inferred_from: {{zh: 去年, en: last year}}
    role: actual
    modality: done
    figures:
      - {{indicator: gdp, value: 8.26万亿元, phrase: 达到8.26万亿元}}
      - {{indicator: gdp-growth, value: 6%以上, phrase: 增长6%以上}}
      - {{indicator: firms, line: 4, also: [5], value: 近900家, phrase: 企业近900家}}
"""


def hash_of(text: str) -> str:
    """The SHA-256 of a text's file."""
    return hashlib.sha256(text.encode()).hexdigest()


def write(folder: Path, *changes: tuple[str, str], text: str = TEXT) -> Path:
    """The catalogue as `indicators.yaml` in the folder, with changes, and the text in its folder `texts`."""
    texts = folder / "texts"
    texts.mkdir()
    (texts / "report.txt").write_text(text, encoding="utf-8")
    yaml = YAML.format(sha256=hash_of(TEXT))
    for old, new in changes:
        assert old in yaml, old
        yaml = yaml.replace(old, new)
    path = folder / "indicators.yaml"
    path.write_text(yaml, encoding="utf-8")
    return path
