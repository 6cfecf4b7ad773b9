"""TIME_PERIOD codes."""

from datetime import date

import pytest

from etl.period import Period, in_words


@pytest.mark.parametrize(
    ("code", "start", "end", "zh", "en"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025年", "2025"),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31), "2025年第1季度", "2025 Q1"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月", "2024-02"),
        ("2025-03-31", date(2025, 3, 31), date(2025, 3, 31), "2025年3月31日", "2025-03-31"),
        ("2024-01-01/P3Y", date(2024, 1, 1), date(2026, 12, 31), "2024—2026年", "2024–2026"),
        ("2024-07-01/P1Y", date(2024, 7, 1), date(2025, 6, 30), "2024-07-01 – 2025-06-30", "2024-07-01 – 2025-06-30"),
        ("2024-01-01/P6M", date(2024, 1, 1), date(2024, 6, 30), "2024年1—6月", "2024-01–06"),
        ("2024-03-01/P1M", date(2024, 3, 1), date(2024, 3, 31), "2024年3月", "2024-03"),
        ("2024-01-01/P1Y", date(2024, 1, 1), date(2024, 12, 31), "2024年", "2024"),
        ("2024-01-01/P24M", date(2024, 1, 1), date(2025, 12, 31), "2024—2025年", "2024–2025"),
        ("2024-11-01/P3M", date(2024, 11, 1), date(2025, 1, 31), "2024-11-01 – 2025-01-31", "2024-11-01 – 2025-01-31"),
    ],
)  # fmt: skip
def test_a_period_has_a_first_and_a_last_day_and_words(code, start, end, zh, en):
    assert Period.parse(code) == Period(code, start, end)
    assert (in_words(code, "zh"), in_words(code, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("code", "freq"),
    [
        ("2025", "A"),
        ("2025-Q1", "Q"),
        ("2025-03", "M"),
        ("2025-03-31", "D"),
        ("2024-01-01/P3Y", "P3Y"),
        ("2024-01-01/P6M", "P6M"),
    ],
)
def test_a_period_has_a_length(code, freq):
    assert Period.parse(code).freq == freq


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("", id="nothing"),
        pytest.param("24", id="two digits"),
        pytest.param("2025年", id="words"),
        pytest.param("２０２５", id="full-width digits"),
        pytest.param("2025-1", id="one-digit month"),
        pytest.param("2025-13", id="month 13"),
        pytest.param("2023-02-30", id="30 February"),
        pytest.param("2025-Q5", id="fifth quarter"),
        pytest.param("2024-01-01/P0Y", id="no years"),
        pytest.param("2024-01-31/P1M", id="a month later there is no such day"),
        pytest.param("9999-01-01/P12M", id="beyond the calendar"),
        pytest.param("2024/P3Y", id="span without a day"),
    ],
)
def test_anything_else_is_refused(code):
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(code)
