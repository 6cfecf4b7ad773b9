"""What compares with what, and why the rest does not."""

from pathlib import Path

import pandas as pd
import pytest
from ledger import PROVINCES, base, defined, estimate, result, tables, target, words

from etl import comparison, queries
from etl.comparison import COLUMNS, compared, everything
from etl.rows import rows
from etl.tables import Tables
from etl.text import LANGUAGES


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return tables(tmp_path_factory.mktemp("ledger"))


def family(
    built: Tables, name: str, across: tuple[str, ...] = (), language="zh", **alike: object
) -> pd.DataFrame:
    view = queries.comparison(built, name)
    if alike:
        view = queries.alike(view, alike.get("period"), alike.get("levels", ()))
    return compared(view, queries.definitions(built, name), language, across)


@pytest.fixture
def small(tmp_path: Path):
    """The rows of the gdp family of a small catalogue."""
    return lambda *entered, across=(), language="zh": family(
        tables(tmp_path, *entered), "gdp", across, language
    )


def gdp(value: str, period: str | int = 2023, **more: object) -> dict[str, object]:
    return result("gdp", value, period, **more)


JIANGSU, HANGZHOU = {"region": "江苏"}, {"region": "杭州"}


def test_places_are_given_within_one_definition_level_period_and_role(whole):
    found = family(whole, "strategic", period="2024", levels=("province",))
    results = found[found["measure_role"] == "A"]
    for indicator in ("share-output", "share-added", "added-growth"):
        assert sorted(results[results["definition"] == indicator]["ref_area"]) == [
            "320000",
            "330000",
            "370000",
        ]
    assert {*results["rank_of"]} == {3}
    assert (results["rank_low"].notna() & results["rank_high"].notna()).all()


def test_every_row_names_the_look_alikes_with_what_differs(whole):
    found = family(whole, "strategic")
    shares = found[found["definition"] == "share-output"]
    assert shares["reason"].str.contains("口径不同（战新增加值比重）：总产值占总产值 vs 增加值占增加值").all()
    assert not shares["reason"].str.contains("战新总产值比重）").any()


@pytest.mark.parametrize(
    ("entered", "across", "zh", "en"),
    [
        pytest.param(
            [gdp("8万亿元"), gdp("7万亿元", **JIANGSU)], (), "", "", id="nothing to say of an order"
        ),
        pytest.param(
            [gdp("超8万亿元"), gdp("8.3万亿元", **JIANGSU)],
            (),
            "不可排序：界限、约数或舍入使次序不能确定",
            "cannot be ordered: bounds or rounding leave the order open",
            id="an open order",
        ),
        pytest.param(
            [gdp("8万亿元")],
            (),
            "没有同口径、同层级、同期、同性质的其他数据",
            "no other figure of its definition, level, period and role",
            id="alone",
        ),
        pytest.param(
            [gdp("8万亿元"), gdp("7万亿元", 2022, **JIANGSU)],
            (),
            "时期不同：2023年 vs 2022年",
            "periods differ: 2023 vs 2022",
            id="of another period",
        ),
        pytest.param(
            [gdp("8万亿元"), gdp("7万亿元", 2022, **JIANGSU), gdp("6万亿元", 2021, **JIANGSU)],
            (),
            "时期不同：2023年 vs 2021年、2022年",
            "periods differ: 2023 vs 2021, 2022",
            id="of several other periods",
        ),
        pytest.param(
            [gdp("8万亿元"), gdp("2万亿元", **HANGZHOU)],
            (),
            "层级不同：省级 vs 地级市",
            "levels differ: Province vs Prefecture",
            id="of another level",
        ),
        pytest.param(
            [gdp("8万亿元"), target("gdp", "8万亿元", 2023, **JIANGSU)],
            (),
            "数据性质不同：完成值 vs 目标值",
            "roles differ: result vs target",
            id="of another role",
        ),
        pytest.param(
            [gdp("8万亿元"), gdp("7万亿元", status="provisional", **JIANGSU)],
            (),
            "数据轮次不同：未注明 vs 初步核算数",
            "editions differ: not stated vs preliminary",
            id="of another edition",
        ),
        pytest.param(
            [gdp("8万亿元", status="break"), gdp("7万亿元", **JIANGSU)],
            (),
            "此数序列中断，不与他数比较",
            "this figure is marked break in series and compares with no other",
            id="of another definition by its status",
        ),
        pytest.param(
            [gdp("8万亿元"), gdp("7万亿元", 2022, **JIANGSU)],
            ("time_period",),
            "跨期比较：2022年、2023年",
            "across periods: 2022, 2023",
            id="across periods",
        ),
        pytest.param(
            [gdp("8万亿元"), gdp("2万亿元", **HANGZHOU)],
            ("level",),
            "跨层级比较：省级、地级市",
            "across levels: Province, Prefecture",
            id="across levels",
        ),
        pytest.param(
            [gdp("8万亿元"), gdp("2万亿元", "2023-Q4", **JIANGSU)],
            ("time_period",),
            "时期不同：2023年 vs 2023年第4季度",
            "periods differ: 2023 vs 2023 Q4",
            id="across periods, of unlike lengths",
        ),
    ],
)
def test_why_a_row_stands_as_it_does(small, entered, across, zh, en):
    for language, expected in zip(LANGUAGES, (zh, en), strict=True):
        found = small(*entered, across=across, language=language).set_index("ref_area")
        reasons = found.loc[["330000"], "reason"]
        assert reasons.tolist()[0].lower() == expected.lower()


