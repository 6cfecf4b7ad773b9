"""Lines over time: joined only where nothing is between, targets beneath results, regions told by more than colour."""

import json
from itertools import pairwise
from operator import itemgetter

import numpy as np
import pytest
from observed import TARGET, figure, view

from app.figures import endings, identity, moments, multiples, points, scale, series, shape
from app.figures.timeline import timeline
from etl import areas, queries
from etl.rows import distinct, rows
from tests.panel import dense_tables, stress_tables

PROVINCES = [code for code, area in areas.areas().items() if area.level == "province"]
SIX = ["310000", "320000", "330000", "340000", "440000", "110000"]


def named(drawn, meta):
    return [trace for trace in drawn["data"] if trace["meta"] == meta]


def panel(tables, indicator, regions=()):
    found = queries.observations(tables)
    found = found[(found["indicator"] == indicator) & (found["claim_rank"] == 1)]
    return rows(found[found["region"].isin(regions)] if regions else found)


@pytest.mark.parametrize(
    ("later", "why"),
    [
        pytest.param(figure("330000", "2024", 9), None, id="next year: joined"),
        pytest.param(figure("330000", "2025", 9), "缺数据", id="a missing year"),
        pytest.param(figure("330000", "2024", 9, obs_status="B"), "序列中断", id="a break"),
        pytest.param(figure("330000", "2024", 9, obs_status="D"), "口径不同", id="another definition"),
        pytest.param(
            figure("330000", "2024", 9, vintage_zh="五经普后", vintage_en="revised"),
            "轮次不同（未注明；五经普后）",
            id="another edition",
        ),
    ],
)
def test_a_line_breaks_off_where_two_figures_are_unlike(later, why):
    drawn = timeline(view(figure("330000", "2023", 8), later), "zh")
    assert bool(named(drawn, "line")) == (why is None)
    gaps = named(drawn, "break")
    assert [why in gap["hovertext"].replace("<br>", "") for gap in gaps] == ([True] if why else [])


def test_what_comes_after_a_break_is_joined_again():
    years = [figure("330000", str(year), 8) for year in (2020, 2021, 2023, 2024)]
    assert [trace["x"] for trace in named(timeline(view(*years), "zh"), "line")] == [
        [2020.5, 2021.5],
        [2023.5, 2024.5],
    ]


@pytest.mark.parametrize(
    ("one", "other", "timing", "joined"),
    [
        pytest.param("2023", "2024-Q1", "stretch", False, id="a year and a quarter"),
        pytest.param("2024-Q1", "2024-Q2", "stretch", True, id="two quarters"),
        pytest.param("2024-03", "2024-05", "stretch", False, id="a month between"),
        pytest.param("2023", "2024-06", "point", True, id="points in time within a year"),
        pytest.param("2023-06-30", "2024-12-31", "point", False, id="points more than a year apart"),
    ],
)
def test_only_periods_without_a_gap_are_joined(one, other, timing, joined):
    found = view(*(figure("330000", period, 8, timing=timing) for period in (one, other)))
    assert (max(len(run) for each in series.series(found) for run in each.runs) == 2) == joined


def test_nothing_is_put_between():
    drawn = timeline(view(figure("330000", "2020", 8), figure("330000", "2023", 9)), "zh")
    (result,) = named(drawn, "result")
    assert result["x"] == [2020.5, 2023.5]


def test_an_estimate_is_hollow_and_dotted():
    estimate = figure("330000", "2024", 9, measure_role="E", modality="EXPECT")
    drawn = timeline(view(figure("330000", "2023", 8), estimate), "zh")
    (point,), (line,) = named(drawn, "estimate"), named(drawn, "estimated")
    assert point["marker"]["color"] == ["var(--paper)"]
    assert point["marker"]["line"]["color"] != ["var(--paper)"]
    assert line["line"]["dash"] != "solid"


