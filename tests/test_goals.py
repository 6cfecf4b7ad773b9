"""Goals without a number, and converted numbers, wherever figures are told, drawn, ordered, rated or handed out."""

import csv
import io
import json
import re
from copy import deepcopy
from dataclasses import replace

import goals as invented_goals
import invented
import pyarrow.parquet as pq
import pytest
from goals import AFTER, BEFORE
from sheets import made, matrix, opened, records
from trees import classed, hrefs, plots, words

from app.figures.ledger import drawn
from app.pages import brief, compare, targets
from app.parts import grid, tiles
from app.server import create_app
from app.urls import Brief, Compare, Targets
from etl import comparison, coverage, display, findings, goals, queries, ranking, target_listing
from etl import targets as ledger
from etl.changes import Aspect, changes
from etl.diff.accounting import between
from etl.diff.drawing import drawing
from etl.exchange import csvs, parquet, sdmx
from etl.exchange import records as as_json
from etl.exchange.datasets import dataset
from etl.queries import Filters
from etl.rows import rows
from etl.verdicts import said
from tests.browsing import in_language

GOAL = "110000.incomes.2026.T.report"
GRAIN = "320000.grain.2025.A.report"
# What follows from a number.
OF_A_NUMBER = (
    "OBS_VALUE", "OBS_UPPER", "LOW", "HIGH", "QUOTED_VALUE", "QUOTED_MULT", "QUOTED_DECIMALS", "QUOTED_UNIT",
    "DERIVATION",
)  # fmt: skip


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory):
    return invented.tables(tmp_path_factory.mktemp("goals"), invented_goals.YAML)


@pytest.fixture(scope="module")
def figures(tables):
    return {row["obs_id"]: row for row in rows(queries.observations(tables))}


@pytest.fixture(scope="module")
def client(tables):
    return create_app(tables, clock=lambda: AFTER).server.test_client()


# ── In words ──
@pytest.mark.parametrize(
    ("obs_id", "zh", "en"),
    [
        pytest.param(GOAL, "与经济增长同步", "“与经济增长同步” (no number given)", id="a goal"),
        pytest.param(GRAIN, "折合6754.85万吨", "67.5485 million tonnes (converted)", id="converted"),
        pytest.param(
            "320000.grain.2026.T.report",
            "折合8000万吨以上",
            "≥ 80 million tonnes (converted)",
            id="converted, a bound",
        ),
        pytest.param(
            "340000.grain.2025.A.report",
            "折合超4150万吨",
            "> 41.5 million tonnes (converted)",
            id="converted, more than",
        ),
        pytest.param("330000.grain.2025.A.report", "650万吨", "6.5 million tonnes", id="as the text has it"),
    ],
)
def test_in_words(figures, obs_id, zh, en):
    assert (display.figure(figures[obs_id], "zh"), display.figure(figures[obs_id], "en")) == (zh, en)


def test_a_converted_range_has_both_ends_in_its_unit(tmp_path):
    yaml = invented_goals.YAML.replace(
        "value: 830亿斤左右, phrase: 粮食产量830亿斤左右", "value: 830—850亿斤, phrase: 830—850亿斤"
    )
    found = rows(queries.observations(invented.tables(tmp_path, yaml), Filters(periods=("2026",))))
    row = next(row for row in found if row["comparator"] == "RG")
    assert display.figure(row, "zh") == "折合4150万吨—4250万吨"
    assert display.figure(row, "en") == "41.5 million–42.5 million tonnes (converted)"


