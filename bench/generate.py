"""A release of the whole country in which nothing is true: every region, hundreds of indicators, twenty years.

`python -m bench.generate FOLDER [ROWS]` writes one of about so many observations, 33.6 million where none are named.

What is skewed in life is skewed here: values follow the size of a region, a few indicators are told of everywhere
and the last ones of six regions in seven, texts of large provinces hold ten times the figures of small ones, one
figure in nine was revised a year later, one in twenty-three is a target. Equal arguments give equal rows.
"""

import hashlib
import sys
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq

from bench import generated
from etl import catalog, release
from etl import tables as tidy
from etl.codes import Unit
from etl.tables import Tables

ROWS = 33_600_000
YEARS = range(2006, 2026)
MOST_INDICATORS = 500
TOPICS, GROUPS = 10, 5
BRANCHES = (
    "集成电路", "生物医药", "高端装备", "新材料", "新能源", "节能环保", "人工智能", "数字创意", "航空航天",
    "海洋工程", "智能网联汽车", "机器人", "量子信息", "低空经济", "新型显示", "软件服务", "云计算", "大数据",
    "物联网", "现代种业", "医疗器械", "轨道交通", "工业母机", "新型储能", "氢能",
)  # fmt: skip
# What is told of a branch: id, words, measure, unit; those of a hundredth part of a unit are written with two places.
KINDS = (
    ("output", "产值", "level", "CNY"), ("value-added", "增加值", "level", "CNY"),
    ("sales", "营业收入", "level", "CNY"),
    ("exports", "出口额", "level", "CNY"), ("output-growth", "产值增速", "growth", "PT"),
    ("value-added-growth", "增加值增速", "growth", "PT"), ("sales-growth", "营业收入增速", "growth", "PT"),
    ("exports-growth", "出口增速", "growth", "PT"), ("share", "产值占比", "share", "PT"),
    ("value-added-share", "增加值占比", "share", "PT"), ("export-share", "出口占比", "share", "PT"),
    ("staff-share", "从业人员占比", "share", "PT"), ("firms", "企业数", "stock", "PN"),
    ("large-firms", "规模以上企业数", "stock", "PN"), ("hightech-firms", "高新技术企业数", "stock", "PN"),
    ("listed-firms", "上市企业数", "stock", "PN"), ("projects", "在建项目数", "stock", "PN"),
    ("investment", "投资额", "level", "CNY"), ("fund", "基金规模", "level", "CNY"),
    ("platforms", "平台数", "stock", "PN"),
)  # fmt: skip


def main() -> None:
    folder, rows = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
    sys.stdout.write(f"{written(folder, rows):,} observations\n")


def written(folder: Path, rows: int) -> int:
    """Write the tables of a release of about so many observations; how many there are."""
    tables = small_tables(max(1, round(MOST_INDICATORS * rows / ROWS)))
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.named().items():
        if name != "observations":
            frame.to_parquet(folder / f"{name}.parquet", index=False)
    number = 0
    with pq.ParquetWriter(folder / "observations.parquet", generated.SCHEMA, compression="zstd") as file:
        for batch in generated.observations(tables.indicators, YEARS):
            file.write_batch(batch, row_group_size=len(batch))
            number += len(batch)
    _describe(folder, number)
    return number


def _describe(folder: Path, observations: int) -> None:
    """The manifest, so that it can be loaded as any other."""
    files: dict[str, dict[str, object]] = {}
    for path in sorted(folder.glob("*.parquet")):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        files[path.name] = {"sha256": digest, "bytes": path.stat().st_size}
    version = hashlib.sha256(repr(files).encode()).hexdigest()[:12]
    tables = {"observations": {"rows": observations}}
    told = release.described(version, date(YEARS[-1] + 1, 1, 1), {"file": "generated"}, files, tables)
    (folder / release.MANIFEST).write_bytes(told)


def small_tables(indicators: int) -> Tables:
    """The tables without observations: regions, so many definitions, a text for each province and year."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "indicators.yaml"
        path.write_text("".join(_yaml(indicators)), encoding="utf-8")
        return tidy.build(catalog.read(path))


def _yaml(indicators: int) -> Iterator[str]:
    chosen = list(_definitions())[:indicators]
    yield "topics:\n"
    for number in range(TOPICS):
        yield f"  topic-{number}: {{name: {{zh: 主题{number}, en: Topic {number}}}}}\n"
    yield "families:\n"
    for family in dict.fromkeys(each[1] for each in chosen):
        branch, group = divmod(int(family.removeprefix("family-")), GROUPS)
        yield f"  {family}: {{name: {{zh: {BRANCHES[branch]}{group}, en: Branch {branch} {group}}}}}\n"
    yield "indicators:\n"
    for name, family, topic, words, measure, unit in chosen:
        yield (
            f"  {name}:\n    name: {{zh: {words}, en: {name}}}\n    family: {family}\n    topic: {topic}\n"
            f"    measure: {measure}\n    timing: {'point' if measure == 'stock' else 'stretch'}\n    unit: {unit}\n"
            f"    direction: more\n    numerator: {{zh: {words}, en: {name}}}\n"
            "    scope: {zh: 全地区, en: whole region}\n"
        )
        if measure == "share":
            yield "    denominator: {zh: 全部产业, en: all industries}\n"
        if unit == Unit.PN:
            yield "    counted: {zh: 家, en: units}\n"
    yield "sources:\n"
    for province, year in product(generated.provinces(), YEARS):
        yield (
            f"  {generated.source(province, year)}:\n"
            f"    title: {{zh: {province}{year}年统计公报, en: Bulletin {province} {year}}}\n"
            f"    publisher: {{zh: 统计局, en: Statistics}}\n    date: {year + 1}-03\n"
            f"    date_evidence: {{zh: 公报日期, en: dated}}\n    file: {generated.source(province, year)}.txt\n"
            f"    sha256: {'0' * 64}\n    script: simplified\n"
        )
    yield "observations: []\n"


def _definitions() -> Iterator[tuple[str, str, str, str, str, str]]:
    """Id, family, topic, Chinese name, measure and unit of each indicator that there could be."""
    for number, (branch, kind) in enumerate(product(range(len(BRANCHES)), range(len(KINDS)))):
        name, words, measure, unit = KINDS[kind]
        family = f"family-{branch * GROUPS + kind * GROUPS // len(KINDS)}"
        yield f"{name}-{number}", family, f"topic-{branch % TOPICS}", BRANCHES[branch] + words, measure, unit


if __name__ == "__main__":
    main()
