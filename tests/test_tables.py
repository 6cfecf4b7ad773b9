"""The tidy tables: shape, exactness, and what is missing stays missing."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import display
from etl import tables as tidy
from tests import invented


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> tidy.Tables:
    return invented.tables(tmp_path_factory.mktemp("disputed"), invented.DISPUTED)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("observations", tidy.OBSERVATIONS),
        ("indicators", tidy.INDICATORS),
        ("regions", tidy.REGIONS),
        ("sources", tidy.SOURCES),
        ("set_aside", tidy.SET_ASIDE),
        ("outside", tidy.OUTSIDE),
    ],
)
def test_columns_and_types_are_as_documented(tables, disputed, name, columns):
    for some in (tables, disputed):
        assert {column: str(kind) for column, kind in some.named()[name].dtypes.items()} == columns


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


def test_each_fact_has_one_claim_of_rank_one(tables, disputed):
    for some in (tables, disputed):
        ranks = some.observations.groupby("fact")["claim_rank"].agg(sorted)
        assert all(found == list(range(1, len(found) + 1)) for found in ranks)


def test_two_texts_of_the_catalogue_corroborate_each_other(tables):
    told = tables.observations[tables.observations["fact"] == "330000.major-science-projects.2024.T"]
    assert told["claim"].tolist() == ["AGREED", "AGREED"]
    assert told["claim_rank"].tolist() == [1, 2]
    assert told["source"].nunique() == 2


@pytest.mark.parametrize(
    ("obs_id", "rank", "claim"),
    [
        pytest.param("310000.gdp.2023.A.first", 1, "AGREED", id="the narrower of two that agree"),
        pytest.param("310000.gdp.2023.A.second", 2, "AGREED", id="the wider"),
        pytest.param("330000.gdp.2023.A.first", 1, "ONLY", id="alone"),
        pytest.param("330000.growth.2023.A.first", 2, "REVISED", id="preliminary"),
        pytest.param("330000.growth.2023.A.first.L30", 1, "LATEST", id="final, on another line of the text"),
        pytest.param("320000.gdp.2025.T.first", 1, "PREFERRED", id="preferred"),
        pytest.param("320000.gdp.2025.T.second", 2, "CONTRADICTED", id="contradicted"),
        pytest.param("330000.firms.2023.A.second", 2, "APART", id="of another definition"),
    ],
)
def test_every_claim_says_how_it_stands(disputed, obs_id, rank, claim):
    found = row(disputed, obs_id)
    assert (found["claim_rank"], found["claim"]) == (rank, claim)
    assert obs_id.startswith(found["fact"])


def test_the_preferred_claim_says_why(disputed):
    why = disputed.observations.dropna(subset="preferred_zh")
    assert why["obs_id"].tolist() == ["320000.gdp.2025.T.first"]
    assert why["preferred_en"].tolist() == ["the official paper"]


def test_what_is_set_aside_has_a_row_for_each_phrase(disputed):
    found = disputed.set_aside[["source", "reason", "phrase", "lines", "note_zh"]].fillna("")
    assert found.to_numpy().tolist() == [
        ["first", "name", "8+4", "", ""],
        ["first", "name", "415X", "", ""],
        ["second", "other", "三个", "7 9-11", "泛指"],
    ]
    assert disputed.set_aside["position"].tolist() == [1, 2, 3]


def test_what_lies_outside_has_a_row_for_each_run_of_lines(disputed):
    assert disputed.outside[["source", "lines", "why_en"]].to_numpy().tolist() == [
        ["first", "1", "page header"],
        ["first", "90-95", "another article"],
    ]


def test_a_source_tells_what_its_audit_counted_and_nothing_where_there_was_none(disputed):
    counts = disputed.sources.set_index("source")[["mentions", "mentions_bound", "mentions_set_aside"]]
    assert counts.loc["first"].tolist() == [12, 9, 2]
    assert counts.loc["second"].isna().all()


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
    written = display.exact(Fraction(number))
    assert Fraction(written) == Fraction(number)
    assert "E" not in written.upper()