@pytest.mark.parametrize(
    ("written", "quoted", "power", "decimals"),
    [
        pytest.param("1350.97亿斤", "6754.85", 4, 2, id="as many digits as the number needs"),
        pytest.param("500亿斤", "2500", 4, 0, id="a round one"),
        pytest.param("20000亿斤", "10", 8, 4, id="known to 亿斤 as before, which is 5万吨"),
    ],
)
def test_a_converted_number_is_as_precise_as_its_text(tmp_path, written, quoted, power, decimals):
    yaml = invented_goals.YAML.replace(
        "value: 1350.97亿斤, phrase: 粮食产量1350.97亿斤", f"value: {written}, phrase: {written}"
    )
    found = invented.tables(tmp_path, yaml).observations.set_index("obs_id").loc[GRAIN]
    assert (found["quoted_value"], found["unit_mult"], found["decimals"]) == (quoted, power, decimals)


# ── In order ──
def test_a_goal_has_no_place_and_says_why(tables):
    found = comparison.everything(tables).set_index("obs_id")
    aims = found[found["comparator"] == "NA"]
    assert len(aims) == 5
    assert aims[["rank_low", "rank_high", "low", "high", "obs_value"]].isna().all(axis=None)
    assert {*aims["reason"]} == {"没有数字，不参与排序"}
    # Of the three provinces with a target for incomes, two are ordered.
    assert found.loc["320000.incomes.2026.T.report", "rank_of"] == 2


@pytest.mark.parametrize("arranged", [ranking.arranged, ranking.by_name, ranking.by_gap])
def test_no_order_to_read_in_loses_a_goal(tables, arranged):
    view = rows(queries.comparison(tables, "incomes"))
    assert {row["obs_id"] for row in arranged(view)} == {row["obs_id"] for row in view}


def test_in_the_order_to_read_a_region_with_nothing_but_a_goal_comes_last(tables):
    view = rows(queries.comparison(tables, "budgets"))
    of_targets = [row for row in view if row["measure_role"] == "T"]
    assert [row["region"] for row in ranking.arranged(of_targets)] == ["310000", "110000"]


# ── As targets ──
@pytest.mark.parametrize(
    ("day", "obs_id", "state", "obstacle", "unrated"),
    [
        pytest.param(BEFORE, GOAL, "FUTURE", None, "QUALITATIVE", id="not due"),
        pytest.param(AFTER, GOAL, "NOT_RATEABLE", "QUALITATIVE", None, id="due, with a result"),
        pytest.param(
            AFTER, "330000.incomes.2026.T.report", "NOT_RATEABLE", "QUALITATIVE", None, id="due, without"
        ),
        pytest.param(BEFORE, "110000.savings.2026.T.report", "FUTURE", None, "QUALITATIVE", id="a stock"),
        pytest.param(
            AFTER, "320000.grain.2026.T.report", "EXCEEDED", None, None, id="converted: rated as any"
        ),
    ],
)
def test_how_a_target_stands(tables, day, obs_id, state, obstacle, unrated):
    (entry,) = ledger.entries(tables, day, Filters(ids=(obs_id,)))
    verdict = entry.verdict
    assert (verdict.state, verdict.obstacle, verdict.unrated) == (state, obstacle, unrated)
    if goals.is_goal(entry.target):
        assert (verdict.rate, entry.distance, entry.pace) == (None, None, None)
        assert said(entry, None, "zh").reason == "目标没有数字"
        assert said(entry, None, "en").reason == "the target names no number"
        assert not drawn(entry)


def test_the_result_stands_beside_a_goal_that_cannot_be_rated(tables):
    found = target_listing.spoken(tables, AFTER).iloc[0]
    assert (found["target"], found["result"]) == (
        "北京市 居民收入增速 与经济增长同步（2026年）",
        "5.1%（2026年）",
    )
    assert (found["state"], found["reason"]) == ("不可评", "目标没有数字")
    listed = target_listing.listed(tables, AFTER).set_index("target").loc[GOAL]
    assert (listed["target_as_written"], listed["result_value"]) == ("与经济增长同步", "5.1")
    assert listed[["target_value", "rate_low", "rate_high"]].isna().all()


