"""What a page of too many figures shows of them: nothing is left out of what fits, and what is left out is told."""

import re
from urllib.parse import unquote

import pytest
from dash import html

from app.markup import markup
from app.pages import compare, heat
from app.parts.left_out import left_out
from app.urls import Compare, Heat
from etl import portion, queries, side_by_side
from etl.errors import TooManyError
from etl.labels import HEAT_EMPTY, NO_FIGURE_OF, PORTION_DEFINITIONS
from etl.queries import Filters
from etl.store.engine import Engine
from etl.store.places import engine
from tests import stores

PROVINCES = Filters(levels=("province",))


def count(tables, filters) -> int:
    return len(queries.observations(tables, filters))


@pytest.mark.parametrize(
    "filters", [Filters(), Filters(regions=("310000",)), PROVINCES], ids=["all", "a region", "a level"]
)
def test_nothing_is_left_out_of_what_fits(tables, filters):
    shown = portion.of(tables, filters, count(tables, filters))
    assert shown.whole
    assert shown.filters == filters


def test_provinces_come_first(tables):
    shown = portion.of(tables, Filters(), count(tables, PROVINCES))
    assert (shown.provinces, shown.periods, shown.cut) == (True, (), False)
    assert shown.filters == PROVINCES


@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(regions=("310000",)), Filters(levels=("prefecture", "province"))],
    ids=["of all", "of a region", "of levels asked for"],
)
def test_then_the_newest_periods_as_many_as_fit(tables, filters):
    narrowed = filters if filters.regions or filters.levels else PROVINCES
    most = count(tables, narrowed) // 2
    shown = portion.of(tables, filters, most)
    ends = queries.observations(tables, narrowed)[["time_period", "period_end"]]
    listed = ends["time_period"].isin(shown.periods)
    assert shown.periods
    assert shown.cut or count(tables, shown.filters) <= most
    assert ends.loc[listed, "period_end"].min() >= ends.loc[~listed, "period_end"].max()


def test_one_period_of_too_many_is_cut_off(tables):
    busiest = queries.observations(tables, PROVINCES)["time_period"].mode().iloc[0]
    shown = portion.of(tables, Filters(periods=(busiest,)), 1)
    assert shown.cut
    assert shown.filters.periods == (busiest,)


def test_a_comparison_leaves_out_whole_levels_periods_and_definitions(tables, monkeypatch):
    monkeypatch.setattr(side_by_side, "MOST", 60)
    fresh = type(tables)(**tables.small(), observations=tables.observations, version=tables.version)
    for family in queries.families(fresh)["family"]:
        portion_of = side_by_side.of(fresh, family)
        found = side_by_side.rows_of(fresh, family, portion_of)
        whole = queries.comparison(fresh, family)
        if portion_of.whole:
            assert len(found) == len(whole)
            continue
        key = ["indicator", "level", "time_period"]
        there = {tuple(row[name] for name in key) for row in found}
        alike = [tuple(row) for row in whole[key].itertuples(index=False)]
        assert portion_of.cut or len(found) == sum(each in there for each in alike)


def test_definitions_that_are_left_out_are_told(tables, monkeypatch):
    monkeypatch.setattr(side_by_side, "MOST", 1)
    monkeypatch.setattr(side_by_side, "MOST_OF_ONE", 10_000)
    fresh = type(tables)(**tables.small(), observations=tables.observations, version=tables.version)
    families = queries.families(fresh)
    many = families.loc[families["definitions"].idxmax(), "family"]
    shown = side_by_side.of(fresh, many)
    assert (len(shown.filters.indicators), shown.definitions, shown.cut) == (1, 1, False)
    assert PORTION_DEFINITIONS.filled(count=1).zh in str(markup(html.Div(left_out(shown, "zh"))))


def test_levels_and_periods_that_are_asked_for_are_there(tables, monkeypatch):
    monkeypatch.setattr(side_by_side, "MOST", 3)
    fresh = type(tables)(**tables.small(), observations=tables.observations, version=tables.version)
    every = queries.observations(fresh)
    of_cities = every[every["level"] == "prefecture"].iloc[0]
    family, code = of_cities["family"], of_cities["time_period"]
    shown = side_by_side.of(fresh, family, ("prefecture",), (code,), (of_cities["indicator"],))
    found = side_by_side.rows_of(fresh, family, shown)
    assert of_cities["obs_id"] in {row["obs_id"] for row in found}
    assert {(row["level"], row["time_period"]) for row in found} == {("prefecture", code)}


def test_a_region_that_is_chosen_is_shown_and_not_said_to_have_no_figure(tables, monkeypatch):
    monkeypatch.setattr(side_by_side, "MOST", 1)
    fresh = type(tables)(**tables.small(), observations=tables.observations, version=tables.version)
    every = queries.observations(fresh)
    families = every.groupby("family")["level"].agg(set)
    family = next(name for name, levels in families.items() if {"prefecture", "province"} <= levels)
    city = every[(every["family"] == family) & (every["level"] == "prefecture")].iloc[0]
    page = str(markup(html.Div(compare.panels(fresh, Compare(family, (city["region"],)), "zh"))))
    silent = NO_FIGURE_OF.filled(listed=city["region_name_zh"]).zh
    assert silent not in page
    assert city["value_as_written"] in page


def test_a_period_that_is_chosen_is_shown(all_tables, monkeypatch):
    monkeypatch.setattr(heat, "MOST", 3)
    page = str(markup(html.Div(heat.shown(all_tables, Heat(), "zh"))))
    asked = re.findall(r"/heat\?[^\"]*period=([^\"&]+)", page)
    assert len(asked) > 1, "all periods can be chosen, whichever are shown"
    for code in asked:
        assert HEAT_EMPTY.zh not in str(
            markup(html.Div(heat.shown(all_tables, Heat(period=unquote(code)), "zh")))
        )


def test_an_engine_gives_no_more_than_a_process_should_hold(tmp_path, monkeypatch):
    place: Engine = engine(f"duckdb:{tmp_path}")
    stored = stores.loaded(place)
    monkeypatch.setattr(queries, "MOST_HELD", 10)
    with pytest.raises(TooManyError):
        queries.observations(stored, Filters())
    assert len(queries.observations(stored, Filters(), 10)) == 10
    place.close()
