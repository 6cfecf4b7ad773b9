"""Tables that memory does not hold: the same figures, claims and problems, written a part at a time."""

from pathlib import Path

import invented
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shelves import NOW

from etl import catalog, large_release, release, tables
from etl.cli import main
from etl.columns import COLUMNS
from etl.errors import MisuseError
from etl.problems import InvalidFile
from etl.publishing import releases, still
from etl.publishing.publish import Asked, publish
from etl.publishing.rollback import rollback
from etl.store import loading
from etl.store.duck import DuckDB
from etl.store.questions import LISTING
from etl.tabular import checked, doubts, listed, opened
from tests.tabled import COLUMNS as COLUMNS_
from tests.tabled import HEAD, catalogue, rows

SOUND = ("北京,gdp,2023,43760.7,亿元", "330100,growth,2023,5.2,%", "天津,growth,2022,-1.5,%")
AGREES = "上海,gdp,2023,47200,亿元"  # as a text has it, in other words
CODES = ("110000", "130000", "140000", "150000", "210000")
REVISES = "浙江,growth,2023,6.4,%"  # what a text calls preliminary
CONFLICTS = "上海,gdp,2023,50000,亿元"
"""Each tells a fact of `invented`."""


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows are more than memory holds, and two are a part."""
    monkeypatch.setattr(listed, "MOST_HELD", 2)
    monkeypatch.setattr(opened, "ROWS", 2)
    monkeypatch.setattr(still, "QUIET", 0.0)


def held(path: Path) -> pd.DataFrame:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(listed, "MOST_HELD", 1000)
        return tables.build(catalog.read(path)).observations


def in_parts(path: Path) -> list[pd.DataFrame]:
    return [*tables.parts(catalog.read(path))]


def asked(path: Path, shelf: Path) -> Asked:
    return Asked(path, shelf, invented.DAY, NOW)


def codes(path: Path) -> list[tuple[str, int, str]]:
    try:
        found = catalog.read(path).warnings
    except InvalidFile as error:
        found = tuple(error.problems)
    return [(Path(each.file).suffix, each.line, each.code) for each in found]


def told(path: Path) -> list[tuple[str, int, str]]:
    """Code, line and words of each problem."""
    try:
        found = catalog.read(path).warnings
    except InvalidFile as error:
        found = tuple(error.problems)
    return sorted((each.code, each.line, each.message.en) for each in found)


def test_rows_are_the_same_figures_in_parts_as_in_memory(tmp_path, large):
    path = catalogue(tmp_path, rows(*SOUND, AGREES, REVISES))
    made = in_parts(path)
    assert [len(part) for part in made] == [12, 2, 2, 1]  # by hand, then the table
    pd.testing.assert_frame_equal(pd.concat(made, ignore_index=True), held(path))


VALUES = {"亿元": ["4.72", "47200", "1,000", "0.5"], "%": ["6.4", "6", "-1.5"], "家": ["900", "12345"]}
KINDS = {"gdp": "亿元", "growth": "%", "firms": "家"}
LINE = st.tuples(
    st.sampled_from(["上海", "310000", "浙江", "江苏", "valley", "北京"]),
    st.sampled_from([*KINDS]),
    st.sampled_from(["2022", "2023", "2023-Q1"]),
).flatmap(lambda fact: st.sampled_from(VALUES[KINDS[fact[1]]]).map(lambda value: (*fact, value)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINE, min_size=3, max_size=9))
def test_in_parts_or_in_memory_the_same_figures_or_the_same_conflicts(tmp_path, large, lines):
    content = rows(
        *(f'{region},{kind},{year},"{value}",{KINDS[kind]}' for region, kind, year, value in lines)
    )
    path = catalogue(tmp_path, content)
    try:
        made = held(path)
    except InvalidFile as error:
        told = [(each.line, each.column, each.code, each.message) for each in error.problems]
        with pytest.raises(InvalidFile) as refused:
            catalog.read(path)
        found = [(each.line, each.column, each.code, each.message) for each in refused.value.problems]
        across = {"conflict", "same-fact", "same-line"}
        assert [each for each in told if each[2] in across] == [each for each in found if each[2] in across]
    else:
        pd.testing.assert_frame_equal(pd.concat(in_parts(path), ignore_index=True), made)


SENSE = {"share-over-whole", "growth-range", "not-over", "outside-scope"}
DOUBTFUL = st.tuples(
    st.sampled_from(["上海", "浙江", "330100", "valley"]),
    st.sampled_from(["share", "growth", "firms"]),
    st.sampled_from(["2022", "2023", "2024", "2024-05", "2024-Q2"]),
    st.sampled_from(["100", "100.4", "101", "-0.5", "-50.1", "1,000", "6.5", "12", "百分之百", "百分之二百"]),
    st.sampled_from(["%", "", "成", "个百分点", "家"]),
    st.sampled_from(["", "at least", "about"]),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DOUBTFUL, min_size=3, max_size=9, unique_by=lambda line: line[:3]))
def test_in_parts_or_in_memory_what_makes_no_sense_by_itself_is_told_alike(tmp_path, large, lines):
    content = rows(*(",".join(f'"{cell}"' for cell in line) for line in lines), head=f"{HEAD},界")
    path = catalogue(tmp_path, content, COLUMNS_.replace("}", ", bound: 界}"))
    text = path.read_text("utf-8").replace("unit: PN", "unit: PN\n    levels: [province]")
    path.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(listed, "MOST_HELD", 1000)
        right = codes(path)
    assert sorted(each for each in codes(path) if each[2] in SENSE) == sorted(
        each for each in right if each[2] in SENSE
    )


TOGETHER = {"unit-slip", "jump", "target-below-result", "part-over-whole", "parts-over-whole"}
UNITS = {"gdp": ["亿元", "万元"], "growth": ["%"], "share": ["%", "成"], "firms": ["家", "万家"]}
SEVERAL = st.tuples(
    st.sampled_from(["浙江", "330100", "330300", "330400", "330106", "330110", "valley"]),
    st.sampled_from([*UNITS]),
    st.sampled_from(["2021", "2022", "2023-Q1", "2023-Q2", "2025"]),
    st.sampled_from(["actual", "actual", "estimate", "target"]),
).flatmap(
    lambda fact: st.tuples(
        *map(st.just, fact),
        st.sampled_from(
            ["1", "3", "3.1", "9", "28", "40", "90", "8,0000", "80,000", "900000", "三", "-40", "0"]
        ),
        st.sampled_from(UNITS[fact[1]]),
        st.sampled_from(["", "", "about", "at least", "负"]),
        st.sampled_from(["normal", "normal", "break"]),
    )
)
FIRM = {"actual": "done", "estimate": "expect", "target": "plan"}


ROLES = "地区,指标,年份,角色,数值,单位,语气"


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        pytest.param(("2021,actual,4,亿元,done", "2023,actual,41000,亿元,done"), {"unit-slip"}, id="a slip"),
        pytest.param(("2021,actual,400,亿元,done", "2022,actual,1300,亿元,done"), {"jump"}, id="a jump"),
        pytest.param(("2021,actual,400,亿元,done", "2022,actual,12000000,万元,done"), set(), id="no jump"),
        pytest.param(
            ("2023,actual,400,亿元,done", "2025,target,390,亿元,plan"), {"target-below-result"}, id="a target"
        ),
    ],
)
def test_rows_of_one_series_that_make_no_sense_together_are_told(tmp_path, large, lines, codes):
    content = rows(*(f"330100,gdp,{line}" for line in lines), "北京,gdp,2021,actual,4,亿元,done", head=ROLES)
    path = catalogue(tmp_path, content, COLUMNS_.replace("}", ", role: 角色, modality: 语气}"), shared="")
    assert {code for code, line, _ in told(path)} == codes


def test_of_more_that_may_make_no_sense_together_than_can_be_held_that_is_said(tmp_path, large, monkeypatch):
    monkeypatch.setattr(listed, "MOST_COMPARED", 1)
    path = catalogue(tmp_path, rows("浙江,gdp,2022,4,亿元", "北京,gdp,2022,4,亿元", "330100,gdp,2022,5,亿元"))
    words = "more than 1 rows of large tables may make no sense beside others; none of them were looked into"
    assert [(code, message) for code, _, message in told(path)] == [("too-many-doubts", words)]


SHARES = (
    "330100,gdp,2022,5,亿元",
    "330102,gdp,2022,4,亿元",
    "330203,gdp,2022,4,亿元",
    "330205,gdp,2022,4,亿元",
)
LESS = ("330100,gdp,2022,8,亿元", "330200,gdp,2022,7,亿元", "330300,gdp,2022,-10,亿元")
LEAPT = ("浙江,gdp,2021,90,亿元", "330100,gdp,2021,80,亿元", "330200,gdp,2021,1,亿元")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("浙江,gdp,2022,10,亿元", *SHARES), id="counties of several cities"),
        pytest.param(("浙江,gdp,2022,10,亿元", *LESS, *LEAPT), id="less than nothing"),
        pytest.param(
            (*(f"浙江,gdp,{year},1,亿元" for year in range(2015, 2022)), "浙江,gdp,2022,9000,亿元"),
            id="a slip",
        ),
    ],
)
def test_what_is_not_looked_at_misleads_nobody(tmp_path, large, lines):
    path = catalogue(tmp_path, rows(*lines))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(listed, "MOST_HELD", 1000)
        right = told(path)
    assert told(path) == right


def test_numbers_are_judged_by_themselves_whatever_was_forgotten(tmp_path, large, monkeypatch):
    monkeypatch.setattr(checked, "_KNOWN", 3)
    lines = [
        f"{code},{kind},{year},{value},%"
        for code in CODES
        for year in range(1990, 1998)
        for kind, value in (("share", f"-{code[1]}{year % 10}"), ("growth", f"15{code[1]}.{year % 10}"))
    ]
    found = [each for each in told(catalogue(tmp_path, rows(*lines))) if each[0] in SENSE]
    assert len(found) == len(lines)


def test_numbers_that_are_odd_throughout_are_counted(tmp_path, large, monkeypatch):
    monkeypatch.setattr(doubts, "MOST_READ", 5)
    lines = [f"{code},growth,{year},10{year % 10},%" for code in CODES for year in range(1991, 2000)]
    found = [(code, words) for code, _, words in told(catalogue(tmp_path, rows(*lines)))]
    assert [code for code, _ in found].count("growth-range") == 5
    assert ("more-doubts-in-table", "40 more doubtful figures of this table are not listed") in found


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SEVERAL, min_size=9, max_size=40, unique_by=lambda line: line[:4]))
def test_in_parts_or_in_memory_what_makes_no_sense_together_is_told_alike(tmp_path, large, lines):
    content = rows(
        *(",".join(f'"{cell}"' for cell in (*line, FIRM[line[3]])) for line in lines),
        head="地区,指标,年份,角色,数值,单位,界,状态,语气",
    )
    columns = COLUMNS_.replace("}", ", role: 角色, bound: 界, status: 状态, modality: 语气}")
    path = catalogue(tmp_path, content, columns, shared="")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(listed, "MOST_HELD", 1000)
        right = told(path)
    assert [each for each in told(path) if each[0] in TOGETHER] == [
        each for each in right if each[0] in TOGETHER
    ]


def test_of_many_rows_that_make_no_sense_the_first_are_told_and_the_others_counted(tmp_path, large):
    lines = [f"{code},growth,{year},{code[:3]}.5,%" for code in CODES for year in range(1960, 1990)]
    found = catalog.read(catalogue(tmp_path, rows(*lines))).warnings
    assert [each.line for each in found if each.code == "growth-range"] == [*range(2, 102)]
    counted = [each.message.en for each in found if each.code == "more-doubts-in-table"]
    assert counted == ["50 more doubtful figures of this table are not listed"]


def test_rows_of_an_indicator_that_is_declared_wrongly_are_not_looked_into(tmp_path, large):
    path = catalogue(tmp_path, rows("上海,share,2023,200,%", *SOUND))
    text = path.read_text("utf-8").replace("    measure: share", "    measure: shared", 1)
    path.write_text(text, "utf-8")
    assert not SENSE & {code for _, _, code in codes(path)}


def test_a_row_that_contradicts_a_text_is_told_at_its_row(tmp_path, large):
    assert (".csv", 5, "conflict") in codes(catalogue(tmp_path, rows(*SOUND, CONFLICTS)))


def test_a_row_that_repeats_another_is_told_with_it(tmp_path, large):
    assert codes(catalogue(tmp_path, rows(*SOUND, SOUND[0])))[-1] == (".csv", 5, "same-fact")


EMPTY = ",,,,"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((*SOUND, EMPTY, EMPTY, EMPTY), id="at the end"),
        pytest.param((*SOUND[:2], EMPTY, EMPTY, SOUND[2]), id="in the middle"),
        pytest.param((EMPTY,) * 4, id="everywhere"),
    ],
)
def test_parts_without_any_value_are_passed_over(tmp_path, large, lines):
    path = catalogue(tmp_path, rows(*lines))
    _, out = large_release.build(catalog.read(path), path, tmp_path / "out", invented.DAY)
    pd.testing.assert_frame_equal(release.read(out).observations, held(path))


def test_several_claims_of_one_table_about_one_fact_stand_as_in_memory(tmp_path, large):
    columns = COLUMNS_.replace("}", ", status: 状态}")
    lines = (
        "北京,growth,2023,5.2,%,provisional",
        "北京,growth,2023,5.4,%,normal",
        "天津,growth,2023,5,%,normal",
    )
    path = catalogue(tmp_path, rows(*lines, head=f"{HEAD},状态"), columns)
    made = pd.concat(in_parts(path), ignore_index=True)
    pd.testing.assert_frame_equal(made, held(path))
    assert set(made.loc[made["source"] == "yearbook", "claim"]) == {"REVISED", "LATEST", "ONLY"}


def test_a_target_may_replace_one_of_a_large_table(tmp_path, large):
    shared = "role: target\n    modality: plan"
    path = catalogue(tmp_path, rows("江苏,gdp,2030,140000,亿元", *SOUND[:2]), shared=shared)
    text = path.read_text("utf-8")
    heir = """\
  - {source: first, line: 40, region: 江苏, period: 2030, role: target, modality: plan, figures: [
      {indicator: gdp, value: 15万亿元, phrase: 15万亿元, supersedes: 320000.gdp.2030.T.yearbook}]}
