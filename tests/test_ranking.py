"""Places in an order that bounds leave partly open."""

from math import inf

import pandas as pd
import pytest

from etl import ranking
from etl.rows import text


def row(value: str, comparator: str = "EQ", **other: object) -> dict[str, object]:
    """One observation with what ranking asks of it; `value` is written in base unit."""
    decimals = len(value.partition(".")[2])
    return {
        "obs_id": "a",
        "region": "330000",
        "indicator": "growth",
        "level": "province",
        "time_period": "2023",
        "period_end": pd.Timestamp("2023-12-31"),
        "measure_role": "A",
        "modality": "DONE",
        "comparator": comparator,
        "obs_value": float(value),
        "obs_value_exact": value,
        "obs_upper": None,
        "obs_status": "A",
        "value_as_written": value,
        "quoted_value": value,
        "unit_mult": 0,
        "decimals": decimals,
        "direction": "more",
    } | other


def places(*rows: dict[str, object]) -> list[tuple[int, int]]:
    ranked = ranking.ranked(pd.DataFrame(rows))
    return list(zip(ranked["best"], ranked["worst"], strict=True))


@pytest.mark.parametrize(
    ("value", "comparator", "other", "low", "high"),
    [
        pytest.param("43.9", "EQ", {}, 43.85, 43.95, id="exact, to its last digit"),
        pytest.param(
            "4720000000000", "EQ", {"unit_mult": 12, "decimals": 2}, 4.715e12, 4.725e12, id="4.72 万亿"
        ),
        pytest.param("70", "EQ", {"quoted_value": "7", "unit_mult": 1}, 65, 75, id="七成"),
        pytest.param(
            "33.3333333333", "EQ", {"quoted_value": None}, 33.3333333333, 33.3333333333, id="三分之一"
        ),
        pytest.param("8", "GE", {}, 8, inf, id="at least"),
        pytest.param("8", "GT", {}, 8, inf, id="more than"),
        pytest.param("8", "LE", {}, -inf, 8, id="at most"),
        pytest.param("8", "LT", {}, -inf, 8, id="less than"),
        pytest.param("40", "AP", {}, 36, 44, id="about"),
        pytest.param("10000", "AP", {"value_as_written": "万级"}, 5000, 100000, id="an order of magnitude"),
        pytest.param("900", "AB", {}, 810, 900, id="just under"),
        pytest.param("3", "RG", {"obs_upper": 5.0}, 3, 5, id="range"),
    ],
)
def test_the_interval_a_true_value_lies_in(value, comparator, other, low, high):
    (ranked,) = ranking.ranked(pd.DataFrame([row(value, comparator, **other)])).to_dict("records")
    assert (ranked["low"], ranked["high"]) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [row("8.3"), row("7.1"), row("6.0")], [(1, 1), (2, 2), (3, 3)], id="exact values have an order"
        ),
        pytest.param([row("8", "GT"), row("8.3")], [(1, 2), (1, 2)], id=">8 against 8.3 has none"),
        pytest.param([row("40", "AP"), row("41")], [(1, 2), (1, 2)], id="about 40 against 41 has none"),
        pytest.param([row("8", "GT"), row("8.3"), row("5.0")], [(1, 2), (1, 2), (3, 3)], id="partly known"),
        pytest.param([row("8", "GT"), row("8", "LE")], [(1, 1), (2, 2)], id="more than 8 is above at most 8"),
        pytest.param([row("8", "GE"), row("8", "LE")], [(1, 2), (1, 2)], id="at least 8 may equal at most 8"),
        pytest.param([row("4.72"), row("4.73")], [(2, 2), (1, 1)], id="neighbouring last digits"),
        pytest.param([row("6"), row("6.3")], [(1, 2), (1, 2)], id="6 may be 6.3 rounded"),
        pytest.param([row("6.3"), row("6.3")], [(1, 2), (1, 2)], id="equal"),
        pytest.param(
            [row("3", direction="less"), row("5", direction="less")], [(1, 1), (2, 2)], id="less is better"
        ),
    ],
)
def test_places(rows, expected):
    assert places(*rows) == expected


@pytest.mark.parametrize("kind", ["indicator", "level", "time_period", "measure_role"])
def test_unlike_figures_get_no_places(kind):
    ranked = ranking.ranked(pd.DataFrame([row("8"), row("9", **{kind: "other"})]))
    assert ranked["best"].isna().all()
    assert ranked["of"].tolist() == [1, 1]


def test_regions_are_read_by_their_results_and_targets_stand_beside_them():
    view = pd.DataFrame(
        [
            row("9", region="a", measure_role="T", period_end=pd.Timestamp("2024-12-31"), obs_id="a target"),
            row("5", region="a", obs_id="a result"),
            row("7", region="b", obs_id="b result"),
            row("8", region="c", measure_role="T", obs_id="c target"),
        ]
    )
    assert ranking.arranged(view)["obs_id"].tolist() == ["b result", "a result", "a target", "c target"]


@pytest.mark.parametrize("status", ["D", "B"])
def test_figures_of_another_definition_get_no_places(status):
    ranked = ranking.ranked(pd.DataFrame([row("8"), row("9"), row("10", obs_status=status)]))
    assert ranked["of"].tolist() == [2, 2, 1]
    assert ranked["best"].isna().tolist() == [False, False, True]


@pytest.mark.parametrize("change", [ranking.ranked, ranking.arranged])
def test_the_input_stays_as_it_is(change):
    view = pd.DataFrame([row("8"), row("9", "GT", obs_id="b")])
    before = view.copy(deep=True)
    change(view)
    pd.testing.assert_frame_equal(view, before)


def test_a_missing_text_reads_as_empty():
    assert text({"note_zh": float("nan")}, "note_zh") == ""
