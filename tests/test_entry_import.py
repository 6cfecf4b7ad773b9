"""From a filled workbook to the data file: what is taken, what is a conflict, what is told at which cell."""

import io
import json
import os
from functools import cache
from zipfile import ZipFile

import pytest
from entry_books import FORM, Raw, handed_out, repacked, replaced, run, shown, small, typed, without_rows
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from invented import DISPUTED, YAML
from openpyxl import load_workbook

from etl import catalog
from etl.command import answering
from etl.entry import cells
from etl.entry.choices import Choices
from etl.entry.columns import COLUMNS, NUMBER, SAID
from etl.entry.grid import Cell
from etl.entry.said import said
from etl.entry.said import typed as read_as
from etl.patching import writing
from etl.patching.figures import located
from tests import catalogues, several

GDP = "浙江省 地区生产总值 2023 完成值 超8万亿元（first 第 1 行）"
NEW = {"source": "first", "line": "7", "region": "安徽", "indicator": "gdp", "period": "2024", "role": "target",
       "modality": "aspire", "value": "5.5万亿元以上", "phrase": "力争5.5万亿元以上"}  # fmt: skip
EMPTY = 15  # the first row below the figures


@pytest.fixture(autouse=True)
def endless_patience(monkeypatch):
    """A busy machine must not make a test speak."""
    monkeypatch.setattr(answering, "PATIENCE", 600.0)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "indicators.yaml").write_text(YAML, encoding="utf-8")
    return tmp_path


@cache
def shown_small() -> dict[int, dict[str, str]]:
    """Its rows."""
    return dict(enumerate(shown(small()), 3))


@pytest.fixture
def book() -> bytes:
    return small()


def imported(folder, content: bytes, *words: str):
    (folder / "entry.xlsx").write_bytes(content)
    return run("import", "entry.xlsx", *words)


def row(number: int, **cells: str) -> dict[tuple[int, str], str]:
    return {(number, key.replace("__", ".")): words for key, words in cells.items()}


def text(folder) -> str:
    return (folder / "indicators.yaml").read_text("utf-8")


def moved(folder, old: str, new: str) -> None:
    """Someone changes the file after the export."""
    assert old in text(folder)
    (folder / "indicators.yaml").write_text(text(folder).replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("yaml", [YAML, DISPUTED], ids=["small", "disputed"])
def test_what_was_handed_out_comes_back_as_nothing(yaml, folder):
    (folder / "indicators.yaml").write_text(yaml, encoding="utf-8")
    done = imported(folder, small(yaml))
    assert (done.exit_code, done.output) == (0, "没有改动\n")


def test_the_real_file_comes_back_as_nothing(folder):
    catalogues.joined(folder)
    assert run("template", "--filled", "--out", "entry.xlsx").exit_code == 0
    done = run("import", "entry.xlsx", "--format", "patch")
    assert (done.exit_code, done.stdout) == (0, "")


def test_examples_are_not_read(folder):
    empty = small(filled=False)
    assert [cells["action"] for cells in shown(empty)] == ["示例", "示例"]
    assert imported(folder, empty).stdout == "没有改动\n"


def test_a_preview_lists_every_change_and_touches_nothing(folder, book):
    cells = row(3, value="超8.1万亿元", phrase="总量超8.1万亿元") | row(EMPTY, **NEW)
    done = imported(folder, without_rows(typed(book, cells), 9))
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:6] == [
        "＋ 第 15 行 安徽省 地区生产总值 2024 目标值 5.5万亿元以上（first 第 7 行）",
        f"～ 第 3 行 {GDP}",
        "    数值：超8万亿元 → 超8.1万亿元",
        "    短语：总量超8万亿元 → 总量超8.1万亿元",
        "－ 上海市 企业数 2023 完成值 3～5万家（first 第 2 行）",
        "新增 1 条，修改 1 条，删除 1 条，冲突 0 处，问题 0 处",
    ]
    assert "写入请加 --apply" in done.stderr
    assert text(folder) == YAML


