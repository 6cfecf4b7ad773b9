"""Which chart a comparison gets, and of which of its figures: what was asked for, else what suits the data."""

from copy import deepcopy
from operator import itemgetter

import pytest

from app.pages import compare
from app.parts.drawn import LINES, Choice, shown, title
from app.urls import Compare
from etl import queries, ranking
from etl.rows import Row, distinct, rows
from tests import panel
from tests.trees import charts, classed, hrefs, marked, plots, words


def chosen(**view: str) -> Choice:
    """A choice of the family, as its address says it."""
    return Choice(Compare("gdp", **view))


YANGTZE = ("310000", "320000", "330000")


def facts(family: str = "gdp", regions: tuple[str, ...] = ()) -> list[Row]:
    """The facts of the dense panel in the order to read them."""
    view = rows(queries.comparison(panel.dense_tables(), family))
    ranked = ranking.ranked(ranking.arranged([row for row in view if row["claim_rank"] == 1]))
    return [row for row in ranked if row["region"] in regions] if regions else ranked


def of_period(code: str, found: list[Row]) -> list[Row]:
    return [row for row in found if row["time_period"] == code]


def without(region: str, code: str, found: list[Row]) -> list[Row]:
    """All but what a region has of a period."""
    return [row for row in found if (row["region"], row["time_period"]) != (region, code)]


def ids(found: list[Row]) -> list[str]:
    return [row["obs_id"] for row in found]


@pytest.fixture(scope="module")
def many() -> list[Row]:
    return facts()


@pytest.fixture(scope="module")
def few() -> list[Row]:
    return facts(regions=YANGTZE)


@pytest.mark.parametrize(
    ("choice", "kind", "periods"),
    [
        pytest.param(chosen(), "rank", {"2024"}, id="the newest period with results"),
        pytest.param(chosen(period="2020"), "rank", {"2020"}, id="the period asked for"),
        pytest.param(chosen(period="2025"), "rank", {"2025"}, id="also one of targets alone"),
        pytest.param(chosen(chart="rank"), "rank", {"2024"}, id="a ranking asked for"),
        pytest.param(chosen(chart="rank", period="2011"), "rank", {"2011"}, id="and its period"),
        pytest.param(chosen(chart="time"), "time", None, id="lines have all periods"),
        pytest.param(chosen(chart="small"), "small", None, id="small charts too"),
        pytest.param(chosen(period="across"), "rank", None, id="across periods all that is left"),
    ],
)
def test_many_regions_with_a_long_series(many, choice, kind, periods):
    found, kept = shown(many, choice)
    assert found == kind
    assert {*distinct(kept, "time_period")} == (periods or {*distinct(many, "time_period")})


@pytest.mark.parametrize(
    ("choice", "kind", "periods"),
    [
        pytest.param(chosen(), "time", None, id="lines"),
        pytest.param(chosen(period="2020"), "rank", {"2020"}, id="one period is ranked"),
        pytest.param(chosen(chart="rank"), "rank", {"2024"}, id="a ranking has one period"),
        pytest.param(chosen(chart="small"), "small", None, id="small charts asked for"),
    ],
)
def test_few_regions_with_a_long_series(few, choice, kind, periods):
    found, kept = shown(few, choice)
    assert found == kind
    assert {*distinct(kept, "time_period")} == (periods or {*distinct(few, "time_period")})


def test_figures_of_one_period_are_ranked(many):
    kind, kept = shown(of_period("2023", many), chosen())
    assert kind == "rank"
    assert len(kept) == 31


def test_of_a_period_without_figures_nothing_is_shown(many):
    assert shown(many, chosen(period="1990"))[1] == []


@pytest.mark.parametrize(("sort", "ordered"), [("name", ranking.by_name), ("gap", ranking.by_gap)])
def test_a_ranking_can_be_read_in_another_order_and_keeps_its_places(many, sort, ordered):
    _, usual = shown(many, chosen())
    _, found = shown(many, chosen(sort=sort))
    assert ids(found) == ids(ordered(usual)) != ids(usual)
    placed = itemgetter("obs_id", "rank_low", "rank_high", "rank_of", "rank_tied")
    assert sorted(map(placed, found)) == sorted(map(placed, usual))


def test_lines_over_time_are_not_sorted(few):
    assert ids(shown(few, chosen(sort="name", chart="time"))[1]) == ids(few)


def names(view: Compare) -> list[str]:
    """The names above the small charts of a page, in their order."""
    page = compare.layout(panel.dense_tables(), view, "zh")
    return [words(each.children[0]) for each in classed(page, "small")]


