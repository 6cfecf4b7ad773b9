"""The tidy tables: shape, exactness, and what is missing stays missing."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import tables as tidy


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("observations", tidy.OBSERVATIONS),
        ("indicators", tidy.INDICATORS),
        ("regions", tidy.REGIONS),
        ("sources", tidy.SOURCES),
    ],
)
def test_columns_and_types_are_as_documented(tables, name, columns):
    assert {column: str(kind) for column, kind in tables.named()[name].dtypes.items()} == columns


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("observations", "obs_id"),
        ("indicators", "indicator"),
        ("regions", "region"),
        ("sources", "source"),
    ],
)
def test_keys_are_unique_and_never_missing(tables, name, key):
    column = tables.named()[name][key]
    assert column.is_unique
    assert column.notna().all()


@pytest.mark.parametrize("reference", ["region", "indicator", "source"])
def test_every_reference_is_found(tables, reference):
    known = tables.named()[f"{reference}s"][reference]
    assert set(tables.observations[reference]) <= set(known)


def row(tables: tidy.Tables, obs_id: str) -> pd.Series:
    return tables.observations.set_index("obs_id").loc[obs_id]


@pytest.mark.parametrize(
    ("obs_id", "exact", "comparator", "quoted", "mult", "decimals"),
    [
        pytest.param(
            "310000.gdp.2023.A.shanghai-page-2024", "4720000000000", "EQ", "4.72", 12, 2, id="4.72万亿元"
        ),
        pytest.param(
            "330000.gdp.2023.A.zhejiang-sessions-2024", "8000000000000", "GT", "8", 12, 0, id="迈过8万亿"
        ),
        pytest.param(
            "chengdu-supercomputing.computing-speed.2024-03.A.jimu-news-2024",
            "100000000000000000", "EQ", "10", 16, 0,
            id="10亿亿次/秒",
        ),
        pytest.param(
            "330000.tech-smes-added.2024.T.zhejiang-sessions-2024", "12000", "EQ", "1.2", 4, 1, id="1.2万家"
        ),
        pytest.param(
            "330000.cluster-revenue-share.2023.A.zhejiang-sessions-2024", "70", "EQ", "7", 1, 0, id="七成"
        ),
        pytest.param(
            "310104.ai-output.2025.T.shanghai-page-2024", "100000000000", "EQ", "1", 11, 0, id="千亿元"
        ),
        pytest.param(
            "310104.ai-firms.2024-03.A.shanghai-page-2024", "900", "AB", "900", 0, 0, id="近900家"
        ),
        pytest.param(
            "360000.engineering-centres-added.2024.T.jimu-news-2024", "40", "AP", "40", 0, 0, id="40家左右"
        ),
    ],
)  # fmt: skip
def test_a_figure_of_the_texts_in_base_unit(tables, obs_id, exact, comparator, quoted, mult, decimals):
    found = row(tables, obs_id)
    assert (found["obs_value_exact"], found["comparator"]) == (exact, comparator)
    assert (found["quoted_value"], found["unit_mult"], found["decimals"]) == (quoted, mult, decimals)


def test_a_fraction_without_end_keeps_ten_digits_and_quotes_none(tables):
    third = row(tables, "440000.basic-research-share.2024.T.provincial-practice-2024")
    assert third["obs_value_exact"] == "33.3333333333"
    assert third["comparator"] == "GE"
    assert pd.isna(third["quoted_value"])


def test_a_place_has_no_area_code_and_names_the_unit_around_it(tables):
    places = tables.regions[tables.regions["level"].isin(["zone", "park", "platform", "facility"])]
    assert places["ref_area"].isna().all()
    valley = places.set_index("region").loc["optics-valley"]
    assert (valley["within"], valley["province"]) == ("420100", "420000")
    assert valley["path"] == "000000/420000/420100/optics-valley"


def test_what_no_text_says_is_missing_not_empty_text(tables):
    assert not (tables.observations == "").any().any()
    assert tables.observations["note_zh"].isna().any()


def test_equal_content_has_an_equal_version(tables, catalog):
    assert tidy.build(catalog).version == tables.version


@given(st.decimals(allow_nan=False, allow_infinity=False, places=8, min_value=-(10**20), max_value=10**20))
def test_exact_writes_every_decimal_digit_and_no_exponent(number):
    written = tidy.exact(Fraction(number))
    assert Fraction(written) == Fraction(number)
    assert "E" not in written.upper()