def test_a_row_without_a_place_has_a_reason_and_no_chinese_is_left_in_english(whole):
    for language in LANGUAGES:
        found = everything(whole, language)
        alone = found[found["rank_low"].isna()]
        assert len(alone)
        assert alone["reason"].str.len().gt(0).all()
    # names of regions and editions are words of the data, and have an English side too
    for column in ("reason", "region_name", "vintage"):
        said = found[column].dropna()
        assert [each for each in said if any("\u4e00" <= letter <= "\u9fff" for letter in each)] == []


def test_only_the_claim_that_stands_is_ranked(whole):
    found = everything(whole)
    ranks = whole.observations.set_index("obs_id")["claim_rank"]
    assert {*ranks[found["obs_id"]]} == {1}
    assert sorted(found["obs_id"]) == sorted(ranks[ranks == 1].index)


def test_definitions_stand_in_the_order_of_the_catalogue(whole):
    found = family(whole, "strategic")["definition"].drop_duplicates().tolist()
    assert found == ["share-output", "share-added", "added-growth"]


def test_regions_stand_best_first_and_less_may_be_better(tmp_path):
    built = tables(
        tmp_path,
        *(
            result("closures", f"{n}家", 2024, region=name)
            for n, name in zip((30, 10, 20), PROVINCES, strict=True)
        ),
    )
    found = family(built, "other")
    assert found["obs_value"].tolist() == ["10", "20", "30"]
    assert found["rank_low"].tolist() == [1, 2, 3]


def test_across_periods_each_region_has_its_newest_figures_only(small):
    entered = [gdp("7万亿元", 2022), gdp("8万亿元"), gdp("9万亿元", 2021, **JIANGSU)]
    found = small(*entered, across=("time_period",))
    assert list(zip(found["ref_area"], found["time_period"], strict=True)) == [
        ("320000", "2021"),
        ("330000", "2023"),
    ]
    assert found["rank_of"].tolist() == [2, 2]


def test_a_region_never_stands_against_itself(tmp_path):
    """One point in time may be written as a year and as a day."""
    entered = [result("firms", "80家", 2024), result("firms", "80家", "2024-12-31", source="revision")]
    built = tables(tmp_path, *entered, result("firms", "70家", 2024, region="江苏"))
    found = family(built, "other", across=("time_period",))
    assert found["rank_of"].max() == 2


def test_bounds_keep_their_ends_and_their_comparator(small):
    (row,) = small(gdp("超8万亿元")).to_dict("records")
    assert (row["low"], row["low_open"], row["comparator"]) == ("8000000000000", True, "GT")
    assert pd.isna(row["high"])
    assert row["value_as_written"] == "超8万亿元"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_gives_a_table_without_rows(whole, language):
    none = family(whole, "strategic", language=language, period="1999")
    nowhere = compared(queries.comparison(whole, "no-such"), queries.definitions(whole, "no-such"), language)
    for found in (none, nowhere):
        assert list(found.columns) == list(COLUMNS)
        assert found.empty


def test_a_family_without_definitions_has_no_rows(whole):
    """An empty list of ids must not stand for all of them."""
    found = compared(queries.observations(whole), queries.definitions(whole, "no-such"))
    assert found.empty


def test_the_input_stays_as_it_is(whole):
    view, defs = queries.comparison(whole, "strategic"), queries.definitions(whole, "strategic")
    before = view.copy(deep=True), defs.copy(deep=True)
    compared(view, defs, "en", ("level", "time_period"))
    pd.testing.assert_frame_equal(view, before[0])
    pd.testing.assert_frame_equal(defs, before[1])


def test_roles_do_not_mix(small):
    entered = [target, estimate, base]
    told = [make("gdp", f"{n}万亿元", 2023) for n, make in enumerate(entered, start=6)]
    found = small(*told, gdp("9万亿元", 2023))
    assert found["rank_of"].tolist() == [1, 1, 1, 1]


@pytest.mark.parametrize("across", [(), ("level",), ("time_period",), ("level", "time_period")])
def test_mixed_says_only_what_is_mixed(whole, across):
    view = rows(queries.comparison(whole, "gdp"))
    said = comparison.mixed(view, "zh", across)
    assert len(said) <= len(across)
    assert comparison.mixed(view[:1], "zh", across) == []


def test_two_editions_of_one_definition_are_two(tmp_path):
    one = defined("产值", "Output", "gdp", "level", "CNY", "more")
    assert words("产值", "Output") == one["name"]
    built = tables(
        tmp_path,
        gdp("8万亿元", vintage=words("四经普", "4th")),
        gdp("7万亿元", vintage=words("五经普", "5th"), **JIANGSU),
    )
    assert family(built, "gdp")["rank_low"].isna().all()


SHANDONG = {"region": "山东"}


def test_where_neither_more_nor_less_is_better_there_are_no_places(tmp_path):
    built = tables(
        tmp_path, *(result("price", f"{n}.0%", 2024, **at) for n, at in ((2, JIANGSU), (3, SHANDONG)))
    )
    found = family(built, "other")
    assert found["rank_low"].isna().all()
    assert all("指标没有优劣方向，不排名次" in reason for reason in found["reason"])


def test_a_figure_defined_otherwise_is_not_dropped_across_periods(tmp_path):
    built = tables(
        tmp_path,
        result("firms", "100家", 2024),
        result("firms", "90家", "2024-12-31", status="definition_differs"),
        result("firms", "50家", 2023, **JIANGSU),
    )
    assert len(family(built, "other", ("time_period",))) == 3
