"""The questions asked of the tables."""

import pytest

from etl import findings, queries
from etl.queries import VIEW, Filters
from etl.tables import Tables
from tests import invented


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return invented.tables(tmp_path_factory.mktemp("disputed"), invented.DISPUTED)


def test_without_filters_every_observation_comes_in_the_order_of_the_catalog(tables):
    found = queries.observations(tables)
    assert list(found.columns) == list(VIEW)
    assert found["obs_id"].tolist() == tables.observations["obs_id"].tolist()


@pytest.mark.parametrize(
    ("filters", "column", "values"),
    [
        pytest.param(Filters(regions=("310000",)), "region", {"310000"}, id="region, not what lies inside"),
        pytest.param(Filters(indicators=("gdp",)), "indicator", {"gdp"}, id="indicator"),
        pytest.param(Filters(roles=("T", "E")), "measure_role", {"T", "E"}, id="two roles"),
        pytest.param(Filters(sources=("jimu-news-2024",)), "source", {"jimu-news-2024"}, id="source"),
    ],
)
def test_filters_narrow(tables, filters, column, values):
    found = queries.observations(tables, filters)
    assert set(found[column]) == values
    assert len(found) == tables.observations[column].isin(values).sum()


def test_filters_combine(tables):
    found = queries.observations(tables, Filters(regions=("330000",), indicators=("gdp",), roles=("T",)))
    assert found.empty
    assert list(found.columns) == list(VIEW)


def test_a_comparison_holds_one_family_with_its_definitions_together(tables):
    found = queries.comparison(tables, "strategic-share")
    assert set(found["family"]) == {"strategic-share"}
    assert found["indicator"].is_monotonic_increasing
    assert found["indicator"].nunique() == 3


def test_a_comparison_can_be_narrowed_to_regions(tables):
    assert set(queries.comparison(tables, "gdp", Filters(("310000",)))["region"]) == {"310000"}


def test_a_profile_keeps_the_region_apart_from_what_lies_inside(tables):
    found = queries.profile(tables, "330000")
    own = found[found["own"]]
    inside = found[~found["own"]]
    assert set(own["region"]) == {"330000"}
    assert {"330681", "turing-town", "330100"} <= set(inside["region"])
    assert set(inside["province"]) == {"330000"}


def test_a_profile_of_nowhere_is_empty(tables):
    assert queries.profile(tables, "999999").empty


def test_counts_by_province_include_the_places_inside(tables):
    counts = queries.counts(tables, "province").set_index("province")["figures"]
    assert counts.sum() == queries.facts(tables)
    assert counts["510000"] == 1  # the supercomputing centre in Chengdu


def test_standing_holds_provinces_only_each_with_its_newest_period(tables):
    found = findings.standing(tables, "gdp", "A")
    assert set(found["level"]) == {"province"}
    assert found["region"].is_unique


def test_families_count_definitions_regions_and_figures(tables):
    shares = queries.families(tables).set_index("family").loc["strategic-share"]
    held = (tables.indicators["family"] == "strategic-share").sum()  # whether they have a figure or not
    assert (shares["definitions"], shares["regions"], shares["figures"]) == (held, 2, 3)


def test_definitions_of_a_family_come_in_the_order_of_the_catalog(tables):
    assert queries.definitions(tables, "tfp-growth")["indicator"].tolist() == [
        "tfp-average-growth",
        "tfp-growth",
    ]


def test_regions_with_figures_come_with_their_number(tables):
    found = queries.regions(tables)
    assert found["figures"].sum() == queries.facts(tables)
    assert found["region"].iloc[0] == "330000"


def test_a_fact_that_two_texts_tell_is_one_figure(tables):
    assert queries.facts(tables) == len(tables.observations) - 1
    assert queries.counts(tables, "topic")["figures"].sum() == queries.facts(tables)
    projects = queries.families(tables).set_index("family").loc["science-projects"]
    assert projects["figures"] == 1
    assert len(queries.comparison(tables, "science-projects")) == 2


def test_each_source_is_credited_with_what_it_tells(tables):
    by_source = queries.counts(tables, "source").set_index("source")["figures"]
    referred = queries.referred(tables, "source").set_index("source")["figures"]
    assert by_source.sum() == referred.sum() == len(tables.observations)


@pytest.mark.parametrize(
    ("by", "group", "figures"),
    [
        pytest.param(
            "region", "330000", 4, id="revised and otherwise defined claims count with the one shown"
        ),
        pytest.param("region", "320000", 1, id="so do contradicted ones"),
        pytest.param("indicator", "gdp", 3, id="by indicator"),
        pytest.param("source", "first", 8, id="a source counts a fact once however often it tells it"),
        pytest.param("source", "second", 6, id="and wherever it tells it, even where another claim is shown"),
    ],
)
def test_facts_are_counted_and_not_claims(disputed, by, group, figures):
    assert queries.counts(disputed, by).set_index(by)["figures"][group] == figures


def test_the_claims_beside_one_are_the_others_of_its_fact(disputed):
    found = queries.beside(disputed, "330000.growth.2023.A.first")
    assert found["obs_id"].tolist() == ["330000.growth.2023.A.first.L30"]
    assert list(found.columns) == list(VIEW)
    assert queries.beside(disputed, "330000.gdp.2023.A.first").empty
    assert queries.beside(disputed, "nothing").empty


@pytest.mark.parametrize(
    ("indicator", "role", "shown"),
    [
        pytest.param("gdp", "A", {"310000": "4.72万亿元", "330000": "超8万亿元"}, id="the narrower of two"),
        pytest.param("gdp", "T", {"320000": "13.5万亿元"}, id="the preferred"),
        pytest.param("growth", "A", {"310000": "5%左右", "330000": "6.4%"}, id="the latest"),
        pytest.param(
            "firms", "A", {"310000": "3～5万家", "330000": "近900家"}, id="the one of its definition"
        ),
    ],
)
def test_only_the_claim_shown_stands_for_a_province(disputed, indicator, role, shown):
    found = findings.standing(disputed, indicator, role)
    assert dict(zip(found["region"], found["value_as_written"], strict=True)) == shown


def test_a_profile_and_the_list_of_observations_hold_every_claim(disputed):
    assert len(queries.profile(disputed, "320000")) == 2
    assert len(queries.observations(disputed)) == len(disputed.observations) > queries.facts(disputed)


def test_what_is_set_aside_or_outside_comes_by_source(disputed):
    assert queries.set_aside(disputed, "first")["phrase"].tolist() == ["8+4", "415X"]
    assert queries.set_aside(disputed, "second")["lines"].tolist() == ["7 9-11"]
    assert queries.outside(disputed, "first")["lines"].tolist() == ["1", "90-95"]
    assert queries.outside(disputed, "second").empty


def test_queries_leave_the_tables_as_they_were(tables):
    before = {name: frame.copy() for name, frame in tables.named().items()}
    queries.observations(tables)
    queries.families(tables)
    queries.profile(tables, "330000")
    for name, frame in tables.named().items():
        assert frame.equals(before[name])
