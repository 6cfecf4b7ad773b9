"""What one process of a server has made the others need not make; and what cannot be shared harms nobody."""

import pytest

from app import shared
from app.answers import Answers, Asked
from app.shared import Answer, Shared

QUESTION = (Asked("https://a.example/", "/targets?", "br"), ("2026-11-26", ()))
ANSWER = Answer(b"\x00page\n", (("Content-Type", "text/html"), ("X", "区")))


def test_what_one_process_keeps_another_has(tmp_path):
    Answers(Shared(tmp_path, "v1")).keep(QUESTION, ANSWER)
    assert Answers(Shared(tmp_path, "v1")).get(QUESTION) == ANSWER


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            (Asked("https://a.example/", "/targets?", "gzip"), QUESTION[1]), id="compressed otherwise"
        ),
        pytest.param((Asked("https://b.example/", "/targets?", "br"), QUESTION[1]), id="under another name"),
        pytest.param((QUESTION[0], ("2026-11-27", ())), id="another day"),
    ],
)
def test_another_question_has_no_answer(tmp_path, other):
    Shared(tmp_path, "v1").keep(QUESTION, ANSWER)
    assert Shared(tmp_path, "v1").get(other) is None


def test_releases_and_programs_do_not_share(tmp_path, monkeypatch):
    Shared(tmp_path, "v1").keep(QUESTION, ANSWER)
    assert Shared(tmp_path, "v2").get(QUESTION) is None
    monkeypatch.setattr(shared, "_program", lambda: "another")
    assert Shared(tmp_path, "v1").get(QUESTION) is None


def test_a_file_that_is_not_as_it_was_written_is_none(tmp_path):
    kept = Shared(tmp_path, "v1")
    kept.keep(QUESTION, ANSWER)
    (path,) = kept.folder.iterdir()
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert kept.get(QUESTION) is None
        path.write_bytes(content[:place])
        assert kept.get(QUESTION) is None


def test_only_the_newest_releases_stay(tmp_path):
    for version in ("v1", "v2", "v3"):
        Shared(tmp_path, version).keep(QUESTION, ANSWER)
    assert [path.name[:2] for path in sorted(tmp_path.iterdir())] == ["v2", "v3"]


def test_no_process_fills_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(shared, "MOST_BYTES", 300)
    kept = Shared(tmp_path, "v1")
    for n in range(20):
        kept.keep((QUESTION, n), ANSWER)
    assert sum(path.stat().st_size for path in kept.folder.iterdir()) <= 300 + 20 * 16


def test_where_nothing_can_be_written_each_makes_its_own(tmp_path):
    (tmp_path / "file").write_text("")
    answers = Answers(Shared(tmp_path / "file", "v1"))
    answers.keep(QUESTION, ANSWER)
    assert answers.get(QUESTION) == ANSWER


def test_the_popular_come_first(tmp_path):
    answers = Answers(Shared(tmp_path, "v1"))
    asked = [Asked("https://a.example/", f"/{name}?", "br") for name in "abc"]
    for times, question in enumerate(asked):
        answers.keep((question, "today"), ANSWER)
        for _ in range(times):
            answers.get((question, "today"))
    assert answers.popular(2) == [asked[2], asked[1]]