def test_applied_it_is_in_the_file_and_the_old_one_is_kept(folder, book):
    changed = typed(book, row(3, note__zh="新注", note__en="new") | row(EMPTY, **NEW))
    done = imported(folder, changed, "--apply")
    assert done.exit_code == 0
    (kept,) = folder.glob("indicators.*.yaml")
    assert kept.read_text("utf-8") == YAML
    assert kept.name in done.stderr
    read = catalog.read(folder / "indicators.yaml").observations
    assert read["330000.gdp.2023.A.first"].note.zh == "新注"
    assert read["340000.gdp.2024.T.first"].value.text == "5.5万亿元以上"
    assert imported(folder, changed).stdout == "没有改动\n"


def test_as_json_it_tells_the_same(folder, book):
    done = imported(
        folder, typed(book, row(3, value="超8.1万亿元", phrase="超8.1万亿元")), "--format", "json"
    )
    told = json.loads(done.stdout)
    keys = {"value": ["超8万亿元", "超8.1万亿元"], "phrase": ["总量超8万亿元", "超8.1万亿元"]}
    assert told["changed"] == [{"row": 3, "id": "330000.gdp.2023.A.first", "keys": keys}]
    assert (told["added"], told["removed"], told["problems"], told["sound"]) == ([], [], [], True)
    assert told["patch"].startswith("--- a/indicators.yaml\n")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param({"value": "超 9万亿元 "}, "超 9万亿元", id="white space around"),
        pytest.param({"value": "超9万\n亿元"}, "超9万亿元", id="a line break"),
        pytest.param({"value": "超９万亿元"}, "超９万亿元", id="full-width digits of the text"),
        pytest.param({"value": "超\u200b9万亿元\ufeff"}, "超9万亿元", id="what nobody sees"),
        pytest.param({"value": "超9_x000D_万亿元"}, "超9万亿元", id="a return by its number"),
    ],
)
def test_words_are_taken_as_an_editor_means_them(cells, expected, folder, book):
    """The phrase is the value, so that both agree."""
    done = imported(folder, typed(book, row(3, phrase=cells["value"], **cells)), "--apply")
    assert done.exit_code == 0, done.output
    assert (
        catalog.read(folder / "indicators.yaml").observations["330000.gdp.2023.A.first"].value.text
        == expected
    )


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("region", "安徽", "340000"), ("region", "安徽省", "340000"), ("region", "３４００００", "340000"),
        ("region", "随便什么｜340000", "340000"),
        ("region", "某谷", "valley"), ("region", "安微", "安微"),
        ("indicator", "地区生产总值", "gdp"), ("indicator", "地区生产总值｜gdp｜亿元", "gdp"),
        ("role", "目标值", "target"),
        ("modality", "力争", "aspire"), ("status", "正常", ""), ("status", "初步核算数", "provisional"),
        ("line", " ４６", "46"), ("also", "64、66，68", "64, 66, 68"), ("period", "２０２４－０３", "2024-03"),
        ("path", "2024-06:10家\n\n2024：20家 ", "2024-06：10家\n2024：20家"), ("note.zh", "一行\n又一行", "一行又一行"),
        ("note.en", "one\r\nline", "one line"),
    ],
)  # fmt: skip
def test_what_is_chosen_or_typed_is_understood(key, words, expected, tmp_path):
    path = tmp_path / "indicators.yaml"
    path.write_text(YAML, encoding="utf-8")
    assert read_as(COLUMNS[NUMBER[key]], words, Choices(catalog.read(path))) == expected


