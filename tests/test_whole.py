"""Files of whole editions: made once however many ask, kept within a bound, and so many at a time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Event

import pytest

from app import site as sites
from app import whole
from app.shared import Shared
from app.whole import BusyError, Kept, Turns, Whole
from etl.editions import Listed
from etl.extract import Extract
from etl.queries import Filters
from etl.text import Text
from tests import interface, invented

DAY = date(2025, 1, 1)


def part() -> Extract:
    """What a page shows of an edition."""
    return Extract(DAY, Filters(roles=("T",)))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return sites.site(invented.tables(tmp_path_factory.mktemp("small")))


class Slow:
    """Something that is made when it is told to, and counts how often."""

    def __init__(self, content: bytes = b"made") -> None:
        self.content, self.made = content, 0
        self.begun, self.go = Event(), Event()

    def __call__(self, *_about: object) -> bytes:
        self.made += 1
        self.begun.set()
        assert self.go.wait(10)
        return self.content


def together(count: int, asked: Callable[[], bytes], slow: Slow) -> list[bytes | BusyError]:
    """What so many get who ask at once, the first of them a little earlier."""

    def answer() -> bytes | BusyError:
        try:
            return asked()
        except BusyError as error:
            return error

    with ThreadPoolExecutor(count) as pool:
        first = pool.submit(answer)
        assert slow.begun.wait(10)
        others = [pool.submit(answer) for _ in range(count - 1)]
        # Those who are turned away are so at once.
        while sum(each.done() for each in others) < count - whole.MOST_WAITING:
            pass
        slow.go.set()
        return [each.result(10) for each in (first, *others)]


@pytest.mark.parametrize("count", [1, 2, whole.MOST_WAITING])
def test_many_who_ask_at_once_get_what_was_made_once(site, monkeypatch, count):
    slow, asked = Slow(), Whole(site)
    monkeypatch.setattr(whole, "_workbook", slow)
    assert together(count, lambda: asked.workbook(DAY), slow) == [b"made"] * count
    assert asked.workbook(DAY) == b"made"
    assert slow.made == 1


def test_more_than_may_wait_are_asked_to_come_again(site, monkeypatch):
    slow, asked = Slow(), Whole(site)
    monkeypatch.setattr(whole, "_workbook", slow)
    found = together(whole.MOST_WAITING + 3, lambda: asked.workbook(DAY), slow)
    assert sum(isinstance(each, BusyError) for each in found) == 3
    assert asked.workbook(DAY) == b"made"


def test_only_so_many_are_made_at_a_time(site, monkeypatch):
    monkeypatch.setattr(whole, "PATIENCE", 0.01)
    asked = Whole(site)
    with asked._making.one(), asked._making.one():
        with pytest.raises(BusyError):
            asked.narrowed("part", site.tables, part)
        with pytest.raises(BusyError):
            asked.zip(DAY)
        assert asked.file("light", lambda: b"content") == b"content"
    assert asked.narrowed("part", site.tables, part)[:2] == b"PK"


def test_who_asks_for_a_part_waits_for_a_turn(site, monkeypatch):
    slow, asked = Slow(), Whole(site)
    monkeypatch.setattr(whole, "_workbook", slow)
    found = together(whole.MOST_WAITING, lambda: asked.narrowed("part", site.tables, part), slow)
    assert found == [b"made"] * whole.MOST_WAITING
    assert slow.made == 1


def test_parts_are_kept_apart(site, monkeypatch):
    monkeypatch.setattr(whole, "_workbook", lambda _tables, extract: str(extract.filters.roles).encode())
    asked = Whole(site)
    for role in ("T", "A", "T"):
        of_role = Extract(DAY, Filters(roles=(role,)))
        assert asked.narrowed(role, site.tables, lambda of_role=of_role: of_role) == f"('{role}',)".encode()


def test_what_one_process_has_made_others_have(site, tmp_path, monkeypatch):
    monkeypatch.setattr(whole, "_workbook", lambda *_: b"made")
    Whole(site, Shared(tmp_path, "v1")).workbook(DAY)
    monkeypatch.setattr(whole, "_workbook", lambda *_: b"made again")
    assert Whole(site, Shared(tmp_path, "v1")).workbook(DAY) == b"made"
    assert Whole(site, Shared(tmp_path, "v1")).workbook(date(2025, 1, 2)) == b"made again"
    assert Whole(site, Shared(tmp_path, "v2")).workbook(DAY) == b"made again"


def test_sites_of_editions_do_not_share(site, tmp_path, monkeypatch):
    monkeypatch.setattr(whole, "_workbook", lambda *_: b"made")
    shared, edition = Shared(tmp_path, "v1"), replace(site, part=Listed("2026", Text("", ""), 1, 1))
    Whole(site, shared).workbook(DAY)
    monkeypatch.setattr(whole, "_workbook", lambda *_: b"of the edition")
    assert Whole(edition, shared).workbook(DAY) == b"of the edition"


def test_an_archive_holds_the_workbook_that_is_kept(site, monkeypatch):
    made = []
    monkeypatch.setattr(whole, "_workbook", lambda *about: made.append(about) or b"workbook")
    monkeypatch.setattr("etl.exchange.bundle.bundle", lambda tables, as_of, book: b"archive of " + book)
    asked = Whole(site)
    assert asked.zip(DAY) == b"archive of workbook"
    assert asked.zip(DAY) is asked.zip(DAY)
    assert asked.workbook(DAY) == b"workbook"
    assert len(made) == 1
    asked.zip(date(2025, 1, 2))
    assert len(made) == 2


def test_editions_and_days_are_kept_apart(site, tmp_path, monkeypatch):
    monkeypatch.setattr(
        whole, "_workbook", lambda tables, extract: f"{tables.version} {extract.as_of}".encode()
    )
    asked, other = Whole(site), invented.tables(tmp_path, invented.DISPUTED)
    for tables in (site.tables, other):
        for day in (DAY, date(2025, 1, 2)):
            assert asked.workbook(day, tables) == f"{tables.version} {day}".encode()


def test_a_failure_is_not_kept():
    kept, tries = Kept(100), []

    def make() -> bytes:
        tries.append(1)
        if len(tries) == 1:
            raise KeyError
        return b"made"

    with pytest.raises(KeyError):
        kept.once("a", make)
    assert kept.once("a", make) == kept.once("a", make) == b"made"
    assert len(tries) == 2


def test_what_was_not_asked_for_longest_goes_first():
    kept = Kept(10)
    for name in "abc":
        kept.once(name, lambda: b"1234")
    assert [kept.get(name) is not None for name in "abc"] == [False, True, True]
    kept.get("b")
    kept.once("d", lambda: b"1234")
    assert [kept.get(name) is not None for name in "bcd"] == [True, False, True]


def test_what_is_larger_than_the_bound_is_not_kept():
    kept = Kept(10)
    kept.once("small", lambda: b"1234")
    assert kept.once("large", lambda: b"x" * 11) == b"x" * 11
    assert kept.get("large") is None
    assert kept.get("small") == b"1234"


def test_a_turn_is_given_back_whatever_happens():
    turns = Turns(1)
    with pytest.raises(KeyError), turns.one():
        raise KeyError
    with turns.one(), pytest.raises(BusyError), turns.one():
        pass


def test_who_comes_too_often_is_told_when_to_come_again(site, monkeypatch):
    def busy(*_about: object) -> bytes:
        raise BusyError

    monkeypatch.setattr(Whole, "narrowed", busy)
    answer = interface.server(site.tables).test_client().get(f"{interface.ROOT}/observations.xlsx?role=T")
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert answer.headers["Retry-After"] == str(whole.SECONDS)
