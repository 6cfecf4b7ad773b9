"""Places in an order that bounds leave partly open."""

from collections.abc import Iterable
from copy import deepcopy
from itertools import pairwise
from math import nan
from operator import itemgetter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger import row
from values import admissible, intervals

from etl import ranking
from etl.display import exact
from etl.intervals import Interval
from etl.rows import Row, distinct, gathered


def spread(interval: Interval, **other: object) -> dict[str, object]:
    """A row whose true value lies in an interval."""
    low, high = (None if abs(end) == float("inf") else exact(end) for end in interval[:2])
    ends = {"low": low, "high": high, "low_open": interval.low_open, "high_open": interval.high_open}
    return row("1家", **ends | other)


def view(*rows: Row) -> list[Row]:
    """Rows as a VIEW has them, where a missing text is NaN."""
    return [{name: nan if value is None else value for name, value in each.items()} for each in rows]


def column(name: str, found: Iterable[Row]) -> list[object]:
    return [each[name] for each in found]


def places(*rows: Row, across: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    return [(each["rank_low"], each["rank_high"]) for each in ranking.ranked(view(*rows), across)]


LESS = {"direction": "less"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [row("8.3%", "PT"), row("7.1%", "PT"), row("6.0%", "PT")], "1–1 2–2 3–3", id="exact values"
        ),
        pytest.param([row("超8%", "PT"), row("8.3%", "PT")], "1–2 1–2", id=">8 against 8.3 has none"),
        pytest.param([row("40家左右"), row("41家")], "1–2 1–2", id="about 40 against 41 has none"),
        pytest.param([row("超8家"), row("9家"), row("5家")], "1–2 1–2 3–3", id="partly known"),
        pytest.param([row("超8家"), row("8家以内")], "1–1 2–2", id="more than 8 is above at most 8"),
        pytest.param([row("8家以上"), row("8家以内")], "1–2 1–2", id="at least 8 may equal at most 8"),
        pytest.param([row("不足8家"), row("8家")], "2–2 1–1", id="less than 8 is below 8"),
        pytest.param([row("超8家"), row("8家")], "1–1 2–2", id="more than 8 firms is above 8 firms"),
        pytest.param([row("4.72%", "PT"), row("4.73%", "PT")], "2–2 1–1", id="neighbouring last digits"),
        pytest.param([row("6%", "PT"), row("6.3%", "PT")], "1–2 1–2", id="6 may be 6.3 rounded"),
        pytest.param([row("6.3%", "PT"), row("6.3%", "PT")], "1–2 1–2", id="equal roundings may differ"),
        pytest.param([row("15家"), row("15家"), row("14家")], "1–2 1–2 3–3", id="equal counts tie"),
        pytest.param([row("近900家"), row("900家")], "2–2 1–1", id="just under 900 is below 900"),
        pytest.param([row("3家", **LESS), row("5家", **LESS)], "1–1 2–2", id="less is better"),
        pytest.param([row("下降2%", "PT"), row("0%", "PT")], "2–2 1–1", id="a decrease is below none"),
        pytest.param(
            [row("第一", "RANK", **LESS), row("第二", "RANK", **LESS)],
            "1–1 2–2",
            id="the first place is first",
        ),
    ],
)
def test_places(rows, expected):
    assert " ".join(f"{low}–{high}" for low, high in places(*rows)) == expected


@pytest.mark.parametrize(
    ("rows", "zh", "en"),
    [
        pytest.param([row("9家"), row("8家")], "第1位", "place 1", id="certain"),
        pytest.param([row("9家"), row("9家"), row("8家")], "并列第1位", "tied at 1", id="tied"),
        pytest.param(
            [row("超8家"), row("9家"), row("5家")], "第1–2位（不能确定）", "place 1–2 (uncertain)", id="open"
        ),
        pytest.param([row("超8家"), row("9家")], "不可排序", "cannot be ordered", id="unordered"),
        pytest.param(
            [row("9家"), row("9家"), row("超8家")], "不可排序", "cannot be ordered", id="a tie in the open"
        ),
        pytest.param([row("9家"), row("9家")], "并列第1位", "tied at 1", id="all tied"),
        pytest.param([row("9家")], "", "", id="alone"),
    ],
)
def test_a_place_in_words(rows, zh, en):
    first = ranking.ranked(view(*rows))[0]
    assert [ranking.in_words(ranking.place(first), language) for language in ("zh", "en")] == [zh, en]


@given(st.lists(intervals(), min_size=2, max_size=7), st.booleans(), st.data())
def test_every_possible_order_lies_within_the_places(spans, falling, data):
    """Both the rank that a tie shares, and any that an arbitrary order of the tied gives."""
    direction = "less" if falling else "more"
    found = places(*(spread(each, direction=direction) for each in spans))
    true = [data.draw(admissible(each)) for each in spans]
    worth = [-value if falling else value for value in true]
    for (low, high), mine in zip(found, worth, strict=True):
        ahead, beside = sum(other > mine for other in worth), sum(other == mine for other in worth)
        assert low <= ahead + 1
        assert ahead + beside <= high


