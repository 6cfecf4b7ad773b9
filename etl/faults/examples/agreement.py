"""Examples: parts of a record that must agree with each other."""

from collections.abc import Mapping

from etl.faults.examples.example import Example
from etl.faults.examples.sample import FIRMS, GDP, GROWTH

EXAMPLES: Mapping[str, Example] = {
    "no-denominator": Example(
        """\
⌖name: {zh: 数字经济增加值占比, en: Share of the digital economy}
family: digital""",
        """\
name: {zh: 数字经济增加值占比, en: Share of the digital economy}
denominator: {zh: 地区生产总值, en: GDP}
family: digital""",
    ),
    "why-other": Example(
        """\
- ⌖source: report-2024
  reason: other""",
        """\
- source: report-2024
  reason: other
  note: {zh: 页眉里的版面号, en: a page number in the header}""",
        """\
- source: report-2024
  reason: name""",
    ),
    "counted": Example(
        """\
⌖name: {zh: 新增企业数, en: New enterprises}
family: digital""",
        """\
name: {zh: 新增企业数, en: New enterprises}
counted: {zh: 家, en: enterprises}
family: digital""",
    ),
    "not-in-phrase": Example(
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: ⌖总量超八万亿元""",
        GDP,
    ),
    "cut-number": Example(
        """\
- indicator: digital-share
  value: 8.2%
  phrase: ⌖占48.2%""",
        """\
- indicator: digital-share
  value: 48.2%
  phrase: 占48.2%""",
    ),
    "bound-left-out": Example(
        """\
- indicator: gdp
  value: 8万亿元
  phrase: ⌖总量超8万亿元""",
        GDP,
    ),
    "decrease": Example(
        """\
- indicator: gdp-growth
  value: ⌖6.0%
  phrase: 下降6.0%""",
        """\
- indicator: gdp-growth
  value: 下降6.0%
  phrase: 下降6.0%""",
        GROWTH,
    ),
    "no-unit": Example(
        """\
- indicator: gdp
  value: ⌖超8万亿
  phrase: 总量超8万亿元""",
        GDP,
    ),
    "wrong-modality": Example(
        """\
role: target
modality: ⌖done""",
        """\
role: target
modality: plan""",
    ),
    "not-yet": Example(
        """\
period: ⌖2025
role: actual""",
        """\
period: 2023
role: actual""",
    ),
    "wrong-unit": Example(
        """\
- indicator: new-firms
  value: ⌖40亿元
  phrase: 新增投资40亿元""",
        FIRMS,
    ),
    "goal-of-no-target": Example(
        """\
- indicator: gdp-growth
  value: ⌖与全国同步
  phrase: 增速与全国同步""",
        """\
- indicator: gdp-growth
  role: target
  modality: plan
  value: 与全国同步
  phrase: 增速与全国同步""",
        GROWTH,
    ),
    "same-fact": Example(
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
- indicator: ⌖gdp
  line: 64
  value: 超8万亿元
  phrase: 已超8万亿元""",
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
  also: [64]""",
        GDP,
    ),
}
