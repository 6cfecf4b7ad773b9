"""Formulas and links in files: the quick part of what `python -m tests.trust files` tells, and its judges."""

import io
import re
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from etl import catalog
from etl.cells import csv_line, guarded, is_formula
from etl.problems import InvalidFile
from etl.sheets.content import number_format
from tests import invented
from tests.trust import files, files_judged, files_payloads
from tests.trust.files_judged import book, wrong_with_book, wrong_with_csv


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return [*files.rows(files.QUICK, tmp_path_factory.mktemp("files"))]


def test_each_row_holds(told):
    assert [row for row in told if not row.holds] == []
    assert len(told) == 7


def test_no_two_payloads_are_alike():
    assert len(set(files_payloads.PAYLOADS)) == len(files_payloads.PAYLOADS)


def written(fill) -> bytes:
    """A workbook of one cell, as a careless program would write it."""
    made = io.BytesIO()
    with Workbook(made) as workbook:
        fill(workbook, workbook.add_worksheet())
    return made.getvalue()


HARMLESS = written(lambda _, sheet: sheet.write_string(0, 0, "=1+1"))


@pytest.mark.parametrize(
    ("fill", "wrong"),
    [
        pytest.param(lambda _, sheet: sheet.write(0, 0, "=1+1"), "formulas", id="a formula"),
        pytest.param(
            lambda _, sheet: sheet.write_formula(0, 0, '=HYPERLINK("a")'), "a formula", id="a link by formula"
        ),
        pytest.param(lambda _, sheet: sheet.write(0, 0, "http://e.invalid/"), "links", id="a link"),
        pytest.param(lambda _, sheet: sheet.write(0, 0, "internal:Sheet1!A1"), "links", id="a link inside"),
        pytest.param(lambda made, _: made.define_name("a", "=1+1"), "names", id="a name"),
        pytest.param(lambda _, sheet: sheet.write_number(0, 0, 1), "numbers", id="a number for a text"),
    ],
)
def test_a_workbook_that_acts_is_seen(fill, wrong):
    assert any(wrong in each for each in wrong_with_book(written(fill), book(HARMLESS)))


def test_text_that_only_looks_like_a_formula_is_none():
    assert [*wrong_with_book(HARMLESS, book(written(lambda _, sheet: sheet.write_string(0, 0, "a"))))] == []


def test_a_character_that_no_workbook_can_hold_is_seen():
    content = HARMLESS
    with ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(b"=1+1", b"\x01")
    changed = io.BytesIO()
    with ZipFile(changed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert any("no XML" in each for each in wrong_with_book(changed.getvalue(), book(HARMLESS)))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+A1", "-1+cmd|'/c calc'!A0", "@A1", "＝1", " =1+1", "\u3000=1", '"\t=1"']
)
def test_a_live_cell_of_a_csv_is_seen(cell):
    assert any("live" in each for each in wrong_with_csv(f"a,b\n{cell},1\n".encode(), b"a,b\nc,1\n"))


def test_a_semicolon_that_parts_cells_elsewhere_is_seen():
    assert any("outside quotes" in each for each in wrong_with_csv(b"a,b\nx;=1+1,1\n", b"a,b\nc,1\n"))
    assert [
        *wrong_with_csv(csv_line(["a", "b"]).encode() + csv_line(["x;=1+1", "-1"]).encode(), b"a,b\nc,-1\n")
    ] == []


def test_a_number_that_became_another_is_seen():
    assert any("other numbers" in each for each in wrong_with_csv(b"a,b\nc,'-1\n", b"a,b\nc,-1\n"))


@pytest.mark.parametrize("text", [each for each in files_payloads.PAYLOADS if len(each) < 100])
def test_what_was_guarded_is_restored_by_taking_one_apostrophe_off(text):
    held = guarded(text)
    assert (held[1:] if held.startswith("'") and is_formula(held) else held) == text
    assert not files_judged.alive(held)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param("=1+1", "like-formula", id="a formula"),
        pytest.param("＠SUM(A1)", "like-formula", id="its full-width form"),
        pytest.param("-A1", "like-formula", id="a sign without a number"),
        pytest.param("甲;=1+1", "like-formula", id="a formula where semicolons part cells"),
        pytest.param("甲\\u0001", "invisible", id="a control character by its number"),
        pytest.param("甲\\u202e乙", "invisible", id="a turn of direction by its number"),
        pytest.param("\\u200b=1", "invisible", id="what hides a formula"),
    ],
)
def test_the_door_is_shut(tmp_path, words, code):
    assert told_of(tmp_path, f'"{words}"') == [code]


@pytest.mark.parametrize(
    "words", ["-5%的增速", "+5%", "增长 -5%", "a=b", "甲；乙", "https://a.cn", "－3.5", "a@b"]
)
def test_the_door_is_open_to_signed_numbers_and_to_words(tmp_path, words):
    assert told_of(tmp_path, f'"{words}"') == []


def told_of(folder, words: str) -> list[str]:
    path = folder / "indicators.yaml"
    yaml = re.sub(r"title: \{zh: 第一篇,", lambda _: f"title: {{zh: {words},", invented.YAML)
    assert yaml != invented.YAML
    path.write_text(yaml, encoding="utf-8")
    try:
        catalog.read(path)
    except InvalidFile as error:
        return [each.code for each in error.problems if not each.warning]
    return []


def test_words_behind_a_number_stay_words_in_its_format():
    assert number_format(0, after='家"0\n"\x01') == '#,##0"家"\\""0 "\\""�"'