@pytest.mark.parametrize("regions", [SIX, SIX[:1]], ids=["six regions", "one region"])
def test_lines_through_results_are_solid(regions):
    drawn = timeline(panel(dense_tables(), "gdp", regions), "zh")
    lines = named(drawn, "line")
    assert len(lines) == len(regions)
    assert {line["line"]["dash"] for line in lines} == {"solid"}


BOTH = [pytest.param(SIX[:1], id="alone"), pytest.param(SIX[:2], id="beside another")]


@pytest.mark.parametrize("regions", BOTH)
@pytest.mark.parametrize(
    ("change", "fill", "end"),
    [
        pytest.param({}, "var(--chart-target)", None, id="target: amber"),
        pytest.param({"modality": "ASPIRE"}, "var(--paper)", None, id="aspired: hollow"),
        pytest.param({"comparator": "GE"}, "var(--chart-target)", "at-least", id="at least: arrow up"),
        pytest.param({"comparator": "LE"}, "var(--chart-target)", "at-most", id="at most: arrow down"),
        pytest.param({"comparator": "AP"}, "var(--chart-target)", "about", id="about: a band"),
    ],
)
def test_a_target_is_a_diamond_of_its_shape(regions, change, fill, end):
    found = [figure(region, "2023", 8) for region in regions]
    drawn = timeline(view(*found, figure(regions[0], "2025", 9, **TARGET | change)), "zh")
    (target,) = named(drawn, "target")
    assert target["marker"]["symbol"] == "diamond"
    assert target["marker"]["color"] == [fill]
    ends = {trace["meta"]: trace for trace in drawn["data"]}.keys() & {"at-least", "at-most", "about"}
    assert ends == ({end} if end else set())


@pytest.mark.parametrize("regions", BOTH)
def test_a_target_is_outlined_as_the_key_has_it_or_else_as_its_region_is_told(regions):
    found = [figure(region, "2024", 9, **each) for region in regions for each in ({}, TARGET)]
    drawn = timeline(view(*found), "zh")
    edges = [trace["marker"]["line"]["color"] for trace in named(drawn, "target")]
    colours = [trace["marker"]["color"][0] for trace in named(drawn, "result")]
    assert edges == (["var(--chart-target-edge)"] if len(regions) == 1 else colours)
    assert len(set(edges)) == len(regions)


def large(view_):
    return [timeline(view_, "zh")]


def small(view_):
    return [each for _, each in multiples.regions(view_, "zh")]


def of_indicators(view_):
    told = [{**row, "indicator_name_zh": "总量"} for row in view_]
    return [each for _, each in multiples.indicators(told, "zh")]


DRAWN = [
    pytest.param(large, SIX[:2], id="lines"),
    pytest.param(large, SIX[:1], id="one line"),
    pytest.param(small, SIX[:2], id="small charts"),
    pytest.param(of_indicators, SIX[:1], id="of a region"),
]


@pytest.mark.parametrize(("draw", "regions"), DRAWN)
def test_a_target_lies_beneath_the_result_of_its_year_and_both_are_seen(draw, regions):
    found = [figure(region, "2024", 9, **each) for region in regions for each in ({}, TARGET)]
    for drawn in draw(view(*found)):
        order = [trace["meta"] for trace in drawn["data"]]
        assert max(i for i, meta in enumerate(order) if meta == "target") < order.index("result")
        (target, *_), (result, *_) = named(drawn, "target"), named(drawn, "result")
        assert target["marker"]["size"] > result["marker"]["size"]
        assert result["marker"]["line"]["color"] == ["var(--paper)"]
        assert result["marker"]["color"] != ["var(--paper)"]


def test_the_edge_of_paper_is_left_to_results_upon_a_target():
    found = [figure("330000", "2023", 8), figure("330000", "2024", 9), figure("330000", "2024", 9, **TARGET)]
    (result,) = named(timeline(view(*found), "zh"), "result")
    assert [colour == "var(--paper)" for colour in result["marker"]["line"]["color"]] == [False, True]


