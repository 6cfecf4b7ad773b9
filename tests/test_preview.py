"""The preview's server: its mark and bar on every page, what it answers beside them, and whom it obeys."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import invented
import pytest
from werkzeug.test import Client

from app.markup import markup
from app.preview import bar, reading, watch
from app.preview.answers import NEWS_PATH, TAKE_PATH
from app.preview.desk import Desk, Held, State
from app.preview.server import preview
from app.server import create_app
from etl.problems import Problem
from etl.text import Text

HERE = {"HTTP_HOST": "127.0.0.1:8051", "HTTP_ORIGIN": "http://127.0.0.1:8051", "REMOTE_ADDR": "127.0.0.1"}
LAST = invented.YAML[invented.YAML.rindex("  - {source") :]


class Previewed(NamedTuple):
    """A working file, what asks the server of its preview, and what follows the file."""

    path: Path
    client: Client
    reader: reading.Reader

    def save(self, text: str, looks: int = 3) -> None:
        self.path.write_text(text, encoding="utf-8")
        self.look(looks)

    def look(self, looks: int = 3) -> None:
        for _ in range(looks):
            self.reader.step()

    def news(self, seen: str = "", lang: str = "zh"):
        return self.client.get(f"{NEWS_PATH}?lang={lang}&seen={seen}")


def previewed(folder: Path, text: str) -> Previewed:
    path = folder / "working.yaml"
    path.write_text(text, encoding="utf-8")
    door, reader = preview(path)
    made = Previewed(path, Client(door), reader)
    made.look()
    return made


@pytest.fixture(scope="module", autouse=True)
def _impatient() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "PATIENCE", 0)
        yield


@pytest.fixture(scope="module")
def still(tmp_path_factory) -> Previewed:
    """A preview of a good file that no test changes."""
    return previewed(tmp_path_factory.mktemp("still"), invented.YAML)


@pytest.fixture
def good(tmp_path) -> Previewed:
    return previewed(tmp_path, invented.YAML)


def problems(count: int, warnings: int = 0) -> tuple[Problem, ...]:
    return tuple(
        Problem("data/indicators.yaml", line, 7, "a.b", Text(f"错 {line}", f"wrong {line}"), line > count)
        for line in range(1, count + warnings + 1)
    )


def words(state: State, language="zh") -> str:
    return re.sub(r"<[^>]+>", "", str(markup(bar.news(state, language))))


@pytest.mark.parametrize("path", ["/", "/?lang=en", "/compare", "/nowhere", "/wall"])
def test_every_page_is_marked_and_none_is_kept(still, path):
    answer = still.client.get(path)
    mark = "Preview · not published" if "en" in path else "预览 · 未发布"
    assert f"<title>{mark}" in answer.text
    assert f'data-stamp="{mark}' in answer.text
    assert f'data-mark="{mark}"' in answer.text
    assert 'id="banner"' not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/edition", "/api/v1", "/download/everything.xlsx", "/search.json?q=gdp"])
def test_nothing_else_is_kept_either(still, path):
    assert still.client.get(path).headers["Cache-Control"] == "no-store"


def test_files_that_never_change_are_kept(still):
    [sheet] = re.findall(r'href="(/static/preview\.[^"]+)"', still.client.get("/").text)
    assert "immutable" in still.client.get(sheet).headers["Cache-Control"]


def test_pages_that_are_no_preview_carry_nothing_of_it(tables):
    page = create_app(tables).server.test_client().get("/").text
    assert "preview" not in page


def test_a_save_changes_the_pages_and_is_news(good):
    before = good.news().json
    assert good.news(before["stamp"]).status_code == 204
    good.save(invented.YAML.replace("4.72万亿元", "4.73万亿元"))
    news = good.news(before["stamp"]).json
    assert news["edition"] not in ("", before["edition"])
    assert "4.73万亿元" in good.client.get("/region/310000").text
    assert good.client.get("/edition").text == news["edition"]


def test_problems_are_news_and_pages_stay(good):
    before = good.news().json
    good.save(invented.YAML.replace("4.72万亿元", "4.73"))
    news = good.news(before["stamp"]).json
    assert news["edition"] == before["edition"]
    assert re.search(r'data-place="[^"]*working\.yaml:\d+:\d+"', news["bar"])
    assert "4.72万亿元" in good.client.get("/region/310000").text
    good.save(invented.YAML)
    assert "没有问题" in good.news().json["bar"]


def test_watchers_are_told_how_many_problems_there_are(good):
    figure = 'indicators_working_file_problems{kind="error"} %d.0'
    assert figure % 0 in good.client.get("/metrics").text
    good.save(invented.YAML.replace("value: 4.72", "value: 4.72X"))
    assert figure % 1 in good.client.get("/metrics").text


def test_a_server_that_starts_again_in_the_same_state_has_no_news(good, tmp_path):
    assert previewed(tmp_path, invented.YAML).news(good.news().json["stamp"]).status_code == 204


def test_a_file_that_is_wrong_from_the_start_shows_what_is_wrong_and_comes_alive(tmp_path):
    wrong = previewed(tmp_path, invented.YAML.replace("上海", "上海滩"))
    for path, lang in (("/", "zh-CN"), ("/compare?lang=en", "en")):
        answer = wrong.client.get(path)
        assert f'<html lang="{lang}" data-version>' in answer.text
        assert "working.yaml:" in answer.text
        assert "script-src 'self' 'sha256-" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
    [script] = re.findall(r'src="(/static/preview\.[^"]+)"', wrong.client.get("/").text)
    assert wrong.client.get(script).status_code == 200
    assert wrong.news().json["edition"] == ""
    wrong.save(invented.YAML)
    assert "4.72万亿元" in wrong.client.get("/region/310000").text


def test_pages_wait_for_the_first_look_and_news_do_not(tmp_path):
    path = tmp_path / "working.yaml"
    path.write_text(invented.YAML, encoding="utf-8")
    door, reader = preview(path)
    answers = []
    asking = Thread(target=lambda: answers.append(Client(door).get("/sources")), daemon=True)
    asking.start()
    assert Client(door).get(NEWS_PATH).json["edition"] == ""
    assert answers == []
    while not answers:
        reader.step()
        asking.join(watch.PAUSE)
    assert answers[0].status_code == 200


# What the editor decides.


@pytest.fixture(scope="module")
def holding(tmp_path_factory) -> tuple[Previewed, str]:
    """A preview that holds a file back whose end is missing, and what its button sends."""
    good = previewed(tmp_path_factory.mktemp("held"), invented.YAML)
    good.save(invented.YAML.removesuffix(LAST), 5)
    [digest] = re.findall(r'data-take="(\w+)"', good.news().json["bar"])
    return good, digest


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"HTTP_ORIGIN": "http://evil.example"}, id="another site"),
        pytest.param({"HTTP_ORIGIN": "null"}, id="a page of no site"),
        pytest.param({"HTTP_ORIGIN": "http://127.0.0.1:9999"}, id="another port"),
        pytest.param({"HTTP_ORIGIN": "https://127.0.0.1:8051"}, id="another scheme"),
        pytest.param({"REMOTE_ADDR": "192.0.2.7"}, id="another machine"),
        pytest.param(
            {"HTTP_HOST": "evil.example", "HTTP_ORIGIN": "http://evil.example"}, id="a name rebound"
        ),
    ],
)
def test_nobody_else_may_say_so(holding, other):
    good, digest = holding
    before = good.news().json
    assert good.client.post(TAKE_PATH, data=digest, environ_overrides=HERE | other).status_code == 403
    good.look()
    assert good.news().json == before


def test_without_an_origin_nobody_may(holding):
    good, digest = holding
    assert good.client.post(TAKE_PATH, data=digest).status_code == 403


@pytest.mark.parametrize(("sent", "status"), [("0" * 16, 409), ("", 409), ("x" * 65, 400), ("文", 409)])
def test_only_what_is_held_can_be_taken(holding, sent, status):
    good, _ = holding
    assert good.client.post(TAKE_PATH, data=sent, environ_overrides=HERE).status_code == status


def test_reading_an_address_takes_nothing(holding):
    good, _ = holding
    assert good.client.get(TAKE_PATH, environ_overrides=HERE).status_code == 404


# The last of those that share what is held.
def test_what_is_held_is_taken_when_the_editor_says_so(holding):
    good, digest = holding
    before = good.news().json["edition"]
    assert "少了 2 条数据" in good.news().json["bar"]
    assert good.client.post(TAKE_PATH, data=digest, environ_overrides=HERE).status_code == 200
    good.look()
    assert good.news().json["edition"] != before


# The words of the bar.


@pytest.mark.parametrize(
    ("state", "language", "said"),
    [
        pytest.param(State("v"), "zh", "没有问题", id="fine"),
        pytest.param(State("v", problems(1)), "zh", "1 个问题 页面仍是上一份", id="one"),
        pytest.param(State("v", problems(1)), "en", "1 problem The page still", id="one, English"),
        pytest.param(State("", problems(2)), "zh", "2 个问题 改好并保存后", id="no data"),
        pytest.param(State("v", problems(2, 3)), "en", "2 problems · 3 warnings", id="warnings too"),
        pytest.param(State("v", problems(0, 1)), "zh", "1 处提醒 ", id="one warning"),
        pytest.param(State("v", problems(57)), "zh", "……还有 37 个", id="many"),
        pytest.param(State("v", problems(57)), "en", "… and 37 more", id="many, English"),
        pytest.param(State("v", (), Held("x", 2)), "zh", "少了 2 条数据", id="held"),
        pytest.param(State("v", (), Held("x", 1)), "en", "1 figure fewer", id="held, one figure"),
        pytest.param(State("v", (), Held("x", 0)), "zh", "末尾不见了，可能", id="held, no figure"),
        pytest.param(
            State("v", (), Held("x", 1, ("a/b.yaml",))), "zh", "b.yaml 的末尾不见了", id="held, its file"
        ),
        pytest.param(
            State("v", saved=("a/b.yaml",)), "zh", "没有问题刚保存：b.yaml", id="one of several saved"
        ),
        pytest.param(
            State("v", saved=tuple("abcd")), "en", "last saved: a, b, c and others, 4 files", id="many saved"
        ),
    ],
)
def test_the_bar_says(state, language, said):
    assert said in words(state, language)


def test_a_screen_of_problems_is_listed():
    assert words(State("v", problems(57))).count("indicators.yaml") == bar.MOST


def test_what_cannot_be_read_cannot_be_taken():
    desk = Desk()
    desk.lay(State("v", problems(1), Held("x")))
    assert not desk.want("x")
    assert "就用这一份" not in words(desk.state)
