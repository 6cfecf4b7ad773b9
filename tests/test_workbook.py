"""The workbook: numbers are numbers, bounds show, text stays text, and Excel has nothing to repair."""

import re
from dataclasses import replace
from datetime import date, datetime

import invented
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import MAIN, SHEETS, TABLED, formulas, made, opened, parts, read, records, texts, xml

from etl import queries
from etl.exchange.datasets import dataset
from etl.exchange.fields import OBSERVATIONS
from etl.extract import TooManyRowsError
from etl.labels import COLUMN, SIGN
from etl.queries import Filters
from etl.sheets import detail, targets
from tests.panel import stress_tables

DAY = invented.DAY
STRESSED = date(2025, 1, 1)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory):
    return invented.tables(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory):
    return invented.tables(tmp_path_factory.mktemp("disputed"), invented.DISPUTED)


@pytest.fixture(scope="module")
def book(small):
    return made(small, DAY)


@pytest.fixture(scope="module")
def stressed():
    return made(stress_tables(), STRESSED)


@pytest.mark.parametrize("filters", [Filters(), Filters(regions=("440000",))], ids=["all", "none"])
def test_the_sheets(small, filters):
    assert opened(made(small, DAY, filters)).sheetnames == SHEETS


def test_equal_tables_and_extract_give_equal_bytes(small, book):
    assert made(small, DAY) == book
    assert made(small, date(2025, 1, 1)) != book


# ── Round trip ──


def same(found: pd.DataFrame, tables) -> None:
    """The sheet holds every column of the observations as they are exchanged."""
    expected = dataset("observations", tables, Filters(), DAY).frame
    assert len(found) == len(expected)
    assert found["OBS_VALUE_EXACT"].tolist() == expected["OBS_VALUE"].tolist()
    for field in OBSERVATIONS:
        mine, theirs = found[field.code], expected[field.code]
        if field.code == "OBS_VALUE":
            assert mine.tolist() == tables.observations["obs_value"].tolist()
        elif field.kind == "number":
            # Excel itself keeps fifteen digits.
            assert mine.tolist() == pytest.approx(theirs.astype(float).tolist(), rel=1e-15, nan_ok=True)
        elif field.kind == "date":
            assert mine.dt.date.tolist() == theirs.dt.date.tolist()
        else:
            assert [none(value) for value in mine] == [none(value) for value in theirs], field.code


def none(value: object) -> object:
    return None if pd.isna(value) else value if isinstance(value, bool) else str(value).removesuffix(".0")


def as_read(content: bytes) -> pd.DataFrame:
    return read(content, "明细")


def test_pandas_reads_back_what_the_tables_hold(tables):
    same(as_read(made(tables, DAY)), tables)


def test_pandas_reads_back_disputes_and_what_they_are_called(disputed):
    found = as_read(made(disputed, DAY))
    same(found, disputed)
    assert list(found.columns) == [column.code for column in detail.COLUMNS]


TEXT = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
    | st.sampled_from("一亿=+-@＝＋－＠\"'\n,;\t_x0041_"),
    min_size=1,
    max_size=30,
)


@settings(max_examples=12, deadline=None)
@given(text=TEXT)
def test_whatever_a_text_holds_is_read_back(small, text):
    found = records(made(invented.saying(small, "note_zh", text), DAY), "明细")
    shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    assert {row["NOTE"] for row in found} == {shown}


def test_an_empty_edition_is_a_whole_workbook(small):
    content = made(invented.without_figures(small), DAY)
    assert opened(content).sheetnames == SHEETS
    assert records(content, "明细") == records(content, "目标") == []


def test_long_decimals_keep_all_their_digits_in_a_text_beside_the_number(small):
    content = made(invented.saying(small, "obs_value_exact", "123456789012345678.901234"), DAY)
    assert {row["OBS_VALUE_EXACT"] for row in records(content, "明细")} == {"123456789012345678.901234"}


def test_codes_with_leading_zeros_stay_text(tables):
    found = records(made(tables, DAY, Filters(regions=("000000",))), "明细")
    assert {row["REF_AREA"] for row in found} == {"000000"}


# ── Numbers and bounds ──


