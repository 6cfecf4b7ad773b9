"""Charts: every kind of figure has its mark, and no chart sets unlike things side by side."""

import json
import re
from copy import deepcopy

import pytest
from observed import marks_of, observation, texts_of, view

from app.figures import scale, wording
from app.figures.bars import bars
from app.figures.marks import Body, End, mark, occurring
from etl import queries, ranking
from etl.rows import rows


@pytest.mark.parametrize(
    ("role", "modality", "body"),
    [
        pytest.param("A", "DONE", Body.RESULT, id="result"),
        pytest.param("T", "PLAN", Body.TARGET, id="target"),
        pytest.param("T", "COMMIT", Body.TARGET, id="firm target"),
        pytest.param("T", "ASPIRE", Body.ASPIRED, id="aspired target"),
        pytest.param("T", "EXPECT", Body.TARGET, id="expected target"),
        pytest.param("E", "EXPECT", Body.ESTIMATE, id="estimate"),
        pytest.param("B", "DONE", Body.BASE, id="base"),
    ],
)
@pytest.mark.parametrize(
    ("comparator", "end"),
    [
        pytest.param("EQ", End.EXACT, id="exact"),
        pytest.param("GE", End.AT_LEAST, id="at least"),
        pytest.param("GT", End.AT_LEAST, id="more than"),
        pytest.param("LE", End.AT_MOST, id="at most"),
        pytest.param("LT", End.AT_MOST, id="less than"),
        pytest.param("AP", End.ABOUT, id="about"),
        pytest.param("AB", End.ABOUT, id="just under"),
        pytest.param("RG", End.RANGE, id="range"),
    ],
)
def test_every_figure_has_its_mark(role, modality, body, comparator, end):
    change = {"measure_role": role, "modality": modality, "comparator": comparator, "obs_upper": 9e12}
    assert mark(observation(**change)) == (body, end)
    drawn = marks_of(bars(view(change), "zh"))
    assert drawn[0] == body
    assert drawn[1:] == {End.EXACT: [], End.RANGE: [body]}.get(end, [end])


def test_an_exact_result_is_solid_and_an_aspired_target_hollow():
    (solid,) = bars(view({}), "zh")["data"]
    (hollow,) = bars(view({"measure_role": "T", "modality": "ASPIRE"}), "zh")["data"]
    assert solid["marker"]["color"] == solid["marker"]["line"]["color"]
    assert hollow["marker"]["color"] != hollow["marker"]["line"]["color"]


def test_an_estimate_is_hatched():
    (bar,) = bars(view({"measure_role": "E", "modality": "EXPECT"}), "zh")["data"]
    assert bar["marker"]["pattern"]["shape"] == "/"


def test_a_lower_bound_goes_on_beyond_its_number():
    bar, arrow = bars(view({"comparator": "GT"}), "zh")["data"]
    assert bar["x"] == [8e12]
    assert arrow["x"][1] > 8e12
    assert "open" in arrow["marker"]["symbol"][1]


def test_an_upper_bound_leads_back_from_its_number():
    _, arrow = bars(view({"comparator": "LE"}), "zh")["data"]
    assert arrow["x"][1] < 8e12


def test_just_under_lies_below_its_number():
    _, band = bars(view({"comparator": "AB"}), "zh")["data"]
    assert (band["base"][0], band["base"][0] + band["x"][0]) == (7.2e12, 8e12)


def test_about_is_a_band_around_its_number():
    _, band = bars(view({"comparator": "AP"}), "zh")["data"]
    assert (band["base"][0], band["base"][0] + band["x"][0]) == (7.2e12, 8.8e12)
    assert band["marker"]["pattern"]["shape"] == "."


def test_a_range_is_drawn_from_end_to_end():
    lower, upper = bars(view({"comparator": "RG", "obs_upper": 9e12}), "zh")["data"]
    assert (lower["base"][0], lower["x"][0]) == (0, 8e12)
    assert (upper["base"][0], upper["x"][0]) == (8e12, 1e12)
    assert lower["marker"]["color"] != upper["marker"]["color"]


@pytest.mark.parametrize("kind", ["indicator", "level"])
def test_unlike_figures_never_share_a_chart(kind):
    with pytest.raises(ValueError, match=kind):
        bars(view({}, {kind: "other", "region": "310000"}), "zh")


