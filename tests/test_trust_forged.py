"""Forged requests in small numbers, and that the rows can fail."""

import logging
from pathlib import Path
from typing import Any

import pytest

from tests.trust import forged, forged_headers, forged_lines
from tests.trust.forged import QUICK, Judged
from tests.trust.forged_lines import Probe
from tests.trust.forged_requests import posts
from tests.trust.forged_stack import Answer, Forged, logged

FINE = [(name, value) for name, value in {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}.items()]  # fmt: skip


def test_each_row_holds(tmp_path: Path):
    rows = list(forged.rows(QUICK, tmp_path))
    assert len(rows) == 6
    assert [f"{row.what}: {row.figure}" for row in rows if not row.holds] == []


def test_the_same_seed_forges_the_same():
    assert list(posts(1, 74)) == list(posts(1, 74)) != list(posts(2, 74))
    assert len({each.kind for each in posts(1, 74)}) == 20


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(200, [], b""), id="not refused"),
        pytest.param(Answer(500, [], b""), id="a fault"),
        pytest.param(Answer(404, [], b"Traceback (most recent call last):"), id="a trace to the client"),
        pytest.param(None, id="raised"),
    ],
)
def test_a_planted_fault_is_seen(answer):
    def application(_environ: Any, start: Any) -> list[bytes]:
        if answer is None:
            raise RuntimeError("planted")
        start(f"{answer.status} X", answer.headers)
        return [answer.body]

    judged = Judged()
    judged.ask(application, Forged("scanner", "GET", b"/x", expected=(404,)))
    assert not judged.row([]).holds
    assert not judged.missing().holds or answer.status == 404


def test_a_trace_in_the_log_is_seen():
    with logged() as log:
        logging.getLogger("any").error("planted")
    assert log.faults == ["planted"]
    assert not Judged().row(log.faults).holds


@pytest.mark.parametrize("name", [name for name, _ in FINE])
def test_a_header_that_is_lacking_is_seen(name):
    assert forged_headers.lacking(Answer(200, FINE, b"")) == []
    assert forged_headers.lacking(Answer(200, [each for each in FINE if each[0] != name], b""))
    assert forged_headers.lacking(Answer(200, [*FINE, *FINE], b""))


def test_a_cookie_is_seen():
    cookie = [*FINE, ("Set-Cookie", "a=b")]
    rows = list(forged.said([(Forged("", "GET", b"/"), Answer(200, cookie, b""))]))
    assert [row.holds for row in rows] == [False, False]


@pytest.mark.parametrize(
    ("probe", "statuses", "fine"),
    [
        (Probe("", b""), [400], True),
        (Probe("", b""), [], True),
        (Probe("", b""), [200], False),
        (Probe("", b"", once=True), [200], True),
        (Probe("", b"", once=True), [200, 404], False),
        (Probe("", b"", once=True), [502], False),
    ],
)
def test_a_second_answer_is_seen(probe, statuses, fine):
    assert (forged_lines.wrong(probe, statuses) == "") == fine