@pytest.mark.parametrize(("sort", "ordered"), [("name", ranking.by_name), ("gap", ranking.by_gap)])
def test_small_charts_can_be_read_in_another_order_by_their_newest_period(many, sort, ordered):
    _, usual = shown(many, chosen(chart="small"))
    _, found = shown(many, chosen(chart="small", sort=sort))
    order = distinct(ordered(of_period("2024", many)), "region")
    assert distinct(found, "region") == order != distinct(usual, "region")
    assert sorted(ids(found)) == sorted(ids(usual))
    short = {row["region"]: row["short_zh"] for row in many}
    assert names(Compare("gdp", chart="small", sort=sort)) == [short[region] for region in order]


def test_a_region_without_a_gap_in_the_newest_period_comes_last_in_the_usual_order(many):
    # Without its figures of 2024 a region has no gap there, whatever it had before.
    kept = without("330000", "2024", many)
    order = distinct(shown(kept, chosen(chart="small", sort="gap"))[1], "region")
    newest = of_period("2024", kept)
    with_gap, usual = distinct(ranking.by_gap(newest), "region"), distinct(kept, "region")
    targets = [row for row in newest if row["measure_role"] == "T"]
    exact = {row["region"] for row in targets if row["comparator"] not in ("AP", "AB", "RG")}
    assert order[: len(exact)] == tuple(region for region in with_gap if region in exact)
    assert order[len(exact) :] == tuple(region for region in usual if region not in exact)
    assert "330000" in order[len(exact) :]


def test_a_region_without_the_newest_period_keeps_its_place_by_name(many):
    kept = without("110000", "2024", many)
    order = distinct(shown(kept, chosen(chart="small", sort="name"))[1], "region")
    assert order == distinct(ranking.by_name(kept), "region")


def test_choosing_leaves_the_facts_as_they_were(many):
    before = deepcopy(many)
    for choice in (
        chosen(),
        chosen(sort="gap"),
        chosen(sort="gap", chart="small"),
        chosen(period="2020"),
        chosen(chart="time"),
    ):
        shown(many, choice)
    assert many == before


@pytest.mark.parametrize(
    ("view", "name"),
    [
        pytest.param(Compare("gdp", YANGTZE), "gdp-province-time", id="lines"),
        pytest.param(Compare("gdp"), "gdp-province-rank", id="bars"),
        pytest.param(Compare("gdp", chart="time"), "gdp-province-time", id="lines asked for"),
    ],
)
def test_the_page_draws_the_chart_that_was_chosen(view, name):
    page = compare.layout(panel.dense_tables(), view, "zh")
    assert [plot["about"]["name"] for plot in plots(page) if plot["about"]] == [name]


def test_of_many_regions_only_the_first_have_lines_and_that_is_said():
    page = compare.layout(panel.dense_tables(), Compare("gdp", chart="time"), "zh")
    (figure,) = charts(page)
    known = panel.dense_tables().observations.set_index("obs_id")["region"]
    assert len({known[obs] for obs in marked(figure)}) == LINES
    assert any(f"{LINES}" in words(each) and "31" in words(each) for each in classed(page, "hint"))


def test_below_a_ranking_of_a_long_series_a_link_leads_to_small_charts_of_its_regions():
    page = compare.layout(panel.dense_tables(), Compare("gdp", period="2020"), "zh")
    (below,) = classed(page, "in-time")
    assert hrefs(below) == ["/compare?family=gdp&chart=small"]
    small = compare.layout(panel.dense_tables(), Compare("gdp", chart="small"), "zh")
    assert len(classed(small, "small")) == 31


def test_every_mark_of_every_chart_tells_a_figure_of_its_family():
    tables = panel.dense_tables()
    of_family = set(queries.comparison(tables, "gdp")["obs_id"])
    for view in (
        Compare("gdp"),
        Compare("gdp", YANGTZE),
        Compare("gdp", chart="small"),
        Compare("gdp", sort="gap"),
    ):
        found = charts(compare.layout(tables, view, "en"))
        assert found
        for figure in found:
            assert marked(figure) <= of_family
            assert marked(figure)


def test_a_period_without_figures_is_said_to_have_none_and_the_others_are_named():
    page = compare.layout(panel.dense_tables(), Compare("market", period="2025"), "zh")
    assert not charts(page)
    (said,) = [words(each) for each in classed(page, "absent")]
    assert "2025年" in said
    assert "2023年" in said


def test_a_title_says_indicator_level_period_and_unit(many):
    assert title(shown(many, chosen(period="2020"))[1], "zh") == "地区生产总值（省级、2020年） · 单位：元"
    assert "2020" not in title(many, "zh")
