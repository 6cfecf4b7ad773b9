"""How to cite: the data and a figure, in words and for programs."""

from datetime import date
from urllib.parse import unquote

import invented
import pytest
import yaml

from etl import queries
from etl.exchange.citing import citation_file, how_to_cite, of_figure
from etl.rows import rows
from etl.tables import Tables

DAY, SITE = date(2026, 11, 1), "https://indicators.example"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return invented.tables(tmp_path_factory.mktemp("small"))


@pytest.mark.parametrize(
    ("site", "zh", "en"),
    [
        pytest.param(
            SITE,
            "区域指标看板. 中国各地区目标与完成情况[DS/OL]. 数据版本 abc123. [2026-11-01]. https://indicators.example/.",
            "Regional Indicators. Targets and results of China's regions [Data set]. Data version abc123. "
            "Accessed 2026-11-01. https://indicators.example/.",
            id="on a site",
        ),
        pytest.param(
            "",
            "区域指标看板. 中国各地区目标与完成情况[DS]. 数据版本 abc123. [2026-11-01].",
            "Regional Indicators. Targets and results of China's regions [Data set]. Data version abc123. "
            "Accessed 2026-11-01.",
            id="in a file",
        ),
    ],
)
def test_the_data_are_cited_with_their_version(site, zh, en):
    assert how_to_cite("abc123", DAY, site) == (zh, en)


def test_a_figure_is_cited_with_its_bound_its_source_and_its_id(small):
    row = rows(queries.observation(small, "330000.gdp.2023.A.first"))[0]
    zh, en = of_figure(row, small.version, SITE)
    assert "浙江省地区生产总值（2023年，完成值）：超8万亿元[DS/OL]. 据某报《第一篇》，原文第1行." in zh
    assert (
        "Zhejiang, GDP (2023, Result): > 8 trillion yuan [Data set]. From A paper, “The first”, line 1." in en
    )
    for words in (zh, en):
        assert words.endswith(f" {SITE}/cite/330000.gdp.2023.A.first@{small.version}.")


def test_every_figure_can_be_cited(tables):
    for row in rows(queries.observations(tables)):
        for words in of_figure(row, tables.version, SITE):
            assert unquote(words.rsplit("/cite/")[1]) == f"{row['obs_id']}@{tables.version}."


@pytest.mark.parametrize("site", [SITE, ""], ids=["on a site", "in a file"])
def test_programs_read_how_to_cite(site):
    told = yaml.safe_load(citation_file("1234567", DAY, site))
    assert told["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= {*told}
    assert (told["type"], told["version"], told["date-released"]) == ("dataset", "1234567", DAY)
    assert told.get("url", "") == (f"{SITE}/" if site else "")
