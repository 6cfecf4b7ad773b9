"""Rows of tables are figures like those written by hand: the same rules, each problem at its row and column."""

from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import catalog, gathered, release, tables
from etl.errors import MisuseError
from etl.problems import InvalidFile, Problem
from etl.tabular import listed
from etl.tabular.checked import MOST_TOLD
from tests.tabled import COLUMNS, SHARED, catalogue, rows

SOUND = ("北京,gdp,2023,43760.7,亿元", "330100,growth,2023,5.2,%", "天津,growth,2022,-1.5,%")


def problems(path: Path) -> list[Problem]:
    try:
        return list(catalog.read(path).warnings)
    except InvalidFile as error:
        return list(error.problems)


def told(path: Path) -> list[tuple[int, int, str]]:
    """Row, column and code of each problem of the table."""
    return [
        (each.line, each.column, each.code)
        for each in problems(path)
        if each.file.endswith(("csv", "parquet"))
    ]


def parquet(**columns: object) -> bytes:
    content = BytesIO()
    pq.write_table(pa.table(columns), content)
    return content.getvalue()


# What is read


def test_rows_are_figures_with_their_row_as_place(tmp_path):
    read = catalog.read(catalogue(tmp_path, rows(*SOUND)))
    found = [each for each in read.observations.values() if each.source == "yearbook"]
    assert [
        (each.region, each.indicator, each.period.code, each.value.text, each.phrase, each.line)
        for each in found
    ] == [
        ("110000", "gdp", "2023", "43760.7亿元", "43760.7亿元", 2),
        ("330100", "growth", "2023", "5.2%", "5.2%", 3),
        ("120000", "growth", "2022", "-1.5%", "-1.5%", 4),
    ]
    made = tables.build(read).observations
    row = made[made["source"] == "yearbook"].iloc[0]
    assert (row["obs_value_exact"], row["line"], row["low"]) == ("4376070000000", 2, "4376065000000")


def test_they_go_into_a_release_and_the_table_into_its_manifest(tmp_path):
    path = catalogue(tmp_path, rows(*SOUND))
    made = release.source(path)
    assert set(made["files"]) == {"indicators.yaml", "gdp.csv"}
    before = gathered.content(path)
    (tmp_path / "gdp.csv").write_bytes(rows(*SOUND[:2]))
    assert gathered.content(path) != before


@pytest.mark.parametrize(
    ("content", "number"),
    [
        pytest.param("\ufeff".encode() + rows(*SOUND), 3, id="a byte-order mark"),
        pytest.param(rows(*SOUND).replace(b"\n", b"\r\n"), 3, id="CRLF"),
        pytest.param(rows('北京,gdp,2023,"43,760.7",亿元'), 1, id="thousands in quotes"),
        pytest.param(rows("北京,gdp,2023,,亿元", SOUND[1]), 1, id="an empty value is missing, not 0"),
        pytest.param(rows("", SOUND[0], ",,,,"), 1, id="empty rows"),
        pytest.param(rows(" 北京 , gdp,2023 ,5,亿元"), 1, id="white space around words"),
        pytest.param(rows(SOUND[0]).rstrip(b"\n"), 1, id="no line end at the end"),
    ],
)
def test_what_exporting_programs_write_is_read(tmp_path, content, number):
    read = catalog.read(catalogue(tmp_path, content))
    assert sum(each.source == "yearbook" for each in read.observations.values()) == number


@pytest.mark.parametrize(
    ("word", "comparator"),
    [("GE", "GE"), ("≥", "GE"), ("不低于", "GE"), ("约", "AP"), ("EQ", "EQ"), ("", "EQ")],
)
def test_comparators_are_words_or_codes(tmp_path, word, comparator):
    columns = COLUMNS.replace("}", ", bound: 比较}")
    content = rows(f"北京,gdp,2023,5,亿元,{word}", head="地区,指标,年份,数值,单位,比较")
    made = tables.build(catalog.read(catalogue(tmp_path, content, columns))).observations
    assert list(made[made["source"] == "yearbook"]["comparator"]) == [comparator]