"""
    path.write_text(text + heir, "utf-8")
    made = pd.concat(in_parts(path), ignore_index=True)
    pd.testing.assert_frame_equal(made, held(path))
    assert "SUPERSEDED" in set(made["claim"])


def test_a_table_saved_after_it_was_checked_is_refused(tmp_path, large):
    path = catalogue(tmp_path, rows(*SOUND))
    read = catalog.read(path)
    (tmp_path / "gdp.csv").write_bytes(rows(*SOUND))
    with pytest.raises(InvalidFile) as refused:
        large_release.build(read, path, tmp_path / "out", invented.DAY)
    assert [each.code for each in refused.value.problems] == ["table-saved"]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("known", [1, 100])
def test_what_is_forgotten_is_looked_up_again(tmp_path, large, monkeypatch, known):
    monkeypatch.setattr(checked, "_KNOWN", known)
    lines = [f"{code},growth,2023,{number}.{number}%," for number, code in enumerate(CODES)]
    path = catalogue(tmp_path, rows(*lines, "天津,growth,2023,x%,"))
    assert codes(path) == [(".csv", len(lines) + 2, "unreadable-value")]


def test_the_version_is_told_by_the_figures_and_not_by_parts(tmp_path, large, monkeypatch):
    path = catalogue(tmp_path, rows(*SOUND, AGREES))
    versions = set()
    for size in (1, 2, 100):
        monkeypatch.setattr(opened, "ROWS", size)
        versions.add(large_release.build(catalog.read(path), path, tmp_path / f"{size}", invented.DAY)[0])
    assert len(versions) == 1


def test_two_tables_with_the_same_facts_are_held_against_each_other(tmp_path, large):
    path = catalogue(tmp_path, rows(*SOUND))
    also = rows("北京,gdp,2023,43760.7,亿元", "天津,growth,2022,-1.9,%", "重庆,growth,2022,3,%")
    (tmp_path / "more.csv").write_bytes(also)
    text = path.read_text("utf-8")
    begins, ends = text.index("  yearbook:"), text.index("places:")
    source = text[begins:ends].replace("yearbook", "almanac").replace("gdp.csv", "more.csv")
    source = source.replace(release.sha256(rows(*SOUND)), release.sha256(also))
    begun = text.index("  - file: gdp.csv")
    item = text[begun : text.index("\nobservations:")].replace("gdp.csv", "more.csv")
    item = item.replace("yearbook", "almanac")
    text = text[:ends] + source + text[ends:]
    path.write_text(text.replace("\nobservations:", f"\n{item.rstrip()}\nobservations:", 1), "utf-8")
    assert [each for each in codes(path) if each[0] == ".csv"] == [(".csv", 3, "conflict")]
    (tmp_path / "more.csv").write_bytes(also := also.replace(b"-1.9", b"-1.5"))
    text = path.read_text("utf-8")
    path.write_text(
        text.replace(release.sha256(also.replace(b"-1.5", b"-1.9")), release.sha256(also)), "utf-8"
    )
    pd.testing.assert_frame_equal(pd.concat(in_parts(path), ignore_index=True), held(path))


def test_more_that_is_told_elsewhere_than_can_be_compared_is_refused(tmp_path, large, monkeypatch):
    monkeypatch.setattr(listed, "MOST_COMPARED", 2)
    told = codes(catalogue(tmp_path, rows(*SOUND, AGREES, REVISES, "浙江,firms,2023,899,家")))
    assert [code for suffix, _, code in told if suffix == ".yaml"] == ["told-elsewhere"]


# ── Releases ──


def test_a_release_is_written_in_parts(tmp_path, large):
    path = catalogue(tmp_path, rows(*SOUND, AGREES, REVISES))
    version, out = large_release.build(catalog.read(path), path, tmp_path / "out", invented.DAY)
    assert release.faults(out) == []
    assert pq.ParquetFile(out / "observations.parquet").num_row_groups == 4
    read = release.read(out)
    assert read.version == version == release.manifest(out)["version"]
    expected = held(path)
    pd.testing.assert_frame_equal(read.observations, expected)
    about = release.manifest(out)["tables"]
    assert {name: each["columns"] for name, each in about.items()} == {
        name: dict(columns) for name, columns in COLUMNS.items()
    }
    assert about["observations"]["rows"] == len(expected)
    again = large_release.build(catalog.read(path), path, tmp_path / "again", invented.DAY)[1]
    assert {each.name: each.read_bytes() for each in out.iterdir()} == {
        each.name: each.read_bytes() for each in again.iterdir()
    }


def test_it_is_asked_in_an_engine(tmp_path, large):
    path = catalogue(tmp_path, rows(*SOUND, AGREES, REVISES))
    _, out = large_release.build(catalog.read(path), path, tmp_path / "out", invented.DAY)
    place = DuckDB(tmp_path / "store")
    stored = loading.tables(out, place)
    try:
        assert stored.version == release.version(out)
        found = stored.store.ask(LISTING, {"most": 99})
        assert [*found["obs_id"]] == [*held(path)["obs_id"]]
    finally:
        place.close()


def test_the_command_makes_a_release_of_it(tmp_path, large, capsys):
    path = catalogue(tmp_path, rows(*SOUND))
    with pytest.raises(SystemExit) as ended:
        main(["build", str(path), "--out", str(tmp_path / "out")])
    assert ended.value.code == 0
    assert release.manifest(tmp_path / "out")["version"] in capsys.readouterr().out


def test_what_needs_all_in_memory_refuses_it_in_words(tmp_path, large, monkeypatch):
    path = catalogue(tmp_path, rows(*SOUND))
    with pytest.raises(MisuseError, match="indicators publish"):
        tables.build(catalog.read(path))
    _, out = large_release.build(catalog.read(path), path, tmp_path / "out", invented.DAY)
    monkeypatch.setattr(release, "MOST_HELD", 5)
    with pytest.raises(InvalidFile, match="太大"):
        release.read(out)


def test_it_is_published_and_taken_back_as_any_other(tmp_path, large, monkeypatch):
    path = catalogue(tmp_path, rows(*SOUND[:2]))  # held
    shelf = tmp_path / "shelf"
    first = publish(asked(path, shelf))
    catalogue(tmp_path, rows(*SOUND))
    monkeypatch.setattr(release, "MOST_HELD", 14)
    second = publish(asked(path, shelf))
    assert second.before
    assert second.before.path == first.path
    assert release.current(shelf).path == second.path
    assert publish(asked(path, shelf)).unchanged
    back = rollback(shelf, None, invented.DAY, asked(path, shelf).now)
    assert back.after.path == first.path
    forth = rollback(shelf, None, invented.DAY, asked(path, shelf).now)
    assert (forth.after.path, forth.account) == (second.path, None)
    assert [each.figures for each in releases.releases(shelf)] == [15, 14]


def test_a_trial_leaves_nothing(tmp_path, large):
    path = catalogue(tmp_path, rows(*SOUND))
    done = publish(asked(path, tmp_path / "shelf")._replace(trial=True))
    assert (done.path, (tmp_path / "shelf").exists()) == (None, False)
