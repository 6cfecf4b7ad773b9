"""What the texts give of which indicator for which region, the gaps included."""

from pathlib import Path

import invented
import pandas as pd
import pytest
from ledger import INDICATORS, defined, document, estimate, result, tables, target, words

from etl import coverage as covering
from etl.codes import Coverage
from etl.coverage import MATRIX, coverage, matrix
from etl.tables import Tables
from etl.text import LANGUAGES

PROVINCES = 34


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return tables(tmp_path_factory.mktemp("ledger"))


@pytest.fixture
def cell(tmp_path: Path):
    """One cell of a small catalogue: of Zhejiang and its firms, where nothing else is said."""

    def find(
        *entered: dict[str, object], region: str = "330000", indicator: str = "firms"
    ) -> dict[str, object]:
        found = coverage(tables(tmp_path, *entered))
        (row,) = found[(found["region"] == region) & (found["indicator"] == indicator)].to_dict("records")
        return row

    return find


FIRMS = target("firms", "8家", 2024), result("firms", "7家", 2022)
PARK = {"region": "park"}


@pytest.mark.parametrize(
    ("entered", "state", "counts"),
    [
        pytest.param(FIRMS, "target_and_result", (1, 1, 0), id="both, of whatever period"),
        pytest.param(FIRMS[:1], "target_only", (1, 0, 0), id="a target"),
        pytest.param(FIRMS[1:], "result_only", (0, 1, 0), id="a result"),
        pytest.param(
            [estimate("firms", "8家", 2024)], "neither", (0, 0, 1), id="an estimate is neither, and no gap"
        ),
        pytest.param([result("gdp", "8万亿元", 2024)], "neither", (0, 0, 0), id="something else"),
        pytest.param([result("firms", "0家", 2024)], "result_only", (0, 1, 0), id="a zero is a result"),
        pytest.param([target("firms", "8家", 2024, **PARK)], "neither", (0, 0, 0), id="of a place inside it"),
        pytest.param(
            [result("firms", "7家以上", 2022), result("firms", "8家", 2022, source="bulletin")],
            "result_only",
            (0, 1, 0),
            id="two texts, one fact",
        ),
        pytest.param(
            [result("firms", "7家", 2022), result("firms", "8家", 2023)],
            "result_only",
            (0, 2, 0),
            id="two facts",
        ),
    ],
)
def test_what_there_is_of_an_indicator_for_a_region(cell, entered, state, counts):
    found = cell(*entered)
    assert (found["state"], (found["targets"], found["results"], found["estimates"])) == (state, counts)


@pytest.mark.parametrize(
    ("region", "state"),
    [
        pytest.param("330100", "neither", id="a city of the province"),
        pytest.param("320500", "not_applicable", id="a city of another"),
        pytest.param("330000", "not_applicable", id="the province itself"),
        pytest.param("000000", "not_applicable", id="the nation"),
        pytest.param("park", "not_applicable", id="a park in that city"),
    ],
)
def test_where_an_indicator_applies(cell, region, state):
    """city-labs: levels [city], within 浙江."""
    somewhere = [result("firms", "8家", 2024, region=name) for name in ("杭州", "苏州", "park")]
    assert cell(*somewhere, region=region, indicator="city-labs")["state"] == state


def test_a_figure_stands_even_where_its_indicator_does_not_apply(cell):
    found = cell(result("city-labs", "8家", 2024, region="江苏"), region="320000", indicator="city-labs")
    assert found["state"] == "result_only"


def test_every_province_and_the_nation_are_there_and_whoever_has_a_figure(whole):
    found = coverage(whole)
    named = found.drop_duplicates("region")
    assert named["level"].value_counts().to_dict() == {
        "province": PROVINCES,
        "nation": 1,
        "prefecture": 1,
        "park": 1,
    }
    assert len(found) == len(named) * len(INDICATORS)
    assert not found.duplicated(["region", "indicator"]).any()
    assert {*found["state"]} == {*Coverage}


def test_counts_are_those_of_the_facts(whole):
    found = coverage(whole)
    facts = whole.observations[whole.observations["claim_rank"] == 1]["measure_role"].value_counts()
    assert found[["targets", "results", "estimates"]].sum().tolist() == [
        facts[role] for role in ("T", "A", "E")
    ]


@pytest.mark.parametrize(
    ("levels", "regions"),
    [
        pytest.param(["province"], PROVINCES, id="provinces"),
        pytest.param(["nation", "prefecture"], 2, id="nation and cities"),
        pytest.param(["county"], 0, id="none"),
    ],
)
def test_levels_narrow_the_regions(whole, levels, regions):
    found = coverage(whole, levels=levels)
    assert found["region"].nunique() == regions
    assert {*found["level"]} <= {*levels}


def test_a_topic_counts_all_of_its_indicators(whole):
    by_topic, by_indicator = coverage(whole, "topic"), coverage(whole)
    assert {*by_topic["topic"]} == {"economy"}
    counts = ["targets", "results", "estimates"]
    assert by_topic[counts].sum().tolist() == by_indicator[counts].sum().tolist()
    assert "not_applicable" not in {*by_topic["state"]}


@pytest.mark.parametrize("by", ["indicator", "topic"])
def test_columns_and_types_are_as_documented(whole, by):
    for built_levels in ((), ("county",)):
        found = coverage(whole, by, built_levels)
        expected = {
            name.replace("by", by, 1) if name.startswith("by") else name: kind
            for name, kind in MATRIX.items()
        }
        assert {name: str(kind) for name, kind in found.dtypes.items()} == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by", ["indicator", "topic"])
def test_the_matrix_has_a_row_a_region_and_a_sign_in_each_cell(whole, by, language):
    found = coverage(whole, by)
    wide = matrix(found, by, language)
    assert len(wide) == found["region"].nunique()
    assert wide.shape[1] == found[by].nunique() + 1
    signs = {sign for column in wide.columns[1:] for sign in wide[column]}
    assert signs <= set("◆◇●·—○")
    assert wide.notna().all(axis=None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_matrix_of_no_regions_has_no_rows(whole, language):
    assert matrix(coverage(whole, levels=["county"]), "indicator", language).empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_indicators_of_one_name_have_a_column_each(tmp_path, language):
    twins = {
        name: defined("企业数", "Firms", "other", "stock", "PN", "more", scope=words(where, where))
        for name, where in (("firms", "甲"), ("firms-abroad", "乙"))
    }
    built = invented.tables(tmp_path, document(result("firms", "8家", 2024), indicators=twins))
    wide = matrix(coverage(built), "indicator", language)
    assert wide.shape == (PROVINCES + 1, 3)


def test_a_topic_is_not_applicable_where_all_its_indicators_are(tmp_path):
    local = {"city-labs": INDICATORS["city-labs"]}
    built = invented.tables(
        tmp_path, document(result("city-labs", "8家", 2024, region="杭州"), indicators=local)
    )
    states = coverage(built, "topic").set_index("region")["state"]
    assert states["330100"] == "result_only"
    assert {*states.drop("330100")} == {"not_applicable"}


def test_the_tables_stay_as_they_are(whole):
    before = {name: frame.copy(deep=True) for name, frame in whole.named().items()}
    found = covering.coverage(whole)
    kept = found.copy(deep=True)
    matrix(found, "indicator", "zh")
    pd.testing.assert_frame_equal(found, kept)
    for name, frame in whole.named().items():
        pd.testing.assert_frame_equal(frame, before[name])
