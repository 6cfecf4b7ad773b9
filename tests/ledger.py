"""An invented catalogue of targets and results, in which nothing is true, and makers of small ones like it.

Three provinces × five years × three definitions of one family, targets of every comparator, and every trap that
the core has to step around. Say what was said with `target`, `result`, `estimate` and `base`; `document` makes the
YAML of it.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import invented

from etl import intervals, quantity
from etl.codes import Comparator, Unit
from etl.display import exact
from etl.tables import Tables

Said = dict[str, Any]

# The deadlines of 2024 have passed, those of 2025 have not.
DAY = date(2025, 6, 30)
WHY = {"zh": "以公报为准", "en": "as the bulletin has it"}


def flow(value: object) -> str:
    """A value as YAML writes it within a line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return str(value)


def words(zh: str, en: str) -> dict[str, str]:
    """What readers see."""
    return {"zh": zh, "en": en}


def defined(zh: str, en: str, family: str, measure: str, unit: str, direction: str, **more: object) -> Said:
    """One definition. What a point in time has is stock and rank; a count counts firms."""
    timing = "point" if measure in ("stock", "rank") else "stretch"
    counted = {"counted": words("家", "firms")} if unit == "PN" else {}
    content = {
        "name": words(zh, en),
        "family": family,
        "topic": "economy",
        "measure": measure,
        "timing": timing,
    }
    content |= {"unit": unit, "direction": direction, "numerator": words(zh, en)}
    return content | {"scope": words("全地区", "whole region")} | counted | more


def a_share(zh: str, en: str) -> dict[str, object]:
    """战略性新兴产业 over 规上工业, both by one statistic."""
    return {
        "numerator": words(f"战略性新兴产业{zh}", f"{en} of strategic industries"),
        "denominator": words(f"规上工业{zh}", f"{en} of industry"),
    }


INDICATORS: Mapping[str, Said] = {
    "share-output": defined(
        "战新总产值比重", "Share of gross output", "strategic", "share", "PT", "more",
        **a_share("总产值", "gross output"),
    ),
    "share-added": defined(
        "战新增加值比重", "Share of value added", "strategic", "share", "PT", "more", **a_share("增加值", "value added")
    ),
    "added-growth": defined(
        "战新增加值增速", "Growth of value added", "strategic", "growth", "PT", "more",
        numerator=words("战略性新兴产业增加值", "value added of strategic industries"),
    ),
    "gdp": defined("地区生产总值", "GDP", "gdp", "level", "CNY", "more"),
    "gdp-average": defined("地区生产总值年均增速", "Average growth", "gdp", "average_growth", "PT", "more"),
    "profit": defined("利润总额", "Profit", "other", "level", "CNY", "more"),
    "firms": defined("企业总数", "Firms", "other", "stock", "PN", "more"),
    "new-firms": defined("新增企业", "New firms", "other", "addition", "PN", "more"),
    "closures": defined("关停企业", "Closures", "other", "stock", "PN", "less"),
    "water": defined("用水量", "Water use", "other", "level", "MTQ", "less"),
    "unemployment": defined("失业率", "Unemployment", "other", "growth", "PT", "less"),
    "place": defined("位次", "Place", "other", "rank", "RANK", "less"),
    "ratio": defined("收入比", "Ratio of incomes", "other", "level", "FOLD", "neither"),
    "price": defined("价格涨幅", "Prices", "other", "growth", "PT", "neither"),
    "city-labs": defined(
        "市级实验室", "City laboratories", "other", "stock", "PN", "more", levels=["city"], within="浙江"
    ),
}  # fmt: skip
SOURCES = {
    "plan": ("规划", "The plan", "2021-03"),
    "bulletin": ("公报", "The bulletin", "2024-02"),
    "report": ("报告", "The report", "2025-03"),
    "revision": ("调整", "The revision", "2025-05"),
}


def _source(number: int, zh: str, en: str, day: str) -> Said:
    content = {"title": words(zh, en), "publisher": words("某报", "A paper"), "date": day}
    content |= {"date_evidence": words("电头", "dateline"), "file": f"{number}.txt"}
    return content | {"sha256": f"{number:064}", "script": "simplified"}


def section(name: str, records: Mapping[str, Said]) -> str:
    """One section of the catalogue, a line a record."""
    return f"{name}:\n" + "".join(f"  {key}: {flow(content)}\n" for key, content in records.items())


def head(indicators: Mapping[str, Said] = INDICATORS) -> str:
    """All that stands before the observations."""
    families = dict.fromkeys(each["family"] for each in indicators.values())
    return "".join(
        (
            section("topics", {"economy": {"name": words("经济", "Economy")}}),
            section("families", {name: {"name": words(f"{name}族", f"family {name}")} for name in families}),
            section("indicators", indicators),
            section("sources", {name: _source(n, *about) for n, (name, about) in enumerate(SOURCES.items())}),
            "places:\n  park: {name: {zh: 某园区, en: A park}, kind: park, within: 杭州}\n",
        )
    )


