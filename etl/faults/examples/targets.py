"""Examples: targets, their paths and heirs, and indicators that look alike."""

from collections.abc import Mapping

from etl.faults.examples.example import Example
from etl.faults.examples.sample import FIRMS, GDP

EXAMPLES: Mapping[str, Example] = {
    "of-targets": Example(
        """\
- indicator: gdp
  set_by: ⌖{zh: 省政府, en: the province}
  value: 超8万亿元
  phrase: 总量超8万亿元""",
        GDP,
    ),
    "no-such-figure": Example(
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
- indicator: new-firms
  source: bulletin-2024
  line: 8
  supersedes: ⌖valley.new-firms.2025.T.report-2023
  value: 44家
  phrase: 调整为44家""",
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
- indicator: new-firms
  source: bulletin-2024
  line: 8
  supersedes: valley.new-firms.2025.T.report-2024
  value: 44家
  phrase: 调整为44家""",
        FIRMS,
    ),
    "supersedes-itself": Example(
        """\
- indicator: new-firms
  supersedes: ⌖valley.new-firms.2025.T.report-2024
  value: 40家左右
  phrase: 新增企业40家左右""",
        FIRMS,
    ),
    "not-supersedable": Example(
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
- indicator: new-firms
  source: bulletin-2024
  line: 8
  supersedes: ⌖330000.gdp.2023.A.report-2024
  value: 44家
  phrase: 调整为44家""",
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
- indicator: new-firms
  source: bulletin-2024
  line: 8
  supersedes: valley.new-firms.2025.T.report-2024
  value: 44家
  phrase: 调整为44家""",
        FIRMS,
    ),
    "superseded-twice": Example(
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
- indicator: new-firms
  source: bulletin-2024
  line: 8
  supersedes: valley.new-firms.2025.T.report-2024
  value: 44家
  phrase: 调整为44家
- indicator: new-firms
  source: bulletin-2024
  line: 9
  period: 2026
  supersedes: ⌖valley.new-firms.2025.T.report-2024
  value: 60家
  phrase: 再调整为60家""",
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
- indicator: new-firms
  source: bulletin-2024
  line: 8
  supersedes: valley.new-firms.2025.T.report-2024
  value: 44家
  phrase: 调整为44家
- indicator: new-firms
  source: bulletin-2024
  line: 9
  period: 2026
  supersedes: valley.new-firms.2025.T.bulletin-2024
  value: 60家
  phrase: 再调整为60家""",
        FIRMS,
    ),
    "path-unit": Example(
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
  path: ⌖[{by: 2025-Q2, value: 20亿元}]""",
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
  path: [{by: 2025-Q2, value: 20家}]""",
        FIRMS,
    ),
    "path-not-firm": Example(
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
  path: ⌖[{by: 2025-Q2, value: 20家以上}]""",
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
  path: [{by: 2025-Q2, value: 20家}]""",
        FIRMS,
    ),
    "path-of-no-flow": Example(
        """\
- indicator: digital-share
  value: 50%
  phrase: 达50%
  path: ⌖[{by: 2025-Q2, value: 45%}]""",
        """\
- indicator: digital-share
  value: 50%
  phrase: 达50%""",
        FIRMS,
    ),
    "path-falls": Example(
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
  path: ⌖[{by: 2025-Q2, value: 20家}, {by: 2025-Q3, value: 10家}]""",
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
  path: [{by: 2025-Q2, value: 20家}, {by: 2025-Q3, value: 30家}]""",
        FIRMS,
    ),
    "path-outside": Example(
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
  path: ⌖[{by: 2026-Q2, value: 20家}]""",
        """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右
  path: [{by: 2025-Q2, value: 20家}]""",
        FIRMS,
    ),
    "look-alike": Example(
        """\
  ⌖new-companies:
    name: {zh: 新增企业, en: New companies}
    counted: {zh: 家, en: companies}
    family: digital
    topic: economy
    measure: addition
    timing: stretch
    unit: PN
    direction: more
    numerator: {zh: 新增企业, en: new companies}
    scope: {zh: 全地区, en: whole region}
sources:""",
        """\
  new-companies:
    name: {zh: 新增企业, en: New companies}
    counted: {zh: 家, en: companies}
    family: digital
    topic: economy
    measure: addition
    timing: stretch
    unit: PN
    direction: more
    numerator: {zh: 新增企业, en: new companies}
    scope: {zh: 全地区, en: whole region}
    differs: {zh: 含个体工商户, en: with the self-employed}
sources:""",
        "sources:",
    ),
}