@pytest.mark.parametrize(
    ("words", "shape", "expected"),
    [
        pytest.param("12", "General", "12", id="a whole number"),
        pytest.param("12.0", "@", "12", id="a whole number as a fraction"),
        pytest.param("45352", "yyyy-mm", "2024-03", id="a month that became a date"),
        pytest.param("45356", "m/d/yyyy", "2024-03-05", id="a day"),
        pytest.param("45356", 'yyyy"年"m"月"d"日";@', "2024-03-05", id="a day in Chinese"),
        pytest.param("8.3000000000000004E-2", "0.0%", "8.3%", id="percent as shown"),
        pytest.param("8000", "#,##0", "8,000", id="thousands as shown"),
        pytest.param("-8", "0.00", "-8.00", id="decimals as shown"),
        pytest.param("0.30000000000000004", "General", "0.3", id="a binary fraction"),
        pytest.param("0", "General", "0", id="nothing"),
    ],
)
def test_what_excel_made_of_a_text_is_read_as_shown(words, shape, expected):
    assert cells.shown(Cell(words, "n", shape, formula=False), dates=True) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(Cell("8.34E-2", "n", "0%", False), "数字", id="more digits than shown"),
        pytest.param(Cell("8.3", "n", '0.0"万亿"', False), "数字", id="letters of a format"),
        pytest.param(Cell("1E+15", "n", "General", False), "数字", id="as a power of ten"),
        pytest.param(Cell("1E+300", "n", "0", False), "数字", id="beyond all digits"),
        pytest.param(Cell("NaN", "n", "General", False), "数字", id="no number"),
        pytest.param(Cell("x", "n", "General", False), "错误值 x", id="words for a number"),
        pytest.param(Cell("1", "b", "General", False), "数字", id="yes or no"),
        pytest.param(Cell("#REF!", "e", "General", False), "错误值 #REF!", id="an error"),
        pytest.param(Cell("45356", "n", 'm"月"d"日"', False), "日期", id="a date without its year"),
        pytest.param(Cell("45356.5", "n", "yyyy-mm-dd", False), "日期", id="an hour"),
        pytest.param(Cell("2", "n", "General", True), "公式", id="a formula"),
        pytest.param(Cell("", "t", "@", True), "公式", id="a formula without result"),
        pytest.param(Cell("一" * 2001, "t", "@", False), "太长", id="a novel"),
    ],
)
def test_what_is_not_known_for_certain_is_told(cell, expected):
    with pytest.raises(cells.UnreadCellError) as raised:
        cells.shown(cell, dates=True)
    assert expected in raised.value.reason.zh


def test_a_value_that_became_a_date_is_told():
    with pytest.raises(cells.UnreadCellError):
        cells.shown(Cell("45356", "n", "yyyy-mm-dd", formula=False), dates=False)


WRONG = [
    pytest.param({"region": "安微"}, "F3", "地区", id="no region"),
    pytest.param({"value": "大概"}, "N3", "读不懂", id="no quantity"),
    pytest.param({"phrase": "没有数字"}, "O3", "找不到", id="a phrase without the value"),
    pytest.param({"modality": "确保"}, "L3", "modality", id="words that do not fit"),
    pytest.param({"indicator": "gdpp"}, "G3", "gdpp", id="no indicator"),
    pytest.param({"source": ""}, "D3", "必填", id="nothing where something is needed"),
    pytest.param({"value": Raw("<f>1+1</f><v>2</v>")}, "N3", "公式", id="a formula"),
    pytest.param({"note.zh": "只有中文"}, "S3", "en", id="one language"),
    pytest.param({"period": "2024年"}, "J3", "2024年", id="no period"),
    pytest.param({"line": "十"}, "E3", "十", id="no line"),
    pytest.param({"path": "2024-06"}, "Y3", "", id="half a milestone"),
]


@pytest.mark.parametrize(("wrong", "name", "words"), WRONG)
def test_what_is_wrong_is_told_at_its_cell_and_beside_it(wrong, name, words, folder, book):
    done = imported(folder, typed(book, {(3, key): value for key, value in wrong.items()}), "--apply")
    assert done.exit_code == 1
    assert "entry.xlsx:3:" in done.stderr
    assert f"填写!{name}: " in done.stderr
    assert text(folder) == YAML
    (told,) = [each for each in shown((folder / "entry-错误说明.xlsx").read_bytes()) if "problems" in each]
    assert words in told["problems"]
    assert told["id"] == "330000.gdp.2023.A.first"


