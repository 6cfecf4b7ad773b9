"""Examples: figures that are well written and still make no sense, or ask for a second look.

Warnings here can be accepted: with a reason written beside the figure (`accepted`) they are silent.
"""

from collections.abc import Mapping

from etl.faults.examples.example import Example
from etl.faults.examples.sample import GDP, GROWTH

EXAMPLES: Mapping[str, Example] = {
    "share-over-whole": Example(
        """\
- indicator: digital-share
  value: ⌖482%
  phrase: 占482%""",
        """\
- indicator: digital-share
  value: 48.2%
  phrase: 占48.2%""",
    ),
    "part-over-whole": Example(
        """\
- indicator: gdp
  value: 8.26万亿元
  phrase: 总量8.26万亿元
- indicator: gdp
  region: 杭州
  value: ⌖20.06万亿元
  phrase: 杭州20.06万亿元""",
        """\
- indicator: gdp
  value: 8.26万亿元
  phrase: 总量8.26万亿元
- indicator: gdp
  region: 杭州
  value: 2.006万亿元
  phrase: 杭州2.006万亿元""",
        GDP,
    ),
    "parts-over-whole": Example(
        """\
- indicator: gdp
  value: ⌖8.26万亿元
  phrase: 总量8.26万亿元
- indicator: gdp
  region: 杭州
  value: 2.01万亿元
  phrase: 杭州2.01万亿元
- indicator: gdp
  region: 宁波
  value: 7.65万亿元
  phrase: 宁波7.65万亿元""",
        """\
- indicator: gdp
  value: 8.26万亿元
  phrase: 总量8.26万亿元
- indicator: gdp
  region: 杭州
  value: 2.01万亿元
  phrase: 杭州2.01万亿元
- indicator: gdp
  region: 宁波
  value: 1.65万亿元
  phrase: 宁波1.65万亿元""",
        GDP,
    ),
    "unit-slip": Example(
        """\
- indicator: gdp
  period: 2022
  value: 7.77万亿元
  phrase: 总量7.77万亿元
- indicator: gdp
  value: ⌖8.26亿元
  phrase: 总量8.26亿元""",
        """\
- indicator: gdp
  period: 2022
  value: 7.77万亿元
  phrase: 总量7.77万亿元
- indicator: gdp
  value: 8.26万亿元
  phrase: 总量8.26万亿元""",
        GDP,
    ),
    "growth-range": Example(
        """\
- indicator: gdp-growth
  value: ⌖600%
  phrase: 增长600%""",
        GROWTH,
    ),
    "target-below-result": Example(
        """\
- indicator: gdp
  value: 8.26万亿元
  phrase: 总量8.26万亿元
- indicator: gdp
  period: 2025
  role: target
  modality: plan
  value: ⌖7.8万亿元
  phrase: 目标7.8万亿元""",
        """\
- indicator: gdp
  value: 8.26万亿元
  phrase: 总量8.26万亿元
- indicator: gdp
  period: 2025
  role: target
  modality: plan
  value: 9.8万亿元
  phrase: 目标9.8万亿元""",
        GDP,
    ),
    "jump": Example(
        """\
- indicator: gdp
  period: 2022
  value: 1.77万亿元
  phrase: 总量1.77万亿元
- indicator: gdp
  value: ⌖8.26万亿元
  phrase: 总量8.26万亿元""",
        """\
- indicator: gdp
  period: 2022
  value: 7.77万亿元
  phrase: 总量7.77万亿元
- indicator: gdp
  value: 8.26万亿元
  phrase: 总量8.26万亿元""",
        GDP,
    ),
    "not-over": Example(
        """\
- indicator: gdp
  period: ⌖2024
  value: 1.98万亿元
  phrase: 总量1.98万亿元""",
        """\
- indicator: gdp
  period: 2024-Q1
  value: 1.98万亿元
  phrase: 总量1.98万亿元""",
        GDP,
    ),
    "outside-region": Example(
        """\
- indicator: gdp
  region: ⌖合肥
  value: 1.27万亿元
  phrase: 总量1.27万亿元""",
        """\
- indicator: gdp
  region: 宁波
  value: 1.27万亿元
  phrase: 总量1.27万亿元""",
        GDP,
    ),
    "outside-scope": Example(
        """\
region: ⌖安徽
period: 2025
role: target""",
        """\
region: valley
period: 2025
role: target""",
    ),
    "told-twice": Example(
        """\
- indicator: gdp-growth
  value: 6.0%
  phrase: 增长6.0%
- indicator: gdp-growth
  region: 杭州
  value: ⌖6.0%
  phrase: 增长6.0%""",
        GROWTH,
    ),
    "stale": Example(
        """\
- indicator: gdp
  review: ⌖2024-05
  value: 超8万亿元
  phrase: 总量超8万亿元""",
        """\
- indicator: gdp
  review: 2025-05
  value: 超8万亿元
  phrase: 总量超8万亿元""",
        GDP,
    ),
    "nothing-to-accept": Example(
        """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元
  accepted: ⌖[{warning: jump, zh: 已核对原文, en: compared with the text}]""",
        GDP,
    ),
}

# A warning and how it is silenced.
ACCEPTED = EXAMPLES["jump"]._replace(
    right="""\
- indicator: gdp
  period: 2022
  value: 1.77万亿元
  phrase: 总量1.77万亿元
- indicator: gdp
  value: 8.26万亿元
  phrase: 总量8.26万亿元
  accepted:
    - {warning: jump, zh: 上年只统计了市区, en: only the city proper was counted the year before}"""
)
