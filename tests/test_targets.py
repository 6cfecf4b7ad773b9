"""The ledger of targets: what answers each, and how it stands on a day."""

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from ledger import DAY, ENTERED, base, estimate, result, tables, target, words

from etl import targets
from etl.codes import Attainment, Comparator, Obstacle, Rate
from etl.queries import Filters
from etl.tables import Tables
from etl.target_listing import LISTED, listed, spoken
from etl.text import LANGUAGES

LATER = date(2026, 1, 1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return tables(tmp_path_factory.mktemp("ledger"))


@pytest.fixture
def stand(tmp_path: Path):
    """How the first target of a small catalogue stands on a day: its row of the ledger."""
    return lambda *entered, day=DAY: targets.ledger(tables(tmp_path, *entered), day).to_dict("records")[0]


def stated(cell: object) -> str | None:
    """A text of a table; none where it is missing."""
    return cell if isinstance(cell, str) else None


def test_every_state_and_every_comparator_is_there(whole):
    found = targets.ledger(whole, DAY)
    assert {*found["state"]} == {*Attainment}
    asked = whole.observations.set_index("obs_id").loc[found["target"], "comparator"]
    assert {*asked} == {*Comparator}
    assert {*found["rate_kind"].dropna()} == {*Rate}
    assert {*found["unrated"].dropna()} == {
        "NO_BASE",
        "BASE_BELOW",
        "NOT_POSITIVE",
        "NO_DIRECTION",
        "ORDINAL",
        "QUALITATIVE",
    }


PARK = {"region": "park"}


@pytest.mark.parametrize(
    ("entered", "state", "obstacle"),
    [
        pytest.param([result("firms", "9家", 2024)], "EXCEEDED", None, id="more"),
        pytest.param([result("firms", "8家", 2024)], "MET", None, id="as much"),
        pytest.param([result("firms", "7家", 2024)], "NOT_MET", None, id="less"),
        pytest.param([result("firms", "8家左右", 2024)], "NOT_RATEABLE", "OPEN", id="about as much"),
        pytest.param(
            [result("firms", "9家", 2024, status="definition_differs")],
            "NOT_RATEABLE",
            "DEFINED_OTHERWISE",
            id="of another definition",
        ),
        pytest.param(
            [result("firms", "9家", 2024, status="provisional")], "EXCEEDED", None, id="preliminary"
        ),
        pytest.param([], "NO_RESULT", None, id="nothing"),
        pytest.param(
            [estimate("firms", "9家", 2024)], "NO_RESULT", "ESTIMATE_ONLY", id="an estimate is no result"
        ),
        pytest.param([result("firms", "9家", 2023)], "NO_RESULT", None, id="another year"),
        pytest.param(
            [result("firms", "9家", 2024, **PARK)], "NO_RESULT", None, id="another place inside the region"
        ),
        pytest.param([result("new-firms", "9家", 2024)], "NO_RESULT", None, id="a look-alike"),
        pytest.param([result("firms", "9家", "2024-12-31")], "EXCEEDED", None, id="the same point in time"),
        pytest.param([result("firms", "9家", "2024-Q4")], "EXCEEDED", None, id="the same last day"),
        pytest.param([result("firms", "9家", "2024-12-30")], "NO_RESULT", None, id="the day before"),
        pytest.param(
            [result("firms", "8家以上", 2024), result("firms", "12家", 2024, source="bulletin")],
            "EXCEEDED",
            None,
            id="of two results that agree the one that says more",
        ),
        pytest.param(
            [
                result("firms", "9家", 2024, source="bulletin", status="provisional"),
                result("firms", "7家", 2024),
            ],
            "NOT_MET",
            None,
            id="the revised result counts",
        ),
        pytest.param(
            [
                result("firms", "9家", 2024),
                result("firms", "7家", 2024, source="bulletin", preferred=words("甲", "a")),
            ],
            "NOT_MET",
            None,
            id="the preferred result counts",
        ),
    ],
)
def test_what_answers_a_target_whose_deadline_has_passed(stand, entered, state, obstacle):
    found = stand(target("firms", "8家", 2024), *entered)
    assert (found["state"], stated(found["obstacle"])) == (state, obstacle)


@pytest.mark.parametrize(
    ("asked", "period", "answered", "answer", "answers"),
    [
        pytest.param("gdp", "2022-01-01/P3Y", "gdp", 2024, True, id="a level: the last year of the span"),
        pytest.param("share-output", "2022-01-01/P3Y", "share-output", 2024, True, id="a share likewise"),
        pytest.param("gdp", "2022-01-01/P3Y", "gdp", 2023, False, id="no other year"),
        pytest.param("gdp", "2022-01-01/P3Y", "gdp", "2024-Q4", False, id="nor its last quarter"),
        pytest.param("gdp", 2024, "gdp", "2022-01-01/P3Y", False, id="nor the other way round"),
        pytest.param(
            "new-firms", "2022-01-01/P3Y", "new-firms", 2024, False, id="what adds up is not that of one year"
        ),
        pytest.param(
            "new-firms", "2022-01-01/P3Y", "new-firms", "2022-01-01/P3Y", True, id="but that of the span"
        ),
        pytest.param(
            "added-growth", "2022-01-01/P3Y", "added-growth", 2024, False, id="a growth of one year"
        ),
        pytest.param("gdp-average", "2022-01-01/P3Y", "gdp-average", "2022-01-01/P3Y", True, id="an average"),
        pytest.param(
            "gdp-average", "2022-01-01/P3Y", "gdp-average", 2024, False, id="no average of one year"
        ),
        pytest.param("gdp", 2024, "gdp", "2024-01-01/P1Y", True, id="a year by its other name"),
        pytest.param("gdp", "2024-Q3", "gdp", "2024-07-01/P3M", True, id="a quarter by its other name"),
        pytest.param("gdp", "2022-01-01/P3Y", "gdp", "2022-01-01/P36M", True, id="a span in months"),
    ],
)
def test_which_period_answers(stand, asked, period, answered, answer, answers):
    def value(name: str) -> str:
        return {"gdp": "8万亿元", "new-firms": "8家"}.get(name, "8%")

    found = stand(target(asked, value(asked), period), result(answered, value(answered), answer))
    assert isinstance(found["result"], str) == answers


@pytest.mark.parametrize(
    ("parts", "obstacle"),
    [
        pytest.param(["2024-Q1"], "PART_ONLY", id="the first quarter"),
        pytest.param(["2024-01-01/P6M"], "PART_ONLY", id="half a year"),
        pytest.param(["2024-Q2"], "PART_ONLY", id="a later quarter alone"),
        pytest.param(["2024-07-01/P6M"], "PART_ONLY", id="the second half alone"),
        pytest.param(["2023-Q4"], None, id="a part of another year"),
    ],
)
def test_results_of_a_part_are_told_as_such(stand, parts, obstacle):
    found = stand(target("gdp", "8万亿元", 2024), *(result("gdp", "2万亿元", part) for part in parts))
    assert found["state"] == "NO_RESULT"
    assert stated(found["obstacle"]) == obstacle


@pytest.mark.parametrize(
    ("period", "day", "state"),
    [
        pytest.param(2024, date(2024, 12, 30), "FUTURE", id="the day before"),
        pytest.param(2024, date(2024, 12, 31), "FUTURE", id="its last day is not over"),
        pytest.param(2024, date(2025, 1, 1), "MET", id="the day after"),
        pytest.param("2024-Q3", date(2024, 9, 30), "FUTURE", id="the last day of a quarter"),
        pytest.param("2024-Q3", date(2024, 10, 1), "MET", id="the day after a quarter"),
        pytest.param("2024-02", date(2024, 2, 29), "FUTURE", id="a leap day"),
        pytest.param("2024-02", date(2024, 3, 1), "MET", id="the day after it"),
        pytest.param("2022-01-01/P3Y", date(2024, 12, 31), "FUTURE", id="the last day of a span"),
        pytest.param("2022-01-01/P3Y", date(2025, 1, 1), "MET", id="the day after a span"),
        pytest.param(2024, date(1, 1, 1), "FUTURE", id="long before"),
        pytest.param(2024, date(9999, 12, 31), "MET", id="long after"),
    ],
)
def test_the_clock_is_an_argument(stand, period, day, state):
    assert (
        stand(target("new-firms", "8家", period), result("new-firms", "8家", period), day=day)["state"]
        == state
    )


@pytest.mark.parametrize(
    ("entered", "expected", "role"),
    [
        pytest.param(
            [base("gdp", "6万亿元", 2020), result("gdp", "7万亿元", 2023)],
            "2020.B",
            "B",
            id="as its text gives it",
        ),
        pytest.param(
            [result("gdp", "6万亿元", 2022), result("gdp", "7万亿元", 2023)],
            "2023.A",
            "A",
            id="else the newest result",
        ),
        pytest.param([estimate("gdp", "7万亿元", 2023)], None, None, id="an estimate is none"),
        pytest.param([result("gdp", "9万亿元", 2024)], None, None, id="nor the result itself"),
        pytest.param([result("gdp", "2万亿元", "2023-Q4")], None, None, id="nor what is of another length"),
        pytest.param(
            [result("gdp", "7万亿元", 2022), result("gdp", "2万亿元", "2023-Q1")],
            "2022.A",
            "A",
            id="even if it is newer",
        ),
        pytest.param([base("gdp", "9万亿元", 2024)], None, None, id="nor a base of its own year"),
    ],
)
def test_the_base_that_leads_up_to_a_target(stand, entered, expected, role):
    found = stand(target("gdp", "8万亿元", 2024), *entered)
    assert stated(found["base"]) == (expected and f"330000.gdp.{expected}.report")
    assert stated(found["base_role"]) == role


def test_a_base_and_its_target_are_no_attainment(tmp_path):
    built = tables(tmp_path, target("gdp", "10万亿元", 2025), base("gdp", "8万亿元", 2024))
    (row,) = listed(built, LATER).to_dict("records")
    assert row["base_to_target"] == "8万亿元（2024年）→ 10万亿元（2025年）"
    assert row["state"] == "NO_RESULT"
    assert all(pd.isna(row[name]) or not row[name] for name in ("rate", "rate_low", "rate_high", "formula"))


@pytest.mark.parametrize("where", ["bulletin", "report"])
def test_a_stand_in_base_counts_no_way_down(stand, where):
    found = stand(
        target("closures", "20家", 2024),
        result("closures", "50家", 2020, source=where),
        result("closures", "26家", 2024),
    )
    assert (found["base_role"], found["unrated"]) == ("A", "NO_BASE")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_plain_state_says_why(whole, language):
    told = listed(whole, DAY, language)
    open_ = told[
        told["state"].isin(["NOT_RATEABLE", "SUPERSEDED", "ON_PACE", "BEHIND"]) | told["obstacle"].notna()
    ]
    assert len(open_) > 8
    assert open_["reason"].str.len().gt(0).all()


def test_no_chinese_word_is_left_in_english(whole):
    columns = [
        "reason",
        "state_name",
        "rate",
        "formula",
        "base_to_target",
        "distance",
        "indicator_name",
        "set_by",
    ]
    for frame in (listed(whole, DAY, "en")[columns], spoken(whole, DAY, "en")):
        # What a goal without a number says stays in the words of its text.
        said = [re.sub("“[^”]*”", "", words) for column in frame for words in frame[column].dropna()]
        assert [each for each in said if any("\u4e00" <= character <= "\u9fff" for character in each)] == []


def test_filters_narrow_the_targets_and_not_what_answers_them(whole):
    found = targets.ledger(whole, DAY, Filters(roles=("T",), regions=("330000",), sources=("report",)))
    everything = targets.ledger(whole, DAY)
    assert {*found["region"]} == {"330000"}
    same = everything[everything["target"].isin(found["target"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(found, same)


def test_tables_have_their_columns_with_and_without_targets(whole, tmp_path):
    empty = tables(tmp_path, result("gdp", "8万亿元", 2024))
    for built in (whole, empty):
        found = targets.ledger(built, DAY)
        assert {name: str(kind) for name, kind in found.dtypes.items()} == dict(targets.LEDGER)
        assert tuple(listed(built, DAY).columns) == LISTED
        assert len(spoken(built, DAY)) == len(found)
    assert targets.ledger(empty, DAY).empty


def test_the_tables_stay_as_they_are(whole):
    before = {name: frame.copy(deep=True) for name, frame in whole.named().items()}
    targets.ledger(whole, DAY)
    listed(whole, DAY)
    spoken(whole, DAY, "en")
    for name, frame in whole.named().items():
        pd.testing.assert_frame_equal(frame, before[name])


def test_every_obstacle_is_met_somewhere(whole):
    found = targets.ledger(whole, DAY)
    told = {*found["obstacle"].dropna()} | {*found["unrated"].dropna()}
    assert {*Obstacle} - told == {"DEFINED_OTHERWISE", "ENDLESS", "EDITIONS"}
    assert len(ENTERED) == len(whole.observations)


EDITED = {"vintage": words("普查修订", "revised by census"), "line": 90}


@pytest.mark.parametrize("first", [0, 1], ids=["revised first", "revised last"])
def test_two_editions_that_disagree_are_not_chosen_between(stand, first):
    told = [result("firms", "7家", 2024, **EDITED), result("firms", "9家", 2024)]
    found = stand(target("firms", "8家", 2024), *(told if first == 0 else reversed(told)))
    assert (found["state"], found["obstacle"]) == ("NOT_RATEABLE", "EDITIONS")


def test_two_editions_that_agree_give_the_state(stand):
    told = [result("firms", "10家", 2024, **EDITED), result("firms", "9家", 2024)]
    assert stand(target("firms", "8家", 2024), *told)["state"] == "EXCEEDED"


def test_a_target_counts_from_the_base_its_own_text_gives(stand):
    found = stand(
        target("closures", "20家", 2024, source="plan"),
        base("closures", "50家", 2020, source="plan"),
        base("closures", "30家", 2023),
        result("closures", "26家", 2024),
    )
    assert (found["base"], found["rate_low"]) == ("330000.closures.2020.B.plan", "0.8")


def test_what_stands_in_for_a_result_is_at_hand(tmp_path):
    entered = [target("new-firms", "40家", 2024), result("new-firms", "12家", "2024-Q2")]
    (entry,) = targets.entries(tables(tmp_path, *entered), DAY)
    assert [row["obs_id"] for row in entry.instead] == ["330000.new-firms.2024-Q2.A.report"]
