"""The workbook: numbers are numbers, bounds show, text stays text, and Excel has nothing to repair."""

import io
import re
from zipfile import ZipFile

import invented
import pandas as pd
import pytest
from defusedxml import ElementTree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl import queries
from etl.labels import FIELD, SIGN
from etl.queries import Filters
from etl.workbook import workbook

SHEETS = ["说明", "明细", "对比", "目标", "覆盖", "指标", "来源"]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory):
    return invented.tables(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory):
    return invented.tables(tmp_path_factory.mktemp("disputed"), invented.DISPUTED)


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def parts(content: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def sheet_cells(content: bytes) -> list[tuple[str | None, str]]:
    """Type and text of every cell, as the XML has them."""
    found = []
    for name, xml in parts(content).items():
        if name.startswith("xl/worksheets/"):
            for cell in ElementTree.fromstring(xml).iter(f"{MAIN}c"):
                found.append((cell.get("t"), "".join(cell.itertext())))
    return found


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def detail(content: bytes) -> pd.DataFrame:
    """The sheet 明细 as pandas reads it, columns by their codes."""
    codes = {words.zh: key for key, words in FIELD.items()}
    frame = pd.read_excel(io.BytesIO(content), sheet_name="明细", dtype={FIELD["line"].zh: "Int64"})
    return frame.rename(columns=codes)


def as_text(column: pd.Series) -> list[str]:
    return ["" if pd.isna(value) else str(value) for value in column]


@pytest.mark.parametrize("filters", [Filters(), Filters(regions=("440000",))], ids=["all", "none"])
def test_the_sheets(small, filters):
    assert opened(workbook(small, invented.DAY, filters)).sheetnames == SHEETS


def test_pandas_reads_back_what_the_tables_hold(tables):
    view, found = queries.observations(tables), detail(workbook(tables, invented.DAY))
    # Excel itself keeps fifteen digits.
    assert found["obs_value"].tolist() == pytest.approx(view["obs_value"].tolist(), rel=1e-15)
    for column in (
        "obs_id",
        "indicator",
        "comparator",
        "modality",
        "source",
        "line",
        "as_written",
        "note_zh",
    ):
        assert as_text(found[column]) == as_text(view[column]), column
    assert found["quoted_value"].tolist() == pytest.approx(view["quoted_value"].astype(float), nan_ok=True)


def test_codes_with_leading_zeros_stay_text(tables):
    sheet = opened(workbook(tables, invented.DAY, Filters(regions=("000000",))))["明细"]
    header = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, header.index(FIELD["region"].zh) + 1).value == "000000"


def test_a_bound_shows_in_the_cell_of_its_number(tables):
    view = queries.observations(tables)
    sheet = opened(workbook(tables, invented.DAY))["明细"]
    column = [cell.value for cell in sheet[1]].index(FIELD["obs_value"].zh) + 1
    for row, comparator in enumerate(view["comparator"], 2):
        cell = sheet.cell(row, column)
        assert isinstance(cell.value, int | float)
        assert all(part.startswith(f'"{SIGN[comparator]}') for part in cell.number_format.split(";")) or (
            comparator == "EQ" and not any(sign in cell.number_format for sign in SIGN.values() if sign)
        )


@pytest.mark.parametrize(
    ("obs_id", "value", "shown"),
    [
        pytest.param("330000.gdp.2023.A.first", 8e12, '">"#,##0;">"-#,##0', id="more than"),
        pytest.param("330000.growth.2023.A.first", 6, '#,##0.0"%"', id="percent with its decimal"),
        pytest.param("310000.growth.2023.A.first", 5, '"≈"#,##0"%";"≈"-#,##0"%"', id="about"),
        pytest.param("330000.firms.2023.A.first", 900, '"⪅"#,##0;"⪅"-#,##0', id="just under"),
        pytest.param("310000.firms.2023.A.first", 30000, '"≥"#,##0;"≥"-#,##0', id="lower end of a range"),
        pytest.param(
            "valley.place-in-order.2024-01-01_P3Y.T.second", 3, '"第"#,##0"位";"第"-#,##0"位"', id="a rank"
        ),
    ],
)
def test_number_formats(small, obs_id, value, shown):
    sheet = opened(workbook(small, invented.DAY))["明细"]
    header = [cell.value for cell in sheet[1]]
    key, column = (header.index(FIELD[name].zh) for name in ("obs_id", "obs_value"))
    (cell,) = [row[column] for row in sheet.iter_rows(min_row=2) if row[key].value == obs_id]
    assert (cell.value, cell.number_format) == (value, shown)


def test_the_table_is_frozen_filtered_and_printable(small):
    book = opened(workbook(small, invented.DAY))
    for name in ("明细", "目标", "指标", "来源"):
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
    for sheet in book:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.page_setup.fitToWidth == 1


