"""The workbook for data entry: what it offers, shows and hides, and what LibreOffice makes of it."""

import io
import subprocess
from datetime import date

import pytest
from entry_books import FIRST, handed_out, run, shown, typed
from invented import YAML
from openpyxl import load_workbook

from etl import catalog
from etl.entry.choices import Choices, spelled
from etl.entry.columns import COLUMNS, NUMBER
from etl.entry.template import Exported, workbook
from etl.labels import ENTRY_COLUMN, ENTRY_TOLD
from etl.schema import Observation
from tests import catalogues


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "indicators.yaml"
    path.write_text(YAML, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def book(file):
    return load_workbook(io.BytesIO(handed_out(file)))


def letter(key: str) -> str:
    return book_column(NUMBER[key])


def book_column(number: int) -> str:
    return chr(65 + number) if number < 26 else f"A{chr(39 + number)}"


def test_titles_are_in_both_languages_above_the_keys_and_each_is_explained(book):
    form = book["填写"]
    assert [cell.value for cell in form[2]] == [column.key for column in COLUMNS]
    for cell, column in zip(form[1], COLUMNS, strict=True):
        assert cell.value == f"{column.title.zh}\n{column.title.en}"
        assert (cell.comment is not None) == (column.key in ENTRY_TOLD)
    assert {column.key for column in COLUMNS} == {*ENTRY_COLUMN}


@pytest.mark.parametrize(
    ("key", "first", "among"),
    [
        ("region", "全国｜000000", "长春市朝阳区｜220104"),
        ("region", "全国｜000000", "某谷｜valley"),
        ("indicator", "地区生产总值｜gdp｜元", "企业数｜firms｜家"),
        ("source", "first｜第一篇", "second｜第二篇"),
        ("role", "目标值｜target", "完成值｜actual"),
        ("modality", "确保｜commit", "力争｜aspire"),
        ("status", "正常｜normal", "初步核算数｜provisional"),
        ("bound", "不低于", "不超过"),
        ("supersedes", "320000.gdp.2025.T.second", "valley.firms.2024-01-01_P3Y.T.second"),
        ("action", "删除", "以文件为准"),
    ],
)
def test_what_can_be_chosen_drops_down(key, first, among, book):
    (offered,) = [
        each for each in book["填写"].data_validations.dataValidation if letter(key) in str(each.sqref)
    ]
    place = book.defined_names[offered.formula1.removeprefix("=")].attr_text
    sheet, _, cells = place.partition("!")
    assert sheet == "'选项'"
    words = [cell.value for (cell,) in book["选项"][cells.replace("$", "")]]
    assert words[0] == first
    assert among in words


def test_unit_and_definition_stand_beside_the_indicator(file, book):
    values = load_workbook(io.BytesIO(handed_out(file)), data_only=True, read_only=True)["填写"]
    assert values[f"{letter('unit')}{FIRST}"].value == "元"
    assert values[f"{letter('definition')}{FIRST}"].value == "分子：地区生产总值；范围：全地区"
    formula = book["填写"][f"{letter('unit')}{FIRST}"].value
    assert "MATCH($G3,list_indicator,0)" in formula
    assert "MATCH($G3,list_indicator_id,0)" in formula


def test_everything_is_text_that_is_typed(book):
    typed_in = [column for column in COLUMNS if not column.computed]
    rows = (FIRST, book["填写"].max_row)
    assert {
        book["填写"].cell(row, NUMBER[each.key] + 1).number_format for each in typed_in for row in rows
    } == {"@"}


def test_ids_and_the_record_are_hidden_and_heads_stay(book):
    form = book["填写"]
    assert form.column_dimensions["A"].hidden
    assert form[f"A{FIRST}"].value == "330000.gdp.2023.A.first"
    assert book["export"].sheet_state == "veryHidden"
    assert form.freeze_panes == "D3"
    assert form.print_title_rows == "$1:$1"
    assert form.page_setup.orientation == "landscape"
    assert form.page_setup.fitToHeight == 0
    assert book.active.title == "填写"


def test_equal_content_gives_equal_bytes(file):
    read = catalog.read(file)
    made = [workbook(Choices(read), Exported({}, "0"), date(2026, 1, 1)) for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("330000", "浙江"),
        ("220000", "吉林"),
        ("220200", "吉林市"),
        ("220104", "220104"),
        ("valley", "valley"),
    ],
)
def test_regions_are_written_as_editors_write_them(code, name):
    assert spelled(code) == name


def test_a_command_without_figures_or_with_some(tmp_path, monkeypatch, file):
    monkeypatch.chdir(tmp_path)
    done = run(
        "template", file, "--out", "entry.xlsx", "--indicator", "gdp", "--source", "first", "--lang", "en"
    )
    assert done.stdout == "workbook for data entry: entry.xlsx (2 figures)\n"
    assert run("template", file, "--out", "entry.xlsx", "--region", "安微").exit_code == 2
    assert run("template", file, "--out", str(file)).exit_code == 2


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    return catalogues.joined(tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="module")
def office(real, file, tmp_path_factory):
    """Workbooks that LibreOffice opened and saved: the real one, and a small one that was filled in."""
    folder = tmp_path_factory.mktemp("office")
    edits = {
        (3, "value"): "超9万亿元",
        (3, "phrase"): "超9万亿元",
        (4, "note.zh"): "注",
        (4, "note.en"): "note",
    }
    (folder / "real.xlsx").write_bytes(handed_out(real))
    (folder / "small.xlsx").write_bytes(typed(handed_out(file), edits))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "xlsx", "--outdir", folder / "saved", folder / "real.xlsx", folder / "small.xlsx"],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return folder


def test_saved_by_libreoffice_the_real_file_comes_back_as_nothing(office, real):
    done = run("import", office / "saved" / "real.xlsx", "--catalog", real, "--format", "patch")
    assert (done.exit_code, done.stdout) == (0, "")


def test_saved_by_libreoffice_edits_make_the_same_patch(office, file):
    patches = [
        run("import", office / name, "--catalog", file, "--format", "patch").stdout
        for name in ("small.xlsx", "saved/small.xlsx")
    ]
    assert "+      {indicator: gdp, value: 超9万亿元, phrase: 超9万亿元}," in patches[0]
    assert patches[0] == patches[1]


def test_a_report_on_what_libreoffice_saved_can_be_opened(office, file, tmp_path):
    content = (office / "saved" / "small.xlsx").read_bytes()
    (tmp_path / "entry.xlsx").write_bytes(typed(content, {(3, "region"): "安微"}))
    assert run("import", tmp_path / "entry.xlsx", "--catalog", file).exit_code == 1
    told = [row for row in shown((tmp_path / "entry-错误说明.xlsx").read_bytes()) if "problems" in row]
    assert ["安微" in row["problems"] for row in told] == [True]


def test_whatever_a_figure_can_say_has_a_column():
    said = {column.key.split(".")[0] for column in COLUMNS}
    assert set(Observation._fields) - said == set()
