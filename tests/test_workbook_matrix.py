"""The sheet 对比: what compares stands side by side, money in a unit to choose, charts of the same numbers."""

import re
from datetime import date

import invented
import pytest
from sheets import formulas, made, matrix, opened, parts, texts

from etl.queries import Filters
from tests.panel import stress_tables

DAY = invented.DAY
PLAIN = "[>=100000000]#,##0;[<0]-General;General"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory):
    return invented.tables(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory):
    return invented.tables(tmp_path_factory.mktemp("disputed"), invented.DISPUTED)


@pytest.fixture(scope="module")
def book(small):
    return made(small, DAY)


def test_provinces_are_set_side_by_side_where_a_definition_is_shared(book):
    found = matrix(book)
    assert set(found) == {
        ("地区生产总值", "目标值", "2025年", "省级", "万亿元"),
        ("地区生产总值", "完成值", "2023年", "省级", "万亿元"),
        ("生产总值增速", "完成值", "2023年", "省级", "%"),
        ("生产总值增速", "完成值", "2023年（初步核算数）", "省级", "%"),
        ("企业数", "完成值", "2023年", "省级", "家"),
    }
    assert found["地区生产总值", "目标值", "2025年", "省级", "万亿元"] == {
        "江苏省": (14, '[>=100000000]"≥"#,##0;[<0]"≥"-General;"≥"General')
    }


def test_of_texts_that_agree_the_narrowest_is_the_number_and_a_range_is_in_words(book):
    gdp = matrix(book)["地区生产总值", "完成值", "2023年", "省级", "万亿元"]
    assert gdp["上海市"] == (4.72, PLAIN)
    assert gdp["浙江省"] == (8, '[>=100000000]">"#,##0;[<0]">"-General;">"General')
    assert matrix(book)["企业数", "完成值", "2023年", "省级", "家"]["上海市"][0] == "3～5万家"


def test_a_text_chosen_alone_speaks_for_itself(small):
    filters = Filters(sources=("second",), roles=("A", "T"), indicators=("gdp",))
    found = matrix(made(small, DAY, filters))
    assert found["地区生产总值", "完成值", "2023年", "省级", "万亿元"]["上海市"] == (4.7, PLAIN)


def test_what_is_seen_stands_in_the_order_seen_with_every_level(small):
    seen = ("310000.gdp.2023.A.first", "330000.gdp.2023.A.first", "valley.firms.2024-01-01_P3Y.T.second")
    content = made(small, DAY, seen=seen)
    regions = [name for name in texts(opened(content)["对比"]) if name in ("上海市", "浙江省", "某谷")]
    assert regions[:3] == ["上海市", "浙江省", "某谷"]
    levels = {head[3] for head in matrix(content)}
    assert len(levels) == 2, "a zone does not stand among provinces"


def test_the_comparison_holds_the_claim_shown_and_refers_to_notes_where_texts_differ(disputed):
    content = made(disputed, DAY)
    found = matrix(content)
    assert found["地区生产总值", "目标值", "2025年", "省级", "万亿元"]["江苏省"] == (13.5, PLAIN)
    assert found["生产总值增速", "完成值", "2023年", "省级", "%"]["浙江省"] == (6.4, '#,##0.0"%"')
    said = texts(opened(content)["对比"])
    notes = [each for each in said if re.match(r"\[\d\] ", each)]
    assert any("说法不一，采信此说" in each for each in notes)


def test_a_status_that_is_not_normal_and_a_note_are_told_below(book):
    notes = [each for each in texts(opened(book)["对比"]) if re.match(r"\[\d\] ", each)]
    assert any("初步核算数" in each for each in notes)
    assert any("甲" in each for each in notes)


def test_how_firm_a_target_is_and_what_was_inferred_is_told_below(book):
    assert "[1] 力争；时期为推断；甲" in texts(opened(book)["对比"])


