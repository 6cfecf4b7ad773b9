"""Areas of GB/T 2260 and the names they go by."""

import pytest

from etl import areas


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("330000", "330000", id="code"),
        pytest.param("浙江省", "330000", id="full name"),
        pytest.param("浙江", "330000", id="short name"),
        pytest.param("皖", "340000", id="one-character name"),
        pytest.param("诸暨", "330681", id="county"),
        pytest.param("吉林", "220000", id="province before a city of its name"),
        pytest.param("吉林市", "220200", id="full name of that city"),
        pytest.param("全国", "000000", id="nation"),
        pytest.param("中国", "000000", id="nation by its other name"),
    ],
)
def test_an_area_is_found(name, code):
    assert areas.find(name).code == code


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        pytest.param("朝阳区", {"110105", "220104"}, id="in two cities"),
        pytest.param("光谷", set(), id="a zone never passes for the city around it"),
        pytest.param("浙江国", set(), id="unknown"),
    ],
)
def test_an_area_is_not_guessed(name, candidates):
    with pytest.raises(areas.UnknownAreaError) as caught:
        areas.find(name)
    assert {area.code for area in caught.value.candidates} == candidates


def test_every_area_but_the_nation_has_a_parent_in_the_list():
    orphans = [area.code for area in areas.areas().values() if area.parent not in areas.areas()]
    assert orphans == [areas.NATION]


def test_the_tiles_are_the_provinces_each_in_a_place_of_its_own():
    provinces = {area.code for area in areas.areas().values() if area.level == "province"}
    tiles = areas.tiles()
    assert {tile.code for tile in tiles} == provinces
    assert len({(tile.row, tile.column) for tile in tiles}) == 34
