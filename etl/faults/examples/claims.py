"""Examples: texts that contradict each other."""

from collections.abc import Mapping

from etl.faults.examples.example import Example
from etl.faults.examples.sample import GDP

EXAMPLES: Mapping[str, Example] = {
    "same-line": Example(
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
- indicator: ⌖gdp
  value: 7.77万亿元
  phrase: 上年为7.77万亿元""",
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
- indicator: gdp
  period: 2022
  value: 7.77万亿元
  phrase: 上年为7.77万亿元""",
        GDP,
    ),
    "conflict": Example(
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
- indicator: gdp
  source: bulletin-2024
  line: 5
  value: ⌖7.9万亿元
  phrase: 总量7.9万亿元""",
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
- indicator: gdp
  source: bulletin-2024
  line: 5
  value: 7.9万亿元
  phrase: 总量7.9万亿元
  preferred: {zh: 以统计公报为准, en: the bulletin is official}""",
        GDP,
    ),
    "two-preferred": Example(
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
  preferred: {zh: 以报告为准, en: the report is official}
- indicator: gdp
  source: bulletin-2024
  line: 5
  value: 7.9万亿元
  phrase: 总量7.9万亿元
  preferred: ⌖{zh: 以统计公报为准, en: the bulletin is official}""",
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
- indicator: gdp
  source: bulletin-2024
  line: 5
  value: 7.9万亿元
  phrase: 总量7.9万亿元
  preferred: {zh: 以统计公报为准, en: the bulletin is official}""",
        GDP,
    ),
    "nothing-to-prefer": Example(
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
  preferred: ⌖{zh: 以报告为准, en: the report is official}""",
        GDP,
    ),
}