@pytest.mark.parametrize("comparator", ["GE", "GT", "LE", "LT", "AP", "AB"])
def test_a_result_that_is_no_exact_value_stays_hollow_upon_a_target(comparator):
    found = [figure("330000", "2024", 9, comparator=comparator), figure("330000", "2024", 9, **TARGET)]
    (result,) = named(timeline(view(*found), "zh"), "result")
    assert result["marker"]["color"] == ["var(--paper)"]
    assert result["marker"]["line"]["color"] != ["var(--paper)"]


@pytest.mark.parametrize(("draw", "regions"), DRAWN)
@pytest.mark.parametrize("comparator", [pytest.param("GE", id="at least"), pytest.param("LE", id="at most")])
def test_the_arrow_of_a_bound_leads_out_of_its_diamond_and_above_all_diamonds(draw, regions, comparator):
    found = [figure(region, year, 9) for region in regions for year in ("2023", "2024")]
    found += [figure(region, "2024", 9, **TARGET, comparator=comparator) for region in regions]
    for drawn in draw(view(*found)):
        layout = drawn["layout"]
        bottom, top = layout["yaxis"]["range"]
        pixels = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
        (arrow, *_) = (trace for trace in drawn["data"] if trace["meta"] in ("at-least", "at-most"))
        length = abs(arrow["y"][1] - arrow["y"][0]) / (top - bottom) * pixels
        (target, *_) = named(drawn, "target")
        assert length > target["marker"]["size"] * points.WIDER / 2 + arrow["marker"]["size"][1] / 2
        order = [trace["meta"] for trace in drawn["data"]]
        assert order.index(arrow["meta"]) > max(i for i, meta in enumerate(order) if meta == "target")


@pytest.mark.parametrize(("draw", "regions"), DRAWN)
def test_the_band_of_a_target_is_seen_beside_its_diamond(draw, regions):
    found = [figure(region, "2024", 9, **TARGET, comparator="AP") for region in regions]
    for drawn in draw(view(*found)):
        (band, *_), (target, *_) = named(drawn, "about"), named(drawn, "target")
        assert band["line"]["width"] > target["marker"]["size"] * points.WIDER


@pytest.mark.parametrize(
    ("comparator", "up"), [pytest.param("GT", True, id="up"), pytest.param("LT", False, id="down")]
)
def test_an_open_end_points_where_the_value_may_lie(comparator, up):
    drawn = timeline(view(figure("330000", "2023", 8, comparator=comparator)), "zh")
    (arrow,) = named(drawn, "at-least" if up else "at-most")
    assert (arrow["y"][1] > arrow["y"][0]) == up
    assert "open" in arrow["marker"]["symbol"][1]


@pytest.mark.parametrize(
    ("period", "timing", "place"),
    [
        pytest.param("2024", "stretch", 2024.5, id="a year at its middle"),
        pytest.param("2024", "point", 2025.0, id="a stock at its end"),
        pytest.param("2023-Q1", "stretch", pytest.approx(2023.123, abs=0.01), id="a quarter"),
        pytest.param("2023-07", "stretch", pytest.approx(2023.54, abs=0.01), id="a month"),
    ],
)
def test_a_period_stands_at_its_place_in_time(period, timing, place):
    assert moments.moment(view(figure("330000", period, 8, timing=timing))[0]) == place


@pytest.mark.parametrize(
    "regions",
    [
        pytest.param(SIX, id="six"),
        pytest.param(["440000", "320000", "370000", "330000", "510000", "410000"], id="largest"),
        pytest.param(["110000", "120000", "130000"], id="capital region"),
        pytest.param(
            ["110000", "220000", "310000", "360000", "440000", "650000"], id="of one colour by their place"
        ),
        pytest.param(["330100", "320100", "440100", "510100", "420100", "610100"], id="cities"),
        pytest.param(["zone-a", "zone-b", "zone-c"], id="without a code"),
    ],
)
def test_regions_of_one_chart_share_neither_colour_nor_symbol(regions):
    looks = identity.looks(regions)
    for part in ("colour", "symbol", "sign"):
        assert len({getattr(look, part) for look in looks.values()}) == len(regions)
    assert not {look.symbol for look in looks.values()} & {"diamond", "diamond-tall"}


