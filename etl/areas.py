"""Areas of GB/T 2260: the nation, provinces, prefectures and counties, and the names they go by."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from etl.errors import IndicatorsError

NATION = "000000"
LEVELS = ("nation", "province", "prefecture", "county")


@dataclass(frozen=True, slots=True)
class Area:
    """One administrative division. `parent` is the code of the division above it, empty for the nation."""

    code: str
    name_zh: str
    short_zh: str
    pinyin: str
    name_en: str
    level: str
    parent: str


class Tile(NamedTuple):
    """Where a province stands in the 9 × 7 tile layout; both numbers count from 0, from the top left."""

    code: str
    short_en: str
    row: int
    column: int


class Group(NamedTuple):
    """Provinces that are looked at together; `codes` in the order of the code list."""

    group: str
    name_zh: str
    name_en: str
    codes: tuple[str, ...]


class UnknownAreaError(IndicatorsError):
    """A name that no area bears, or that several do: then `candidates` holds them."""

    def __init__(self, name: str, candidates: tuple[Area, ...] = ()) -> None:
        self.name, self.candidates = name, candidates
        super().__init__(f"{name}: {', '.join(area.code for area in candidates) or 'unknown'}")


def _rows(file: str) -> Iterator[dict[str, str]]:
    with files("etl").joinpath("data", file).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


@cache
def areas() -> Mapping[str, Area]:
    """All areas by code, in the order of the code list."""
    fields = Area.__slots__
    return MappingProxyType(
        {row["code"]: Area(*(row[name] for name in fields)) for row in _rows("regions.csv")}
    )


@cache
def tiles() -> tuple[Tile, ...]:
    """The 34 provinces as tiles: a diagram, not a map."""
    return tuple(
        Tile(row["adcode"], row["short_en"], int(row["row"]), int(row["col"]))
        for row in _rows("tilegrid.csv")
    )


@cache
def groups() -> Mapping[str, Group]:
    """Groups of provinces by id: the four of the statistics bureau, then four that plans speak of."""
    found: dict[str, Group] = {}
    for row in _rows("groups.csv"):
        before = found[row["group"]].codes if row["group"] in found else ()
        found[row["group"]] = Group(row["group"], row["name_zh"], row["name_en"], (*before, row["code"]))
    return MappingProxyType(found)


@cache
def _by_name() -> Mapping[str, tuple[Area, ...]]:
    found: dict[str, list[Area]] = {}
    for area in sorted(areas().values(), key=lambda area: LEVELS.index(area.level)):
        for name in (area.name_zh, area.short_zh):
            found.setdefault(name, []).append(area)
    # Zones of the alias list are left out: a zone never passes for the unit that contains it.
    for row in _rows("region_aliases.csv"):
        if row["kind"] == "简称":
            found.setdefault(row["alias"], []).append(areas()[row["code"]])
    return {name: tuple(dict.fromkeys(named)) for name, named in found.items()}


@cache
def names() -> tuple[str, ...]:
    """Names and codes by which an area can be found, higher levels first; without 皖 and its like."""
    return (*(name for name in _by_name() if len(name) > 1), *areas())


def find(name: str) -> Area:
    """The area with this code, full name or short name.

    A name shared by a province and lesser places (吉林, 海南) means the province, as in common speech;
    any other shared name must be given by code.

    Raises:
        UnknownAreaError: nothing bears the name, or several areas do.
    """
    if name in areas():
        return areas()[name]
    named = _by_name().get(name, ())
    provinces = [area for area in named if area.level == "province"]
    chosen = provinces or list(named)
    if len(chosen) != 1:
        raise UnknownAreaError(name, named)
    return chosen[0]


def full_name(area: Area) -> str:
    """Its name behind that of the area above it, which tells apart those of one name: 长春市朝阳区."""
    return areas()[area.parent].name_zh + area.name_zh if area.parent else area.name_zh


def province_of(code: str) -> str:
    """Code of the province that contains an area; the nation and provinces answer themselves."""
    area = areas()[code]
    while area.level not in ("nation", "province"):
        area = areas()[area.parent]
    return area.code