def matrix(content: bytes) -> dict[tuple[str, ...], dict[str, tuple[object, str]]]:
    """The sheet 对比: (indicator, role, period, unit) → province → value and number format."""
    sheet = opened(content)["对比"]
    found = {}
    for column in range(2, sheet.max_column + 1):
        header = tuple(sheet.cell(row, column).value for row in range(3, 7))
        if any(header):
            found[header] = {
                sheet.cell(row, 1).value: (
                    sheet.cell(row, column).value,
                    sheet.cell(row, column).number_format,
                )
                for row in range(7, sheet.max_row + 1)
            }
    return found


def test_provinces_are_set_side_by_side_where_a_definition_is_shared(small):
    found = matrix(workbook(small, invented.DAY))
    assert set(found) == {
        ("地区生产总值", "目标值", "2025年", "万亿元"),
        ("地区生产总值", "完成值", "2023年", "万亿元"),
        ("生产总值增速", "完成值", "2023年", "%"),
        ("生产总值增速", "完成值", "2023年（初步核算数）", "%"),
        ("企业数", "完成值", "2023年", "家"),
    }
    assert found["地区生产总值", "目标值", "2025年", "万亿元"] == {
        "上海市": (None, "General"),
        "江苏省": (14, '"≥"#,##0;"≥"-#,##0'),
        "浙江省": (None, "General"),
    }


def test_of_texts_that_agree_the_narrowest_is_the_number_and_a_range_is_in_words(small):
    found = matrix(workbook(small, invented.DAY))
    gdp = found["地区生产总值", "完成值", "2023年", "万亿元"]
    assert gdp["上海市"] == (4.72, "#,##0.00")
    assert gdp["浙江省"] == (8, '">"#,##0;">"-#,##0')
    assert found["企业数", "完成值", "2023年", "家"]["上海市"][0] == "3～5万家"


def test_a_text_chosen_alone_speaks_for_itself(small):
    second = matrix(
        workbook(small, invented.DAY, Filters(sources=("second",), roles=("A", "T"), indicators=("gdp",)))
    )
    assert second["地区生产总值", "完成值", "2023年", "万亿元"]["上海市"] == (4.7, "#,##0.0")


def test_the_comparison_holds_the_claim_shown_and_marks_where_texts_differ(disputed):
    content = workbook(disputed, invented.DAY)
    found = matrix(content)
    assert found["地区生产总值", "目标值", "2025年", "万亿元"]["江苏省"] == (13.5, '#,##0.0"†"')
    assert found["生产总值增速", "完成值", "2023年", "%"]["浙江省"] == (6.4, '#,##0.0"%"')
    assert found["企业数", "完成值", "2023年", "家"]["浙江省"][0] == 900
    assert "†" in opened(content)["对比"]["A1"].value


def test_what_is_contradicted_never_stands_in_the_comparison(disputed):
    second = matrix(workbook(disputed, invented.DAY, Filters(sources=("second",))))
    assert not any("江苏省" in provinces for provinces in second.values())


def test_every_claim_is_a_row_and_says_how_it_stands(disputed):
    found = detail(workbook(disputed, invented.DAY)).set_index("obs_id")
    assert len(found) == len(disputed.observations)
    preferred, contradicted = found.loc["320000.gdp.2025.T.first"], found.loc["320000.gdp.2025.T.second"]
    assert (preferred["claim_name"], preferred["claim_rank"]) == ("说法不一，采信此说", 1)
    assert (preferred["preferred_zh"], preferred["preferred_en"]) == ("以文件为准", "the official paper")
    assert (contradicted["claim"], contradicted["claim_rank"]) == ("CONTRADICTED", 2)
    assert preferred["fact"] == contradicted["fact"]


def test_the_first_sheet_explains_claims_and_counts_facts(disputed):
    sheet = opened(workbook(disputed, invented.DAY))["说明"]
    told = {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value}
    assert told["数据条数"] == str(disputed.observations["fact"].nunique())
    assert told["与采信的说法不符"] == "CONTRADICTED"
    assert "1 是展示和计数的说法" in told["说法次序"]


def test_a_status_that_is_not_normal_is_marked_and_explained(small):
    content = workbook(small, invented.DAY)
    assert matrix(content)["生产总值增速", "完成值", "2023年（初步核算数）", "%"]["浙江省"] == (
        6,
        '#,##0.0"%*"',
    )
    assert "*" in opened(content)["对比"]["A1"].value


def test_places_never_stand_among_provinces(small):
    assert "某谷" not in texts(opened(workbook(small, invented.DAY))["对比"])


def test_nothing_to_compare_is_said(small):
    sheet = opened(workbook(small, invented.DAY, Filters(regions=("310000",))))["对比"]
    assert re.search("无可对比", sheet["A1"].value)
    assert sheet.max_row == 1


def test_the_first_sheet_names_version_and_filters(small):
    filters = Filters(("310000", "valley"), ("gdp", "firms"), ("A", "T"), ("second",), ("第二",))
    words = texts(opened(workbook(small, invented.DAY, filters))["说明"])
    assert small.version in words
    assert {
        "地区：上海市、某谷",
        "指标：地区生产总值、企业数",
        "数据性质：完成值、目标值",
        "来源：第二篇",
        "文字：第二",
    } <= set(words)
    assert "全部数据，未筛选" in texts(opened(workbook(small, invented.DAY))["说明"])