def test_a_region_keeps_its_look_where_it_need_not_give_way():
    kept = {
        identity.looks(regions)["330000"] for regions in (["330000", "110000"], ["330000", "320000"], SIX)
    }
    assert len(kept) == 1


def test_no_two_provinces_have_the_same_look_by_their_place():
    # Beside one that wants neither of its two a province has the look of its place.
    pairs = set()
    for number, region in enumerate(PROVINCES):
        other = PROVINCES[number - 1]
        look = identity.looks([region, other])[region]
        pairs.add((look.colour, look.symbol))
    assert len(pairs) == len(PROVINCES)


def test_a_region_alone_is_drawn_as_the_key_draws_it():
    (look,) = identity.looks(["330000"]).values()
    assert (look.colour, look.symbol) == ("var(--chart-result)", "circle")
    assert look.target == "var(--chart-target-edge)"


def test_more_regions_than_colours_are_refused():
    with pytest.raises(ValueError, match="more than 6 regions: 7"):
        identity.looks(PROVINCES[:7])


@pytest.mark.parametrize(
    ("wanted", "length", "expected"),
    [
        pytest.param([(50, 20), (10, 20)], 100, [50, 10], id="as they are"),
        pytest.param([(50, 20), (50, 20)], 100, [50, 70], id="one gives way"),
        pytest.param([(95, 20), (95, 20)], 100, [70, 90], id="kept inside"),
        pytest.param([(0, 20)], 100, [10], id="not above the top"),
    ],
)
def test_names_at_the_ends_give_way(wanted, length, expected):
    assert endings.dodged(wanted, length) == expected


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("indicator", ["skewed", "losses", "growth", "tied", "share", "bounded", "added"])
def test_names_of_six_regions_never_overlap_nor_crowd_out_the_lines(indicator, language):
    drawn = timeline(panel(stress_tables(), indicator, SIX), language)
    layout = drawn["layout"]
    length = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    ends = [each for each in layout["annotations"] if each["x"] == 1]
    middles = sorted((1 - each["y"]) * length for each in ends)
    least = 2 * endings.LINE
    assert len(middles) == 6
    assert all(after - before >= least for before, after in pairwise(middles))
    assert least / 2 <= middles[0]
    assert middles[-1] <= length - least / 2
    assert 296 - layout["margin"]["l"] - layout["margin"]["r"] >= 100


@pytest.mark.parametrize(
    ("values", "cut"),
    [
        pytest.param((2, 8), False, id="from zero"),
        pytest.param((60, 64), True, id="far from zero"),
        pytest.param((-3, 8), False, id="both signs"),
    ],
)
def test_an_axis_that_does_not_start_at_zero_says_so(values, cut):
    years = [figure("330000", str(2023 + n), value) for n, value in enumerate(values)]
    drawn = timeline(view(*years), "zh")
    assert any("不从 0 起" in each["text"] for each in drawn["layout"]["annotations"]) == cut
    left, _ = drawn["layout"]["yaxis"]["range"]
    assert (left > 0) == cut


def test_every_mark_is_within_the_axis():
    found = panel(stress_tables(), "bounded", SIX)
    low, high = timeline(found, "zh")["layout"]["yaxis"]["range"]
    assert low <= min(map(min, map(scale.reach, found)))
    assert high >= max(map(max, map(scale.reach, found)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param([{}, {"indicator": "other"}], "indicator", id="definitions"),
        pytest.param([{}, {"level": "city"}], "level", id="levels"),
        pytest.param([figure(code, "2023", 8) for code in PROVINCES[:7]], "6 regions", id="seven regions"),
    ],
)
def test_what_does_not_belong_in_one_chart_is_refused(changes, said):
    with pytest.raises(ValueError, match=said):
        timeline(view(*changes), "zh")


