"""A catalogue in which nothing is true and everything strains a chart.

34 provinces × 10 indicators × 10 years: long names, values from 1 to 10¹³, losses, ties, gaps, every comparator,
targets of every firmness. A fixed seed: the same text on every machine.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from etl import areas
from tests import catalogues
from tests.catalogues import Content, words

YEARS = range(2015, 2025)
SEED = 20241231
GAPS = 0.08  # share of the results that are missing
# A bound of each kind; ranges, and places in an order, are made where they fit.
BOUNDS = ("{}", "超{}", "{}以上", "不足{}", "{}以内", "{}左右", "近{}", "{}余", "不低于{}")
SCALES = ((1e12, "万亿元"), (1e8, "亿元"), (1e4, "万元"), (1, "元"))
FIRMNESS = {"commit": "确保", "plan": "", "aspire": "力争", "expect": "预计"}

Value = Callable[[random.Random, int, int], str]


def _defined(zh: str, en: str, measure: str, unit: str, direction: str = "more", **more: object) -> Content:
    timing = "point" if measure in ("stock", "rank") else "stretch"
    content = {"name": words(zh, en), "measure": measure, "timing": timing, "unit": unit}
    content |= {"direction": direction, "numerator": words(zh, en)}
    return content | {"scope": words("全部调查单位", "all units surveyed")} | more


FIRMS = words("家", "enterprises")
INDICATORS: Mapping[str, Content] = {
    "skewed": _defined("从一元到十万亿元的极端偏斜总额", "Total skewed from one yuan to ten trillion", "level", "CNY"),
    "losses": _defined(
        "规模以上战略性新兴服务业和高技术制造业企业盈亏相抵后的利润净额合计",
        "Net profit after losses of strategic emerging services and high-technology manufacturing above scale",
        "level", "CNY",
    ),
    "growth": _defined("增加值同比增速", "Growth of value added", "growth", "PT"),
    "tied": _defined("并列众多的园区数", "Parks, with many ties", "stock", "PN", counted=words("个", "parks")),
    "share": _defined(
        "新一代信息技术、高端装备、新材料、生物、新能源汽车等产业增加值占地区生产总值的比重",
        "Value added of new-generation information technology, equipment, materials and biology in regional product",
        "share", "PT", denominator=words("地区生产总值", "gross regional product"),
    ),
    "bounded": _defined("处处有界的企业数", "Enterprises known by bounds", "stock", "PN", counted=FIRMS),
    "place": _defined("综合评价位次", "Place in an evaluation", "rank", "RANK", "less"),
    "added": _defined(
        "当年新认定的国家级专精特新“小巨人”企业及其配套协作企业数",
        "Little giants newly recognised in the year, with the enterprises that supply and support them",
        "addition", "PN", counted=FIRMS,
    ),
    "water": _defined("万元产出用水总量", "Water used", "level", "MTQ", "less"),
    "sparse": _defined("只有一年一地的算力规模", "Computing capacity, once", "stock", "PFLOPS"),
}  # fmt: skip
FAMILIES = {name: ("look-alikes" if name in ("bounded", "added", "tied") else name) for name in INDICATORS}


def _money(amount: float) -> str:
    """In the scale a text would use, to two digits after the point."""
    scale, unit = next(each for each in SCALES if abs(amount) >= each[0])
    return f"{amount / scale:.2f}".rstrip("0").rstrip(".") + unit


def _skewed(chance: random.Random, place: int, year: int) -> str:
    return _money(10 ** (13 * place / 33) * (1 + 0.05 * year))


def _losses(chance: random.Random, place: int, year: int) -> str:
    return _money(chance.choice((-1, -1, 1)) * 10 ** chance.uniform(4.1, 11))


def _growth(chance: random.Random, place: int, year: int) -> str:
    change = chance.choice((0, round(chance.gauss(3, 6), 1), 61.7 if place == 5 else 4.4))
    return f"下降{-change}%" if change < 0 else f"{change}%"


def _tied(chance: random.Random, place: int, year: int) -> str:
    return f"{(3, 3, 3, 7, 7, 12)[place % 6] + year}个"


def _share(chance: random.Random, place: int, year: int) -> str:
    return f"{chance.uniform(0.01, 0.4) if place % 9 == 0 else chance.uniform(18, 19.5):.2f}%"


def _bounded(chance: random.Random, place: int, year: int) -> str:
    number = chance.randrange(2, 90) * 100
    if (place + year) % 10 == 9:
        return f"{number}—{number * 2}家"
    return BOUNDS[(place + year) % 10].format(f"{number}家")


def _place(chance: random.Random, place: int, year: int) -> str:
    return f"第{(place * 5 + year * 7) % 34 + 1}位"


def _added(chance: random.Random, place: int, year: int) -> str:
    return f"{chance.choice((0, 1, 9, 88, 12345))}家"


def _water(chance: random.Random, place: int, year: int) -> str:
    return f"{chance.uniform(1, 700):.1f}亿立方米"


def _sparse(chance: random.Random, place: int, year: int) -> str:
    return "1.2万P" if (place, year) == (32, 4) else ""


VALUES: Mapping[str, Value] = {
    "skewed": _skewed, "losses": _losses, "growth": _growth, "tied": _tied, "share": _share, "bounded": _bounded,
    "place": _place, "added": _added, "water": _water, "sparse": _sparse,
}  # fmt: skip
AIMS = {
    "skewed": ("9.9万亿元以上", "1元", "500万元左右"), "losses": ("-2亿元", "超80亿元", "近900亿元"),
    "growth": ("5%—6%", "下降2%", "6.5%左右"), "tied": ("12个", "15个以上", "20个左右"),
    "share": ("20%", "19%左右", "不低于五分之一"), "bounded": ("9000家以上", "3000—5000家", "突破1万家"),
    "place": ("第一位", "第10位", "第二位"), "added": ("100家", "0家", "1.3万家"),
    "water": ("600亿立方米以内", "不超过50亿立方米", "低于7亿立方米"),
}  # fmt: skip


def yaml() -> str:
    """The whole catalogue as text."""
    sections = {
        "topics": {"strain": {"name": TOPIC}},
        "families": {name: {"name": words(f"{name} 族：相近口径", f"Family {name}")} for name in FAMILIES.values()},
        "indicators": {
            name: {**content, "family": FAMILIES[name], "topic": "strain"} for name, content in INDICATORS.items()
        },
        "sources": {name: _source(n, zh, en) for n, (name, zh, en) in enumerate(SOURCES)},
    }  # fmt: skip
    return catalogues.document(sections, [*_results(), *_targets()])


TOPIC = words("检验版面用的一个名称很长的主题", "A topic with a long name to strain layouts")
SOURCES = (
    (
        "results",
        "关于虚构地区十年间若干指标完成情况以及有关口径调整说明的通报（征求意见稿修改稿）",
        "Circular on ten years of results of invented regions, with notes on changed definitions (revised draft)",
    ),
    ("targets", "虚构目标", "Invented targets"),
)


def _source(number: int, zh: str, en: str) -> Content:
    content = {"title": words(zh, en), "publisher": words("无", "None"), "date": "2025-01"}
    content |= {"date_evidence": words("虚构", "invented"), "file": f"{number}.txt"}
    return content | {"sha256": f"{number:064}", "script": "simplified"}


def _results() -> Iterator[Content]:
    chance, line = random.Random(SEED), 0
    for place, tile in enumerate(areas.tiles()):
        for n, year in enumerate(YEARS):
            values = {name: value(chance, place, n) for name, value in VALUES.items()}
            kept = {name: written for name, written in values.items() if written and _told(chance, name)}
            line += 1
            yield _block("results", line, tile.code, year, "actual", "done", kept)


def _told(chance: random.Random, name: str) -> bool:
    """Whether the texts say it, or leave a gap. What is said once has none."""
    return name == "sparse" or chance.random() >= GAPS


def _targets() -> Iterator[Content]:
    """Targets of 2024 and 2025, for two of three provinces each."""
    line, firmness = 0, list(FIRMNESS)
    for place, tile in enumerate(areas.tiles()):
        for n, year in enumerate((2024, 2025)):
            if (place + n) % 3:
                aims = {name: written[(place + n) % 3] for name, written in AIMS.items()}
                line += 1
                yield _block("targets", line, tile.code, year, "target", firmness[(place + n) % 4], aims)


def _block(
    source: str, line: int, region: str, year: int, role: str, modality: str, values: Mapping[str, str]
) -> dict[str, Any]:
    before = FIRMNESS.get(modality, "")
    figures = [
        {"indicator": name, "value": written, "phrase": before + written} for name, written in values.items()
    ]
    about = {"source": source, "line": line, "region": region, "period": year, "role": role}
    return about | {"modality": modality, "figures": figures}
