"""Examples: sections, records and keys."""

from collections.abc import Mapping

from etl.faults.examples.example import Example
from etl.faults.examples.sample import GDP

EXAMPLES: Mapping[str, Example] = {
    "no-section": Example(
        """\
⌖families:
  gdp: {name: {zh: 地区生产总值, en: GDP}}""",
        """\
topics:
  economy: {name: {zh: 经济, en: Economy}}
families:
  gdp: {name: {zh: 地区生产总值, en: GDP}}""",
    ),
    "not-mapping": Example(
        "valley: ⌖某谷", "valley: {name: {zh: 某谷, en: A valley}, kind: zone, within: 杭州}"
    ),
    "not-list": Example(
        """\
set_aside:
  ⌖source: report-2024
  reason: name
  phrases: [415X, 8+4]
  lines: [12-20]""",
        """\
set_aside:
  - source: report-2024
    reason: name
    phrases: [415X, 8+4]
    lines: [12-20]""",
    ),
    "no-figures": Example(
        """\
- ⌖source: report-2024
  line: 9
  region: valley
  period: 2025
  role: target
  modality: plan
  indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右""",
        """\
- source: report-2024
  line: 9
  region: valley
  period: 2025
  role: target
  modality: plan
  figures:
    - indicator: new-firms
      value: 40家左右
      phrase: 新增企业40家左右""",
    ),
    "missing": Example(
        """\
- ⌖indicator: gdp
  phrase: 总量超8万亿元""",
        GDP,
    ),
    "unknown-key": Example("⌖phrsae: 总量超8万亿元", "phrase: 总量超8万亿元"),
    "comma-in-text": Example(
        "scope: {zh: 全地区, en: the region, ⌖all of it}",
        'scope: {zh: 全地区, en: "the region, all of it"}',
        "scope: {zh: 全地区, en: whole region}",
    ),
    "both-languages": Example("scope: ⌖全地区", "scope: {zh: 全地区, en: whole region}"),
    "not-single": Example(
        """\
role: ⌖[actual]
modality: done""",
        """\
role: actual
modality: done""",
    ),
    "nothing-written": Example('direction: ⌖""', "direction: more"),
}
