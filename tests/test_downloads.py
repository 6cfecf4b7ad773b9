"""What a page shows can be taken away: the same figures on the page, in the workbook, the CSV and the interface."""

import csv
import io
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import unquote

import pytest
from sheets import SHEETS, matrix, opened, records

from app import urls
from app.known import Known
from app.server import create_app
from app.urls import CHARTS, SORTS, Compare, Coverage, Data, Heat, Overview, Region, Source, Targets, View
from etl import display, queries
from etl.codes import Level
from etl.labels import COMPARATOR
from etl.queries import Filters
from etl.rows import rows

DAY = date(2026, 11, 24)
SEED, OF_EACH = 20261124, 2
GDP = "310000.gdp.2023.A.shanghai-page-2024"
LINK = re.compile(r'<a ([^>]*href="/source/[^"]*[?;&]obs=([^"&]+)[^>]*)>([^<]*)')


@pytest.fixture(scope="module")
def client(tables):
    return create_app(tables, clock=lambda: DAY).server.test_client()


@pytest.fixture(scope="module")
def known(tables) -> Known:
    """What can be asked for, of indicators and topics only those with figures."""
    view = queries.observations(tables)
    return replace(Known.of(tables), indicators={*view["indicator"]}, topics={*view["topic"]})


def some(chance: random.Random, among: object, most: int) -> tuple[str, ...]:
    listed = sorted(among)
    return tuple(chance.sample(listed, min(chance.randint(0, most), len(listed))))


def one(chance: random.Random, among: object) -> str:
    return chance.choice(["", *sorted(among)])


def drawn(chance: random.Random, known: Known) -> tuple[View, ...]:
    """Any view of each kind that has figures of its own."""
    family = chance.choice(sorted(known.families))
    return (
        Overview(one(chance, known.shown)),
        Compare(
            family,
            some(chance, known.reporting | known.groups, 2),
            some(chance, list(Level), 2),
            one(chance, known.compared[family]),
            one(chance, SORTS[1:]),
            one(chance, CHARTS),
        ),
        Targets(some(chance, known.aiming, 2), due=some(chance, known.due, 1), as_of=one(chance, ["2025-01-01"])),
        Coverage(one(chance, known.topics), some(chance, list(Level), 1)),
        Heat(one(chance, known.topics)),
        Region(chance.choice(sorted(known.reporting))),
        Source(chance.choice(sorted(known.sources))),
        Data(
            some(chance, known.reporting, 2), some(chance, known.indicators, 2), some(chance, known.roles, 2),
            periods=some(chance, known.periods, 1),
        ),
    )  # fmt: skip


def views(known: Known) -> list[View]:
    chance = random.Random(SEED)
    return [view for _ in range(OF_EACH) for view in drawn(chance, known)]


def on_the_page(client, view: View, page: str) -> dict[str, set[str]]:
    """The figures that a page shows: by id what stands there as its value."""
    if isinstance(view, Data):
        grid = client.get(f"/steer{urls.href(view, 'zh')}").json["properties"]["data-obs"]["rowData"]
        return {row["id"]: {row["value"]} for row in grid}
    found: dict[str, set[str]] = {}
    for attributes, obs_id, words in LINK.findall(page):
        said = found.setdefault(unquote(unescape(obs_id)), set())
        if re.search(r'class="(?:[^"]* )?value[ "]', attributes):
            said.add(unescape(words))
    return found


def named(page: str, written: dict[str, object]) -> set[str]:
    """Every figure that a page names anywhere, in what its charts are drawn from too."""
    ids = sorted(written, key=len, reverse=True)
    return set(re.findall("|".join(map(re.escape, ids)), unquote(unescape(unescape(page)))))


def taken(client, view: View, kind: str) -> bytes:
    answer = client.get(urls.export(view, kind))
    assert answer.status_code == 200, urls.export(view, kind)
    return answer.data


def facts(found: list[dict[str, object]]) -> dict[str, tuple[str, str]]:
    return {str(row["OBS_ID"]): (str(row["OBS_VALUE"]), str(row["COMPARATOR"])) for row in found}


def test_of_many_views_page_workbook_csv_and_interface_say_the_same(client, tables, known):
    written = {row["obs_id"]: row for row in rows(queries.observations(tables))}
    compared = valued = 0
    seen = views(known)
    for view in seen:
        where = urls.href(view, "zh")
        whole = client.get(where).get_data(as_text=True)
        page = on_the_page(client, view, whole)
        workbook = records(taken(client, view, "xlsx"), "明细")
        sheet = facts([{**row, "OBS_VALUE": row["OBS_VALUE_EXACT"]} for row in workbook])
        text = taken(client, view, "csv").decode("utf-8-sig")
        bounds = {words.zh: str(code) for code, words in COMPARATOR.items()}
        listed = {row["数据编号"]: (row["数值（基本单位）"], bounds[row["界限"]]) for row in csv_reader(text)}
        assert listed == sheet, where
        assert list(listed) == [row["OBS_ID"] for row in workbook], where
        if not isinstance(view, Coverage):  # which shows signs, of the figures in its files
            assert page.keys() == sheet.keys(), where
            assert named(whole, written) <= sheet.keys(), "charts draw no other figures"
        for obs_id, words in page.items():
            assert words <= {display.figure(written[obs_id], "zh")}, where
        valued += sum(map(bool, page.values()))
        for part in (list(sheet)[at : at + 100] for at in range(0, len(sheet), 100)):
            asked = "&".join(f"obs={obs_id}" for obs_id in part)
            told = client.get(f"/api/v1/observations.json?{asked}").json["rows"]
            assert {row["OBS_ID"] for row in told} == set(part), where
            for row in told:
                value, comparator = sheet[row["OBS_ID"]]
                assert (float(value), comparator) == (row["OBS_VALUE"], row["COMPARATOR"]), where
        compared += len(sheet)
    assert compared > 5 * len(seen)
    assert valued > 3 * len(seen)  # coverage shows none


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_topic_of_which_no_text_speaks_can_be_taken_away(client, tables, known, kind):
    silent = sorted({*tables.indicators["topic"]} - known.topics)
    assert silent
    for view in (Heat(silent[0]), Coverage(silent[0])):
        assert client.get(urls.href(view, "zh")).status_code == 200
        assert taken(client, view, kind)