def test_a_report_is_the_workbook_but_for_what_is_wrong(folder, book):
    wrong = typed(book, row(3, region="安微", value="大概") | row(5, problems="old"))
    done = imported(folder, wrong, "--report", "report.xlsx", "--lang", "en")
    assert done.exit_code == 1
    report = (folder / "report.xlsx").read_bytes()
    with ZipFile(io.BytesIO(wrong)) as before, ZipFile(io.BytesIO(report)) as after:
        assert before.namelist() == after.namelist()
        same = [name for name in before.namelist() if before.read(name) == after.read(name)]
    assert {*before.namelist()} - {*same} == {FORM, "xl/styles.xml"}
    sheet = load_workbook(io.BytesIO(report))["填写"]
    assert "Region: " in sheet["C3"].value
    assert "Value: " in sheet["C3"].value
    assert sheet["C5"].value is None
    red = [cell.coordinate for cell in sheet[3] if cell.fill.fgColor.rgb == "FFF8D7DA"]
    assert red == ["F3", "N3"]
    assert sheet["F3"].number_format == "@"
    assert sheet["F3"].value == "安微"
    mended = typed(report, row(3, region="江西", value="超8万亿元"))
    assert imported(folder, mended, "--apply").exit_code == 0
    assert "360000.gdp.2023.A.first" in catalog.read(folder / "indicators.yaml").observations


def test_of_two_rows_that_say_the_same_both_are_named(folder, book):
    first = next(shown(book))
    copied = typed(
        book, {(EMPTY, key): words for key, words in first.items() if key not in ("unit", "definition")}
    )
    done = imported(folder, copied)
    assert done.exit_code == 1
    assert "填写!G15" in done.stderr
    assert "本表第 3 行" in done.stderr


def test_a_copied_row_is_a_new_figure(folder, book):
    """Copying takes the hidden id along."""
    first = next(shown(book)) | {"region": "安徽", "value": "超5万亿元", "phrase": "超5万亿元"}
    copied = typed(
        book, {(EMPTY, key): words for key, words in first.items() if key not in ("unit", "definition")}
    )
    assert "＋ 第 15 行 安徽省" in imported(folder, copied).stdout


class TestThreeWays:
    """The file changed after the export."""

    def test_what_changed_only_there_stays(self, folder, book):
        moved(folder, "超8万亿元, phrase: 总量超8万亿元", "超9万亿元, phrase: 总量超9万亿元")
        done = imported(folder, typed(book, row(4, status="")))
        assert "超9万亿元" not in done.stdout.partition("--- a/")[0]
        assert "状态：初步核算数｜provisional → （空）" in done.stdout
        assert done.exit_code == 0

    def test_what_changed_alike_is_no_change(self, folder, book):
        moved(folder, "超8万亿元, phrase: 总量超8万亿元", "超9万亿元, phrase: 总量超9万亿元")
        done = imported(folder, typed(book, row(3, value="超9万亿元", phrase="总量超9万亿元")))
        assert done.stdout == "没有改动\n"

    @pytest.mark.parametrize(
        ("action", "value"),
        [
            pytest.param("以本表为准", "超7万亿元", id="here"),
            pytest.param("以文件为准", "超9万亿元", id="there"),
        ],
    )
    def test_a_conflict_names_all_sides_and_is_settled_by_choosing_one(self, action, value, folder, book):
        moved(folder, "超8万亿元, phrase: 总量超8万亿元", "超9万亿元, phrase: 总量超9万亿元")
        cells = row(3, value="超7万亿元", phrase="总量超7万亿元")
        done = imported(folder, typed(book, cells), "--apply")
        assert done.exit_code == 1
        assert "数值 导出时是“超8万亿元”，数据文件现在是“超9万亿元”，本表是“超7万亿元”" in done.stderr
        assert "超9万亿元" in text(folder)
        report = (folder / "entry-错误说明.xlsx").read_bytes()
        assert imported(folder, typed(report, row(3, action=action)), "--apply").exit_code == 0
        assert (
            catalog.read(folder / "indicators.yaml").observations["330000.gdp.2023.A.first"].value.text
            == value
        )

    def test_a_figure_gone_there_and_changed_here_is_a_conflict(self, folder, book):
        moved(folder, "      {indicator: growth, value: 6.0%, phrase: 增长6.0%, status: provisional},\n", "")
        done = imported(folder, typed(book, row(4, value="6.1%", phrase="增长6.1%")))
        assert done.exit_code == 1
        assert "已没有这条数据" in done.stderr
        again = imported(
            folder, typed(book, row(4, value="6.1%", phrase="增长6.1%", action="以本表为准")), "--apply"
        )
        assert again.exit_code == 0
        assert "6.1%" in text(folder)

    def test_a_figure_gone_there_and_left_alone_here_stays_gone(self, folder, book):
        moved(folder, "      {indicator: growth, value: 6.0%, phrase: 增长6.0%, status: provisional},\n", "")
        assert imported(folder, book).stdout == "没有改动\n"

    def test_a_figure_removed_here_and_changed_there_is_a_conflict(self, folder, book):
        moved(folder, "value: 6.0%, phrase: 增长6.0%", "value: 6.1%, phrase: 增长6.1%")
        done = imported(folder, without_rows(book, 4))
        assert done.exit_code == 1
        assert "330000.growth.2023.A.first" in done.stderr
        assert "6.1%" in text(folder)

    def test_a_row_applied_and_then_corrected_is_no_second_figure(self, folder, book):
        assert imported(folder, typed(book, row(EMPTY, **NEW)), "--apply").exit_code == 0
        corrected = NEW | {"value": "5.6万亿元以上", "phrase": "力争5.6万亿元以上"}
        done = imported(folder, typed(book, row(EMPTY, **corrected)))
        assert done.exit_code == 1
        assert "数据文件里已有同一来源、同一行的这个数据" in done.stderr
        settled = typed(book, row(EMPTY, **corrected, action="以本表为准"))
        assert imported(folder, settled, "--apply").exit_code == 0
        assert text(folder).count("5.6万亿元以上") == 2
        assert "5.5万亿元以上" not in text(folder)


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        pytest.param(lambda raw: without_rows(raw, 9), 1, id="a row deleted"),
        pytest.param(lambda raw: typed(raw, row(9, action="删除")), 1, id="a row marked"),
        pytest.param(
            lambda raw: typed(raw, row(9, action="删除", value="", phrase="")), 1, id="marked and emptied"
        ),
        pytest.param(
            lambda raw: typed(raw, row(EMPTY, action="删除", source="first")), 0, id="a new row marked"
        ),
    ],
)
def test_what_is_removed(change, gone, folder, book):
    done = imported(folder, change(book))
    assert done.exit_code == 0
    assert done.stdout.count("－") == gone