def test_every_column_of_the_figures_is_explained(small):
    book = opened(workbook(small, invented.DAY))
    assert {cell.value for cell in book["明细"][1]} <= set(texts(book["说明"]))


def test_filtered_definitions_and_sources_are_those_referred_to(small):
    book = opened(workbook(small, invented.DAY, Filters(sources=("first",), indicators=("growth",))))
    assert [row[0].value for row in book["指标"].iter_rows(min_row=2)] == ["生产总值增速"]
    assert [row[0].value for row in book["来源"].iter_rows(min_row=2)] == ["第一篇"]


def reference(content: bytes, name: str) -> list[dict[str, object]]:
    """The rows of a sheet by its headers."""
    sheet = opened(content)[name]
    header = [cell.value for cell in sheet[1]]
    return [
        dict(zip(header, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)
    ]


def test_sources_say_when_written_how_that_is_known_and_when_reposted(small):
    _, row = reference(workbook(small, invented.DAY), "来源")
    expected = {
        "date": "2024-01",
        "date_evidence_zh": "电头",
        "reposted": "2024-11-22",
        "script_name": "繁体",
        "file": "second.txt",
        "sha256": "1" * 64,
        "figures": 5,
    }
    assert {key: row[FIELD[key].zh] for key in expected} == expected


def test_sources_tell_what_their_audit_counted(disputed):
    first, second = reference(workbook(disputed, invented.DAY), "来源")
    names = ("mentions", "mentions_bound", "mentions_set_aside", "figures")
    assert [first[FIELD[name].zh] for name in names] == [12, 9, 2, 8]
    assert [second[FIELD[name].zh] for name in names] == [None, None, None, 6]


@pytest.mark.parametrize("filters", [Filters(), Filters(regions=("440000",))], ids=["all", "none"])
def test_there_are_no_formulas_links_or_outside_parts(tables, filters):
    for name, xml in parts(workbook(tables, invented.DAY, filters)).items():
        tags = {element.tag.split("}")[1] for element in ElementTree.fromstring(xml).iter()}
        assert not tags & {"f", "hyperlink", "hyperlinks", "externalReference"}, name
        assert 'TargetMode="External"' not in xml
        assert not re.search(r"drawing|externalLink|vba|macro", name)


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
    ],
)
def test_text_stays_text(small, text, shown):
    content = workbook(invented.saying(small, "note_zh", text), invented.DAY)
    assert {kind for kind, found in sheet_cells(content) if found == shown} == {"inlineStr"}
    column = opened(content)["明细"]
    values = {cell.value for row in column.iter_rows() for cell in row}
    assert shown in values


def test_a_text_like_a_formula_stays_text_when_edited(small):
    sheet = opened(workbook(invented.saying(small, "note_zh", "=1+1"), invented.DAY))["明细"]
    marked = {cell.value for row in sheet.iter_rows() for cell in row if cell.quotePrefix}
    assert marked == {"=1+1"}


def test_without_observations_it_opens_all_the_same(small):
    book = opened(workbook(invented.without_figures(small), invented.DAY))
    assert book["明细"].max_row == 1
    assert book["明细"].auto_filter.ref == book["明细"].dimensions


def test_equal_input_gives_equal_bytes_without_dates(small):
    content = workbook(small, invented.DAY)
    assert content == workbook(small, invented.DAY)
    with ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not re.search(r"20[2-9]\d-", parts(content)["docProps/core.xml"])


def test_the_tables_stay_as_they_were(small):
    before = {name: frame.copy() for name, frame in small.named().items()}
    workbook(small, invented.DAY)
    for name, frame in small.named().items():
        pd.testing.assert_frame_equal(frame, before[name])


def test_the_sheet_of_targets_says_how_each_stands(small):
    sheet = opened(workbook(small, invented.DAY))["目标"]
    assert {"○ 未到期", "江苏省", "力争"} <= set(texts(sheet))
    heads = [cell.value for cell in sheet[1]]
    assert heads[:4] == ["地区", "指标", "时期", "目标值"]
    assert heads.count("目标状态") == 1


def test_the_sheet_of_coverage_has_a_row_for_every_province_and_no_zero(small):
    sheet = opened(workbook(small, invented.DAY))["覆盖"]
    regions = [row[0].value for row in sheet.iter_rows(min_row=4)]
    assert {"北京市", "台湾省", "某谷"} <= set(regions)
    signs = {cell.value for row in sheet.iter_rows(min_row=4, min_col=2) for cell in row}
    assert signs <= {None, "◆", "◇", "●", "·", "—"}
    only = opened(workbook(small, invented.DAY, Filters(("310000",), ("gdp",))))["覆盖"]
    assert [[cell.value for cell in row[:2]] for row in only.iter_rows(min_row=3)] == [
        ["地区", "地区生产总值"],
        ["上海市", "●"],
    ]