def test_an_estimate_stands_beside_a_goal_without_a_result(tmp_path):
    yaml = invented_goals.YAML.replace(
        "region: 上海, period: 2026, role: estimate", "region: 浙江, period: 2026, role: estimate"
    )
    found = invented.tables(tmp_path, yaml)
    (entry,) = ledger.entries(found, AFTER, Filters(ids=("330000.incomes.2026.T.report",)))
    assert [row["obs_value"] for row in entry.instead] == [5.0]
    assert entry.verdict.state == "NOT_RATEABLE"


def test_a_goal_that_was_replaced_is_so(tmp_path):
    yaml = invented_goals.YAML + (
        "  - {source: later, line: 9, region: 北京, period: 2026, role: target, modality: plan, figures: [\n"
        f"      {{indicator: incomes, value: 5.5%, phrase: 居民收入增长5.5%, supersedes: {GOAL}}}]}}\n"
    )
    found = ledger.ledger(invented.tables(tmp_path, yaml), AFTER).set_index("target")
    assert found.loc[GOAL, "state"] == "SUPERSEDED"


def test_a_goal_counts_as_a_target_that_the_text_sets(tables):
    found = coverage.coverage(tables, "indicator", ["province"]).set_index(["region", "indicator"])
    assert found.loc[("110000", "standing"), "state"] == "target_only"
    assert found.loc[("110000", "incomes"), "state"] == "target_and_result"


