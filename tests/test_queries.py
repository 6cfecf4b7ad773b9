"""The questions asked of the tables."""

import pytest

from etl import queries
from etl.queries import VIEW, Filters


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
    assert set(queries.comparison(tables, "gdp", ("310000",))["region"]) == {"310000"}


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
    assert counts.sum() == len(tables.observations)
    assert counts["510000"] == 1  # the supercomputing centre in Chengdu


def test_standing_holds_provinces_only_each_with_its_newest_period(tables):
    found = queries.standing(tables, "gdp", "A")
    assert set(found["level"]) == {"province"}
    assert found["region"].is_unique


def test_families_count_definitions_regions_and_figures(tables):
    shares = queries.families(tables).set_index("family").loc["strategic-share"]
    assert (shares["definitions"], shares["regions"], shares["figures"]) == (3, 2, 3)


def test_definitions_of_a_family_come_in_the_order_of_the_catalog(tables):
    assert queries.definitions(tables, "tfp-growth")["indicator"].tolist() == [
        "tfp-average-growth",
        "tfp-growth",
    ]


def test_regions_with_figures_come_with_their_number(tables):
    found = queries.regions(tables)
    assert found["figures"].sum() == len(tables.observations)
    assert found["region"].iloc[0] == "330000"


def test_queries_leave_the_tables_as_they_were(tables):
    before = {name: frame.copy() for name, frame in tables.named().items()}
    queries.observations(tables)
    queries.families(tables)
    queries.profile(tables, "330000")
    for name, frame in tables.named().items():
        assert frame.equals(before[name])
