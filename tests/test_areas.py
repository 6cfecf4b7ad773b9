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


BUREAU = ("east", "central", "west", "northeast")


def test_the_groups_of_the_statistics_bureau_share_out_the_mainland():
    members = [code for name in BUREAU for code in areas.groups()[name].codes]
    provinces = {area.code for area in areas.areas().values() if area.level == "province"}
    assert len(members) == len(set(members)) == 31
    assert provinces - set(members) == {"710000", "810000", "820000"}


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("jingjinji", "北京 天津 河北"),
        ("delta", "上海 江苏 浙江 安徽"),
        ("bay", "广东 香港 澳门"),
        ("chengyu", "重庆 四川"),
        ("northeast", "辽宁 吉林 黑龙江"),
    ],
)
def test_members_of_a_group_come_in_the_order_of_the_code_list(group, names):
    assert " ".join(areas.areas()[code].short_zh for code in areas.groups()[group].codes) == names


def test_no_group_passes_for_an_area():
    groups = areas.groups()
    assert not {*groups} & {*areas.areas()}
    for group in groups.values():
        assert group.group == next(name for name, each in groups.items() if each is group)
        assert {areas.areas()[code].level for code in group.codes} == {"province"}
        for name in (group.name_zh, group.name_en, group.group):
            with pytest.raises(areas.UnknownAreaError):
                areas.find(name)
    for names in ([each.name_zh for each in groups.values()], [each.name_en for each in groups.values()]):
        assert len(names) == len(set(names))
