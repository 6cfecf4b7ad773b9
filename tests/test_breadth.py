"""Many at once: definitions by the dozen, hundreds of targets, texts read for some matters only."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from dash.development.base_component import Component

from app.figures import scale
from app.markup import markup
from app.pages import brief, compare, coverage, heat, region, source, sources, targets
from app.parts import heat as heating
from app.server import create_app
from app.texts import NO_TEXTS
from app.urls import BROAD, Brief, Compare, Coverage, Heat, Region, Source, Targets
from etl import breadth, queries
from etl.codes import Role
from etl.labels import COVERED
from etl.tables import Tables
from tests import invented, panel
from tests.browsing import Visit, resize, serving, visiting
from tests.trees import classed, hrefs, plots, walk, words

DAY = date(2026, 11, 26)
MOST_BYTES = 1_000_000
# Of each kind of page the one with the most on it.
BROAD_PAGES = (
    "/compare?family=gdp-growth", "/compare?family=key-projects&lang=en", "/targets", "/heat?topic=_broad",
    "/coverage?topic=_broad", "/region/330000", "/sources",
)  # fmt: skip


@pytest.fixture(scope="module")
def broad_visit(all_tables, browser) -> Iterator[Visit]:
    """Opens pages of all texts; whatever the browser complains of fails the last test."""
    with (
        serving(create_app(all_tables, clock=lambda: invented.DAY)) as address,
        visiting(address, browser) as open_page,
    ):
        yield open_page


def scoped(tables: Tables) -> Tables:
    """The same tables, their texts read for some matters only."""
    return replace(
        tables,
        sources=tables.sources.assign(
            scope="headline",
            scope_name_zh="主要指标",
            scope_name_en="Headline indicators",
            mentions_beyond=390,
        ),
    )


def kinds(page: Component, name: str) -> list[Component]:
    return [each for each in walk(page) if type(each).__name__ == name]


# ── Indicators by breadth ──


def test_the_broadest_indicators_come_first_and_none_of_one_province(all_tables):
    counts = breadth.breadth(all_tables)
    found = breadth.broadest(all_tables)
    assert len(found) == breadth.MOST
    assert sorted((counts[name] for name in found), reverse=True) == [counts[name] for name in found]
    assert counts[found[-1]] > 1
    assert breadth.broadest(invented.without_figures(all_tables)) == ()


def test_coverage_of_the_broadest_indicators_has_them_as_columns(all_tables):
    page = coverage.layout(all_tables, Coverage(BROAD), "zh")
    (head,) = kinds(page, "Thead")
    names = dict(
        zip(all_tables.indicators["indicator"], all_tables.indicators["indicator_name_zh"], strict=True)
    )
    assert [words(each) for each in kinds(head, "Th")][1:] == [
        names[name] for name in breadth.broadest(all_tables)
    ]


def test_a_heat_table_of_many_columns_has_those_of_one_province_as_a_list(all_tables):
    page = heat.layout(all_tables, Heat("projects"), "zh")
    (table,), (listed,) = classed(page, "heat"), classed(page, "heat-alone")
    heads = {words(each).split("\n")[0] for each in kinds(table, "Th") if each.scope == "col"}
    alone = [words(kinds(each, "A")[0]) for each in kinds(listed, "Li")]
    assert alone
    assert not heads & set(alone)


@pytest.mark.parametrize(
    ("provinces", "several", "alone"),
    [
        pytest.param([1, 3, 2], [3, 2, 1], [], id="few"),
        pytest.param([1] * 9, [1] * 9, [], id="nothing to compare anywhere"),
        pytest.param([1] * 8 + [2, 4], [4, 2], [1] * 8, id="many"),
    ],
)
def test_columns_stand_by_the_number_of_their_provinces(provinces, several, alone):
    columns = [SimpleNamespace(cells=dict.fromkeys(range(count))) for count in provinces]
    found = heating.apart(columns)
    assert [[len(column.cells) for column in part] for part in found] == [several, alone]


# ── Many definitions ──


def test_many_definitions_are_told_apart_by_a_table_that_leads_to_each(all_tables):
    page = compare.layout(all_tables, Compare("key-projects"), "zh")
    (table,) = classed(page, "defined")
    links = [href for href in hrefs(table) if href.startswith("#")]
    known = {getattr(each, "id", None) for each in walk(page)}
    assert len(links) == len(set(links)) > compare.MANY
    assert {link.removeprefix("#") for link in links} <= known


def test_of_many_definitions_those_of_one_region_are_told_without_a_chart(all_tables):
    page = compare.layout(all_tables, Compare("key-projects"), "zh")
    lones = classed(page, "lone")
    found = queries.comparison(all_tables, "key-projects")
    of_one = found.groupby("indicator")["region"].nunique().eq(1).sum()
    assert len(lones) == of_one
    assert not any(plots(each) for each in lones)
    assert all("/source/" in " ".join(hrefs(each)) for each in lones)


def test_few_definitions_are_told_apart_in_pairs(tables):
    page = compare.layout(tables, Compare("strategic-share"), "zh")
    assert not classed(page, "defined")
    assert not classed(page, "lone")


def test_targets_without_a_result_are_counted_where_they_are_many(all_tables):
    page = compare.layout(all_tables, Compare("gdp-growth"), "zh")
    said = next(line for line in words(page).split("\n") if line.startswith("有目标、尚无完成值"))
    assert re.search(r"2026年 \d+ 项", said)


# ── Hundreds of targets ──


def test_many_targets_are_folded_by_region_and_none_is_left_out(all_tables):
    page = targets.layout(all_tables, Targets(), "zh", DAY)
    groups = classed(page, "folded")
    target = all_tables.observations[all_tables.observations["measure_role"] == Role.TARGET]
    assert len(groups) == target["region"].nunique()
    assert len(classed(page, "aim")) == target[target["claim_rank"] == 1]["fact"].nunique()
    order = list(all_tables.regions["region_name_zh"])
    named = [words(kinds(group, "H2")[0]) for group in groups]
    assert [name for name in order if name in set(named)] == named
    assert not plots(page)


def test_a_folded_group_leads_to_its_charts(all_tables):
    page = targets.layout(all_tables, Targets(states=("future",)), "zh", DAY)
    assert "/targets?region=330000&state=future" in hrefs(page)
    assert plots(targets.layout(all_tables, Targets(("330000",), states=("future",)), "zh", DAY))


# ── Texts read for some matters only ──


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_text_read_for_a_scope_never_claims_all_of_its_numbers(tables, language):
    name = tables.sources["source"].iloc[0]
    pages = {
        of: (sources.layout(made, language), source.layout(made, Source(name), language, NO_TEXTS))
        for of, made in (("all", tables), ("scope", scoped(tables)))
    }
    for page in pages["scope"]:
        assert "390" in words(page)
        assert {"zh": "主要指标", "en": "Headline indicators"}[language] in words(page)
        assert COVERED.in_(language) not in words(page).split("\n")
    for page in pages["all"]:
        assert not classed(page, "beyond-scope")


def test_texts_stand_under_the_edition_they_were_read_in(all_tables):
    page = sources.layout(all_tables, "zh")
    editions = all_tables.sources.groupby("edition_name_zh", sort=False).size()
    assert [words(each) for each in classed(page, "of-edition")] == [
        f"{name}（{count} 篇）" for name, count in editions.items()
    ]
    assert len(classed(page, "source-card")) == len(all_tables.sources)


# ── One region of many ──


def test_a_region_tells_first_what_most_provinces_tell_of(all_tables):
    page = region.layout(all_tables, Region("330000"), "zh")
    counts = breadth.breadth(all_tables)
    names = dict(
        zip(all_tables.indicators["indicator_name_zh"], all_tables.indicators["indicator"], strict=True)
    )
    for topic in classed(page, "topic"):
        found = [counts[names[words(each)]] for each in classed(topic, "entry-name")]
        assert found == sorted(found, reverse=True)
    jumps = [href for href in hrefs(page) if href.startswith("#topic-")]
    assert {f"#{each.id}" for each in classed(page, "topic")} == set(jumps)


@pytest.mark.parametrize("code", ["110000", "330000", "540000", "610000"])
def test_a_brief_has_large_what_is_newest_and_broadest(all_tables, code):
    sheet = brief.layout(all_tables, Brief(code), "zh", DAY, "https://figures.example/")
    (large,) = classed(sheet, "brief-key")
    view = queries.profile(all_tables, code)
    own = view[view["own"] & (view["measure_role"] == Role.ACTUAL)]
    newest = own["period_end"].max().year
    assert {words(each)[:4] for each in classed(large, "brief-when")} <= {f"{newest}", "2021"}
    assert "地区生产总值" in words(large)


# ── Axes ──


@pytest.mark.parametrize("value", [17.0, 1.0, 3.3, -5.4, 0.0, 6019945000000.0, 5000.0])
@pytest.mark.parametrize("ends", [(None, None), (0.0, 0.0), (-0.05, 0.05)])
def test_an_axis_about_one_value_has_ticks(value, ends):
    low, high = (None if end is None else value + end for end in ends)
    found = scale.upright([{"obs_value": value, "low": low, "high": high}])
    assert found.ticks
    assert found.left <= value <= found.right
    assert all(found.left <= tick <= found.right for tick in found.ticks)


# ── Size, and a walk ──


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_fullest_pages_are_of_moderate_size(all_tables, language):
    pages = (
        compare.layout(all_tables, Compare("key-projects"), language),
        targets.layout(all_tables, Targets(), language, DAY),
        coverage.layout(all_tables, Coverage("innovation"), language),
    )
    assert [len(str(markup(page)).encode()) < MOST_BYTES for page in pages] == [True] * len(pages)


def test_the_fullest_pages_stand_on_a_phone_and_a_desk(broad_visit):
    for address in BROAD_PAGES:
        page = broad_visit(address, 360)
        for width in (360, 1440):
            resize(page, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} at {width}"


def test_dense_tables_have_broad_indicators():
    assert breadth.broadest(panel.dense_tables())
