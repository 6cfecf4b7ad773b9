"""Many regions in one chart: a lane each, names and values at its ends, targets as ticks, nothing clipped."""

import re
from html import unescape

import pytest
from observed import TARGET, figure, marks_of, view

from app.figures import lanes, scale, wording
from app.figures.bars import bars
from etl import areas, queries, ranking
from etl.rows import rows
from tests.panel import dense_tables, stress_tables

PROVINCES = [code for code, area in areas.areas().items() if area.level == "province"]
NINE = PROVINCES[:9]


def ranked_of(tables, indicator, period):
    found = queries.observations(tables)
    found = found[(found["indicator"] == indicator) & (found["time_period"] == period)]
    return ranking.ranked(ranking.arranged(rows(found[found["claim_rank"] == 1])))


def beside(drawn, side):
    """The words left or right of the bars, by height."""
    (column,) = (each for each in drawn["data"] if each["meta"] == f"words-{side}")
    return dict(zip(column["y"], column["text"], strict=True))


def words_named(drawn, text):
    """All words of a chart with some text in them: those beside bars and those that stand for themselves."""
    columns = [words for side in ("left", "right") for words in beside(drawn, side).values()]
    return [
        each
        for each in (*columns, *(each["text"] for each in drawn["layout"]["annotations"]))
        if text in each
    ]


@pytest.mark.parametrize(
    ("regions", "compact"),
    [pytest.param(NINE[:8], False, id="eight in words"), pytest.param(NINE, True, id="nine in lanes")],
)
def test_many_rows_of_one_period_and_role_stand_in_lanes(regions, compact):
    drawn = view(*(figure(code, "2023", 5) for code in regions))
    assert lanes.many(drawn) == compact
    assert (bars(drawn, "zh")["layout"]["height"] <= 9 * 28 + 60) == compact


def test_a_lane_has_the_result_as_a_bar_and_the_target_as_a_tick():
    drawn = bars(
        view(*(figure(code, "2023", 5) for code in NINE), figure(NINE[0], "2023", 6, **TARGET)), "zh"
    )
    bar, tick = (
        next(each for each in drawn["data"] if each["meta"] == name) for name in ("result", "target")
    )
    assert bar["y"][0] == tick["y"][0]
    assert tick["marker"]["symbol"] == "diamond-tall"
    assert len(words_named(drawn, "北京")) == 1


def test_where_there_are_only_targets_they_are_bars():
    drawn = bars(view(*(figure(code, "2023", 5, **TARGET) for code in NINE)), "zh")
    assert {trace["type"] for trace in drawn["data"] if trace.get("mode") != "text"} == {"bar"}
    assert words_named(drawn, "◇")


def test_a_bound_keeps_its_mark_and_its_word():
    changes = [figure(code, "2023", 5) for code in NINE[1:]]
    drawn = bars(view(*changes, figure(NINE[0], "2023", 8, comparator="GT")), "zh")
    assert "at-least" in marks_of(drawn)
    assert words_named(drawn, "超8万亿")


def test_rows_of_one_kind_never_share_a_lane():
    again = figure(NINE[0], "2023", 7, obs_id="again", obs_status="D")
    drawn = bars(view(*(figure(code, "2023", 5) for code in NINE), again), "zh")
    heights = [y for trace in drawn["data"] if trace["meta"] == "result" for y in trace["y"]]
    assert len(set(heights)) == 10


def test_periods_that_differ_are_told():
    drawn = bars(view(*(figure(code, "2023", 5) for code in NINE), figure(PROVINCES[9], "2024", 5)), "zh")
    assert words_named(drawn, "2024年")


