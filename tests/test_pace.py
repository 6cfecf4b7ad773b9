"""How far a target has come before its deadline: additions against their path, stocks by their distance."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from ledger import DAY, estimate, result, tables, target

from etl import targets
from etl.target_listing import listed
from etl.text import LANGUAGES

LATER = date(2026, 1, 1)


@pytest.fixture
def stand(tmp_path: Path):
    """How the first target of a small catalogue stands on a day: its row of the ledger."""
    return lambda *entered, day=DAY: targets.ledger(tables(tmp_path, *entered), day).to_dict("records")[0]


def stated(cell: object) -> str | None:
    """A text of a table; none where it is missing."""
    return cell if isinstance(cell, str) else None


def part(value: str, period: str, **more: object) -> dict[str, object]:
    """What was added so far, as a text of May has it."""
    return result("new-firms", value, period, source="revision", **more)


PATH = [{"by": "2025-03", "value": "10家"}, {"by": "2025-09", "value": "60家"}]


@pytest.mark.parametrize(
    ("entered", "state", "rate", "interim"),
    [
        pytest.param([part("30家", "2025-Q1")], "ON_PACE", "0.3", 1, id="ahead of time"),
        pytest.param([part("24家", "2025-Q1")], "BEHIND", "0.24", 1, id="behind it"),
        pytest.param([part("24家左右", "2025-Q1")], "NOT_RATEABLE", "0.216", 1, id="about on time"),
        pytest.param(
            [part("24家", "2025-Q1"), part("30家", "2025-Q2")],
            "ON_PACE",
            "0.54",
            2,
            id="the quarters add up",
        ),
        pytest.param(
            [part("24家", "2025-Q1"), part("60家", "2025-01-01/P6M")],
            "ON_PACE",
            "0.6",
            1,
            id="the longer part counts, and once",
        ),
        pytest.param([part("90家", "2025-Q2")], "FUTURE", None, 0, id="not from the first day"),
        pytest.param(
            [part("30家", "2025-Q1"), part("1家", "2025-05")],
            "ON_PACE",
            "0.3",
            1,
            id="what comes after a gap does not count",
        ),
        pytest.param([part("90家", "2025-01-01/P9M")], "FUTURE", None, 0, id="later than the day"),
        pytest.param(
            [estimate("new-firms", "90家", "2025-Q1")], "FUTURE", None, 0, id="an estimate is no result"
        ),
        pytest.param([part("90家", "2024")], "FUTURE", None, 0, id="of the year before"),
        pytest.param(
            [part("90家", "2025-Q1", status="definition_differs")],
            "NOT_RATEABLE",
            None,
            1,
            id="of another definition",
        ),
    ],
)
def test_additions_keep_pace_with_time(stand, entered, state, rate, interim):
    found = stand(target("new-firms", "100家", 2025), *entered)
    assert found["state"] == state
    assert stated(found["rate_low"]) == rate
    assert len((stated(found["interim"]) or "").split()) == interim


@pytest.mark.parametrize(
    ("value", "period", "day", "state"),
    [
        pytest.param("10家", "2025-Q1", DAY, "ON_PACE", id="just what was due"),
        pytest.param("9家", "2025-Q1", DAY, "BEHIND", id="one short"),
        pytest.param("12家", "2025-01-01/P6M", DAY, "ON_PACE", id="between two steps the earlier one is due"),
        pytest.param("59家", "2025-01-01/P9M", date(2025, 9, 30), "BEHIND", id="the second step, on its day"),
        pytest.param("59家", "2025-01-01/P9M", date(2025, 9, 29), "FUTURE", id="and a day before"),
        pytest.param("90家", "2025-02", DAY, "FUTURE", id="not from the first day"),
        pytest.param("1家", "2025-01", DAY, "FUTURE", id="before the first step nothing is due"),
    ],
)
def test_a_path_that_the_text_states_goes_before_time(stand, value, period, day, state):
    asked = target("new-firms", "100家", 2025, path=PATH)
    assert stand(asked, result("new-firms", value, period), day=day)["state"] == state


@pytest.mark.parametrize(
    ("asked", "part", "state"),
    [
        pytest.param(
            target("gdp", "8万亿元", 2025), result("gdp", "3万亿元", "2025-Q1"), "FUTURE", id="a level"
        ),
        pytest.param(
            target("gdp", "8万亿元", 2025, path=[{"by": "2025-03", "value": "1.8万亿元"}]),
            result("gdp", "2.0万亿元", "2025-Q1"),
            "ON_PACE",
            id="a level with a path",
        ),
        pytest.param(
            target("added-growth", "5%", 2025), result("added-growth", "6%", "2025-Q1"), "FUTURE", id="rate"
        ),
        pytest.param(
            target("new-firms", "100家以内", 2025),
            result("new-firms", "30家", "2025-Q1"),
            "BEHIND",
            id="too much",
        ),
        pytest.param(
            target("new-firms", "低于100家", 2025),
            result("new-firms", "24家", "2025-Q1"),
            "ON_PACE",
            id="less",
        ),
        pytest.param(
            target("new-firms", "100家左右", 2025),
            result("new-firms", "24家", "2025-Q1"),
            "ON_PACE",
            id="about",
        ),
        pytest.param(
            target("new-firms", "超100家", 2025),
            result("new-firms", "30家", "2025-Q1"),
            "ON_PACE",
            id="more than",
        ),
        pytest.param(
            target("new-firms", "0家", 2025),
            result("new-firms", "0家", "2025-Q1"),
            "ON_PACE",
            id="none of none",
        ),
    ],
)
def test_only_what_adds_up_has_a_pace(stand, asked, part, state):
    assert stand(asked, part)["state"] == state


@pytest.mark.parametrize(
    ("asked", "reached", "low", "high", "zh"),
    [
        pytest.param("4000家", "3600家", "400", "400", "2025年3月31日距目标还差400家", id="short of it"),
        pytest.param("4000家", "4000家", "0", "0", "2025年3月31日与目标的数字相同", id="at it"),
        pytest.param("4000家", "4100家", "-100", "-100", "2025年3月31日已比目标多出100家", id="beyond it"),
        pytest.param("4000家", "超4100家", None, "-100", None, id="beyond it by a bound"),
        pytest.param("4000家", "3600家以上", None, "400", "2025年3月31日距目标的差距不能确定", id="a bound"),
        pytest.param("4000家", "近3600家", "400", "760", "2025年3月31日距目标还差400家至760家", id="a band"),
        pytest.param("1.2万家", "1.2万家", None, None, "2025年3月31日与目标的数字相同", id="0 by its digits"),
        pytest.param(
            "4321家", "3000家", "1321", "1321", "2025年3月31日距目标还差1321家", id="counts are exact"
        ),
        pytest.param(
            "1.2万家", "11800家", "200", "200", "2025年3月31日距目标还差200家", id="a target is exact"
        ),
        pytest.param(
            "12100家", "1.2万家", None, None, "2025年3月31日距目标的差距不能确定", id="less than its digits"
        ),
    ],
)
def test_a_stock_tells_its_distance_before_the_deadline(tmp_path, asked, reached, low, high, zh):
    built = tables(tmp_path, target("firms", asked, 2025), result("firms", reached, "2025-03-31"))
    (row,) = listed(built, DAY).to_dict("records")
    assert row["state"] == "FUTURE"
    if low or high:
        ends = [
            None if pd.isna(end) else Fraction(end) for end in (row["distance_low"], row["distance_high"])
        ]
        assert ends == [low and Fraction(low), high and Fraction(high)]
    assert zh is None or row["distance"] == zh


@pytest.mark.parametrize(
    ("reached", "zh", "en"),
    [
        pytest.param(
            "26家",
            "2025年3月31日距目标还差6家",
            "6 firms short of the target (2025-03-31)",
            id="still above",
        ),
        pytest.param(
            "15家", "2025年3月31日已比目标少5家", "5 firms beyond the target (2025-03-31)", id="below"
        ),
    ],
)
def test_the_distance_of_what_is_to_fall(tmp_path, reached, zh, en):
    built = tables(tmp_path, target("closures", "20家", 2025), result("closures", reached, "2025-03-31"))
    assert [listed(built, DAY, language)["distance"].iloc[0] for language in LANGUAGES] == [zh, en]


@pytest.mark.parametrize("day", [date(2025, 3, 30), LATER])
def test_there_is_no_distance_before_a_result_or_after_the_deadline(stand, day):
    found = stand(target("firms", "8家", 2025), result("firms", "7家", "2025-03-31"), day=day)
    assert pd.isna(found["distance_low"])
    assert pd.isna(found["interim"])


def test_there_is_no_distance_to_what_is_defined_otherwise(stand):
    reached = result("firms", "7家", "2025-03-31", status="definition_differs")
    assert pd.isna(stand(target("firms", "8家", 2025), reached)["distance_low"])
