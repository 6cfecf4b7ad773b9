"""A small sound file, in which the examples of faults stand. Nothing in it is true."""

# Parts that examples replace as a whole.
GDP = """\
- indicator: gdp
  value: 超8万亿元
  phrase: 总量超8万亿元"""
FIRMS = """\
- indicator: new-firms
  value: 40家左右
  phrase: 新增企业40家左右"""
GROWTH = """\
- indicator: gdp-growth
  value: 6.0%
  phrase: 增长6.0%"""

SAMPLE = """\
topics:
  economy: {name: {zh: 经济, en: Economy}}
families:
  gdp: {name: {zh: 地区生产总值, en: GDP}}
  digital: {name: {zh: 数字经济, en: Digital economy}}
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
  gdp-growth:
    name: {zh: 地区生产总值增速, en: GDP growth}
    family: gdp
    topic: economy
    measure: growth
    timing: stretch
    unit: PT
    direction: more
    numerator: {zh: 地区生产总值, en: GDP}
    scope: {zh: 全地区, en: whole region}
  digital-share:
    name: {zh: 数字经济增加值占比, en: Share of the digital economy}
    denominator: {zh: 地区生产总值, en: GDP}
    family: digital
    topic: economy
    measure: share
    timing: stretch
    unit: PT
    direction: more
    numerator: {zh: 数字经济增加值, en: value added of the digital economy}
    scope: {zh: 全地区, en: whole region}
  new-firms:
    name: {zh: 新增企业数, en: New enterprises}
    counted: {zh: 家, en: enterprises}
    family: digital
    topic: economy
    measure: addition
    timing: stretch
    unit: PN
    direction: more
    numerator: {zh: 新增企业, en: new enterprises}
    scope: {zh: 全地区, en: whole region}
    within: 浙江
sources:
  report-2024:
    title: {zh: 政府工作报告, en: Government work report}
    publisher: {zh: 某省政府, en: A provincial government}
    date: 2024-03
    date_evidence: {zh: 电头, en: dateline}
    file: report-2024.txt
    sha256: 0000000000000000000000000000000000000000000000000000000000000000
    script: simplified
  bulletin-2024:
    title: {zh: 统计公报, en: Statistical bulletin}
    publisher: {zh: 某省统计局, en: A statistics bureau}
    date: 2024-04-05
    date_evidence: {zh: 页眉, en: page header}
    file: bulletin-2024.pdf
    sha256: 1111111111111111111111111111111111111111111111111111111111111111
    script: simplified
    audited: {mentions: 63, bound: 60, set_aside: 3}
places:
  valley: {name: {zh: 某谷, en: A valley}, kind: zone, within: 杭州}
set_aside:
  - source: report-2024
    reason: name
    phrases: [415X, 8+4]
    lines: [12-20]
observations:
  - source: report-2024
    line: 7
    also: [64, 66]
    region: 浙江
    period: 2023
    role: actual
    modality: done
    figures:
      - indicator: gdp
        value: 超8万亿元
        phrase: 总量超8万亿元
      - indicator: digital-share
        value: 48.2%
        phrase: 占48.2%
  - source: report-2024
    line: 9
    region: valley
    period: 2025
    role: target
    modality: plan
    figures:
      - indicator: new-firms
        value: 40家左右
        phrase: 新增企业40家左右
  - source: bulletin-2024
    line: 3
    region: 浙江
    period: 2023
    role: actual
    modality: done
    figures:
      - indicator: gdp-growth
        value: 6.0%
        phrase: 增长6.0%
"""
