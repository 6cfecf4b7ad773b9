"""An invented catalogue of five provinces with goals without a number, and with numbers in another unit than their
indicator's. Nothing in it is true.
"""

from datetime import date

# Days to judge targets for: before their deadlines, and after.
BEFORE, AFTER = date(2026, 6, 30), date(2027, 1, 10)

YAML = """\
topics:
  economy: {name: {zh: 经济, en: Economy}}
families:
  incomes: {name: {zh: 居民收入, en: Incomes}}
  harvests: {name: {zh: 粮食, en: Grain}}
  budgets: {name: {zh: 财政, en: Budgets}}
  places: {name: {zh: 位次, en: Places}}
indicators:
  incomes:
    name: {zh: 居民收入增速, en: Growth of incomes}
    family: incomes
    topic: economy
    measure: growth
    timing: stretch
    unit: PT
    direction: more
    numerator: {zh: 居民收入, en: incomes}
    scope: {zh: 全体居民, en: all residents}
  grain:
    name: {zh: 粮食产量, en: Grain output}
    family: harvests
    topic: economy
    measure: level
    timing: stretch
    unit: TNE
    direction: more
    numerator: {zh: 粮食, en: grain}
    scope: {zh: 全地区, en: whole region}
  savings:
    name: {zh: 存款余额, en: Savings}
    family: budgets
    topic: economy
    measure: stock
    timing: point
    unit: CNY
    direction: more
    numerator: {zh: 存款, en: savings}
    scope: {zh: 全地区, en: whole region}
  standing:
    name: {zh: 综合位次, en: Standing}
    family: places
    topic: economy
    measure: rank
    timing: point
    unit: RANK
    direction: less
    numerator: {zh: 甲, en: A}
    scope: {zh: 全国, en: nation}
sources:
  report:
    title: {zh: 某报告, en: A report}
    publisher: {zh: 某处, en: An office}
    date: 2026-01
    date_evidence: {zh: 落款, en: signature}
    file: report.txt
    sha256: 0000000000000000000000000000000000000000000000000000000000000000
    script: simplified
  later:
    title: {zh: 后一篇, en: A later text}
    publisher: {zh: 某处, en: An office}
    date: 2027-01
    date_evidence: {zh: 落款, en: signature}
    file: later.txt
    sha256: 1111111111111111111111111111111111111111111111111111111111111111
    script: simplified
observations:
  - {source: report, line: 1, region: 北京, period: 2026, role: target, modality: plan, figures: [
      {indicator: incomes, value: 与经济增长同步, phrase: 居民收入与经济增长同步},
      {indicator: savings, value: 保持合理增长, phrase: 存款保持合理增长},
      {indicator: standing, value: 进位, phrase: 综合实力进位}]}
  - {source: report, line: 2, region: 上海, period: 2026, role: target, modality: plan, figures: [
      {indicator: incomes, value: 5%左右, phrase: 居民收入增长5%左右},
      {indicator: savings, value: 5万亿元以上, phrase: 存款5万亿元以上},
      {indicator: standing, value: 第三, phrase: 排第三}]}
  - {source: report, line: 3, region: 江苏, period: 2026, role: target, modality: aspire, figures: [
      {indicator: incomes, value: 6%以上, phrase: 居民收入增长6%以上},
      {indicator: grain, value: 1600亿斤以上, phrase: 粮食产量1600亿斤以上}]}
  - {source: report, line: 4, region: 浙江, period: 2026, role: target, modality: plan, figures: [
      {indicator: incomes, value: 高于经济增速, phrase: 居民收入高于经济增速},
      {indicator: grain, value: 稳定在合理水平, phrase: 粮食产量稳定在合理水平}]}
  - {source: report, line: 5, region: 安徽, period: 2026, role: target, modality: plan, figures: [
      {indicator: grain, value: 830亿斤左右, phrase: 粮食产量830亿斤左右}]}
  - {source: report, line: 6, region: 江苏, period: 2025, role: actual, modality: done, figures: [
      {indicator: incomes, value: 5.5%, phrase: 居民收入增长5.5%},
      {indicator: grain, value: 1350.97亿斤, phrase: 粮食产量1350.97亿斤}]}
  - {source: report, line: 7, region: 浙江, period: 2025, role: actual, modality: done, figures: [
      {indicator: incomes, value: 5.2%, phrase: 居民收入增长5.2%},
      {indicator: grain, value: 650万吨, phrase: 粮食产量650万吨}]}
  - {source: report, line: 8, region: 北京, period: 2025, role: actual, modality: done, figures: [
      {indicator: incomes, value: 4.8%, phrase: 居民收入增长4.8%},
      {indicator: savings, value: 20万亿元, phrase: 存款20万亿元}]}
  - {source: report, line: 9, region: 安徽, period: 2025, role: actual, modality: done, figures: [
      {indicator: grain, value: 突破830亿斤, phrase: 粮食产量突破830亿斤}]}
  - {source: later, line: 1, region: 北京, period: 2026, role: actual, modality: done, figures: [
      {indicator: incomes, value: 5.1%, phrase: 居民收入增长5.1%},
      {indicator: savings, value: 21万亿元, phrase: 存款21万亿元}]}
  - {source: later, line: 2, region: 江苏, period: 2026, role: actual, modality: done, figures: [
      {indicator: incomes, value: 5.9%, phrase: 居民收入增长5.9%},
      {indicator: grain, value: 1620亿斤, phrase: 粮食产量1620亿斤}]}
  - {source: later, line: 3, region: 上海, period: 2026, role: estimate, modality: expect, figures: [
      {indicator: incomes, value: 5%, phrase: 居民收入增长5%}]}
"""
