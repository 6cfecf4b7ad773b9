"""A server that starts again: tables and the first page from where they were kept, and never from elsewhere."""

import os
import threading
from pathlib import Path

import pandas as pd
import pytest
from werkzeug.test import Client

from app.front import Front
from etl import kept
from etl.columns import COLUMNS
from tests import catalogues


@pytest.fixture
def file(tmp_path) -> Path:
    return catalogues.joined(tmp_path)


def test_kept_tables_are_those_that_were_built(file, tables):
    shelf = kept.shelf(file)
    assert not shelf.holds_tables()
    assert shelf.tables() is None
    shelf.keep_tables(tables)
    read = kept.shelf(file).tables()
    assert read.version == tables.version
    for name in COLUMNS:
        pd.testing.assert_frame_equal(read.named()[name], tables.named()[name])


def test_another_file_has_another_shelf(file, tables):
    kept.shelf(file).keep_tables(tables)
    file.write_text(file.read_text("utf-8") + "\n", encoding="utf-8")
    assert not kept.shelf(file).holds_tables()


def test_another_program_has_another_shelf(file, monkeypatch, tmp_path):
    before = kept.shelf(file)
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "new.py").write_text("", "utf-8")
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    assert kept.shelf(file) != before


@pytest.mark.parametrize("name", ["observations.feather", "version"])
def test_half_a_shelf_is_none(file, tables, name):
    shelf = kept.shelf(file)
    shelf.keep_tables(tables)
    (shelf.path / name).unlink()
    assert shelf.tables() is None


def test_old_shelves_are_cleared_away(file, tables):
    for number in range(kept.MOST + 3):
        file.write_text(f"# {number}\n", encoding="utf-8")
        shelf = kept.shelf(file)
        shelf.keep_tables(tables)
        os.utime(shelf.path, (number, number))
    assert len(list(kept.FOLDER.iterdir())) <= kept.MOST
    assert kept.shelf(file).holds_tables()


def test_where_nothing_can_be_kept_nothing_fails(file, tables, monkeypatch, tmp_path):
    (tmp_path / "no-folder").write_text("", "utf-8")
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "no-folder")
    shelf = kept.shelf(file)
    shelf.keep_tables(tables)
    shelf.keep_page("first", b"x")
    assert (shelf.tables(), shelf.page("first")) == (None, None)


def test_the_first_page_is_there_before_the_app(file, tables):
    shelf = kept.shelf(file)
    Front(shelf).build(lambda: tables, None, None)
    again = Client(Front(shelf))  # whose app nobody builds
    for address, lang in (("/", "zh-CN"), ("/?lang=en", "en")):
        answer = again.get(address)
        assert answer.status_code == 200
        assert f'<html lang="{lang}"' in answer.text
        assert "script-src" in answer.headers["Content-Security-Policy"]
        assert tables.version in answer.text


def test_files_of_the_first_page_are_there_too(file):
    front = Front(kept.shelf(file))
    name = next(name for name in front.static.files if name.startswith("style."))
    plain = Client(front).get(f"/static/{name}")
    assert plain.data == front.static.files[name].content
    assert "immutable" in plain.headers["Cache-Control"]
    packed = Client(front).get(f"/static/{name}", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert len(packed.data) < len(plain.data)


def test_what_was_not_kept_waits_for_the_app(file, tables):
    front = Front(kept.shelf(file))
    answers = []
    asking = threading.Thread(target=lambda: answers.append(Client(front).get("/sources")))
    asking.start()
    asking.join(timeout=0.3)
    assert answers == []
    front.build(lambda: tables, None, None)
    asking.join(timeout=30)
    assert answers[0].status_code == 200
