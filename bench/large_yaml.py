"""A large data file in which nothing is true and everything is sound: figures of all regions, years on end.

Blocks, notes and inferred periods are as frequent as in the real file; no two figures need be alike. What a region
has is shared out among the regions inside it, and grows a little every year.
"""

import random
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from etl import areas

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "provincial-practice-2024"
YEARS = range(2001, 2023)
NATION = 1_300_000  # 亿元
INSIDE = 0.9  # of what a region has, this much lies in the regions inside it
# Indicators of the real file, by how a value of a region of some size is written.
FIGURES = {
    "gdp": ("地区生产总值{}", lambda size, chance: f"{size:.2f}亿元"),
    "hightech-value-added-growth": ("增加值增长{}", lambda size, chance: f"{chance.uniform(4, 9):.1f}%"),
    "strategic-value-added-share": ("占比{}", lambda size, chance: f"{chance.uniform(30, 38):.1f}%以上"),
    "specialised-smes": ("专精特新企业{}", lambda size, chance: f"{int(size)}家"),
}  # fmt: skip
SPARSE = {"inferred": 26 / 34, "noted": 25 / 76}


def written(figures: int, path: Path) -> int:
    """Write a data file of so many figures, and tell how many there are."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{_declared()}\nobservations:\n")
        made = islice(blocks(), figures // len(FIGURES) * 2)
        file.writelines(made)
    return figures // len(FIGURES) * len(FIGURES)


def _declared() -> str:
    """All definitions, and the sources and places of the five texts, as one file has them."""
    catalogue = (ROOT / "indicators.yaml").read_text("utf-8")
    part = (ROOT / "data" / "2024.yaml").read_text("utf-8")
    return (
        catalogue[catalogue.index("\ntopics:") :]
        + part[part.index("\nsources:") : part.index("\nset_aside:")]
    )


def blocks() -> Iterator[str]:
    """Two figures a block, two blocks a region and year."""
    chance = random.Random(7)
    sizes = _sizes(chance)
    names = list(FIGURES)
    for number, year in enumerate(YEARS):
        for place, (region, size) in enumerate(sizes.items()):
            now = size * 1.05**number
            for part in (names[:2], names[2:]):
                yield _block(
                    region,
                    year,
                    number * len(sizes) + place,
                    [_figure(name, now, chance) for name in part],
                    chance,
                )


def _block(region: str, year: int, place: int, figures: list[str], chance: random.Random) -> str:
    inferred = chance.random() < SPARSE["inferred"]
    why = f"    inferred_from: {{zh: 文中无时间词，据第{place}段上文, en: 'no time word; by paragraph {place}'}}\n"
    return (
        f"  - source: {SOURCE}\n    line: {place + 1}\n    region: '{region}'\n"
        f"    period: {year}\n{why if inferred else ''}    role: actual\n    modality: done\n    figures:\n"
        + "".join(figures)
        + "\n"
    )


def _figure(name: str, size: float, chance: random.Random) -> str:
    phrase, value = FIGURES[name]
    said = value(size, chance)
    note = f"        note: {{zh: 第{chance.randrange(10**6)}号附注, en: note {chance.randrange(10**6)}}}\n"
    noted = note if chance.random() < SPARSE["noted"] else ""
    return f"      - indicator: {name}\n        value: {said}\n        phrase: {phrase.format(said)}\n{noted}"


def _sizes(chance: random.Random) -> Mapping[str, float]:
    """Each region of the code list and what it has; together, regions inside another have less than that."""
    inside: dict[str, list[str]] = {}
    for area in areas.areas().values():
        inside.setdefault(area.parent, []).append(area.code)
    sizes = {areas.NATION: float(NATION)}
    for around, codes in inside.items():
        if around:
            weights = {code: chance.uniform(1, 20) for code in codes}
            whole = sizes[around] * INSIDE / sum(weights.values())
            sizes |= {code: whole * weight for code, weight in weights.items()}
    return {code: size for code, size in sizes.items() if code != areas.NATION}
