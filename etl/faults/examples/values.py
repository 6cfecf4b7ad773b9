"""Examples: what is typed as a value."""

from collections.abc import Mapping

from etl.faults.examples.example import Example
from etl.faults.examples.sample import GDP

EXAMPLES: Mapping[str, Example] = {
    "sentence": Example("phrase: ⌖全年经济总量超8万亿元。", "phrase: 总量超8万亿元"),
    "like-formula": Example("phrase: ⌖=总量超8万亿元", "phrase: 总量超8万亿元"),
    "not-id": Example(
        """\
places:
  ⌖North_Valley: {name: {zh: 北谷, en: North Valley}, kind: zone, within: 杭州}""",
        """\
places:
  north-valley: {name: {zh: 北谷, en: North Valley}, kind: zone, within: 杭州}""",
        "places:",
    ),
    "not-line": Example("line: ⌖第7行", "line: 7"),
    "not-lines": Example("also: ⌖64", "also: [64]", "also: [64, 66]"),
    "not-line-range": Example("lines: [⌖12至20]", "lines: [12-20]"),
    "not-several": Example("phrases: ⌖415X", "phrases: [415X]", "phrases: [415X, 8+4]"),
    "not-count": Example(
        "audited: {mentions: ⌖六十三, bound: 60, set_aside: 3}",
        "audited: {mentions: 63, bound: 60, set_aside: 3}",
    ),
    "not-period": Example("period: ⌖2023年", "period: 2023"),
    "not-day": Example("date: ⌖2024年3月", "date: 2024-03"),
    "not-sha256": Example(
        "sha256: ⌖0000abcd", "sha256: 0000000000000000000000000000000000000000000000000000000000000000"
    ),
    "not-file-name": Example("file: ⌖../texts/report-2024.txt", "file: report-2024.txt"),
    "unreadable-value": Example(
        """\
- indicator: gdp
  value: ⌖若干万亿元
  phrase: 若干万亿元""",
        GDP,
    ),
    "not-choice": Example("role: ⌖acutal", "role: actual"),
    "not-declared": Example("- indicator: ⌖digital-shrae", "- indicator: digital-share"),
    "unknown-area": Example("region: ⌖淅江", "region: 浙江"),
    "ambiguous-area": Example("region: ⌖朝阳区", "region: 110105", "region: 浙江"),
}