def test_a_bound_shows_in_the_cell_of_its_number_and_in_a_column_of_its_own(tables):
    view = queries.observations(tables)
    content = made(tables, DAY)
    sheet = opened(content)["明细"]
    column = [cell.value for cell in sheet[2]].index("OBS_VALUE") + 1
    signs = [row["COMPARATOR_SIGN"] for row in records(content, "明细")]
    for row, (comparator, sign) in enumerate(zip(view["comparator"], signs, strict=True), 3):
        cell = sheet.cell(row, column)
        assert isinstance(cell.value, int | float)
        assert (sign or "") == SIGN[comparator]
        shown = [part for part in cell.number_format.split(";") if part.startswith(f'"{SIGN[comparator]}')]
        if comparator == "EQ":
            assert not any(sign in cell.number_format for sign in SIGN.values() if sign)
        elif comparator != "RG":
            assert len(shown) == 2


@pytest.mark.parametrize(
    ("obs_id", "column", "value", "shown"),
    [
        ("330000.gdp.2023.A.first", "OBS_VALUE", 8e12, '">"#,##0;">"-#,##0'),
        ("330000.gdp.2023.A.first", "SHOWN_VALUE", 8, '">"#,##0"万亿元";">"-#,##0"万亿元"'),
        ("310000.gdp.2023.A.first", "SHOWN_VALUE", 4.72, '#,##0.00"万亿元"'),
        ("330000.growth.2023.A.first", "OBS_VALUE", 6, '#,##0.0"%"'),
        ("310000.growth.2023.A.first", "OBS_VALUE", 5, '"≈"#,##0"%";"≈"-#,##0"%"'),
        ("330000.firms.2023.A.first", "SHOWN_VALUE", 900, '"⪅"#,##0"家";"⪅"-#,##0"家"'),
        ("310000.firms.2023.A.first", "OBS_VALUE", 30000, '"≥"#,##0;"≥"-#,##0'),
        ("310000.firms.2023.A.first", "SHOWN_VALUE", "3～5万家", "General"),
        ("valley.place-in-order.2024-01-01_P3Y.T.second", "OBS_VALUE", 3, '"第"#,##0"位";"第"-#,##0"位"'),
    ],
    ids=["more than", "in 万亿元", "digits as written", "percent", "about", "just under", "low end", "range", "rank"],
)  # fmt: skip
def test_number_formats(book, obs_id, column, value, shown):
    sheet = opened(book)["明细"]
    header = [cell.value for cell in sheet[2]]
    key, place = header.index("OBS_ID"), header.index(column)
    (cell,) = [row[place] for row in sheet.iter_rows(min_row=3) if row[key].value == obs_id]
    assert (cell.value, cell.number_format) == (value, shown)


def test_dates_are_dates(book):
    found = records(book, "明细")[0]
    assert found["PERIOD_START"] == datetime(2023, 1, 1)
    assert isinstance(records(book, "目标")[0]["DEADLINE"], datetime)


def test_of_very_many_number_formats_those_beyond_the_limit_keep_their_sign(small, monkeypatch):
    monkeypatch.setattr("etl.sheets.book.MOST_FORMATS", 3)
    sheet = opened(made(small, DAY))["明细"]
    place = [cell.value for cell in sheet[2]].index("OBS_VALUE")
    shown = {row[place].number_format for row in sheet.iter_rows(min_row=3)}
    assert all(any(sign in each for each in shown) for sign in (">", "≈", "⪅"))
    assert len({each for each in shown if each != "General"}) <= 3 + len(SIGN)


# ── Tables, print, properties ──


def test_each_table_has_its_range_its_name_and_the_codes_as_header(book):
    sheets = {sheet.title: sheet for sheet in opened(book)}
    for name, table in TABLED.items():
        sheet = sheets[name]
        found = sheet.tables[table]
        first, last = found.ref.split(":")
        assert first == "A2"
        assert last == sheet.cell(max(sheet.max_row, 3), sheet.max_column).coordinate, name
        assert found.autoFilter.ref == found.ref
        assert [column.name for column in found.tableColumns] == [cell.value for cell in sheet[2]]
        assert sheet.freeze_panes == "B3"
        assert sheet.print_title_rows == "$1:$1"


def test_every_column_has_a_title_in_chinese_above_its_code(book):
    sheet = opened(book)["明细"]
    titles = {cell.value: sheet.cell(1, cell.column).value for cell in sheet[2]}
    assert titles == {column.code: column.title for column in detail.COLUMNS}
    assert len(set(titles.values())) == len(titles), "a word and its code are told apart"
    assert {COLUMN[column.code].zh for column in detail.PRINTED} <= set(titles.values())


def test_sheets_are_printed_on_a4_landscape_with_numbered_pages(book):
    for sheet in opened(book):
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert "&P" in sheet.oddFooter.center.text
    assert opened(book)["明细"].sheet_properties.pageSetUpPr.fitToPage