def said(role: str, modality: str, indicator: str, value: str, period: str | int, more: Said) -> Said:
    """One figure: Zhejiang's, in the report, where nothing else is said."""
    content = {"source": "report", "region": "浙江", "period": period, "role": role, "modality": modality}
    return content | {"indicator": indicator, "value": value, "phrase": value} | more


def accepted(warning: str, zh: str, en: str) -> Mapping[str, object]:
    """A warning looked into, and why the figure stands."""
    return {"accepted": [{"warning": warning, **words(zh, en)}]}


def target(indicator: str, value: str, period: str | int, **more: object) -> Said:
    return said("target", "plan", indicator, value, period, more)


def result(indicator: str, value: str, period: str | int, **more: object) -> Said:
    return said("actual", "done", indicator, value, period, more)


def estimate(indicator: str, value: str, period: str | int, **more: object) -> Said:
    return said("estimate", "expect", indicator, value, period, more)


def base(indicator: str, value: str, period: str | int, **more: object) -> Said:
    return said("base", "done", indicator, value, period, more)


_OF_FIGURE = (
    "indicator",
    "value",
    "phrase",
    "status",
    "vintage",
    "supersedes",
    "path",
    "set_by",
    "preferred",
)


def document(*entered: Said, indicators: Mapping[str, Said] = INDICATORS) -> str:
    """The YAML of a catalogue with these figures, each on a line of the text of its own."""
    blocks = []
    for line, each in enumerate(entered, start=1):
        figure = {key: value for key, value in each.items() if key in _OF_FIGURE}
        block = {"line": line} | {key: value for key, value in each.items() if key not in _OF_FIGURE}
        blocks.append(f"  - {flow(block | {'figures': [figure]})}\n")
    return head(indicators) + f"observations:{'' if blocks else ' []'}\n" + "".join(blocks)


def tables(folder: Path, *entered: Said) -> Tables:
    """The tables of a catalogue with these figures, or else of ENTERED."""
    return invented.tables(folder, document(*(entered or ENTERED)))


def row(written: str, unit: str = "PN", **other: object) -> dict[str, Any]:
    """One row of a VIEW with what the pure rules ask of it: a figure as a text writes it."""
    read = quantity.read(written)
    span = intervals.interval(read, written, Unit(unit))
    low, high = (exact(Fraction(end)) if abs(end) != float("inf") else None for end in span[:2])
    content: dict[str, Any] = {
        "obs_id": "a", "region": "330000", "indicator": "firms", "vintage_zh": None, "level": "province",
        "time_period": "2024", "freq": "A", "timing": "stretch", "measure": "level", "measure_role": "A",
        "obs_status": "A", "direction": "more", "modality": "DONE", "unit_measure": unit,
        "comparator": Comparator(read.comparator), "obs_value": float(read.value),
        "obs_value_exact": exact(read.value), "low": low, "high": high, "low_open": span.low_open,
        "high_open": span.high_open, "unit_mult": read.unit_mult, "decimals": read.decimals,
        "derivation": "QUOTED",
        "value_as_written": written,
    }  # fmt: skip
    return content | other


# ── The catalogue ──

PROVINCES = ("浙江", "江苏", "山东")
YEARS = range(2020, 2025)
# The first year of the first province; each further one adds its step.
_SERIES = {
    "share-output": (Fraction("30.1"), "%"),
    "share-added": (Fraction("28.4"), "%"),
    "added-growth": (4, "%"),
}


def _panel() -> list[Said]:
    """Results of every province, year and definition of one family; a growth of 0 and a decrease among them."""
    found = []
    for place, region in enumerate(PROVINCES):
        for indicator, (first, unit) in _SERIES.items():
            for n, year in enumerate(YEARS):
                value = Fraction(first) + n * Fraction("1.5") - 4 * place * (indicator == "added-growth")
                written = f"{float(value):.1f}{unit}" if value >= 0 else f"下降{float(-value):.1f}{unit}"
                source = "report" if year >= 2023 else "bulletin"
                found.append(result(indicator, written, year, region=region, source=source))
    return found


def _comparators() -> list[Said]:
    """A target of every comparator, aspired and planned, each with what answers it."""
    asked = {
        "GE": ("share-output", "40%以上", "plan"),
        "GT": ("firms", "超4000家", "aspire"),
        "EQ": ("gdp", "8.3万亿元", "plan"),
        "AP": ("new-firms", "40家左右", "plan"),
        "AB": ("city-labs", "近30家", "aspire"),
        "RG": ("added-growth", "5%—6%", "plan"),
        "LE": ("unemployment", "5%以内", "commit"),
        "LT": ("water", "低于60亿立方米", "commit"),
    }
    where = {"city-labs": {"region": "杭州"}}
    return [
        target(name, value, 2024, modality=how, **where.get(name, {})) for name, value, how in asked.values()
    ]


