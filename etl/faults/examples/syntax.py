"""Examples: what is not YAML, or YAML too clever for a data file."""

from collections.abc import Mapping

from etl.faults.examples.example import Example

EXAMPLES: Mapping[str, Example] = {
    "syntax": Example("phrases: [415X,⌖, 8+4]", "phrases: [415X, 8+4]"),
    "forbidden-character": Example("phrase: ⌖`总量超8万亿元`", "phrase: 总量超8万亿元"),
    "tab": Example(
        """\
- source: report-2024
⌖\tline: 7""",
        """\
- source: report-2024
  line: 7""",
    ),
    "unexpected-colon": Example("phrase: 总量⌖: 超8万亿元", "phrase: 总量超8万亿元"),
    "no-colon": Example(
        """\
region: 浙江
⌖period 2023
role: actual""",
        """\
region: 浙江
period: 2023
role: actual""",
    ),
    "indentation": Example(
        """\
gdp:
  name: {zh: 地区生产总值, en: GDP}
 ⌖family: gdp""",
        """\
gdp:
  name: {zh: 地区生产总值, en: GDP}
  family: gdp""",
    ),
    "list-indentation": Example(
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
⌖indicator: digital-share""",
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
- indicator: digital-share""",
    ),
    "unclosed-quote": Example('phrase: ⌖"总量超8万亿元', 'phrase: "总量超8万亿元"', "phrase: 总量超8万亿元"),
    "unclosed-bracket": Example(
        """\
phrases: ⌖[415X, 8+4
lines: [12-20]""",
        """\
phrases: [415X, 8+4]
lines: [12-20]""",
    ),
    "no-space-after-colon": Example(
        """\
region⌖：浙江
period: 2023""",
        """\
region: 浙江
period: 2023""",
    ),
    "second-document": Example(
        """\
⌖---
observations:""",
        "observations:",
    ),
    "too-deep": Example("also: [[[[[[[[[[[[[[[[[[⌖[64, 66]]]]]]]]]]]]]]]]]]]", "also: [64, 66]"),
    "key-not-word": Example("⌖{also}: [64, 66]", "also: [64, 66]"),
    "duplicate-key": Example(
        """\
role: actual
modality: done
⌖role: estimate""",
        """\
role: actual
modality: done""",
    ),
    "merge-key": Example(
        """\
⌖<<: *common
line: 7""",
        "line: 7",
    ),
    "alias": Example("scope: ⌖*whole-region", "scope: {zh: 全地区, en: whole region}"),
    "anchor": Example(
        "scope: ⌖&whole-region {zh: 全地区, en: whole region}", "scope: {zh: 全地区, en: whole region}"
    ),
    "tag": Example("period: ⌖!!str 2023", "period: 2023"),
}
