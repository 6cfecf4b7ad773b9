"""Rows by what they have in a column."""

import pytest

from etl.rows import Row, distinct, gathered, text


def told(*regions: str) -> list[Row]:
    """A row for each region, with its place among them."""
    return [{"region": region, "place": place} for place, region in enumerate(regions)]


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("a", ("a",), id="one"),
        pytest.param("cab", ("c", "a", "b"), id="in the order of the rows"),
        pytest.param("bcbacb", ("b", "c", "a"), id="each where it is first"),
    ],
)
def test_what_rows_have_in_a_column_is_told_once(regions, expected):
    assert distinct(told(*regions), "region") == expected
    assert distinct(iter(told(*regions)), "region") == expected


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("a", [("a", [0])], id="one"),
        pytest.param("cab", [("c", [0]), ("a", [1]), ("b", [2])], id="groups in the order of the rows"),
        pytest.param("bcbacb", [("b", [0, 2, 5]), ("c", [1, 4]), ("a", [3])], id="rows in their order"),
    ],
)
def test_rows_are_gathered_by_what_they_have_in_a_column(regions, expected):
    for given in (told(*regions), iter(told(*regions))):
        groups = gathered(given, "region")
        assert [(region, [row["place"] for row in alike]) for region, alike in groups.items()] == expected


def test_gathered_rows_are_those_given():
    given = told("b", "a", "b")
    groups = gathered(given, "region")
    assert all(row is given[row["place"]] for alike in groups.values() for row in alike)


def test_a_missing_text_reads_as_empty():
    assert text({"note_zh": float("nan")}, "note_zh") == ""
