"""What a page of too many figures shows of them: nothing is left out of what fits, and what is left out is told."""

import pytest

from etl import portion, queries, side_by_side
from etl.errors import TooManyError
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
    [Filters(), Filters(regions=("310000",)), Filters(levels=("city", "province"))],
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
        found = side_by_side.of(fresh, family)
        whole = queries.comparison(fresh, family)
        if found.portion.whole:
            assert len(found.rows) == len(whole)
            continue
        key = ["indicator", "level", "time_period"]
        there = {tuple(row[name] for name in key) for row in found.rows}
        alike = [tuple(row) for row in whole[key].itertuples(index=False)]
        assert found.portion.cut or len(found.rows) == sum(each in there for each in alike)


def test_an_engine_gives_no_more_than_a_process_should_hold(tmp_path, monkeypatch):
    place: Engine = engine(f"duckdb:{tmp_path}")
    stored = stores.loaded(place)
    monkeypatch.setattr(queries, "MOST_HELD", 10)
    with pytest.raises(TooManyError):
        queries.observations(stored, Filters())
    assert len(queries.observations(stored, Filters(), 10)) == 10
    place.close()