def csv_reader(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text))


def test_a_workbook_of_a_view_says_what_was_asked_and_leads_back(client, tables):
    view = Compare("gdp", ("delta",), ("province",), "2023", "name")
    content = taken(client, view, "xlsx")
    assert opened(content).sheetnames == SHEETS
    said = {row[0].value: row[1].value for row in opened(content)["说明"].iter_rows() if row[0].value}
    assert said["所含"] == "比较：地区生产总值"
    asked = [row[1].value for row in opened(content)["说明"].iter_rows() if row[0].value == "筛选条件"]
    assert "地区：长三角" in asked
    assert "时期：2023年" in asked
    assert said["网页所见"] == f"http://localhost{urls.href(view, 'zh')}"


def test_the_comparison_sheet_stands_in_the_order_of_the_page(client):
    names = [
        list(provinces)
        for provinces in matrix(
            taken(client, Compare("gdp", levels=("province",), sort="name"), "xlsx")
        ).values()
    ]
    assert names == [["上海市", "浙江省"]]


def test_the_targets_of_a_day_are_judged_for_it_and_its_address_says_so(client):
    today, then = (taken(client, Targets(as_of=day), "xlsx") for day in ("", "2025-01-01"))
    assert {str(row["AS_OF"])[:10] for row in records(today, "目标")} == {DAY.isoformat()}
    assert {str(row["AS_OF"])[:10] for row in records(then, "目标")} == {"2025-01-01"}
    said = {row[0].value: row[1].value for row in opened(today)["说明"].iter_rows() if row[0].value}
    assert said["网页所见"].endswith(f"as_of={DAY.isoformat()}")


def test_everything_is_the_workbook_of_the_release(client, tables):
    answer = client.get("/download/everything.xlsx")
    assert answer.mimetype == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert len(records(answer.data, "明细")) == len(tables.observations)
    assert client.get("/download/everything.xlsx").data == answer.data
    assert client.get("/api/v1/observations.xlsx").data == answer.data


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/download/overview.csv", "区域指标_overview_"),
        ("/download/compare.xlsx?family=gdp&region=delta", "区域指标_compare_gdp_delta_"),
        ("/download/region/330000.csv", "区域指标_region_330000_"),
        ("/download/data.csv?q=%E8%8B%8F%E5%B7%9E%0d%0aX:1", "区域指标_data_"),
    ],
    ids=["overview", "ids of the view", "path", "no words of a reader"],
)
def test_files_are_named_by_ids(client, tables, address, name):
    said = client.get(address).headers["Content-Disposition"]
    chinese = unquote(said.split("filename*=UTF-8''")[1])
    assert chinese.startswith(f"{name}{tables.version}.")
    assert re.search(r'filename="regional-indicators_[\w.-]+"', said)


def test_the_csv_begins_with_a_mark_for_excel_and_words_for_heads(client):
    answer = client.get("/download/data.csv?region=310000&indicator=gdp")
    assert answer.data.startswith("\ufeff数据编号,地区代码,地区,".encode())
    assert answer.mimetype == "text/csv"
    (row,) = list(csv_reader(answer.data.decode("utf-8-sig")))
    assert (row["数据性质"], row["界限"], row["单位"], row["语气"]) == ("完成值", "等于", "元", "已完成")


def test_what_was_taken_before_is_not_sent_again(client):
    first = client.get("/download/everything.xlsx")
    again = client.get("/download/everything.xlsx", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "query",
    ["region=999999", "role=T", "indicator=x", "source=x", "colour=red", f"obs={GDP}", "q=%0A%0Dx&y=%0A"],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_unknown_filter_is_refused_in_one_line(client, kind, query):
    answer = client.get(f"/download/data.{kind}?{query}&lang=en")
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert answer.get_data(as_text=True).count("\n") == 1
    assert "unknown filter" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "address",
    ["/download/wall.csv", "/download/guide.xlsx", "/download/search.csv?q=zj", "/download/region.csv",
     "/download/nowhere.csv", "/download/region/999999.csv", "/download/observations.csv", "/download/compare.pdf"],
)  # fmt: skip
def test_pages_without_figures_have_no_files(client, address):
    assert client.get(address).status_code == 404


def test_words_narrow_a_file_down_as_they_do_the_page(client, tables):
    found = records(taken(client, Data(text="gdp 苏州"), "xlsx"), "明细")
    expected = queries.observations(tables, Filters(words=("gdp", "苏州")))
    assert [row["OBS_ID"] for row in found] == list(expected["obs_id"])