def test_columns_are_wide_enough_for_what_they_hold(book):
    sheet = opened(book)["明细"]
    place = [cell.value for cell in sheet[2]].index("OBS_VALUE")
    width = sheet.column_dimensions[sheet.cell(2, place + 1).column_letter].width
    assert width >= len(">8,000,000,000,000")


def test_the_document_says_what_it_is(small, book):
    said = opened(book).properties
    assert said.title == f"区域指标看板 全部数据 {small.version}"
    assert (said.creator, said.keywords) == ("区域指标看板", small.version)
    assert said.created == datetime(2024, 6, 30)
    assert small.version in said.description


# ── Nothing from a text is more than text ──


@pytest.mark.parametrize("filters", [Filters(), Filters(regions=("440000",))], ids=["all", "none"])
def test_there_are_no_links_outside_and_no_formulas_but_those_meant(tables, filters):
    content = made(tables, DAY, filters)
    for name, text in parts(content).items():
        assert 'TargetMode="External"' not in text
        assert not re.search(r"externalLink|vba|macro", name)
    meant = {"目标": r"(ROUND|INT|-INT)\(", "对比": r"(IF\(|money_unit$|-?[\d.]+/money_divisor$|[A-Z]+\d+$)"}
    for (sheet, _), formula in formulas(content).items():
        assert re.match(meant[sheet], formula), formula


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("=1+1", "=1+1", id="formula"),
        pytest.param("=", "=", id="lone equals sign"),
        pytest.param("+1", "+1", id="plus"),
        pytest.param("@SUM(A1)", "@SUM(A1)", id="at"),
        pytest.param("#N/A", "#N/A", id="error code"),
        pytest.param("http://example.org/", "http://example.org/", id="address"),
        pytest.param("a\x00b\x1fc", "a�b�c", id="control characters show"),
        pytest.param("一\n二", "一\n二", id="newline"),
        pytest.param('<f>"&', '<f>"&', id="markup"),
        pytest.param("007", "007", id="digits"),
        pytest.param("长" * 40_000, "长" * 32_766 + "…", id="too long"),
    ],
)
@pytest.mark.parametrize("column", ["note_zh", "as_written"])
def test_text_stays_text(small, column, text, shown):
    content = made(invented.saying(small, column, text), DAY)
    found = {row[{"note_zh": "NOTE", "as_written": "AS_WRITTEN"}[column]] for row in records(content, "明细")}
    assert found == {shown}
    assert not any(shown in formula for formula in formulas(content).values() if len(shown) > 1)


def test_what_looks_like_a_letter_by_its_number_is_written_so_that_excel_shows_it_as_it_is(small):
    content = made(invented.saying(small, "note_zh", "_x0041_"), DAY)
    assert ">_x005F_x0041_<" in parts(content)["xl/worksheets/sheet3.xml"]


def test_a_text_like_a_formula_stays_text_when_edited(small):
    sheet = opened(made(invented.saying(small, "note_zh", "=1+1"), DAY))["明细"]
    marked = {cell.value for row in sheet.iter_rows() for cell in row if cell.quotePrefix}
    assert marked == {"=1+1"}


def test_names_like_formulas_are_text_on_every_sheet_and_in_charts(small):
    called = dict.fromkeys(("indicator_name_zh", "family_name_zh", "scope_zh"), "=HYPERLINK(1)")
    regions = small.regions.assign(region_name_zh="=cmd|'/c calc'!A1")
    sources = small.sources.assign(title_zh="=1+1", publisher_zh="@SUM(1)")
    content = made(
        replace(small, indicators=small.indicators.assign(**called), regions=regions, sources=sources), DAY
    )
    assert not any(sign in formula for formula in formulas(content).values() for sign in ("HYPERLINK", "cmd"))
    charts = [text for name, text in parts(content).items() if name.startswith("xl/charts/chart")]
    assert charts
    assert not any(
        "HYPERLINK" in text or "cmd" in text for text in re.findall("<c:f>[^<]*</c:f>", "".join(charts))
    )
    assert "=HYPERLINK(1)" in texts(opened(content)["对比"])


def test_more_rows_than_a_sheet_has_are_refused(small, monkeypatch):
    monkeypatch.setattr("etl.workbook.MOST_ROWS", 3)
    with pytest.raises(TooManyRowsError) as refused:
        made(small, DAY)
    assert refused.value.rows == len(small.observations)


def test_excel_is_not_asked_to_calculate_anew(book):
    assert 'fullCalcOnLoad="1"' not in parts(book)["xl/workbook.xml"]