def test_roles_may_be_codes(tmp_path):
    columns = COLUMNS.replace("}", ", role: 角色, modality: 语气}")
    content = rows("北京,gdp,2025,5,亿元,T,PLAN", head="地区,指标,年份,数值,单位,角色,语气")
    read = catalog.read(catalogue(tmp_path, content, columns, shared="status: normal"))
    assert [each.role for each in read.observations.values() if each.source == "yearbook"] == ["T"]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(pa.array([5, 6, None]), id="whole numbers"),
        pytest.param(pa.array([5.1, 6.25, None]), id="binary fractions that are what was written"),
        pytest.param(pa.array([5.1, 6.25, float("nan")]), id="what pandas writes for missing"),
        pytest.param(pa.array(["5.1", "6.25", None]).dictionary_encode(), id="a dictionary"),
        pytest.param(pa.array(["5.10", "6.25", None]).cast(pa.decimal128(9, 2)), id="decimals"),
    ],
)
def test_columns_of_parquet_may_be_of_any_type_with_a_text(tmp_path, values):
    content = parquet(
        地区=[110000, 120000, 130000], 指标=["gdp"] * 3, 年份=[2021] * 3, 数值=values, 单位=["亿元"] * 3
    )
    read = catalog.read(catalogue(tmp_path, content, name="gdp.parquet"))
    assert sum(each.source == "yearbook" for each in read.observations.values()) == 2


# Problems of rows

WRONG_ROWS = [
    pytest.param("北京,gpd,2023,5,亿元", 2, "not-declared", id="an indicator"),
    pytest.param("北平,gdp,2023,5,亿元", 1, "unknown-area", id="a region"),
    pytest.param("10000,gdp,2023,5,亿元", 1, "lost-zeros", id="a code without its zeros"),
    pytest.param("110000.0,gdp,2023,5,亿元", 1, "code-as-number", id="a code as a decimal"),
    pytest.param("北京,gdp,2023/12/31,5,亿元", 3, "spreadsheet-date", id="a date of a spreadsheet"),
    pytest.param("北京,gdp,45291,5,亿元", 3, "spreadsheet-date", id="a serial number of a date"),
    pytest.param("北京,gdp,2023-13,5,亿元", 3, "not-period", id="a period"),
    pytest.param("北京,gdp,2025,5,亿元", 3, "not-yet", id="a result of a year to come"),
    pytest.param("北京,gdp,2023,=A1*2,亿元", 4, "cell-formula", id="a formula"),
    pytest.param("北京,gdp,2023,n/a,亿元", 4, "cell-no-number", id="a word for missing"),
    pytest.param("北京,gdp,2023,1.2e5,亿元", 4, "unreadable-value", id="a power of ten"),
    pytest.param("北京,gdp,2023,5,%", 4, "wrong-unit", id="a unit of another dimension"),
    pytest.param("北京,gdp,2023,5,亿圆整", 4, "unreadable-value", id="no unit"),
    pytest.param(",gdp,2023,5,亿元", 1, "cell-empty", id="a value without its region"),
    pytest.param("北京,gdp,2023,43,760,亿元", 1, "row-length", id="thousands without quotes"),
]


@pytest.mark.parametrize("most", [200_000, 0], ids=["held", "streamed"])
@pytest.mark.parametrize(("row", "column", "code"), WRONG_ROWS)
def test_a_wrong_row_is_told_by_row_and_column(tmp_path, monkeypatch, most, row, column, code):
    monkeypatch.setattr(listed, "MOST_HELD", most)
    before = ('"天津",growth,2021,1,%', "", ",,,,")
    assert told(catalogue(tmp_path, rows(*before, row, SOUND[1]))) == [(5, column, code)]


@pytest.mark.parametrize("most", [200_000, 0], ids=["held", "streamed"])
def test_a_fact_told_twice_is_found_under_any_name_of_its_region(tmp_path, monkeypatch, most):
    monkeypatch.setattr(listed, "MOST_HELD", most)
    path = catalogue(tmp_path, rows(*SOUND, "北京市,gdp,2023,43760.7,亿元"))
    assert [(row, code) for row, _, code in told(path)] == [(5, "same-fact")]


def test_a_cell_with_a_line_break_is_one_row(tmp_path):
    content = rows('北京,gdp,2023,5,"亿\n元"', "北京,gpd,2022,5,亿元")
    assert (3, 2, "not-declared") in told(catalogue(tmp_path, content))


def test_many_problems_are_counted(tmp_path):
    content = rows(*(f"北京,gpd,{1000 + number},5,亿元" for number in range(150)))
    path = catalogue(tmp_path, content)
    assert len(told(path)) == MOST_TOLD
    assert [each.message.en for each in problems(path) if each.code == "more-in-table"] == [
        "50 more errors of this table are not listed"
    ]


