"""Heat table: classes within a column only, bounds and missing figures as what they are."""

import re

import invented
import pytest
from trees import classed, hrefs, walk, words

from app.markup import markup
from app.pages import heat
from app.parts.tiles import SHADES
from app.urls import Heat
from etl import areas
from tests.panel import dense_tables, stress_tables

NEWEST = Heat()


def lines(tables, view=NEWEST, language="zh"):
    """The cells of each province, by its name."""
    (table,) = classed(heat.layout(tables, view, language), "heat")
    found = [each for each in walk(table) if type(each).__name__ == "Tr"][1:]
    return {words(line.children[0]): line.children[1:] for line in found}


def shade(cell):
    found = re.search(r"shade-(\d)", cell.className)
    return int(found[1]) if found else None


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return invented.tables(tmp_path_factory.mktemp("heat"))


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [pytest.param("zh", "北京", "澳门", id="zh"), pytest.param("en", "Beijing", "Macao", id="en")],
)
def test_all_provinces_stand_in_the_order_of_the_code_list(small, language, first, last):
    names = list(lines(small, language=language))
    assert (len(names), names[0], names[-1]) == (34, first, last)


def test_a_missing_figure_is_said_to_be_missing_and_has_no_shade(small):
    cells = lines(small)["北京"]
    assert [words(cell) for cell in cells] == ["无数据"] * len(cells)
    assert {cell.className for cell in cells} == {"heat-none"}


@pytest.mark.parametrize(
    ("province", "said", "bound"),
    [
        pytest.param("浙江", "超8万亿", True, id="a bound"),
        pytest.param("上海", "4.72万亿", False, id="a value"),
    ],
)
def test_a_figure_keeps_its_comparator_and_leads_to_its_source(small, province, said, bound):
    cell = lines(small)[province][0]
    assert words(cell).strip() == said
    assert ("tile-bound" in cell.className) == bound
    (address,) = hrefs(cell)
    assert address.startswith("/source/first?obs=")


def test_classes_follow_the_values_of_their_column_alone():
    table = lines(dense_tables(), Heat("innovation"))
    for column in range(5):
        cells = [line[column] for line in table.values() if line[column].className != "heat-none"]
        assert {shade(cell) for cell in cells} == set(SHADES[5])
        counted = [sum(shade(cell) == each for cell in cells) for each in SHADES[5]]
        assert max(counted) - min(counted) <= 1


def test_a_greater_number_never_has_a_paler_shade():
    cells = [line[1] for line in lines(dense_tables(), Heat("innovation")).values()]
    found = sorted((int(words(cell)), shade(cell)) for cell in cells if shade(cell))
    assert [each for _, each in found] == sorted(each for _, each in found)


def test_another_period_than_the_columns_is_told_and_not_shaded():
    cells = [cell for line in lines(stress_tables()).values() for cell in line if "2023年" in words(cell)]
    assert cells
    assert {shade(cell) for cell in cells} == {None}


def test_a_place_in_an_order_is_not_shaded():
    cells = [
        cell for line in lines(stress_tables()).values() for cell in line if words(cell).startswith("第")
    ]
    assert cells
    assert {shade(cell) for cell in cells} == {None}
    assert all("位" in words(cell) for cell in cells)


@pytest.mark.parametrize(
    ("view", "said"),
    [
        pytest.param(Heat("economy"), "2024年 · 单位：元", id="the newest"),
        pytest.param(Heat("economy", "2012"), "2012年 · 单位：元", id="a period asked for"),
    ],
)
def test_a_column_names_its_period_and_unit(view, said):
    (table,) = classed(heat.layout(dense_tables(), view, "zh"), "heat")
    head = next(each for each in walk(table) if type(each).__name__ == "Thead")
    assert said in words(head)


def test_what_a_topic_has_no_results_of_is_said():
    assert heat.shown(dense_tables(), Heat("economy", "1999"), "zh")[-1].className == "absent"
    assert classed(heat.layout(invented.without_figures(dense_tables()), NEWEST, "zh"), "absent")


def test_topics_and_periods_are_links_and_the_present_ones_are_marked():
    page = heat.layout(dense_tables(), Heat("economy", "2012"), "zh")
    assert {
        "/heat?topic=finance&period=2012",
        "/heat?topic=economy",
        "/heat?topic=economy&period=2013",
    } <= set(hrefs(page))
    marked = [words(each) for each in walk(page) if getattr(each, "aria-current", None)]
    assert marked == ["经济总量", "2012年"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_key_explains_only_what_occurs(small, language):
    (dense,) = classed(heat.layout(dense_tables(), Heat("economy"), language), "heat-legend")
    (bounded,) = classed(heat.layout(small, NEWEST, language), "heat-legend")
    assert not classed(dense, "tile-bound")
    assert classed(bounded, "tile-bound")
    assert len(classed(dense, "swatch")) == 6


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_widest_table_is_plain_html_of_moderate_size(language):
    text = str(markup(heat.layout(stress_tables(), NEWEST, language)))
    assert text.count("<tr>") == 1 + len(
        [area for area in areas.areas().values() if area.level == "province"]
    )
    assert len(text) < 60_000
