"""The same truth everywhere: comparator, precision, definition and state, in every output of one figure."""

import csv
import io
from datetime import date
from typing import NamedTuple

import invented
import pandas as pd
import pytest
from openpyxl import load_workbook
from trees import charts, classed, walk, words

from app.figures import wording
from app.pages import compare, targets
from app.parts import grid
from app.urls import Compare, Targets
from etl import queries, release, target_listing
from etl.exchange import csvs
from etl.exchange.datasets import of_view
from etl.extract import Extract
from etl.labels import ATTAINMENT, BELOW_ASPIRED, SIGN
from etl.rows import rows
from etl.tables import Tables
from etl.workbook import workbook

DAY = date(2025, 2, 1)


class Case(NamedTuple):
    """A figure as written and all that must be seen of it wherever it appears."""

    region: str
    indicator: str
    role: str
    modality: str
    written: str
    comparator: str
    shown: str  # in Chinese words
    english: str
    number: str  # the cell's format in Excel
    marks: tuple[str, ...]  # body and end in charts
    state: str = ""  # of a target


CASES = {
    "more than, a result": Case(
        "浙江", "gdp", "actual", "done", "超8万亿元", "GT", "超8万亿元", "> 8 trillion yuan",
        '">"#,##0;">"-#,##0', ("result", "at-least"),
    ),
    "exact, two decimals": Case(
        "上海", "gdp", "actual", "done", "4.72万亿元", "EQ", "4.72万亿元", "4.72 trillion yuan",
        "#,##0", ("result",),
    ),
    "target that a bound leaves open": Case(
        "浙江", "gdp", "target", "plan", "8.3万亿元", "EQ", "8.3万亿元", "8.3 trillion yuan",
        "#,##0", ("target",), "NOT_RATEABLE",
    ),
    "target at least, met": Case(
        "上海", "gdp", "target", "plan", "4.7万亿元以上", "GE", "4.7万亿元以上", "≥ 4.7 trillion yuan",
        '"≥"#,##0;"≥"-#,##0', ("target", "at-least"), "EXCEEDED",
    ),
    "about, a result": Case(
        "江苏", "firms", "actual", "done", "约40家", "AP", "40家左右", "about 40 firms",
        '"≈"#,##0;"≈"-#,##0', ("result", "about"),
    ),
    "aspired, missed": Case(
        "江苏", "firms", "target", "aspire", "不少于60家", "GE", "60家以上", "≥ 60 firms",
        '"≥"#,##0;"≥"-#,##0', ("aspired", "at-least"), "NOT_MET",
    ),
    "just under": Case(
        "浙江", "firms", "actual", "done", "近900家", "AB", "近900家", "just under 900 firms",
        '"⪅"#,##0;"⪅"-#,##0', ("result", "about"),
    ),
    "target about, reached": Case(
        "浙江", "firms", "target", "plan", "850家左右", "AP", "850家左右", "about 850 firms",
        '"≈"#,##0;"≈"-#,##0', ("target", "about"), "MET",
    ),
    "range": Case(
        "上海", "firms", "actual", "done", "3～5万家", "RG", "3～5万家", "30,000–50,000 firms",
        '"≥"#,##0;"≥"-#,##0', ("result", "result"),
    ),
    "in tenths": Case(
        "浙江", "share", "actual", "done", "七成", "EQ", "7成", "70% (given in tenths)",
        '#,##0"%（以成计）"', ("result",),
    ),
    "a fraction, bounded": Case(
        "江苏", "share", "actual", "done", "三分之一以上", "GE", "1/3以上", "≥ 1/3",
        '"≥"#,##0.0"%（1/3）";"≥"-#,##0.0"%（1/3）"', ("result", "at-least"),
    ),
    "a zero that was written": Case(
        "上海", "share", "actual", "done", "7.0%", "EQ", "7.0%", "7.0%", '#,##0.0"%"', ("result",),
    ),
    "estimate": Case(
        "江苏", "gdp", "estimate", "expect", "13万亿元左右", "AP", "13万亿元左右", "about 13 trillion yuan",
        '"≈"#,##0;"≈"-#,##0', ("estimate", "about"),
    ),
    "target with an estimate only": Case(
        "江苏", "gdp", "target", "commit", "13.5万亿元", "EQ", "13.5万亿元", "13.5 trillion yuan",
        "#,##0", ("target",), "NO_RESULT",
    ),
    "at most, a target": Case(
        "上海", "growth", "target", "plan", "3%以内", "LE", "3%以内", "≤ 3%",
        '"≤"#,##0"%";"≤"-#,##0"%"', ("target", "at-most"), "NOT_MET",
    ),
    "more than at most": Case(
        "上海", "growth", "actual", "done", "5.2%", "EQ", "5.2%", "5.2%", '#,##0.0"%"', ("result",),
    ),
    "less than": Case(
        "江苏", "growth", "actual", "done", "不足4%", "LT", "低于4%", "< 4%",
        '"<"#,##0"%";"<"-#,##0"%"', ("result", "at-most"),
    ),
}  # fmt: skip