@given(st.lists(intervals(), min_size=2, max_size=9), st.booleans())
def test_places_are_those_of_the_plain_definition(spans, falling):
    direction = "less" if falling else "more"
    ranked = ranking.ranked(view(*(spread(each, direction=direction) for each in spans)))
    for i, found in enumerate(ranked):
        each, others = spans[i], [*spans[:i], *spans[i + 1 :]]
        above, below = sum(other.above(each) for other in others), sum(each.above(other) for other in others)
        ahead, behind = (below, above) if falling else (above, below)
        assert (found["rank_low"], found["rank_high"]) == (ahead + 1, len(spans) - behind)
        equal = sum(other == each for other in spans) if each.low == each.high else 1
        assert (found["rank_of"], found["rank_tied"]) == (len(spans), equal)


@given(st.lists(intervals(), min_size=2, max_size=7), st.randoms())
def test_the_order_of_the_rows_does_not_matter(spans, random):
    shuffled = [*spans]
    random.shuffle(shuffled)
    found, again = (sorted(zip(each, places(*map(spread, each)), strict=True)) for each in (spans, shuffled))
    assert found == again


UNLIKE = {
    "indicator": "other", "level": "prefecture", "time_period": "2023", "measure_role": "T", "vintage_zh": "普查修订",
}  # fmt: skip


@pytest.mark.parametrize("kind", UNLIKE)
def test_unlike_figures_get_no_places(kind):
    ranked = ranking.ranked(view(row("8家"), row("9家", **{kind: UNLIKE[kind]})))
    assert column("rank_low", ranked) == [None, None]
    assert column("rank_of", ranked) == [1, 1]
    assert column("rank_tied", ranked) == [1, 1]


@pytest.mark.parametrize(
    ("kind", "other", "across", "expected"),
    [
        pytest.param("level", {}, ("level",), [2, 2], id="levels"),
        pytest.param("time_period", {}, ("time_period",), [2, 2], id="periods of one length"),
        pytest.param("time_period", {"freq": "Q"}, ("time_period",), [1, 1], id="not of two lengths"),
        pytest.param(
            "time_period", {"freq": "D", "timing": "point"}, ("time_period",), [2, 2], id="points in time"
        ),
        pytest.param("level", {}, ("time_period",), [1, 1], id="only what is asked for"),
        pytest.param("indicator", {}, ("level", "time_period"), [1, 1], id="never definitions"),
        pytest.param("measure_role", {}, ("level", "time_period"), [1, 1], id="never roles"),
        pytest.param("vintage_zh", {}, ("level", "time_period"), [1, 1], id="never editions"),
    ],
)
def test_levels_and_periods_are_ordered_together_only_where_asked_for(kind, other, across, expected):
    timing = {key: value for key, value in other.items() if key == "timing"}
    rows = [row("8家", **timing), row("9家", **{kind: UNLIKE[kind]} | other)]
    assert column("rank_of", ranking.ranked(view(*rows), across)) == expected


def test_regions_are_read_by_their_results_and_targets_stand_beside_them():
    rows = [
        row("9家", region="a", measure_role="T", period_end=pd.Timestamp("2024-12-31"), obs_id="a target"),
        row("5家", region="a", period_end=pd.Timestamp("2023-12-31"), obs_id="a result"),
        row("7家", region="b", period_end=pd.Timestamp("2023-12-31"), obs_id="b result"),
        row("8家", region="c", period_end=pd.Timestamp("2024-12-31"), measure_role="T", obs_id="c target"),
    ]
    order = ["b result", "a result", "a target", "c target"]
    assert column("obs_id", ranking.arranged(view(*rows))) == order


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=6), st.booleans())
def test_regions_are_read_best_first(numbers, falling):
    """The stated values never rise, whichever way is better."""
    direction = "less" if falling else "more"
    day = pd.Timestamp("2024-12-31")
    rows = [
        row(f"{n}%", "PT", region=str(i), period_end=day, direction=direction) for i, n in enumerate(numbers)
    ]
    found = column("obs_value", ranking.arranged(view(*rows)))
    assert all((one <= other) if falling else (one >= other) for one, other in pairwise(found))


@pytest.mark.parametrize("status", ["D", "B"])
def test_figures_of_another_definition_get_no_places(status):
    rows = [
        row("8家"),
        row("9家"),
        row("10家", obs_status=status),
        row("11家", obs_status=status, obs_id="b"),
    ]
    ranked = ranking.ranked(view(*rows))
    assert column("rank_of", ranked) == [2, 2, 1, 1]
    assert [place is None for place in column("rank_low", ranked)] == [False, False, True, True]


