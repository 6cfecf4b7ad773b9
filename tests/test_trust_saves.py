"""No half-written file is shown, however it is saved; and what would be one is caught."""

import random

from app.preview import watch
from app.preview.whole import Reading
from tests import invented
from tests.trust import saves, serving_preview
from tests.trust.saves import QUICK


def test_each_row_holds(tmp_path):
    (row,) = saves.rows(QUICK, tmp_path)
    assert row.holds, row.figure
    assert f"in {len(saves.WAYS)} ways" in row.figure


def test_a_mixture_of_two_versions_is_told_from_either(tmp_path):
    path = tmp_path / "working.yaml"
    old, new = saves.version(1), saves.version(2)
    figures = len(tables(path, old).observations)
    assert saves.is_whole(tables(path, old), figures)
    ends = [at + 1 for at, byte in enumerate(old) if byte == ord("\n")]
    halves = [cut for cut in ends if saves.numbers(tables(path, new[:cut] + old[cut:])) == [1, 2]]
    assert halves
    assert not saves.is_whole(tables(path, new[: halves[0]] + old[halves[0] :]), figures)


def tables(path, content):
    path.write_bytes(content)
    return Reading()(path).tables


def test_without_asking_who_writes_a_mixture_would_be_shown(tmp_path, monkeypatch):
    """What the row rests on: a file written over in place is a sound file all the while."""
    monkeypatch.setattr(watch, "_is_being_written", lambda _path: False)
    monkeypatch.setattr(saves, "WAYS", {"in_place": slowly_in_place})
    assert saves.saved(2, 1, tmp_path / "planted").partial


def slowly_in_place(path, number, _chance):
    content = saves.version(number)
    cut = content.index(b"indicator: growth")
    with path.open("r+b", buffering=0) as file:
        file.write(content[:cut])
        saves.time.sleep(1.5)
        file.write(content[cut:])


def test_a_file_that_is_open_for_writing_is_seen(tmp_path):
    path = tmp_path / "working.yaml"
    path.write_text(invented.YAML, encoding="utf-8")
    assert not watch._is_being_written(path)
    with path.open("r+b"):
        assert watch._is_being_written(path)
    with path.open("rb"):
        assert not watch._is_being_written(path)
    assert not watch._is_being_written(tmp_path / "none.yaml")


def test_pieces_are_all_of_a_file():
    content = saves.version(3)
    for seed in range(20):
        pieces = [*saves._pieces(content, random.Random(seed))]
        assert b"".join(piece for _, piece in pieces) == content
        assert all(content[start : start + len(piece)] == piece for start, piece in pieces)


def test_a_preview_outlives_each_harm_to_its_file(tmp_path):
    (row,) = serving_preview.rows(len(serving_preview.HARMS) // 2, tmp_path / "preview", soonest=60)
    assert row.holds, row.figure