@pytest.mark.parametrize(
    ("columns", "code", "place"),
    [
        pytest.param({"数值": [0.1 + 0.2]}, "not-exact", (2, 4), id="a binary fraction"),
        pytest.param({"数值": [[5]]}, "column-kind", (1, 4), id="a list"),
    ],
)
def test_columns_of_parquet_that_are_not_what_was_written(tmp_path, columns, code, place):
    whole = {"地区": ["北京"], "指标": ["gdp"], "年份": ["2023"], "数值": [5], "单位": ["亿元"]} | columns
    assert (*place, code) in told(catalogue(tmp_path, parquet(**whole), name="gdp.parquet"))


# Problems of the table


def of_item(path: Path) -> list[str]:
    return [each.code for each in problems(path)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(rows(*SOUND).decode().encode("gbk"), "table-not-utf8", id="GBK"),
        pytest.param(b"", "table-empty", id="nothing"),
        pytest.param(
            rows(SOUND[0], head="地区,指标,年份,数值,单位价"), "no-column", id="a column that is missing"
        ),
        pytest.param(
            rows(SOUND[0], head="地区,指标,年份,数值,数值"), "column-twice", id="a column that is there twice"
        ),
    ],
)
def test_a_table_that_is_not_as_it_should_be(tmp_path, content, code):
    assert code in of_item(catalogue(tmp_path, content))


def test_a_missing_column_is_told_with_what_there_is_and_the_nearest(tmp_path):
    path = catalogue(tmp_path, rows(SOUND[0], head="地区,指标,年份,数值(亿元),单位"))
    (found,) = (each for each in problems(path) if each.code == "no-column")
    assert "数值(亿元)" in found.in_("zh")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param(
            "file: gdp.csv\n    source", "file: ../gdp.csv\n    source", "not-table", id="above its folder"
        ),
        pytest.param("file: gdp.csv\n    source", "file: other.csv\n    source", "no-file", id="not there"),
        pytest.param(
            "file: gdp.csv\n    sha", "file: text.pdf\n    sha", "table-not-source", id="of another source"
        ),
        pytest.param(
            "modality: done\n    columns",
            "modality: done\n    period: 2023\n    columns",
            "said-twice",
            id="twice",
        ),
        pytest.param("region: 地区, ", "", "said-nowhere", id="nowhere"),
        pytest.param("{region: 地区", "{regoin: 地区", "unknown-key", id="a key that is none"),
    ],
)
def test_an_item_that_is_wrong(tmp_path, old, new, code):
    path = catalogue(tmp_path, rows(*SOUND))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert code in of_item(path)


def test_a_table_that_changed_is_told_with_its_hash(tmp_path):
    path = catalogue(tmp_path, rows(*SOUND))
    (tmp_path / "gdp.csv").write_bytes(rows(*SOUND[:1]))
    assert of_item(path) == ["table-changed"]


def test_a_link_is_not_followed(tmp_path):
    path = catalogue(tmp_path, rows(*SOUND))
    (tmp_path / "gdp.csv").rename(tmp_path / "elsewhere.csv")
    (tmp_path / "gdp.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert of_item(path) == ["is-link"]


# Large ones


def test_a_large_table_is_looked_at_and_refused_where_all_must_be_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(listed, "MOST_HELD", 2)
    read = catalog.read(catalogue(tmp_path, rows(*SOUND)))
    assert [(Path(each.file).name, each.rows) for each in read.large] == [("gdp.csv", 3)]
    assert "yearbook" not in {each.source for each in read.observations.values()}
    with pytest.raises(MisuseError):
        tables.build(read)


WORDS = {
    "地区": ["北京", "110000", "北平", "", "海南", "valley"],
    "指标": ["gdp", "growth", "firms", "gpd", ""],
    "年份": ["2021", "2022-Q1", "2022-03", "2030", "2022.0", ""],
    "数值": ["5", "5.25", "-3", "0", "007", "1,000", "1,00", "=1", "", "n/a", "3%", "五"],
    "单位": ["亿元", "%", "家", "万", "公里", ""],
}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(*(st.sampled_from(words) for words in WORDS.values())), min_size=1, max_size=12))
def test_streamed_or_held_rows_have_the_same_problems(tmp_path, monkeypatch, lines):
    content = pd.DataFrame(lines, columns=[*WORDS]).to_csv(index=False).encode()
    path = catalogue(tmp_path, content)
    found = []
    for most in (200_000, 0):
        monkeypatch.setattr(listed, "MOST_HELD", most)
        found.append([each for each in told(path) if each[2] not in ACROSS])
    assert found[0] == found[1]


ACROSS = {"same-fact", "same-line", "told-twice", "conflict", "not-over", "jump", "unit-slip", "growth-range"}
assert SHARED