def test_the_newest_figures_of_each_region_keep_their_own_periods():
    days = {"2022": "2022-12-31", "2023": "2023-12-31", "2023-Q4": "2023-12-31"}
    rows = [
        row("8家", region=region, time_period=code, period_end=pd.Timestamp(days[code]))
        for region, code in [("a", "2022"), ("a", "2023"), ("a", "2023-Q4"), ("b", "2022")]
    ]
    found = ranking.newest(view(*rows))
    assert [(each["region"], each["time_period"]) for each in found] == [
        ("a", "2023"), ("a", "2023-Q4"), ("b", "2022"),
    ]  # fmt: skip


def test_nothing_has_no_places():
    assert ranking.ranked([]) == []


def test_places_stand_behind_what_a_row_has():
    (ranked,) = ranking.ranked(view(row("8家")))
    assert list(ranked) == [*row("8家"), *ranking.RANKS]


@pytest.mark.parametrize("change", [ranking.ranked, ranking.arranged, ranking.newest])
def test_the_input_stays_as_it_is(change):
    day = {"period_end": pd.Timestamp("2024-12-31")}
    given_ = view(row("8家", **day), row("超9家", obs_id="b", **day))
    before = deepcopy(given_)
    change(given_)
    assert given_ == before


# ── Other orders to read in ──


def said(region: str, role: str, value: float, period: str = "2023", **other: object) -> Row:
    """A figure of a region, of which more is better; its pinyin is its id."""
    about: Row = {"region": region, "pinyin": region.title(), "measure_role": role, "obs_value": value}
    about |= {"time_period": period, "period_end": pd.Timestamp(f"{period}-12-31"), "direction": "more"}
    return about | {"comparator": "EQ"} | other


def regions(found: Iterable[Row]) -> str:
    return " ".join(distinct(found, "region"))


def test_by_name_the_order_is_that_of_a_dictionary_and_places_without_one_are_last():
    spoken = ["zhejiang", "anhui", "shanxi", "shaanxi", "Beijing"]
    rows = view(said("a-zone", "A", 9, pinyin=None), *(said(name, "A", 1) for name in spoken))
    assert regions(ranking.by_name(rows)) == "anhui Beijing shaanxi shanxi zhejiang a-zone"


def test_by_name_the_figures_of_a_region_stay_together_in_their_order():
    found = ranking.by_name([said("b", "A", 2), said("a", "T", 3), said("b", "T", 1), said("a", "A", 4)])
    assert [(each["region"], each["measure_role"]) for each in found] == [
        ("a", "T"), ("a", "A"), ("b", "A"), ("b", "T"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [said("missed", "A", 5), said("missed", "T", 9), said("met", "A", 7), said("met", "T", 6),
             said("close", "A", 7), said("close", "T", 8)],
            "met close missed",
            id="by how far",
        ),
        pytest.param(
            [said("result", "A", 5), said("target", "T", 5), said("both", "A", 1), said("both", "T", 9)],
            "both result target",
            id="without both last, in the order given",
        ),
        pytest.param(
            [said("other", "A", 9, "2022"), said("other", "T", 1), said("same", "A", 1), said("same", "T", 9)],
            "same other",
            id="a target of another period is no answer",
        ),
        pytest.param(
            [said("once", "A", 9, "2022"), said("once", "T", 1, "2022"), said("once", "A", 1), said("once", "T", 9),
             said("steady", "A", 5), said("steady", "T", 6)],
            "steady once",
            id="the newest pair counts",
        ),
        pytest.param(
            [said("a", "A", 9, **LESS), said("a", "T", 5, **LESS), said("b", "A", 4, **LESS),
             said("b", "T", 5, **LESS)],
            "b a",
            id="less is better",
        ),
        pytest.param([said("a", "E", 9), said("a", "T", 9), said("b", "A", 1), said("b", "T", 9)], "b a",
                     id="an estimate is no result"),
        pytest.param([said("a", "A", 9), said("a", "T", 5, comparator="AP"), said("b", "A", 1), said("b", "T", 9)],
                     "b a", id="about is no number to take a result from"),
    ],
)  # fmt: skip
def test_by_gap_the_best_answer_to_its_target_is_first(rows, expected):
    assert regions(ranking.by_gap(rows)) == expected


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("ATEB"), st.integers(-9, 9), st.sampled_from([2022, 2023])),
        min_size=1, max_size=12,
    )
)  # fmt: skip
def test_another_order_neither_loses_nor_changes_a_row(told):
    rows = [
        said(region, role, value, str(year), place=n) for n, (region, role, value, year) in enumerate(told)
    ]
    before = deepcopy(rows)
    for ordered in (ranking.by_name(rows), ranking.by_gap(rows)):
        assert sorted(ordered, key=itemgetter("place")) == before
        for alike in gathered(ordered, "region").values():
            assert column("place", alike) == sorted(column("place", alike))
    assert rows == before