def test_many_at_once_are_removed_only_when_that_is_said(folder, book):
    cut = without_rows(book, 4, 5, 6)
    refused = imported(folder, cut, "--apply")
    assert refused.exit_code == 2
    assert "将删去 3 条，占导出的 12 条" in refused.stderr
    assert text(folder) == YAML
    assert imported(folder, cut, "--apply", "--allow-removals").exit_code == 0
    assert len(catalog.read(folder / "indicators.yaml").observations) == 9


def test_a_part_of_the_figures_says_nothing_of_the_others(folder):
    assert run("template", "--region", "浙江", "--out", "part.xlsx").exit_code == 0
    assert imported(folder, (folder / "part.xlsx").read_bytes()).stdout == "没有改动\n"
    assert len([*shown((folder / "part.xlsx").read_bytes())]) == 4


def test_columns_may_be_added_and_are_named(folder, book):
    cell = '<c r="AF2" t="inlineStr"><is><t>mine</t></is></c></row><row r="3"'
    done = imported(folder, repacked(book, {FORM: replaced('</row><row r="3"', cell)}))
    assert done.exit_code == 0
    assert "没有读：mine" in done.stderr


def test_a_file_that_changes_meanwhile_is_not_overwritten(folder, book, monkeypatch):
    before = writing.replaced

    def late(changes):
        changes[0].path.write_bytes(changes[0].before + b"# more\n")
        return before(changes)

    monkeypatch.setattr(writing, "replaced", late)
    done = imported(folder, typed(book, row(3, note__zh="甲", note__en="A")), "--apply")
    assert done.exit_code == 2
    assert "又有改动" in done.stderr
    assert text(folder) == YAML + "# more\n"


