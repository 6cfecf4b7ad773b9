"""Two catalogues that pages must stand up to: a real dense panel, and an invented one that strains every chart.

`python -m tests.panel dense > dense.yaml` writes the first, `… stress` the second, to be served or looked at.
"""

import csv
import hashlib
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from etl.tables import Tables
from tests import catalogues, strained
from tests.catalogues import Content, words

PANEL = Path(__file__).parent / "data" / "provincial_panel.csv"
BUREAU = "bureau-panel"
INVENTED = "invented-targets"
NOTE = words("虚构的目标，只供检验版面", "An invented target, to try the layout")
EDITIONS = {
    "国家统计局（2026年5月下载）": "National Bureau of Statistics (downloaded May 2026)",
    "五经普后修订（2026年5月下载）": "Revised after the fifth economic census (downloaded May 2026)",
}


def _defined(zh: str, en: str, family: str, topic: str, **more: object) -> Content:
    content = {"name": words(zh, en), "family": family, "topic": topic, "measure": "level"}
    content |= {"timing": "stretch", "unit": "CNY", "direction": "more", "numerator": words(zh, en)}
    return content | {"scope": words("全地区", "whole region")} | more


def _patents(zh: str, en: str) -> Content:
    return _defined(zh, en, "patents", "innovation", unit="PN", counted=words("件", "patents"))


INDICATORS: Mapping[str, Content] = {
    "gdp": _defined(
        "地区生产总值",
        "Gross regional product",
        "gdp",
        "economy",
        price_basis=words("现价", "current prices"),
    ),
    "budget-spending": _defined(
        "地方财政一般公共预算支出", "General public budget spending", "spending", "finance"
    ),
    "science-spending": _defined("地方财政科学技术支出", "Budget spending on science", "spending", "finance"),
    "technology-market": _defined("技术市场成交额", "Technology market turnover", "market", "innovation"),
    "patent-applications": _patents("国内专利申请受理量", "Patent applications"),
    "patent-grants": _patents("国内专利申请授权量", "Patents granted"),
    "invention-applications": _patents("国内发明专利申请受理量", "Invention patent applications"),
    "invention-grants": _patents("国内发明专利申请授权量", "Invention patents granted"),
}
TOPICS = {
    "economy": {"name": words("经济总量", "Economy")},
    "finance": {"name": words("财政支出", "Public spending")},
    "innovation": {"name": words("科技创新", "Science and innovation")},
}
FAMILIES = {
    "gdp": {"name": words("地区生产总值", "Gross regional product")},
    "spending": {"name": words("财政支出", "Public spending")},
    "market": {"name": words("技术市场", "Technology market")},
    "patents": {"name": words("专利", "Patents")},
}
# Targets of GDP by the year they are for.
TARGETS = {
    2024: {
        "北京": "5万亿元左右", "上海": "5.3万亿元", "江苏": "13.6万亿元以上", "浙江": "力争9万亿元", "安徽": "5万亿元",
        "福建": "超5.7万亿元", "山东": "9.8万亿元", "湖北": "6万亿元左右", "广东": "14.2万亿元以上",
        "重庆": "3.2万亿元", "四川": "6.4—6.6万亿元", "贵州": "2.3万亿元",
        "西藏": "近2800亿元", "新疆": "力争突破2万亿元",
    },
    2025: {
        "上海": "5.6万亿元", "江苏": "14.3万亿元左右", "浙江": "力争9.5万亿元", "山东": "10万亿元以上",
        "广东": "14.8万亿元", "四川": "6.8万亿元左右",
    },
}  # fmt: skip


@cache
def dense_yaml() -> str:
    """31 provinces × 2011–2024 × eight indicators of the statistics bureau, and invented targets of GDP."""
    sections = {"topics": TOPICS, "families": FAMILIES, "indicators": INDICATORS, "sources": _sources()}
    return catalogues.document(sections, [*_results(), *_targets()])


@cache
def dense_tables() -> Tables:
    """The tables of `dense_yaml`."""
    return catalogues.built(dense_yaml())


@cache
def stress_yaml() -> str:
    """34 provinces × 10 indicators × 10 years in which nothing is true; see `tests/strained.py`."""
    return strained.yaml()


@cache
def stress_tables() -> Tables:
    """The tables of `stress_yaml`."""
    return catalogues.built(stress_yaml())


def _sources() -> Mapping[str, Content]:
    hashed = hashlib.sha256(PANEL.read_bytes()).hexdigest()
    evidence = {"date_evidence": words("下载日期", "day of the download"), "script": "simplified"}
    panel = {"title": words("分省年度数据", "Annual data by province"), "date": "2026-05", **evidence}
    panel |= {"publisher": words("国家统计局", "National Bureau of Statistics")}
    plan = {"title": words("虚构的计划", "An invented plan"), "date": "2024-01", **evidence}
    plan |= {"publisher": words("无", "None")}
    return {
        BUREAU: {**panel, "file": "panel.txt", "sha256": hashed},
        INVENTED: {**plan, "file": "plan.txt", "sha256": f"{0:064}"},
    }


def _results() -> Iterator[Content]:
    """A block for each province and year, from the lines of the panel."""
    blocks: dict[tuple[str, str], dict[str, Any]] = {}
    names = {content["name"]["zh"]: name for name, content in INDICATORS.items()}
    with PANEL.open(encoding="utf-8", newline="") as lines:
        for line, row in enumerate(csv.DictReader(lines), start=2):
            about = {"source": BUREAU, "line": line, "region": row["region_code"], "period": row["year"]}
            about |= {"role": "actual", "modality": "done", "figures": []}
            block = blocks.setdefault((row["region_code"], row["year"]), about)
            block["figures"].append({"indicator": names[row["indicator"]], "line": line, **_figure(row)})
    yield from blocks.values()


def _figure(row: Mapping[str, str]) -> Content:
    value = row["value"].removesuffix(".0") + row["unit"]
    said = f"{row['year']}年{row['region']}{row['indicator']}{value}"
    return {"value": value, "phrase": said, "vintage": words(row["vintage"], EDITIONS[row["vintage"]])}


def _targets() -> Iterator[Content]:
    for n, (year, aims) in enumerate(TARGETS.items()):
        for line, (region, aim) in enumerate(aims.items(), start=1 + 100 * n):
            value, aspired = aim.removeprefix("力争"), aim.startswith("力争")
            about = {"source": INVENTED, "line": line, "region": region, "period": year, "role": "target"}
            figure = {"indicator": "gdp", "value": value, "phrase": f"地区生产总值{aim}", "note": NOTE}
            yield {**about, "modality": "aspire" if aspired else "plan", "figures": [figure]}


if __name__ == "__main__":
    sys.stdout.write({"dense": dense_yaml, "stress": stress_yaml}[sys.argv[1]]())
