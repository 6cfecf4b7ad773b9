"""Any tidy table as CSV: nothing lost, nothing that a spreadsheet would run."""

import pandas as pd
import pytest
from exchanged import FORMULAS, lines, undone
from hypothesis import given
from hypothesis import strategies as st

from etl import cells, plain_csv


def of(name: str, *values: object, dtype: str = "str") -> list[str]:
    """The cells of a table of one column."""
    return [
        line[name] for line in lines(plain_csv.text(pd.DataFrame({name: pd.Series(values, dtype=dtype)})))
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_any_text_comes_back_once_the_guard_is_undone(texts):
    found = of("words", *texts)
    assert [undone(text) for text in found] == [cells.visible(text) for text in texts]
    assert not any(text[:1] in ("=", "+", "-", "@", "\t", "\r") for text in found)


@pytest.mark.parametrize("text", FORMULAS)
def test_text_is_never_a_formula(text):
    assert of("words", text) == [f"'{text}"]


@pytest.mark.parametrize("column", ["obs_value", "quoted_value", "low", "rate_high"])
def test_numbers_kept_as_text_keep_their_minus_and_digits(column):
    assert of(column, "-3.50") == ["-3.50"]


@pytest.mark.parametrize(
    ("value", "dtype", "cell"),
    [
        pytest.param(8e12, "float64", "8000000000000", id="number without exponent"),
        pytest.param(3, "Int64", "3", id="integer"),
        pytest.param(True, "bool", "true", id="yes"),
        pytest.param("2023-01-01", "datetime64[us]", "2023-01-01", id="day"),
        pytest.param(None, "str", "", id="missing"),
        pytest.param("a\x00b\x07", "str", "a�b�", id="control characters show"),
        pytest.param('a "b", c', "str", 'a "b", c', id="quotes and commas"),
        pytest.param("一\r二", "str", "一\r二", id="carriage return"),
    ],
)
def test_cells(value, dtype, cell):
    # A second column, for a line of nothing else than a missing cell is no line.
    frame = pd.DataFrame({"told": pd.Series([value], dtype=dtype), "place": [1]})
    (line,) = lines(plain_csv.text(frame))
    assert line == {"told": cell, "place": "1"}


def test_it_has_unix_line_ends_and_no_byte_order_mark():
    assert plain_csv.text(pd.DataFrame({"a": ["x"], "b": [None]})) == "a,b\nx,\n"


def test_without_rows_the_header_remains():
    assert plain_csv.text(pd.DataFrame({"a": [], "b": []})) == "a,b\n"