def observation(number: int, case: Case) -> str:
    return (
        f"  - {{source: first, line: {number}, region: {case.region}, period: 2024, role: {case.role}, "
        f"modality: {case.modality}, figures: [{{indicator: {case.indicator}, value: {case.written}, "
        f"phrase: 计{case.written}}}]}}\n"
    )


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    head = invented.YAML.partition("observations:\n")[0].replace("date: 2024-03", "date: 2025-01")
    told = "".join(observation(number, case) for number, case in enumerate(CASES.values(), 1))
    return invented.tables(tmp_path_factory.mktemp("everywhere"), f"{head}observations:\n{told}")


@pytest.fixture(scope="module")
def view(tables) -> pd.DataFrame:
    return queries.observations(tables).set_index("line", drop=False)


@pytest.fixture(scope="module")
def book(tables):
    return load_workbook(io.BytesIO(workbook(tables, Extract(DAY))))


@pytest.fixture(scope="module")
def pages(tables) -> list:
    """Every chart and table of the comparison, in both languages."""
    families = ("gdp", "shares", "others")
    return [compare.layout(tables, Compare(name), language) for name in families for language in ("zh", "en")]


@pytest.fixture(scope="module")
def ledger(tables):
    return targets.layout(tables, Targets(), "zh", DAY)