# ── On pages ──
PAGES = (
    "/", "/?show=incomes.target", "/?show=grain.target", "/?show=grain.actual", "/?show=savings.target",
    "/?show=standing.target", *(f"/compare?family={name}" for name in ("incomes", "harvests", "budgets", "places")),
    *(f"/compare?family=incomes&{asked}" for asked in
      ("chart=rank&sort=gap&period=2026", "chart=rank&sort=name&period=across", "chart=time", "chart=small&sort=gap")),
    "/compare?family=places&region=110000", "/compare?family=harvests&region=330000&period=2026",
    "/targets", "/targets?by=topic&as_of=2026-06-30", "/heat", "/coverage", "/coverage?topic=economy",
    *(f"/{page}/{region}" for page in ("region", "brief") for region in ("110000", "320000", "330000")),
    "/data", f"/data?obs={GOAL}", f"/data?obs={GRAIN}", f"/cite/{GOAL}", f"/cite/{GRAIN}", "/sources",
    f"/source/report?obs={GOAL}", "/search?q=%E6%94%B6%E5%85%A5", "/changes", "/guide", "/wall",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_and_nothing_in_it_is_nan(client, page):
    for address in (page, in_language(page, "en")):
        answer = client.get(address)
        assert answer.status_code == 200
        assert not re.search("NaN|>nan", answer.get_data(as_text=True))


def test_a_chart_has_no_mark_of_a_goal_and_a_list_beside_it(tables):
    shown = compare.layout(tables, Compare("incomes"), "zh")
    marks = {
        each
        for plot in plots(shown)
        for trace in plot["figure"]["data"]
        for each in trace.get("customdata", ())
    }
    assert marks
    assert not {obs_id for obs_id in marks if goals.is_goal(rows(queries.observation(tables, obs_id))[0])}
    (beside,) = classed(shown, "unquantified")
    assert "目标未量化，共 2 个" in words(beside)
    assert [href for href in hrefs(beside) if GOAL in href]


def test_where_there_is_nothing_but_a_goal_it_is_listed_all_the_same(tables):
    shown = compare.layout(tables, Compare("budgets", regions=("110000",), period="2026"), "zh")
    assert "保持合理增长" in words(classed(shown, "unquantified"))


def test_tiles_without_a_number_have_no_class(tables):
    tiling = tiles.of_values(findings.standing(tables, "incomes", "T"), "zh")
    assert {code: face.shade is None for code, face in tiling.faces.items()} == {
        "110000": True, "330000": True, "310000": False, "320000": False,
    }  # fmt: skip
    assert tiling.faces["110000"].short == "未量化"
    assert "与经济增长同步" in tiling.faces["110000"].words
    shown = tiles.tiles(tiling, "居民收入增速", "zh")
    assert len(classed(shown, "tile-goal")) == 2 + 1  # two tiles and their key


def test_tiles_of_nothing_but_goals(tmp_path):
    yaml = invented_goals.YAML.replace(
        "indicator: savings, value: 5万亿元以上, phrase: 存款5万亿元以上",
        "indicator: savings, value: 稳中有增, phrase: 存款稳中有增",
    )
    tiling = tiles.of_values(findings.standing(invented.tables(tmp_path, yaml), "savings", "T"), "en")
    assert not tiling.legend
    assert {face.short for face in tiling.faces.values()} == {"no number"}


def test_a_converted_tile_is_short_and_tells_the_words_of_its_text(tables):
    face = tiles.of_values(findings.standing(tables, "grain", "A"), "zh").faces["340000"]
    assert (face.short, face.unit) == (">4150万吨", "吨")
    assert face.words.startswith("折合超4150万吨 · 原文：突破830亿斤")


def test_a_converted_figure_tells_the_words_of_its_text_when_pointed_at(client):
    assert 'title="原文：1350.97亿斤"' in client.get("/region/320000").get_data(as_text=True)


def test_targets_list_a_goal_with_its_result_and_the_reason(tables):
    shown = targets.layout(tables, Targets(regions=("110000",)), "zh", AFTER)
    listed = words(classed(shown, "undrawn"))
    for told in ("与经济增长同步", "目标没有数字", "5.1%", "不可评"):
        assert told in listed


def test_a_brief_has_a_goal_in_words_and_none_in_its_chart(tables):
    shown = brief.layout(tables, Brief("110000"), "zh", AFTER, "https://example.org/")
    assert "与经济增长同步" in words(shown)
    marks = {
        each
        for plot in plots(shown)
        for trace in plot["figure"]["data"]
        for each in trace.get("customdata", ())
    }
    assert GOAL not in marks


def test_the_grid_sorts_by_numbers_that_there_are(tables):
    found = {each["id"]: each["number"] for each in grid.records(queries.observations(tables), "zh")}
    assert found[GOAL] is None
    assert found[GRAIN] == 67_548_500
    json.dumps(list(found.values()), allow_nan=False)


# ── In files ──
def _exchanged(tables):
    return dataset("observations", tables, Filters(), AFTER)


@pytest.mark.parametrize("write", [csvs.text, sdmx.text], ids=["csv", "sdmx-csv"])
def test_a_goal_in_a_file_is_its_words_and_no_number(tables, write):
    found = {row["OBS_ID"]: row for row in csv.DictReader(io.StringIO(write(_exchanged(tables))))}
    assert (found[GOAL]["COMPARATOR"], found[GOAL]["VALUE_AS_WRITTEN"]) == ("NA", "与经济增长同步")
    assert {found[GOAL][name] for name in OF_A_NUMBER} == {""}


@pytest.mark.parametrize("write", [csvs.text, sdmx.text], ids=["csv", "sdmx-csv"])
def test_a_converted_number_in_a_file_says_so(tables, write):
    found = {row["OBS_ID"]: row for row in csv.DictReader(io.StringIO(write(_exchanged(tables))))}
    told = found[GRAIN]
    assert [told[name] for name in ("OBS_VALUE", "UNIT_MEASURE", "QUOTED_UNIT", "DERIVATION")] == [
        "67548500", "TNE", "JIN", "CONVERTED",
    ]  # fmt: skip
    assert (told["QUOTED_VALUE"], told["QUOTED_MULT"], told["VALUE_AS_WRITTEN"]) == (
        "6754.85",
        "4",
        "1350.97亿斤",
    )
    assert found["320000.grain.2026.T.report"]["QUOTED_VALUE"] == "8000"  # never 8E+3
    assert found["330000.grain.2025.A.report"]["DERIVATION"] == "QUOTED"


def test_a_goal_is_null_in_json_and_parquet(tables):
    found = {row["OBS_ID"]: row for row in json.loads(as_json.text(_exchanged(tables)))["rows"]}
    assert {found[GOAL][name] for name in OF_A_NUMBER} == {None}
    read = pq.read_table(io.BytesIO(parquet.content(_exchanged(tables)))).to_pylist()
    goal = next(row for row in read if row["OBS_ID"] == GOAL)
    assert {goal[name] for name in OF_A_NUMBER} == {None}


def test_a_workbook_has_a_goal_in_words_and_its_number_cells_empty(tables):
    book = made(tables, AFTER)
    aims = matrix(book)["居民收入增速", "目标值", "2026年", "省级", "%"]
    assert aims["北京市"][0] == "与经济增长同步"
    assert aims["江苏省"][0] == 6
    detail = next(row for row in records(book, "明细") if row["OBS_ID"] == GOAL)
    assert (detail["SHOWN_VALUE"], detail["COMPARATOR"]) == ("与经济增长同步", "NA")
    assert detail["PLACE_NAME"] == "未量化，不排序"
    assert not any(detail[name] for name in (*OF_A_NUMBER, "SHOWN_UNIT"))
    aim = next(row for row in records(book, "目标") if row["TARGET"] == GOAL)
    assert (aim["TARGET_SHOWN"], aim["STATE_NAME"], aim["REASON"]) == (
        "与经济增长同步",
        "? 不可评",
        "目标没有数字",
    )
    assert not aim["TARGET_VALUE"]
    assert not aim["RATE"]


def test_a_workbook_tells_converted_numbers(tables):
    book = made(tables, AFTER)
    grain = next(
        row for row in opened(book)["明细"].iter_rows(min_row=3) if row[7].value == "粮食产量1350.97亿斤"
    )
    assert (grain[4].value, grain[4].number_format.split(";")[0]) == (6754.85, '"折合"#,##0.00"万吨"')
    notes = [
        cell.value for row in opened(book)["对比"].iter_rows() for cell in row if isinstance(cell.value, str)
    ]
    assert any("由原文的另一单位换算" in note for note in notes)


# ── Between editions ──
def _edited(folder, before: str, after: str):
    assert invented_goals.YAML.count(before) == 1
    return invented.tables(folder, invented_goals.YAML.replace(before, after))


@pytest.mark.parametrize(
    ("written", "aspects"),
    [
        pytest.param("5.5%左右", (Aspect.VALUE, Aspect.COMPARATOR, Aspect.UNIT), id="a number at last"),
        pytest.param("快于经济增长", (Aspect.WORDING,), id="other words"),
    ],
)
def test_a_goal_that_changed(tables, tmp_path, written, aspects):
    after = _edited(
        tmp_path,
        "value: 与经济增长同步, phrase: 居民收入与经济增长同步",
        f"value: {written}, phrase: 居民收入{written}",
    )
    (change,) = changes(tables, after).figures
    assert change.aspects == aspects
    (told,) = between(tables, after, AFTER).figures
    assert "与经济增长同步" in told.what.zh
    assert (told.before.obs_value, drawing(told.before, told.after)) == (None, None)


def test_another_unit_of_the_same_amount_is_told(tables, tmp_path):
    after = _edited(
        tmp_path,
        "value: 1350.97亿斤, phrase: 粮食产量1350.97亿斤",
        "value: 6754.85万吨, phrase: 粮食产量6754.85万吨",
    )
    (change,) = changes(tables, after).figures
    assert Aspect.UNIT in change.aspects


def test_the_tables_are_not_written_into(tables):
    before = replace(tables).observations.copy()
    view = rows(queries.observations(tables))
    view_before = deepcopy(view)
    goals.numbers(view)
    ranking.ranked(view)
    assert view == view_before
    assert tables.observations.equals(before)