def _answers() -> list[Said]:
    return [
        result("firms", "超3900家", "2024-12-31"),  # a bound: cannot be rated
        result("gdp", "超8万亿元", 2024),
        result("new-firms", "43家", 2024),
        result("city-labs", "近30家", 2024, region="杭州"),
        result("unemployment", "5.2%左右", 2024),
        base("water", "70亿立方米", 2020),
        result("water", "58亿立方米", 2024),
    ]


def _claims() -> list[Said]:
    """A preliminary value revised, a conflict settled, a text that corroborates, another edition."""
    return [
        result("gdp", "7.9万亿元", 2023, source="bulletin", status="provisional"),
        result("gdp", "8.2万亿元", 2023),
        result("firms", "3500家", 2023),
        result("firms", "3600家", 2023, source="bulletin", preferred=WHY),
        result("profit", "400亿元以上", 2023),
        result("profit", "超400亿元", 2023, source="bulletin"),
        result("gdp", "8.9万亿元", 2022, region="江苏", vintage=words("普查修订", "after the census")),
        result("gdp", "9.1万亿元", 2022, region="山东"),
    ]


def _less_is_better() -> list[Said]:
    return [
        target("closures", "20家", 2024),
        base("closures", "50家", 2020),
        result("closures", "26家", 2024),
        target("water", "50亿立方米", 2024, region="江苏"),  # no base
        result("water", "48亿立方米", 2024, region="江苏"),
        target("water", "50亿立方米以内", 2024, region="山东"),
        base("water", "50亿立方米", 2020, region="山东"),  # no way down
        result("water", "49亿立方米", 2024, region="山东"),
        target("place", "第三", 2024),
        result("place", "第二", 2024),
    ]


def _zero_and_below() -> list[Said]:
    return [
        target("profit", "-3亿元", 2024, **accepted("target-below-result", "行业转亏", "a loss")),
        result("profit", "-2亿元", 2024),
        target("new-firms", "0家", 2024, region="江苏"),
        result("new-firms", "0家", 2024, region="江苏"),
        target("price", "2%左右", 2024),
        result("price", "下降0.5%", 2024),
        target("ratio", "2倍左右", 2024),
        result("ratio", "1.9倍", 2024),
    ]


def _spans() -> list[Said]:
    return [
        target("gdp", "10万亿元", "2022-01-01/P3Y", region="江苏", set_by=words("省政府", "the province")),
        result("gdp", "10.4万亿元", 2024, region="江苏"),
        target("gdp-average", "6%", "2022-01-01/P3Y", region="江苏"),
        target("firms", "1000家", 2025, region="park"),
        result("firms", "800家", "2025-03-31", region="park", source="revision"),
    ]


def _under_way() -> list[Said]:
    """Additions ahead of linear time, behind it, behind it and ahead of their own path."""
    path = [{"by": "2025-03", "value": "10家"}, {"by": "2025-06", "value": "45家"}]
    parts = {"source": "revision"}
    return [
        target("new-firms", "100家", 2025),
        result("new-firms", "30家", "2025-Q1", **parts),
        target("new-firms", "100家", 2025, region="江苏"),
        result(
            "new-firms",
            "40家",
            "2025-01-01/P6M",
            region="江苏",
            **parts,
            **accepted("not-over", "快报", "a flash"),
        ),
        target("new-firms", "100家", 2025, region="山东", path=path),
        result("new-firms", "12家", "2025-Q1", region="山东", **parts),
        target("gdp", "9万亿元", 2025),
        estimate("gdp", "8.9万亿元", 2025),
        result("gdp", "2万亿元", "2025-Q1", **parts),
    ]


def _unanswered() -> list[Said]:
    return [
        target("profit", "500亿元", 2024, region="山东"),
        estimate("profit", "490亿元", 2024, region="山东"),
        target("profit", "500亿元", 2023, region="山东"),
        result("profit", "110亿元", "2023-Q1", region="山东"),
        target("profit", "450亿元", 2022, region="山东"),
    ]


def _succession() -> list[Said]:
    """A target replaced by one of another period, which was replaced by one of the same."""
    first, second = "320000.firms.2025.T.plan", "320000.firms.2026.T.report"
    return [
        target("firms", "5000家", 2025, region="江苏", source="plan"),
        target("firms", "6000家", 2026, region="江苏", supersedes=first),
        target("firms", "5500家", 2026, region="江苏", source="revision", supersedes=second),
    ]


def _goals() -> list[Said]:
    """Targets without a number: one due with its result, one due without, one not yet due."""
    return [
        target("profit", "与经济增长同步", 2024, region="安徽"),
        result("profit", "300亿元", 2024, region="安徽"),
        target("profit", "只增不减", 2023, region="安徽"),
        target("firms", "进一步增加", 2026, region="安徽"),
    ]


ENTERED: tuple[Said, ...] = (
    *_panel(),
    *_comparators(),
    *_answers(),
    *_claims(),
    *_less_is_better(),
    *_zero_and_below(),
    *_spans(),
    *_under_way(),
    *_unanswered(),
    *_succession(),
    *_goals(),
)
