"""A small catalogue in which nothing is true, with every kind of figure that exports must handle."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from etl import catalog
from etl import tables as tidy
from etl.tables import Tables

# A day to judge targets for.
DAY = date(2024, 6, 30)

YAML = """\
topics:
  economy: {name: {zh: 经济, en: Economy}}
families:
  gdp: {name: {zh: 地区生产总值, en: GDP}}
  shares: {name: {zh: 比重, en: Shares}}
  others: {name: {zh: 其他, en: Others}}
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
  growth:
    name: {zh: 生产总值增速, en: Growth}
    family: gdp
    topic: economy
    measure: growth
    timing: stretch
    unit: PT
    direction: more
    numerator: {zh: 地区生产总值, en: GDP}
    scope: {zh: 全地区, en: whole region}
  share:
    name: {zh: 产值比重, en: Share}
    family: shares
    topic: economy
    measure: share
    timing: stretch
    unit: PT
    direction: neither
    numerator: {zh: 甲, en: A}
    denominator: {zh: 乙, en: B}
    scope: {zh: 全地区, en: whole region}
  firms:
    name: {zh: 企业数, en: Firms}
    family: others
    topic: economy
    measure: stock
    timing: point
    unit: PN
    counted: {zh: 家, en: firms}
    direction: more
    numerator: {zh: 企业, en: firms}
    scope: {zh: 全地区, en: whole region}
  place-in-order:
    name: {zh: 位次, en: Place}
    family: others
    topic: economy
    measure: rank
    timing: point
    unit: RANK
    direction: less
    numerator: {zh: 甲, en: A}
    scope: {zh: 全国, en: nation}
sources:
  first:
    title: {zh: 第一篇, en: The first}
    publisher: {zh: 某报, en: A paper}
    date: 2024-03
    date_evidence: {zh: 电头, en: dateline}
    file: first.txt
    sha256: 0000000000000000000000000000000000000000000000000000000000000000
    script: simplified
  second:
    title: {zh: 第二篇, en: The second}
    publisher: {zh: 某报, en: A paper}
    date: 2024-01
    date_evidence: {zh: 电头, en: dateline}
    reposted: 2024-11-22
    file: second.txt
    sha256: 1111111111111111111111111111111111111111111111111111111111111111
    script: traditional
places:
  valley: {name: {zh: 某谷, en: A valley}, kind: zone, within: 武汉}
observations:
  - {source: first, line: 1, region: 浙江, period: 2023, role: actual, modality: done, figures: [
      {indicator: gdp, value: 超8万亿元, phrase: 总量超8万亿元},
      {indicator: growth, value: 6.0%, phrase: 增长6.0%, status: provisional},
      {indicator: firms, value: 近900家, phrase: 近900家企业},
      {indicator: share, value: 三分之一以上, phrase: 占三分之一以上}]}
  - {source: first, line: 2, region: 上海, period: 2023, role: actual, modality: done, figures: [
      {indicator: gdp, value: 4.72万亿元, phrase: 达4.72万亿元},
      {indicator: growth, value: 5%左右, phrase: 增长5%左右},
      {indicator: firms, value: 3～5万家, phrase: 有3～5万家}]}
  - {source: second, line: 9, also: [12, 15], region: 上海, period: 2023, role: actual, modality: done, figures: [
      {indicator: gdp, value: 4.7万亿元, phrase: 约合4.7万亿元},
      {indicator: firms, value: 3～5万家, phrase: 有3～5万家}]}
  - {source: second, line: 3, region: 江苏, period: 2025, role: target, modality: aspire,
     inferred_from: {zh: 今年, en: this year}, figures: [
      {indicator: gdp, value: 14万亿元以上, phrase: 力争14万亿元以上, note: {zh: 甲, en: A}}]}
  - {source: second, line: 4, region: valley, period: 2024-01-01/P3Y, role: target, modality: plan, figures: [
      {indicator: firms, value: 1.2万家, phrase: 1.2万家企业},
      {indicator: place-in-order, value: 第三, phrase: 排第三}]}
"""

# The same with texts that contradict, revise and define otherwise, and with what an audit leaves behind.
DISPUTED = (
    YAML.replace(
        "    script: simplified\n",
        """\
    script: simplified
    outside:
      - {lines: 1, why: {zh: 页眉, en: page header}}
      - {lines: 90-95, why: {zh: 另一篇, en: another article}}
    audited: {mentions: 12, bound: 9, set_aside: 2}
""",
    )
    + """\
  - {source: first, line: 30, region: 浙江, period: 2023, role: actual, modality: done, figures: [
      {indicator: growth, value: 6.4%, phrase: 增长6.4%}]}
  - {source: first, line: 31, region: 江苏, period: 2025, role: target, modality: plan, figures: [
      {indicator: gdp, value: 13.5万亿元, phrase: 目标13.5万亿元, preferred: {zh: 以文件为准, en: the official paper}}]}
  - {source: second, line: 21, region: 浙江, period: 2023, role: actual, modality: done, figures: [
      {indicator: firms, value: 1500家, phrase: 1500家企业, status: definition_differs}]}
set_aside:
  - {source: first, reason: name, phrases: [8+4, 415X]}
  - {source: second, reason: other, lines: [7, 9-11], phrases: [三个], note: {zh: 泛指, en: no number}}
"""
)


def tables(folder: Path, yaml: str = YAML) -> Tables:
    """The tables of a catalogue given as text; it stays in `folder` as `indicators.yaml`."""
    path = folder / "indicators.yaml"
    path.write_text(yaml, encoding="utf-8")
    return tidy.build(catalog.read(path))


def without_figures(some: Tables) -> Tables:
    """The same tables with no observation."""
    return replace(some, observations=some.observations.iloc[:0])


def saying(some: Tables, column: str, text: str) -> Tables:
    """The same tables, with a text in one column of every observation."""
    said = pd.Series(text, index=some.observations.index, dtype="str")
    return replace(some, observations=some.observations.assign(**{column: said}))