def test_the_rows_stay_as_they_are():
    rows_given = view({}, {"region": "310000", "comparator": "GT"})
    before = deepcopy(rows_given)
    bars(rows_given, "en")
    assert rows_given == before


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("zh", ["浙江省  <b>超8万亿元</b>", "2023年 · 完成值"], id="zh"),
        pytest.param("en", ["Zhejiang  <b>&gt; 8 trillion yuan</b>", "2023 · Result"], id="en"),
    ],
)
def test_a_bound_is_said_in_words_and_the_period_with_it(language, said):
    texts = texts_of(bars(view({"comparator": "GT"}), language))
    assert texts[0] == said[0]
    assert said[1] in texts[1]


def test_periods_that_differ_are_told_row_by_row():
    texts = " ".join(texts_of(bars(view({}, {"time_period": "2024"}), "zh")))
    assert "2023年" in texts
    assert "2024年" in texts


def test_a_place_in_the_order_is_told_only_where_it_is_certain():
    first, second = view({"comparator": "GT"}, {"region": "b", "obs_value_exact": "4700000000000"})
    assert wording.facts(first, "zh")[-1] == "第1位"
    assert wording.facts(second, "zh")[-1] == "第2位"
    unordered = view({"comparator": "GT"}, {"region": "b", "obs_value_exact": "9000000000000"})
    assert [wording.facts(row, "zh")[-1] for row in unordered] == ["不可排序", "不可排序"]


def test_names_are_not_taken_for_markup():
    (head, *_) = bars(view({"region_name_en": "<b>A & B</b>"}), "en")["layout"]["annotations"]
    assert head["text"].startswith("&lt;b&gt;A &amp; B&lt;/b&gt;")


def test_long_words_wrap_at_the_width_of_a_phone():
    name = "诸暨智能视觉“万亩千亿”新产业平台及其他一些地方"
    lines = wording.lines(view({"region_name_zh": name})[0], "zh")
    assert len(lines) == 4
    assert "".join(lines[:2]).replace(" ", "") == name


@pytest.mark.parametrize(
    ("change", "right", "first"),
    [
        pytest.param({}, 8e12, 0.0, id="money from zero"),
        pytest.param(
            {"unit_measure": "PT", "measure": "share", "obs_value": 43.9}, 100.0, 0.0, id="share of a whole"
        ),
        pytest.param(
            {"unit_measure": "PT", "measure": "growth", "obs_value": -3.0}, 0.0, -3.0, id="negative growth"
        ),
    ],
)
def test_the_axis_holds_the_marks_and_starts_at_zero(change, right, first):
    exact = {"obs_value_exact": str(change.get("obs_value", 8_000_000_000_000)), "quoted_value": None}
    axis = scale.axis(view(change | exact))
    assert axis.left == first
    assert axis.right == right


def test_counts_have_no_ticks_between_whole_numbers():
    one = {"unit_measure": "PN", "obs_value": 1.0, "obs_value_exact": "1", "unit_mult": 0, "counted_zh": "个"}
    assert scale.axis(view(one)).ticks == (0.0, 1.0)


def test_the_key_holds_only_marks_that_occur_and_none_for_a_plain_end():
    drawn = view({}, {"comparator": "GE", "measure_role": "T", "modality": "PLAN"})
    assert occurring(drawn) == [Body.RESULT, Body.TARGET, End.AT_LEAST]


def test_a_chart_is_plain_json_of_traces_that_need_no_net():
    drawn = bars(view({"comparator": "AP"}, {"region": "b", "comparator": "GE"}), "zh")
    assert {trace["type"] for trace in drawn["data"]} <= {"bar", "scatter"}
    assert json.loads(json.dumps(drawn, allow_nan=False)) == drawn


def test_all_colours_are_names_of_the_style_sheet():
    assert not re.search(
        "#[0-9A-Fa-f]{3,6}\\b", json.dumps(bars(view({}, {"region": "b", "comparator": "AP"}), "zh"))
    )


def test_the_real_families_can_all_be_drawn(tables):
    for _, panel in queries.observations(tables).groupby(["indicator", "level"]):
        for language in ("zh", "en"):
            assert bars(ranking.ranked(rows(panel)), language)["layout"]["height"] > 0
