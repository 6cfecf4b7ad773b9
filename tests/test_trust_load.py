"""Load and endurance: a few viewers through the real deployment; and what is wrong is found."""

import asyncio
from collections import Counter
from dataclasses import replace

import brotli
import pytest

from etl.tables import Tables
from tests.aside import aside
from tests.trust import endurance, load
from tests.trust.endurance import Day
from tests.trust.line import Answer, Line
from tests.trust.mix import SHARES, Mix
from tests.trust.processes import MB, Held, slope
from tests.trust.viewers import Judge, Tally

VERSION, OTHER = "0123456789ab", "ba9876543210"
MEMORY, FILES = (f"{what} of all processes, last half" for what in ("memory", "open files"))
HAPPENED = "what happened meanwhile"
PAGE = f'<html lang="en" data-version="{VERSION}"><p>Data version {VERSION}. [2026-11-26]. http://a.example/targets.</p></html>'


def answer(text: str, status: int = 200) -> Answer:
    return Answer(status, {"content-encoding": "br"}, brotli.compress(text.encode(), quality=0), 0, 0.01)


def test_viewers_of_the_deployment_have_what_they_ask_for_while_processes_die(tmp_path):
    rows = aside(list, load.rows(load.QUICK, tmp_path))
    assert [row for row in rows if not row.holds] == []
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        pytest.param(answer(PAGE), "", id="as it shall be"),
        pytest.param(answer(PAGE, 502), "502", id="refused"),
        pytest.param(Answer(0, {}, b"TimeoutError", 0, 30), "no answer: TimeoutError", id="no answer"),
        pytest.param(answer(PAGE[:-9]), "no whole document", id="cut off"),
        pytest.param(answer(PAGE.replace(VERSION, OTHER)), f"of {OTHER}, which was never published", id="unpublished"),
        pytest.param(answer(PAGE.replace(VERSION, OTHER, 1)), f"mixed: {OTHER} and {VERSION}", id="two releases"),
        pytest.param(answer(PAGE.replace("/targets", "/data")), "another page than", id="another page"),
        pytest.param(answer(PAGE.replace("data-version", "data-v")), "no version", id="no version"),
        pytest.param(
            Answer(200, {"content-encoding": "br"}, b"\x00garbage", 0, 0.01), "unreadable", id="garbage"
        ),
    ],
)  # fmt: skip
def test_the_judge_says_what_is_wrong_with_a_page(found, wrong):
    said = Judge([VERSION]).document("/targets", found).wrong
    assert said.startswith(wrong)
    assert bool(said) == bool(wrong)


@pytest.mark.parametrize(
    "planted",
    [
        pytest.param(Tally(), id="no views"),
        pytest.param(Tally({"document": [0.01]}, 1, 1, why=Counter(["/ 502"])), id="a failed view"),
        pytest.param(Tally({"document": [0.01] * 9 + [0.4]}, 10), id="late documents"),
        pytest.param(Tally({"document": [0.01], "question": [0.3] * 9}, 10), id="late requests"),
    ],
)
def test_a_row_of_load_can_fail(planted):
    assert not load.timed("viewers", planted, 1, 250).holds


def test_a_row_of_load_can_hold():
    assert load.timed("viewers", Tally({"document": [0.01], "export": [9.0]}, 1), 1, 250).holds


def days(growth: float, handles: float) -> Day:
    """Twenty releases, after each of which so many bytes and files more are held."""
    samples = [
        (60.0 * n, Held(2e9 + growth * n, 1e9 + growth * n, int(200 + handles * n))) for n in range(20)
    ]
    return Day([3.0] * 19, [2.0] * 8, 4, [], samples)


@pytest.mark.parametrize(
    ("day", "short"),
    [
        pytest.param(days(0, 0), [], id="flat"),
        pytest.param(days(-MB, 0), [], id="shrinks"),
        pytest.param(days(10 * MB, 0), [MEMORY], id="memory grows"),
        pytest.param(days(0, 2), [FILES], id="files stay open"),
        pytest.param(replace(days(0, 0), killed=0), [HAPPENED], id="nobody was killed"),
        pytest.param(replace(days(0, 0), published=[99.0]), [HAPPENED], id="shown late"),
        pytest.param(replace(days(0, 0), faults=["a fault"]), [HAPPENED], id="a fault"),
        pytest.param(replace(days(0, 0), samples=[]), [MEMORY, FILES], id="nothing measured"),
    ],
)  # fmt: skip
def test_rows_of_endurance_can_fail(day, short):
    tally = Tally({"document": [0.01]}, 1)
    found = [row.what for row in endurance.judged(endurance.Counts(), day, tally) if not row.holds]
    assert found == short


def test_a_failed_view_in_a_day_is_told():
    tally = Tally({"document": [0.01]}, 2, 1, why=Counter(["/targets 502"]))
    first = next(iter(endurance.judged(endurance.Counts(), days(0, 0), tally)))
    assert not first.holds
    assert "1 × /targets 502" in first.figure


def test_the_slope_is_that_of_a_line():
    assert slope([0, 1, 2, 3], [5, 7, 9, 11]) == pytest.approx(2)
    assert slope([1], [5]) == 0


def test_the_mix_has_pages_of_every_kind(tables: Tables):
    mix = Mix(tables)
    assert set(mix.pages) == set(SHARES)
    assert all(mix.pages.values())
    assert sum(SHARES.values()) == 100


def test_a_line_tells_what_it_cannot_have():
    async def ask() -> Answer:
        server = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0)
        try:
            return await Line(server.sockets[0].getsockname()[1]).get("/")
        finally:
            server.close()

    found = aside(asyncio.run, ask())
    assert found.status == 0
    assert found.body


def test_a_half_sent_answer_is_none():
    async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
        writer.close()

    async def ask() -> Answer:
        server = await asyncio.start_server(half, "127.0.0.1", 0)
        try:
            return await Line(server.sockets[0].getsockname()[1]).get("/")
        finally:
            server.close()

    assert aside(asyncio.run, ask()).status == 0
