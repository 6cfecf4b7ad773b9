"""What a region is called besides its names: 皖, pinyin, initials; and the zones that lie in it."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from etl import areas, pinyin
from etl.areas import UnknownAreaError
from etl.rows import Row, text


def keywords(row: Row) -> str:
    """All that a picker may find a region by, separated by spaces. `row` is one of the regions table.

    浙江省 浙江 浙 zhejiang zj 330000: names, short names, pinyin, its initials, code, English. A zone that
    lies in a region is no name of it.
    """
    words = [text(row, "region_name_zh"), text(row, "short_zh"), *short_names(row["region"])]
    reading = pinyin.syllables(row["short_zh"], text(row, "pinyin"))
    if reading:
        typed = [pinyin.typed(syllable) for syllable in reading]
        words += [row["pinyin"].lower(), "".join(typed), *typed, pinyin.initials(reading)]
    words += [row["region"], text(row, "region_name_en")]
    return " ".join(dict.fromkeys(word for word in words if word))


def short_names(region: str) -> tuple[str, ...]:
    """Names such as 皖 and 粤 that mean this region."""
    return _named().get(region, ())


def place_aliases(region: str) -> tuple[str, ...]:
    """Well-known zones without a code that lie in a region, or partly; none of them stands for it."""
    return _zones().get(region, ())


@cache
def _aliases() -> tuple[tuple[str, str], ...]:
    """Alias and code, as the list has them."""
    with files("etl").joinpath("data", "region_aliases.csv").open(encoding="utf-8") as lines:
        return tuple((row["alias"], row["code"]) for row in csv.DictReader(lines))


@cache
def _named() -> Mapping[str, tuple[str, ...]]:
    return _by_region(named=True)


@cache
def _zones() -> Mapping[str, tuple[str, ...]]:
    return _by_region(named=False)


def _by_region(*, named: bool) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for alias, code in _aliases():
        if _means(alias, code) == named:
            found[code] = (*found.get(code, ()), alias)
    return found


def _means(alias: str, code: str) -> bool:
    """Whether an alias is a name of the area; those that are not belong to zones in it."""
    try:
        return areas.find(alias).code == code
    except UnknownAreaError as error:
        return code in {area.code for area in error.candidates}