def test_a_chart_over_time_is_plain_json_that_tells_its_observations():
    drawn = timeline(panel(dense_tables(), "gdp", SIX), "en")
    assert json.loads(json.dumps(drawn, allow_nan=False)) == drawn
    assert {trace["type"] for trace in drawn["data"]} == {"scatter"}
    marked = [trace for trace in drawn["data"] if trace["mode"] == "markers"]
    assert all(len(trace["customdata"]) == len(trace["x"]) == len(trace["hovertext"]) for trace in marked)
    assert all("#" not in str(trace["marker"]) for trace in marked)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_small_charts_of_provinces_share_their_scales_in_the_order_given(language):
    found = panel(dense_tables(), "gdp")
    drawn = multiples.regions(found, language)
    assert len(drawn) == 31
    other = sorted(found, key=itemgetter("region"), reverse=True)
    names = distinct(other, "region_name_en" if language == "en" else "short_zh")
    assert [name for name, _ in multiples.regions(other, language)] == list(names)
    assert {drawn[0][0], drawn[-1][0]} == ({"北京", "新疆"} if language == "zh" else {"Beijing", "Xinjiang"})
    for axis in ("xaxis", "yaxis"):
        assert len({str(each["layout"][axis]["range"]) for _, each in drawn}) == 1
    assert {each["layout"]["height"] for _, each in drawn} == {160}


@pytest.mark.parametrize("indicator", ["skewed", "losses", "share", "bounded", "added"])
def test_a_small_chart_wastes_no_room_above_its_highest_mark_and_cuts_none_off(indicator):
    found = panel(stress_tables(), indicator)
    for _, drawn in multiples.regions(found, "zh"):
        layout = drawn["layout"]
        bottom, top = layout["yaxis"]["range"]
        above = layout["margin"]["t"]
        pixels = layout["height"] - above - layout["margin"]["b"]
        noted = bool(layout["annotations"])
        assert above <= (24 if noted else 10)
        free = above - (17 if noted else 0)  # the note is 17 pixels from the top to its foot
        for trace in drawn["data"]:
            if trace["mode"] in ("markers", "lines+markers"):
                radius = np.max(trace["marker"]["size"]) * points.WIDER / 2
                highest = (max(trace["y"]) - bottom) / (top - bottom) * pixels
                assert highest + radius <= pixels + free


def test_small_charts_of_indicators_have_scales_of_their_own():
    found = queries.observations(dense_tables())
    drawn = multiples.indicators(rows(found[found["region"] == "330000"]), "zh")
    assert len(drawn) == 8
    assert len({str(each["layout"]["yaxis"]["range"]) for _, each in drawn}) > 1
    assert len({str(each["layout"]["xaxis"]["range"]) for _, each in drawn}) == 1


@pytest.mark.parametrize(
    ("draw", "changes", "said"),
    [
        pytest.param(multiples.regions, [{}, {"indicator": "other"}], "indicators", id="scales of provinces"),
        pytest.param(multiples.indicators, [{}, {"region": "310000"}], "regions", id="indicators of one"),
    ],
)
def test_small_charts_refuse_what_is_unlike(draw, changes, said):
    with pytest.raises(ValueError, match=said):
        draw(view(*changes), "zh")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        pytest.param([figure(code, "2023", 8) for code in SIX], "rank", id="one period"),
        pytest.param(
            [figure(SIX[0], "2023", 8), figure(SIX[0], "2025", 9, **TARGET)], "rank", id="result and target"
        ),
        pytest.param(
            [figure(SIX[0], "2023", 8), figure(SIX[0], "2024-Q1", 2)], "rank", id="a year and a quarter"
        ),
        pytest.param(
            [figure(SIX[0], "2023", 8), figure(SIX[1], "2024", 9)], "rank", id="each another period"
        ),
        pytest.param(
            [figure(code, year, 8) for code in SIX for year in ("2023", "2024")], "time", id="six regions"
        ),
        pytest.param(
            [figure(code, year, 8) for code in PROVINCES[:7] for year in ("2023", "2024")],
            "small",
            id="seven regions",
        ),
    ],
)
def test_the_shape_of_the_data_asks_for_a_chart(changes, kind):
    assert shape.kind(view(*changes)) == kind