# ── The first sheet ──


def told(content: bytes) -> dict[str, str]:
    return {row[0].value: row[1].value for row in opened(content)["说明"].iter_rows() if row[0].value}


def test_the_first_sheet_names_version_day_and_how_to_cite(small, book):
    said = told(book)
    assert said["数据版本（内容哈希）"] == small.version
    assert (said["发布日期"], said["目标判断日"]) == ("2024-06-30", "2024-06-30")
    assert small.version in said["引用方式"]
    assert said["筛选条件"] == "没有筛选"


def test_the_first_sheet_leads_to_every_sheet_and_back_to_the_view(small):
    content = made(
        small,
        DAY,
        seen=("330000.gdp.2023.A.first",),
        said=("指标族：生产总值",),
        address="http://here.test/compare?family=gdp",
        site="http://here.test",
    )
    sheet = opened(content)["说明"]
    links = {
        cell.hyperlink.location: cell.value for row in sheet.iter_rows() for cell in row if cell.hyperlink
    }
    assert {f"'{name}'!A1": name for name in SHEETS}.items() <= links.items()
    outside = [
        cell.hyperlink.target
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink and cell.hyperlink.target
    ]
    assert outside == ["http://here.test/compare?family=gdp"]
    assert told(content)["筛选条件"] == "指标族：生产总值"
    assert "http://here.test" in told(content)["引用方式"]


def test_a_view_without_a_choice_is_not_said_to_be_unfiltered(small):
    assert (
        told(made(small, DAY, seen=("330000.gdp.2023.A.first",)))["筛选条件"] == "页面未另作选择，按默认显示"
    )


def test_a_file_made_today_tells_it_apart_from_the_day_of_judging(small):
    said = told(made(small, DAY, made=date(2026, 1, 2)))
    assert (said["发布日期"], said["目标判断日"]) == ("2026-01-02", "2024-06-30")


def test_a_figure_as_people_say_it_has_its_unit_beside_it_and_its_value_in_base_unit(book):
    found = {row["OBS_ID"]: row for row in records(book, "明细")}["310000.gdp.2023.A.first"]
    assert (found["SHOWN_VALUE"], found["SHOWN_UNIT"]) == (4.72, "万亿元")
    assert (found["OBS_VALUE"], found["UNIT_NAME"]) == (4.72e12, "元")
    assert (found["QUOTED_VALUE"], found["QUOTED_MULT"]) == (4.72, 12)


def test_an_inferred_period_says_so(book):
    found = {row["OBS_ID"]: row["PERIOD_NAME"] for row in records(book, "明细")}
    assert found["320000.gdp.2025.T.second"] == "2025年（推断）"


def test_the_first_sheet_explains_bounds_states_and_every_column(book):
    said = texts(opened(book)["说明"])
    assert {column.title for column in detail.COLUMNS} <= set(said)
    assert any(each.endswith("  GT") for each in said)


def test_the_first_sheet_counts_facts(disputed):
    assert told(made(disputed, DAY))["数据条数"] == str(disputed.observations["fact"].nunique())


# ── Claims, definitions, sources, codes ──


def test_every_claim_is_a_row_and_says_how_it_stands(disputed):
    found = {row["OBS_ID"]: row for row in records(made(disputed, DAY), "明细")}
    assert len(found) == len(disputed.observations)
    preferred, contradicted = found["320000.gdp.2025.T.first"], found["320000.gdp.2025.T.second"]
    assert (preferred["CLAIM_NAME"], preferred["CLAIM_RANK"]) == ("说法不一，采信此说", 1)
    assert (preferred["PREFERRED"], preferred["PREFERRED_EN"]) == ("以文件为准", "the official paper")
    assert (contradicted["CLAIM"], contradicted["CLAIM_RANK"]) == ("CONTRADICTED", 2)
    assert preferred["FACT"] == contradicted["FACT"]


def test_conflicts_stand_together_with_the_reason(disputed):
    found = records(made(disputed, DAY), "冲突与不可评")
    told = [
        (row["OBS_ID"], row["STANDING"], row["REASON"]) for row in found if row["FACT"] == "320000.gdp.2025.T"
    ]
    assert told == [
        ("320000.gdp.2025.T.first", "说法不一，采信此说", "以文件为准"),
        ("320000.gdp.2025.T.second", "与采信的说法不符", None),
    ]


