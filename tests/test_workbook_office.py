"""The workbook in LibreOffice: it opens, calculates everything anew to the same numbers, and prints every sheet."""

import re
import subprocess
from datetime import date
from pathlib import Path

import invented
import pypdfium2
import pytest
from openpyxl import load_workbook
from sheets import SHEETS, formulas, made, opened, parts

from etl.queries import Filters
from tests.panel import stress_tables

# LibreOffice otherwise believes what a file says its formulas give.
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
DAY = date(2025, 1, 1)
LIKE_A_LETTER = "_x0041_"


@pytest.fixture(scope="module")
def books(tmp_path_factory) -> dict[str, bytes]:
    disputed = invented.tables(tmp_path_factory.mktemp("disputed"), invented.DISPUTED)
    return {
        "rated": made(stress_tables(), DAY, Filters(regions=("110000", "310000", "440000"))),
        "disputed": made(invented.saying(disputed, "note_en", LIKE_A_LETTER), DAY),
    }


@pytest.fixture(scope="module")
def office(books, tmp_path_factory) -> Path:
    """A folder with each workbook calculated anew, and as PDF."""
    folder = tmp_path_factory.mktemp("office")
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    written = [folder / f"{name}.xlsx" for name in books]
    for path, content in zip(written, books.values(), strict=True):
        path.write_bytes(content)
    for kind in ("xlsx", "pdf"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
             "--convert-to", kind, "--outdir", folder / kind, *written],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    return folder


@pytest.mark.parametrize("name", ["rated", "disputed"])
def test_calculated_anew_every_formula_gives_what_it_kept_and_nothing_else_changes(books, office, name):
    before = opened(books[name], values=True)
    after = load_workbook(office / "xlsx" / f"{name}.xlsx", data_only=True)
    assert after.sheetnames == SHEETS
    changed = [
        (sheet.title, cell.coordinate, cell.value, after[sheet.title][cell.coordinate].value)
        for sheet in before
        for row in sheet.iter_rows()
        for cell in row
        if not alike(cell.value, after[sheet.title][cell.coordinate].value)
    ]
    assert changed == []


def alike(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == pytest.approx(other, rel=1e-12)
    # openpyxl leaves a letter by its number as it is written.
    return one == other or (isinstance(one, str) and one.replace("_x005F_", "_") == other)


def test_there_are_rates_of_every_kind_among_the_formulas(books):
    rates = [formula for (sheet, _), formula in formulas(books["rated"]).items() if sheet == "目标"]
    assert any("/" in each for each in rates)
    assert any("-" in each.removeprefix("-") for each in rates)
    assert len(rates) > 20


@pytest.mark.parametrize("name", ["rated", "disputed"])
def test_charts_names_and_the_choice_of_the_unit_survive(books, office, name):
    before, after = parts(books[name]), parts((office / "xlsx" / f"{name}.xlsx").read_bytes())
    drawn = [each for each in before if re.match("xl/charts/chart", each)]
    assert drawn
    assert len([each for each in after if re.match("xl/charts/chart", each)]) == len(drawn)
    assert "money_divisor" in after["xl/workbook.xml"]
    assert "dataValidation " in after["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize("name", ["rated", "disputed"])
def test_every_sheet_is_printed_under_its_name(office, name):
    document = pypdfium2.PdfDocument(office / "pdf" / f"{name}.pdf")
    printed = [page.get_textpage().get_text_range() for page in document]
    document.close()
    for sheet in SHEETS:
        assert any(re.search(rf"{sheet}\s+\d+ / {len(printed)}", text) for text in printed), sheet
    assert len(printed) < 80