def test_a_long_name_has_a_line_of_its_own():
    name = "川渝毗邻地区合作园区"
    changes = [figure(code, "2023", 5) for code in NINE[1:]]
    long = figure(NINE[0], "2023", 5, level="park", region_name_zh=name, obs_id="long")
    drawn = bars(view(*changes, long), "zh", ["level"])
    (words,) = (each for each in drawn["layout"]["annotations"] if each["text"].find(name) >= 0)
    (column,) = (each for each in drawn["data"] if each["meta"] == "words-right")
    assert words["name"] == "long"
    assert words["y"] < dict(zip(column["customdata"], column["y"], strict=True))["long"]
    assert drawn["layout"]["margin"]["l"] < 100


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("tables", "indicator"),
    [
        pytest.param(dense_tables, "gdp", id="real and skewed"),
        pytest.param(stress_tables, "skewed", id="extremely skewed"),
        pytest.param(stress_tables, "losses", id="negative"),
        pytest.param(stress_tables, "bounded", id="bounds"),
        pytest.param(stress_tables, "growth", id="growth"),
    ],
)
def test_a_phone_has_room_for_names_bars_and_values(tables, indicator, language):
    found = ranked_of(tables(), indicator, "2024")
    drawn = bars(found, language)
    margin = drawn["layout"]["margin"]
    assert wording.NARROW - margin["l"] - margin["r"] >= 50
    for row in found:
        assert wording.pixels(lanes.short_name(row, language), lanes.SIZE) <= margin["l"]
    for value in beside(drawn, "right").values():
        assert wording.pixels(unescape(re.sub("<.*?>", "", value)), lanes.SIZE) <= margin["r"]


def test_a_dense_ranking_is_one_short_line_a_region():
    drawn = bars(ranked_of(dense_tables(), "gdp", "2024"), "zh")
    assert drawn["layout"]["height"] <= 34 * 28


def test_negative_values_lead_left_from_a_line_at_zero():
    drawn = bars(ranked_of(stress_tables(), "losses", "2024"), "zh")
    left, right = drawn["layout"]["xaxis"]["range"]
    assert left < 0 < right
    assert drawn["layout"]["xaxis"]["zeroline"]


def test_the_axis_is_straight_and_holds_every_mark():
    found = ranked_of(dense_tables(), "gdp", "2024")
    drawn = bars(found, "zh")
    left, right = drawn["layout"]["xaxis"]["range"]
    assert "type" not in drawn["layout"]["xaxis"]
    assert -0.1 * right < left < 0  # a mark at zero keeps off the names
    most = max(row["obs_value"] for row in found)
    assert most < right < most * 1.2


@pytest.mark.parametrize(
    ("change", "language", "said"),
    [
        pytest.param({}, "zh", "8万亿", id="unit stands in the heading"),
        pytest.param({}, "en", "8tn", id="short scale"),
        pytest.param({"comparator": "GE"}, "zh", "8万亿以上", id="words of a bound"),
        pytest.param({"comparator": "GT"}, "en", "> 8tn", id="sign of a bound"),
        pytest.param({"comparator": "AP"}, "en", "≈ 8tn", id="a sign for long words"),
    ],
)
def test_values_in_lanes_are_short_and_keep_their_comparator(change, language, said):
    assert wording.short(view(change)[0], language) == said


@pytest.mark.parametrize(
    ("width", "kept"),
    [
        pytest.param(1000, ["0", "1", "2", "3", "4"], id="all"),
        pytest.param(50, ["0", "2", "4"], id="every second"),
        pytest.param(10, ["0", "4"], id="the ends"),
    ],
)
def test_ticks_thin_out_from_zero(width, kept):
    ticks = [(float(n), str(n)) for n in range(5)]
    assert [words for _, words in scale.thinned(ticks, width)] == kept


def test_what_is_clicked_tells_its_observation():
    drawn = bars(view(*(figure(code, "2023", 5) for code in NINE)), "zh")
    names = next(trace for trace in drawn["data"] if trace["meta"] == "words-left")
    assert names["customdata"][names["text"].index("北京")] == "110000.2023.A"
    assert all(trace["customdata"] for trace in drawn["data"])
    assert drawn["data"][0]["hovertext"][0].startswith("北京市")
    assert len(beside(drawn, "left")) == len(beside(drawn, "right")) == 9
