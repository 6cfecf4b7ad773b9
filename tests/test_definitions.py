"""Why look-alikes stand apart, in words."""

import pandas as pd
import pytest

from etl import queries
from etl.definitions import described, differences
from etl.rows import rows


def test_names_numerators_and_denominators_that_differ(tables):
    shares = queries.definitions(tables, "strategic-share")
    sentences = differences(shares, "zh")
    assert sentences[0].startswith("分子不同：战略性新兴产业总产值 / ")
    assert sentences[1] == "分母不同：规模以上工业总产值 / 规模以上工业增加值"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_family_of_several_definitions_says_how_they_differ(tables, language):
    for family in queries.families(tables).query("definitions > 1")["family"]:
        assert differences(queries.definitions(tables, family), language), family


def test_one_definition_differs_from_nothing(tables):
    assert differences(queries.definitions(tables, "gdp"), "zh") == []


def test_what_is_no_ratio_is_not_called_a_numerator(tables):
    parts = dict(described(rows(queries.definitions(tables, "gdp"))[0], "zh"))
    assert "分子" not in parts
    assert parts["统计内容"] == "地区生产总值"


def test_a_ratio_against_what_is_none(tables):
    mixed = pd.concat([queries.definitions(tables, "gdp"), queries.definitions(tables, "strategic-share")])
    assert any("无（不是比值）" in sentence for sentence in differences(mixed, "zh"))


def test_a_long_list_ends_in_a_number():
    many = pd.DataFrame(
        {
            "numerator_zh": [f"第{number}种" for number in range(9)],
            "denominator_zh": None,
            "scope_zh": "全省",
            "price_basis_zh": None,
            "measure": "stock",
            "timing": "point",
            "unit_measure": "PN",
        }
    ).astype({"denominator_zh": "str", "price_basis_zh": "str"})
    (sentence,) = differences(many, "zh")
    assert sentence.endswith("第5种 等，另有 3 种")
