"""The map: nothing of the country is missing, areas are in proportion, and its caption says what it is."""

import json
from itertools import pairwise
from math import atanh, radians, sin, sqrt

import pytest
from trees import classed, hrefs, words

from app.figures.outline import FRAME, outline
from app.markup import markup
from app.parts import tiles
from app.parts.map import map_of
from etl import areas, boundaries, queries
from etl.albers import projected
from etl.boundaries import Outlines
from etl.simplified import simplified

PROVINCES = [code for code, area in areas.areas().items() if area.level == "province"]
LARGEST = 120_000  # bytes of the data of a map


def square(west: float, south: float, size: float = 1.0) -> list[list[list[float]]]:
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    return [[[west + size * x, south + size * y] for x, y in corners]]


def province(code: str, *polygons: list) -> dict:
    geometry = {"type": "MultiPolygon", "coordinates": list(polygons)}
    return {"properties": {"name": "", "gb": f"156{code}"}, "geometry": geometry}


def line(*parts: list) -> dict:
    return {
        "properties": {"name": "", "gb": ""},
        "geometry": {"type": "MultiLineString", "coordinates": list(parts)},
    }


def invented(without: str = "") -> list[dict]:
    """A country of squares, with all that must be on a map; the outlines are nobody's."""
    found = {code: province(code, square(80 + place, 35)) for place, code in enumerate(PROVINCES)}
    islets = [square(112, 3.9, 0.05), square(112.5, 16, 0.05)]
    found["460000"] = province("460000", square(109, 18.2), *(islets if without != "islets" else []))
    far = [square(124.5, 25.8, 0.05)] if without != "far islets" else []
    found["710000"] = province("710000", square(120.5, 22.5), *far)
    found.pop(without, None)
    dashes = [[[110.0 + place, 3.5 + place], [110.2 + place, 4.4 + place]] for place in range(10)]
    sea = [line(*dashes[:8])] if without == "some dashes" else [] if without == "dashes" else [line(*dashes)]
    return [*found.values(), *sea, line([[117.0, 23.5], [117.2, 23.3]])]


@pytest.fixture(scope="module")
def country() -> Outlines:
    return boundaries.drawn(invented())


def test_a_square_of_the_globe_keeps_its_area():
    """Against the area of the ellipsoid between two parallels and two meridians."""
    e = sqrt(2 / 298.257222101 - 298.257222101**-2)

    def up_to(latitude: float) -> float:
        height = sin(radians(latitude))
        return 6378.137**2 * (1 - e**2) / 2 * (height / (1 - (e * height) ** 2) + atanh(e * height) / e)

    for west, south in ((73, 39), (105, 30), (121, 24), (134, 47)):
        edge = [(west + n / 50, south) for n in range(51)] + [
            (west + 1 - n / 50, south + 1) for n in range(51)
        ]
        ring = [projected(*point) for point in [*edge, edge[0]]]
        area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2
        assert area == pytest.approx(radians(1) * (up_to(south + 1) - up_to(south)), rel=1e-4)


def test_the_middle_is_upright_and_east_is_right():
    assert projected(105, 35)[0] == 0
    assert projected(120, 35)[0] > 0 > projected(90, 35)[0]
    assert projected(105, 40)[1] > projected(105, 30)[1]


def test_a_simpler_line_stays_within_the_tolerance():
    wave = [(float(x), sin(x / 3)) for x in range(100)]
    plain = simplified(wave, 0.5)
    assert (plain[0], plain[-1]) == (wave[0], wave[-1])
    assert 10 < len(plain) < len(wave)
    assert simplified(wave, 2.0) == [wave[0], wave[-1]]


def test_a_ring_keeps_three_corners():
    ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    assert len(simplified(ring, 100.0)) >= 4


@pytest.mark.parametrize(
    "without", ["710000", "810000", "820000", "islets", "far islets", "dashes", "some dashes"]
)
def test_a_map_with_a_part_missing_is_not_offered(without):
    assert boundaries.complete(invented())
    assert not boundaries.complete(invented(without))


def test_without_the_package_there_is_no_map(monkeypatch):
    monkeypatch.setattr(boundaries, "PACKAGE", "no-such-package-of-boundaries")
    boundaries.at_hand.cache_clear()
    try:
        assert not boundaries.at_hand()
    finally:
        boundaries.at_hand.cache_clear()


def test_everything_is_drawn_and_the_south_in_its_frame(country):
    figure = outline(country, {"330000": 4}, {code: code for code in PROVINCES}, "zh")
    lands = {trace["customdata"][0]: trace for trace in figure["data"] if trace["meta"] == "land"}
    assert sorted(lands) == sorted(PROVINCES)
    assert lands["330000"]["fillcolor"] == "var(--shade-4)"
    assert lands["710000"]["fillcolor"] == "var(--faint)"
    (dashes,) = [trace for trace in figure["data"] if trace["meta"] == "dashes"]
    inside = [FRAME.left <= x <= FRAME.right for x in dashes["x"] if x is not None]
    assert len(inside) == 20
    assert all(inside)
    islets = [trace for trace in figure["data"] if trace["meta"] == "islets"]
    assert {trace["customdata"][0] for trace in islets} == {"460000", "710000"}


def test_what_crosses_the_frame_is_cut_at_it():
    """A square that lies south of the rest of the sheet, and reaches west of the frame."""
    outlines = boundaries.drawn([*invented("460000"), province("460000", square(105, 8, 6))])
    figure = outline(outlines, {}, {code: code for code in PROVINCES}, "en")
    (land,) = [trace for trace in figure["data"] if trace.get("customdata") == ["460000"]]
    across, up = ([each for each in land[axis] if each is not None] for axis in ("x", "y"))
    assert min(across) == round(FRAME.left)
    assert max(across) < FRAME.right
    assert FRAME.bottom < min(up) < max(up) < FRAME.top


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("approval", ["", "GS(2099)0001号"])
def test_the_caption_says_what_the_map_is(country, tables, monkeypatch, language, approval):
    monkeypatch.setattr(boundaries, "outlines", lambda: country)
    monkeypatch.setattr(boundaries, "release", lambda: "a-package 1.0")
    monkeypatch.setenv("MAP_APPROVAL", approval)
    tiling = tiles.of_counts(queries.counts(tables, "province"), language)
    page = map_of(tiling, "…", language)
    (caption,) = map(words, classed(page, "map-caption"))
    assert ("示意图" if language == "zh" else "Schematic") in caption
    assert "a-package 1.0" in caption
    assert (
        (approval in caption)
        if approval
        else (("审图号" if language == "zh" else "approval number") in caption)
    )
    # The same as a table, each division leading to its page.
    assert len([each for each in hrefs(page) if each.startswith("/region/")]) == len(PROVINCES)


def test_a_real_map_is_small_and_whole(tables):
    if not boundaries.at_hand():
        pytest.skip("the package with the boundaries is not installed")
    tiling = tiles.of_counts(queries.counts(tables, "province"), "zh")
    sent = str(markup(map_of(tiling, "…", "zh")))
    data = sent.partition('type="application/json">')[2].partition("</script>")[0]
    assert len(data.encode()) < LARGEST
    drawn = json.loads(data)["figure"]["data"]
    assert {trace["customdata"][0] for trace in drawn if "customdata" in trace} == set(PROVINCES)
    assert len(boundaries.outlines().dashes) == 10