# Rows whose facts no other row tells of, or they would contradict each other.
ALONE = (3, 4, 5, 6, 8, 12, 13, 14)
NUMBERS = st.integers(1, 9999)
EDITS = st.dictionaries(
    st.sampled_from(ALONE),
    st.fixed_dictionaries(
        {"number": NUMBERS},
        optional={
            "note": st.text("甲乙 ab:,#'\"{}[]", min_size=1, max_size=9).filter(str.strip),
            "line": NUMBERS,
        },
    ),
    max_size=5,
)
GROWN = st.dictionaries(st.integers(EMPTY, EMPTY + 5), NUMBERS, max_size=3)


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
@given(edits=EDITS, gone=st.sets(st.sampled_from(ALONE), max_size=2), grown=GROWN)
def test_whatever_is_edited_is_what_the_file_then_says(edits, gone, grown, tmp_path_factory):
    """Values keep the unit of their indicator; everything else is free."""
    folder = tmp_path_factory.mktemp("edited")
    book, before = small(), shown_small()
    (folder / "indicators.yaml").write_text(YAML, encoding="utf-8")
    wanted = dict(before)
    for number, edit in edits.items():
        wanted[number] = before[number] | _edited(before[number], edit)
    for number, figure in grown.items():
        wanted[number] = (
            NEW | {"line": str(1000 + number), "period": str(1950 + number)} | _valued("gdp", figure)
        )
    cells = {
        (number, key): words
        for number, says in wanted.items()
        for key, words in says.items()
        if before.get(number, {}).get(key) != words
    }
    wanted = {number: says for number, says in wanted.items() if number not in gone}
    content = without_rows(typed(book, cells), *gone)
    (folder / "entry.xlsx").write_bytes(content)
    words = ("import", folder / "entry.xlsx", "--catalog", folder / "indicators.yaml")
    done = run(*words, "--apply", "--allow-removals")
    assert done.exit_code == 0, done.output
    choices = Choices(catalog.read(folder / "indicators.yaml"))
    found = [said(each, choices) for each in located(text(folder)).values()]
    expected = [
        {column.key: read for column in SAID if (read := read_as(column, says.get(column.key, ""), choices))}
        for says in wanted.values()
    ]
    assert sorted(found, key=str) == sorted(({**each} for each in expected), key=str)
    assert run(*words, "--allow-removals").stdout == "没有改动\n"


def _edited(cells, edit):
    changed = _valued(cells["indicator"].split("｜")[1], edit["number"])
    changed |= {"line": str(100 + edit["line"])} if "line" in edit else {}
    return changed | ({"note.zh": edit["note"], "note.en": edit["note"]} if "note" in edit else {})


def _valued(indicator, number):
    units = {"gdp": "亿元", "growth": "%", "share": "%", "firms": "家"}
    number = number % 9 + 1 if units.get(indicator) == "%" else number
    words = f"{number}{units[indicator]}" if indicator in units else f"第{number}位"
    return {"value": words, "phrase": f"为{words}"}


# A catalogue of several files.

HUBEI_ROW = {"line": "9", "region": "湖北", "indicator": "gdp", "period": "2024", "role": "actual",
             "modality": "done", "value": "6万亿元", "phrase": "总量6万亿元"}  # fmt: skip


@pytest.fixture
def parts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    several.write(tmp_path)
    monkeypatch.setattr(Choices, "_regions", lambda _: iter([("000000", "x")]))
    return tmp_path


def contents(parts) -> dict[str, str]:
    return {name: (parts / name).read_text("utf-8") for name in several.FILES}


def changed(parts) -> set[str]:
    """Files that are not as they were."""
    return {name for name, text in contents(parts).items() if text != several.FILES[name]}


def filled_in(parts, name: str, *cells: dict) -> None:
    """The workbook of a file with all of its figures, and words in cells."""
    content = handed_out(parts / name)
    for each in cells:
        content = typed(content, each)
    (parts / "entry.xlsx").write_bytes(content)


@pytest.mark.parametrize("name", [several.MAIN, several.SECOND, several.ZHEJIANG])
def test_what_was_handed_out_of_several_files_or_one_comes_back_as_nothing(parts, name):
    done = run("template", name, "--filled", "--out", "entry.xlsx")
    figures = {several.MAIN: 3, several.SECOND: 2, several.ZHEJIANG: 1}[name]
    assert done.stdout == f"录入表：entry.xlsx（{figures} 条数据）\n"
    assert run("import", "entry.xlsx", "--catalog", name).stdout == "没有改动\n"