def of_sheet(sheet, key: str, obs_id: str) -> dict[str, object]:
    """The cells of one row of a sheet, by the code of their column."""
    head = [cell.value for cell in sheet[2]]
    (found,) = [row for row in sheet.iter_rows(min_row=3) if row[head.index(key)].value == obs_id]
    return dict(zip(head, found, strict=True))


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES.values(), 1)), ids=CASES)
def test_one_figure_is_the_same_in_every_output(tables, view, book, pages, ledger, number, case):
    row = view.loc[number].to_dict()
    obs_id = row["obs_id"]
    name = row["indicator_name_zh"]

    # The table of all data, the charts, what hovering tells, the table under a chart.
    (record,) = [each for each in grid.records(view, "zh") if each["id"] == obs_id]
    assert (record["value"], record["indicator"]) == (case.shown, name)
    assert f"  {case.shown}<br>" in wording.hover(row, "zh") or case.shown in wording.hover(row, "zh")
    figures = [figure for page in pages for figure in charts(page)]
    drawn = [trace for figure in figures for trace in figure["data"] if obs_id in trace.get("customdata", ())]
    assert tuple(trace["meta"] for trace in drawn) == case.marks * 2  # in both languages
    spoken = {trace["hovertext"].split("<br>")[0].partition("  ")[2] for trace in drawn}
    assert spoken == {wording.escape(case.shown), wording.escape(case.english)}
    cells = [words(each) for page in pages for each in classed(page, "value")]
    assert {case.shown, case.english} <= set(cells)

    # CSV and its interval.
    lines = csv.DictReader(io.StringIO(csvs.text(of_view(queries.observations(tables), tables))))
    (line,) = [each for each in lines if each["OBS_ID"] == obs_id]
    assert (line["COMPARATOR"], line["INDICATOR"]) == (case.comparator, case.indicator)
    assert line["VALUE_AS_WRITTEN"] == case.written
    assert (line["LOW"], line["HIGH"]) == tuple(
        "" if pd.isna(row[end]) else row[end] for end in ("low", "high")
    )

    # Excel: the number with its sign and digits, in base unit and as quoted, the comparator's code, the definition.
    cell = of_sheet(book["明细"], "OBS_ID", obs_id)
    assert cell["OBS_VALUE"].number_format == case.number
    assert (cell["COMPARATOR"].value, cell["INDICATOR"].value) == (case.comparator, case.indicator)
    assert cell["COMPARATOR_SIGN"].value == (SIGN[case.comparator] or None)
    quoted = cell["SHOWN_VALUE"]
    if isinstance(quoted.value, str):
        assert quoted.value == case.shown
    else:
        assert quoted.number_format.startswith(f'"{SIGN[case.comparator]}"' if SIGN[case.comparator] else "#")

    if case.role == "target":
        said = (
            BELOW_ASPIRED if case.state == "NOT_MET" and case.modality == "aspire" else ATTAINMENT[case.state]
        )
        assert of_ledger(tables, obs_id) == case.state
        (released,) = release.following(tables, DAY)["targets"].query("target == @obs_id").to_dict("records")
        assert (released["state"], released["state_name"]) == (case.state, said.zh)
        assert (released["comparator"], released["indicator"]) == (case.comparator, case.indicator)
        aim = of_sheet(book["目标"], "TARGET", obs_id)
        assert (aim["STATE"].value, aim["STATE_NAME"].value[2:]) == (case.state, said.zh)
        assert aim["TARGET_VALUE"].number_format == case.number
        (body,) = [
            words(each)
            for each in walk(ledger)
            if type(each).__name__ == "Tr" and f"obs={obs_id}" in str(each)
        ]
        assert {case.shown, said.zh, name} <= set(body.split("\n"))
        ledgers = charts(ledger)
        metas = [t["meta"] for each in ledgers for t in each["data"] if obs_id in t.get("customdata", ())]
        listed = [words(each) for each in classed(ledger, "aim") if f"obs={obs_id}" in str(each)]
        if case.state == "NO_RESULT":  # nothing to be drawn against
            assert metas == []
            (lines,) = listed
            assert {name, case.shown, said.zh} <= set(lines.split("\n"))
        else:
            assert listed == []
            assert sorted(metas) == sorted(case.marks * 2)  # for a desk and for a phone
            named = [a for each in ledgers for a in each["layout"]["annotations"] if a.get("name") == obs_id]
            lines = " ".join(a["text"] for a in named)
            assert wording.escape(case.shown) in lines
            assert said.zh in lines


def of_ledger(tables: Tables, obs_id: str) -> str:
    listed = target_listing.listed(tables, DAY)
    (state,) = listed.loc[listed["target"] == obs_id, "state"]
    return str(state)


def test_every_comparator_is_among_the_cases():
    assert {case.comparator for case in CASES.values()} == {"EQ", "GE", "GT", "LE", "LT", "AP", "AB", "RG"}


def test_the_legend_words_stand_in_the_workbook_too(book):
    said = {
        row["A"]
        for row in rows(
            pd.DataFrame([[c.value for c in r] for r in book["说明"].iter_rows()], columns=["A", "B"])
        )
    }
    assert {"完成值：实心", "力争的目标值：空心", "以上、超：只知下限，空心箭头"} <= said
