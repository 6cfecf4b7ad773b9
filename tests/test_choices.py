"""Options of the controls: groups first, all provinces, and greyed with the reason where there is nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from app.pages import compare
from app.parts import choices
from app.urls import Compare
from etl import areas, queries
from tests import invented
from tests.trees import by_id

Options = Mapping[str, Mapping[str, Any]]


def listed(groups: list[dict[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for group in groups:
        yield from group["items"]


def by_value(groups: list[dict[str, Any]]) -> Options:
    return {option["value"]: option for option in listed(groups)}


@pytest.fixture(scope="module")
def gdp(tables) -> set[str]:
    """The regions that have a figure of the family."""
    return set(queries.comparison(tables, "gdp")["region"])


@pytest.fixture(scope="module", params=["zh", "en"])
def groups(request, tables, gdp) -> list[dict[str, Any]]:
    return choices.entity_choices(tables, gdp, request.param)


def test_groups_of_provinces_stand_before_all_others(groups):
    assert [option["value"] for option in groups[0]["items"]] == [*areas.groups()]


def test_every_province_and_every_region_with_figures_can_be_found(tables, groups):
    found = {*by_value(groups)}
    provinces = {area.code for area in areas.areas().values() if area.level == "province"}
    assert provinces <= found
    assert set(tables.observations["region"]) <= found


def test_no_option_is_there_twice(groups):
    values = [option["value"] for option in listed(groups)]
    assert len(values) == len(set(values))


def test_only_what_has_figures_can_be_chosen(groups, gdp):
    for value, option in by_value(groups).items():
        members = areas.groups()[value].codes if value in areas.groups() else (value,)
        assert option.get("disabled", False) == (not gdp & {*members})


def test_what_can_not_be_chosen_says_why(tables, gdp):
    found = by_value(choices.entity_choices(tables, gdp, "zh"))
    assert found["310000"]["label"] == "上海市"
    assert found["540000"]["label"].startswith("西藏自治区")
    assert found["540000"]["label"] != "西藏自治区"
    english = by_value(choices.entity_choices(tables, gdp, "en"))
    assert {option["label"].isascii() for option in english.values() if option["value"].isdecimal()} == {True}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param("330000", {"浙江", "zhejiang", "zj", "330000", "浙"}, id="a province"),
        pytest.param("540000", {"西藏", "xizang", "xz", "藏"}, id="one without figures"),
        pytest.param("delta", {"delta", "yangtze"}, id="a group"),
        pytest.param("310000", {"沪", "shanghai"}, id="by its one character"),
    ],
)
def test_all_are_found_by_whatever_names_them(tables, gdp, value, words):
    for language in ("zh", "en"):
        option = by_value(choices.entity_choices(tables, gdp, language))[value]
        assert words <= set(f"{option['words']} {option['label'].lower()}".split())
        assert option["words"] == option["words"].lower()


def test_without_figures_nothing_can_be_chosen(tmp_path):
    empty = invented.without_figures(invented.tables(tmp_path))
    found = by_value(choices.entity_choices(empty, set(), "zh"))
    assert len(found) >= 34
    assert all(option["disabled"] for option in found.values())


def test_the_control_of_a_comparison_finds_by_keywords_and_keeps_what_was_asked(tables):
    controls = compare.controls(tables, Compare("gdp", ("delta", "540000")), "zh")
    control = by_id(controls, "compare-region")
    assert control.filter == {"function": "byKeywords"}
    assert control.value == ["delta", "540000"]
    assert {*control.value} <= {*by_value(control.data)}


def test_a_group_stands_for_its_members(tables):
    members = areas.groups()["delta"].codes
    group = compare.panels(tables, Compare("gdp", ("delta",)), "zh")
    assert str(group) == str(compare.panels(tables, Compare("gdp", members), "zh"))
    both = compare.panels(tables, Compare("gdp", ("delta", "310000")), "zh")
    assert str(group) == str(both)


def test_periods_of_a_family_are_offered_from_the_newest(tables):
    control = by_id(compare.controls(tables, Compare("gdp"), "zh"), "compare-period")
    values = [option["value"] for option in control.data]
    assert values[:2] == ["same", "across"]
    found = queries.comparison(tables, "gdp").set_index("time_period")["period_end"]
    assert set(values[2:]) == set(found.index)
    ends = [found[[value]].iloc[0] for value in values[2:]]
    assert ends == sorted(ends, reverse=True)


def test_of_periods_that_end_on_one_day_the_shortest_is_offered_first(all_tables):
    control = by_id(compare.controls(all_tables, Compare("rd-input"), "zh"), "compare-period")
    values = [option["value"] for option in control.data]
    assert values.index("2030") < values.index("2026-01-01/P5Y")