def test_a_part_is_read_and_written_alone(parts):
    filled_in(
        parts, several.ZHEJIANG, row(3, line="8"), row(4, source="zhejiang", **HUBEI_ROW | {"region": "浙江"})
    )
    done = run("import", "entry.xlsx", "--catalog", several.ZHEJIANG, "--apply")
    assert done.exit_code == 0, done.output
    assert changed(parts) == {several.ZHEJIANG}
    assert "6万亿元" in (parts / several.ZHEJIANG).read_text("utf-8")
    assert [*(parts / "data/2026").glob("330000.*.yaml")]


def test_each_figure_goes_to_the_file_of_its_source(parts):
    filled_in(parts, several.MAIN, row(3, line="8"), row(6, source="hubei", **HUBEI_ROW))
    done = run("import", "entry.xlsx", "--format", "patch")
    assert [line for line in done.stdout.splitlines() if line.startswith("+++")] == [
        f"+++ b/{several.FIRST}",
        f"+++ b/{several.HUBEI}",
    ]
    assert changed(parts) == set()
    assert run("import", "entry.xlsx", "--apply").exit_code == 0
    assert changed(parts) == {several.FIRST, several.HUBEI}
    assert len(catalog.read(parts / several.MAIN).observations) == 4
    assert run("import", "entry.xlsx").stdout == "没有改动\n"


def test_a_figure_whose_source_is_another_goes_over_to_its_file(parts):
    filled_in(parts, several.MAIN, row(3, source="hubei", period="2023"))
    assert run("import", "entry.xlsx", "--apply", "--allow-removals").exit_code == 0
    read = catalog.read(parts / several.MAIN).observations
    assert [name for name in read if name.startswith("430000")] == ["430000.gdp.2023.A.hubei"]
    assert changed(parts) == {several.FIRST, several.HUBEI}


def test_what_is_wrong_is_told_at_its_row_whatever_the_file(parts):
    wrong = row(4, value="9.2万亿元") | row(5, region="湖被") | row(6, source="hubai", **HUBEI_ROW)
    filled_in(parts, several.MAIN, wrong)
    done = run("import", "entry.xlsx")
    assert done.exit_code == 1
    told = [line for line in done.stderr.splitlines() if line.startswith("entry.xlsx:")]
    assert [line.split(":")[1] for line in told] == ["4", "5", "6"]
    assert "hubei" in told[2]
    assert changed(parts) == set()


def test_a_source_of_a_part_without_figures_takes_the_first(parts):
    several.edit(
        parts, several.HUBEI, several.FILES[several.HUBEI].partition("observations:")[1], "# none\n# "
    )
    text = (parts / several.HUBEI).read_text("utf-8").partition("# none")[0]
    (parts / several.HUBEI).write_text(text, encoding="utf-8")
    filled_in(parts, several.MAIN, row(5, source="hubei", **HUBEI_ROW))
    assert run("import", "entry.xlsx", "--apply").exit_code == 0
    after = (parts / several.HUBEI).read_text("utf-8")
    assert after.startswith(f"{text}\nobservations:\n  - source: hubei\n")


def test_all_files_are_written_or_none(parts, monkeypatch):
    filled_in(parts, several.MAIN, row(3, line="8"), row(5, line="8"))
    replace, target = os.replace, parts / several.HUBEI

    def full(old, new):
        if new == target and target.read_text("utf-8") == several.FILES[several.HUBEI]:
            raise OSError(28, "No space left on device")
        replace(old, new)

    monkeypatch.setattr(os, "replace", full)
    done = run("import", "entry.xlsx", "--apply")
    assert done.exit_code == 2
    assert "No space left" in done.stderr
    assert changed(parts) == set()


def test_a_goal_without_a_number_is_entered_as_it_is_written(parts):
    goal = HUBEI_ROW | {
        "role": "target",
        "modality": "plan",
        "value": "与经济增长同步",
        "phrase": "与经济增长同步",
    }
    filled_in(parts, several.HUBEI, row(4, source="hubei", **goal))
    done = run("import", "entry.xlsx", "--catalog", several.HUBEI, "--apply")
    assert done.exit_code == 0, done.output
    assert "value: 与经济增长同步" in (parts / several.HUBEI).read_text("utf-8")