def test_targets_without_a_rate_say_why(stressed):
    found = records(stressed, "冲突与不可评")
    open_ = [row for row in found if row["KIND"] == "目标不能判断或没有完成率"]
    assert open_
    assert all(row["REASON"] for row in open_)


def test_filtered_definitions_and_sources_are_those_referred_to(small):
    content = made(small, DAY, Filters(sources=("first",), indicators=("growth",)))
    assert [row["INDICATOR_NAME"] for row in records(content, "指标")] == ["生产总值增速"]
    assert [row["SOURCE_TITLE"] for row in records(content, "来源")] == ["第一篇"]


def test_sources_say_when_written_how_that_is_known_and_what_their_audit_counted(disputed):
    first, second = records(made(disputed, DAY), "来源")
    expected = {"DATE": "2024-01", "DATE_EVIDENCE": "电头", "REPOSTED": "2024-11-22", "SCRIPT_NAME": "繁体"}
    assert {key: second[key] for key in expected} == expected
    names = ("MENTIONS", "MENTIONS_BOUND", "MENTIONS_SET_ASIDE", "FIGURES")
    assert [first[name] for name in names] == [12, 9, 2, 8]
    assert [second[name] for name in names] == [None, None, None, 6]


def test_every_code_that_occurs_stands_in_the_code_lists(disputed):
    content = made(disputed, DAY)
    listed = {(row["CODE_LIST"], row["CODE"]) for row in records(content, "代码表")}
    for row in records(content, "明细"):
        for code in ("MEASURE_ROLE", "COMPARATOR", "MODALITY", "OBS_STATUS", "UNIT_MEASURE", "CLAIM"):
            assert (f"CL_{code}", row[code]) in listed


def test_the_coverage_has_a_sign_for_each_region_and_indicator(small):
    found = {row["REF_AREA"]: row for row in records(made(small, DAY), "覆盖")}
    covered = dataset("coverage", small, Filters(), DAY).frame
    assert len(found) == covered["REF_AREA"].nunique()
    assert found["330000"]["gdp"] == "○" or found["330000"]["gdp"]
    assert set(covered["INDICATOR"]) <= found["330000"].keys()


# ── The ledger ──


def test_rates_are_formulas_that_keep_what_the_ledger_says(stressed):
    found = {row["TARGET"]: row for row in records(stressed, "目标")}
    ledger = dataset("targets", stress_tables(), Filters(), STRESSED).frame
    assert len(found) == len(ledger) > 100
    rated = 0
    for _, row in ledger.iterrows():
        for end in ("RATE_LOW", "RATE_HIGH"):
            mine = found[row["TARGET"]][end]
            if pd.isna(row[end]):
                assert mine is None
            else:
                rated += 1
                assert mine == pytest.approx(float(row[end]), rel=1e-12)
    assert rated > 100
    cells = formulas(stressed)
    sheet = opened(stressed)["目标"]
    header = {cell.value: cell.column_letter for cell in sheet[2]}
    for code in ("RATE_LOW", "RATE_HIGH"):
        filled = [cell for cell in sheet[header[code]][2:] if cell.value is not None]
        assert all(("目标", cell.coordinate) in cells for cell in filled), "each is live"


def test_a_rate_of_which_only_one_end_is_known_shows_its_sign(stressed):
    sheet = opened(stressed)["目标"]
    header = {cell.value: cell.column for cell in sheet[2]}
    for row in range(3, sheet.max_row + 1):
        low, high, rate = (sheet.cell(row, header[code]) for code in ("RATE_LOW", "RATE_HIGH", "RATE"))
        if (low.value is None) != (high.value is None):
            assert any(sign in rate.number_format for sign in "≥>≤<")


def test_the_rate_that_is_printed_says_what_the_page_says(stressed):
    sheet = opened(stressed)["目标"]
    header = {cell.value: cell.column for cell in sheet[2]}
    worded = 0
    for row in range(3, sheet.max_row + 1):
        rate, words = (sheet.cell(row, header[code]).value for code in ("RATE", "RATE_IN_WORDS"))
        assert (rate is None) == (words is None)
        if isinstance(rate, str) and not rate.startswith("="):
            worded += 1
            assert rate == words
    assert worded > 5


def test_the_ledger_has_its_columns(book):
    assert [column.code for column in targets.COLUMNS] == list(records(book, "目标")[0])


def test_xml_of_the_sheets_counts_its_rows_from_the_top(book):
    rows = [int(row.get("r")) for row in xml(book, "xl/worksheets/sheet3.xml").iter(f"{MAIN}row")]
    assert rows == list(range(1, len(rows) + 1))
