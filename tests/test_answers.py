"""Answers kept in memory: who asks the same again gets the same bytes, and nobody another's."""

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Event, Semaphore, Thread

import brotli
import pytest
from flask import Flask, Response, request

from app import address, answers, layout, steering
from app.answers import Answer, Answers
from app.pages import compare
from app.server import create_app
from tests import invented


class Server:
    """A server of a few answers that counts how often each is made, in a state that can be set."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.state: object = "today"
        self.flask = Flask(__name__)
        answers.register(self.flask, lambda: self.state)
        self.flask.add_url_rule("/<path:name>", view_func=self.answer, methods=["GET", "POST"])
        self.client = self.flask.test_client()

    def answer(self, name: str) -> Response:
        self.made.append(name)
        said = f"{request.url} {request.get_data(as_text=True)} {len(self.made)}"
        match name:
            case "long":
                return Response(said + "x" * answers.LONGEST_ANSWER, mimetype="text/html")
            case "fault" | "nothing":
                return Response(said, 500 if name == "fault" else 404, mimetype="text/html")
            case "file":
                return Response(said, mimetype="text/csv")
            case "stream":
                return Response(iter([said]), mimetype="text/html")
        return Response(said, mimetype="text/html")


@pytest.fixture
def server() -> Server:
    return Server()


def test_the_same_question_has_the_same_answer_without_making_it_again(server):
    first, second = server.client.get("/page?a=1"), server.client.get("/page?a=1")
    assert first.data == second.data
    assert first.headers.to_wsgi_list() == second.headers.to_wsgi_list()
    assert server.made == ["page"]


def test_another_question_has_another_answer(server):
    questions = ["/page", "/page?a=1", "/page?a=2", "/page?a=1&b=2"]
    found = {server.client.get(each).data for each in [*questions, *questions]}
    assert len(found) == len(server.made) == len(questions)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"base_url": "http://other.example"}, id="host"),
        pytest.param({"base_url": "https://localhost"}, id="scheme"),
        pytest.param({"headers": {"Accept-Encoding": "gzip"}}, id="encoding"),
    ],
)
def test_who_asks_otherwise_gets_another_answer(server, other):
    first = server.client.get("/page")
    assert server.client.get("/page", **other).data != first.data
    assert server.client.get("/page").data == first.data
    assert len(server.made) == 2


def test_in_another_state_the_answer_is_another(server):
    first = server.client.get("/page").data
    server.state = "tomorrow"
    assert server.client.get("/page").data != first
    server.state = "today"
    assert server.client.get("/page").data == first


@pytest.mark.parametrize("path", ["/long", "/fault", "/nothing", "/file", "/stream", "/_dash-config"])
def test_what_is_long_wrong_or_a_file_is_not_kept(server, path):
    assert server.client.get(path).data != server.client.get(path).data
    assert len(server.made) == 2


def test_other_methods_are_not_answered_from_memory(server):
    server.client.get("/page")
    server.client.post("/page")
    server.client.post("/page")
    assert server.client.head("/page").data == b""
    assert len(server.made) == 4


def test_only_the_answers_used_last_are_kept(monkeypatch):
    monkeypatch.setattr(answers, "MOST", 3)
    kept = Answers()
    for name in "abc":
        kept.keep(name, Answer(name.encode(), ()))
    assert kept.get("a") == Answer(b"a", ())
    kept.keep("d", Answer(b"d", ()))
    assert [kept.get(name) is not None for name in "abcd"] == [True, False, True, True]


def test_many_may_ask_at_once(monkeypatch):
    monkeypatch.setattr(answers, "MOST", 10)
    kept, faults = Answers(), []

    def ask(start: int) -> None:
        for number in range(start, start + 2000):
            name = number % 25
            kept.keep(name, Answer(str(name).encode(), ()))
            if kept.get(name) not in (None, Answer(str(name).encode(), ())):
                faults.append(name)

    threads = [Thread(target=ask, args=(start,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sum(kept.get(name) is not None for name in range(25)) == 10


# ── In the app ──


def test_a_page_is_made_once(tables, monkeypatch):
    client, made = create_app(tables).server.test_client(), []
    shell = layout.shell
    monkeypatch.setattr(layout, "shell", lambda *args: made.append(args) or shell(*args))
    pages = [client.get("/compare?family=gdp").data for _ in range(3)]
    assert len({*pages}) == len(made) == 1


def test_what_a_control_changes_is_made_once(tables, monkeypatch):
    client, made = create_app(tables).server.test_client(), []
    panels = compare.panels
    client.get("/steer/compare")  # what stands around the panels is looked at once
    monkeypatch.setattr(compare, "panels", lambda *args: made.append(args) or panels(*args))
    found = [client.get("/steer/compare?family=funds").data for _ in range(3)]
    assert len({*found}) == len(made) == 1


def test_two_days_are_not_mixed(tables):
    today = [date(2024, 6, 30)]
    client = create_app(tables, clock=lambda: today[0]).server.test_client()
    assert "按 2024年6月30日 判断" in client.get("/targets").get_data(as_text=True)
    today[0] = date(2024, 7, 1)
    assert "按 2024年7月1日 判断" in client.get("/targets").get_data(as_text=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


def test_a_text_that_comes_changes_or_goes_is_seen_at_once(tmp_path, folder):
    client = create_app(invented.tables(tmp_path), folder).server.test_client()
    text, asked = folder / "first.txt", "/source/first?obs=330000.gdp.2023.A.first"

    def said() -> str:
        page: str = client.get(asked).get_data(as_text=True)
        return page

    before = said()
    assert "去年" not in before
    text.write_text("去年总量超8万亿元。\n", encoding="utf-8")
    assert "去年" in said()
    text.write_text("今年总量超8万亿元。\n", encoding="utf-8")
    os.utime(text, ns=(1, 1))
    assert "今年" in said()
    text.unlink()
    assert said() == before


def test_hosts_and_encodings_are_not_mixed(tables):
    client = create_app(tables).server.test_client()
    one = client.get("/brief/330000", base_url="http://one.example").get_data(as_text=True)
    other = client.get("/brief/330000", base_url="http://other.example").get_data(as_text=True)
    assert "http://one.example/brief/330000" in one
    assert "http://one.example" not in other
    plain = client.get("/sources").data
    assert brotli.decompress(client.get("/sources", headers={"Accept-Encoding": "br"}).data) == plain
    assert gzip.decompress(client.get("/sources", headers={"Accept-Encoding": "gzip"}).data) == plain
    assert client.get("/sources").data == plain


def test_two_apps_keep_their_answers_apart(tables, tmp_path):
    real, other = create_app(tables), create_app(invented.tables(tmp_path))
    pages = [app.server.test_client().get("/sources").data for app in (real, other, real, other)]
    assert pages[0] == pages[2] != pages[1] == pages[3]


# ── However many ask in however many ways ──


def test_no_more_is_kept_than_fits(monkeypatch):
    monkeypatch.setattr(answers, "MOST_BYTES", 100)
    kept = Answers()
    for name in "abcd":
        kept.keep(name, Answer(b"x" * 40, ()))
    kept.keep("d", Answer(b"y" * 40, ()))  # once more is no more of it
    assert [kept.get(name) is not None for name in "abcd"] == [False, False, True, True]
    kept.keep("e", Answer(b"x" * 101, ()))
    assert [kept.get(name) is not None for name in "abcde"] == [False] * 5


def test_names_that_anybody_makes_up_push_nothing_out(server):
    first = server.client.get("/page", base_url="http://one.example").data
    for number in range(address.MOST_NAMES + 20):
        server.client.get("/page", base_url=f"http://{number}.example")
    made = len(server.made)
    assert server.client.get("/page", base_url="http://one.example").data == first
    assert len(server.made) == made
    server.client.get("/page", base_url=f"http://{address.MOST_NAMES + 1}.example")
    assert len(server.made) == made + 1


@pytest.mark.parametrize(
    ("takes", "same"),
    [
        ("gzip", "gzip"), ("gzip, deflate", "gzip"), ("gzip;q=0.3", "gzip"), ("deflate", ""), ("x-y", ""),
        ("", ""),
        ("gzip, deflate, br, zstd", "br"), ("br", "br"), ("*", "br"), ("br;q=0, gzip", "gzip"), ("identity", ""),
    ],
)  # fmt: skip
def test_what_a_browser_takes_comes_down_to_three(server, takes, same):
    one = server.client.get("/page", headers={"Accept-Encoding": same}).data
    assert server.client.get("/page", headers={"Accept-Encoding": takes}).data == one
    assert len(server.made) == 1


def test_a_page_that_says_what_it_ignores_is_not_kept(tables, monkeypatch):
    client, made = create_app(tables).server.test_client(), []
    shell = layout.shell
    monkeypatch.setattr(layout, "shell", lambda *args: made.append(args) or shell(*args))
    pages = [client.get("/sources?made=up").data for _ in range(2)]
    assert len({*pages}) == 1
    assert len(made) == 2


def test_what_a_control_changes_is_kept_once_for_all_names(tables, monkeypatch):
    client, made = create_app(tables).server.test_client(), []
    panels = compare.panels
    client.get("/steer/compare")
    monkeypatch.setattr(compare, "panels", lambda *args: made.append(args) or panels(*args))
    found = [
        client.get("/steer/compare?family=funds", base_url=f"http://{name}.example").get_data(as_text=True)
        for name in ("one", "two", "three", "four", "five", "six")
    ]
    assert len({*found}) == 6
    assert len(made) == 1
    assert all(steering.HERE not in said for said in found)
    assert "http://six.example/compare?family=funds" in found[-1]
    assert found[0].replace("http://one.", "http://six.") == found[-1]


def test_few_pages_are_made_at_a_time_and_who_waits_may_find_one_made(server, monkeypatch):
    server.client.get("/kept")
    begun, first, others = Semaphore(0), Event(), Event()
    make = server.answer

    def slowly(name: str) -> Response:
        begun.release()
        assert (first if name == "one" else others).wait(10)
        return make(name)

    monkeypatch.setitem(server.flask.view_functions, "answer", slowly)
    asked = ["/one", "/two", "/one", "/three"]
    with ThreadPoolExecutor(len(asked)) as pool:
        found = [
            pool.submit(lambda path=path: server.flask.test_client().get(path).data) for path in asked[:2]
        ]
        assert begun.acquire(timeout=10)
        assert begun.acquire(timeout=10)
        found += [
            pool.submit(lambda path=path: server.flask.test_client().get(path).data) for path in asked[2:]
        ]
        assert not begun.acquire(timeout=0.3)
        assert server.client.get("/kept").data  # does not wait for them
        first.set()
        found[0].result(10)  # it is kept before anybody who waits has a turn
        others.set()
        one, two, again, three = (each.result(10) for each in found)
    assert one == again
    assert three not in (one, two)
    assert sorted(server.made) == ["kept", "one", "three", "two"]


def test_a_page_that_fails_gives_way(server, monkeypatch):
    def fails(name: str) -> Response:
        raise KeyError(name)

    monkeypatch.setitem(server.flask.view_functions, "answer", fails)
    for _ in range(2 * answers.AT_ONCE):
        assert server.client.get("/page").status_code == 500