def test_bounds_have_a_column_of_their_own_beside_the_figures(book):
    sheet = opened(book)["对比"]
    heads = {sheet.cell(5, column).value: column for column in range(2, sheet.max_column + 1)}
    assert "界限" in heads
    signs = {
        cell.value
        for row in sheet.iter_rows(min_row=10)
        for cell in row
        if cell.value in (">", "≥", "≈", "⪅")
    }
    assert {">", "≥"} <= signs


def test_what_is_contradicted_never_stands_in_the_comparison(disputed):
    second = matrix(made(disputed, DAY, Filters(sources=("second",))))
    assert not any("江苏省" in provinces for provinces in second.values())


def test_places_never_stand_among_provinces(book):
    assert "某谷" not in texts(opened(book)["对比"])


def test_nothing_to_compare_is_said(small):
    sheet = opened(made(small, DAY, Filters(regions=("440000",))))["对比"]
    assert re.search("没有可以并列", sheet["A1"].value)
    assert sheet.max_row == 1


def test_money_divides_by_what_the_named_cell_says(book):
    names = {name: found.attr_text for name, found in opened(book).defined_names.items()}
    assert names == {"money_unit": "对比!$B$3", "money_divisor": "对比!$D$3"} or {
        name: text.replace("'", "") for name, text in names.items()
    } == {"money_unit": "对比!$B$3", "money_divisor": "对比!$D$3"}
    sheet = opened(book)["对比"]
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.type, choice.formula1) == ("list", '"元,万元,亿元,万亿元"')
    assert sheet["B3"].value == "万亿元"
    found = {formula for (name, _), formula in formulas(book).items() if name == "对比"}
    assert {
        "4720000000000/money_divisor",
        "8000000000000/money_divisor",
        "14000000000000/money_divisor",
    } <= found
    assert "money_unit" in found
    assert any(formula.startswith('IF(money_unit="元",1,IF(money_unit="万元",10000,') for formula in found)


def charts(content: bytes) -> list[str]:
    return [text for name, text in parts(content).items() if re.match("xl/charts/chart", name)]


def test_each_column_with_two_numbers_has_a_chart_in_which_bounds_are_no_exact_values(book):
    drawn = charts(book)
    gdp = next(chart for chart in drawn if "地区生产总值 · 完成值" in chart)
    solid, hatched = gdp.split("<c:ser>")[1:]
    assert "<a:solidFill>" in solid.split("</c:spPr>")[0]
    assert "确数" in solid
    assert "<a:pattFill" in hatched.split("</c:spPr>")[0]
    assert "&gt; 只知下限" in hatched
    assert "&quot;&gt;&quot;General" in hatched


def test_the_charts_draw_the_numbers_of_the_table(book):
    numbers = {formula for (name, _), formula in formulas(book).items() if name == "对比"}
    sheet, values = opened(book)["对比"], opened(book, values=True)["对比"]
    references = [formula for formula in numbers if re.fullmatch("[A-Z]+[0-9]+", formula)]
    assert references
    for (name, cell), formula in formulas(book).items():
        if name == "对比" and formula in references:
            assert values[cell].value == values[formula].value
            assert (
                sheet[cell].number_format.split('"')[1::2][:1]
                == sheet[formula].number_format.split('"')[1::2][:1]
            )


def test_of_everything_dense_the_newest_of_each_series_are_drawn_and_no_more_than_can_be_read():
    content = made(stress_tables(), date(2025, 1, 1))
    drawn = charts(content)
    assert 2 <= len(drawn) <= 12
    titles = [re.findall("<a:t>([^<]*)</a:t>", chart)[0] for chart in drawn]
    assert len(set(titles)) == len(titles)
    series = [title.rsplit(" · ", 2)[0] for title in titles]
    assert len(set(series)) == len(series)


def test_of_very_many_columns_the_first_are_there_and_the_rest_is_told(small, monkeypatch):
    monkeypatch.setattr("etl.sheets.matrix.MOST_COLUMNS", 2)
    content = made(small, DAY)
    assert len(matrix(content)) == 2
    assert "前 2 列，共 5 列" in opened(content)["对比"]["A2"].value
