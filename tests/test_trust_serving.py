"""Serving while releases are harmed and swapped, with few of each; and that what judges it finds planted faults."""

import pytest

from tests.trust import serving, swapping
from tests.trust.serving_harm import Cycle
from tests.trust.swapping import Judge, Seen


def test_each_promise_holds(tmp_path):
    fallen = [row for row in serving.rows(serving.QUICK, tmp_path) if not row.holds]
    assert fallen == []


SOUND = Cycle("link gone", True, True, "为什么", 0.4, 0.4)


@pytest.mark.parametrize(
    ("planted", "holds"),
    [
        pytest.param(SOUND, True, id="nothing"),
        pytest.param(SOUND._replace(version=False), False, id="another release"),
        pytest.param(SOUND._replace(pages=False), False, id="no page"),
        pytest.param(SOUND._replace(reason=""), False, id="no reason"),
        pytest.param(SOUND._replace(told=5.1), False, id="told late"),
        pytest.param(SOUND._replace(mended=5.1), False, id="mended late"),
    ],
)
def test_a_cycle_that_readers_notice_is_told(planted, holds):
    assert serving.harmed([SOUND, planted]).holds is holds


VERSIONS = {7001: ("aaaa00000001", "a"), 7002: ("bbbb00000002", "b")}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("7001亿元", {7001}, id="as written"),
        pytest.param('{"y": [700100000000.0, 700200000000]}', {7001, 7002}, id="in base unit"),
        pytest.param("7,002亿元 aaaa00000001", {7001, 7002}, id="figure and version disagree"),
        pytest.param("17001亿元 7001", set(), id="other numbers"),
    ],
)
def test_what_an_answer_tells_is_found(body, told):
    judge = Judge(VERSIONS)
    assert judge.told("/data", body.encode()) == told
    judge.take("/data", 200, body.encode())
    assert bool(judge.seen().mixed) is (len(told) > 1)


@pytest.mark.parametrize(
    ("seen", "holds"),
    [
        pytest.param(Seen(9, [], [], 8, {7001, 7002}), True, id="nothing"),
        pytest.param(Seen(9, ["/: 500"], [], 8, {7001, 7002}), False, id="an error"),
        pytest.param(
            Seen(9, [], ["/: [7001, 7002]"], 8, {7001, 7002}), False, id="two releases in an answer"
        ),
        pytest.param(Seen(9, [], [], 1, {7001, 7002}), False, id="answers that tell nothing"),
        pytest.param(Seen(9, [], [], 8, {7001}), False, id="never swapped"),
    ],
)
def test_swaps_that_readers_notice_are_told(seen, holds):
    assert swapping.judged(serving.QUICK, seen).holds is holds


def test_memory_that_grows_is_told():
    assert swapping.remembered([100, 180, 200, 201, 199, 200]).holds
    assert not swapping.remembered([100.0 + 10 * number for number in range(20)]).holds
