"""The two catalogues that pages are held against are sound, and as large and as awkward as they are meant to be."""

import pytest

from etl import catalog
from tests import panel


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        pytest.param(panel.dense_yaml, {"jump"}, id="dense"),
        pytest.param(panel.stress_yaml, {"jump", "target-below-result", "unit-slip"}, id="stress"),
    ],
)
def test_a_catalogue_has_nothing_to_mend(yaml, told, tmp_path):
    """What it has for a second look is meant: real turnovers that jump, invented figures that do not go together."""
    path = tmp_path / "indicators.yaml"
    path.write_text(yaml(), encoding="utf-8")
    assert {problem.code for problem in catalog.read(path).warnings} == told


def test_the_dense_panel_holds_what_the_bureau_gives():
    figures = panel.dense_tables().observations
    results = figures[figures["measure_role"] == "A"]
    # 31 provinces × 14 years × 8 indicators, less the years the bureau leaves out.
    assert len(results) == 31 * 14 * 8 - 31 - 6
    assert results["region"].nunique() == 31
    assert results["time_period"].nunique() == 14
    [guangdong] = results.loc[results["obs_id"].str.startswith("440000.gdp.2024."), "obs_value_exact"]
    assert guangdong == "14148890000000"
    assert set(results["vintage_zh"]) == set(panel.EDITIONS)


def test_the_dense_panel_has_targets_beside_results_and_ahead_of_them():
    figures = panel.dense_tables().observations
    targets = figures[figures["measure_role"] == "T"]
    assert sorted(targets["time_period"].value_counts().to_dict().items()) == [("2024", 14), ("2025", 6)]
    assert set(targets["note_zh"]) == {panel.NOTE["zh"]}
    assert {"GE", "GT", "EQ", "AP", "AB", "RG"} <= set(targets["comparator"])


def test_the_strained_catalogue_strains():
    tables = panel.stress_tables()
    figures = tables.observations
    results = figures[figures["measure_role"] == "A"]
    assert (results["region"].nunique(), len(tables.indicators)) == (34, 10)
    assert results["time_period"].nunique() == 10
    assert 2600 < len(results) < 34 * 9 * 10
    assert set(figures["comparator"]) == {"EQ", "GE", "GT", "LE", "LT", "AP", "AB", "RG"}
    assert set(figures["modality"]) == {"DONE", "COMMIT", "PLAN", "ASPIRE", "EXPECT"}
    skewed = results.loc[results["indicator"] == "skewed", "obs_value"]
    assert (skewed.min() <= 10, skewed.max() >= 1e13) == (True, True)
    assert (results["obs_value"] < 0).sum() > 200
    assert results.loc[results["indicator"] == "tied", "obs_value"].duplicated().mean() > 0.9
    assert tables.indicators["indicator_name_zh"].str.len().max() > 30


def test_each_catalogue_is_the_same_every_time():
    assert panel.strained.yaml() == panel.stress_yaml()
